//! Lives that take another way than the straight one: handed down, submitted upward, urgent, restricted in how they call,
//! looked at again by the next level, taken down on the telephone. One for each state in which such a concern can stand, so that
//! every list and every page of the demo has something in it. Brisk lives: their days are fixed, so that each stands where it should.

use anyhow::Result;
use huiyin_domain::casework::{Claim, Contact, DeliveryManner, Limit, Verdict};
use huiyin_domain::concern::Class;
use huiyin_domain::intake::{Path, Track};
use huiyin_domain::kernel::ids::TaskNo;
use huiyin_domain::kernel::time::Day;
use huiyin_domain::review::Decision;

use super::acts::{self, Answered};
use super::days::plus;
use super::life::{DESK, Life};
use super::matters::{Matter, Point, UnitOf};
use super::office::{COUNTY_GOVERNMENT, HIGHWAYS, unit_of};
use super::turn_acts as turn;

/// 顾长河, who rules on what others propose.
const SUPERVISOR: u32 = 4;
/// The head and the two who review at the county government.
const COUNTY_HEAD: u32 = 31;
const COUNTY_REVIEWER: u32 = 32;
/// The transport bureau looks again at what its highway centre answered: its first head, and who writes it.
const BUREAU_HEAD: u32 = 9;
const BUREAU_REVIEWER: u32 = 8;

/// The water bureau and its head, asked for a part of others' matters.
const WATER: u32 = 8;
const WATER_HEAD: u32 = 21;

/// Which turn a life takes, and where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Turn {
    /// Handed down with a term, signed for, being worked on.
    HandedDown,
    /// Sent, and nobody there has signed.
    NotSignedFor,
    /// The result is reported; whoever handed it down has to take it.
    ResultReported,
    /// The result came back with remarks.
    ResultSentBack,
    /// With the unit above, because it is important.
    SubmittedUp,
    /// With the unit above, because two units say it is not theirs.
    Disputed,
    /// Reported upward as urgent; nobody above has seen it yet.
    Urgent,
    /// The same, and seen.
    UrgentSeen,
    /// What happened on the telephone is noted, and a warning given.
    Warned,
    /// A restriction waits for another person's approval.
    RestrictionProposed,
    /// It holds.
    Restricted,
    /// The person has appealed.
    RestrictionAppealed,
    /// The next level up was asked.
    ReviewAsked,
    /// Somebody there has it.
    ReviewAssigned,
    /// The opinion waits to be signed.
    ReviewHanded,
    /// Signed, not yet in the person's hands.
    ReviewSigned,
    /// Delivered, all maintained: re-review can be asked for.
    ReviewDelivered,
    /// Sent back to be answered anew.
    ReviewSentBack,
    /// The body stands outside: the request has to go there on paper.
    ReviewOnPaper,
    /// It is there.
    ReviewSent,
    /// Re-review, its term stopped for a hearing.
    RecheckStopped,
    /// Re-review, asked for.
    RecheckAsked,
    /// Re-review delivered: final.
    Final,
    /// Final, and the person names new facts.
    NewFacts,
    /// The verdict was taken down at the counter.
    VerdictTaken,
    /// The withdrawal was taken down, and can still be undone.
    WithdrawalTaken,
    /// Closed and called back.
    CalledBack,
    /// Closed; two calls reached nobody.
    NotReached,
    /// Three who bring it together, with more behind them.
    Together,
    /// Another unit is asked for its part, and nobody there has it yet.
    TaskAsked,
    /// The other unit says that the part is not its own.
    TaskReturned,
    /// The person is asked something, and has not answered yet.
    Questioned,
    /// Both sides are called to a hearing of the review.
    HearingCalled,
    /// It was held, and its minutes are signed; the decision is being written.
    HearingHeld,
}

use Turn as T;

/// Each turn once: who handles it, and how many days ago it began. Days off lie in between, so there is some to spare.
pub(super) const TURNS: [(Turn, u32, i64); 34] = [
    (T::HandedDown, 22, 24),
    (T::NotSignedFor, 28, 6),
    (T::ResultReported, 26, 40),
    (T::ResultSentBack, 30, 46),
    (T::SubmittedUp, COUNTY_REVIEWER, 8),
    (T::Disputed, 12, 14),
    (T::Urgent, 24, 5),
    (T::UrgentSeen, 18, 12),
    (T::Warned, 14, 26),
    (T::RestrictionProposed, 16, 30),
    (T::Restricted, 11, 34),
    (T::RestrictionAppealed, 20, 36),
    (T::ReviewAsked, 26, 38),
    (T::ReviewAssigned, 12, 41),
    (T::ReviewHanded, 14, 47),
    (T::ReviewSigned, 20, 48),
    (T::ReviewDelivered, 22, 54),
    (T::ReviewSentBack, 16, 55),
    (T::ReviewOnPaper, COUNTY_REVIEWER, 37),
    (T::ReviewSent, COUNTY_REVIEWER, 42),
    (T::RecheckStopped, 34, 66),
    (T::Final, 34, 96),
    (T::RecheckAsked, 34, 62),
    (T::NewFacts, 34, 98),
    (T::VerdictTaken, 18, 26),
    (T::WithdrawalTaken, 30, 6),
    (T::CalledBack, 28, 44),
    (T::NotReached, 16, 50),
    (T::Together, 12, 20),
    (T::TaskAsked, 26, 14),
    (T::TaskReturned, 28, 16),
    (T::Questioned, 18, 12),
    (T::HearingCalled, 14, HEARING_BEGAN),
    (T::HearingHeld, 18, 54),
];

/// How many days ago the life began in which a hearing is called: it is held next week.
const HEARING_BEGAN: i64 = 44;

/// The query code of all of them: whoever tries the demo opens them with their number.
pub(super) const CODE: &str = super::story::CODE;

/// A matter of the handler's own unit, so that nobody is asked about what is not theirs.
pub(super) fn matter_for(matters: &[Matter], handler: u32, day: Day, pick: u64) -> Option<(usize, usize)> {
    let unit = match unit_of(handler) {
        HIGHWAYS | COUNTY_GOVERNMENT => 2,
        other => other,
    };
    let own = if (10..=12).contains(&unit) { UnitOf::Township } else { UnitOf::Unit(unit) };
    let first = |matter: &Matter| matter.units.first() == Some(&own) && matter.is_of_month(day.month());
    let fitting: Vec<usize> = matters.iter().enumerate().filter(|(_, one)| first(one)).map(|(at, _)| at).collect();
    let at = usize::try_from(pick).unwrap_or(0) % fitting.len().max(1);
    Some((*fitting.get(at)?, 0))
}

impl Life<'_> {
    /// From the report to where the turn ends.
    pub(super) fn takes(&mut self, turn: Turn) -> Result<()> {
        self.is_filed(Class::Ordinary)?;
        match turn {
            T::HandedDown | T::NotSignedFor | T::ResultReported | T::ResultSentBack => self.is_handed_down(turn),
            T::SubmittedUp | T::Disputed => self.is_submitted_up(turn),
            T::Urgent | T::UrgentSeen => self.is_urgent(turn == T::UrgentSeen),
            T::Warned | T::RestrictionProposed | T::Restricted | T::RestrictionAppealed => self.is_restricted(turn),
            T::WithdrawalTaken => {
                self.is_sent()?;
                self.office(DESK, (1, 1), turn::take_withdrawal()?);
                Ok(())
            }
            T::Together => {
                self.is_sent()?;
                self.is_taken_up()
            }
            T::Questioned => {
                self.is_sent()?;
                self.is_taken_up()?;
                let (question, _) = super::phrases::QUESTIONS[0];
                let question = self.text(question)?;
                self.office(self.handler, (1, 1), acts::ask(&question)?);
                Ok(())
            }
            T::TaskAsked | T::TaskReturned => self.is_shared(turn == T::TaskReturned),
            T::ReviewAsked
            | T::ReviewAssigned
            | T::ReviewHanded
            | T::ReviewSigned
            | T::ReviewDelivered
            | T::ReviewSentBack
            | T::ReviewOnPaper
            | T::ReviewSent
            | T::RecheckStopped
            | T::RecheckAsked
            | T::Final
            | T::NewFacts
            | T::HearingCalled
            | T::HearingHeld
            | T::VerdictTaken
            | T::CalledBack
            | T::NotReached => {
                self.is_sent()?;
                self.is_taken_up()?;
                self.is_briskly_answered()?;
                self.comes_back(turn)
            }
        }
    }

    fn is_sent(&mut self) -> Result<()> {
        let why = self.one_of(&super::phrases::TRANSFERS)?;
        self.office(DESK, (1, 1), acts::transfer(self.unit, &why)?);
        Ok(())
    }

    /// Accepted, given to somebody, planned.
    fn is_taken_up(&mut self) -> Result<()> {
        let points: Vec<&Point> = self.matter.points(self.variant);
        let texts: Vec<&'static str> = points.iter().map(|point| point.text).collect();
        for text in texts {
            let point = self.text(text)?;
            self.points.push(point);
        }
        let accept = acts::accept(Path::Petition, Track::Ordinary, self.matter.category, &self.points)?;
        self.office(self.head, (1, 1), accept);
        self.office(self.head, (0, 0), acts::assign(self.unit, self.handler));
        let visit = self.days.on_or_after(plus(self.now.day, 5));
        self.slots.insert("x", super::days::month_day(visit));
        let (measures, solved) = (self.one_of(&super::phrases::MEASURES)?, self.one_of(&super::phrases::SOLVED_WHEN)?);
        let due = plus(self.now.day, 30);
        self.office(self.handler, (1, 1), acts::plan(due, (self.handler, self.head), &measures, &solved)?);
        Ok(())
    }

    /// In eight working days, handed over by hand.
    fn is_briskly_answered(&mut self) -> Result<()> {
        self.slots.insert("q", super::life::counted(self.points.len()).to_owned());
        let answers: Vec<Answered> = self.answers(self.days.later(self.now.day, 8))?;
        self.answers = answers.iter().map(|answer| answer.outcome).collect();
        let opening = self.one_of(&super::phrases::OPENED)?;
        self.version += 1;
        self.office(self.handler, (8, 8), acts::draft(self.version, &opening, &answers)?);
        self.office(self.head, (1, 1), acts::sign(self.version));
        // The next slot, named beforehand: the paper says on which day it was handed over.
        let on = self.days.later(self.now.day, 1);
        let note = self.one_of(&super::phrases::HANDED[..3])?;
        self.office(self.handler, (1, 1), acts::deliver(DeliveryManner::ByHand, on, Some(&note))?);
        Ok(())
    }

    fn is_handed_down(&mut self, turn: Turn) -> Result<()> {
        let due = plus(self.days.later(self.now.day, 1), 45);
        let given = turn::hand_down(self.unit, due, "要在期限内办出结果，给本人书面答复，并报办结情况。")?;
        self.office(DESK, (1, 1), given);
        if turn == T::NotSignedFor {
            return Ok(());
        }
        self.office(self.head, (1, 1), turn::sign_for());
        self.is_taken_up()?;
        if turn == T::HandedDown {
            return Ok(());
        }
        self.is_briskly_answered()?;
        let report = "已到现场核实，逐点书面答复本人，答应的事写明了日子和责任人；本人收下了答复。";
        self.office(self.head, (1, 1), turn::report_result(report)?);
        if turn == T::ResultSentBack {
            let due = plus(self.now.day, 20);
            let remarks = "答应的事由谁检查没有写；本人怎么说也没有写。请补一句再报。";
            self.office(DESK, (1, 1), turn::send_back_result(due, remarks)?);
        }
        Ok(())
    }

    fn is_submitted_up(&mut self, turn: Turn) -> Result<()> {
        if turn == T::SubmittedUp {
            let why = "涉及三个乡镇和两个部门，要统一定补助标准，超出一个单位的职权。";
            self.office(DESK, (1, 1), turn::submit_up(COUNTY_GOVERNMENT, false, why)?);
            return Ok(());
        }
        self.is_sent()?;
        self.office(self.head, (1, 1), acts::object("职责已划给县自然资源局，依据是县编委的文件。")?);
        let why = "县住房和城乡建设局、县自然资源局都说不归自己，请共同的上一级定归谁办。";
        self.office(DESK, (1, 1), turn::submit_up(COUNTY_GOVERNMENT, true, why)?);
        Ok(())
    }

    /// The water bureau is asked for its part.
    fn is_shared(&mut self, returned: bool) -> Result<()> {
        self.is_sent()?;
        self.is_taken_up()?;
        let due = plus(self.now.day, 14);
        let wanted = self.one_of(&super::phrases::WANTED)?;
        self.office(self.handler, (1, 1), acts::ask_co_handler(WATER, due, &wanted)?);
        if returned {
            let why = self.one_of(&super::phrases::RETURNED)?;
            self.office(WATER_HEAD, (1, 1), acts::return_task(TaskNo(1), &why)?);
        }
        Ok(())
    }

    fn is_urgent(&mut self, seen: bool) -> Result<()> {
        self.is_sent()?;
        let why = "现场墙体外倾，下面有人住。已拉警戒线，两户先搬到村委会，正在联系鉴定站。";
        self.office(self.head, (0, 0), turn::mark_urgent(why)?);
        if seen {
            self.office(COUNTY_HEAD, (0, 0), turn::see_urgent());
            self.is_taken_up()?;
        }
        Ok(())
    }

    fn is_restricted(&mut self, turn: Turn) -> Result<()> {
        self.is_sent()?;
        self.is_taken_up()?;
        let note = |life: &Self, words: &str| turn::note_conduct(Contact::Phone, life.now.day, words);
        let first = note(self, "上午打来九个电话，每个不到一分钟，接通就骂，登记员没法登记别人的事。")?;
        self.office(self.head, (1, 1), first);
        let warned = "同一件事一天打一次，我们都接；接通就骂的，我们会挂断。再这样，改成固定时间由固定的人接。";
        self.office(self.head, (0, 0), turn::warn_conduct(Contact::Phone, warned)?);
        let again = note(self, "下午又打来六个，内容同上午一样，其中两个威胁接电话的人。有通话记录。")?;
        self.office(self.head, (1, 1), again);
        // What comes after the warning may be answered with a restriction, or not.
        if turn == T::Warned {
            return Ok(());
        }
        let until = plus(self.now.day, 60);
        let reasons = "告诫后又打了六个。到期前，每周二下午三点由承办人打给您；信、网页、材料照收照看。";
        self.office(self.head, (1, 1), turn::propose_restriction(Contact::Phone, Limit::FixedHour, until, reasons)?);
        if turn == T::RestrictionProposed {
            return Ok(());
        }
        let ruling = "记录齐，告诫过，只限电话，留了固定时间，期限合适。";
        self.office(SUPERVISOR, (1, 1), turn::rule_on_restriction(ruling)?);
        if turn == T::RestrictionAppealed {
            self.home((1, 1), turn::appeal_restriction("我是着急才打的，没有威胁谁。周二下午我在地里，接不了。")?);
        }
        Ok(())
    }

    /// What comes after the answer.
    fn comes_back(&mut self, turn: Turn) -> Result<()> {
        match turn {
            T::VerdictTaken => self.office(DESK, (2, 2), turn::take_verdict(self.points.len())?),
            T::CalledBack | T::NotReached => {
                let verdicts = vec![Verdict::Solved; self.points.len()];
                self.home((1, 1), acts::verdict(&verdicts, Some("来人了，也修了，行。"))?);
                self.office(self.head, (1, 1), acts::close(Claim::Solved));
                if turn == T::CalledBack {
                    self.office(DESK, (2, 2), turn::called_back(self.points.len())?);
                } else {
                    self.office(DESK, (2, 2), turn::nobody_reached());
                    self.office(DESK, (2, 2), turn::nobody_reached());
                }
            }
            T::HandedDown
            | T::NotSignedFor
            | T::ResultReported
            | T::ResultSentBack
            | T::SubmittedUp
            | T::Disputed
            | T::Urgent
            | T::UrgentSeen
            | T::Warned
            | T::RestrictionProposed
            | T::Restricted
            | T::RestrictionAppealed
            | T::WithdrawalTaken
            | T::Together
            | T::TaskAsked
            | T::TaskReturned
            | T::Questioned => {}
            T::ReviewAsked
            | T::ReviewAssigned
            | T::ReviewHanded
            | T::ReviewSigned
            | T::ReviewDelivered
            | T::ReviewSentBack
            | T::ReviewOnPaper
            | T::ReviewSent
            | T::RecheckStopped
            | T::RecheckAsked
            | T::Final
            | T::HearingCalled
            | T::HearingHeld
            | T::NewFacts => self.is_looked_at_again(turn)?,
        }
        Ok(())
    }

    fn is_looked_at_again(&mut self, turn: Turn) -> Result<()> {
        let reasons = "答复说查过现场，可来的人没有进院，也没有问过邻居。请上一级再看一遍。";
        self.home((3, 3), turn::request_review(self.points.len(), reasons, None)?);
        if matches!(turn, T::ReviewAsked | T::ReviewOnPaper) {
            return Ok(());
        }
        if turn == T::ReviewSent {
            let on = self.days.later(self.now.day, 1);
            self.office(DESK, (1, 1), turn::send_review(on)?);
            return Ok(());
        }
        let decision = if turn == T::ReviewSentBack { Decision::SentBack } else { Decision::Maintained };
        let of_centre = unit_of(self.handler) == HIGHWAYS;
        let (head, writer) = if of_centre { (BUREAU_HEAD, BUREAU_REVIEWER) } else { (COUNTY_HEAD, COUNTY_REVIEWER) };
        let goes = Again { head, writer, decision, until: turn };
        if self.is_decided_above(goes)? && of_centre {
            self.is_rechecked(turn)?;
        }
        Ok(())
    }

    /// Whether it went as far as the person's hands.
    fn is_decided_above(&mut self, goes: Again) -> Result<bool> {
        self.office(goes.head, (1, 1), turn::assign_review(goes.writer));
        if goes.until == T::ReviewAssigned {
            return Ok(false);
        }
        if matches!(goes.until, T::HearingCalled | T::HearingHeld) {
            self.is_heard(goes)?;
            return Ok(false);
        }
        let answers = turn::decided(self.points.len(), goes.decision)?;
        self.office(goes.writer, (4, 4), answers);
        if goes.until == T::ReviewHanded {
            return Ok(false);
        }
        self.office(goes.head, (1, 1), turn::sign_review(1));
        if goes.until == T::ReviewSigned {
            return Ok(false);
        }
        let on = self.days.later(self.now.day, 1);
        self.office(goes.writer, (1, 1), turn::deliver_review(on)?);
        Ok(true)
    }

    /// Whoever writes the opinion calls both sides, and takes down what they say.
    fn is_heard(&mut self, goes: Again) -> Result<()> {
        let called = self.days.later(self.now.day, 2);
        let on = if goes.until == T::HearingHeld {
            self.days.later(called, 5)
        } else {
            self.days.on_or_after(plus(self.plan.start, HEARING_BEGAN + 5))
        };
        let applicant = self.slots.get("whole-name").cloned().unwrap_or_else(|| "申请人".to_owned());
        let of_unit = format!("{}承办人", super::office::unit_name(self.unit));
        self.office(goes.writer, (2, 2), turn::call_hearing(on, (&applicant, &of_unit))?);
        if goes.until == T::HearingHeld {
            self.office(goes.writer, (5, 5), turn::hold_hearing(on, &applicant)?);
        }
        Ok(())
    }

    /// The county government looks at what the bureau maintained.
    fn is_rechecked(&mut self, turn: Turn) -> Result<()> {
        let reasons = "复查没有找我谈，也没看我交的照片。请求复核。";
        let new = "照片是十月二日拍的，能看见水位到窗台。";
        self.home((3, 3), turn::request_review(self.points.len(), reasons, Some(new))?);
        if turn == T::RecheckAsked {
            return Ok(());
        }
        if turn == T::RecheckStopped {
            let why = "决定开听证会，双方当面讲。听证期间不算在三十日里。";
            self.office(COUNTY_HEAD, (2, 2), turn::stop_for_hearing(why)?);
            return Ok(());
        }
        let goes = Again { head: COUNTY_HEAD, writer: COUNTY_REVIEWER, decision: Decision::Maintained, until: turn };
        self.is_decided_above(goes)?;
        if turn == T::NewFacts {
            let new = "十一月又淹了一次，水位和上回照片里的一样高，有录像。";
            let reasons = "复核以后又有了新情况，请看录像。";
            self.home((4, 4), turn::request_review(self.points.len(), reasons, Some(new))?);
        }
        Ok(())
    }
}

/// How the next level up goes about it.
#[derive(Clone, Copy)]
struct Again {
    head: u32,
    writer: u32,
    decision: Decision,
    until: Turn,
}
