//! Which encoding a reader prefers, from `Accept-Encoding` with its weights (RFC 9110, 12.5.3).

use http::HeaderValue;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Encoding {
    Identity,
    Gzip,
    Brotli,
}

impl Encoding {
    /// The one with the greatest weight; at equal weights the smaller bytes.
    pub fn preferred(accept: Option<&HeaderValue>) -> Encoding {
        let Some(accept) = accept.and_then(|value| value.to_str().ok()) else {
            return Encoding::Identity;
        };
        let (mut brotli, mut gzip, mut identity, mut any) = (None, None, None, None);
        for item in accept.split(',').take(ITEMS_MAX) {
            let mut fields = item.split(';');
            let name = fields.next().unwrap_or("").trim();
            let weight = fields.find_map(weight).unwrap_or(1000);
            match name {
                "br" => brotli = Some(weight),
                "gzip" => gzip = Some(weight),
                "*" => any = Some(weight),
                _ if name.eq_ignore_ascii_case("br") => brotli = Some(weight),
                _ if name.eq_ignore_ascii_case("gzip") => gzip = Some(weight),
                _ if name.eq_ignore_ascii_case("x-gzip") => gzip = Some(weight),
                _ if name.eq_ignore_ascii_case("identity") => identity = Some(weight),
                _ => {}
            }
        }
        let brotli = brotli.or(any).unwrap_or(0);
        let gzip = gzip.or(any).unwrap_or(0);
        let identity = identity.unwrap_or(0);
        match () {
            () if brotli > 0 && brotli >= gzip && brotli >= identity => Encoding::Brotli,
            () if gzip > 0 && gzip >= identity => Encoding::Gzip,
            () => Encoding::Identity,
        }
    }

    /// What `Content-Encoding` says.
    pub fn name(self) -> Option<&'static str> {
        match self {
            Encoding::Identity => None,
            Encoding::Gzip => Some("gzip"),
            Encoding::Brotli => Some("br"),
        }
    }
}

const ITEMS_MAX: usize = 16;

/// `q=0.5` in thousandths; what is no weight at all counts as nothing said.
fn weight(field: &str) -> Option<u16> {
    let value = field.trim().strip_prefix(['q', 'Q'])?.strip_prefix('=')?;
    let (whole, fraction) = value.split_once('.').unwrap_or((value, ""));
    if whole == "1" {
        return Some(1000);
    }
    let mut digits = fraction.bytes().chain(std::iter::repeat(b'0')).take(3);
    digits.try_fold(0, |sum, digit| digit.is_ascii_digit().then(|| sum * 10 + u16::from(digit - b'0')))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn preferred(accept: &'static str) -> Encoding {
        Encoding::preferred(Some(&HeaderValue::from_static(accept)))
    }

    #[test]
    fn browsers_get_brotli_and_old_clients_gzip() {
        assert_eq!(preferred("gzip, deflate, br, zstd"), Encoding::Brotli);
        assert_eq!(preferred("gzip, deflate"), Encoding::Gzip);
        assert_eq!(preferred("GZIP"), Encoding::Gzip);
        assert_eq!(Encoding::preferred(None), Encoding::Identity);
        assert_eq!(preferred(""), Encoding::Identity);
    }

    #[test]
    fn weights_decide_and_zero_forbids() {
        assert_eq!(preferred("br;q=0.5, gzip;q=0.8"), Encoding::Gzip);
        assert_eq!(preferred("br;q=0, gzip;q=0.001"), Encoding::Gzip);
        assert_eq!(preferred("br; q=0.2, identity"), Encoding::Identity);
        assert_eq!(preferred("*;q=0.1"), Encoding::Brotli);
        assert_eq!(preferred("br;q=0, *"), Encoding::Gzip);
        assert_eq!(preferred("br;q=1.0, gzip"), Encoding::Brotli);
    }

    #[test]
    fn nonsense_is_no_preference() {
        for accept in [";;;,,", "br;q=", "gzip;q=x", ",q=1", "br;q=1;q=0"] {
            preferred(accept);
        }
        assert_eq!(preferred("zstd, compress"), Encoding::Identity);
    }
}
