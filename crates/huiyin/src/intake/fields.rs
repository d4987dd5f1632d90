//! Forgiving input of the citizen's forms, and the sentence for what cannot be forgiven.

use huiyin_domain::kernel::text::TextFault;

use crate::web::codes::digits_of;
use crate::web::form::Fields;
use crate::web::page::Wrong;

/// The button 先存着，回头再写 was pressed.
pub(super) fn said_later(fields: &Fields) -> bool {
    fields.get("then") == "later"
}

/// A count for a sentence.
pub(super) fn count(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

/// The sentence for a text that cannot be taken; `too_long` is the key of the one about its length.
pub(super) fn wrong_text(field: &'static str, fault: TextFault, too_long: &'static str) -> Wrong {
    match fault {
        TextFault::TooLong { max, now } => Wrong::counted(field, too_long, count(now.saturating_sub(max))),
        TextFault::Control => Wrong::new(field, "text-control"),
        TextFault::Direction => Wrong::new(field, "text-direction"),
        // A field that may stay empty never asks for more.
        TextFault::Empty | TextFault::TooShort { .. } => Wrong::counted(field, "what-too-short", 1),
    }
}

/// A mobile number has eleven digits; a line with its area code ten to twelve, one without it seven or eight.
const MOBILE: usize = 11;
const LINE: std::ops::RangeInclusive<usize> = 7..=12;

/// The digits of a telephone number as people write it, or what is wrong with this one.
pub(super) fn judge_phone(typed: &str) -> Result<String, Wrong> {
    let plain: String = digits_of(typed).filter(|c| !matches!(c, '(' | ')')).collect();
    let plain = plain.strip_prefix("+86").or_else(|| plain.strip_prefix("0086")).unwrap_or(&plain);
    if plain.is_empty() {
        return Err(Wrong::new("phone", "phone-missing"));
    }
    if !plain.bytes().all(|digit| digit.is_ascii_digit()) {
        return Err(Wrong::new("phone", "phone-letters"));
    }
    let digits = plain.len();
    if plain.starts_with('1') {
        return match digits {
            MOBILE => Ok(plain.to_owned()),
            ..MOBILE => Err(Wrong::counted("phone", "phone-short", count(MOBILE - digits))),
            _ => Err(Wrong::counted("phone", "phone-long", count(digits - MOBILE))),
        };
    }
    match digits {
        short if short < *LINE.start() => Err(Wrong::counted("phone", "phone-short", count(MOBILE - short))),
        long if long > *LINE.end() => Err(Wrong::counted("phone", "phone-long", count(long - MOBILE))),
        _ => Ok(plain.to_owned()),
    }
}

/// The weights of the first seventeen digits of an identity number (GB 11643), and what the remainder by eleven stands for.
const CARD_WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CARD_CHECKS: &[u8; 11] = b"10X98765432";

/// An identity number as people write it, its check character tried; or what is wrong with this one.
pub(super) fn judge_card(typed: &str) -> Result<String, Wrong> {
    let plain: String = digits_of(typed).collect::<String>().to_uppercase();
    let (head, check) = plain.split_at_checked(CARD_WEIGHTS.len()).unwrap_or(("", ""));
    let digits = head.bytes().map(|digit| char::from(digit).to_digit(10)).collect::<Option<Vec<u32>>>();
    let sum = digits.map(|digits| digits.iter().zip(CARD_WEIGHTS).map(|(digit, weight)| digit * weight).sum::<u32>());
    let wanted = sum.and_then(|sum| CARD_CHECKS.get(usize::try_from(sum % 11).ok()?).copied());
    match (wanted, check.as_bytes()) {
        (Some(wanted), [given]) if wanted == *given && !head.is_empty() => Ok(plain),
        _ => Err(Wrong::new("id_card", "id-card-wrong")),
    }
}

/// `142 0013 6204`, as it is read out.
pub(super) fn grouped_phone(digits: &str) -> String {
    match (digits.get(..3), digits.get(3..7), digits.get(7..)) {
        (Some(first), Some(second), Some(third)) if digits.len() == MOBILE && digits.starts_with('1') => {
            format!("{first} {second} {third}")
        }
        _ => digits.to_owned(),
    }
}

#[cfg(test)]
mod tests;
