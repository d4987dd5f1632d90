//! One file per fact with the bytes that stand in the log. A fact is a promise for decades: when one of these tests fails,
//! the shape on disk changed, and the answer is a new version with an upcast, never a new file.

mod in_the_house;
mod looking_again;
mod meetings;

use std::path::{Path, PathBuf};

use jiff::civil::date;

use crate::access::FieldSet;
use crate::casework::{
    self, Answer, Claim, CloseReason, Contact, Delivery, DeliveryManner, Limit, Outcome, Plan, PointVerdict, Promise,
    Verdict,
};
use crate::concern::Class;
use crate::event::Fact;
use crate::intake::{self, Channel, Claimed, ClaimedEntry, ClaimedState, ClaimedTime, DeclineGround, Precision, Track};
use crate::kernel::actor::Role;
use crate::kernel::ids::{
    AreaCode, CategoryCode, Hex, PersonId, PointNo, PostId, PromiseNo, ProposalNo, ReceptionNo, ReporterNo, Revision,
    RoundNo, TaskNo, TextNo, UnitId,
};
use crate::kernel::number::Number;
use crate::kernel::text::Text;
use crate::kernel::time::Moment;
use crate::office::{self, Post, Unit, UnitKind};
use crate::reading;

fn text<const MIN: usize, const MAX: usize>(raw: &str) -> Text<MIN, MAX> {
    Text::parse(raw).expect("a sample text")
}

fn number() -> Number {
    Number::parse("4107 3529 6889").expect("the number of the story")
}

fn claimed_time(day: i8) -> ClaimedTime {
    ClaimedTime { at: date(2025, 3, day).at(9, 30, 0, 0), precision: Precision::Minute }
}

fn intake_samples() -> Vec<intake::Fact> {
    use intake::Fact as F;
    vec![
        F::Filed(intake::Filed {
            channel: Channel::Web,
            class: Class::Ordinary,
            desk: UnitId(1),
            files: vec![Hex([5; 16])],
            id: Hex([7; 16]),
            number: number(),
            origin: Some("visit".to_owned()),
            place: AreaCode::parse("0300-01"),
            received_on: date(2026, 9, 14),
        }),
        F::Registered(intake::Registered {
            category: CategoryCode::parse("0101"),
            companions: 2,
            group: Some(intake::HeadCount::FiveToTwentyNine),
            leader: Some(PostId(6)),
            manner: intake::SlipManner::Letter,
            queue: Some(12),
            reception: None,
            round: None,
            sent_on: Some(date(2026, 9, 10)),
            sorted: None,
            unit: UnitId(1),
        }),
        F::ReporterNamed(intake::ReporterNamed { reporter: 1, ways: Vec::new() }),
        F::CodeIssued(intake::CodeIssued { anew: None, code: Hex([9; 32]), reporter: 1, token: None }),
        F::MaterialAdded(intake::MaterialAdded { files: vec![Hex([6; 16])], kind: intake::MaterialKind::Own }),
        F::AnnexTakenBack(intake::AnnexTakenBack { file: Hex([6; 16]) }),
        F::Accepted(intake::Accepted {
            category: CategoryCode::parse("0101"),
            path: intake::Path::Petition,
            track: Track::Ordinary,
            unit: UnitId(2),
        }),
        F::PointsNamed(intake::PointsNamed { points: 3 }),
        F::PointAdded(intake::PointAdded { point: PointNo(4) }),
        F::NotAccepted(intake::NotAccepted { ground: DeclineGround::OtherProcedure, unit: UnitId(2), until: None }),
        F::Transferred(intake::Transferred { from: UnitId(1), to: UnitId(2) }),
        F::Sealed(intake::Sealed { desk: UnitId(1) }),
        F::Withdrawn(intake::Withdrawn { until: date(2026, 10, 19) }),
        F::WithdrawalUndone(intake::WithdrawalUndone { interview: None }),
        F::Corrected(intake::Corrected { entry: 3 }),
        F::CarriedOver(carried_over()),
        F::RepeatedAnswered(intake::RepeatedAnswered {
            answers: answers(),
            earlier: number(),
            on: date(2026, 11, 18),
            revision: Revision(2),
            unit: UnitId(2),
        }),
        F::NewSaid(intake::NewSaid {}),
        F::ReporterLeft(intake::ReporterLeft { interview: None, reporter: ReporterNo(2), until: date(2026, 10, 19) }),
        F::ReporterBack(intake::ReporterBack { interview: None, reporter: ReporterNo(2) }),
    ]
    .into_iter()
    .chain(sending_samples())
    .collect()
}

fn sending_samples() -> Vec<intake::Fact> {
    use intake::Fact as F;
    vec![
        F::HandedDown(intake::HandedDown { due: date(2026, 12, 11), from: UnitId(1), to: UnitId(2) }),
        F::SubmittedUp(intake::SubmittedUp { from: UnitId(1), ground: intake::UpGround::Dispute, to: UnitId(4) }),
        F::SignedFor(intake::SignedFor { unit: UnitId(2) }),
        F::RemindedToSign(intake::RemindedToSign { from: UnitId(1), unit: UnitId(2) }),
        F::TakenBack(intake::TakenBack { from: UnitId(2), unit: UnitId(1) }),
        F::ResultReported(intake::ResultReported { from: UnitId(2), unit: UnitId(1) }),
        F::ResultTaken(intake::ResultTaken { unit: UnitId(1) }),
        F::ResultSentBack(intake::ResultSentBack { due: date(2026, 12, 18), unit: UnitId(1) }),
        F::MarkedUrgent(intake::MarkedUrgent { role: Role::UnitHead, to: UnitId(4) }),
        F::UrgentSeen(intake::UrgentSeen { unit: UnitId(4) }),
        F::UrgencyCleared(intake::UrgencyCleared { unit: UnitId(4) }),
    ]
}

fn carried_over() -> intake::CarriedOver {
    intake::CarriedOver {
        category: CategoryCode::parse("0101"),
        channel: Channel::Phone,
        claimed: Claimed {
            closed: Some(claimed_time(20)),
            due: Some(claimed_time(25)),
            duplicate: true,
            promised: Some(claimed_time(26)),
            received: Some(claimed_time(4)),
            replied: Some(claimed_time(19)),
            state: ClaimedState::UnknownClosed,
            timeline: vec![ClaimedEntry { at: claimed_time(5), what: "handed_over".to_owned() }],
        },
        class: Class::Sealed,
        desk: UnitId(1),
        id: Hex([8; 16]),
        mapping: 1,
        number: number(),
        place: AreaCode::parse("0300-01"),
        received_on: date(2025, 3, 4),
        row_hmac: Hex([2; 33]),
        source: "message_board".to_owned(),
        source_id: Hex([1; 33]),
        zone: "Asia/Shanghai".to_owned(),
    }
}

fn answers() -> Vec<Answer> {
    let promise = Promise { due: date(2026, 12, 31), promise: PromiseNo(1) };
    vec![
        Answer { outcome: Outcome::Upheld, point: PointNo(1), promises: vec![promise] },
        Answer { outcome: Outcome::NotUpheld, point: PointNo(2), promises: Vec::new() },
    ]
}

fn casework_samples() -> Vec<casework::Fact> {
    use casework::Fact as F;
    let revision = Revision(2);
    vec![
        F::LeadAssigned(casework::LeadAssigned { handler: PostId(5), unit: UnitId(2) }),
        F::Objected(casework::Objected { unit: UnitId(2) }),
        F::ObjectionGranted(casework::ObjectionGranted { unit: UnitId(1) }),
        F::ObjectionRefused(casework::ObjectionRefused { unit: UnitId(2) }),
        F::PlanFixed(casework::PlanFixed {
            plan: Plan { due: date(2026, 11, 13), handler: PostId(5), leader: PostId(6) },
        }),
        F::Noted(casework::Noted {}),
        F::CitizenAsked(casework::CitizenAsked {}),
        F::CitizenAnswered(casework::CitizenAnswered {}),
        F::DraftHanded(casework::DraftHanded { answers: answers(), revision }),
        F::DraftEdited(casework::DraftEdited { answers: answers(), revision }),
        F::DraftReturned(casework::DraftReturned { revision }),
        F::ReplySigned(casework::ReplySigned { revision }),
        F::ReplyDelivered(casework::ReplyDelivered {
            delivery: Delivery { manner: DeliveryManner::ByHand, on: date(2026, 11, 18) },
            reporter: ReporterNo::FIRST,
        }),
        F::PromiseKept(casework::PromiseKept { promise: PromiseNo(1) }),
        F::PromiseBroken(casework::PromiseBroken { promise: PromiseNo(2) }),
        F::VerdictGiven(casework::VerdictGiven {
            points: vec![PointVerdict { point: PointNo(1), verdict: Verdict::NotSolved }],
            reporter: ReporterNo::FIRST,
        }),
        F::VerdictExplained(casework::VerdictExplained { reporter: ReporterNo::FIRST }),
        F::Closed(casework::Closed { claim: Claim::PartlySolved, reason: CloseReason::ReviewTermOver }),
        F::Reopened(casework::Reopened { handler: Some(PostId(5)), unit: UnitId(2) }),
    ]
    .into_iter()
    .chain(task_samples())
    .chain(kin_samples())
    .collect()
}

fn kin_samples() -> Vec<casework::Fact> {
    use casework::Fact as F;
    let (due, handler, unit) = (Some(date(2026, 11, 13)), Some(PostId(5)), UnitId(2));
    let accepted = intake::Accepted {
        category: CategoryCode::parse("0101"),
        path: intake::Path::Petition,
        track: Track::Ordinary,
        unit,
    };
    vec![
        F::Joined(casework::Joined { accepted: Some(accepted), due, handler, into: number(), unit }),
        F::TakenIn(casework::TakenIn { concern: number(), due }),
        F::Followed(casework::Followed { handler, unit }),
        F::Parted(casework::Parted { from: number() }),
        F::Released(casework::Released { concern: number() }),
        F::Linked(casework::Linked { to: number() }),
        F::ToldApart(casework::ToldApart { from: number() }),
        F::Unlinked(casework::Unlinked { from: number() }),
        F::AnswerTaken(casework::AnswerTaken { answers: answers(), from: number(), revision: Revision(2) }),
    ]
}

fn task_samples() -> Vec<casework::Fact> {
    use casework::Fact as F;
    let (due, task, unit) = (date(2026, 11, 27), TaskNo(1), UnitId(3));
    vec![
        F::CoHandlerAsked(casework::CoHandlerAsked { due, meeting: None, task, unit }),
        F::TaskGiven(casework::TaskGiven { post: PostId(10), task }),
        F::TaskAnswered(casework::TaskAnswered { files: vec![Hex([4; 16])], task, unit }),
        F::TaskReturned(casework::TaskReturned { task, unit }),
        F::TaskReturnGranted(casework::TaskReturnGranted { task, unit }),
        F::TaskReturnRefused(casework::TaskReturnRefused { task, unit }),
        F::TaskWithdrawn(casework::TaskWithdrawn { task, unit }),
        F::HandedOver(casework::HandedOver { from: Some(PostId(5)), post: PostId(7), unit }),
        F::SuccessionTaken(casework::SuccessionTaken { successor: UnitId(2), unit }),
        F::StoodIn(casework::StoodIn { acts: 2, post: PostId(5) }),
        F::ConductNoted(casework::ConductNoted { channel: Contact::Phone, no: 1, on: date(2026, 10, 9) }),
        F::ConductWarned(casework::ConductWarned { channel: Contact::Phone }),
        F::RestrictionProposed(casework::RestrictionProposed {
            channel: Contact::Phone,
            desk: UnitId(1),
            incidents: vec![2, 3],
            limit: Limit::FixedHour,
            no: 1,
            until: date(2027, 1, 31),
        }),
        F::RestrictionApproved(casework::RestrictionApproved { no: 1 }),
        F::RestrictionRefused(casework::RestrictionRefused { no: 1 }),
        F::RestrictionAppealed(casework::RestrictionAppealed { no: 1 }),
        F::RestrictionUpheld(casework::RestrictionUpheld { no: 1 }),
        F::RestrictionLifted(casework::RestrictionLifted { no: 1 }),
        F::NoticeGiven(casework::NoticeGiven {
            about: casework::NoticeAbout::Accepted,
            again: Some(date(2026, 9, 20)),
            on: date(2026, 9, 18),
            outcome: casework::NoticeOutcome::CallAgain,
            reporter: ReporterNo::FIRST,
        }),
    ]
}

fn occasion_samples() -> Vec<office::Fact> {
    use office::Fact as F;
    vec![
        F::BoxOpened(office::BoxOpened {
            no: RoundNo(3),
            on: date(2026, 11, 16),
            openers: vec![PersonId(5), PersonId(6)],
            papers: 4,
            place: text("柳林镇政府门口意见箱"),
            unit: UnitId(1),
        }),
        F::ReceptionArranged(office::ReceptionArranged {
            hours: text("上午 8:30—12:00"),
            leader: PostId(5),
            no: ReceptionNo(2),
            on: date(2026, 12, 8),
            place: text("县信访局一楼接待厅"),
            seats: 10,
        }),
        F::ReceptionCalledOff(office::ReceptionCalledOff { because: text("改到12月15日"), no: ReceptionNo(2) }),
    ]
}

fn office_samples() -> Vec<office::Fact> {
    use office::Fact as F;
    let (person, post) = (PersonId(5), PostId(5));
    let unit = Unit {
        address: Some(text("安澜县人民路 8 号")),
        hours: Some(text("工作日 8:30–12:00")),
        kind: UnitKind::LettersOffice,
        letters: Some(text("安信")),
        name: text("安澜县信访局"),
        parent: Some(UnitId(3)),
        phone: Some(text("0300-612 3450")),
        review_body: Some(text("安澜县人民政府")),
        rooms: None,
        works: true,
    };
    vec![
        F::OfficeDescribed(office::OfficeDescribed {
            area: text("安澜县"),
            demo: true,
            desk: UnitId(1),
            host: Some(text("安澜县人民政府")),
            icp: Some(text("ICP 00000000")),
            site_code: Some(text("0000000000")),
        }),
        F::UnitSet(office::UnitSet { id: UnitId(1), unit }),
        F::PostSet(office::PostSet {
            id: post,
            post: Post { role: Role::UnitHead, title: text("副局长"), unit: UnitId(2) },
        }),
        F::PersonAdded(office::PersonAdded { person }),
        F::PersonRenamed(office::PersonRenamed { person }),
        F::PersonDisabled(office::PersonDisabled { person }),
        F::PersonEnabled(office::PersonEnabled { person }),
        F::PostTaken(office::PostTaken { person, post }),
        F::PostLeft(office::PostLeft { person, post }),
        F::PasswordReset(office::PasswordReset { person }),
        F::ChangeProposed(office::ChangeProposed {
            no: ProposalNo(1),
            person,
            post: Some(post),
            what: office::ChangeKind::TakePost,
        }),
        F::ChangeConfirmed(office::ChangeConfirmed { no: ProposalNo(1) }),
        F::ChangeDropped(office::ChangeDropped { no: ProposalNo(1) }),
        F::SecondFactorSet(office::SecondFactorSet { person }),
        F::SecondFactorDropped(office::SecondFactorDropped { person }),
        F::SecondFactorRequired(office::SecondFactorRequired { roles: office::SecondFactorRequired::at_first() }),
        F::SessionsEnded(office::SessionsEnded { person }),
        F::AreaSet(office::AreaSet { code: AreaCode::parse("0300-01").expect("a code"), name: text("柳林镇") }),
        F::CategorySet(office::CategorySet {
            code: CategoryCode::parse("0101").expect("a code"),
            name: text("农村公路"),
        }),
    ]
    .into_iter()
    .chain(in_the_house::samples())
    .collect()
}

fn quick_step_samples() -> Vec<casework::Fact> {
    use casework::Fact as F;
    vec![
        F::QuickStepHeld(casework::QuickStepHeld { edition: 2, text: TextNo(3), until: Moment(1_789_351_930_000) }),
        F::QuickStepDropped(casework::QuickStepDropped { text: TextNo(3) }),
        F::QuickStepDone(casework::QuickStepDone { text: TextNo(3) }),
        F::QuickStepFailed(casework::QuickStepFailed { text: TextNo(3), why: "not-now".to_owned() }),
    ]
}

fn text_samples() -> Vec<office::Fact> {
    use office::Fact as F;
    vec![
        F::TextSet(office::TextSet {
            no: TextNo(3),
            text: office::OfficeText {
                body: text("事涉水利设施，属你局职责。"),
                body_en: Some(text("It is about waterworks.")),
                does: Some(office::QuickAct::Transfer { to: UnitId(3) }),
                kind: office::TextKind::QuickStep,
                name: text("转水利局"),
                name_en: Some(text("Send to Water")),
                short: Some(text("zsl")),
                unit: Some(UnitId(1)),
                works: true,
            },
        }),
        F::EnglishSet(office::EnglishSet {
            address: Some(text("8 Renmin Road")),
            area: Some(text("Anlan County")),
            hours: Some(text("Weekdays 8:30–12:00")),
            name: Some(text("Anlan County Letters Office")),
            review_body: Some(text("Anlan County Government")),
            rooms: None,
            unit: Some(UnitId(1)),
        }),
    ]
}

fn reading_samples() -> Vec<reading::Fact> {
    let fields = FieldSet { content: true, identity: false, internal: true };
    vec![
        reading::Fact::ContentRead(reading::ContentRead {
            concern: 17,
            fields,
            page: "show_concern".to_owned(),
            stood_in: None,
            unit: UnitId(2),
        }),
        reading::Fact::Exported(reading::Exported { concerns: 40, left: 3 }),
        reading::Fact::ListRead(reading::ListRead {
            concerns: vec![17, 19],
            filter: "state=handling".to_owned(),
            list: "inbox".to_owned(),
        }),
        reading::Fact::PhoneLookedUp(reading::PhoneLookedUp {
            concerns: vec![9, 4],
            purpose: reading::LookUpPurpose::AsksProgress,
            unit: UnitId(1),
        }),
    ]
}

/// All but the clocks', which have their own beside their rules.
fn samples() -> Vec<Fact> {
    let rooms = intake_samples()
        .into_iter()
        .map(Fact::from)
        .chain(casework_samples().into_iter().chain(quick_step_samples()).map(Fact::from));
    let office = office_samples().into_iter().chain(text_samples()).chain(occasion_samples());
    let others = office.map(Fact::from).chain(reading_samples().into_iter().map(Fact::from));
    rooms.chain(others).chain(meetings::samples()).chain(looking_again::samples()).collect()
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/events")
}

fn golden(kind: &str) -> Vec<u8> {
    let file = folder().join(format!("{kind}.json"));
    let bytes = std::fs::read(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    bytes.strip_suffix(b"\n").unwrap_or(&bytes).to_vec()
}

#[test]
fn each_fact_has_the_bytes_of_its_golden_file_and_is_read_back_from_them() {
    for fact in samples() {
        let golden = golden(fact.kind());
        assert_eq!(String::from_utf8_lossy(&fact.data()), String::from_utf8_lossy(&golden), "{}", fact.kind());
        assert_eq!(Fact::read(fact.kind(), &golden).expect("the bytes fit"), fact);
    }
}

#[test]
fn a_code_issued_anew_has_its_own_bytes_under_the_same_name() {
    let fact = Fact::from(intake::Fact::CodeIssued(intake::CodeIssued {
        anew: Some(intake::IssuedAnew {
            checked: intake::IdentityCheck::KnownInPerson,
            manner: intake::SlipManner::Folded,
            second: Some(PersonId(2)),
            unit: UnitId(1),
        }),
        code: Hex([9; 32]),
        reporter: 1,
        token: Some(Hex([8; 32])),
    }));
    let (code, token) = ("09".repeat(32), "08".repeat(32));
    let bytes = format!(
        r#"{{"anew":{{"checked":"known_in_person","manner":"folded","second":2,"unit":1}},"code":"{code}","reporter":1,"token":"{token}"}}"#
    );
    assert_eq!(String::from_utf8_lossy(&fact.data()), bytes);
    assert_eq!(Fact::read("code_issued.v1", bytes.as_bytes()).expect("the bytes fit"), fact);
}

#[test]
fn every_name_on_disk_has_a_golden_file_that_is_read_and_written_again_byte_for_byte() {
    for kind in Fact::kinds() {
        let golden = golden(kind);
        let fact = Fact::read(kind, &golden).unwrap_or_else(|why| panic!("{kind}: {why}"));
        assert_eq!((fact.kind(), fact.data()), (kind, golden));
    }
}

#[test]
fn every_golden_file_is_of_a_name_this_program_reads() {
    for entry in std::fs::read_dir(folder()).expect("the folder of golden files") {
        let name = entry.expect("an entry").file_name().to_string_lossy().into_owned();
        let kind = name.strip_suffix(".json").expect("a golden file ends in .json");
        assert!(Fact::read(kind, &golden(kind)).is_ok(), "{kind} is read by nobody");
    }
}

#[test]
fn fields_stand_in_alphabetical_order_so_that_the_bytes_are_canonical() {
    for fact in samples() {
        // A map of serde_json sorts its keys; equal bytes mean that ours were sorted already.
        let value: serde_json::Value = serde_json::from_slice(&fact.data()).expect("JSON");
        assert_eq!(String::from_utf8_lossy(&fact.data()), value.to_string(), "{}", fact.kind());
    }
}

#[test]
fn no_two_facts_share_a_name_and_each_says_its_version() {
    let mut kinds = Fact::kinds();
    assert!(
        kinds.iter().all(|kind| kind.ends_with(".v1")),
        "a later version comes with its upcast and this line changes"
    );
    kinds.sort_unstable();
    let before = kinds.len();
    kinds.dedup();
    assert_eq!(kinds.len(), before);
}

#[test]
fn bytes_that_do_not_fit_are_named_and_never_half_read() {
    assert!(Fact::read("filed.v9", b"{}").is_err());
    assert!(Fact::read("accepted.v1", b"{}").is_err());
    assert!(Fact::read("accepted.v1", b"not json").is_err());
}
