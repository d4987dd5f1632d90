//! What an old system claims of a record, as lines to read: never finer than it knew, and said to be unknown where it was silent.

use huiyin_domain::event::Fact;
use huiyin_domain::intake::{CarriedOver, ClaimedState, ClaimedTime, Fact as IntakeFact, Precision};

use super::words::Words;

/// The claim among the facts of a concern, when it was carried over.
pub fn find<'a>(facts: impl IntoIterator<Item = &'a Fact>) -> Option<&'a CarriedOver> {
    facts.into_iter().find_map(|fact| match fact {
        Fact::Intake(IntakeFact::CarriedOver(carried)) => Some(carried),
        Fact::Intake(_)
        | Fact::Casework(_)
        | Fact::Deadlines(_)
        | Fact::Office(_)
        | Fact::Reading(_)
        | Fact::Gatherings(_)
        | Fact::Review(_) => None,
    })
}

/// Label and value of everything that was claimed, in the order of a life.
#[must_use]
pub fn lines(words: &'static Words, carried: &CarriedOver) -> Vec<(String, String)> {
    let claimed = &carried.claimed;
    let say = |key: &'static str| words.t(key).to_string();
    let known = |time: &Option<ClaimedTime>| time.as_ref().map(written);
    let received = known(&claimed.received).unwrap_or_else(|| say("old-no-day"));
    let mut lines = vec![(say("claimed-received"), received), (say("claimed-state"), say(state_key(claimed.state)))];
    let times = [
        ("claimed-replied", &claimed.replied),
        ("claimed-closed", &claimed.closed),
        ("claimed-due", &claimed.due),
        ("claimed-promised", &claimed.promised),
    ];
    lines.extend(times.into_iter().filter_map(|(key, time)| Some((say(key), known(time)?))));
    if claimed.duplicate {
        lines.push((say("claimed-duplicate"), say("old-duplicate")));
    }
    // Names of our own facts come from another installation of ours; there the course stands beside in words.
    let told = claimed.timeline.iter().filter(|entry| !entry.what.ends_with(".v1"));
    lines.extend(told.map(|entry| (entry.what.clone(), written(&entry.at))));
    lines
}

/// The catalogue's key for a claimed state.
#[must_use]
pub fn state_key(state: ClaimedState) -> &'static str {
    match state {
        ClaimedState::Open => "claimed-state-open",
        ClaimedState::Closed => "claimed-state-closed",
        ClaimedState::UnknownOpen => "claimed-state-unknown-open",
        ClaimedState::UnknownClosed => "claimed-state-unknown-closed",
    }
}

/// A claimed time in the shape tables use, as exact as it is known.
fn written(time: &ClaimedTime) -> String {
    let shape = match time.precision {
        Precision::Year => "%Y",
        Precision::Month => "%Y-%m",
        Precision::Day => "%Y-%m-%d",
        Precision::Minute | Precision::Second => "%Y-%m-%d %H:%M",
    };
    time.at.strftime(shape).to_string()
}
