# What the paper says around its stories, in French. Narrow no-break spaces (U+202F) stand before : ; ? ! and inside « ».

## Frame

skip-to-content = Aller au contenu
menu = Menu
close = Fermer
sections = Rubriques
editions = Éditions
search = Rechercher
search-hint = Rechercher dans le journal
search-results = { $count ->
    [one] { $count } résultat pour « { $query } »
   *[other] { $count } résultats pour « { $query } »
}
search-empty = Aucun résultat pour « { $query } ».
home = Accueil
front-page = La Une
latest = Dernières nouvelles
most-recent = Les plus récents
lead-story = À la Une
more-from = Plus d’articles : { $section }
theme = Apparence
theme-light = Claire
theme-dark = Sombre
theme-auto = Comme sur cet appareil
footer-made-with = Réalisé avec { $name }
rss-feed = Flux RSS
and = {" "}et{" "}
and-before-i = {" "}et{" "}
list-separator = ,{" "}

## Times

published = Publié le { $date }
updated = Mis à jour : { $time }
approximate-time = Heure approximative
just-now = À l’instant
minutes-ago = { $n ->
    [one] Il y a { $n } minute
   *[other] Il y a { $n } minutes
}
hours-ago = { $n ->
    [one] Il y a { $n } heure
   *[other] Il y a { $n } heures
}
days-ago = { $n ->
    [one] Il y a { $n } jour
   *[other] Il y a { $n } jours
}
today = Aujourd’hui
yesterday = Hier

## Wire

wire = Le fil
wire-live = En direct
wire-pause = Suspendre le direct
wire-resume = Reprendre le direct
wire-paused = Le direct est suspendu
wire-pause-short = Pause
wire-resume-short = Reprendre
wire-new = { $count ->
    [one] { $count } nouvelle info
   *[other] { $count } nouvelles infos
}
wire-all = Tout le fil
wire-of-day = Le fil du { $date }
wire-flash = Flash
wire-urgent = Urgent
wire-empty = Rien sur le fil pour l’instant.
older-day = Jour précédent
newer-day = Jour suivant
reconnecting = Connexion perdue ; reconnexion en cours…
connection-lost = Connexion perdue. Les nouvelles reprendront dès son retour.
connection-back = Connexion rétablie
updated-page = Cette page a été mise à jour depuis.
reload = Recharger

## Article

by = Par { $names }
reading-time = { $minutes ->
    [one] { $minutes } minute de lecture
   *[other] { $minutes } minutes de lecture
}
photo-credit = Photo : { $name }
picture = Image
gallery = Galerie
video = Vidéo
audio = Audio
download = Télécharger
file = Fichier
table = Tableau
opinion = Opinion
analysis = Analyse
live = Direct
translations = Dans d’autres langues
also-in = Aussi en
translated-from = Traduit : { $language }
correction = Rectificatif
corrections = Rectificatifs
corrected = Rectifié le { $date }
read-more = Lire la suite
follow = Suivre
follow-us-on = Suivez-nous sur { $network }
share = Partager
email = Courriel
share-email = Partager par courriel
share-facebook = Partager sur Facebook
share-x = Partager sur X
share-mastodon = Partager sur Mastodon
share-whatsapp = Partager sur WhatsApp
share-copy = Copier le lien
share-copied = Lien copié
opens-elsewhere = Ouvre un autre site

## Comments

comments = Commentaires
comments-heading = Commentaires ({ $count })
comments-count = { $count ->
    [0] Aucun commentaire
    [one] { $count } commentaire
   *[other] { $count } commentaires
}
no-comments = Aucun commentaire pour l’instant. Soyez le premier à réagir.
comment-write = Écrire un commentaire
comment-name = Votre nom
comment-name-hint = Affiché avec votre commentaire
comment-mail = Votre adresse électronique
comment-mail-hint = Facultative ; jamais affichée
comment-text = Votre commentaire
comment-post = Publier
comment-reply = Répondre
comment-reply-to = Répondre à { $name }
comment-in-reply-to = En réponse à { $name }
comment-more-replies = { $count ->
    [one] { $count } autre réponse
   *[other] { $count } autres réponses
}
comment-cancel = Annuler
comment-closed = Les commentaires de cet article sont fermés.
comment-older = Commentaires plus anciens
comment-newer = Commentaires plus récents
comment-new = { $count ->
    [one] { $count } nouveau commentaire
   *[other] { $count } nouveaux commentaires
}
comment-posted = Votre commentaire est publié.
comment-held = Merci. Votre commentaire nous est parvenu et paraîtra dès qu’un modérateur l’aura lu.
comment-held-why = Pourquoi il est en attente
comment-removed = Ce commentaire a été supprimé.
comment-change = Modifier
comment-save = Enregistrer
comment-remove = Supprimer
comment-remove-sure = Supprimer définitivement ce commentaire ?
comment-change-until = Vous pouvez le modifier ou le supprimer jusqu’à { $time }.
comment-changed = Modifié
comment-rules = Règles des commentaires
comment-permalink = Lien vers ce commentaire
comment-staff = Rédaction

## Why a comment waits

reason-links = Il contient des liens.
reason-blocked-word = Il contient un mot que nous vérifions d’abord.
reason-repeat = Il a déjà été publié.
reason-capitals = Il est écrit presque entièrement en capitales.
reason-speed = Vous avez envoyé plusieurs commentaires en peu de temps.
reason-first = C’est votre premier commentaire ici.
reason-closed = La discussion est close.
reason-mixed-scripts = Le nom mêle des lettres d’alphabets différents.
reason-moderated = Tous les commentaires de cet article sont relus d’abord.
reason-moderator = Un modérateur l’examine.
reason-writer = Son auteur l’a retiré.

## Refusals

error-name-missing = Indiquez un nom, s’il vous plaît.
error-name-long = { $max ->
    [one] Le nom ne peut dépasser { $max } caractère.
   *[other] Le nom ne peut dépasser { $max } caractères.
}
error-text-missing = Écrivez quelque chose, s’il vous plaît.
error-text-long = { $max ->
    [one] Le commentaire ne peut dépasser { $max } caractère.
   *[other] Le commentaire ne peut dépasser { $max } caractères.
}
error-mail = Ceci ne ressemble pas à une adresse électronique. Corrigez-la ou laissez le champ vide.
error-too-fast = { $seconds ->
    [one] Un peu trop vite ! Réessayez dans { $seconds } seconde.
   *[other] Un peu trop vite ! Réessayez dans { $seconds } secondes.
}
error-comment-gone = Le commentaire auquel vous répondez n’est plus là. Vous pouvez publier le vôtre à part.
error-form = Votre commentaire n’a pas été publié. Voyez ce qui est signalé.
error-bad-request-title = Cette adresse ou ce formulaire n’a pas été compris
error-bad-request-text = Revenez en arrière et réessayez.
error-not-found-title = Page introuvable
error-not-found-text = Il n’y a pas de page à cette adresse. Elle a pu être déplacée, ou le lien est erroné.
error-gone-title = Plus disponible
error-gone-text = Ce qui se trouvait à cette adresse a été retiré.
error-server-title = Une erreur est survenue de notre côté
error-server-text = Nous l’avons notée sous la référence { $id }. Réessayez dans un instant.
error-busy-title = Très nombreux lecteurs en ce moment
error-busy-text = Réessayez dans quelques secondes.
error-method = Cette adresse n’accepte pas ce type de requête.
error-too-large = C’est trop volumineux ; la limite est de { $max }.
error-forbidden = Vous n’avez pas le droit de faire cela.
back-to-article = Retour à l’article
back-to-front = Retour à la Une

## Lists

topic = Thème
topics = Thèmes
byline-page = Tout de { $name }
articles-by = Articles de { $name }
archive = Archives
archive-of = Archives : { $month }
archive-empty = Rien n’a paru ce mois-ci.
section-empty = Rien n’a encore paru ici.
previous-month = Mois précédent
next-month = Mois suivant
page-n = Page { $n }
pages = Pages
older = Plus anciens
newer = Plus récents
