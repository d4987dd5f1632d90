//! 给新查询码: who asks is made sure of first; the new code goes onto paper and past every screen.

use axum::extract::{Path, State};
use axum::response::Response;
use huiyin_domain::access::Action;
use huiyin_domain::concern::Step;
use huiyin_domain::intake::{Command, IdentityCheck, IssueCode, SlipManner};
use huiyin_domain::kernel::ids::{PersonId, ReporterNo};
use huiyin_domain::words::{ReporterWords, SaidWords};

use super::fields::grouped_phone;
use crate::app::App;
use crate::desk::case::Act;
use crate::desk::{Case, again, possible, reporters};
use crate::web::desk::{Field, Kind, Pick, StepPage};
use crate::web::form::{self, Fields};
use crate::web::page::Wrong;
use crate::web::problem::{self, Problem};
use crate::web::slip::{Holder, Slip, Whose};
use crate::web::visitor::Visitor;

const WHAT: (Action, &str) = (Action::IssueCode, "issue-code");

/// `GET /desk/concerns/{number}/issue-code`
///
/// # Errors
/// As [`Case::open`], and [`Problem::Refused`] when the step cannot be taken now.
pub async fn get(State(app): State<App>, visitor: Visitor, Path(number): Path<String>) -> Result<Response, Problem> {
    let case = Case::open(&app, &visitor, &number, WHAT).await?;
    case.needs(Step::IssueCode)?;
    Ok(problem::ok(&page(&case, &Fields::default())))
}

/// `POST /desk/concerns/{number}/issue-code`
///
/// # Errors
/// As [`Case::carry_out_with`].
pub async fn post(
    State(app): State<App>,
    visitor: Visitor,
    Path(number): Path<String>,
    fields: Fields,
) -> Result<Response, Problem> {
    let case = Case::open(&app, &visitor, &number, WHAT).await?;
    let shown = page(&case, &fields);
    let asked = match read(&case, &fields) {
        Ok(asked) => asked,
        Err(wrongs) => return Ok(again(shown, wrongs)),
    };
    let act = issue(&case, asked)?;
    case.carry_out_with(shown, &fields, act).await
}

/// The form as it was understood.
struct Read {
    reporter: ReporterNo,
    checked: IdentityCheck,
    second: Option<PersonId>,
    manner: SlipManner,
    words: Option<SaidWords>,
}

fn read(case: &Case, fields: &Fields) -> Result<Read, Vec<Wrong>> {
    let offered = checks(case);
    let checked = offered.into_iter().find(|one| one.word() == fields.get("checked"));
    let manner = SlipManner::ALL.into_iter().find(|one| one.word() == fields.get("manner"));
    let words = form::optional_text(fields, "text").map(|text| text.map(|text| SaidWords { text }));
    let reporter = fields.get("reporter").parse().map(ReporterNo).unwrap_or_default();
    let second = fields.get("second").parse().ok().map(PersonId);
    match (checked, manner, words) {
        (Some(checked), Some(manner), Ok(words)) => Ok(Read { reporter, checked, second, manner, words }),
        (checked, manner, words) => Err([
            checked.is_none().then(|| Wrong::new("checked", "wrong-pick")),
            manner.is_none().then(|| Wrong::new("manner", "wrong-pick")),
            words.err(),
        ]
        .into_iter()
        .flatten()
        .collect()),
    }
}

fn issue(case: &Case, asked: Read) -> Result<Act, Problem> {
    let (app, number) = (&case.app, case.opened.number);
    let whose = Whose { reporter: asked.reporter, ..Whose::default() };
    let slip = Slip { whose, ..Slip::draw(app)? };
    let command = Command::IssueCode(IssueCode {
        code: slip.code.hash(app, number),
        token: slip.token.hash(app, number),
        reporter: asked.reporter,
        checked: asked.checked,
        second: asked.second,
        manner: asked.manner,
        words: asked.words,
    });
    Ok(Act {
        side: vec![slip.keep(app, Holder::of_session(&case.visitor), number)],
        to: format!("/desk/concerns/{}/slip", number.digits()),
        ..case.act(command)
    })
}

fn page(case: &Case, fields: &Fields) -> StepPage {
    let back = if possible::allowed(case, Action::ReadConcern) { case.href() } else { "/desk".to_owned() };
    let back_words = if back == "/desk" { "desk-back-to-lists" } else { "desk-back-to-concern" };
    let whom = reporters::all(case, fields.get("reporter"));
    let whom = (whom.len() > 1).then(|| Field::new("reporter", case.say("reporters-code-whom"), Kind::Choice(whom)));
    StepPage {
        back,
        back_words: case.say(back_words),
        intro: case.say("issue-code-intro"),
        then: ["issue-code-then-old", "issue-code-then-paper", "issue-code-then-told"].map(|key| case.say(key)).into(),
        fields: whom
            .into_iter()
            .chain([
                Field::new("checked", case.say("issue-code-checked"), Kind::Choice(ways_to_check(case, fields))),
                Field::new("second", case.say("issue-code-second"), Kind::List(colleagues(case, fields)))
                    .hint(case.say("issue-code-second-hint"))
                    .optional(),
                Field::new("manner", case.say("issue-code-manner"), Kind::Choice(manners(case, fields))),
                Field::new(
                    "text",
                    case.say("issue-code-more"),
                    Kind::Text { value: fields.get("text").to_owned(), rows: 3 },
                )
                .hint(case.say("issue-code-more-hint"))
                .optional(),
            ])
            .collect(),
        ..case.step_page(Step::IssueCode)
    }
}

fn contacts(case: &Case) -> (Option<String>, Option<String>) {
    let phone = |words: &ReporterWords| words.phone.as_deref().map(grouped_phone);
    let address = |words: &ReporterWords| words.address.as_ref().map(|address| address.as_str().to_owned());
    let reporters = &case.told.reporters;
    (reporters.iter().find_map(phone), reporters.iter().find_map(address))
}

/// Only what can be done: nobody is called back who left no telephone.
fn checks(case: &Case) -> Vec<IdentityCheck> {
    let (phone, address) = contacts(case);
    let possible = |check: &IdentityCheck| match check {
        IdentityCheck::CardSeen | IdentityCheck::KnownInPerson => true,
        IdentityCheck::CalledBack => phone.is_some(),
        IdentityCheck::LetterToAddress => address.is_some(),
    };
    IdentityCheck::ALL.into_iter().filter(possible).collect()
}

fn ways_to_check(case: &Case, fields: &Fields) -> Vec<Pick> {
    let (phone, address) = contacts(case);
    let pick = |check: IdentityCheck| {
        let hint = match check {
            IdentityCheck::CardSeen | IdentityCheck::KnownInPerson => String::new(),
            IdentityCheck::CalledBack => phone.clone().unwrap_or_default(),
            IdentityCheck::LetterToAddress => address.clone().unwrap_or_default(),
        };
        Pick::new(check.word(), case.say(check_key(check)), fields.get("checked")).hint(hint)
    };
    checks(case).into_iter().map(pick).collect()
}

fn colleagues(case: &Case, fields: &Fields) -> Vec<Pick> {
    let own = case.visitor.actor.person();
    let office = &case.visitor.office.office;
    let others = office.people().map(|(id, _)| id).filter(|id| Some(*id) != own && !office.posts_of(*id).is_empty());
    let nobody = Pick::new("", case.say("issue-code-second-none"), fields.get("second"));
    let named = others.map(|id| Pick::new(id, case.person(id), fields.get("second")));
    std::iter::once(nobody).chain(named).collect()
}

fn manners(case: &Case, fields: &Fields) -> Vec<Pick> {
    let pick = |manner: SlipManner| Pick::new(manner.word(), case.say(manner_key(manner)), fields.get("manner"));
    SlipManner::ALL.map(pick).into()
}

fn check_key(check: IdentityCheck) -> &'static str {
    match check {
        IdentityCheck::CardSeen => "identity-card-seen",
        IdentityCheck::CalledBack => "identity-called-back",
        IdentityCheck::KnownInPerson => "identity-known-in-person",
        IdentityCheck::LetterToAddress => "identity-letter-to-address",
    }
}

pub(super) fn manner_key(manner: SlipManner) -> &'static str {
    match manner {
        SlipManner::Counter => "slip-counter",
        SlipManner::Letter => "slip-letter",
        SlipManner::Folded => "slip-folded",
    }
}
