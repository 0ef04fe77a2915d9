# What the paper says around its stories, in Spanish.

## Frame

skip-to-content = Saltar al contenido
menu = Menú
close = Cerrar
sections = Secciones
editions = Ediciones
search = Buscar
search-hint = Buscar en el periódico
search-results = { $count ->
    [one] { $count } resultado para «{ $query }»
   *[other] { $count } resultados para «{ $query }»
}
search-empty = No hay resultados para «{ $query }».
home = Inicio
front-page = Portada
latest = Lo último
most-recent = Lo más reciente
lead-story = Noticia principal
more-from = Más de { $section }
theme = Apariencia
theme-light = Clara
theme-dark = Oscura
theme-auto = Como en este dispositivo
footer-made-with = Hecho con { $name }
rss-feed = Canal RSS
and = {" "}y{" "}
and-before-i = {" "}e{" "}
list-separator = ,{" "}

## Times

published = Publicado: { $date }
updated = Actualizado: { $time }
approximate-time = Hora aproximada
just-now = Ahora mismo
minutes-ago = { $n ->
    [one] Hace { $n } minuto
   *[other] Hace { $n } minutos
}
hours-ago = { $n ->
    [one] Hace { $n } hora
   *[other] Hace { $n } horas
}
days-ago = { $n ->
    [one] Hace { $n } día
   *[other] Hace { $n } días
}
today = Hoy
yesterday = Ayer

## Wire

wire = Teletipo
wire-live = En directo
wire-pause = Pausar el directo
wire-resume = Reanudar el directo
wire-paused = El directo está en pausa
wire-pause-short = Pausar
wire-resume-short = Reanudar
wire-new = { $count ->
    [one] { $count } noticia nueva
   *[other] { $count } noticias nuevas
}
wire-all = Todo el teletipo
wire-of-day = El teletipo del { $date }
wire-flash = Última hora
wire-urgent = Urgente
wire-empty = Todavía no hay nada en el teletipo.
older-day = Día anterior
newer-day = Día siguiente
reconnecting = Se ha perdido la conexión; reconectando…
connection-lost = Se ha perdido la conexión. Las novedades aparecerán cuando vuelva.
connection-back = Conexión restablecida
updated-page = Hay contenido más reciente en esta página.
reload = Recargar

## Article

by = Por { $names }
reading-time = { $minutes ->
    [one] { $minutes } minuto de lectura
   *[other] { $minutes } minutos de lectura
}
photo-credit = Foto: { $name }
picture = Imagen
gallery = Galería
video = Vídeo
audio = Audio
download = Descargar
file = Archivo
table = Tabla
opinion = Opinión
analysis = Análisis
live = Directo
translations = En otros idiomas
also-in = También en
translated-from = Traducido del { $language }
correction = Fe de errores
corrections = Fe de errores
corrected = Corregido: { $date }
read-more = Leer más
follow = Seguir
follow-us-on = Síganos en { $network }
share = Compartir
email = Correo
share-email = Compartir por correo
share-facebook = Compartir en Facebook
share-x = Compartir en X
share-mastodon = Compartir en Mastodon
share-whatsapp = Compartir en WhatsApp
share-copy = Copiar el enlace
share-copied = Enlace copiado
opens-elsewhere = Se abre en otro sitio

## Comments

comments = Comentarios
comments-heading = Comentarios ({ $count })
comments-count = { $count ->
    [0] Sin comentarios
    [one] { $count } comentario
   *[other] { $count } comentarios
}
no-comments = Todavía no hay comentarios. ¡Escriba el primero!
comment-write = Escribir un comentario
comment-name = Su nombre
comment-name-hint = Se muestra con su comentario
comment-mail = Su correo electrónico
comment-mail-hint = Opcional; no se muestra nunca
comment-text = Su comentario
comment-post = Publicar
comment-reply = Responder
comment-reply-to = Responder a { $name }
comment-in-reply-to = En respuesta a { $name }
comment-more-replies = { $count ->
    [one] { $count } respuesta más
   *[other] { $count } respuestas más
}
comment-cancel = Cancelar
comment-closed = Los comentarios de este artículo están cerrados.
comment-older = Comentarios anteriores
comment-newer = Comentarios posteriores
comment-new = { $count ->
    [one] { $count } comentario nuevo
   *[other] { $count } comentarios nuevos
}
comment-posted = Su comentario se ha publicado.
comment-held = Gracias. Hemos recibido su comentario y aparecerá cuando un moderador lo haya leído.
comment-held-why = Por qué está en espera
comment-removed = Este comentario ha sido eliminado.
comment-change = Modificar
comment-save = Guardar
comment-remove = Eliminar
comment-remove-sure = ¿Eliminar definitivamente este comentario?
comment-change-until = Puede modificarlo o eliminarlo (hora límite: { $time }).
comment-changed = Modificado
comment-rules = Normas de los comentarios
comment-permalink = Enlace a este comentario
comment-staff = Redacción

## Why a comment waits

reason-links = Contiene enlaces.
reason-blocked-word = Contiene una palabra que revisamos antes.
reason-repeat = Ya se ha publicado antes.
reason-capitals = Está escrito casi todo en mayúsculas.
reason-speed = Ha enviado varios comentarios en poco tiempo.
reason-first = Es su primer comentario aquí.
reason-closed = El debate está cerrado.
reason-mixed-scripts = El nombre mezcla letras de alfabetos distintos.
reason-moderated = Todos los comentarios de este artículo se leen antes.
reason-moderator = Un moderador lo está revisando.
reason-writer = Su autor lo ha retirado.

## Refusals

error-name-missing = Escriba un nombre, por favor.
error-name-long = { $max ->
    [one] El nombre puede tener { $max } carácter como máximo.
   *[other] El nombre puede tener { $max } caracteres como máximo.
}
error-text-missing = Escriba algo, por favor.
error-text-long = { $max ->
    [one] El comentario puede tener { $max } carácter como máximo.
   *[other] El comentario puede tener { $max } caracteres como máximo.
}
error-mail = Esto no parece una dirección de correo. Corríjala o deje el campo vacío.
error-too-fast = { $seconds ->
    [one] ¡Demasiado deprisa! Vuelva a intentarlo en { $seconds } segundo.
   *[other] ¡Demasiado deprisa! Vuelva a intentarlo en { $seconds } segundos.
}
error-comment-gone = El comentario al que responde ya no está. Puede publicar el suyo como uno nuevo.
error-form = Su comentario no se ha publicado. Revise lo que está marcado.
error-bad-request-title = No hemos entendido esta dirección o este formulario
error-bad-request-text = Vuelva atrás e inténtelo de nuevo.
error-not-found-title = Página no encontrada
error-not-found-text = No hay ninguna página en esta dirección. Puede que se haya movido o que el enlace sea erróneo.
error-gone-title = Ya no está disponible
error-gone-text = Lo que había en esta dirección ha sido retirado.
error-server-title = Algo ha fallado por nuestra parte
error-server-text = Lo hemos anotado con la referencia { $id }. Inténtelo de nuevo en un momento.
error-busy-title = Muchísimos lectores en este momento
error-busy-text = Inténtelo de nuevo en unos segundos.
error-method = Esta dirección no admite ese tipo de petición.
error-too-large = Es demasiado grande; aceptamos { $max } como máximo.
error-forbidden = No tiene permiso para hacer esto.
back-to-article = Volver al artículo
back-to-front = Volver a la portada

## Lists

topic = Tema
topics = Temas
byline-page = Todo de { $name }
articles-by = Artículos de { $name }
archive = Hemeroteca
archive-of = Hemeroteca: { $month }
archive-empty = No se publicó nada en este mes.
section-empty = Todavía no se ha publicado nada aquí.
previous-month = Mes anterior
next-month = Mes siguiente
page-n = Página { $n }
pages = Páginas
older = Anteriores
newer = Posteriores
