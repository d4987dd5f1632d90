//! The questions of every page on which staff take down what a person says: how they spoke, how it was made sure who it was, on
//! which telephone; and the sentence that is read back before anything is kept.

use huiyin_domain::intake::{IdentityCheck, Interview, SpokenBy};
use huiyin_domain::words::InterviewWords;

use super::{Case, reviews};
use crate::web::desk::{Field, Kind, Pick};
use crate::web::form::{self, Fields};
use crate::web::page::Wrong;

/// How they spoke, how the person was checked, on which telephone.
#[must_use]
pub fn questions(case: &Case, fields: &Fields) -> Vec<Field> {
    let spoken = |by: SpokenBy| Pick::new(by.word(), case.say(reviews::spoken(by)), fields.get("spoken"));
    let checked =
        |check: IdentityCheck| Pick::new(check.word(), case.say(reviews::checked(check)), fields.get("checked"));
    vec![
        Field::new(
            "spoken",
            case.say("interview-spoken"),
            Kind::Choice(SpokenBy::ALL.into_iter().map(spoken).collect()),
        ),
        Field::new(
            "checked",
            case.say("interview-checked"),
            Kind::Choice(Interview::CHECKS.into_iter().map(checked).collect()),
        )
        .hint(case.say("interview-checked-hint")),
        Field::new("phone", case.say("interview-phone"), Kind::Line(fields.get("phone").to_owned()))
            .hint(case.say("interview-phone-hint"))
            .optional(),
    ]
}

/// What else was said, and that the sentence was read back and confirmed.
#[must_use]
pub fn confirmation(case: &Case, fields: &Fields, sentence: &str) -> Vec<Field> {
    let said = Kind::Text { value: fields.get("said").to_owned(), rows: 3 };
    let confirmed = Pick::new("yes", case.say("interview-confirmed"), fields.get("confirmed"));
    vec![
        Field::new("said", case.say("interview-said"), said).optional(),
        Field::new("confirmed", case.say("interview-read-back"), Kind::Ticks(vec![confirmed])).hint(sentence),
    ]
}

/// The answers to those questions, or what is missing. `sentence` is what was read back.
///
/// # Errors
/// What is missing, beside its field.
pub fn read(fields: &Fields, sentence: &str) -> Result<(Interview, InterviewWords), Vec<Wrong>> {
    let spoken = SpokenBy::ALL.into_iter().find(|by| by.word() == fields.get("spoken"));
    let checked = Interview::CHECKS.into_iter().find(|check| check.word() == fields.get("checked"));
    let spoken = spoken.ok_or(Wrong::new("spoken", "wrong-pick"));
    let checked = checked.ok_or(Wrong::new("checked", "wrong-pick"));
    let phone = form::optional_text(fields, "phone");
    let phone = match (&spoken, phone) {
        (Ok(SpokenBy::Phone), Ok(None)) => Err(Wrong::new("phone", "interview-phone-missing")),
        (_, phone) => phone,
    };
    let said = form::optional_text(fields, "said");
    let confirmed =
        if fields.get("confirmed") == "yes" { Ok(()) } else { Err(Wrong::new("confirmed", "interview-not-confirmed")) };
    let read_back = huiyin_domain::kernel::text::Prose::parse(sentence);
    match (spoken, checked, phone, said, confirmed, read_back) {
        (Ok(spoken), Ok(checked), Ok(phone), Ok(said), Ok(()), Ok(read_back)) => {
            Ok((Interview { checked, spoken }, InterviewWords { phone, read_back, said }))
        }
        (spoken, checked, phone, said, confirmed, _) => {
            let wrongs = [spoken.err(), checked.err(), phone.err(), said.err(), confirmed.err()];
            Err(wrongs.into_iter().flatten().collect())
        }
    }
}
