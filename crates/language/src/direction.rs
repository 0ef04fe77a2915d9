//! Which way a text runs, and names that mix look-alike alphabets.

use unicode_bidi::get_base_direction_full;

/// The direction of a text, as the `dir` attribute says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Direction {
    Ltr,
    Rtl,
}

impl Direction {
    /// `ltr` or `rtl`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ltr => "ltr",
            Self::Rtl => "rtl",
        }
    }
}

/// The direction of the first strong character (UAX #9, P2 and P3); left to right where there is none.
pub fn direction_of(text: &str) -> Direction {
    match get_base_direction_full(text) {
        unicode_bidi::Direction::Rtl => Direction::Rtl,
        unicode_bidi::Direction::Ltr | unicode_bidi::Direction::Mixed => Direction::Ltr,
    }
}

/// Whether one word of a name has letters of two alphabets that look alike (Latin, Greek, Cyrillic), as impostors write it.
pub fn mixes_scripts(name: &str) -> bool {
    name.split(|c: char| c.is_whitespace() || c == '-' || c == '_' || c == '.').any(|word| {
        let mut alphabets = word.chars().filter_map(Alphabet::of);
        let first = alphabets.next();
        alphabets.any(|alphabet| Some(alphabet) != first)
    })
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Alphabet {
    Latin,
    Greek,
    Cyrillic,
}

impl Alphabet {
    fn of(c: char) -> Option<Self> {
        if !c.is_alphabetic() {
            return None;
        }
        match u32::from(c) {
            // The micro sign, the ordinals and the ohm sign are ours to use beside any letter.
            0xAA | 0xB5 | 0xBA | 0x2126 => None,
            0x41..=0x24F | 0x250..=0x2AF | 0x1E00..=0x1EFF | 0x2C60..=0x2C7F | 0xA720..=0xA7FF => Some(Self::Latin),
            0xFF21..=0xFF5A => Some(Self::Latin),
            0x370..=0x3FF | 0x1F00..=0x1FFF => Some(Self::Greek),
            0x400..=0x52F | 0x1C80..=0x1C8F | 0x2DE0..=0x2DFF | 0xA640..=0xA69F => Some(Self::Cyrillic),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_strong_character_sets_the_direction() {
        assert_eq!(direction_of("القاهرة (AFP)"), Direction::Rtl);
        assert_eq!(direction_of("2026 – «القاهرة»"), Direction::Rtl);
        assert_eq!(direction_of("AFP: القاهرة"), Direction::Ltr);
        assert_eq!(direction_of("\n12\nشمال"), Direction::Rtl);
        assert_eq!(direction_of("12:30 …"), Direction::Ltr);
        assert_eq!(direction_of(""), Direction::Ltr);
    }

    #[test]
    fn a_word_of_two_look_alike_alphabets_is_noticed() {
        assert!(mixes_scripts("Mаra Lindt"), "the first a is Cyrillic");
        assert!(mixes_scripts("pаypal"));
        assert!(mixes_scripts("Αnna"), "the A is Greek");
        for honest in ["Mara Lindt", "Мара Lindt", "Élodie Ñuñez", "نور Haddad", "東京Tokyo", "R2-Д2", ""]
        {
            assert!(!mixes_scripts(honest), "{honest}");
        }
    }
}
