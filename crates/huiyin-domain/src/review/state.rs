//! Review's part of a concern: what is looked at again now, what was decided, and who had a hand in any decision.

use std::collections::BTreeSet;

use super::decide_review::PointDecision;
use super::rules::head_role;
use super::{Decision, Fact, Level};
use crate::casework;
use crate::concern::{Concern, Owed, OwedBy, Step};
use crate::event::Stamp;
use crate::intake;
use crate::kernel::actor::{PostHeld, Role};
use crate::kernel::ids::{PersonId, PointNo, PostId, Revision, UnitId};
use crate::kernel::time::{Day, Moment};

/// How far an open review is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Asked for.
    Asked,
    /// With a body outside.
    Sent,
    /// An opinion waits for its signature.
    Drafted(Vec<PointDecision>),
    /// The opinion came back with remarks.
    Returned(Vec<PointDecision>),
    /// Signed, or recorded as it came from outside; not in the citizen's hands yet.
    Signed {
        /// What was decided.
        decisions: Vec<PointDecision>,
        /// When; nothing is delivered before.
        at: Moment,
    },
}

/// A review that is not over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Review {
    /// Which look it is.
    pub level: Level,
    /// The unit that decides; `None` when it stands outside.
    pub unit: Option<UnitId>,
    /// The law day on which the request was received.
    pub on: Day,
    /// What is to be looked at again.
    pub points: Vec<PointNo>,
    /// The post that writes the opinion.
    pub post: Option<PostId>,
    /// How many opinions were handed to be signed.
    pub revision: Revision,
    /// How far it is.
    pub standing: Standing,
    /// Who wrote an opinion of this very look: they may write the next version, and sign none.
    writers: BTreeSet<PersonId>,
    /// Who returned or signed one.
    heads: BTreeSet<PersonId>,
}

/// The review that ended last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Last {
    /// Which look it was.
    pub level: Level,
    /// The unit that decided; `None` when it stands outside.
    pub unit: Option<UnitId>,
    /// The post that wrote it.
    pub post: Option<PostId>,
    /// What was decided.
    pub decisions: Vec<PointDecision>,
}

/// Who looks again at a concern, as access needs it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reviewer {
    /// The unit that decides, or the one whose front desk carries the paper to a body outside.
    pub unit: UnitId,
    /// The post that writes the opinion, once given to one.
    pub post: Option<PostId>,
    /// Whether the unit itself decides.
    pub inside: bool,
    /// Whether it is still open; afterwards it can be read, and nothing more.
    pub open: bool,
}

impl Reviewer {
    pub(crate) fn heads(&self, held: &PostHeld) -> bool {
        self.inside && held.role == Role::UnitHead && held.unit == self.unit
    }

    pub(crate) fn writes(&self, held: &PostHeld) -> bool {
        self.inside && self.post == Some(held.post)
    }

    pub(crate) fn carries(&self, held: &PostHeld) -> bool {
        !self.inside && held.role == Role::FrontDesk && held.unit == self.unit
    }
}

/// Review's part of a concern.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    /// What is looked at now.
    pub open: Option<Review>,
    /// What was looked at last.
    pub last: Option<Last>,
    /// Which look may be asked for.
    pub next: Option<Level>,
    /// 终结: the same facts and reasons are heard no more (36 ¶3).
    pub is_final: bool,
    /// The person says that there are new facts, and nobody has weighed them yet.
    pub new_facts: bool,
    hands: BTreeSet<PersonId>,
}

impl State {
    /// Whether somebody drafted, changed or signed an answer, or the opinion of an earlier look, in this concern.
    pub fn had_a_hand(&self, person: PersonId) -> bool {
        self.hands.contains(&person)
    }

    /// Who looks again, or looked last; `desk` carries the paper where the body stands outside.
    pub fn reviewer(&self, desk: UnitId) -> Option<Reviewer> {
        let of = |unit: Option<UnitId>, post, open| Reviewer {
            unit: unit.unwrap_or(desk),
            post,
            inside: unit.is_some(),
            open,
        };
        let open = self.open.as_ref().map(|review| of(review.unit, review.post, true));
        open.or_else(|| self.last.as_ref().map(|last| of(last.unit, last.post, false)))
    }

    /// Sealing takes the review from the unit that had it, as it takes the work from the lead (30 ¶3): the supervisor
    /// carries it to a body outside.
    pub(crate) fn follow_intake(&mut self, fact: &intake::Fact) {
        if let (intake::Fact::Sealed(_), Some(open)) = (fact, &mut self.open)
            && !matches!(open.standing, Standing::Signed { .. })
        {
            (open.unit, open.post, open.standing) = (None, None, Standing::Asked);
        }
    }

    /// Answers open the way to review; whoever wrote or signed one never reviews it.
    pub(crate) fn follow_casework(&mut self, fact: &casework::Fact, stamp: &Stamp) {
        if fact.is_by_a_pen() {
            self.hands.extend(stamp.actor.person());
        }
        if let casework::Fact::SuccessionTaken(taken) = fact {
            self.succeed(taken);
        }
        if matches!(fact, casework::Fact::ReplyDelivered(_)) && !self.is_final {
            self.next = Some(Level::Review);
        }
        if matches!(fact, casework::Fact::Reopened(_)) {
            (self.next, self.is_final, self.new_facts) = (None, false, false);
        }
    }

    /// Whoever goes on with what the dissolved unit owes looks again in its place, under a post of its own.
    fn succeed(&mut self, taken: &casework::SuccessionTaken) {
        if let Some(open) = self.open.as_mut().filter(|open| open.unit == Some(taken.unit)) {
            (open.unit, open.post) = (Some(taken.successor), None);
        }
    }

    pub(crate) fn evolve(&mut self, fact: &Fact, stamp: &Stamp) {
        match fact {
            Fact::ReviewRequested(asked) => {
                self.open = Some(Review {
                    level: asked.level,
                    unit: asked.unit,
                    on: asked.on,
                    points: asked.points.clone(),
                    post: None,
                    revision: Revision(0),
                    standing: Standing::Asked,
                    writers: BTreeSet::new(),
                    heads: BTreeSet::new(),
                });
            }
            Fact::ReviewNotTaken(not) => self.new_facts |= not.new_facts,
            Fact::ReviewAssigned(given) => self.change(|open| open.post = Some(given.post)),
            Fact::ReviewSent(_) => self.change(|open| open.standing = Standing::Sent),
            Fact::ReviewDecided(decided) => {
                self.change(|open| {
                    open.writers.extend(stamp.actor.person());
                    open.revision = decided.revision;
                    open.standing = Standing::Drafted(decided.decisions.clone());
                });
            }
            Fact::ReviewReturned(_) => {
                self.change(|open| {
                    open.heads.extend(stamp.actor.person());
                    if let Standing::Drafted(decisions) = &open.standing {
                        open.standing = Standing::Returned(decisions.clone());
                    }
                });
            }
            Fact::ReviewSigned(_) => {
                self.change(|open| {
                    open.heads.extend(stamp.actor.person());
                    if let Standing::Drafted(decisions) = &open.standing {
                        open.standing = Standing::Signed { decisions: decisions.clone(), at: stamp.at };
                    }
                });
            }
            Fact::ReviewRecorded(recorded) => self.change(|open| {
                open.standing = Standing::Signed { decisions: recorded.decisions.clone(), at: stamp.at };
            }),
            Fact::ReviewDelivered(delivered) => self.end(delivered.last),
            Fact::NewFactsAnswered(_) => self.new_facts = false,
        }
    }

    fn change(&mut self, change: impl FnOnce(&mut Review)) {
        if let Some(open) = &mut self.open {
            change(open);
        }
    }

    fn end(&mut self, last: bool) {
        let Some(open) = self.open.take() else { return };
        let decisions = open.decisions().to_vec();
        self.hands.extend(open.writers.iter().chain(&open.heads));
        self.next = (open.level == Level::Review).then_some(Level::Recheck);
        self.is_final = last;
        self.last = Some(Last { level: open.level, unit: open.unit, post: open.post, decisions });
    }
}

impl Review {
    /// Whether somebody wrote an opinion of this very look.
    pub fn was_written_by(&self, person: PersonId) -> bool {
        self.writers.contains(&person)
    }

    /// What the opinion decides, once there is one.
    pub fn decisions(&self) -> &[PointDecision] {
        match &self.standing {
            Standing::Asked | Standing::Sent => &[],
            Standing::Drafted(decisions) | Standing::Returned(decisions) | Standing::Signed { decisions, .. } => {
                decisions
            }
        }
    }

    /// Whether any point goes back to the unit that answered.
    pub fn leads_back(&self) -> bool {
        self.decisions().iter().any(|one| one.decision != Decision::Maintained)
    }

    /// Whether the delivery makes the matter final: after the second look, unless something is to be answered anew.
    pub fn ends_it(&self) -> bool {
        let anew = self.decisions().iter().any(|one| one.decision == Decision::SentBack);
        self.level == Level::Recheck && !anew
    }
}

/// What the open review asks for, and of whom. It rests while the concern is withdrawn.
pub(crate) fn owed(concern: &Concern) -> Option<Owed> {
    let review = concern.review.open.as_ref().filter(|_| concern.intake.withdrawn.is_none())?;
    let desk = concern.desk()?;
    let head = head_role(concern);
    let front = if head == Role::Supervisor { head } else { Role::FrontDesk };
    let desk = OwedBy::Role { unit: desk, role: front };
    let hearing = concern.gatherings.hearing.as_ref();
    let (by, step) = match (review.unit, review.post, &review.standing) {
        (None, _, Standing::Asked) => (desk, Step::SendReview),
        (None, _, Standing::Sent | Standing::Drafted(_) | Standing::Returned(_)) => (desk, Step::RecordReview),
        (None, _, Standing::Signed { .. }) => (desk, Step::DeliverReview),
        (Some(unit), None, _) => (OwedBy::Role { unit, role: head }, Step::AssignReview),
        // What both sides say is heard before anything is decided.
        (Some(_), Some(post), Standing::Asked | Standing::Sent | Standing::Returned(_)) => {
            let next = if hearing.is_some() { Step::HoldHearing } else { Step::DecideReview };
            (OwedBy::Post(post), next)
        }
        (Some(unit), Some(_), Standing::Drafted(_)) => (OwedBy::Role { unit, role: head }, Step::SignReview),
        (Some(_), Some(post), Standing::Signed { .. }) => (OwedBy::Post(post), Step::DeliverReview),
    };
    Some(Owed { by, step, waits_until: None, waits_for: 0, waits_with: None })
}
