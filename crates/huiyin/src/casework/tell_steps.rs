//! The timeline of the progress page: every legal step, newest first, with the clock it met; what comes next on top.

use huiyin_domain::casework::{self, DeliveryManner, Verdict};
use huiyin_domain::deadlines as deadline_rules;
use huiyin_domain::deadlines::{Clock, ClockId, Standing};
use huiyin_domain::event::Fact;
use huiyin_domain::gatherings as met;
use huiyin_domain::intake as intake_rules;
use huiyin_domain::intake::{Channel, IdentityCheck, SlipManner};
use huiyin_domain::kernel::actor::Actor;
use huiyin_domain::kernel::ids::UnitId;
use huiyin_domain::words::Words as Said;

use super::print_paper::Kind;
use super::show_progress::{ClockLine, Link, Node};
use super::tell_progress::{Teller, said};
use crate::desk::{lengthened, names};
use crate::gate::Entry;
use crate::web::dates;
use crate::web::icons::Shape;
use crate::web::words::{Html, Say};

impl Teller<'_> {
    /// Newest first, what comes above it.
    pub(super) fn nodes(&self) -> Vec<Node> {
        let mut nodes: Vec<Node> = self.coming().into_iter().collect();
        nodes.extend(self.entries().rev().filter_map(|entry| self.node(entry)));
        nodes
    }

    /// The next step that is owed by a date.
    fn coming(&self) -> Option<Node> {
        let (day, clock) = self.concern().deadlines.next_due()?;
        let late = day < self.today;
        let title = match clock.id {
            ClockId::Register => "coming-register",
            ClockId::Acknowledge | ClockId::AcknowledgeForwarded => "coming-acknowledge",
            ClockId::Done => "coming-done",
            ClockId::Review => "coming-the-review",
            ClockId::Recheck => "coming-the-recheck",
            ClockId::Object
            | ClockId::RequestReview
            | ClockId::RequestRecheck
            | ClockId::CoHandle
            | ClockId::Assigned => return None,
        };
        let when = self.words.t(if late { "coming-was-due" } else { "coming-by" }).with("day", self.day(day));
        let note = self.words.t(if late { "coming-late" } else { "coming-note" });
        Some(Node {
            class: if late { "late" } else { "not-yet" },
            shape: if late { Shape::Late } else { Shape::NotYet },
            clock: Some(self.clock_line(clock)),
            ..plain(when.to_string(), self.say(title), Some(note))
        })
    }

    /// What happened, as the person is told; `None` for what stays among staff or is told elsewhere.
    fn node(&self, entry: &Entry) -> Option<Node> {
        match &entry.recorded.fact {
            Fact::Intake(fact) => self.intake_node(entry, fact),
            Fact::Casework(fact) => self.casework_node(entry, fact),
            Fact::Deadlines(fact) => self.clock_node(entry, fact),
            Fact::Gatherings(met::Fact::JointMeetingHeld(held)) => Some(self.met(entry, held)),
            Fact::Gatherings(met::Fact::ReceptionBooked(booked)) => Some(self.reception(entry, booked.reception)),
            Fact::Gatherings(met::Fact::HearingCalled(called)) => Some(self.hearing_called(entry, called)),
            Fact::Gatherings(met::Fact::HearingHeld(held)) => Some(self.hearing_held(entry, held)),
            Fact::Gatherings(met::Fact::HearingCalledOff(_)) => {
                Some(Node { said: said(entry), ..self.told(entry, "node-hearing-off", None) })
            }
            Fact::Review(fact) => self.review_node(entry, fact),
            Fact::Office(_) | Fact::Reading(_) => None,
        }
    }

    pub(super) fn at(&self, entry: &Entry) -> String {
        self.day_of(entry.recorded.stamp.at)
    }

    pub(super) fn told(&self, entry: &Entry, title: &str, sentence: Option<Say<'_>>) -> Node {
        plain(self.at(entry), self.say(title), sentence)
    }

    fn intake_node(&self, entry: &Entry, fact: &intake_rules::Fact) -> Option<Node> {
        use intake_rules::Fact as F;
        let node = match fact {
            F::Filed(filed) => self.filed(entry, filed),
            F::CarriedOver(carried) => self.told(
                entry,
                "node-carried",
                Some(self.words.t("node-carried-words").with("source", &carried.source)),
            ),
            F::Accepted(accepted) => self.accepted(entry, accepted),
            F::NotAccepted(declined) => {
                let words = self.words.t("node-not-accepted-words").with("unit", self.unit(declined.unit));
                let node = self.told(entry, "node-not-accepted", Some(words));
                Node { shape: Shape::Dash, class: "plain", links: self.paper(entry, Kind::Decline), ..node }
            }
            F::Transferred(_) | F::HandedDown(_) | F::SubmittedUp(_) => self.sent(entry, fact)?,
            F::SignedFor(_) | F::TakenBack(_) | F::ResultTaken(_) => self.sending(entry, fact)?,
            F::MarkedUrgent(_) | F::UrgentSeen(_) | F::UrgencyCleared(_) => self.urgency(entry, fact)?,
            // Between units: what follows from it is told.
            F::RemindedToSign(_) | F::ResultReported(_) | F::ResultSentBack(_) => return None,
            F::PointAdded(_) => Node { said: first_point(entry), ..self.told(entry, "node-point-added", None) },
            // Evidence and recordings are the unit's own; annexes are told with the reply.
            F::MaterialAdded(added) if added.kind.among_staff() => return None,
            F::MaterialAdded(_) => match entry.recorded.stamp.actor {
                Actor::Citizen => self.told(entry, "node-material-yours", None),
                Actor::Staff { .. } | Actor::System | Actor::Operator => self.told(entry, "node-material-ours", None),
            },
            F::Sealed(_) => self.told(entry, "node-sealed", Some(self.words.t("node-sealed-words"))),
            F::Withdrawn(withdrawn) => {
                let words = self.words.t("node-withdrawn-words").with("day", self.day(withdrawn.until));
                Node { said: said(entry), ..self.told(entry, "node-withdrawn", Some(words)) }
            }
            F::WithdrawalTaken(taken) => self.withdrawal_taken(entry, taken),
            F::WithdrawalUndone(_) => self.told(entry, "node-undone", None),
            F::Corrected(_) => self.told(entry, "node-corrected", None),
            F::CodeIssued(issued) if issued.reporter != self.me().0 => return None,
            F::CodeIssued(issued) => self.code_issued(entry, issued.anew.as_ref()?),
            F::RepeatedAnswered(_) | F::NewSaid(_) => return self.kin_node(entry),
            F::ReporterLeft(left) if left.reporter == self.me() => {
                let words = self.words.t("node-left-words").with("day", self.day(left.until));
                Node { said: said(entry), ..self.told(entry, "node-left", Some(words)) }
            }
            F::ReporterBack(back) if back.reporter == self.me() => self.told(entry, "node-back", None),
            F::ReporterLeft(_) | F::ReporterBack(_) => return None,
            F::AnnexTakenBack(_) | F::Registered(_) | F::ReporterNamed(_) | F::PointsNamed(_) => return None,
        };
        Some(node)
    }

    /// How this very person was told, or was not; of another nothing is said.
    fn noticed(&self, entry: &Entry, given: &casework::NoticeGiven) -> Option<Node> {
        (given.reporter == self.me()).then(|| self.told(entry, notice(given.outcome), None))
    }

    /// Told to the minute: whoever did not ask for a new code must notice that somebody did.
    fn code_issued(&self, entry: &Entry, anew: &intake_rules::IssuedAnew) -> Node {
        let checked = match anew.checked {
            IdentityCheck::CardSeen => "node-code-card-seen",
            IdentityCheck::CalledBack => "node-code-called-back",
            IdentityCheck::KnownInPerson => "node-code-known-in-person",
            IdentityCheck::LetterToAddress => "node-code-letter-to-address",
        };
        let manner = match anew.manner {
            SlipManner::Counter => "node-code-counter",
            SlipManner::Letter => "node-code-letter",
            SlipManner::Folded => "node-code-folded",
        };
        let when = dates::moment(self.words, entry.recorded.stamp.at.civil(self.app.zone()));
        // The first code of a further reporter ends none.
        let is_code = |one: &&Entry| {
            let own = |issued: &intake_rules::CodeIssued| issued.reporter == self.me().0;
            matches!(&one.recorded.fact, Fact::Intake(intake_rules::Fact::CodeIssued(issued)) if own(issued))
        };
        let first = self.entries().find(is_code).is_some_and(|one| one.recorded.position == entry.recorded.position);
        let (title, words) = match first {
            true => ("node-own-code", "node-own-code-words"),
            false => ("node-code", "node-code-words"),
        };
        let sentence = self.words.t(words).with("unit", self.unit(anew.unit));
        let sentence = sentence.with("checked", self.say(checked)).with("manner", self.say(manner));
        let mut node = plain(when, self.say(title), Some(sentence));
        node.sentences.push(self.words.t("node-code-not-you").with("phone", &self.app.site().phone).rich());
        node
    }

    /// The paper that this step issued; of several of a kind, the last alone is still the one that counts.
    pub(super) fn paper(&self, entry: &Entry, kind: Kind) -> Vec<Link> {
        let last = kind.last_made(self.opened).map(|recorded| recorded.position);
        let link = Link { href: self.below(&format!("papers/{}", kind.word())), words: self.say(kind.key()) };
        if last == Some(entry.recorded.position) { vec![link] } else { Vec::new() }
    }

    fn filed(&self, entry: &Entry, filed: &intake_rules::Filed) -> Node {
        let sentence = match filed.channel {
            Channel::Web => self.words.t("node-filed-web"),
            Channel::Phone => self.words.t("node-filed-phone"),
            Channel::Letter | Channel::Fax | Channel::Mail => self.words.t("node-filed-letter"),
            Channel::WalkIn | Channel::Reception => self.words.t("node-filed-walk-in"),
            Channel::Box
            | Channel::FieldVisit
            | Channel::Meeting
            | Channel::HandedOver
            | Channel::MessageBoard
            | Channel::OpinionBook
            | Channel::Delegate
            | Channel::Staff
            | Channel::Api => self.words.t("node-filed-other"),
        };
        let when = dates::moment(self.words, entry.recorded.stamp.at.civil(self.app.zone()));
        let receipt = Link { href: self.below("receipt"), words: self.say("receipt-title") };
        let sentence = sentence.with("unit", self.unit(filed.desk));
        Node { links: vec![receipt], ..plain(when, self.say("node-filed"), Some(sentence)) }
    }

    fn accepted(&self, entry: &Entry, accepted: &intake_rules::Accepted) -> Node {
        let path = match accepted.path {
            intake_rules::Path::Suggestion => "own-path-suggestion",
            intake_rules::Path::Denunciation => "own-path-denunciation",
            intake_rules::Path::Litigation => "own-path-litigation",
            intake_rules::Path::Arbitration => "own-path-arbitration",
            intake_rules::Path::PartyAppeal => "own-path-party-appeal",
            intake_rules::Path::AdministrativeProcedure => "own-path-administrative",
            intake_rules::Path::DutyToProtect => "own-path-duty",
            intake_rules::Path::Petition => "own-path-petition",
        };
        let words =
            self.words.t("node-accepted-words").with("unit", self.unit(accepted.unit)).with("path", self.say(path));
        let clock = self.clock(ClockId::AcknowledgeForwarded).or_else(|| self.clock(ClockId::Acknowledge));
        Node {
            clock: clock.or_else(|| self.clock(ClockId::Register)),
            links: self.paper(entry, Kind::Accept),
            ..self.told(entry, "node-accepted", Some(words))
        }
    }

    fn casework_node(&self, entry: &Entry, fact: &casework::Fact) -> Option<Node> {
        use casework::Fact as F;
        let node = match fact {
            F::LeadAssigned(assigned) => {
                let words = self.words.t("node-assigned-words").with("unit", self.unit(assigned.unit));
                self.told(entry, "node-assigned", Some(words))
            }
            F::PlanFixed(fixed) => self.plan(entry, fixed),
            F::CitizenAsked(_) | F::CitizenAnswered(_) => self.question(entry, fact),
            F::ReplySigned(_) => {
                let unit = self.concern().unit().map(|unit| self.unit(unit)).unwrap_or_default();
                let words = self.words.t("node-signed-words").with("unit", unit);
                let links = self.paper(entry, Kind::Opinion);
                Node { clock: self.clock(ClockId::Done), links, ..self.told(entry, "node-signed", Some(words)) }
            }
            F::ReplyDelivered(delivered) if delivered.reporter != self.me() => return None,
            F::ReplyDelivered(delivered) => self.delivered(entry, delivered),
            F::PromiseKept(_) => Node { said: said(entry), ..self.told(entry, "node-promise-kept", None) },
            F::PromiseBroken(_) => Node {
                class: "no",
                shape: Shape::No,
                said: said(entry),
                ..self.told(entry, "node-promise-broken", None)
            },
            F::VerdictGiven(given) if given.reporter != self.me() => return None,
            F::VerdictGiven(given) => self.judgement(entry, given),
            F::VerdictTaken(taken) if taken.reporter != self.me() => return None,
            F::VerdictUndone(undone) if undone.reporter != self.me() => return None,
            F::CalledBack(called) if called.reporter != self.me() => return None,
            F::VerdictExplained(told) if told.reporter != self.me() => return None,
            F::VerdictTaken(taken) => self.verdict_taken(entry, taken),
            F::VerdictUndone(undone) => self.verdict_undone(entry, undone),
            F::CalledBack(called) => self.called_back(entry, called),
            F::VerdictExplained(_) => Node { said: said(entry), ..self.told(entry, "node-explained", None) },
            F::Closed(_) => self.told(entry, "node-closed", Some(self.words.t("node-closed-words"))),
            F::Reopened(_) => Node { said: said(entry), ..self.told(entry, "node-reopened", None) },
            F::NoticeGiven(given) => self.noticed(entry, given)?,
            // Between units, and among staff: not the person's burden; what follows from it is told.
            F::Objected(_) | F::ObjectionGranted(_) | F::ObjectionRefused(_) => return None,
            F::Noted(_) | F::DraftHanded(_) | F::DraftEdited(_) | F::DraftReturned(_) => return None,
            F::QuickStepHeld(_) | F::QuickStepDropped(_) | F::QuickStepDone(_) | F::QuickStepFailed(_) => return None,
            // Which units take part is told by their names; what they say to each other stays among them.
            F::CoHandlerAsked(asked) => self.of_unit(entry, "node-co-asked", asked.unit),
            F::TaskAnswered(answered) => self.of_unit(entry, "node-co-answered", answered.unit),
            F::TaskReturnGranted(granted) => self.of_unit(entry, "node-co-ended", granted.unit),
            F::TaskWithdrawn(withdrawn) => self.of_unit(entry, "node-co-ended", withdrawn.unit),
            F::Joined(_) | F::TakenIn(_) | F::Followed(_) | F::Parted(_) => return self.kin_node(entry),
            F::Unlinked(_) => return None,
            F::Released(_) | F::Linked(_) | F::ToldApart(_) | F::AnswerTaken(_) => return self.kin_node(entry),
            F::TaskGiven(_) | F::TaskReturned(_) | F::TaskReturnRefused(_) => return None,
            F::ConductNoted(_) | F::ConductWarned(_) => self.conduct(entry, fact)?,
            F::RestrictionApproved(_) | F::RestrictionAppealed(_) => self.conduct(entry, fact)?,
            F::RestrictionUpheld(_) | F::RestrictionLifted(_) => self.conduct(entry, fact)?,
            // What is only proposed, or was not approved, restricts nobody.
            F::RestrictionProposed(_) | F::RestrictionRefused(_) => return None,
            F::HandedOver(handed) => self.handed_over(entry, handed),
            F::SuccessionTaken(taken) => {
                let words = self.words.t("node-succession-words").with("unit", self.unit(taken.unit));
                self.told(entry, "node-succession", Some(words.with("successor", self.unit(taken.successor))))
            }
            // Under which post somebody stood in is the office's own account.
            F::StoodIn(_) => return None,
        };
        Some(node)
    }

    /// That units met over it, and which; the minutes stay among them.
    fn met(&self, entry: &Entry, held: &met::JointMeetingHeld) -> Node {
        let units: Vec<&str> = held.units.iter().map(|id| self.unit(*id)).collect();
        let sentence = self.words.t("node-meeting-words").with("units", units.join(&self.say("list-comma")));
        let sentence = sentence.with("day", self.day(held.on));
        plain(self.at(entry), self.say("node-meeting"), Some(sentence))
    }

    /// Who has it from now on, by the people of the post today, and that nothing promised changes.
    fn handed_over(&self, entry: &Entry, handed: &casework::HandedOver) -> Node {
        let office = &self.office.office;
        let cover = office.cover(handed.post).map(|cover| cover.people().to_vec()).unwrap_or_default();
        let named = cover.first().map(|person| self.office.person_name(*person)).unwrap_or_default();
        let words = self.words.t("node-handed-over-words").with("unit", self.unit(handed.unit)).with("who", named);
        self.told(entry, "node-handed-over", Some(words))
    }

    fn of_unit(&self, entry: &Entry, key: &str, unit: UnitId) -> Node {
        plain(self.at(entry), self.words.t(key).with("unit", self.unit(unit)).to_string(), None)
    }

    /// What was asked, and what was answered: by the person, or taken down.
    fn question(&self, entry: &Entry, fact: &casework::Fact) -> Node {
        if matches!(fact, casework::Fact::CitizenAsked(_)) {
            let links = self.paper(entry, Kind::Question);
            return Node { said: said(entry), links, ..self.told(entry, "node-asked", None) };
        }
        let taken = entry.recorded.stamp.actor.person().is_some();
        let title = if taken { "node-answer-taken-down" } else { "node-answered" };
        Node { said: said(entry), ..self.told(entry, title, None) }
    }

    fn plan(&self, entry: &Entry, fixed: &casework::PlanFixed) -> Node {
        let due = self.words.t("node-plan-words").with("day", self.day(fixed.plan.due));
        let mut node = self.told(entry, "node-plan", Some(due));
        if let Some(Said::Plan(words)) = &entry.words {
            node.sentences.push(self.words.t("node-plan-solved").with("words", words.solved_when.as_str()).rich());
        }
        node
    }

    fn delivered(&self, entry: &Entry, delivered: &casework::ReplyDelivered) -> Node {
        let manner = match delivered.delivery.manner {
            DeliveryManner::ByHand => "delivered-by-hand",
            DeliveryManner::Post => "delivered-post",
            DeliveryManner::Phone => "delivered-phone",
            DeliveryManner::OnPage => "delivered-on-page",
        };
        let words = self.words.t(manner).with("day", self.day(delivered.delivery.on));
        let term = self.concern().deadlines.latest_for(ClockId::RequestReview, self.me());
        Node { clock: term.map(|clock| self.clock_line(clock)), ..self.told(entry, "node-delivered", Some(words)) }
    }

    fn judgement(&self, entry: &Entry, given: &casework::VerdictGiven) -> Node {
        let (title, shape, class) = match given.overall() {
            Verdict::Solved => ("node-you-solved", Shape::Done, "done"),
            Verdict::NotSolved => ("node-you-not-solved", Shape::No, "no"),
            Verdict::CannotSay => ("node-you-cannot-say", Shape::NotYet, "not-yet"),
        };
        Node { shape, class, said: said(entry), ..self.told(entry, title, None) }
    }

    fn clock_node(&self, entry: &Entry, fact: &deadline_rules::Fact) -> Option<Node> {
        use deadline_rules::Fact as F;
        match fact {
            // What the sender of an order writes to the unit is between the two.
            F::ClockExtended(extended) if lengthened::is_told(extended) => {
                let words = self.words.t("node-extended-words").with("n", extended.days);
                let clock = self.clock(extended.clock);
                Some(Node {
                    clock,
                    said: said(entry),
                    class: "soon",
                    shape: Shape::Soon,
                    links: self.paper(entry, Kind::Extension),
                    ..self.told(entry, "node-extended", Some(words))
                })
            }
            // A clock that runs on after a withdrawal was undone brings its old stops along without their words.
            F::ClockSuspended(stopped) if entry.words.is_some() => {
                let words =
                    self.words.t("node-suspended-words").with("why", self.say(names::stop_reason(stopped.because)));
                let node = self.told(entry, "node-suspended", Some(words));
                let (class, clock) = ("plain", self.clock(stopped.clock));
                Some(Node { class, shape: Shape::Stopped, said: said(entry), clock, ..node })
            }
            F::ClockResumed(resumed) => {
                let clock = self.clock(resumed.clock);
                Some(Node { clock, ..self.told(entry, "node-resumed", Some(self.words.t("node-resumed-words"))) })
            }
            F::ClockExtended(_) | F::ClockSuspended(_) => None,
            F::ClockMissed(missed) if Self::is_told(missed.clock) => {
                let words = self.words.t("node-missed-words").with("day", self.day(missed.due));
                Some(Node { class: "late", shape: Shape::Late, ..self.told(entry, "node-missed", Some(words)) })
            }
            F::ClockMissed(_)
            | F::ClockStarted(_)
            | F::ClockMet(_)
            | F::ClockEnded(_)
            | F::DuePromised(_)
            | F::DueMoved(_)
            | F::VersionsTaken(_) => None,
        }
    }

    /// Misses between units are not the person's burden, and a right that lapsed is nobody's miss.
    fn is_told(missed: ClockId) -> bool {
        !matches!(
            missed,
            ClockId::RequestReview | ClockId::RequestRecheck | ClockId::Object | ClockId::CoHandle | ClockId::Assigned
        )
    }

    pub(super) fn clock(&self, id: ClockId) -> Option<ClockLine> {
        self.concern().deadlines.latest(id).map(|clock| self.clock_line(clock))
    }

    /// Always in this order: rule, date with weekday, used days.
    pub(super) fn clock_line(&self, clock: &Clock) -> ClockLine {
        let due = clock.due();
        let (class, key, n) = match clock.standing {
            Standing::Met { on } => ("kept", "own-clock-met", i64::from(clock.reckoning().used(on))),
            Standing::MetLate { on, due } => ("late", "own-clock-met-late", i64::from(days(due, on))),
            Standing::Missed { due } => ("late", "own-clock-late", i64::from(days(due, self.today))),
            Standing::Ended { .. } => ("", "own-clock-ended", 0),
            Standing::Running => match due {
                Some(due) if due < self.today => ("late", "own-clock-late", i64::from(days(due, self.today))),
                Some(due) => ("", "own-clock-running", i64::from(days(self.today, due))),
                None => ("", "own-clock-stopped", 0),
            },
        };
        let day = due.map(|day| self.day(day)).unwrap_or_default();
        let rule = self.say(rule_key(clock.id));
        let words: Html = self.words.t(key).with("rule", rule).with("day", day).with("n", n).rich();
        ClockLine { class, words, href: self.below(&format!("clocks/{}", clock.id.word())) }
    }
}

/// What the clock asks for, for the person.
fn rule_key(id: ClockId) -> &'static str {
    match id {
        ClockId::Register => "rule-register",
        ClockId::Acknowledge => "rule-acknowledge",
        ClockId::AcknowledgeForwarded => "rule-acknowledge-forwarded",
        ClockId::Object => "rule-object",
        ClockId::Done => "rule-done",
        ClockId::RequestReview => "rule-review",
        ClockId::Review => "rule-the-review",
        ClockId::RequestRecheck => "rule-request-recheck",
        ClockId::Recheck => "rule-the-recheck",
        ClockId::Assigned => "rule-assigned",
        ClockId::CoHandle => "rule-co-handle",
    }
}

fn days(from: jiff::civil::Date, to: jiff::civil::Date) -> i32 {
    from.until(to).map_or(0, |span| span.get_days())
}

fn first_point(entry: &Entry) -> String {
    match &entry.words {
        Some(Said::Points(words)) => words.points.first().map(|point| point.as_str().to_owned()).unwrap_or_default(),
        _ => String::new(),
    }
}

pub(super) fn plain(when: String, title: String, sentence: Option<Say<'_>>) -> Node {
    Node {
        class: "done",
        shape: Shape::Done,
        when,
        title,
        sentences: sentence.into_iter().map(Say::rich).collect(),
        said: String::new(),
        links: Vec::new(),
        clock: None,
    }
}

/// How somebody was told, or was not.
fn notice(outcome: casework::NoticeOutcome) -> &'static str {
    use casework::NoticeOutcome as O;
    match outcome {
        O::ToldByPhone => "node-notice-told",
        O::NotReached | O::CallAgain => "node-notice-not-reached",
        O::Sent => "node-notice-sent",
        O::Arrived | O::Handed => "node-notice-handed",
        O::CameBack => "node-notice-came-back",
    }
}
