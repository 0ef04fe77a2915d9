//! A small paper for tests and the gallery: the Harbour Times with its cast, its stories and its commenters.

#![allow(dead_code, reason = "tests and the gallery each use what they need")]

use std::collections::BTreeMap;

use language::{Digits, Language};
use paper::{
    Byline, BylineId, Edition, EditionId, FollowLink, Named, Paper, Picture, PictureId, PictureText, Rendition,
    Section, SectionId, Settings, Topic, TopicId, byline::BylineDetails, section::SectionName,
};
use press::Frame;
use print::{
    Micros,
    article::{Article, Kind, Listed, MenuLink, Translation},
    comment::{Branch, Comment, CommentStatus, Thread, Threads},
    content::{Content, Teaser},
    names::ArticleId,
    wire::{Urgency, WireItem},
};
use uuid::Uuid;

pub const EN: EditionId = EditionId(1);
pub const FR: EditionId = EditionId(2);
pub const ES: EditionId = EditionId(3);
pub const AR: EditionId = EditionId(4);

/// 22 November 2026, 15:04 in Lisbon.
pub const NOW: Micros = 1_795_359_840_000_000;
pub const MINUTE: Micros = 60_000_000;
pub const HOUR: Micros = 60 * MINUTE;
pub const DAY: Micros = 24 * HOUR;

pub fn uid(number: u32) -> Uuid {
    Uuid::from_u128(0x0196_a7f3_5b00_7000_8000_0000_0000_0000 + u128::from(number))
}

fn named(words: [(&str, &str); 4]) -> Named {
    words.map(|(code, word)| (code.to_owned(), word.to_owned())).into()
}

pub fn paper() -> Paper {
    let edition = |id, code: &str, name: &str| Edition {
        id,
        code: code.to_owned(),
        language: Language::parse(code).unwrap(),
        name: name.to_owned(),
        digits: Digits::Latin,
    };
    let follow =
        |network: &str, url: Option<&str>| FollowLink { network: network.to_owned(), url: url.map(str::to_owned) };
    Paper {
        uid: uid(1),
        settings: Settings {
            name: named([
                ("en", "The Harbour Times"),
                ("fr", "Le Courrier du Port"),
                ("es", "El Correo del Puerto"),
                ("ar", "صحيفة الميناء"),
            ]),
            strapline: named([
                ("en", "What comes in with the tide"),
                ("fr", "Ce que la marée apporte"),
                ("es", "Lo que trae la marea"),
                ("ar", "ما يأتي به المدّ"),
            ]),
            zone: "Europe/Lisbon".to_owned(),
            public_address: Some("https://harbour.example".to_owned()),
            ..Settings::default()
        },
        editions: vec![
            edition(EN, "en", "English"),
            edition(FR, "fr", "Français"),
            edition(ES, "es", "Español"),
            edition(AR, "ar", "العربية"),
        ],
        sections: sections(),
        follow_links: vec![
            follow("facebook", Some("https://www.facebook.example/harbour")),
            follow("x", None),
            follow("mastodon", Some("https://news.example/@harbour")),
            follow("youtube", Some("https://video.example/harbour")),
        ],
    }
}

fn sections() -> Vec<Section> {
    let section = |id, key: &str, accent: Option<&str>, names: [(&str, &str); 4]| Section {
        id: SectionId(id),
        key: key.to_owned(),
        parent: None,
        accent: accent.map(str::to_owned),
        names: [EN, FR, ES, AR]
            .into_iter()
            .zip(names)
            .map(|(edition, (name, slug))| (edition, SectionName { name: name.to_owned(), slug: slug.to_owned() }))
            .collect(),
    };
    let mut quays = section(
        7,
        "quays",
        None,
        [("Quays", "quays"), ("Quais", "quais"), ("Muelles", "muelles"), ("الأرصفة", "أرصفة")],
    );
    quays.parent = Some(SectionId(2));
    vec![
        section(
            1,
            "world",
            Some("#34548a"),
            [("World", "world"), ("Monde", "monde"), ("Mundo", "mundo"), ("العالم", "العالم")],
        ),
        section(
            2,
            "harbour",
            None,
            [("Harbour", "harbour"), ("Port", "port"), ("Puerto", "puerto"), ("الميناء", "الميناء")],
        ),
        section(
            3,
            "city",
            Some("#8a4b16"),
            [("City", "city"), ("Ville", "ville"), ("Ciudad", "ciudad"), ("المدينة", "المدينة")],
        ),
        section(
            4,
            "economy",
            Some("#2f6b3a"),
            [("Economy", "economy"), ("Économie", "economie"), ("Economía", "economia"), ("اقتصاد", "اقتصاد")],
        ),
        section(
            5,
            "culture",
            Some("#7b3b78"),
            [("Culture", "culture"), ("Culture", "culture"), ("Cultura", "cultura"), ("ثقافة", "ثقافة")],
        ),
        section(
            6,
            "sport",
            Some("#9a3324"),
            [("Sport", "sport"), ("Sport", "sport"), ("Deporte", "deporte"), ("رياضة", "رياضة")],
        ),
        quays,
    ]
}

pub fn menus() -> (Vec<MenuLink>, Vec<MenuLink>) {
    let link = |label: &str, path: &str| MenuLink { label: label.to_owned(), path: path.to_owned() };
    let footer = vec![link("About", "/en/about"), link("Standards", "/en/standards"), link("Contact", "/en/contact")];
    (vec![link("Tide tables", "/en/tides")], footer)
}

pub fn frame<'a>(paper: &'a Paper, edition: EditionId, path: &'a str) -> Frame<'a> {
    Frame {
        paper,
        edition: paper.edition_by_id(edition).unwrap(),
        path,
        alternates: Vec::new(),
        seq: 1042,
        now: NOW,
        header_menu: &[],
        footer_menu: &[],
        icon: None,
    }
}

pub fn byline(id: i64, key: &str, name: &str, arabic: &str) -> Byline {
    let details = BylineDetails {
        names: [("ar".to_owned(), arabic.to_owned())].into(),
        role: [("en".to_owned(), "Harbour correspondent".to_owned())].into(),
        about: [(
            "en".to_owned(),
            "Writes about ships, those who wait for them and those who pay for them. Twenty years on the quays."
                .to_owned(),
        )]
        .into(),
    };
    Byline { id: BylineId(id), key: key.to_owned(), name: name.to_owned(), details }
}

pub fn mara() -> Byline {
    byline(1, "mara-lindqvist", "Mara Lindqvist", "مارا ليندكفيست")
}

pub fn teo() -> Byline {
    byline(2, "teo-branco", "Teo Branco", "تيو برانكو")
}

/// `turn` chooses which of the sample's pictures it is.
pub fn picture(turn: i64) -> Picture {
    let rendition = |width: u32, format: &str| Rendition {
        width,
        height: width * 2 / 3,
        format: format.to_owned(),
        key: format!("{turn:02}picture{width}"),
        size_bytes: 40_000,
    };
    let text = |alt: &str, caption: &str| PictureText { alt: Some(alt.to_owned()), caption: Some(caption.to_owned()) };
    Picture {
        id: PictureId(turn),
        uid: uid(5000),
        original: "original".to_owned(),
        width: 1600,
        height: 1067,
        colour: "#41707c".to_owned(),
        credit: Some("Ines Duarte".to_owned()),
        texts: BTreeMap::from([
            (
                "en".to_owned(),
                text(
                    "A tram at a stop by the quay, at night",
                    "The last tram leaves Fish Quay at 02:40; from January there will be one at 03:20 as well.",
                ),
            ),
            (
                "ar".to_owned(),
                text("ترام عند محطة على الرصيف ليلاً", "آخر ترام يغادر رصيف السمك في الثانية وأربعين دقيقة."),
            ),
        ]),
        renditions: vec![
            rendition(480, "webp"),
            rendition(960, "webp"),
            rendition(1600, "webp"),
            rendition(960, "jpeg"),
        ],
    }
}

pub fn listed(number: u32, section: i64, headline: &str, dek: &str, age: Micros) -> Listed {
    Listed {
        id: ArticleId(i64::from(number)),
        uid: uid(100 + number),
        section: Some(SectionId(section)),
        path: format!("/en/story-{number}"),
        published_at: NOW - age,
        updated_at: None,
        teaser: Teaser {
            headline: headline.to_owned(),
            dek: (!dek.is_empty()).then(|| dek.to_owned()),
            ..Teaser::default()
        },
        picture: None,
        bylines: vec![if number.is_multiple_of(2) { mara() } else { teo() }],
        allows_comments: true,
        comment_count: (number * 7) % 23,
    }
}

pub fn pictured(mut listed: Listed, turn: i64) -> Listed {
    listed.picture = Some(picture(turn));
    listed
}

const STORIES: [(i64, &str, &str); 24] = [
    (
        2,
        "Night tram wins the vote that nobody thought it could",
        "Four years after the last depot closed, the council has found the money, the drivers and, at twenty to three in the morning, the votes.",
    ),
    (
        4,
        "Cannery workers accept a shift plan of their own design",
        "The night shift goes; the pay for it stays. Both sides call it theirs.",
    ),
    (
        3,
        "Half of what school kitchens cook will come off the quay",
        "A rule of 1931 stood in the way. It took nine minutes to repeal.",
    ),
    (
        5,
        "The museum of tides opens a gallery that is only there at night",
        "Twice a day the floor is under water. The visitors are given boots.",
    ),
    (
        1,
        "Eleven ports sign the pilot treaty, and the twelfth explains why not",
        "What the hold-out fears is not the rule but the register.",
    ),
    (
        3,
        "Rope-makers’ street to be paved in stone again",
        "Asphalt lasted eleven winters. The granite beneath it, two centuries.",
    ),
    (6, "Rowers bring home silver by the width of a hand", "The photograph took forty minutes to read."),
    (4, "Empty boxes pile up in East Basin", "There are more containers in the harbour than goods to put into them."),
    (2, "Pilots want the old light back", "The new one is brighter, and in fog that is the trouble."),
    (5, "A concerto for foghorn", "The soloist weighs nine tonnes and cannot be tuned."),
    (
        1,
        "Ferry lines draw up a common timetable for the first time since 1974",
        "One ticket, four flags and a quarrel about Sundays.",
    ),
    (1, "The island that votes by boat", "Turnout depends on the wind."),
    (1, "Grain ships wait for a signature", ""),
    (1, "Two capitals, one cable", "Who repairs what lies between them?"),
    (2, "Storm gauge at the north mole replaced", "It had read zero since March."),
    (2, "Harbour master: all boats accounted for", ""),
    (2, "Dredging begins a month early", "The sand has not waited for the budget."),
    (3, "Forty homes still dark after the storm", "The cable is whole. The paperwork is not."),
    (3, "Flats where the water never runs", "A landlord, a meter and nine years of letters."),
    (3, "The hospital that learned to say where it hurts", ""),
    (4, "What a crate of sardines costs, and who says so", "Three prices, one fish."),
    (4, "Insurance for small boats doubles", ""),
    (5, "Four hundred words for rain", "A dictionary nobody ordered sells out in a day."),
    (6, "The club that will not leave its sinking ground", "High tide is a home advantage."),
];

pub fn stories() -> Vec<Listed> {
    let mut stories: Vec<Listed> = STORIES
        .iter()
        .zip(1u32..)
        .map(|((section, headline, dek), number)| {
            let age = if number < 9 { Micros::from(number) * 47 * MINUTE } else { Micros::from(number) * 7 * HOUR };
            listed(number, *section, headline, dek, age)
        })
        .collect();
    stories[0].bylines = vec![mara(), teo()];
    stories[0].published_at = NOW - 12 * MINUTE;
    stories[0].comment_count = 46;
    stories[4].teaser.kicker = Some("Analysis".to_owned());
    for (at, turn) in [(0, 1), (1, 2), (2, 3), (3, 4), (10, 5), (14, 6), (17, 7), (20, 8), (22, 9)] {
        stories[at].picture = Some(picture(turn));
    }
    stories
}

const ARABIC: [(i64, &str, &str); 7] = [
    (
        2,
        "ترام الليل يفوز بتصويت لم يتوقعه أحد",
        "بعد أربع سنوات على إغلاق آخر مستودع، وجد المجلس المال والسائقين، ثم الأصوات قبيل الثالثة فجراً.",
    ),
    (4, "العمال يقبلون نظام ورديات صمّموه بأنفسهم", "تُلغى وردية الليل ويبقى أجرها."),
    (3, "نصف ما تطبخه المدارس سيأتي من الرصيف", "قاعدة من عام 1931 كانت عائقاً."),
    (5, "متحف المدّ يفتتح قاعة لا تظهر إلا ليلاً", "تغمر المياه أرضيته مرتين في اليوم."),
    (1, "أحد عشر ميناءً توقّع معاهدة المرشدين", "ما يخشاه الميناء الثاني عشر ليس القاعدة بل السجل."),
    (3, "إعادة رصف شارع الحبّالين بالحجر", "صمد الإسفلت أحد عشر شتاءً."),
    (6, "المجدّفون يعودون بالفضة بفارق كفّ", "استغرقت قراءة الصورة أربعين دقيقة."),
];

pub fn arabic_stories() -> Vec<Listed> {
    let mut stories: Vec<Listed> = ARABIC
        .iter()
        .zip(1u32..)
        .map(|((section, headline, dek), number)| Listed {
            path: format!("/ar/خبر-{number}"),
            ..listed(number, *section, headline, dek, Micros::from(number) * 47 * MINUTE)
        })
        .collect();
    stories[0].picture = Some(picture(1));
    stories[0].bylines = vec![mara(), teo()];
    stories
}

pub fn wire(lines: &[(Micros, Urgency, &str)]) -> Vec<WireItem> {
    let items = lines.iter().zip(1u32..).map(|((age, urgency, headline), number)| WireItem {
        id: i64::from(number),
        uid: uid(2000 + number),
        minute: NOW - age,
        rank: 1,
        headline: (*headline).to_owned(),
        urgency: *urgency,
        article: (number % 3 != 1).then(|| (ArticleId(i64::from(number)), format!("/en/story-{number}"))),
    });
    items.collect()
}

pub fn english_wire() -> Vec<WireItem> {
    use Urgency::{Flash, Normal, Urgent};
    let mut lines = vec![
        (12 * MINUTE, Flash, "Ferry to the outer islands back after two days"),
        (33 * MINUTE, Normal, "Council votes 17–4 for the night tram"),
        (66 * MINUTE, Normal, "Cannery workers accept the new shift plan"),
        (144 * MINUTE, Urgent, "School kitchens to buy half their fish from the quay"),
        (349 * MINUTE, Normal, "Storm gauge at the north mole replaced"),
        (404 * MINUTE, Normal, "Rope-makers’ street to be paved in stone again"),
        (917 * MINUTE, Normal, "Power restored to all but forty homes"),
        (1079 * MINUTE, Normal, "Harbour master: all boats accounted for"),
        (1234 * MINUTE, Normal, "Museum of tides opens its night gallery"),
    ];
    let more = [
        "Pilots ask for the old light",
        "Dredging begins a month early",
        "Grain ships wait for a signature",
        "Insurance for small boats doubles",
        "Rowers take silver by the width of a hand",
    ];
    for turn in 0..18 {
        lines.push(((1300 + turn * 171) * MINUTE, Normal, more[usize::try_from(turn).unwrap() % more.len()]));
    }
    wire(&lines)
}

pub fn arabic_wire() -> Vec<WireItem> {
    use Urgency::{Flash, Normal};
    wire(&[
        (12 * MINUTE, Flash, "العبّارة تعود إلى الجزر الخارجية بعد يومين"),
        (33 * MINUTE, Normal, "المجلس يصوّت بأغلبية 17 مقابل 4 لترام الليل"),
        (66 * MINUTE, Normal, "عمال المصنع يقبلون نظام الورديات الجديد"),
        (404 * MINUTE, Normal, "إعادة رصف شارع الحبّالين بالحجر"),
        (917 * MINUTE, Normal, "عودة الكهرباء إلى جميع المنازل إلا أربعين"),
        (1079 * MINUTE, Normal, "قبطان الميناء: كل القوارب سالمة"),
    ])
}

const BODY: &str = r#"<p>The coast office says that around 16 boats went down in the night of the storm, according to a councillor who was at its closed briefing. The fishers’ guild counts <a href="https://guild.example/list" rel="noopener">at least 22</a>. The ministry has not confirmed either.</p>
<p>What no one disputes is where they lay: along the unlit half of the mole, behind the gauge that had been reported broken in March. “I rang it in,” says a pilot who has worked the approach for thirty years, “and then I rang it in again.”</p>
<h2 id="b-gauge">A gauge that read zero</h2>
<p>The gauge is a brass cylinder the height of a child. It was installed in 1958 and has been painted eleven times. Its last true reading, as far as anyone can tell, was on <em>3 March</em>; after that it told whoever asked that there was no wind at all.</p>
<blockquote>
<p>There is a difference between a calm and a gauge that has died, and you would think that a harbour would know it.</p>
<footer>Old Pilot, in a letter to this newspaper</footer></blockquote>
<p>Three offices share the mole. The harbour office owns the stone, the coast office the instruments, and the city the lamps. None of the three could say this week whose task it was to notice.</p>
<div class="table-scroll" tabindex="0" role="region" aria-label="Boats lost, by who says so"><table>
<caption>Boats lost, by who says so</caption>
<thead>
<tr><th scope="col">Figure</th><th scope="col">Who says so</th><th scope="col" class="align-end">Day</th></tr>
</thead>
<tbody>
<tr><td>about 16</td><td>Coast office, through a councillor</td><td class="align-end">21</td></tr>
<tr><td>at least 22</td><td>Fishers’ guild, by a list of names</td><td class="align-end">22</td></tr>
</tbody>
</table></div>
<aside class="pullquote"><p>None of the three could say whose task it was to notice.</p>
</aside>
<p>The guild’s list has names of boats and of owners. This newspaper has rung nineteen of the twenty-two. Fourteen answered; each had lost a boat. Two had lost two.</p>
<figure><img src="/media/03picture960.jpeg" srcset="/media/03picture480.webp 480w, /media/03picture960.webp 960w" sizes="(min-width: 72rem) 47rem, 100vw" width="1600" height="1067" alt="The north mole from the sea" loading="lazy">
<figcaption>The unlit half of the mole, on Friday. <small>Photo: Ines Duarte</small></figcaption></figure>
<ul>
<li>The lamps have been dark since a cable fault in February.</li>
<li>The gauge was replaced on Saturday, at low tide.</li>
<li>A hearing is set for 3 December.</li>
</ul>
<p>What the sea returns it returns slowly. On Saturday two hulls came up at East Basin, one of them with its kettle still on the hook.</p>
"#;

pub fn article() -> Article {
    let teaser = Teaser {
        headline: "How many boats were really lost off the north mole".to_owned(),
        dek: Some("Three offices have given three figures. Only one of them says how it was counted.".to_owned()),
        kicker: Some("Analysis".to_owned()),
        ..Teaser::default()
    };
    Article {
        id: ArticleId(1),
        uid: uid(101),
        edition: EN,
        family: uid(9000),
        kind: Kind::Article,
        section: Some(SectionId(2)),
        path: "/en/harbour/how-many-boats".to_owned(),
        published_at: NOW - 354 * MINUTE,
        is_time_approximate: false,
        updated_at: Some(NOW - 59 * MINUTE),
        content: Content { teaser, dateline: Some("Port Alda".to_owned()), ..Content::default() },
        body_html: BODY.to_owned(),
        words: 1380,
        picture: Some(picture(6)),
        bylines: vec![mara(), teo()],
        topics: vec![
            Topic {
                id: TopicId(1),
                key: "storm".to_owned(),
                name: "The storm of November".to_owned(),
                slug: "storm".to_owned(),
            },
            Topic {
                id: TopicId(2),
                key: "mole".to_owned(),
                name: "North mole".to_owned(),
                slug: "north-mole".to_owned(),
            },
        ],
        translations: vec![
            Translation {
                edition: FR,
                path: "/fr/port/combien-de-bateaux".to_owned(),
                headline: "Combien de bateaux perdus au large du môle nord ?".to_owned(),
            },
            Translation {
                edition: AR,
                path: "/ar/الميناء/كم-قاربا".to_owned(),
                headline: "كم قارباً فُقد فعلاً قبالة الرصيف الشمالي".to_owned(),
            },
        ],
        allows_comments: true,
        comment_count: 5,
    }
}

pub fn comment(number: u32, depth: u8, name: &str, text: &str) -> Comment {
    Comment {
        id: i64::from(number),
        uid: uid(3000 + number),
        article: ArticleId(1),
        parent_id: None,
        thread_id: None,
        depth,
        status: CommentStatus::Shown,
        reasons: Vec::new(),
        name: name.to_owned(),
        text: text.to_owned(),
        posted_at: NOW - 3 * HOUR + Micros::from(number) * 4 * MINUTE,
        changed_at: None,
        reply_count: 0,
    }
}

pub fn branch(comment: Comment, replies: Vec<Branch>) -> Branch {
    Branch { is_shown: comment.status == CommentStatus::Shown, comment, replies }
}

pub fn threads() -> Threads {
    let thread = |top: Branch| Thread { top, hidden_replies: 0 };
    let third = branch(comment(4, 2, "نور عزيز", "هذا ما قلته أنا أيضاً في مارس."), vec![]);
    let second = branch(
        comment(
            3,
            1,
            "Mara Lindqvist",
            "Thank you. Do you remember whom you spoke to? My address is at the foot of the page.",
        ),
        vec![third],
    );
    let mut removed = comment(5, 0, "Someone", "These words must not show.");
    removed.status = CommentStatus::Removed;
    let mut changed = comment(
        7,
        0,
        "Samir Haddad",
        "A hearing on 3 December, two weeks before the budget.\n\nThe minutes of the last one are at https://council.example/minutes/2026-03, page 14.",
    );
    changed.changed_at = Some(NOW - HOUR);
    Threads {
        threads: vec![
            thread(branch(
                comment(1, 0, "Old Pilot", "The gauge was dark on the 3rd already. I rang it in."),
                vec![second],
            )),
            thread(branch(
                removed,
                vec![branch(comment(6, 1, "Ines", "I do not think that is fair to the guild."), vec![])],
            )),
            thread(branch(changed, vec![])),
        ],
        older: None,
        newer: None,
    }
}

/// So many threads of ordinary length.
pub fn many_threads(count: u32) -> Threads {
    let text = "I walked out there on Sunday morning and counted the posts that still stand; there are eleven of them, not nine as the harbour office says.";
    let top = |number| branch(comment(number, 0, "A Reader of the Paper", &format!("{number}. {text}")), vec![]);
    Threads {
        threads: (1..=count).map(|number| Thread { top: top(number), hidden_replies: 0 }).collect(),
        older: None,
        newer: None,
    }
}
