//! Codes of an authenticator (RFC 6238): six digits, thirty seconds, HMAC-SHA-1, because that is what every such program
//! understands. Twenty lines over a hash that is in the program anyway; a crate would bring its own.

use huiyin_domain::kernel::time::Moment;
use ring::hmac;

/// Bytes of a secret: as long as the hash (RFC 4226, 4).
pub const SECRET_BYTES: usize = 20;
/// Length of a step in milliseconds.
const STEP_MS: i64 = 30_000;
/// Steps before and after the present one whose code counts: a telephone's clock may be half a minute wrong.
const AROUND: i64 = 1;

/// The number of the step at a moment.
#[must_use]
pub fn step(now: Moment) -> i64 {
    now.0.div_euclid(STEP_MS)
}

/// The code of a step.
#[must_use]
pub fn code(secret: &[u8], step: i64) -> String {
    let key = hmac::Key::new(hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, secret);
    let tag = hmac::sign(&key, &step.to_be_bytes());
    let tag = tag.as_ref();
    let at = usize::from(tag.last().copied().unwrap_or(0) & 0x0f);
    let four = tag.get(at..at + 4).unwrap_or(&[0; 4]).iter().fold(0_u32, |sum, byte| sum << 8 | u32::from(*byte));
    format!("{:06}", (four & 0x7fff_ffff) % 1_000_000)
}

/// The step whose code was typed, if it is one of now; never one at or before `used`, so that a code that was looked over
/// a shoulder opens nothing a second time.
#[must_use]
pub fn fitting(secret: &[u8], typed: &str, now: Moment, used: i64) -> Option<i64> {
    let here = step(now);
    (here - AROUND..=here + AROUND).find(|step| *step > used && code(secret, *step) == typed)
}

/// The secret as people type it: base 32 (RFC 4648) without padding.
#[must_use]
pub fn base32(bytes: &[u8]) -> String {
    const SIGNS: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    let bits = bytes.iter().flat_map(|byte| (0..8).rev().map(move |bit| byte >> bit & 1)).collect::<Vec<_>>();
    let sign = |five: &[u8]| five.iter().fold(0_usize, |sum, bit| sum << 1 | usize::from(*bit)) << (5 - five.len());
    bits.chunks(5).filter_map(|five| SIGNS.get(sign(five))).map(|sign| char::from(*sign)).collect()
}

/// The address that an authenticator reads from the QR: whose house, which account, which secret.
#[must_use]
pub fn address(house: &str, login: &str, secret: &[u8]) -> String {
    let house = encoded(house);
    format!("otpauth://totp/{house}:{}?secret={}&issuer={house}", encoded(login), base32(secret))
}

fn encoded(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
    text.bytes().map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECRET: &[u8; 20] = b"12345678901234567890";

    #[test]
    fn the_codes_are_those_of_the_standard() {
        // RFC 6238, appendix B, SHA-1: the last six of its eight digits.
        let of_the_standard = [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_111_111_111, "050471"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
            (20_000_000_000, "353130"),
        ];
        for (seconds, expected) in of_the_standard {
            assert_eq!(code(SECRET, step(Moment(seconds * 1_000))), expected, "{seconds}");
        }
    }

    #[test]
    fn half_a_minute_early_or_late_counts_and_a_minute_does_not() {
        let now = Moment(1_111_111_111_000);
        let here = step(now);
        for away in -1..=1 {
            assert_eq!(fitting(SECRET, &code(SECRET, here + away), now, 0), Some(here + away));
        }
        for away in [-2, 2] {
            assert_eq!(fitting(SECRET, &code(SECRET, here + away), now, 0), None);
        }
    }

    #[test]
    fn a_code_is_worth_nothing_once_it_or_a_later_one_was_used() {
        let now = Moment(1_111_111_111_000);
        let here = step(now);
        assert_eq!(fitting(SECRET, &code(SECRET, here), now, here), None);
        assert_eq!(fitting(SECRET, &code(SECRET, here - 1), now, here), None);
        assert_eq!(fitting(SECRET, &code(SECRET, here + 1), now, here), Some(here + 1));
    }

    #[test]
    fn base_32_is_that_of_the_standard() {
        // RFC 4648, 10, without the padding.
        for (plain, expected) in
            [("f", "MY"), ("fo", "MZXQ"), ("foo", "MZXW6"), ("foob", "MZXW6YQ"), ("foobar", "MZXW6YTBOI")]
        {
            assert_eq!(base32(plain.as_bytes()), expected);
        }
    }

    #[test]
    fn an_authenticator_reads_house_and_account() {
        let address = address("安澜县信访局", "admin", SECRET);
        assert!(address.starts_with("otpauth://totp/%E5%AE%89"), "{address}");
        assert!(address.contains(":admin?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=%E5%AE%89"), "{address}");
    }
}
