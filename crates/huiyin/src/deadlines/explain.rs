//! A clock in sentences: the answer, how it stands, and six questions, read off the steps of the rules. Nothing is
//! reckoned here.

use huiyin_domain::deadlines::calendar::{Holiday, Notice};
use huiyin_domain::deadlines::clock::{Extender, Side, Unit};
use huiyin_domain::deadlines::explain::{Explanation, Now, Span, Step, Why};
use huiyin_domain::deadlines::fact::EndReason;
use huiyin_domain::deadlines::{ClockId, StopReason};
use huiyin_domain::kernel::time::Day;

use crate::desk::names;
use crate::web::dates;
use crate::web::words::{Html, Say, Words};

/// A clock as sentences, in one language.
#[derive(Clone, Debug)]
pub struct Account {
    /// 为什么是 11月20日
    pub title: String,
    /// The date and what happens by then.
    pub answer: String,
    /// How it stands.
    pub outcome: Html,
    /// Six questions with their answers.
    pub questions: Vec<(String, Html)>,
    /// Which notices the calendar follows; empty when every year of it is unpublished.
    pub calendar_source: String,
}

/// Says what an explanation holds. A year is named where it is not the reader's.
#[must_use]
pub fn account(words: &'static Words, explanation: &Explanation, today: Day) -> Account {
    let teller = Teller { words, today };
    let title = match explanation.due {
        Some(due) => words.t("clock-title").with("day", dates::short_day(words, due)),
        None => words.t("clock-title-stopped"),
    };
    Account {
        title: title.to_string(),
        answer: teller.answer(explanation).to_string(),
        outcome: teller.now(explanation.now).rich(),
        questions: teller.questions(explanation),
        calendar_source: teller.notices(&explanation.notices),
    }
}

/// What a clock is called.
#[must_use]
pub fn clock_name(words: &'static Words, clock: ClockId) -> Say<'static> {
    words.t(names::clock(clock))
}

/// The article on which a clock rests.
#[must_use]
pub fn clock_source(words: &'static Words, clock: ClockId) -> Say<'static> {
    words.t(match clock {
        ClockId::Register => "clock-source-register",
        ClockId::Acknowledge => "clock-source-acknowledge",
        ClockId::AcknowledgeForwarded => "clock-source-acknowledge-forwarded",
        ClockId::Object => "clock-source-object",
        ClockId::Done => "clock-source-done",
        ClockId::RequestReview => "clock-source-review",
        ClockId::Review => "clock-source-the-review",
        ClockId::RequestRecheck => "clock-source-request-recheck",
        ClockId::Recheck => "clock-source-the-recheck",
        ClockId::Assigned => "clock-source-assigned",
        ClockId::CoHandle => "clock-source-co-handle",
    })
}

/// What a holiday is called.
#[must_use]
pub fn holiday_name(words: &'static Words, holiday: &Holiday) -> Say<'static> {
    match holiday {
        Holiday::NewYear => words.t("holiday-new-year"),
        Holiday::SpringFestival => words.t("holiday-spring-festival"),
        Holiday::Qingming => words.t("holiday-qingming"),
        Holiday::LabourDay => words.t("holiday-labour-day"),
        Holiday::DragonBoat => words.t("holiday-dragon-boat"),
        Holiday::MidAutumn => words.t("holiday-mid-autumn"),
        Holiday::NationalDay => words.t("holiday-national-day"),
        Holiday::MidAutumnAndNationalDay => words.t("holiday-mid-autumn-and-national-day"),
        Holiday::Local(name) => words.t("holiday-local").with("name", &**name),
    }
}

/// Which of the six questions a step answers.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Question {
    Start,
    Length,
    Last,
    Stopped,
    Extended,
}

const QUESTIONS: [(Question, &str); 5] = [
    (Question::Start, "clock-ask-start"),
    (Question::Length, "clock-ask-length"),
    (Question::Last, "clock-ask-last"),
    (Question::Stopped, "clock-ask-stopped"),
    (Question::Extended, "clock-ask-extended"),
];

struct Teller {
    words: &'static Words,
    today: Day,
}

impl Teller {
    fn day(&self, day: Day) -> String {
        dates::day_seen_on(self.words, day, self.today)
    }

    fn answer(&self, explanation: &Explanation) -> Say<'static> {
        let Some(due) = explanation.due else { return self.words.t("clock-answer-stopped") };
        let key = match explanation.clock {
            ClockId::Register => "clock-answer-register",
            ClockId::Acknowledge => "clock-answer-acknowledge",
            ClockId::AcknowledgeForwarded => "clock-answer-acknowledge-forwarded",
            ClockId::Object => "clock-answer-object",
            ClockId::Done => "clock-answer-done",
            ClockId::RequestReview => "clock-answer-review",
            ClockId::Review => "clock-answer-the-review",
            ClockId::RequestRecheck => "clock-answer-request-recheck",
            ClockId::Recheck => "clock-answer-the-recheck",
            ClockId::Assigned => "clock-answer-assigned",
            ClockId::CoHandle => "clock-answer-co-handle",
        };
        self.words.t(key).with("day", self.day(due))
    }

    fn now(&self, now: Now) -> Say<'static> {
        let words = self.words;
        match now {
            Now::Left { left: 0, .. } => words.t("clock-now-last"),
            Now::Left { used, left } => words.t("clock-now-left").with("used", used).with("left", left),
            Now::Late { by } => words.t("clock-now-late").with("by", by),
            Now::Lapsed { due } => words.t("clock-now-lapsed").with("day", self.day(due)),
            Now::Met { on, used } => words.t("clock-now-met").with("day", self.day(on)).with("used", used),
            Now::MetLate { on, by } => words.t("clock-now-met-late").with("day", self.day(on)).with("by", by),
            Now::Ended { on, because } => {
                words.t("clock-now-ended").with("day", self.day(on)).with("why", self.ended(because))
            }
            Now::Stopped => words.t("clock-now-stopped"),
        }
    }

    fn ended(&self, because: EndReason) -> Say<'static> {
        self.words.t(match because {
            EndReason::Withdrawn => "clock-why-withdrawn",
            EndReason::Transferred => "clock-why-transferred",
            EndReason::Objected => "clock-why-objected",
            EndReason::NotAccepted => "clock-why-not-accepted",
            EndReason::Superseded => "clock-why-superseded",
            EndReason::Closed => "clock-why-closed",
        })
    }

    fn questions(&self, explanation: &Explanation) -> Vec<(String, Html)> {
        let said: Vec<(Question, Html)> =
            explanation.steps.iter().filter_map(|step| self.step(explanation, step)).collect();
        let mut questions: Vec<(String, Html)> = QUESTIONS
            .into_iter()
            .map(|(question, key)| {
                let answers = said.iter().filter(|(about, _)| *about == question).map(|(_, html)| html.to_string());
                (self.words.t(key).to_string(), Html(answers.collect::<Vec<_>>().join(self.between())))
            })
            .collect();
        questions.push((self.words.t("clock-ask-late").to_string(), self.if_late(explanation).rich()));
        questions
    }

    /// Chinese sentences follow each other without a blank.
    fn between(&self) -> &'static str {
        match self.words.language() {
            crate::web::words::Language::Chinese => "",
            crate::web::words::Language::English => " ",
        }
    }

    fn if_late(&self, explanation: &Explanation) -> Say<'static> {
        self.words.t(match (explanation.clock, explanation.rule.side) {
            (ClockId::Object, _) => "clock-late-object",
            (_, Side::Right) => "clock-late-review",
            (_, Side::Duty) => "clock-late-duty",
        })
    }

    /// The sentence of a step, and which question it answers; how it stands now is said above the questions.
    fn step(&self, explanation: &Explanation, step: &Step) -> Option<(Question, Html)> {
        let words = self.words;
        let (question, say) = match step {
            Step::Rule { length, unit } => (Question::Length, self.length(explanation.clock, *length, *unit)),
            Step::Given { days } => (Question::Length, words.t(given_key(explanation.clock)).with("n", *days)),
            Step::Start { day } => (Question::Start, self.start(explanation, *day)),
            Step::Skipped(span) => (Question::Length, self.skipped(span)),
            Step::MadeUp { day, holiday } => {
                let say = words.t("clock-made-up").with("day", self.day(*day));
                (Question::Length, say.with("holiday", holiday_name(words, holiday)))
            }
            Step::LastDay { day, nth, .. } => (Question::Last, self.last_day(explanation, *day, *nth)?),
            Step::Moved { from, to, over } => (Question::Last, self.moved(explanation, (*from, *to), over)),
            Step::NotMoved | Step::Now(_) => return None,
            Step::NeverStopped => (Question::Stopped, words.t("clock-never-stopped")),
            Step::Stood { because, from, to } => (Question::Stopped, self.stood(*because, (*from, *to))),
            Step::Stopped => (Question::Stopped, words.t("clock-stopped-now")),
            Step::Extended { days, on } => {
                (Question::Extended, words.t("clock-extended").with("day", self.day(*on)).with("n", *days))
            }
            Step::Extendable(power) => (Question::Extended, words.t(extendable_key(power.by)).with("n", power.most)),
            Step::NotExtendable => (Question::Extended, words.t("clock-not-extendable")),
            Step::GivenOnce => (Question::Extended, words.t("clock-given-once")),
            Step::ToldBefore { told, reckoned } => (Question::Last, self.told_before(*told, *reckoned)),
            Step::Provisional { years } => {
                let years: Vec<String> = years.iter().map(i16::to_string).collect();
                (Question::Last, words.t("clock-provisional").with("year", years.join("、")))
            }
        };
        Some((question, say.rich()))
    }

    fn stood(&self, because: StopReason, (from, to): (Day, Option<Day>)) -> Say<'static> {
        let say = match to {
            Some(to) => self.words.t("clock-stood").with("to", self.day(to)),
            None => self.words.t("clock-stands"),
        };
        say.with("from", self.day(from)).with("why", self.words.t(names::stop_reason(because)))
    }

    fn start(&self, explanation: &Explanation, day: Day) -> Say<'static> {
        let key = match explanation.rule.unit {
            Unit::CalendarDay => "clock-start-calendar",
            Unit::WorkingDay => "clock-start-working",
        };
        self.words.t(key).with("day", self.day(day)).with("event", self.event(explanation.clock))
    }

    fn event(&self, clock: ClockId) -> Say<'static> {
        self.words.t(match clock {
            ClockId::Register => "clock-event-register",
            ClockId::Acknowledge => "clock-event-acknowledge",
            ClockId::AcknowledgeForwarded => "clock-event-acknowledge-forwarded",
            ClockId::Object => "clock-event-object",
            ClockId::Done => "clock-event-done",
            ClockId::RequestReview => "clock-event-review",
            ClockId::Review => "clock-event-the-review",
            ClockId::RequestRecheck => "clock-event-request-recheck",
            ClockId::Recheck => "clock-event-the-recheck",
            ClockId::Assigned => "clock-event-assigned",
            ClockId::CoHandle => "clock-event-co-handle",
        })
    }

    fn length(&self, clock: ClockId, length: u16, unit: Unit) -> Say<'static> {
        let key = match unit {
            Unit::CalendarDay => "clock-length-calendar",
            Unit::WorkingDay => "clock-length-working",
        };
        self.words.t(key).with("n", length).with("source", clock_source(self.words, clock))
    }

    fn skipped(&self, span: &Span) -> Say<'static> {
        let why = self.why(&span.why);
        if span.first == span.last {
            return self.words.t("clock-skipped-day").with("first", self.day(span.first)).with("why", why);
        }
        let days = self.words.t("clock-skipped-days").with("first", self.day(span.first));
        days.with("last", self.day(span.last)).with("why", why)
    }

    fn why(&self, why: &Why) -> Say<'static> {
        match why {
            Why::Weekend => self.words.t("clock-why-weekend"),
            Why::Holiday(holiday) => {
                self.words.t("clock-why-holiday").with("holiday", holiday_name(self.words, holiday))
            }
            Why::Stopped => self.words.t("clock-why-stopped"),
            Why::StopBegan => self.words.t("clock-why-stop-began"),
        }
    }

    /// Where the end moved, the next step says both days; a stopped clock has a last counted day and no end.
    fn last_day(&self, explanation: &Explanation, day: Day, nth: u16) -> Option<Say<'static>> {
        match explanation.reckoning.due {
            Some(due) if due == day => {
                Some(self.words.t("clock-last-stays").with("nth", nth).with("day", self.day(day)))
            }
            Some(_) => None,
            None => Some(self.words.t("clock-last-none")),
        }
    }

    fn moved(&self, explanation: &Explanation, (from, to): (Day, Day), over: &[Span]) -> Say<'static> {
        let say = self.words.t("clock-last-moved").with("nth", explanation.reckoning.used(from));
        let say = say.with("day", self.day(from)).with("to", self.day(to));
        let say = say.with("until", over.last().map_or_else(String::new, |span| self.day(span.last)));
        match over.first() {
            Some(span) => say.with("why", self.why(&span.why)),
            None => say.with("why", self.words.t("clock-why-weekend")),
        }
    }

    fn told_before(&self, told: Day, reckoned: Option<Day>) -> Say<'static> {
        match reckoned {
            Some(reckoned) => {
                self.words.t("clock-told").with("day", self.day(told)).with("reckoned", self.day(reckoned))
            }
            None => self.words.t("clock-told-alone").with("day", self.day(told)),
        }
    }

    fn notices(&self, notices: &[&'static Notice]) -> String {
        let said: Vec<String> = notices
            .iter()
            .map(|notice| {
                let say = self.words.t("clock-notice").with("year", notice.published.year());
                say.with("month", notice.published.month()).to_string()
            })
            .collect();
        if said.is_empty() {
            return String::new();
        }
        let joined = match self.words.language() {
            crate::web::words::Language::Chinese => said.join("、"),
            crate::web::words::Language::English => said.join(", "),
        };
        self.words.t("clock-calendar").with("notices", joined).to_string()
    }
}

/// Who gave the last day, where no law counts it.
fn given_key(clock: ClockId) -> &'static str {
    if clock == ClockId::Assigned { "clock-length-given-sender" } else { "clock-length-given" }
}

/// Who may lengthen it.
fn extendable_key(by: Extender) -> &'static str {
    match by {
        Extender::Head => "clock-extendable",
        Extender::Sender => "clock-extendable-sender",
    }
}

#[cfg(test)]
mod tests;
