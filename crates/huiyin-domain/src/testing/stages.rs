//! A sample concern in every stage, each reached by commands alone, and the ways in between that matter.

mod again;
mod carried;
mod looking_again;
mod reporters;

pub use again::*;
pub use carried::*;
use jiff::Span;
pub use looking_again::*;
pub use reporters::*;

pub use super::quick_steps::{quick_step_done, quick_step_held};

use super::commands as c;
use super::{
    BUREAU, BUREAU_DESK, DESK, GOVERNMENT, Given, HANDLER, HEAD, LETTERS, MAYOR, SUPERVISOR, SUPERVISOR_TWO, WATER,
    WATER_HANDLER, WATER_HEAD, nothing,
};
use crate::casework::{DeliveryManner, Verdict};
use crate::concern::Class;
use crate::intake::{Path, UpGround};
use crate::kernel::ids::TaskNo;
use crate::kernel::time::{Day, Zone};

impl Given {
    /// The law day on which the next command is given.
    pub fn today(&self) -> Day {
        self.now.day(&Zone::shanghai())
    }

    /// A law day so many days ahead.
    pub fn in_days(&self, days: i32) -> Day {
        self.today().saturating_add(Span::new().days(days))
    }
}

/// Filed by the citizen.
pub fn received() -> Given {
    nothing().when(c::file_concern(Class::Ordinary))
}

/// With the bureau, not accepted yet.
pub fn transferred() -> Given {
    received().by_staff(DESK).when(c::transfer(BUREAU)).by_staff(BUREAU_DESK)
}

/// The bureau says that it is not theirs.
pub fn objected() -> Given {
    transferred().when(c::object()).by_staff(DESK)
}

/// The letters office says that it is theirs after all.
pub fn objection_refused() -> Given {
    objected().when(c::rule_on_objection(false)).by_staff(BUREAU_DESK)
}

/// Handed down to the bureau with a term of twenty days.
pub fn handed_down() -> Given {
    let given = received().by_staff(DESK);
    let due = given.in_days(20);
    given.when(c::hand_down(BUREAU, due)).by_staff(BUREAU_DESK)
}

/// The bureau has signed for it.
pub fn signed_for() -> Given {
    handed_down().when(c::sign_for())
}

/// What was handed down was declined, and the sender waits for the report.
pub fn result_owed() -> Given {
    signed_for().when(c::decline()).by_staff(HEAD)
}

/// The report waits for the sender.
pub fn result_reported() -> Given {
    result_owed().when(c::report_result()).by_staff(DESK)
}

/// With the county government, which decides.
pub fn submitted_up() -> Given {
    received().by_staff(DESK).when(c::submit_up(GOVERNMENT, UpGround::Dispute)).by_staff(MAYOR)
}

/// The county government has named the bureau.
pub fn named_from_above() -> Given {
    submitted_up().when(c::transfer(BUREAU)).by_staff(BUREAU_DESK)
}

/// What happened on the telephone is on record.
pub fn conduct_noted() -> Given {
    let given = handling();
    let today = given.today();
    given.when(c::note_conduct(today))
}

/// Warned of.
pub fn conduct_warned() -> Given {
    conduct_noted().when(c::warn_conduct())
}

/// It happened again after the warning.
pub fn conduct_repeated() -> Given {
    let given = conduct_warned().after_days(2);
    let today = given.today();
    given.when(c::note_conduct(today))
}

/// Happened again after the warning; a fixed hour for three months is proposed.
pub fn restriction_proposed() -> Given {
    let given = conduct_warned().after_days(2);
    let (today, until) = (given.today(), given.in_days(90));
    given.when(c::note_conduct(today)).when(c::propose_restriction(until)).by_staff(SUPERVISOR)
}

/// A supervisor has approved it.
pub fn restricted() -> Given {
    restriction_proposed().when(c::rule_on_restriction(true)).by_citizen()
}

/// The person has appealed.
pub fn restriction_appealed() -> Given {
    restricted().when(c::appeal_restriction()).by_staff(SUPERVISOR_TWO)
}

/// Urgent, and reported to the county government.
pub fn urgent() -> Given {
    handling().when(c::mark_urgent()).by_staff(MAYOR)
}

/// Declined.
pub fn not_accepted() -> Given {
    received().by_staff(DESK).when(c::decline())
}

/// Accepted by the bureau, two points.
pub fn accepted() -> Given {
    transferred().when(c::accept(Path::Petition, 2)).by_staff(HEAD)
}

/// The bureau's handler leads.
pub fn assigned() -> Given {
    accepted().when(c::assign_lead(BUREAU, HANDLER)).by_staff(HANDLER)
}

/// With its plan.
pub fn handling() -> Given {
    let given = assigned();
    let due = given.in_days(40);
    given.when(c::fix_plan(HANDLER, HEAD, due))
}

/// With its plan, and a file that will go out with the reply.
pub fn annexed() -> Given {
    handling().when(c::attach(crate::intake::MaterialKind::Annex, 6))
}

/// A question to the citizen is open.
pub fn asked() -> Given {
    handling().when(c::ask_citizen())
}

/// The water bureau was asked to co-handle.
pub fn co_handling() -> Given {
    let given = handling();
    let due = given.in_days(20);
    given.when(c::ask_co_handler(WATER, due)).by_staff(WATER_HEAD)
}

/// Its head has given the task to the handler there.
pub fn task_given() -> Given {
    co_handling().when(c::give_task(TaskNo(1), WATER_HANDLER)).by_staff(WATER_HANDLER)
}

/// The water bureau has answered.
pub fn task_answered() -> Given {
    task_given().when(c::answer_task(TaskNo(1))).by_staff(HANDLER)
}

/// The water bureau says that it is not its matter.
pub fn task_returned() -> Given {
    co_handling().when(c::return_task(TaskNo(1))).by_staff(HANDLER)
}

/// The lead says that it is.
pub fn task_stays() -> Given {
    task_returned().when(c::rule_on_return(TaskNo(1), false)).by_staff(WATER_HEAD)
}

/// A draft is with the head.
pub fn handed() -> Given {
    let given = handling();
    let draft = c::draft_reply(&given.concern, None);
    given.when(draft).by_staff(HEAD)
}

/// The same, with a promise due in ten days.
pub fn handed_with_promise() -> Given {
    let given = handling();
    let draft = c::draft_reply(&given.concern, Some(given.in_days(10)));
    given.when(draft).by_staff(HEAD)
}

/// The draft came back.
pub fn returned() -> Given {
    let given = handed();
    let back = c::return_draft(&given.concern);
    given.when(back).by_staff(HANDLER)
}

fn signed_from(given: Given) -> Given {
    let sign = c::sign_reply(&given.concern);
    given.when(sign).by_staff(HANDLER)
}

fn delivered_from(given: Given) -> Given {
    let signed = signed_from(given);
    let deliver = c::deliver_reply(DeliveryManner::ByHand, signed.today());
    signed.when(deliver).by_citizen()
}

/// Signed, not delivered.
pub fn signed() -> Given {
    signed_from(handed())
}

/// In the citizen's hands.
pub fn delivered() -> Given {
    delivered_from(handed())
}

/// The same, with a promise.
pub fn delivered_with_promise() -> Given {
    delivered_from(handed_with_promise())
}

fn judged(given: Given, verdict: Verdict) -> Given {
    let command = c::give_verdict(&given.concern, verdict);
    given.when(command).by_staff(HEAD)
}

/// The citizen said 解决了 of every point.
pub fn solved() -> Given {
    judged(delivered(), Verdict::Solved)
}

/// Nobody said anything until the term for asking review was over.
pub fn review_term_over() -> Given {
    delivered().by_staff(HEAD).after_days(60)
}

/// The citizen said 没解决.
pub fn disputed() -> Given {
    judged(delivered(), Verdict::NotSolved)
}

/// The head said why the answer stands.
pub fn explained() -> Given {
    disputed().when(c::explain_verdict())
}

/// Closed on the citizen's word.
pub fn closed() -> Given {
    solved().when(c::close())
}

/// Closed, and something promised is still to come.
pub fn closed_with_promise() -> Given {
    judged(delivered_with_promise(), Verdict::Solved).when(c::close())
}

/// Closed, then said to be not solved.
pub fn disputed_after_closing() -> Given {
    judged(closed().by_citizen(), Verdict::NotSolved)
}

/// Taken up again.
pub fn reopened() -> Given {
    closed_with_promise().when(c::reopen())
}

/// Withdrawn while being handled.
pub fn withdrawn() -> Given {
    handling().by_citizen().when(c::withdraw())
}

/// Filed as sealed.
pub fn sealed() -> Given {
    nothing().when(c::file_concern(Class::Sealed)).by_staff(SUPERVISOR)
}

/// A sealed concern, handled by one supervisor with a draft for the other.
pub fn sealed_handed() -> Given {
    let given = sealed().when(c::accept(Path::Denunciation, 1)).when(c::assign_lead(LETTERS, SUPERVISOR));
    let due = given.in_days(30);
    let given = given.when(c::fix_plan(SUPERVISOR, SUPERVISOR_TWO, due));
    let draft = c::draft_reply(&given.concern, None);
    given.when(draft).by_staff(SUPERVISOR_TWO)
}

/// Sealed while somebody was working on it.
pub fn sealed_while_handling() -> Given {
    handling().when(c::seal()).by_staff(SUPERVISOR)
}

/// The concern beside, led by the bureau's handler and with its plan.
fn leading_beside() -> Given {
    let given = nothing()
        .when(c::file_beside())
        .by_staff(DESK)
        .when(c::transfer(BUREAU))
        .by_staff(BUREAU_DESK)
        .when(c::accept(Path::Petition, 2))
        .by_staff(HEAD)
        .when(c::assign_lead(BUREAU, HANDLER))
        .by_staff(HANDLER);
    let due = given.in_days(40);
    given.when(c::fix_plan(HANDLER, HEAD, due))
}

/// Just transferred, with a look-alike beside it that is being handled.
pub fn look_alike() -> Given {
    transferred().beside(leading_beside())
}

/// Joined into that one.
pub fn joined() -> Given {
    look_alike().when(c::join(c::beside())).by_staff(HANDLER)
}

/// The other side of the same: the concern that leads.
pub fn leading() -> Given {
    joined().turn_to(0)
}

/// The answer of the concern that leads is handed to check.
pub fn leading_handed() -> Given {
    let given = leading();
    let draft = c::draft_reply(&given.concern, Some(given.in_days(10)));
    given.when(draft).by_staff(HEAD)
}

/// The answer signed for the concern that leads answers the joined one too.
pub fn joined_answered() -> Given {
    signed_from(leading_handed()).turn_to(0)
}

/// A promise of that answer was kept.
pub fn joined_promise_kept() -> Given {
    let given = joined_answered().turn_to(0);
    given.when(c::settle_promise(crate::kernel::ids::PromiseNo(1), true)).turn_to(0)
}

/// Its own delivery, its own verdict: 没解决.
pub fn joined_disputed() -> Given {
    judged(delivered_here(joined_answered()), Verdict::NotSolved)
}

fn delivered_here(given: Given) -> Given {
    let deliver = c::deliver_reply(DeliveryManner::ByHand, given.today());
    given.by_staff(HANDLER).when(deliver).by_citizen()
}

/// The concern that led was withdrawn: it stands by itself again.
pub fn parted_by_withdrawal() -> Given {
    leading().by_citizen().when(c::withdraw()).turn_to(0).by_staff(HANDLER)
}

/// The lead's handler was changed, and it moved along.
pub fn joined_moved() -> Given {
    let given = leading();
    let due = given.in_days(40);
    given.by_staff(HEAD).when(c::fix_plan(super::DEPUTY, HEAD, due)).turn_to(0)
}

/// Linked with the one beside.
pub fn linked() -> Given {
    look_alike().when(c::link(c::beside())).turn_to(0)
}

/// Told apart from the one beside.
pub fn told_apart() -> Given {
    look_alike().when(c::tell_apart(c::beside())).turn_to(0)
}

/// A way of getting somewhere, by name.
pub type Sample = (&'static str, fn() -> Given);

/// Every sample. All stages are among them; a test says so.
pub const ALL: [Sample; 91] = [
    ("quick_step_held", quick_step_held),
    ("quick_step_done", quick_step_done),
    ("nothing", nothing),
    ("received", received),
    ("transferred", transferred),
    ("objected", objected),
    ("objection_refused", objection_refused),
    ("handed_down", handed_down),
    ("signed_for", signed_for),
    ("result_owed", result_owed),
    ("result_reported", result_reported),
    ("submitted_up", submitted_up),
    ("named_from_above", named_from_above),
    ("urgent", urgent),
    ("conduct_noted", conduct_noted),
    ("conduct_warned", conduct_warned),
    ("conduct_repeated", conduct_repeated),
    ("restriction_proposed", restriction_proposed),
    ("restricted", restricted),
    ("restriction_appealed", restriction_appealed),
    ("not_accepted", not_accepted),
    ("accepted", accepted),
    ("assigned", assigned),
    ("handling", handling),
    ("annexed", annexed),
    ("asked", asked),
    ("co_handling", co_handling),
    ("task_given", task_given),
    ("task_answered", task_answered),
    ("task_returned", task_returned),
    ("task_stays", task_stays),
    ("handed", handed),
    ("handed_with_promise", handed_with_promise),
    ("returned", returned),
    ("signed", signed),
    ("delivered", delivered),
    ("delivered_with_promise", delivered_with_promise),
    ("solved", solved),
    ("review_term_over", review_term_over),
    ("disputed", disputed),
    ("explained", explained),
    ("closed", closed),
    ("closed_with_promise", closed_with_promise),
    ("disputed_after_closing", disputed_after_closing),
    ("reopened", reopened),
    ("withdrawn", withdrawn),
    ("sealed", sealed),
    ("sealed_handed", sealed_handed),
    ("sealed_while_handling", sealed_while_handling),
    ("carried_open", carried_open),
    ("carried_closed", carried_closed),
    ("carried_reopened", carried_reopened),
    ("look_alike", look_alike),
    ("joined", joined),
    ("leading", leading),
    ("leading_handed", leading_handed),
    ("joined_answered", joined_answered),
    ("joined_promise_kept", joined_promise_kept),
    ("joined_disputed", joined_disputed),
    ("joined_moved", joined_moved),
    ("parted_by_withdrawal", parted_by_withdrawal),
    ("linked", linked),
    ("told_apart", told_apart),
    ("again", again),
    ("repeated", repeated),
    ("said_what_is_new", said_what_is_new),
    ("review_asked", review_asked),
    ("review_assigned", review_assigned),
    ("hearing_called", hearing_called),
    ("hearing_held", hearing_held),
    ("hearing_called_off", hearing_called_off),
    ("review_drafted", review_drafted),
    ("review_returned", review_returned),
    ("review_signed", review_signed),
    ("reviewed", reviewed),
    ("review_leads_back", review_leads_back),
    ("recheck_asked", recheck_asked),
    ("recheck_signed", recheck_signed),
    ("final_look", final_look),
    ("asked_after_the_last_look", asked_after_the_last_look),
    ("asked_too_late", asked_too_late),
    ("review_outside", review_outside),
    ("review_sent", review_sent),
    ("review_recorded", review_recorded),
    ("verdict_taken", verdict_taken),
    ("withdrawal_taken", withdrawal_taken),
    ("called_back", called_back),
    ("of_two", of_two),
    ("of_two_one_left", of_two_one_left),
    ("of_two_one_reached", of_two_one_reached),
    ("of_two_disputed", of_two_disputed),
];
