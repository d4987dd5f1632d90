//! The facts of review, and of what staff take down for the person.

use jiff::civil::date;

use crate::casework::{self, Attitude, CalledBack, Delivery, DeliveryManner, PointVerdict, Round, Verdict};
use crate::event::Fact;
use crate::intake::{self, IdentityCheck, Interview, SpokenBy};
use crate::kernel::ids::{PointNo, PostId, ReporterNo, Revision, UnitId};
use crate::review::{self, CameBy, Decision, Level, PointDecision, WhyNotTaken};

const BY_PHONE: Interview = Interview { checked: IdentityCheck::CalledBack, spoken: SpokenBy::Phone };

fn verdict() -> Vec<PointVerdict> {
    vec![PointVerdict { point: PointNo(1), verdict: Verdict::NotSolved }]
}

pub(super) fn samples() -> Vec<Fact> {
    let taken = casework::VerdictTaken {
        interview: BY_PHONE,
        points: verdict(),
        reporter: ReporterNo::FIRST,
        until: date(2026, 11, 27),
    };
    let called = CalledBack {
        attempt: 2,
        attitude: Some(Attitude::Fair),
        interview: Some(BY_PHONE),
        points: verdict(),
        reporter: ReporterNo::FIRST,
        round: Round::First,
        until: Some(date(2026, 11, 27)),
    };
    let withdrawn = intake::WithdrawalTaken { interview: BY_PHONE, until: date(2026, 9, 22) };
    let casework = [
        casework::Fact::VerdictTaken(taken),
        casework::Fact::VerdictUndone(casework::VerdictUndone {
            interview: Some(BY_PHONE),
            reporter: ReporterNo::FIRST,
        }),
        casework::Fact::CalledBack(called),
    ];
    let review = review_samples().into_iter().map(Fact::from);
    let intake = [intake::Fact::WithdrawalTaken(withdrawn)];
    casework.into_iter().map(Fact::from).chain(intake.into_iter().map(Fact::from)).chain(review).collect()
}

fn review_samples() -> Vec<review::Fact> {
    use review::Fact as F;
    let decisions = vec![
        PointDecision { decision: Decision::Maintained, point: PointNo(1) },
        PointDecision { decision: Decision::SentBack, point: PointNo(2) },
    ];
    let (level, revision) = (Level::Review, Revision(1));
    vec![
        F::ReviewRequested(review::ReviewRequested {
            came: Some(CameBy::Letter),
            level,
            on: date(2026, 12, 1),
            points: vec![PointNo(1), PointNo(2)],
            reporter: ReporterNo::FIRST,
            unit: Some(UnitId(4)),
        }),
        F::ReviewNotTaken(review::ReviewNotTaken {
            because: WhyNotTaken::TermOver,
            came: None,
            level,
            new_facts: true,
            on: date(2027, 1, 4),
            points: vec![PointNo(1)],
            reporter: ReporterNo::FIRST,
        }),
        F::ReviewAssigned(review::ReviewAssigned { post: PostId(12) }),
        F::ReviewSent(review::ReviewSent { on: date(2026, 12, 2) }),
        F::ReviewDecided(review::ReviewDecided { decisions: decisions.clone(), level, revision }),
        F::ReviewReturned(review::ReviewReturned { revision }),
        F::ReviewSigned(review::ReviewSigned { level, revision }),
        F::ReviewRecorded(review::ReviewRecorded { decided_on: date(2026, 12, 20), decisions, level }),
        F::ReviewDelivered(review::ReviewDelivered {
            back: true,
            delivery: Delivery { manner: DeliveryManner::Post, on: date(2026, 12, 22) },
            last: false,
            level,
        }),
        F::NewFactsAnswered(review::NewFactsAnswered {}),
    ]
}

#[test]
fn a_withdrawal_undone_on_the_persons_word_says_how_it_was_made_sure_who_spoke() {
    let undone = intake::Fact::WithdrawalUndone(intake::WithdrawalUndone { interview: Some(BY_PHONE) });
    let bytes = r#"{"interview":{"checked":"called_back","spoken":"phone"}}"#;
    assert_eq!(String::from_utf8_lossy(&undone.data()), bytes);
    assert_eq!(Fact::read("withdrawal_undone.v1", bytes.as_bytes()).expect("the bytes fit"), undone.into());
}

#[test]
fn what_a_further_reporter_got_or_said_names_them_in_the_same_fact() {
    let reporter = ReporterNo(2);
    let delivery = Delivery { manner: DeliveryManner::ByHand, on: date(2026, 11, 18) };
    let delivered = Fact::from(casework::Fact::ReplyDelivered(casework::ReplyDelivered { delivery, reporter }));
    let bytes = r#"{"delivery":{"manner":"by_hand","on":"2026-11-18"},"reporter":2}"#;
    assert_eq!(String::from_utf8_lossy(&delivered.data()), bytes);
    assert_eq!(Fact::read("reply_delivered.v1", bytes.as_bytes()).expect("the bytes fit"), delivered);
    let points = vec![PointVerdict { point: PointNo(1), verdict: Verdict::Solved }];
    let given = Fact::from(casework::Fact::VerdictGiven(casework::VerdictGiven { points, reporter }));
    let bytes = r#"{"points":[{"point":1,"verdict":"solved"}],"reporter":2}"#;
    assert_eq!(String::from_utf8_lossy(&given.data()), bytes);
    assert_eq!(Fact::read("verdict_given.v1", bytes.as_bytes()).expect("the bytes fit"), given);
}
