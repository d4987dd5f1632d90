//! Of several who raised a concern, whose the step is.

use huiyin_domain::casework as work;
use huiyin_domain::event::Fact;
use huiyin_domain::intake as door;
use huiyin_domain::kernel::ids::ReporterNo;

use crate::desk::{Case, names, reporters};
use crate::web::dates;

/// What a step says that belongs to one of those who raised it; of every other, nothing.
pub(super) fn told(case: &Case, fact: &Fact) -> Option<String> {
    if let Fact::Casework(work::Fact::ReplyDelivered(delivered)) = fact {
        let day = dates::day_seen_on(case.page.words, delivered.delivery.on, case.today());
        let told = format!("{}，{day}", case.page.t(names::manner(delivered.delivery.manner)));
        return Some(whose(case, delivered.reporter, told));
    }
    if let Fact::Casework(work::Fact::VerdictGiven(given)) = fact {
        return Some(whose(case, given.reporter, case.say(names::verdict(given.overall()))));
    }
    if let Fact::Casework(work::Fact::VerdictExplained(told)) = fact {
        return Some(whose(case, told.reporter, String::new()));
    }
    if let Fact::Casework(work::Fact::NoticeGiven(given)) = fact {
        return Some(whose(case, given.reporter, case.say(names::notice(given.about))));
    }
    if let Fact::Intake(door::Fact::CodeIssued(issued)) = fact {
        return Some(whose(case, ReporterNo(issued.reporter), String::new()));
    }
    if let Fact::Intake(door::Fact::ReporterLeft(left)) = fact {
        return Some(reporters::name(case, left.reporter));
    }
    if let Fact::Intake(door::Fact::ReporterBack(back)) = fact {
        return Some(reporters::name(case, back.reporter));
    }
    None
}

/// The same, with whose it is where several raised it.
pub(super) fn whose(case: &Case, reporter: ReporterNo, more: String) -> String {
    if !reporters::are_several(case) {
        return more;
    }
    let parts = [reporters::name(case, reporter), more];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(&case.say("list-comma"))
}
