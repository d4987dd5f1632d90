use proptest::prelude::*;

use crate::kernel::ids::{AreaCode, Hex};
use crate::kernel::number::{Number, NumberFault};
use crate::kernel::text::{Line, OldText, TextFault, Title};

proptest! {
    #[test]
    fn every_number_is_read_back_however_it_is_written(chance in any::<u64>()) {
        let number = Number::from_chance(chance);
        prop_assert_eq!(Number::parse(&number.to_string()), Ok(number));
        prop_assert_eq!(Number::parse(&number.digits()), Ok(number));
        let dashed: String = number.to_string().replace(' ', "-");
        prop_assert_eq!(Number::parse(&dashed), Ok(number));
        let wide: String = number.digits().chars().map(|c| char::from_u32(c as u32 + 0xFEE0).unwrap()).collect();
        prop_assert_eq!(Number::parse(&format!("　{wide}\n")), Ok(number));
        prop_assert_ne!(number.digits().as_bytes()[0], b'0', "a spreadsheet would drop it");
        prop_assert!(u64::try_from(number.as_i64()).is_ok());
    }

    #[test]
    fn one_wrong_digit_is_always_noticed(chance in any::<u64>()) {
        let right = Number::from_chance(chance).digits();
        for place in 0..12 {
            for digit in b'0'..=b'9' {
                let mut wrong = right.clone().into_bytes();
                if wrong[place] == digit { continue; }
                wrong[place] = digit;
                prop_assert_eq!(Number::parse(std::str::from_utf8(&wrong).unwrap()), Err(NumberFault::Check));
            }
        }
    }

    #[test]
    fn two_neighbours_swapped_are_always_noticed(chance in any::<u64>()) {
        let right = Number::from_chance(chance).digits().into_bytes();
        for place in 0..11 {
            let mut wrong = right.clone();
            wrong.swap(place, place + 1);
            if wrong == right { continue; }
            prop_assert_eq!(Number::parse(std::str::from_utf8(&wrong).unwrap()), Err(NumberFault::Check));
        }
    }

    /// 11 heard as 77: two equal neighbours taken for two others.
    #[test]
    fn a_pair_heard_as_another_pair_is_always_noticed(chance in any::<u64>(), place in 0_usize..9) {
        let mut twin = Number::from_chance(chance).digits().into_bytes();
        twin[place + 1] = twin[place];
        let right = with_check(&twin);
        prop_assert!(Number::parse(std::str::from_utf8(&right).unwrap()).is_ok());
        for pair in (0..11).filter(|pair| right[*pair] == right[pair + 1]) {
            for other in (b'0'..=b'9').filter(|other| *other != right[pair]) {
                let mut wrong = right.clone();
                wrong[pair] = other;
                wrong[pair + 1] = other;
                prop_assert_eq!(Number::parse(std::str::from_utf8(&wrong).unwrap()), Err(NumberFault::Check));
            }
        }
    }

    #[test]
    fn whatever_is_typed_is_a_number_or_a_named_fault(raw in "\\PC{0,40}") {
        match Number::parse(&raw) {
            Ok(number) => prop_assert_eq!(Number::parse(&number.digits()), Ok(number)),
            Err(NumberFault::Length(found)) => prop_assert_ne!(found, 12),
            Err(NumberFault::Letters | NumberFault::Check) => {}
        }
    }

    #[test]
    fn a_text_that_was_read_once_is_read_the_same_again(raw in any::<String>()) {
        if let Ok(text) = OldText::parse(&raw) {
            prop_assert_eq!(OldText::parse(text.as_str()), Ok(text.clone()));
            let disguised = text.as_str().contains(['\0', '\r', '\u{202e}']);
            prop_assert!(!disguised);
        }
    }
}

/// Gives the first ten digits their check digits again.
fn with_check(digits: &[u8]) -> Vec<u8> {
    let payload: u64 = std::str::from_utf8(&digits[..10]).unwrap().parse().unwrap();
    format!("{:012}", payload * 100 + (98 - payload * 100 % 97)).into_bytes()
}

#[test]
fn the_number_of_the_story_is_written_in_fours_and_its_twin_is_not_taken() {
    let number = Number::parse("4107 3529 6889").unwrap();
    assert_eq!(number.to_string(), "4107 3529 6889");
    assert_eq!(Number::parse("4107 3529 6898"), Err(NumberFault::Check));
    assert_eq!(Number::parse("4107 3529 688"), Err(NumberFault::Length(11)));
    assert_eq!(Number::parse(""), Err(NumberFault::Length(0)));
    assert_eq!(Number::parse("4107 3529 68B9"), Err(NumberFault::Letters));
    assert_eq!(Number::parse("4107352968894107352968894107"), Err(NumberFault::Length(28)));
}

#[test]
fn a_text_is_trimmed_and_its_line_ends_made_one_kind() {
    assert_eq!(Line::parse(" 一\r\n二\r三 ").unwrap().as_str(), "一\n二\n三");
}

#[test]
fn what_cannot_be_kept_is_named() {
    assert_eq!(Title::parse(" \n "), Err(TextFault::Empty));
    assert_eq!(Title::parse(&"字".repeat(81)), Err(TextFault::TooLong { max: 80, now: 81 }));
    assert_eq!(Title::parse("a\0b"), Err(TextFault::Control));
    assert_eq!(Title::parse("a\u{7}b"), Err(TextFault::Control));
    assert_eq!(Title::parse("a\u{202e}b"), Err(TextFault::Direction));
    assert_eq!(Title::parse("a\u{2066}b"), Err(TextFault::Direction));
    assert!(Title::parse(&"字".repeat(80)).is_ok());
    assert!(Title::parse("👩‍👩‍👧 joined by ZWJ").is_ok());
    assert!(OldText::parse("").is_ok());
}

#[test]
fn a_text_never_shows_its_words_in_a_log() {
    assert_eq!(format!("{:?}", Title::parse("周桂兰").unwrap()), "Text(3 characters)");
}

#[test]
fn a_code_is_plain_ascii_and_short() {
    assert!(AreaCode::parse(" 0300-01 ").is_some());
    for wrong in ["", "零三", "0300/01", "a b", &"1".repeat(25)] {
        assert!(AreaCode::parse(wrong).is_none(), "{wrong}");
    }
}

#[test]
fn hexadecimal_is_read_exactly_or_not_at_all() {
    let id = Hex([0xab; 16]);
    assert_eq!(Hex::<16>::parse(&id.to_string()), Some(id));
    for wrong in ["", "ab", &"ab".repeat(17), &"zz".repeat(16), &"墙".repeat(16)] {
        assert_eq!(Hex::<16>::parse(wrong), None, "{wrong}");
    }
}
