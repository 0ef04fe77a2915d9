//! The sections' accent colours as a few lines of CSS, made readable on light and dark paper.

use std::fmt::Write;

use paper::{Paper, Section};

/// Grounds that an accent is read on: paper and tint, light and dark. The stylesheet has the same four.
const LIGHT: [Rgb; 2] = [Rgb(0xfb, 0xfa, 0xf6), Rgb(0xf2, 0xef, 0xe6)];
const DARK: [Rgb; 2] = [Rgb(0x14, 0x16, 0x1a), Rgb(0x1c, 0x1f, 0x25)];

/// WCAG 2.2 AA for text.
const CONTRAST_MIN: f64 = 4.5;

/// Steps from a colour to black or white.
const STEPS: u32 = 50;

/// Class of a section's accent; `None` where it has none that can be read as a colour.
pub(crate) fn class(section: &Section) -> Option<String> {
    let accent = section.accent.as_deref()?;
    Rgb::parse(accent).map(|_| format!("accent-{}", section.id.0))
}

/// A rule for each section that has an accent.
pub(crate) fn rules(paper: &Paper) -> String {
    let mut css = String::new();
    for section in &paper.sections {
        let (Some(class), Some(colour)) = (class(section), section.accent.as_deref().and_then(Rgb::parse)) else {
            continue;
        };
        let (light, dark) = (colour.readable_on(&LIGHT, BLACK), colour.readable_on(&DARK, WHITE));
        // Writing to a String does not fail.
        let _ = writeln!(css, ".{class}{{--accent:light-dark({},{})}}", light.hex(), dark.hex());
    }
    css
}

const BLACK: Rgb = Rgb(0, 0, 0);
const WHITE: Rgb = Rgb(255, 255, 255);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Rgb(u8, u8, u8);

impl Rgb {
    /// `#rrggbb` and nothing else.
    fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6 && digits.is_ascii())?;
        let channel = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
        digits.bytes().all(|digit| digit.is_ascii_hexdigit()).then_some(())?;
        Some(Rgb(channel(0)?, channel(2)?, channel(4)?))
    }

    fn hex(self) -> String {
        format!("#{:02x}{:02x}{:02x}", self.0, self.1, self.2)
    }

    /// The colour itself, or as much nearer to `end` as reading it takes.
    fn readable_on(self, grounds: &[Rgb], end: Rgb) -> Rgb {
        let is_readable = |colour: &Rgb| grounds.iter().all(|ground| colour.contrast(*ground) >= CONTRAST_MIN);
        (0..=STEPS).map(|step| self.mixed(end, step)).find(is_readable).unwrap_or(end)
    }

    fn mixed(self, end: Rgb, step: u32) -> Rgb {
        let mix = |from: u8, to: u8| {
            let sum = u32::from(from) * (STEPS - step) + u32::from(to) * step;
            u8::try_from(sum / STEPS).unwrap_or(u8::MAX)
        };
        Rgb(mix(self.0, end.0), mix(self.1, end.1), mix(self.2, end.2))
    }

    fn contrast(self, other: Rgb) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// Relative luminance of WCAG 2.2.
    fn luminance(self) -> f64 {
        let linear = |channel: u8| {
            let share = f64::from(channel) / 255.0;
            if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(self.0) + 0.7152 * linear(self.1) + 0.0722 * linear(self.2)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_six_hexadecimal_digits_are_a_colour() {
        assert_eq!(Rgb::parse("#0b5a6b"), Some(Rgb(0x0b, 0x5a, 0x6b)));
        for wrong in ["", "#fff", "0b5a6b", "#0b5a6", "#0b5a6g", "#+b5a6b", "red;}body{display:none", "#éééé"] {
            assert_eq!(Rgb::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn every_accent_is_readable_in_both_schemes() {
        for colour in
            ["#0b5a6b", "#ffff00", "#000000", "#ffffff", "#7f7f7f", "#b3261e"].map(|hex| Rgb::parse(hex).unwrap())
        {
            let (light, dark) = (colour.readable_on(&LIGHT, BLACK), colour.readable_on(&DARK, WHITE));
            assert!(LIGHT.iter().all(|ground| light.contrast(*ground) >= 4.5), "{colour:?}");
            assert!(DARK.iter().all(|ground| dark.contrast(*ground) >= 4.5), "{colour:?}");
        }
    }

    #[test]
    fn an_accent_that_is_readable_stays_as_it_is() {
        let teal = Rgb(0x0b, 0x5a, 0x6b);
        assert_eq!(teal.readable_on(&LIGHT, BLACK), teal);
    }
}
