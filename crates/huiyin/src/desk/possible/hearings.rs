//! Trial commands of meetings with the person.

use huiyin_domain::command::Command;
use huiyin_domain::concern::Step;
use huiyin_domain::gatherings::{BookReception, CallHearing, CallOffHearing, Command as Meeting, HoldHearing};
use huiyin_domain::kernel::ids::ReceptionNo;
use huiyin_domain::kernel::text::Line;
use huiyin_domain::words::{HearingWords, MinutesWords, SaidWords};

use super::Case;

/// A step of a hearing, or the booking of a reception day, as a command whose own content does not matter.
pub(super) fn trial(case: &Case, step: Step, said: SaidWords) -> Command {
    if step == Step::HoldHearing {
        let words = MinutesWords { minutes: said.text };
        return Meeting::HoldHearing(HoldHearing { on: case.today(), people: Vec::new(), words }).into();
    }
    if step == Step::CallOffHearing {
        return Meeting::CallOffHearing(CallOffHearing { reason: said }).into();
    }
    match Line::parse("-") {
        Ok(place) if step == Step::CallHearing => {
            let words = HearingWords { matters: said.text, people: Vec::new(), place };
            Meeting::CallHearing(CallHearing { minute: 0, on: case.today(), people: Vec::new(), words }).into()
        }
        _ => Meeting::BookReception(BookReception { reception: ReceptionNo(0) }).into(),
    }
}
