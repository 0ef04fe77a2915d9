# What the paper says around its stories, in Modern Standard Arabic. Counts have all six plural forms, which
# PLURAL() chooses; the plain selector knows only those below 100.

## Frame

skip-to-content = انتقل إلى المحتوى
menu = القائمة
close = إغلاق
sections = الأقسام
editions = الطبعات
search = بحث
search-hint = ابحث في الصحيفة
search-results = { PLURAL($count) ->
    [zero] لا نتائج عن «{ $query }»
    [one] نتيجة واحدة عن «{ $query }»
    [two] نتيجتان عن «{ $query }»
    [few] { $count } نتائج عن «{ $query }»
    [many] { $count } نتيجة عن «{ $query }»
   *[other] { $count } نتيجة عن «{ $query }»
}
search-empty = لا نتائج عن «{ $query }».
home = الرئيسية
front-page = الصفحة الأولى
latest = آخر الأخبار
most-recent = الأحدث
lead-story = الخبر الرئيسي
more-from = المزيد من { $section }
theme = المظهر
theme-light = فاتح
theme-dark = داكن
theme-auto = حسب إعداد الجهاز
footer-made-with = أُنجز باستخدام { $name }
rss-feed = خلاصة RSS
and = {" "}و
and-before-i = {" "}و
list-separator = {" "}و

## Times

published = نُشر: { $date }
updated = آخر تحديث: { $time }
approximate-time = توقيت تقريبي
just-now = الآن
minutes-ago = { PLURAL($n) ->
    [zero] الآن
    [one] قبل دقيقة
    [two] قبل دقيقتين
    [few] قبل { $n } دقائق
    [many] قبل { $n } دقيقة
   *[other] قبل { $n } دقيقة
}
hours-ago = { PLURAL($n) ->
    [zero] قبل أقل من ساعة
    [one] قبل ساعة
    [two] قبل ساعتين
    [few] قبل { $n } ساعات
    [many] قبل { $n } ساعة
   *[other] قبل { $n } ساعة
}
days-ago = { PLURAL($n) ->
    [zero] اليوم
    [one] قبل يوم
    [two] قبل يومين
    [few] قبل { $n } أيام
    [many] قبل { $n } يومًا
   *[other] قبل { $n } يوم
}
today = اليوم
yesterday = أمس

## Wire

wire = شريط الأخبار
wire-live = مباشر
wire-pause = إيقاف التحديث المباشر مؤقتًا
wire-resume = استئناف التحديث المباشر
wire-paused = التحديث المباشر متوقف مؤقتًا
wire-pause-short = إيقاف مؤقت
wire-resume-short = استئناف
wire-new = { PLURAL($count) ->
    [zero] لا أخبار جديدة
    [one] خبر جديد
    [two] خبران جديدان
    [few] { $count } أخبار جديدة
    [many] { $count } خبرًا جديدًا
   *[other] { $count } خبر جديد
}
wire-all = شريط الأخبار كاملًا
wire-of-day = شريط أخبار { $date }
wire-flash = عاجل
wire-urgent = هام
wire-empty = لا أخبار على الشريط بعد.
older-day = اليوم السابق
newer-day = اليوم التالي
reconnecting = انقطع الاتصال؛ جارٍ إعادة الاتصال…
connection-lost = انقطع الاتصال. ستظهر الأخبار الجديدة حال عودته.
connection-back = عاد الاتصال
updated-page = في هذه الصفحة محتوى أحدث.
reload = إعادة التحميل

## Article

by = بقلم { $names }
reading-time = { PLURAL($minutes) ->
    [zero] أقل من دقيقة للقراءة
    [one] دقيقة واحدة للقراءة
    [two] دقيقتان للقراءة
    [few] { $minutes } دقائق للقراءة
    [many] { $minutes } دقيقة للقراءة
   *[other] { $minutes } دقيقة للقراءة
}
photo-credit = تصوير: { $name }
picture = صورة
gallery = معرض صور
video = فيديو
audio = صوت
download = تنزيل
file = ملف
table = جدول
opinion = رأي
analysis = تحليل
live = مباشر
translations = بلغات أخرى
also-in = متاح أيضًا باللغات
translated-from = مترجم عن { $language }
correction = تصويب
corrections = تصويبات
corrected = صُوّب: { $date }
read-more = اقرأ المزيد
follow = متابعة
follow-us-on = تابعونا على { $network }
share = مشاركة
email = البريد الإلكتروني
share-email = مشاركة بالبريد الإلكتروني
share-facebook = مشاركة على فيسبوك
share-x = مشاركة على إكس
share-mastodon = مشاركة على ماستودون
share-whatsapp = مشاركة على واتساب
share-copy = نسخ الرابط
share-copied = نُسخ الرابط
opens-elsewhere = يفتح موقعًا آخر

## Comments

comments = التعليقات
comments-heading = التعليقات ({ $count })
comments-count = { PLURAL($count) ->
    [zero] لا تعليقات
    [one] تعليق واحد
    [two] تعليقان
    [few] { $count } تعليقات
    [many] { $count } تعليقًا
   *[other] { $count } تعليق
}
no-comments = لا تعليقات بعد. كن أول من يعلّق.
comment-write = أضف تعليقًا
comment-name = الاسم
comment-name-hint = يظهر مع تعليقك
comment-mail = البريد الإلكتروني
comment-mail-hint = اختياري، ولا يُنشر أبدًا
comment-text = تعليقك
comment-post = نشر التعليق
comment-reply = رد
comment-reply-to = الرد على { $name }
comment-in-reply-to = ردًا على { $name }
comment-more-replies = { PLURAL($count) ->
    [zero] لا ردود أخرى
    [one] رد آخر
    [two] ردّان آخران
    [few] { $count } ردود أخرى
    [many] { $count } ردًا آخر
   *[other] { $count } رد آخر
}
comment-cancel = إلغاء
comment-closed = أُغلق باب التعليق على هذا المقال.
comment-older = تعليقات أقدم
comment-newer = تعليقات أحدث
comment-new = { PLURAL($count) ->
    [zero] لا تعليقات جديدة
    [one] تعليق جديد
    [two] تعليقان جديدان
    [few] { $count } تعليقات جديدة
    [many] { $count } تعليقًا جديدًا
   *[other] { $count } تعليق جديد
}
comment-posted = نُشر تعليقك.
comment-held = شكرًا لك. وصلنا تعليقك وسيظهر بعد أن يطّلع عليه أحد المشرفين.
comment-held-why = سبب الانتظار
comment-removed = حُذف هذا التعليق.
comment-change = تعديل
comment-save = حفظ
comment-remove = حذف
comment-remove-sure = هل تريد حذف هذا التعليق نهائيًا؟
comment-change-until = يمكنك تعديله أو حذفه حتى الساعة { $time }.
comment-changed = عُدّل
comment-rules = قواعد التعليق
comment-permalink = رابط هذا التعليق
comment-staff = هيئة التحرير

## Why a comment waits

reason-links = يحتوي على روابط.
reason-blocked-word = يحتوي على كلمة نراجعها قبل النشر.
reason-repeat = سبق نشره.
reason-capitals = كُتب معظمه بأحرف لاتينية كبيرة.
reason-speed = أرسلت عدة تعليقات في وقت قصير.
reason-first = هذا أول تعليق لك هنا.
reason-closed = أُغلق باب النقاش.
reason-mixed-scripts = يخلط الاسم بين حروف من أبجديات مختلفة.
reason-moderated = تُراجع جميع التعليقات على هذا المقال قبل نشرها.
reason-moderator = ينظر فيه أحد المشرفين.
reason-writer = سحبه كاتبه.

## Refusals

error-name-missing = يُرجى كتابة الاسم.
error-name-long = { PLURAL($max) ->
    [zero] الاسم طويل جدًا.
    [one] لا يجوز أن يزيد الاسم على حرف واحد.
    [two] لا يجوز أن يزيد الاسم على حرفين.
    [few] لا يجوز أن يزيد الاسم على { $max } أحرف.
    [many] لا يجوز أن يزيد الاسم على { $max } حرفًا.
   *[other] لا يجوز أن يزيد الاسم على { $max } حرف.
}
error-text-missing = يُرجى كتابة تعليق.
error-text-long = { PLURAL($max) ->
    [zero] التعليق طويل جدًا.
    [one] لا يجوز أن يزيد التعليق على حرف واحد.
    [two] لا يجوز أن يزيد التعليق على حرفين.
    [few] لا يجوز أن يزيد التعليق على { $max } أحرف.
    [many] لا يجوز أن يزيد التعليق على { $max } حرفًا.
   *[other] لا يجوز أن يزيد التعليق على { $max } حرف.
}
error-mail = لا يبدو هذا عنوان بريد إلكتروني. صحّحه أو اترك الخانة فارغة.
error-too-fast = { PLURAL($seconds) ->
    [zero] مهلًا! حاول الآن مرة أخرى.
    [one] مهلًا! حاول مرة أخرى بعد ثانية.
    [two] مهلًا! حاول مرة أخرى بعد ثانيتين.
    [few] مهلًا! حاول مرة أخرى بعد { $seconds } ثوانٍ.
    [many] مهلًا! حاول مرة أخرى بعد { $seconds } ثانية.
   *[other] مهلًا! حاول مرة أخرى بعد { $seconds } ثانية.
}
error-comment-gone = التعليق الذي ترد عليه لم يعد موجودًا. يمكنك نشر تعليقك مستقلًا.
error-form = لم يُنشر تعليقك. يُرجى مراجعة الخانات المشار إليها.
error-bad-request-title = تعذّر فهم هذا العنوان أو هذه الاستمارة
error-bad-request-text = يُرجى العودة والمحاولة مرة أخرى.
error-not-found-title = الصفحة غير موجودة
error-not-found-text = لا توجد صفحة على هذا العنوان. ربما نُقلت أو أن الرابط غير صحيح.
error-gone-title = لم يعد متاحًا
error-gone-text = سُحب ما كان منشورًا على هذا العنوان.
error-server-title = حدث خطأ من جانبنا
error-server-text = سجّلنا الخطأ بالرقم { $id }. يُرجى المحاولة بعد قليل.
error-busy-title = عدد القراء كبير جدًا الآن
error-busy-text = يُرجى المحاولة بعد بضع ثوانٍ.
error-method = لا يقبل هذا العنوان هذا النوع من الطلبات.
error-too-large = الحجم كبير جدًا؛ الحد الأقصى { $max }.
error-forbidden = لا يحق لك القيام بذلك.
back-to-article = العودة إلى المقال
back-to-front = العودة إلى الصفحة الأولى

## Lists

topic = موضوع
topics = موضوعات
byline-page = كل مقالات { $name }
articles-by = مقالات { $name }
archive = الأرشيف
archive-of = الأرشيف: { $month }
archive-empty = لم يُنشر شيء في هذا الشهر.
section-empty = لم يُنشر شيء هنا بعد.
previous-month = الشهر السابق
next-month = الشهر التالي
page-n = الصفحة { $n }
pages = الصفحات
older = الأقدم
newer = الأحدث
