//! What the rounds showed.

use std::collections::HashSet;
use std::net::SocketAddr;
use std::process::ExitCode;

use super::person::Person;
use crate::chance::Chance;
use crate::say;

/// Counts over all rounds.
#[derive(Default)]
pub(super) struct Report {
    pub(super) rounds: u32,
    pub(super) acknowledged: u64,
    pub(super) lost: u64,
    pub(super) corrupt: u64,
    /// Concerns in the store at the end.
    pub(super) concerns: u64,
    /// Different receipts people hold at the end.
    held: u64,
    looked: u64,
}

impl Report {
    /// After a restart: everybody asks again what was never answered, and looks at new receipts and some old ones.
    pub(super) fn check(&mut self, people: &mut [Person], address: SocketAddr, chance: &mut Chance, old_ones: usize) {
        for person in people {
            person.arrive(address);
            if let Err(error) = person.ask_again() {
                say(&format!("asking again was not answered: {error:#}"));
                self.lost += 1;
            }
            for at in 0..person.receipts.len() {
                let new = person.receipts[at].words.is_none();
                if new || old_ones == usize::MAX || chance.below(person.receipts.len() as u64) < old_ones as u64 {
                    self.look(person, at);
                }
            }
        }
    }

    fn look(&mut self, person: &mut Person, at: usize) {
        self.looked += 1;
        let seen = person.look(at).ok().flatten();
        let receipt = &mut person.receipts[at];
        match (&seen, &receipt.words) {
            (Some(now), Some(then)) if now == then => {}
            (Some(_), None) => receipt.words = seen,
            (None | Some(_), _) => {
                // The first few say what is wrong; a thousand would only hide it.
                if self.lost < 3 {
                    say(&format!("lost: {} showed {:?}, now {seen:?}", receipt.path, receipt.words));
                }
                self.lost += 1;
            }
        }
    }

    /// At the end: how many receipts were given, and how many different ones.
    pub(super) fn count(&mut self, people: &mut [Person]) {
        let paths: Vec<&str> =
            people.iter().flat_map(|person| person.receipts.iter().map(|one| one.path.as_str())).collect();
        self.acknowledged = paths.len() as u64;
        self.held = paths.into_iter().collect::<HashSet<_>>().len() as u64;
    }

    /// One click gave two receipts, or two concerns stand for one click.
    fn duplicated(&self) -> u64 {
        (self.acknowledged - self.held) + self.concerns.saturating_sub(self.held)
    }

    pub(super) fn line(&self) -> String {
        let duplicated = self.duplicated();
        let Self { rounds, acknowledged, lost, corrupt, looked, .. } = self;
        format!(
            "rounds {rounds} · acknowledged {acknowledged} · receipts looked at {looked} · lost {lost} · duplicated {duplicated} · corrupt {corrupt}"
        )
    }

    /// Good is: something was acknowledged, nothing lost, doubled or broken. With the control it is the reverse.
    pub(super) fn verdict(&self, control: bool) -> ExitCode {
        let clean = self.lost == 0 && self.duplicated() == 0 && self.corrupt == 0 && self.acknowledged > 0;
        let good = if control { self.lost > 0 } else { clean };
        let what = if control { "the control loses something, as it must" } else { "nothing acknowledged is lost" };
        say(&format!("kill9: {} passed, {} failed ({what})", u8::from(good), u8::from(!good)));
        if good { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    }
}
