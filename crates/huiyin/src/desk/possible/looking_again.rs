//! Trial commands of review, and of what staff take down for the person.

use huiyin_domain::casework as work;
use huiyin_domain::command::Command;
use huiyin_domain::concern::Step;
use huiyin_domain::intake::{self, IdentityCheck, Interview, SpokenBy};
use huiyin_domain::kernel::ids::{PostId, ReporterNo, Revision};
use huiyin_domain::kernel::text::Prose;
use huiyin_domain::review::{self, PointDecision};
use huiyin_domain::words::{InterviewWords, ReplyWords, ReviewRequestWords, SaidWords};

use super::Case;

/// A step of a review, or of taking down what the person says, as a command whose own content does not matter.
pub(super) fn trial(case: &Case, step: Step) -> Option<Command> {
    of_review(case, step).or_else(|| of_words(case, step))
}

fn of_review(case: &Case, step: Step) -> Option<Command> {
    let text = Prose::parse("-").ok()?;
    let said = || SaidWords { text: text.clone() };
    let open = case.opened.concern.review.open.as_ref();
    let based_on = open.map_or(Revision(0), |open| open.revision);
    let today = case.today();
    let request = || {
        let words = ReviewRequestWords { new_facts: None, reasons: text.clone() };
        review::RequestReview { came: None, points: Vec::new(), reporter: ReporterNo::FIRST, words }
    };
    let decide = || {
        let words = ReplyWords { answers: Vec::new(), opening: text.clone() };
        review::DecideReview { decisions: Vec::<PointDecision>::new(), words }
    };
    let delivery = || work::Delivery { manner: work::DeliveryManner::ByHand, on: today };
    let record = || review::RecordReview { decided_on: today, decisions: Vec::new(), words: said() };
    let trials: [(Step, &dyn Fn() -> review::Command); 9] = [
        (Step::RequestReview, &|| review::Command::RequestReview(request())),
        (Step::AssignReview, &|| review::Command::AssignReview(review::AssignReview { post: PostId(0) })),
        (Step::SendReview, &|| review::Command::SendReview(review::SendReview { on: today, words: said() })),
        (Step::DecideReview, &|| review::Command::DecideReview(decide())),
        (Step::SignReview, &|| review::Command::SignReview(review::SignReview { based_on })),
        (Step::ReturnReview, &|| review::Command::ReturnReview(review::ReturnReview { based_on, remarks: said() })),
        (Step::RecordReview, &|| review::Command::RecordReview(record())),
        (Step::DeliverReview, &|| {
            review::Command::DeliverReview(review::DeliverReview { delivery: delivery(), note: None })
        }),
        (Step::AnswerNewFacts, &|| review::Command::AnswerNewFacts(review::AnswerNewFacts { words: said() })),
    ];
    trials.into_iter().find(|(of, _)| *of == step).map(|(_, make)| make().into())
}

fn of_words(case: &Case, step: Step) -> Option<Command> {
    let interview = Interview { checked: IdentityCheck::CardSeen, spoken: SpokenBy::Counter };
    let words = InterviewWords { phone: None, read_back: Prose::parse("-").ok()?, said: None };
    let spoken = Some((interview, words.clone()));
    let reporter = whose(case, step);
    let take = work::TakeVerdict { interview, points: Vec::new(), reporter, words: words.clone() };
    let trials: [(Step, Command); 5] = [
        (Step::TakeVerdict, work::Command::TakeVerdict(take).into()),
        (Step::UndoVerdict, work::Command::UndoVerdict(work::UndoVerdict { reporter, spoken: spoken.clone() }).into()),
        (Step::CallBack, work::Command::CallBack(work::CallBack { reached: None }).into()),
        (
            Step::TakeWithdrawal,
            intake::Command::TakeWithdrawal(intake::TakeWithdrawal { interview, reporter, words }).into(),
        ),
        (Step::UndoWithdrawal, intake::Command::UndoWithdrawal(intake::UndoWithdrawal { reporter, spoken }).into()),
    ];
    trials.into_iter().find(|(of, _)| *of == step).map(|(_, command)| command)
}

/// Of several, somebody for whom the step is possible, if there is one.
fn whose(case: &Case, step: Step) -> ReporterNo {
    let concern = &case.opened.concern;
    let fits = |one: &intake::ReporterState| match (step, concern.casework.reply()) {
        (Step::UndoWithdrawal, _) => one.left.is_some(),
        (Step::UndoVerdict, Some(reply)) => reply.of(one.no).taken.is_some(),
        (Step::TakeVerdict, Some(reply)) => one.left.is_none() && reply.of(one.no).delivery.is_some(),
        _ => one.left.is_none(),
    };
    let found = concern.intake.reporters.all().iter().find(|one| fits(one));
    found.map_or(ReporterNo::FIRST, |one| one.no)
}
