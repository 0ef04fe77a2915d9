//! The words of page furniture in English, French, Spanish and Arabic, in lower case.

/// Lines that are nothing else than this.
#[rustfmt::skip]
pub const WHOLE_LINES: &[&str] = &[
    "home", "menu", "search", "login", "log in", "sign in", "sign up", "register", "subscribe", "share", "tweet", "email", "print", "save",
    "close", "open", "next", "previous", "live", "video", "videos", "photos", "podcast", "podcasts", "more", "all", "top", "news", "latest",
    "latest news", "breaking", "breaking news", "trending", "popular", "related", "about", "about us", "contact", "contact us", "privacy",
    "terms", "cookies", "advertisement", "advertising", "ad", "ads", "sponsored", "newsletter", "newsletters", "rss", "sitemap", "archive",
    "loading", "reply", "report", "cancel", "submit", "send", "name", "e-mail", "website", "facebook", "twitter", "x", "instagram", "youtube",
    "whatsapp", "telegram", "linkedin", "tiktok", "mastodon", "bluesky", "threads", "copy link", "world", "politics", "business", "economy",
    "sport", "sports", "culture", "opinion", "science", "technology", "tech", "health", "society", "local", "weather", "arts", "travel",
    "english", "français", "español", "العربية", "accept", "accept all", "reject", "reject all", "decline", "settings", "ok", "yes", "no",
    "top stories", "editor's picks", "most read", "wire", "the wire", "live wire", "follow us", "stay connected", "stay informed",
    "accueil", "recherche", "rechercher", "connexion", "se connecter", "s'inscrire", "s'abonner", "abonnez-vous", "partager", "imprimer",
    "envoyer", "fermer", "suivant", "précédent", "en direct", "direct", "vidéo", "vidéos", "plus", "actualités", "actualité", "à la une",
    "dernières nouvelles", "dernières infos", "fil info", "le fil", "les plus lus", "à propos", "mentions légales", "publicité", "plan du site",
    "nom", "adresse e-mail", "site web", "répondre", "annuler", "monde", "politique", "économie", "culture et société", "société", "santé",
    "météo", "accepter", "tout accepter", "refuser", "tout refuser", "paramétrer", "le fil info", "fil d'actualité", "aller au contenu",
    "inicio", "portada", "buscar", "iniciar sesión", "regístrate", "suscríbete", "compartir", "imprimir", "enviar", "cerrar", "siguiente",
    "anterior", "en vivo", "en directo", "vídeo", "vídeos", "más", "noticias", "últimas noticias", "última hora", "lo más leído",
    "más leídas", "quiénes somos", "contacto", "aviso legal", "privacidad", "publicidad", "mapa del sitio", "nombre", "correo electrónico",
    "responder", "cancelar", "mundo", "política", "economía", "deportes", "cultura", "opinión", "sociedad", "salud", "tiempo", "aceptar",
    "aceptar todo", "rechazar", "configurar", "síguenos", "destacados", "sucesos", "ciencia", "tecnología", "ir al contenido",
    "الرئيسية", "القائمة", "بحث", "البحث", "تسجيل الدخول", "اشترك", "شارك", "مشاركة", "طباعة", "إرسال", "إغلاق", "التالي", "السابق", "مباشر",
    "فيديو", "المزيد", "أخبار", "الأخبار", "آخر الأخبار", "عاجل", "الأكثر قراءة", "من نحن", "اتصل بنا", "إعلان", "إعلانات", "خريطة الموقع", "الاسم",
    "البريد الإلكتروني", "رد", "إلغاء", "العالم", "سياسة", "السياسة", "اقتصاد", "الاقتصاد", "رياضة", "الرياضة", "ثقافة", "الثقافة", "مجتمع", "صحة", "طقس",
    "رأي", "علوم", "تكنولوجيا", "قبول", "موافق", "رفض", "تابعونا", "تابعنا", "شريط الأخبار", "فيسبوك", "تويتر", "واتساب", "تيليغرام", "انستغرام", "يوتيوب",
];

/// Lines that begin like this.
#[rustfmt::skip]
pub const OPENINGS: &[&str] = &[
    "read more", "read also", "also read", "see also", "see more", "see all", "show more", "view all", "load more", "more news", "more from",
    "more on", "more stories", "all news", "related articles", "related stories", "related news", "related topics", "related:", "recommended",
    "you may also like", "you might also like", "don't miss", "share on", "share this", "share via", "share with", "share the article", "tweet this",
    "skip to", "jump to", "back to top", "sign up for", "sign up to", "subscribe to our", "subscribe now", "get our newsletter", "join our",
    "enter your email", "your email", "your name", "your comment", "save my name", "log in to", "sign in to", "download our", "download the app",
    "privacy policy", "terms of", "terms and conditions", "cookie policy", "cookie settings", "manage cookies", "advertise with", "contact the",
    "send us", "write to us", "reading time", "listen to this", "sponsored by", "paid content", "story continues below", "article continues below",
    "accept all", "accept cookies", "by continuing to", "breaking:", "live:", "trending:", "ticker:", "switch to", "change language",
    "lire aussi", "à lire aussi", "lire la suite", "lire plus", "voir aussi", "voir plus", "voir tout", "en savoir plus", "plus d'actualités",
    "articles liés", "articles similaires", "sur le même sujet", "dans la même rubrique", "partager sur", "partager cet", "partagez",
    "aller au", "retour en haut", "inscrivez-vous", "abonnez-vous à notre newsletter", "recevez notre", "recevez nos", "votre adresse",
    "votre nom", "votre e-mail", "votre commentaire", "enregistrer mon nom", "politique de confidentialité", "conditions générales",
    "gérer les cookies", "temps de lecture", "contenu sponsorisé", "la suite après", "en continuant", "tout accepter", "télécharger l'application",
    "lea también", "lee también", "leer más", "ver más", "ver también", "ver todo", "te puede interesar", "le puede interesar", "más noticias",
    "más información", "noticias relacionadas", "artículos relacionados", "temas relacionados", "compartir en", "comparte esta", "comparte este", "comparte en", "ir al", "volver arriba",
    "suscríbete a", "suscríbase", "regístrate en", "recibe nuestro", "tu correo", "tu nombre", "tu comentario", "su correo", "guardar mi nombre",
    "política de privacidad", "política de cookies", "términos y", "condiciones de uso", "tiempo de lectura", "contenido patrocinado",
    "al continuar", "aceptar todas", "descarga la app", "última hora:",
    "اقرأ أيضا", "اقرأ أيضًا", "اقرأ أيضاً", "إقرأ أيضا", "اقرأ المزيد", "اقرأ كذلك", "المزيد من", "عرض المزيد", "شاهد أيضا", "شاهد المزيد", "مواضيع ذات صلة",
    "أخبار ذات صلة", "مقالات ذات صلة", "ذات صلة", "قد يعجبك", "قد يهمك", "شارك على", "شارك المقال", "شارك عبر", "شاركها", "انتقل إلى", "العودة إلى الأعلى",
    "اشترك في", "اشتركوا في", "أدخل بريدك", "بريدك الإلكتروني", "اسمك", "تعليقك", "سياسة الخصوصية", "شروط الاستخدام", "سياسة ملفات", "وقت القراءة", "محتوى مدفوع",
    "قبول الكل", "حمّل التطبيق", "عاجل:",
];

/// Headings of lists of other articles.
#[rustfmt::skip]
pub const RELATED: &[&str] = &[
    "related", "related articles", "related stories", "related news", "related topics", "read more", "read also", "also read", "see also", "more on this story",
    "more on this", "more stories", "recommended", "you may also like", "you might also like", "don't miss", "most read", "most popular",
    "lire aussi", "à lire aussi", "voir aussi", "articles liés", "articles similaires", "sur le même sujet", "dans la même rubrique", "les plus lus",
    "lea también", "lee también", "ver también", "te puede interesar", "le puede interesar", "más noticias", "más información",
    "noticias relacionadas", "artículos relacionados", "temas relacionados", "lo más leído", "relacionado", "relacionados",
    "اقرأ أيضا", "اقرأ أيضًا", "اقرأ أيضاً", "إقرأ أيضا", "اقرأ المزيد", "اقرأ كذلك", "شاهد أيضا", "مواضيع ذات صلة", "أخبار ذات صلة", "مقالات ذات صلة", "قد يعجبك أيضا",
    "قد يهمك", "قد يهمك أيضا", "الأكثر قراءة", "ذات صلة",
];

/// What makes a line furniture wherever it stands in it.
#[rustfmt::skip]
pub const ANYWHERE: &[&str] = &[
    "we use cookies", "uses cookies", "use of cookies", "cookie policy", "our cookies", "all rights reserved", "privacy policy", "terms of use", "terms of service",
    "subscribe to our newsletter", "sign up for our newsletter", "will not be published", "required fields are marked", "©", "copyright 20", "powered by",
    "nous utilisons des cookies", "utilise des cookies", "utilisation de cookies", "utilisation des cookies", "tous droits réservés", "droits de reproduction",
    "politique de confidentialité", "notre newsletter", "ne sera pas publiée", "mentions légales",
    "utilizamos cookies", "usamos cookies", "utiliza cookies", "uso de cookies", "todos los derechos reservados", "política de privacidad", "nuestro boletín",
    "no será publicada", "no será publicado", "aviso legal",
    "ملفات تعريف الارتباط", "الكوكيز", "جميع الحقوق محفوظة", "كل الحقوق محفوظة", "سياسة الخصوصية", "نشرتنا", "النشرة البريدية", "لن يتم نشر", "الحقول الإلزامية",
];

/// What makes even a paragraph furniture.
#[rustfmt::skip]
pub const NOTICES: &[&str] = &[
    "we use cookies", "uses cookies", "use of cookies", "all rights reserved", "will not be published", "required fields are marked",
    "subscribe to our newsletter", "sign up for our newsletter", "sign up to our newsletter", "accept all cookies", "our partners store", "partners use cookies",
    "nous utilisons des cookies", "utilise des cookies", "utilisation de cookies", "utilisation des cookies", "tous droits réservés", "ne sera pas publiée",
    "abonnez-vous à notre newsletter", "inscrivez-vous à notre newsletter", "dépôt de cookies",
    "utilizamos cookies", "usamos cookies", "utiliza cookies", "uso de cookies", "todos los derechos reservados", "no será publicada", "no será publicado",
    "suscríbete a nuestro", "suscríbase a nuestro",
    "ملفات تعريف الارتباط", "جميع الحقوق محفوظة", "كل الحقوق محفوظة", "لن يتم نشر عنوان", "اشترك في نشرتنا",
];

/// What begins the part below an article.
#[rustfmt::skip]
pub const ENDS_OF_ARTICLE: &[&str] = &[
    "leave a comment", "leave a reply", "post a comment", "add a comment", "write a comment", "add your comment", "join the conversation",
    "join the discussion", "be the first to comment", "next article", "previous article", "most read", "most popular", "tags:", "topics:", "filed under",
    "comments are closed", "comments:", "about the author",
    "laisser un commentaire", "laissez un commentaire", "ajouter un commentaire", "écrire un commentaire", "poster un commentaire", "votre commentaire",
    "article suivant", "article précédent", "les plus lus", "mots-clés", "mots clés", "les commentaires sont fermés", "soyez le premier à commenter",
    "deja un comentario", "dejar un comentario", "deje un comentario", "escribe un comentario", "añadir comentario", "artículo siguiente",
    "artículo anterior", "lo más leído", "las más leídas", "etiquetas", "comentarios cerrados", "sé el primero en comentar",
    "اترك تعليقا", "اترك تعليقًا", "اترك تعليقاً", "أضف تعليقا", "أضف تعليقًا", "أضف تعليقك", "أضف تعليق", "اكتب تعليقا", "شارك برأيك", "المقال التالي", "المقال السابق",
    "الأكثر قراءة", "وسوم", "الوسوم", "كلمات مفتاحية", "الكلمات المفتاحية", "كلمات دلالية",
];

/// Lines that say when, with a digit or nearly alone.
#[rustfmt::skip]
pub const STAMPS: &[&str] = &[
    "updated", "last updated", "last update", "published", "posted", "first published", "modified", "issued at", "date", "il y a", "hace", "منذ", "قبل",
    "mis à jour", "mise à jour", "dernière mise à jour", "publié", "publiée", "posté", "modifié", "mis en ligne",
    "actualizado", "actualizada", "última actualización", "publicado", "publicada", "modificado",
    "آخر تحديث", "تحديث", "نشر", "نُشر", "نشرت", "تاريخ النشر", "تم النشر", "تم التحديث", "حُدّث",
];

/// Words of photo lines and the names that end them.
#[rustfmt::skip]
pub const CREDITS: &[&str] = &[
    "photo:", "photo :", "photos:", "photo by", "photograph:", "photography:", "picture:", "image:", "image credit", "photo credit", "credit:", "file photo",
    "caption:", "getty images", "/afp", "/reuters", "reuters/", "/epa", "ap photo", "shutterstock", "illustration:", "illustration :", "video:", "graphic:",
    "photo d'archives", "photo de ", "photo d'illustration", "crédit :", "crédit:", "crédits :", "crédit photo", "crédits photo", "légende :", "image :", "©",
    "foto:", "fotografía:", "foto de archivo", "foto de ", "crédito:", "imagen:", "pie de foto",
    "صورة:", "الصورة:", "صورة :", "تصوير:", "تصوير :", "صورة أرشيفية", "مصدر الصورة", "عدسة:",
];

#[rustfmt::skip]
pub const COMMENT_WORDS: &[&str] = &[
    "comments", "comment", "commentaires", "commentaire", "comentarios", "comentario", "réactions", "réaction", "reactions", "responses",
    "replies", "التعليقات", "تعليقات", "تعليق", "تعليقا", "تعليقًا", "تعليقاً", "التعليق", "الردود",
];

#[rustfmt::skip]
pub const NO_COMMENTS: &[&str] = &[
    "no comments", "no comments yet", "no comment", "aucun commentaire", "pas de commentaire", "pas encore de commentaires", "sin comentarios", "no hay comentarios",
    "ningún comentario", "لا توجد تعليقات", "لا تعليقات", "لا يوجد تعليقات", "لا تعليق", "بدون تعليقات",
];

/// What begins a byline.
#[rustfmt::skip]
pub const AUTHOR_WORDS: &[&str] = &[
    "written by", "words by", "report by", "story by", "text:", "author:", "by", "rédigé par", "écrit par", "publié par", "texte :", "auteur :", "par",
    "escrito por", "texto:", "autor:", "autora:", "por", "بقلم", "كتب", "كتبت", "إعداد", "تحرير", "الكاتب", "تقرير:", "الكاتبة",
];

/// Small words inside names.
pub const PARTICLES: &[&str] = &[
    "de", "la", "le", "du", "des", "del", "los", "las", "van", "von", "der", "den", "da", "dos", "di", "bin", "ben",
    "ibn", "al", "el", "ter", "af", "d'", "d’",
];

/// Verbs and phrases that ask readers to follow.
#[rustfmt::skip]
pub const FOLLOW_WORDS: &[&str] = &[
    "follow us", "follow the", "follow our", "find us", "like us", "join us", "connect with us", "stay connected", "follow", "we are on", "subscribe to our channel", "our page",
    "suivez-nous", "suivez nous", "suivez", "suivre", "nous suivre", "retrouvez-nous", "rejoignez-nous", "abonnez-vous", "notre page", "aimez notre page",
    "síguenos", "siguenos", "síganos", "siganos", "seguinos", "síguelo", "sigue a", "únete", "encuéntranos", "nuestra página",
    "تابعونا", "تابعنا", "تابعوا", "تابع", "تابعي", "انضموا", "انضم", "اشتركوا", "صفحتنا", "أعجبوا", "إنضموا",
];

/// Networks by the names under which links are kept, and what pages call them.
#[rustfmt::skip]
pub const NETWORKS: &[(&str, &[&str])] = &[
    ("facebook", &["facebook", "فيسبوك", "فايسبوك", "فيس بوك", "الفيسبوك", "الفايسبوك"]),
    ("x", &["twitter", "x", "تويتر", "إكس", "اكس", "منصة إكس"]),
    ("instagram", &["instagram", "insta", "انستغرام", "إنستغرام", "انستجرام", "إنستجرام", "أنستغرام", "انستقرام"]),
    ("youtube", &["youtube", "you tube", "يوتيوب"]),
    ("whatsapp", &["whatsapp", "واتساب", "واتس آب", "واتس اب"]),
    ("telegram", &["telegram", "تيليغرام", "تلغرام", "تليغرام", "تيليجرام", "تلجرام", "تليجرام"]),
    ("linkedin", &["linkedin", "لينكد إن", "لينكدإن", "لينكدان"]),
    ("tiktok", &["tiktok", "tik tok", "تيك توك", "تيكتوك"]),
    ("mastodon", &["mastodon", "ماستودون"]),
    ("bluesky", &["bluesky", "بلوسكاي"]),
    ("threads", &["threads", "ثريدز"]),
    ("snapchat", &["snapchat", "سناب شات", "سنابشات"]),
    ("pinterest", &["pinterest", "بينتيريست"]),
    ("google-news", &["google news", "google actualités", "google noticias", "أخبار جوجل", "أخبار غوغل", "غوغل نيوز"]),
    ("flipboard", &["flipboard"]),
];
