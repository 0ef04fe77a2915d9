//! Words and letters that give a language of Latin script away, even in a headline of four words.

/// The languages weighed: ours, and those that would otherwise be taken for ours.
const COMMON: [(&str, &str); 7] = [
    (
        "en",
        "the of and to in a is that for on with as at by from it be are was were has have had not but this they his her \
         its their who will would can could after before over under into about than more new says said s t an or which \
         been he she we you all one two first out up against amid no when what how why if there may must should between \
         during while most also some year years people police government minister killed former calls sets warns least",
    ),
    (
        "fr",
        "le la les l de des du d et en un une est que qui pour dans sur par au aux avec pas plus ne n se s ce cette ces \
         son sa ses leur leurs il elle ils elles on nous vous y a ont été être sont était mais ou où comme après avant \
         contre entre sans sous selon depuis lors deux trois premier première qu j c m t fait ans tout tous toute encore \
         aussi très bien même peut chez vers dont si non oui nouvelle nouveau gouvernement ministre morts jusqu à ça",
    ),
    (
        "es",
        "el la los las de del y en un una es que por para con no se su sus al lo como más pero sobre este esta estos \
         estas ese esa entre cuando muy sin ser son fue ha han hay está están había era hasta desde donde quien quién \
         qué cómo todo todos también tras ante según contra durante dos tres primer primera años año o e ni ya si sí \
         porque mientras le les nos me te tiene tienen puede pueden hace gobierno ministro muertos nuevo nueva",
    ),
    (
        "de",
        "der die das und in den von zu mit ist im für auf nicht ein eine einen einem einer des dem sich als auch es an \
         werden aus er hat dass sie nach wird bei um am sind noch wie über vor zum zur haben nur oder aber wir war mehr \
         gegen durch unter zwischen ich wenn kein keine seit ab beim vom neue will",
    ),
    (
        "it",
        "il lo la i gli le di del della dei delle dello degli e è in un una uno che per con non si da dal dalla al alla \
         ai nel nella nei sul sulla sono ha hanno come più ma anche dopo prima contro tra fra suo sua suoi loro questo \
         questa quando dove chi era essere stato stata due anni ed se ci ne",
    ),
    (
        "pt",
        "o a os as de do da dos das e é em no na nos nas um uma que por para com não se seu sua seus suas ao à aos mais \
         mas como sobre este esta isso entre quando muito sem ser são foi tem têm há está estão era até desde onde quem \
         também após pelo pela dois anos ano já ou diz",
    ),
    (
        "nl",
        "de het een van en in is dat op te zijn met voor niet aan er om ook als bij maar naar uit door over ze hij was \
         wordt worden heeft hebben nog tot meer wel geen tegen na deze dit die hun onder tussen zich al kan zal twee jaar",
    ),
];

/// Letters and signs that hardly another of the seven writes.
const SIGNS: [(&str, &str); 7] =
    [("en", ""), ("fr", "œùûîôâêëÿ"), ("es", "ñ¿¡"), ("de", "ßäü"), ("it", "ìò"), ("pt", "ãõ"), ("nl", "")];

/// Endings that speak for a language where its small words are missing.
const ENDINGS: [(&str, &[&str]); 7] = [
    ("en", &["ing", "ed", "ght", "ness", "ly", "sh", "ough", "ship", "th", "wn", "ck", "ys", "ity"]),
    ("fr", &["eux", "euse", "eau", "eaux", "oir", "ière", "ée", "ées", "és", "aient", "ique", "iques", "ois", "é"]),
    ("es", &["ción", "ciones", "dad", "ado", "ados", "ada", "ido", "idos", "illo", "ón", "ía", "ías", "ó", "án"]),
    ("de", &["ung", "ungen", "keit", "isch", "lich", "heit", "cht", "tz"]),
    ("it", &["zione", "zioni", "ità", "gli", "cche", "zza", "tto", "tti", "tta", "ò"]),
    ("pt", &["ção", "ções", "dade", "ão", "ões", "inho", "nte"]),
    ("nl", &["ijk", "ijn", "lijk", "aar", "oen", "eert", "ij"]),
];

/// Evidence for each language; a common word counts less the more languages share it.
pub fn scores(text: &str) -> Vec<(&'static str, f64)> {
    let small = text.to_lowercase();
    let mut scores: Vec<(&str, f64)> = COMMON.iter().map(|(language, _)| (*language, 0.0)).collect();
    for word in small.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()) {
        add_word(&mut scores, word);
    }
    for ((_, score), (_, signs)) in scores.iter_mut().zip(SIGNS) {
        *score += 0.8 * small.chars().filter(|c| signs.contains(*c)).count() as f64;
    }
    scores
}

fn add_word(scores: &mut [(&str, f64)], word: &str) {
    let common: Vec<usize> =
        (0..COMMON.len()).filter(|at| COMMON[*at].1.split(' ').any(|known| known == word)).collect();
    for at in &common {
        scores[*at].1 += 1.0 / common.len() as f64;
    }
    if common.is_empty() && word.len() > 3 {
        for ((_, score), (_, endings)) in scores.iter_mut().zip(ENDINGS) {
            *score += if endings.iter().any(|ending| word.ends_with(ending)) { 0.4 } else { 0.0 };
        }
    }
}
