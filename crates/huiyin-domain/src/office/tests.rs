//! The office, told as sentences.

use super::*;
use crate::concern::Class;
use crate::event;
use crate::event::Stamp;
use crate::kernel::actor::Actor;
use crate::kernel::ids::TextNo;
use crate::kernel::refusal::{HouseRefusal, Refusal};
use crate::kernel::time::Moment;
use crate::testing::{ADMIN, BUREAU, DESK, HANDLER, HEAD, LETTERS, SUPERVISOR, SUPERVISOR_TWO, name, sample_office};
use crate::words::PersonWords;

mod routing;
mod standing_in;

/// The office after these commands, all given on the day of the office.
pub(crate) fn after(mut office: Office, commands: Vec<Command>) -> Office {
    let at = crate::kernel::time::Zone::shanghai().start_of(office.today());
    let stamp = Stamp { at: Moment(at.0.max(0)), actor: Actor::Operator };
    for command in commands {
        for event in decide(&office, command).expect("a legal step") {
            let event::Fact::Office(fact) = event.fact else { panic!("the office records its own facts") };
            office.evolve(&fact, &stamp);
        }
    }
    office
}

fn words() -> PersonWords {
    PersonWords { name: name("周桂兰"), phone: None }
}

fn roles(office: &Office, person: u32) -> Vec<Role> {
    office.posts_of(PersonId(person)).into_iter().map(|held| held.role).collect()
}

#[test]
fn a_person_who_takes_a_post_holds_it_until_leaving_it() {
    let (person, post) = (PersonId(90), PostId(HANDLER));
    let office =
        after(sample_office(), vec![Command::AddPerson { person, words: words() }, Command::TakePost { person, post }]);
    assert_eq!(roles(&office, 90), [Role::Handler]);
    assert_eq!(office.holders(post).collect::<Vec<_>>(), [PersonId(HANDLER), person]);
    let office = after(office, vec![Command::LeavePost { person, post }]);
    assert_eq!(roles(&office, 90), []);
}

#[test]
fn an_account_that_is_switched_off_holds_nothing_and_gets_its_posts_back_when_switched_on() {
    let person = PersonId(HEAD);
    let off = after(sample_office(), vec![Command::EnablePerson { person, enabled: false }]);
    assert_eq!(roles(&off, HEAD), []);
    assert_eq!(off.holders(PostId(HEAD)).count(), 0);
    let on = after(off, vec![Command::EnablePerson { person, enabled: true }]);
    assert_eq!(roles(&on, HEAD), [Role::UnitHead]);
}

#[test]
fn names_of_people_lie_beside_their_facts_and_never_in_them() {
    let events =
        decide(&sample_office(), Command::RenamePerson { person: PersonId(DESK), words: words() }).expect("legal");
    assert!(events.iter().all(|event| event.words.is_some()));
    assert!(events.iter().all(|event| !String::from_utf8_lossy(&event.fact.data()).contains("周桂兰")));
}

#[test]
fn what_is_sealed_goes_where_a_supervisor_is() {
    let office = sample_office();
    assert_eq!(office.desk_for(Class::Ordinary), Some(LETTERS));
    assert_eq!(office.desk_for(Class::Sealed), Some(LETTERS));
    assert_eq!(office.holders_in(LETTERS, Role::Supervisor), [PersonId(SUPERVISOR), PersonId(SUPERVISOR_TWO)].into());
    assert_eq!(Office::default().desk_for(Class::Sealed), None, "an office that was never described takes nothing in");
}

#[test]
fn a_unit_that_no_longer_works_gets_no_new_posts() {
    let dissolved = UnitDissolved { successor: LETTERS, unit: BUREAU };
    let dissolve = Command::Arrange { from: None, what: Arrangement::DissolveUnit(dissolved) };
    let office = after(sample_office(), vec![dissolve]);
    let post = Post { role: Role::Handler, title: name("承办人"), unit: BUREAU };
    assert_eq!(decide(&office, Command::SetPost { id: PostId(91), post }), Err(Refusal::UnknownUnit));
    assert!(office.unit(BUREAU).is_some(), "it stays readable for old concerns");
}

#[test]
fn two_units_do_not_stand_above_each_other() {
    let mut bureau = sample_office().unit(BUREAU).expect("a unit of the sample").clone();
    bureau.parent = Some(LETTERS);
    let office = after(sample_office(), vec![Command::SetUnit { id: BUREAU, unit: bureau }]);
    let mut letters = office.unit(LETTERS).expect("a unit of the sample").clone();
    letters.parent = Some(BUREAU);
    assert_eq!(decide(&office, Command::SetUnit { id: LETTERS, unit: letters }), Err(Refusal::UnitAboveItself));
}

#[test]
fn areas_and_categories_are_the_offices_own() {
    let office = sample_office();
    let (area, category) = (AreaCode::parse("0300-01").expect("a code"), CategoryCode::parse("0101").expect("a code"));
    assert!(office.has_area(&area) && office.has_category(&category));
    assert!(!Office::default().has_area(&area) && !Office::default().has_category(&category));
}

fn ask(person: u32, what: ChangeKind, post: Option<u32>) -> Command {
    Command::ProposeChange { person: PersonId(person), what, post: post.map(PostId) }
}

#[test]
fn what_is_asked_for_changes_nothing_until_it_is_confirmed() {
    let add = Command::AddPerson { person: PersonId(90), words: words() };
    let asked = after(sample_office(), vec![add, ask(90, ChangeKind::TakePost, Some(HANDLER))]);
    assert_eq!((roles(&asked, 90), asked.proposals().count()), (vec![], 1));
    let no = asked.proposals().next().expect("it waits").0;
    let confirmed = after(asked.clone(), vec![Command::ConfirmChange { no }]);
    assert_eq!((roles(&confirmed, 90), confirmed.proposals().count()), (vec![Role::Handler], 0));
    let dropped = after(asked, vec![Command::DropChange { no }]);
    assert_eq!((roles(&dropped, 90), dropped.proposals().count()), (vec![], 0));
    assert_eq!(decide(&dropped, Command::ConfirmChange { no }), Err(Refusal::House(HouseRefusal::ProposalGone)));
}

#[test]
fn a_first_post_comes_with_a_new_password_and_a_further_one_does_not() {
    let kinds = |office: &Office| {
        let no = office.proposals().next().expect("it waits").0;
        let events = decide(office, Command::ConfirmChange { no }).expect("legal");
        events.iter().map(|event| event.fact.kind()).collect::<Vec<_>>()
    };
    let add = Command::AddPerson { person: PersonId(90), words: words() };
    let first = after(sample_office(), vec![add, ask(90, ChangeKind::TakePost, Some(HANDLER))]);
    assert_eq!(kinds(&first), ["change_confirmed.v1", "post_taken.v1", "password_reset.v1"]);
    let further = after(sample_office(), vec![ask(HEAD, ChangeKind::TakePost, Some(HANDLER))]);
    assert_eq!(kinds(&further), ["change_confirmed.v1", "post_taken.v1"]);
}

#[test]
fn the_last_administrator_stays_however_it_is_tried() {
    let office = sample_office();
    let (person, post) = (PersonId(ADMIN), PostId(ADMIN));
    let other = Post { role: Role::Handler, title: name("承办岗"), unit: LETTERS };
    let tries = [
        Command::EnablePerson { person, enabled: false },
        Command::LeavePost { person, post },
        Command::SetPost { id: post, post: other },
    ];
    for command in tries {
        assert_eq!(decide(&office, command.clone()), Err(Refusal::House(HouseRefusal::LastAdmin)), "{command:?}");
    }
    // With a second one the first may go, and then the second is the last.
    let second = PersonId(HEAD);
    let office = after(office, vec![Command::TakePost { person: second, post }, Command::LeavePost { person, post }]);
    assert_eq!(
        decide(&office, Command::EnablePerson { person: second, enabled: false }),
        Err(Refusal::House(HouseRefusal::LastAdmin))
    );
    let renamed = Post { role: Role::Admin, title: name("平台管理"), unit: LETTERS };
    assert!(decide(&office, Command::SetPost { id: post, post: renamed }).is_ok());
}

#[test]
fn a_second_factor_is_needed_by_role_and_goes_with_two() {
    let person = PersonId(SUPERVISOR);
    let office = after(
        sample_office(),
        vec![
            Command::RequireSecondFactor { roles: SecondFactorRequired::at_first() },
            Command::SetSecondFactor { person },
        ],
    );
    assert!(office.needs_second_factor(person) && office.needs_second_factor(PersonId(ADMIN)));
    assert!(!office.needs_second_factor(PersonId(HANDLER)));
    assert!(office.person(person).expect("known").second_factor);
    let asked = after(office, vec![ask(SUPERVISOR, ChangeKind::DropSecondFactor, None)]);
    let no = asked.proposals().next().expect("it waits").0;
    let gone = after(asked, vec![Command::ConfirmChange { no }]);
    let supervisor = gone.person(person).expect("known");
    assert!(!supervisor.second_factor, "and the next sign-in asks for a new one");
    assert_eq!(supervisor.news.iter().map(|one| one.what).collect::<Vec<_>>(), [ChangeKind::DropSecondFactor]);
    let asked_again = ask(SUPERVISOR, ChangeKind::DropSecondFactor, None);
    assert_eq!(decide(&gone, asked_again), Err(Refusal::NoSecondFactor));
}

#[test]
fn a_number_is_never_used_again_and_what_others_did_is_told() {
    let office = after(sample_office(), vec![ask(HEAD, ChangeKind::ResetPassword, None)]);
    let no = office.proposals().next().expect("it waits").0;
    let office = after(office, vec![Command::ConfirmChange { no }, ask(HEAD, ChangeKind::EnablePerson, None)]);
    assert_ne!(office.proposals().next().expect("the next waits").0, no);
    let news = &office.person(PersonId(HEAD)).expect("known").news;
    assert_eq!(news.iter().map(|one| one.what).collect::<Vec<_>>(), [ChangeKind::ResetPassword]);
}

fn snippet(unit: Option<UnitId>, short: &str, body: &str) -> OfficeText {
    OfficeText {
        body: crate::kernel::text::Text::parse(body).expect("a text"),
        body_en: None,
        does: None,
        kind: TextKind::Snippet,
        name: name("常用语"),
        name_en: None,
        short: Short::parse(short).ok(),
        unit,
        works: true,
    }
}

#[test]
fn a_text_is_offered_to_its_unit_and_a_shared_one_to_everybody_and_every_change_counts() {
    let set = |no, text| Command::SetText { no: TextNo(no), text };
    let office = after(
        sample_office(),
        vec![
            set(3, snippet(None, "shu", "情况属实。")),
            set(4, snippet(Some(BUREAU), "lu", "已列入养护计划。")),
            set(4, snippet(Some(BUREAU), "lu", "已列入明年养护计划。")),
        ],
    );
    let offered = |units: &[UnitId]| {
        office.texts().offered(TextKind::Snippet, units).iter().map(|(no, _)| no.0).collect::<Vec<_>>()
    };
    assert_eq!((offered(&[BUREAU]), offered(&[LETTERS])), (vec![3, 4], vec![3]));
    assert_eq!((office.texts().edition(TextNo(3)), office.texts().edition(TextNo(4))), (1, 2));
    let taken = decide(&office, set(5, snippet(Some(BUREAU), "lu", "别的话。")));
    assert_eq!(taken.expect_err("two of one short word"), Refusal::Taken);
    assert!(decide(&office, set(5, snippet(None, "lu", "别的话。"))).is_ok(), "everybody's may be called the same");
    let moved = decide(&office, set(4, snippet(None, "lu", "已列入养护计划。")));
    assert_eq!(moved.expect_err("a text keeps its owner"), Refusal::TextUnknown);
}

#[test]
fn a_paper_that_says_all_it_must_is_taken_and_there_is_one_of_each() {
    let paper = |body: &str| OfficeText { kind: TextKind::AcceptNotice, ..snippet(None, "", body) };
    let good = "您反映的“{title}”按{path}受理。\n{points}\n我们在{due}前答复您。";
    let office = after(sample_office(), vec![Command::SetText { no: TextNo(3), text: paper(good) }]);
    assert!(office.texts().paper(TextKind::AcceptNotice).is_some());
    let second = decide(&office, Command::SetText { no: TextNo(4), text: paper(good) });
    assert_eq!(second.expect_err("two texts of one paper"), Refusal::Taken);
}

#[test]
fn heads_keep_texts_of_their_own_unit_and_never_papers() {
    let office = sample_office();
    let head = Actor::Staff { person: PersonId(HEAD), posts: office.posts_of(PersonId(HEAD)) };
    let may = |text: OfficeText| needs_own_texts(&office, &head, &Command::SetText { no: TextNo(3), text });
    assert_eq!(may(snippet(Some(BUREAU), "", "已列入养护计划。")), Ok(()));
    assert_eq!(may(snippet(None, "", "已列入养护计划。")), Err(Refusal::TextOfOthers));
    let paper = OfficeText { kind: TextKind::Opinion, ..snippet(Some(BUREAU), "", "已列入养护计划。") };
    assert_eq!(may(paper), Err(Refusal::TextOfOthers));
}

#[test]
fn english_names_are_given_to_units_that_are_there() {
    let english = |unit| EnglishSet {
        address: None,
        area: None,
        hours: None,
        name: Name::parse("County Transport Bureau").ok(),
        review_body: None,
        rooms: None,
        unit,
    };
    let office = after(sample_office(), vec![Command::SetEnglish(english(Some(BUREAU)))]);
    assert!(office.english(Some(BUREAU)).is_some() && office.english(None).is_none());
    let unknown = decide(&office, Command::SetEnglish(english(Some(UnitId(99)))));
    assert_eq!(unknown.expect_err("a unit that never was"), Refusal::UnknownUnit);
}
