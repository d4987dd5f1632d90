//! A longer term, a question and an answer given again: what is owed beside a decision, and what settles it.

use super::*;
use crate::deadlines::{self, ClockId};
use crate::testing::stages;
use crate::testing::{SUPERVISOR, WATER_HEAD};

/// Accepted at the counter from two people, told to both, with a handler and a plan.
fn in_hand() -> Given {
    let given = of_two().when(c::transfer(BUREAU)).by_staff(BUREAU_DESK).when(c::accept(Path::Petition, 1));
    let first = tried(&given, NoticeAbout::Accepted, NoticeOutcome::Handed);
    let given = given.when(first);
    let second = tried_with(&given, (SECOND, NoticeAbout::Accepted), NoticeOutcome::ToldByPhone);
    let given = given.when(second).by_staff(HEAD).when(c::assign_lead(BUREAU, HANDLER)).by_staff(HANDLER);
    let due = given.in_days(40);
    given.when(c::fix_plan(HANDLER, HEAD, due))
}

/// What is owed to whom, as words.
fn abouts(concern: &Concern) -> Vec<(&'static str, u32)> {
    concern.notices_owed().iter().map(|(notice, _)| (notice.about.word(), notice.to.0)).collect()
}

fn owing(given: &Given) -> Vec<(&'static str, u32)> {
    assert_eq!(given.refusal(), None, "the way there was refused");
    abouts(&given.concern)
}

#[test]
fn a_longer_term_is_owed_to_everybody_who_is_not_on_line_by_the_desk_of_the_unit() {
    let given = in_hand();
    assert_eq!(owing(&given), [], "the control: nothing is owed before");
    let given = given.by_staff(HEAD).when(c::extend_clock(20));
    assert_eq!(owing(&given), [("extended", 1), ("extended", 2)]);
    assert_eq!(owed(&given), Some((NoticeAbout::Extended, role(BUREAU, Role::FrontDesk))));
    let sent = tried(&given, NoticeAbout::Extended, NoticeOutcome::Sent);
    let given = given.by_staff(BUREAU_DESK).when(sent);
    assert!(first(&given.concern).is_some_and(|(notice, _)| notice.is_on_its_way()));
    let told = tried_with(&given, (SECOND, NoticeAbout::Extended), NoticeOutcome::ToldByPhone);
    let given = given.when(told);
    assert_eq!(owing(&given), [("extended", 1)], "the letter is on its way, and one told is not the other");
    let arrived = tried(&given, NoticeAbout::Extended, NoticeOutcome::Arrived);
    let given = given.when(arrived);
    assert_eq!((owing(&given), given.concern.stage()), (vec![], Stage::Handling), "and it delivers no reply");
    let again = tried(&given, NoticeAbout::Extended, NoticeOutcome::Handed);
    assert_eq!(given.try_command(again).expect_err("they know already"), Refusal::NoticeNotOwed);
}

#[test]
fn a_longer_term_takes_nothing_from_what_was_not_told_yet() {
    let given = registered(true, false).when(c::transfer(BUREAU));
    let given = given.by_staff(BUREAU_DESK).when(c::accept(Path::Petition, 1)).by_staff(HEAD);
    let given = given.when(c::extend_clock(20));
    assert_eq!(owing(&given), [("accepted", 1), ("extended", 1)]);
    let told = tried(&given, NoticeAbout::Extended, NoticeOutcome::ToldByPhone);
    let given = given.by_staff(BUREAU_DESK).when(told);
    assert_eq!(owing(&given), [("accepted", 1)], "each is recorded by itself");
}

#[test]
fn what_is_refused_is_owed_to_nobody() {
    let given = in_hand().by_staff(HEAD);
    let too_long = given.try_command(c::extend_clock(31)).expect_err("more than thirty days");
    assert_eq!(too_long, Refusal::ExtensionTooLong { max: 30 });
    assert_eq!(owing(&given), []);
    let early = tried(&given, NoticeAbout::Extended, NoticeOutcome::Handed);
    assert_eq!(given.try_command(early).expect_err("nothing was extended"), Refusal::NoticeNotOwed);
    let given = given.when(c::extend_clock(20));
    let on = given.in_days(-1);
    let (about, outcome, to) = (NoticeAbout::Extended, NoticeOutcome::Handed, ReporterNo::FIRST);
    let before = Command::GiveNotice(GiveNotice { about, again: None, note: None, on, outcome, to });
    assert_eq!(given.try_command(before.into()).expect_err("told before it was decided"), Refusal::DeliveryDay);
}

#[test]
fn the_term_of_an_order_between_units_is_not_told_to_the_person() {
    let down = stages::signed_for().by_staff(DESK);
    let days = std::num::NonZeroU16::new(10).expect("not zero");
    let extend = deadlines::ExtendClock { clock: ClockId::Assigned, days, reason: c::text() };
    let given = down.when(deadlines::Command::ExtendClock(extend));
    assert!(given.kinds().contains(&"clock_extended.v1"), "{:?}", given.kinds());
    assert_eq!(given.concern.casework.notices.standing(), []);
}

#[test]
fn whoever_reads_it_on_the_page_is_owed_neither_a_letter_nor_a_call() {
    let given = stages::handling().when(c::ask_citizen()).by_staff(HEAD).when(c::extend_clock(20));
    assert_eq!(owing(&given), []);
}

#[test]
fn the_answer_stands_for_a_longer_term_and_a_question_that_nobody_was_told_of() {
    let given = in_hand().when(c::ask_citizen()).by_staff(HEAD).when(c::extend_clock(20)).by_staff(HANDLER);
    assert_eq!(owing(&given).len(), 4);
    let draft = c::draft_reply(&given.concern, None);
    let given = given.when(draft).by_staff(HEAD);
    let sign = c::sign_reply(&given.concern);
    assert_eq!(owing(&given.when(sign)), [("reply", 1), ("reply", 2)]);
}

#[test]
fn withdrawn_or_left_before_it_was_told_it_is_owed_no_more() {
    let given = in_hand().by_staff(HEAD).when(c::extend_clock(20)).by_reporter(2).when(c::withdraw());
    assert_eq!(owing(&given), [("extended", 1)], "whoever left is told nothing more");
    let given = given.by_citizen().when(c::withdraw());
    assert_eq!((owing(&given), given.concern.stage()), (vec![], Stage::Withdrawn));
}

#[test]
fn a_question_is_put_to_each_by_whoever_asked_it() {
    let given = in_hand().when(c::ask_citizen());
    assert_eq!(owing(&given), [("question", 1), ("question", 2)]);
    assert_eq!(owed(&given), Some((NoticeAbout::Question, OwedBy::Post(PostId(HANDLER)))));
    let told = tried_with(&given, (SECOND, NoticeAbout::Question), NoticeOutcome::ToldByPhone);
    let given = given.when(told);
    assert_eq!((owing(&given), given.concern.casework.open_questions), (vec![("question", 1)], 1));
}

#[test]
fn an_answer_that_comes_first_settles_the_question_for_everybody() {
    for given in [in_hand().when(c::ask_citizen()).by_reporter(2), in_hand().when(c::ask_citizen()).by_staff(HANDLER)] {
        let given = given.when(c::answer_question());
        assert_eq!((owing(&given), given.concern.casework.open_questions), (vec![], 0));
        let late = tried(&given, NoticeAbout::Question, NoticeOutcome::Handed);
        assert_eq!(given.try_command(late).expect_err("it is answered"), Refusal::NoticeNotOwed);
        let again = c::answer_question();
        assert_eq!(given.try_command(again).expect_err("nothing is asked"), Refusal::NoQuestion);
        assert_eq!(owing(&given.by_staff(HANDLER).when(c::ask_citizen())).len(), 2, "the next question is told anew");
    }
}

#[test]
fn the_earlier_answer_given_again_is_told_until_somebody_says_what_is_new() {
    let given = of_two().beside(leading().alone()).turn_to(0).by_staff(HANDLER);
    let draft = c::draft_reply(&given.concern, None);
    let given = given.when(draft).by_staff(HEAD);
    let sign = c::sign_reply(&given.concern);
    let given = given.when(sign).by_staff(HANDLER);
    let deliver = c::deliver_reply(DeliveryManner::ByHand, given.today());
    let given = given.when(deliver).turn_to(0).by_staff(DESK).when(c::answer_repeated(c::beside()));
    assert_eq!((owing(&given), given.concern.stage()), (vec![("repeated", 1), ("repeated", 2)], Stage::Repeated));
    assert_eq!(owed(&given), Some((NoticeAbout::Repeated, role(LETTERS, Role::FrontDesk))));
    let told = tried(&given, NoticeAbout::Repeated, NoticeOutcome::Arrived);
    let given = given.when(told);
    assert_eq!(owing(&given), [("repeated", 2)]);
    let given = given.when(c::say_what_is_new());
    assert_eq!((owing(&given), given.concern.stage()), (vec![], Stage::Received));
}

#[test]
fn sealed_it_is_told_by_a_supervisor_alone() {
    let given = in_hand().when(c::ask_citizen()).by_staff(HEAD).when(c::seal());
    let (_, by) = first(&given.concern).expect("the question is still open");
    assert!(matches!(by, OwedBy::Role { role: Role::Supervisor, .. }), "{by:?}");
    let facts = crate::access::Facts::Concern(crate::access::ConcernFacts::of(&given.concern).expect("filed"));
    let may = |who: u32, action| {
        let nobody = crate::access::Relation::default();
        crate::access::may(&crate::testing::staff(who), action, &facts, &nobody, given.now).is_ok()
    };
    for action in [crate::access::Action::GiveNotice, crate::access::Action::AnswerQuestion] {
        assert!(may(SUPERVISOR, action), "the control");
        assert!(![DESK, BUREAU_DESK, HANDLER, HEAD, WATER_HEAD].into_iter().any(|who| may(who, action)), "{action:?}");
    }
}

/// What was told to those of a joined concern, and to those of the one that leads.
fn told_days(given: &Given) -> (Option<crate::kernel::time::Day>, Option<crate::kernel::time::Day>) {
    assert_eq!(given.refusal(), None, "the way there was refused");
    (given.other().due(ClockId::Done), given.concern.due(ClockId::Done))
}

#[test]
fn those_of_a_joined_concern_are_told_of_the_longer_term_and_of_the_day_that_holds_for_both() {
    let given = of_two_joined().turn_to(0).by_staff(HEAD);
    let (joined, lead) = told_days(&given);
    assert_eq!(joined, lead, "one answer, one day");
    let given = given.when(c::extend_clock(20));
    let (own, new) = told_days(&given);
    assert!(own > joined && own == new, "{own:?} {new:?}");
    let given = given.turn_to(0);
    assert_eq!(owing(&given), [("accepted", 1), ("accepted", 2), ("extended", 1), ("extended", 2)]);
    let said = given.events.iter().rev().find(|event| event.fact.kind() == "clock_extended.v1");
    assert!(said.is_some_and(|event| event.words.is_some()), "the reason lies under their own key");
}

#[test]
fn nobody_who_was_joined_is_answered_later_than_their_own_longer_term_ends() {
    // Accepted ten days before the one that leads: their own term ends first, and binds the answer that serves both.
    let early = of_two().when(c::transfer(BUREAU)).by_staff(BUREAU_DESK).when(c::accept(Path::Petition, 1));
    let given = early.after_days(10).beside(leading().alone()).by_staff(HEAD).when(c::join(c::beside())).turn_to(0);
    let (_, before) = told_days(&given);
    let given = given.when(c::extend_clock(20));
    let (own, lead) = told_days(&given);
    assert!(own > before && lead == own, "{before:?} {own:?} {lead:?}");
}

/// The sender lengthens the term it gave.
fn extend_order() -> Any {
    let days = std::num::NonZeroU16::new(10).expect("not zero");
    let extend = deadlines::ExtendClock { clock: ClockId::Assigned, days, reason: c::text() };
    deadlines::Command::ExtendClock(extend).into()
}

fn extended(concern: &Concern, clock: ClockId) -> Option<u16> {
    concern.deadlines.find_open(clock).and_then(|clock| clock.extension).map(|one| one.days)
}

/// Handed down by the county government; joined into one that the letters office handed down.
fn of_two_senders(extended_before: bool) -> Given {
    let lead = nothing().when(c::file_beside()).by_staff(DESK);
    let due = lead.in_days(20);
    let lead = lead.when(c::hand_down(BUREAU, due)).by_staff(BUREAU_DESK).when(c::accept(Path::Petition, 1));
    let lead = lead.by_staff(HEAD).when(c::assign_lead(BUREAU, HANDLER)).by_staff(HANDLER);
    let plan = lead.in_days(40);
    let lead = lead.when(c::fix_plan(HANDLER, HEAD, plan));
    let own = stages::submitted_up();
    let due = own.in_days(15);
    let own = own.when(c::hand_down(BUREAU, due));
    let own = if extended_before { own.when(extend_order()) } else { own };
    assert_eq!((own.refusal(), lead.refusal()), (None, None), "the way there was refused");
    own.by_staff(HEAD).beside(lead).when(c::join(c::beside()))
}

#[test]
fn the_term_of_an_order_is_lengthened_by_its_own_sender_alone_whatever_was_joined() {
    let given = of_two_senders(false).turn_to(0).by_staff(DESK).when(extend_order());
    assert_eq!(given.refusal(), None);
    assert_eq!(extended(&given.concern, ClockId::Assigned), Some(10), "the control");
    assert_eq!(extended(&given.other(), ClockId::Assigned), None, "the letters office is not its sender");
    assert!(given.other().deadlines.find_open(ClockId::Assigned).is_some(), "the control: it has such a term");
}

#[test]
fn a_longer_term_of_another_order_keeps_no_sender_from_its_own() {
    let given = of_two_senders(true).turn_to(0).by_staff(DESK);
    assert_eq!(extended(&given.other(), ClockId::Assigned), Some(10), "the control");
    assert_eq!(given.when(extend_order()).refusal(), None);
}

#[test]
fn whoever_was_told_a_later_day_already_gets_no_blank_paper_and_keeps_the_one_extension() {
    // Accepted forty days after the one that leads: even lengthened the answer comes before the day that was told here.
    let lead = leading().alone();
    let own =
        of_two().after_days(40).when(c::transfer(BUREAU)).by_staff(BUREAU_DESK).when(c::accept(Path::Petition, 1));
    let mut given = own.beside(lead).by_staff(HEAD).when(c::join(c::beside())).turn_to(0);
    let before = told_days(&given);
    assert!(before.0 > before.1, "the control: {before:?}");
    given = given.when(c::extend_clock(5));
    let after = told_days(&given);
    assert!(after.1 > before.1 && after.0 == before.0, "{before:?} {after:?}");
    let given = given.turn_to(0);
    assert_eq!(extended(&given.concern, ClockId::Done), None, "the one extension is not used up");
    assert_eq!(owing(&given), [("accepted", 1), ("accepted", 2)]);
}

#[test]
fn a_term_that_would_still_end_before_the_day_that_was_told_is_not_lengthened() {
    // Accepted along with one whose term was longer, then parted: the day told there is still the later one.
    let lead = stages::look_alike().turn_to(0).alone().by_staff(HEAD).when(c::extend_clock(30));
    let own = of_two().when(c::transfer(BUREAU)).by_staff(BUREAU_DESK);
    let given = own.beside(lead).by_staff(HEAD).when(c::join(c::beside())).when(c::part());
    let until = given.concern.due(ClockId::Done).expect("it runs");
    let no = given.try_command(c::extend_clock(5)).expect_err("nobody would be told a later day");
    assert_eq!(no, Refusal::ToldLater { until });
    assert_eq!(
        given.when(c::extend_clock(30)).refusal(),
        Some(&Refusal::ToldLater { until }),
        "nor up to the same day"
    );
}

#[test]
fn the_answer_ends_the_question_and_the_next_one_can_be_asked() {
    let given = in_hand().when(c::ask_citizen());
    let draft = c::draft_reply(&given.concern, None);
    let given = given.when(draft).by_staff(HEAD);
    assert_eq!(given.concern.casework.open_questions, 1, "the control");
    let sign = c::sign_reply(&given.concern);
    let given = given.when(sign).by_staff(HANDLER);
    let late = given.try_command(c::answer_question()).expect_err("it was decided without");
    assert_eq!(late, Refusal::NoQuestion);
    let deliver = c::deliver_reply(DeliveryManner::ByHand, given.today());
    let given = given.when(deliver).by_citizen();
    let judge = c::give_verdict(&given.concern, crate::casework::Verdict::NotSolved);
    let given = given.when(judge).by_staff(HEAD).when(c::reopen()).by_staff(HANDLER);
    let given = given.when(c::ask_citizen());
    assert_eq!((owing(&given), given.concern.casework.open_questions), (vec![("question", 1), ("question", 2)], 1));
}

#[test]
fn whoever_takes_the_withdrawal_back_is_still_told_what_was_decided_before() {
    let given = registered(true, false).when(c::transfer(BUREAU));
    let given = given.by_staff(BUREAU_DESK).when(c::accept(Path::Petition, 1)).by_staff(HEAD);
    let given = given.when(c::extend_clock(20)).by_citizen().when(c::withdraw());
    assert_eq!(owing(&given), [], "nobody is called about what was withdrawn");
    let call = tried(&given, NoticeAbout::Extended, NoticeOutcome::ToldByPhone);
    assert_eq!(given.try_command(call).expect_err("not while it is withdrawn"), Refusal::NoticeNotOwed);
    let given = given.when(c::undo_withdrawal());
    assert_eq!(owing(&given), [("accepted", 1), ("extended", 1)]);
}

#[test]
fn what_is_told_is_stored_under_the_word_that_addresses_and_views_use() {
    for about in NoticeAbout::ALL {
        let stored = serde_json::to_string(&about).expect("a word");
        assert_eq!(stored, format!("\"{}\"", about.word()));
        assert_eq!(NoticeAbout::of_word(about.word()), Some(about));
    }
}
