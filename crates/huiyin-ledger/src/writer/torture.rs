//! A fault on purpose, compiled only with the feature `torture`: the writer answers before it commits. With it the
//! kill -9 test must lose something; a test that cannot fail proves nothing.

use std::time::Duration;

use super::{Outcome, Reply};

/// How long the commit is held back after the answers are out.
const HELD: Duration = Duration::from_millis(40);

/// Whether this process is the control of the test.
pub(super) fn is_control() -> bool {
    std::env::var_os("HUIYIN_TORTURE_CONTROL").is_some()
}

/// Answers although nothing is committed, and waits for the knife.
pub(super) fn answer_too_early(replies: &mut Vec<Reply>, outcomes: &[Outcome]) {
    if replies.is_empty() {
        return;
    }
    for (reply, outcome) in replies.drain(..).zip(outcomes) {
        reply(outcome.clone());
    }
    std::thread::sleep(HELD);
}
