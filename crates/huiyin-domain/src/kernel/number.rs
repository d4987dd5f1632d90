//! The number people use: twelve digits in groups of four with ISO 7064 MOD 97-10 check digits.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The one public id of a concern: sayable on the phone, typable on a keypad. It opens nothing by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Number(u64);

/// Why twelve digits were not a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberFault {
    /// Fewer or more than twelve digits; holds how many were found.
    Length(usize),
    /// Something that is no digit, space or dash.
    Letters,
    /// The check digits do not fit: one digit was probably copied wrongly.
    Check,
}

const TEN_DIGITS: u64 = 10_000_000_000;

impl Number {
    /// Makes a number of any chance value: its remainder by 10^10, kept at ten digits, with check digits behind.
    pub fn from_chance(chance: u64) -> Self {
        // A leading zero would be dropped by spreadsheets, so the first digit is 1–9.
        let payload = chance % (TEN_DIGITS - 1_000_000_000) + 1_000_000_000;
        let rest = payload * 100 % 97;
        Self(payload * 100 + (98 - rest))
    }

    /// Forgiving: full-width digits, spaces and dashes are as good as plain digits.
    pub fn parse(raw: &str) -> Result<Self, NumberFault> {
        let mut value = 0_u64;
        let mut count = 0_usize;
        for sign in raw.chars() {
            let digit = match sign {
                '0'..='9' => u64::from(sign) - u64::from('0'),
                '０'..='９' => u64::from(sign) - u64::from('０'),
                '-' | '—' | '–' | '－' | '·' | '.' => continue,
                blank if blank.is_whitespace() => continue,
                _ => return Err(NumberFault::Letters),
            };
            count += 1;
            if count > 12 {
                continue;
            }
            value = value * 10 + digit;
        }
        match count {
            12 if value % 97 == 1 => Ok(Self(value)),
            12 => Err(NumberFault::Check),
            other => Err(NumberFault::Length(other)),
        }
    }

    /// The number without blanks, as addresses carry it.
    pub fn digits(self) -> String {
        format!("{:012}", self.0)
    }

    /// The value, for indexes.
    pub fn as_i64(self) -> i64 {
        i64::try_from(self.0).unwrap_or(i64::MAX)
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = self.digits();
        write!(f, "{} {} {}", &digits[..4], &digits[4..8], &digits[8..])
    }
}

impl Serialize for Number {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.digits())
    }
}

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = String::deserialize(deserializer)?;
        Self::parse(&raw).map_err(|_| serde::de::Error::custom("not a concern number"))
    }
}
