//! Refusals about deputies, absences and changes of the house, sentence by sentence.

use jiff::civil::date;

use super::{Sentence, c, refused};
use crate::kernel::actor::{Actor, Role};
use crate::kernel::ids::{AreaCode, ArrangementNo, CategoryCode, PersonId, PostId, UnitId};
use crate::kernel::refusal::{HouseRefusal, Refusal};
use crate::kernel::time::Day;
use crate::office::{self, Arrangement, Command, DeputySet, Office, PostClosed, PostLeft, UnitDissolved, UnitSet};
use crate::testing::stages::{handling, objected};
use crate::testing::{
    ADMIN, BUREAU, BUREAU_DESK, DEPUTY, DESK, HANDLER, HEAD, LETTERS, SUPERVISOR, SUPERVISOR_TWO, WATER, WATER_HANDLER,
    sample_office, staff,
};

const TODAY: Day = date(2026, 9, 14);

fn house(commands: Vec<Command>) -> Office {
    office::after(sample_office().on(TODAY), commands).on(TODAY)
}

fn no(commands: Vec<Command>, last: Command) -> Refusal {
    office::decide(&house(commands), last).expect_err("it was done")
}

fn deputy(post: u32, deputy: u32) -> Command {
    let set = DeputySet { deputy: PostId(deputy), from: None, post: PostId(post), until: None };
    Command::Arrange { from: None, what: Arrangement::SetDeputy(set) }
}

fn dissolve(unit: UnitId, successor: UnitId, from: Option<Day>) -> Command {
    Command::Arrange { from, what: Arrangement::DissolveUnit(UnitDissolved { successor, unit }) }
}

fn away(from: Day, until: Day) -> Command {
    Command::RecordAbsence { person: PersonId(HANDLER), from, until }
}

fn own_day(on: Day, open: bool) -> Command {
    let because = crate::kernel::text::Line::parse("县庆").expect("a line");
    Command::SetDay(office::DaySet { because, on, open })
}

fn jurisdiction(unit: UnitId, areas: &[&str], matters: &[&str]) -> Command {
    Command::SetJurisdiction(office::JurisdictionSet {
        areas: areas.iter().filter_map(|code| AreaCode::parse(code)).collect(),
        categories: matters.iter().map(|code| category(code)).collect(),
        unit,
    })
}

fn category(code: &str) -> CategoryCode {
    CategoryCode::parse(code).expect("a code")
}

fn named(code: &str) -> Command {
    Command::SetCategory { code: category(code), name: crate::testing::name("分类") }
}

fn retire(code: &str, successor: Option<&str>, used: bool) -> Command {
    let successor = successor.map(category);
    Command::RetireCategory(office::RetireCategory { code: category(code), successor, used })
}

pub(super) const SENTENCES: &[Sentence] = &[
    (
        "a category stands on three levels at most",
        || no(vec![named("9"), named("901"), named("90101")], named("9010101")),
        |why| *why == HouseRefusal::CategoryTooDeep.into(),
    ),
    (
        "a level put in between pushes nothing down to a fourth",
        || no(vec![named("9"), named("901"), named("9010101")], named("90101")),
        |why| *why == HouseRefusal::CategoryTooDeep.into(),
    ),
    (
        "a category with others below stays",
        || no(vec![named("9"), named("901")], retire("9", Some("0101"), false)),
        |why| *why == HouseRefusal::CategoryAbove.into(),
    ),
    (
        "a category does not go on after itself",
        || no(vec![named("9")], retire("9", Some("9"), true)),
        |why| *why == HouseRefusal::CategoryItself.into(),
    ),
    (
        "a category that concerns have goes on under another",
        || no(vec![named("9")], retire("9", None, true)),
        |why| *why == HouseRefusal::CategoryInUse.into(),
    ),
    (
        "what goes on is there",
        || no(vec![named("9")], retire("9", Some("8"), true)),
        |why| *why == Refusal::UnknownCategory,
    ),
    (
        "what was retired is retired once",
        || no(vec![named("9"), retire("9", None, false)], retire("9", None, false)),
        |why| *why == Refusal::UnknownCategory,
    ),
    (
        "a unit answers for no place that the office does not know",
        || no(vec![], jurisdiction(BUREAU, &["9999"], &[])),
        |why| *why == Refusal::UnknownPlace,
    ),
    (
        "a unit answers for no matter that the office does not know",
        || no(vec![], jurisdiction(BUREAU, &[], &["9999"])),
        |why| *why == Refusal::UnknownCategory,
    ),
    (
        "a unit that is gone answers for nothing",
        || no(vec![dissolve(WATER, BUREAU, None)], jurisdiction(WATER, &[], &["0101"])),
        |why| *why == Refusal::UnknownUnit,
    ),
    (
        "a jurisdiction is no whole list",
        || {
            let codes: Vec<String> = (100..301).map(|code| format!("7{code}")).collect();
            let known = codes.iter().map(|code| named(code)).collect();
            no(known, jurisdiction(BUREAU, &[], &codes.iter().map(String::as_str).collect::<Vec<_>>()))
        },
        |why| *why == HouseRefusal::JurisdictionTooLong.into(),
    ),
    (
        "no day is closed afterwards",
        || no(vec![], own_day(date(2026, 9, 13), false)),
        |why| *why == HouseRefusal::DayPast.into(),
    ),
    (
        "what was said of a day that is over stays",
        || {
            let later = house(vec![own_day(TODAY, true)]).on(date(2026, 9, 15));
            office::decide(&later, Command::TakeBackDay { on: TODAY }).expect_err("it was done")
        },
        |why| *why == HouseRefusal::DayPast.into(),
    ),
    (
        "only what was set is taken back",
        || no(vec![own_day(TODAY, false), Command::TakeBackDay { on: TODAY }], Command::TakeBackDay { on: TODAY }),
        |why| *why == HouseRefusal::DayPlain.into(),
    ),
    (
        "a day on which a leader receives is not closed before that is called off",
        || no(vec![], own_day(date(2099, 1, 5), false)),
        |why| *why == HouseRefusal::ReceptionStands { on: date(2099, 1, 5) }.into(),
    ),
    (
        "no leader receives on a day on which the office is closed",
        || {
            let on = date(2026, 9, 30);
            let name = |raw| crate::testing::name(raw);
            let arrange = office::ArrangeReception {
                hours: name("上午"),
                leader: PostId(HEAD),
                on,
                today: TODAY,
                place: name("接待厅"),
                seats: 5,
            };
            no(vec![own_day(on, false)], Command::ArrangeReception(arrange))
        },
        |why| *why == HouseRefusal::OfficeClosed { on: date(2026, 9, 30) }.into(),
    ),
    (
        "what was planned for another office is planned anew",
        || {
            let seen = house(vec![]).facts();
            office::needs_unchanged(&house(vec![named("9")]), seen).expect_err("it was done")
        },
        |why| *why == HouseRefusal::OfficeChanged.into(),
    ),
    (
        "a colleague records nobody's absence but their own",
        || {
            let command = away(TODAY, TODAY);
            office::needs_standing(&house(vec![]), &staff(BUREAU_DESK), &command).expect_err("it was done")
        },
        |why| *why == HouseRefusal::NotYoursToArrange.into(),
    ),
    (
        "an absence does not begin yesterday",
        || no(vec![], away(date(2026, 9, 13), TODAY)),
        |why| *why == HouseRefusal::AbsenceDays.into(),
    ),
    (
        "an absence does not end before it begins",
        || no(vec![], away(date(2026, 9, 20), date(2026, 9, 18))),
        |why| *why == HouseRefusal::AbsenceDays.into(),
    ),
    (
        "nobody is away twice on the same day",
        || no(vec![away(TODAY, date(2026, 9, 18))], away(date(2026, 9, 18), date(2026, 9, 20))),
        |why| *why == HouseRefusal::AwayAlready { from: TODAY, until: date(2026, 9, 18) }.into(),
    ),
    (
        "an absence that was never recorded does not end",
        || no(vec![], Command::EndAbsence { person: PersonId(HANDLER), from: TODAY }),
        |why| *why == HouseRefusal::AbsenceGone.into(),
    ),
    (
        "a post does not stand in for itself",
        || no(vec![], deputy(HEAD, HEAD)),
        |why| *why == HouseRefusal::DeputyOfItself.into(),
    ),
    (
        "nobody but a supervisor stands in for a supervisor",
        || no(vec![], deputy(SUPERVISOR, HEAD)),
        |why| *why == HouseRefusal::DeputyUnfit.into(),
    ),
    (
        "an administrator stands in for nobody who reads",
        || no(vec![], deputy(HANDLER, ADMIN)),
        |why| *why == HouseRefusal::DeputyUnfit.into(),
    ),
    (
        "a vacant post stands in for nobody",
        || {
            let (person, post) = (PersonId(BUREAU_DESK), PostId(BUREAU_DESK));
            no(vec![Command::LeavePost { person, post }], deputy(HANDLER, BUREAU_DESK))
        },
        |why| *why == HouseRefusal::DeputyVacant.into(),
    ),
    (
        "a deputy's days are not over before it is named",
        || {
            let until = Some(date(2026, 9, 13));
            let set = DeputySet { deputy: PostId(HEAD), from: None, post: PostId(HANDLER), until };
            no(vec![], Command::Arrange { from: None, what: Arrangement::SetDeputy(set) })
        },
        |why| *why == HouseRefusal::DeputyDays.into(),
    ),
    (
        "a deputy of a deputy in a circle is refused",
        || no(vec![deputy(HANDLER, BUREAU_DESK), deputy(BUREAU_DESK, DEPUTY)], deputy(DEPUTY, HANDLER)),
        |why| *why == HouseRefusal::DeputyRing.into(),
    ),
    (
        "a deputy that was never named does not end",
        || no(vec![], Command::EndDeputy { post: PostId(HANDLER), deputy: PostId(HEAD) }),
        |why| *why == HouseRefusal::DeputyGone.into(),
    ),
    (
        "the last administrator's post stays",
        || {
            no(
                vec![],
                Command::Arrange { from: None, what: Arrangement::ClosePost(PostClosed { post: PostId(ADMIN) }) },
            )
        },
        |why| *why == HouseRefusal::LastPost.into(),
    ),
    (
        "the unit with the last supervisors stays",
        || no(vec![], dissolve(LETTERS, BUREAU, None)),
        |why| *why == HouseRefusal::LastPost.into(),
    ),
    (
        "a unit does not go on after itself",
        || no(vec![], dissolve(WATER, WATER, None)),
        |why| *why == HouseRefusal::SuccessorItself.into(),
    ),
    (
        "a unit does not end without its successor",
        || {
            let mut unit = sample_office().unit(WATER).expect("a unit of the sample").clone();
            unit.works = false;
            no(vec![], Command::SetUnit { id: WATER, unit })
        },
        |why| *why == HouseRefusal::SuccessorMissing.into(),
    ),
    (
        "a unit that is about to go is nobody's successor",
        || no(vec![dissolve(BUREAU, WATER, Some(date(2026, 12, 1)))], dissolve(WATER, BUREAU, None)),
        |why| *why == HouseRefusal::SuccessorGoing.into(),
    ),
    (
        "a dissolved unit does not come back",
        || {
            let unit = sample_office().unit(WATER).expect("a unit of the sample").clone();
            no(vec![dissolve(WATER, BUREAU, None)], Command::SetUnit { id: WATER, unit })
        },
        |why| *why == HouseRefusal::UnitDissolved.into(),
    ),
    (
        "nothing takes effect on a day that is over",
        || {
            let what = Arrangement::LeavePost(PostLeft { person: PersonId(HANDLER), post: PostId(HANDLER) });
            no(vec![], Command::Arrange { from: Some(date(2026, 9, 13)), what })
        },
        |why| *why == HouseRefusal::ArrangedPast.into(),
    ),
    (
        "what was never planned is not dropped",
        || no(vec![], Command::DropArrangement { no: ArrangementNo(1) }),
        |why| *why == HouseRefusal::ArrangementGone.into(),
    ),
    (
        "two planned moves do not together put a unit above itself",
        || {
            let under = |id, parent, from| {
                let unit = office::Unit { parent: Some(parent), ..super::in_the_office::unit_under(parent) };
                Command::Arrange { from: Some(from), what: Arrangement::SetUnit(UnitSet { id, unit }) }
            };
            no(vec![under(BUREAU, WATER, date(2026, 12, 1))], under(WATER, BUREAU, date(2026, 11, 1)))
        },
        |why| *why == Refusal::UnitAboveItself,
    ),
    (
        "whoever objected as one unit's deputy does not rule on it as another's",
        || {
            let given = objected();
            let (letters, bureau) = (staff(DESK), given.concern.casework.objected_by.expect("somebody objected"));
            let actor = Actor::Staff { person: bureau, posts: letters.posts().to_vec() };
            refused(given.by(actor), c::rule_on_objection(true))
        },
        |why| *why == Refusal::OwnObjection,
    ),
    (
        "it is not handed over to the post that has it",
        || refused(handling().by_staff(HEAD), c::hand_over(HANDLER)),
        |why| *why == Refusal::SamePost,
    ),
    (
        "it is not handed over to a post of another unit",
        || refused(handling().by_staff(HEAD), c::hand_over(WATER_HANDLER)),
        |why| *why == Refusal::WrongPost { unit: BUREAU },
    ),
];

#[test]
fn two_posts_may_be_each_others_deputies() {
    let office = house(vec![deputy(HEAD, DEPUTY), deputy(DEPUTY, HEAD), deputy(SUPERVISOR, SUPERVISOR_TWO)]);
    assert_eq!(office.deputy_today(PostId(HEAD)), Some(PostId(DEPUTY)));
    assert_eq!(office.deputy_today(PostId(DEPUTY)), Some(PostId(HEAD)));
    assert_eq!(office.post(PostId(HEAD)).map(|post| post.role), Some(Role::UnitHead));
}
