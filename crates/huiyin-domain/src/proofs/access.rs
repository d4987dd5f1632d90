//! Access, all of it: every kind of actor, every action, every stage, both classes. The whole answer stands as a table in
//! `fixtures/access.txt`, so that a change of who may do what is seen by whoever reviews it.

use std::fmt::Write as _;
use std::path::Path;

use crate::access::{Action, CoHandler, ConcernFacts, Deny, Facts, FieldSet, Near, Relation, Reviewer, may};
use crate::concern::{Class, Stage, Step};
use crate::kernel::actor::{Actor, PostHeld, Role};
use crate::kernel::ids::{PersonId, PostId, UnitId};
use crate::kernel::time::Moment;

const DESK: UnitId = UnitId(1);
const UNIT: UnitId = UnitId(2);
const OTHER: UnitId = UnitId(3);
const CO: UnitId = UnitId(4);
const ONCE: UnitId = UnitId(5);
const ABOVE: UnitId = UnitId(6);
const OVER: UnitId = UnitId(7);
const REVIEWING: PostId = PostId(25);
const HANDLING: PostId = PostId(20);
const CO_HANDLING: PostId = PostId(23);

/// A post, its unit and what it is for.
type Held = (u32, UnitId, Role);

fn holding(held: &[Held]) -> Actor {
    let posts =
        held.iter().map(|(post, unit, role)| PostHeld { post: PostId(*post), unit: *unit, role: *role, deputy: false });
    Actor::Staff { person: PersonId(1), posts: posts.collect() }
}

/// Everybody there is, by the tie to a concern that the desk took in and the unit has.
fn everybody() -> Vec<(&'static str, Actor, Relation)> {
    let stranger = Relation::default();
    let staff: [(&str, &[Held]); 24] = [
        ("desk", &[(10, DESK, Role::FrontDesk)]),
        ("unit desk", &[(11, UNIT, Role::FrontDesk)]),
        ("other desk", &[(12, OTHER, Role::FrontDesk)]),
        ("handler", &[(20, UNIT, Role::Handler)]),
        ("colleague", &[(21, UNIT, Role::Handler)]),
        ("other handler", &[(22, OTHER, Role::Handler)]),
        ("head", &[(30, UNIT, Role::UnitHead)]),
        ("desk head", &[(31, DESK, Role::UnitHead)]),
        ("other head", &[(32, OTHER, Role::UnitHead)]),
        ("co-handler", &[(23, CO, Role::Handler)]),
        ("co-handler's colleague", &[(24, CO, Role::Handler)]),
        ("co-handler's head", &[(33, CO, Role::UnitHead)]),
        ("co-handler's desk", &[(13, CO, Role::FrontDesk)]),
        ("head asked once", &[(34, ONCE, Role::UnitHead)]),
        ("head above", &[(35, ABOVE, Role::UnitHead)]),
        ("desk above", &[(14, ABOVE, Role::FrontDesk)]),
        ("reviewer", &[(25, OVER, Role::Handler)]),
        ("reviewer's colleague", &[(26, OVER, Role::Handler)]),
        ("reviewer's head", &[(36, OVER, Role::UnitHead)]),
        ("reviewer's desk", &[(15, OVER, Role::FrontDesk)]),
        ("supervisor", &[(40, OTHER, Role::Supervisor)]),
        ("admin", &[(50, DESK, Role::Admin)]),
        ("admin+head", &[(50, DESK, Role::Admin), (30, UNIT, Role::UnitHead)]),
        ("no post", &[]),
    ];
    let mut all = vec![
        ("anybody", Actor::Citizen, stranger),
        ("citizen", Actor::Citizen, Relation { showed_code: true, ..Relation::default() }),
        ("system", Actor::System, stranger),
        ("operator", Actor::Operator, stranger),
    ];
    all.extend(staff.into_iter().map(|(name, held)| (name, holding(held), stranger)));
    all
}

fn concern(class: Class, stage: Stage) -> Facts {
    let co = vec![
        CoHandler { unit: CO, post: Some(CO_HANDLING), has_task: true },
        CoHandler { unit: ONCE, post: None, has_task: false },
    ];
    // Nobody has signed for what was just sent; the unit above was told that it is urgent.
    let sender = matches!(stage, Stage::Transferred | Stage::Objected).then_some(DESK);
    let (handler, superior) = (Some(HANDLING), Some(ABOVE));
    let review = Some(Reviewer { unit: OVER, post: Some(REVIEWING), inside: true, open: true });
    Facts::Concern(ConcernFacts { class, stage, desk: DESK, unit: UNIT, handler, sender, superior, co, review })
}

fn filed_stages() -> impl Iterator<Item = Stage> {
    Stage::ALL.into_iter().filter(|stage| *stage != Stage::Unfiled)
}

fn allowed(actor: &Actor, action: Action, facts: &Facts, relation: &Relation) -> bool {
    may(actor, action, facts, relation, Moment(0)).is_ok()
}

/// Stages in which it is allowed: `yes` in all, nothing in none, else their words.
fn cell(actor: &Actor, action: Action, class: Class, relation: &Relation) -> String {
    let stages: Vec<Stage> =
        filed_stages().filter(|stage| allowed(actor, action, &concern(class, *stage), relation)).collect();
    if stages.len() == filed_stages().count() {
        return "yes".to_owned();
    }
    stages.into_iter().map(Stage::word).collect::<Vec<_>>().join("+")
}

fn table() -> String {
    let mut table = String::from("Who may do what. Written by a test from access::may; empty is no.\n");
    section(&mut table, "Without a concern: pages, lists, the office", |actor, action, relation| {
        if allowed(actor, action, &Facts::Open, relation) { "yes".to_owned() } else { String::new() }
    });
    for (title, class) in [("An ordinary concern", Class::Ordinary), ("A sealed concern", Class::Sealed)] {
        section(&mut table, title, |actor, action, relation| cell(actor, action, class, relation));
    }
    table
}

fn section(table: &mut String, title: &str, answer: impl Fn(&Actor, Action, &Relation) -> String) {
    let _ = write!(table, "\n{title}\n");
    for action in Action::ALL {
        let who = everybody().into_iter().filter_map(|(name, actor, relation)| {
            let when = answer(&actor, action, &relation);
            match when.as_str() {
                "" => None,
                "yes" => Some(name.to_owned()),
                stages => Some(format!("{name} ({stages})")),
            }
        });
        let _ = writeln!(table, "  {:<20} {}", format!("{action:?}"), who.collect::<Vec<_>>().join(", "));
    }
}

#[test]
fn who_may_do_what_is_as_reviewed() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/access.txt");
    let table = table();
    if std::env::var_os("HUIYIN_BLESS").is_some() {
        std::fs::write(&file, &table).expect("the table can be written");
    }
    let reviewed = std::fs::read_to_string(&file).unwrap_or_default();
    let differs = table.lines().zip(reviewed.lines()).find(|(now, before)| now != before);
    assert!(
        table == reviewed,
        "access changed: {differs:?}; if that is meant, run this test with HUIYIN_BLESS=1 and review the difference"
    );
}

#[test]
fn without_a_concern_it_does_not_matter_what_is_looked_at() {
    for action in Action::ALL {
        for (name, actor, relation) in everybody() {
            let [open, list, office] =
                [Facts::Open, Facts::List, Facts::Office].map(|facts| allowed(&actor, action, &facts, &relation));
            assert!(open == list && list == office, "{name}: {action:?}");
        }
    }
}

#[test]
fn a_sealed_concern_is_for_its_citizen_and_the_supervisors_post_alone() {
    for stage in filed_stages() {
        for action in Action::ALL {
            for (name, actor, relation) in everybody() {
                let sealed = may(&actor, action, &concern(Class::Sealed, stage), &relation, Moment(0));
                let shows = sealed.is_ok_and(|permit| permit.fields() != FieldSet::default());
                assert!(
                    !shows || ["citizen", "supervisor"].contains(&name),
                    "{name} sees a sealed concern by {action:?}"
                );
            }
        }
    }
}

#[test]
fn sealing_gives_nobody_but_the_supervisor_anything_new() {
    for stage in filed_stages() {
        for action in Action::ALL {
            for (name, actor, relation) in everybody().into_iter().filter(|(name, ..)| *name != "supervisor") {
                let before = allowed(&actor, action, &concern(Class::Ordinary, stage), &relation);
                let after = allowed(&actor, action, &concern(Class::Sealed, stage), &relation);
                assert!(before || !after, "{name} wins {action:?} by sealing");
            }
        }
    }
}

#[test]
fn an_administrator_never_reads_and_never_works() {
    let admin = holding(&[(50, DESK, Role::Admin)]);
    for class in [Class::Ordinary, Class::Sealed] {
        for (stage, action) in filed_stages().flat_map(|stage| Action::ALL.map(|action| (stage, action))) {
            let answer = may(
                &admin,
                action,
                &concern(class, stage),
                &Relation { showed_code: true, ..Relation::default() },
                Moment(0),
            );
            assert!(answer.is_err(), "{action:?} in {stage:?}");
        }
    }
    let list = may(&admin, Action::ListConcerns, &Facts::List, &Relation::default(), Moment(0));
    assert_eq!(list, Err(Deny::NoPost));
    assert!(allowed(&admin, Action::ManageOffice, &Facts::Office, &Relation::default()));
}

#[test]
fn the_desk_reads_only_until_somebody_has_signed_for_it() {
    let desk = holding(&[(10, DESK, Role::FrontDesk)]);
    for stage in filed_stages() {
        let reads = allowed(&desk, Action::ReadConcern, &concern(Class::Ordinary, stage), &Relation::default());
        assert_eq!(reads, matches!(stage, Stage::Received | Stage::Transferred | Stage::Objected), "{stage:?}");
    }
}

#[test]
fn without_the_code_a_citizen_sees_nothing_and_with_it_nothing_internal() {
    for class in [Class::Ordinary, Class::Sealed] {
        for (stage, action) in filed_stages().flat_map(|stage| Action::ALL.map(|action| (stage, action))) {
            let facts = concern(class, stage);
            let shown = |showed_code| {
                may(&Actor::Citizen, action, &facts, &Relation { showed_code, ..Relation::default() }, Moment(0))
            };
            assert!(shown(false).is_ok_and(|permit| permit.fields() == FieldSet::default()) || shown(false).is_err());
            if let Ok(permit) = shown(true) {
                assert!(!permit.fields().internal, "{action:?} shows notes");
                assert!(!permit.must_record(), "one's own reading is not recorded");
            }
        }
    }
}

#[test]
fn whatever_staff_are_shown_of_a_concern_is_recorded() {
    for class in [Class::Ordinary, Class::Sealed] {
        for (stage, action) in filed_stages().flat_map(|stage| Action::ALL.map(|action| (stage, action))) {
            for (name, actor, relation) in everybody().into_iter().filter(|(_, actor, _)| actor.person().is_some()) {
                let Ok(permit) = may(&actor, action, &concern(class, stage), &relation, Moment(0)) else { continue };
                let shows = permit.fields() != FieldSet::default();
                assert!(!shows || permit.must_record(), "{name} reads by {action:?} and leaves no trace");
            }
        }
    }
}

#[test]
fn jobs_and_the_operator_read_nothing() {
    for actor in [Actor::System, Actor::Operator] {
        for facts in [Facts::Open, Facts::List, Facts::Office, concern(Class::Ordinary, Stage::Handling)] {
            // The one exception: see the next test.
            for action in Action::ALL.into_iter().filter(|action| *action != Action::IndexWords) {
                let answer =
                    may(&actor, action, &facts, &Relation { showed_code: true, ..Relation::default() }, Moment(0));
                assert!(
                    answer.is_err() || answer.is_ok_and(|permit| permit.fields() == FieldSet::default()),
                    "{action:?}"
                );
            }
        }
    }
}

#[test]
fn only_the_index_of_ordinary_concerns_is_read_by_the_program_itself() {
    let reads = |actor: &Actor, class| {
        may(actor, Action::IndexWords, &concern(class, Stage::Handling), &Relation::default(), Moment(0))
    };
    let permit = reads(&Actor::System, Class::Ordinary).expect("the index is filled by somebody");
    assert_eq!(permit.fields(), FieldSet { content: true, identity: true, internal: false });
    assert_eq!(reads(&Actor::System, Class::Sealed), Err(Deny::Sealed));
    for (name, actor, _) in everybody().into_iter().filter(|(_, actor, _)| !matches!(actor, Actor::System)) {
        assert!(reads(&actor, Class::Ordinary).is_err(), "{name}");
    }
}

#[test]
fn who_holds_no_post_does_nothing_but_sign_in() {
    let nobody = holding(&[]);
    for facts in [Facts::Open, Facts::List, Facts::Office, concern(Class::Ordinary, Stage::Received)] {
        for action in Action::ALL {
            let open = [Action::Look, Action::FileConcern, Action::FindConcern, Action::BeStaff];
            let answer = allowed(&nobody, action, &facts, &Relation { showed_code: true, ..Relation::default() });
            assert!(!answer || open.contains(&action), "{action:?} of {facts:?}");
        }
    }
}

/// Whoever owes a step, holding nothing else.
fn owing(given: &crate::testing::Given, by: crate::concern::OwedBy) -> Actor {
    match by {
        crate::concern::OwedBy::Post(post) => {
            let held = given.office.post(post).expect("a post of the sample");
            holding(&[(post.0, held.unit, held.role)])
        }
        crate::concern::OwedBy::Role { unit, role } => holding(&[(99, unit, role)]),
    }
}

/// The step that is owed is allowed to whoever owes it: nobody is asked for what access forbids.
#[test]
fn whoever_owes_a_step_may_take_it() {
    for (name, sample) in crate::testing::stages::ALL {
        let given = sample();
        let (Some(owed), Some(facts)) = (given.concern.owed(), ConcernFacts::of(&given.concern)) else { continue };
        let actor = owing(&given, owed.by);
        let action = match owed.step {
            Step::Accept => Action::Accept,
            Step::RuleOnObjection => Action::RuleOnObjection,
            Step::AssignLead => Action::AssignLead,
            Step::FixPlan => Action::FixPlan,
            Step::DraftReply => Action::DraftReply,
            Step::SignReply => Action::SignReply,
            Step::DeliverReply => Action::DeliverReply,
            Step::Close => Action::Close,
            Step::AnswerVerdict => Action::AnswerVerdict,
            Step::SettlePromise => Action::SettlePromise,
            Step::AssignReview => Action::AssignReview,
            Step::SendReview | Step::RecordReview => Action::SendReview,
            Step::DecideReview => Action::DecideReview,
            Step::HoldHearing => Action::HoldHearing,
            Step::CallHearing | Step::CallOffHearing => panic!("{name}"),
            Step::SignReview => Action::SignReview,
            Step::DeliverReview => Action::DeliverReview,
            Step::AnswerNewFacts => Action::AnswerVerdict,
            Step::RequestReview | Step::ReturnReview | Step::TakeVerdict | Step::UndoVerdict => panic!("{name}"),
            Step::TakeWithdrawal | Step::CallBack => panic!("{name}"),
            Step::File | Step::AddMaterial | Step::DeclineToAccept => panic!("{name}"),
            Step::Transfer | Step::AddPoint | Step::Seal | Step::Withdraw => panic!("{name}"),
            Step::UndoWithdrawal | Step::CarryOver | Step::Correct => panic!("{name}"),
            Step::IssueCode | Step::ObjectToAssignment | Step::Note => panic!("{name}"),
            Step::AskCitizen | Step::AnswerQuestion | Step::EditDraft => panic!("{name}"),
            Step::ReturnDraft | Step::GiveVerdict | Step::ExtendClock => panic!("{name}"),
            Step::Reopen | Step::AskCoHandler | Step::GiveTask | Step::AnswerTask => panic!("{name}"),
            Step::ReturnTask | Step::RuleOnReturn | Step::WithdrawTask => panic!("{name}"),
            Step::HoldJointMeeting | Step::BookReception | Step::SuspendClock => panic!("{name}"),
            Step::ResumeClock | Step::Join | Step::Part | Step::Link => panic!("{name}"),
            Step::Unlink | Step::TellApart | Step::AnswerRepeated | Step::SayWhatIsNew => panic!("{name}"),
            Step::HandDown | Step::SubmitUp | Step::SignFor | Step::RemindToSign => panic!("{name}"),
            Step::TakeBack | Step::ReportResult | Step::TakeResult => panic!("{name}"),
            Step::SendBackResult | Step::MarkUrgent | Step::SeeUrgent => panic!("{name}"),
            Step::ClearUrgent | Step::NoteConduct | Step::WarnConduct => panic!("{name}"),
            Step::ProposeRestriction | Step::RuleOnRestriction => panic!("{name}"),
            Step::AppealRestriction | Step::RuleOnAppeal | Step::LiftRestriction => panic!("{name}"),
            Step::HandOver => panic!("{name}"),
        };
        assert!(allowed(&actor, action, &Facts::Concern(facts), &Relation::default()), "{name}: {owed:?}");
    }
}

/// The record of a reading names the post that opened it, not whichever of a person's posts stands first; and two posts
/// together open nothing that neither opens alone.
#[test]
fn a_permit_of_staff_names_a_post_that_would_have_got_it_alone() {
    let mixed = holding(&[
        (50, DESK, Role::Admin),
        (22, OTHER, Role::Handler),
        (30, UNIT, Role::UnitHead),
        (40, OTHER, Role::Supervisor),
    ]);
    let mut named = std::collections::BTreeSet::new();
    for class in [Class::Ordinary, Class::Sealed] {
        for (stage, action) in filed_stages().flat_map(|stage| Action::ALL.map(|action| (stage, action))) {
            let facts = concern(class, stage);
            let Ok(permit) = may(&mixed, action, &facts, &Relation::default(), Moment(0)) else { continue };
            let held = permit.under().expect("staff read under a post");
            let alone = holding(&[(held.post.0, held.unit, held.role)]);
            assert!(allowed(&alone, action, &facts, &Relation::default()), "{action:?} in {stage:?} under {held:?}");
            named.insert((class, held.role));
        }
    }
    let wanted =
        [(Class::Ordinary, Role::UnitHead), (Class::Ordinary, Role::Supervisor), (Class::Sealed, Role::Supervisor)];
    assert_eq!(named, wanted.into());
}

/// Whoever looks at a paper that goes to a body outside carries it and decides nothing; when a review is over, it is read and
/// nothing more.
#[test]
fn a_review_is_decided_by_the_unit_one_level_up_while_it_is_open_and_by_nobody_of_the_unit_that_answered() {
    let deciding =
        [Action::AssignReview, Action::DecideReview, Action::HoldHearing, Action::SignReview, Action::DeliverReview];
    let facts = |inside: bool, open: bool| {
        let Facts::Concern(facts) = concern(Class::Ordinary, Stage::Delivered) else { unreachable!("a concern") };
        let review = Reviewer { unit: OVER, post: inside.then_some(REVIEWING), inside, open };
        Facts::Concern(ConcernFacts { review: Some(review), ..facts })
    };
    let may = |held: &[Held], action, facts: &Facts| allowed(&holding(held), action, facts, &Relation::default());
    let (head, writer): (&[Held], &[Held]) = (&[(36, OVER, Role::UnitHead)], &[(25, OVER, Role::Handler)]);
    let carrier: &[Held] = &[(15, OVER, Role::FrontDesk)];
    assert!(may(head, Action::SignReview, &facts(true, true)) && may(writer, Action::DecideReview, &facts(true, true)));
    assert!(
        may(carrier, Action::SendReview, &facts(false, true)) && !may(carrier, Action::SendReview, &facts(true, true))
    );
    for action in deciding {
        for held in [head, writer] {
            assert!(!may(held, action, &facts(true, false)), "{action:?} after it is over");
        }
        for held in [(20, UNIT, Role::Handler), (30, UNIT, Role::UnitHead), (11, UNIT, Role::FrontDesk)] {
            assert!(!may(&[held], action, &facts(true, true)), "{action:?} by {held:?}");
        }
    }
    assert!(may(head, Action::ReadConcern, &facts(true, false)), "its own decision stays readable");
}

/// A list that begins from what is near to its reader loses nobody's row. Whoever is no supervisor and holds nothing of these is
/// counted among those who may not, so that the list of everything is not what proves it.
#[test]
fn whoever_reads_is_near_or_a_supervisor() {
    let mut read_by_nearness = 0;
    for stage in filed_stages() {
        let facts = concern(Class::Ordinary, stage);
        let Facts::Concern(about) = &facts else { continue };
        for (name, actor, relation) in everybody() {
            let Some(near) = Near::of(actor.posts()).filter(|_| actor.person().is_some()) else { continue };
            if !allowed(&actor, Action::ReadConcern, &facts, &relation) {
                continue;
            }
            assert!(about.near().iter().any(|one| near.contains(one)), "{name} reads in {stage:?} and is not near");
            read_by_nearness += 1;
        }
    }
    assert!(read_by_nearness > 50, "only {read_by_nearness} readers were tried");
}
