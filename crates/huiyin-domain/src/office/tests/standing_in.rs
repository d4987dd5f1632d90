//! Who acts for whom on which day, as sentences; and that nothing is ever without an owner.

use jiff::ToSpan as _;
use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::kernel::actor::PostHeld;
use crate::kernel::refusal::HouseRefusal;
use crate::kernel::time::Day;
use crate::testing::{ADMIN, BUREAU_DESK, DEPUTY, WATER, WATER_HANDLER, WATER_HEAD};

const TODAY: Day = date(2026, 9, 14);
const FRIDAY: Day = date(2026, 9, 18);

fn office() -> Office {
    sample_office().on(TODAY)
}

fn set_deputy(post: u32, deputy: u32, days: Option<(Day, Day)>) -> Command {
    let set = DeputySet {
        deputy: PostId(deputy),
        from: days.map(|(from, _)| from),
        post: PostId(post),
        until: days.map(|(_, until)| until),
    };
    Command::Arrange { from: None, what: Arrangement::SetDeputy(set) }
}

fn away(person: u32, from: Day, until: Day) -> Command {
    Command::RecordAbsence { person: PersonId(person), from, until }
}

fn dissolve(unit: UnitId, successor: UnitId, from: Option<Day>) -> Command {
    Command::Arrange { from, what: Arrangement::DissolveUnit(UnitDissolved { successor, unit }) }
}

/// Posts under which somebody acts without holding them.
fn stands_in(office: &Office, person: u32) -> Vec<u32> {
    let posts = office.posts_of(PersonId(person)).into_iter().filter(|held| held.deputy);
    posts.map(|held| held.post.0).collect()
}

#[test]
fn a_deputy_acts_under_the_post_while_the_holder_is_away_and_not_a_day_longer() {
    let office =
        after(office(), vec![set_deputy(HANDLER, BUREAU_DESK, None), away(HANDLER, FRIDAY, date(2026, 9, 25))]);
    let on = |day| stands_in(&office.on(day), BUREAU_DESK);
    assert_eq!(on(date(2026, 9, 17)), [0_u32; 0], "not before");
    assert_eq!(on(FRIDAY), [HANDLER]);
    assert_eq!(on(date(2026, 9, 25)), [HANDLER]);
    assert_eq!(on(date(2026, 9, 26)), [0_u32; 0], "not after");
    let held: Vec<_> = office.on(FRIDAY).posts_of(PersonId(HANDLER)).iter().map(|held| held.post).collect();
    assert_eq!(held, [PostId(HANDLER)], "whoever is away keeps the post");
}

#[test]
fn whoever_comes_back_early_takes_the_post_back_at_once() {
    let office = after(office(), vec![set_deputy(HANDLER, BUREAU_DESK, None), away(HANDLER, TODAY, FRIDAY)]);
    assert_eq!(stands_in(&office.on(TODAY), BUREAU_DESK), [HANDLER]);
    let back = after(office.on(TODAY), vec![Command::EndAbsence { person: PersonId(HANDLER), from: TODAY }]);
    assert_eq!(stands_in(&back.on(TODAY), BUREAU_DESK), [0_u32; 0]);
    assert!(back.absences_of(PersonId(HANDLER)).is_empty());
}

#[test]
fn of_two_deputies_the_one_named_for_these_days_goes_first() {
    let days = (TODAY, FRIDAY);
    let commands = vec![
        set_deputy(HANDLER, BUREAU_DESK, None),
        set_deputy(HANDLER, DEPUTY, Some(days)),
        away(HANDLER, TODAY, date(2026, 9, 20)),
    ];
    let office = after(office(), commands);
    assert_eq!(
        (stands_in(&office.on(TODAY), DEPUTY), stands_in(&office.on(TODAY), BUREAU_DESK)),
        (vec![HANDLER], vec![])
    );
    let later = office.on(date(2026, 9, 19));
    assert_eq!((stands_in(&later, DEPUTY), stands_in(&later, BUREAU_DESK)), (vec![], vec![HANDLER]));
}

#[test]
fn the_deputys_deputy_stands_in_when_both_are_away_and_a_pair_that_is_away_falls_to_the_head() {
    let chain = vec![
        set_deputy(HANDLER, BUREAU_DESK, None),
        set_deputy(BUREAU_DESK, DEPUTY, None),
        away(HANDLER, TODAY, FRIDAY),
        away(BUREAU_DESK, TODAY, FRIDAY),
    ];
    let office_now = after(office(), chain).on(TODAY);
    assert_eq!(stands_in(&office_now, DEPUTY), [BUREAU_DESK, HANDLER]);
    let pair = vec![
        set_deputy(HANDLER, BUREAU_DESK, None),
        set_deputy(BUREAU_DESK, HANDLER, None),
        away(HANDLER, TODAY, FRIDAY),
        away(BUREAU_DESK, TODAY, FRIDAY),
    ];
    let office_now = after(office(), pair).on(TODAY);
    let heads = vec![PersonId(HEAD), PersonId(DEPUTY)];
    assert_eq!(office_now.cover(PostId(HANDLER)), Some(Cover::Falls(heads)));
    assert_eq!(stands_in(&office_now, HEAD), [BUREAU_DESK, HANDLER]);
}

#[test]
fn without_a_deputy_work_falls_to_the_head_and_without_a_head_upwards() {
    let vacant =
        after(office(), vec![Command::LeavePost { person: PersonId(HANDLER), post: PostId(HANDLER) }]).on(TODAY);
    assert_eq!(stands_in(&vacant, HEAD), [HANDLER]);
    let mut water = office().unit(WATER).expect("a unit of the sample").clone();
    water.parent = Some(BUREAU);
    let commands = vec![
        Command::SetUnit { id: WATER, unit: water },
        away(WATER_HEAD, TODAY, FRIDAY),
        away(WATER_HANDLER, TODAY, FRIDAY),
    ];
    let office_now = after(office(), commands).on(TODAY);
    let heads: Vec<_> = [HEAD, DEPUTY].map(PersonId).into();
    assert_eq!(office_now.cover(PostId(WATER_HEAD)), Some(Cover::Falls(heads.clone())));
    assert_eq!(office_now.cover(PostId(WATER_HANDLER)), Some(Cover::Falls(heads)));
}

#[test]
fn sealed_matters_never_fall_to_a_head_and_administration_never_to_whoever_reads() {
    let gone = [SUPERVISOR, SUPERVISOR_TWO, ADMIN].map(|one| away(one, TODAY, FRIDAY));
    let office = after(office(), gone.into()).on(TODAY);
    for post in [SUPERVISOR, SUPERVISOR_TWO, ADMIN] {
        assert_eq!(office.cover(PostId(post)), Some(Cover::Falls(Vec::new())), "{post}");
    }
    let alone = after(sample_office().on(TODAY), vec![away(SUPERVISOR, TODAY, FRIDAY)]).on(TODAY);
    assert_eq!(stands_in(&alone, SUPERVISOR_TWO), [SUPERVISOR]);
}

#[test]
fn a_dissolved_units_work_is_its_successors_from_the_day_on() {
    let day = date(2026, 12, 1);
    let office = after(office(), vec![dissolve(BUREAU, WATER, Some(day))]);
    assert!(office.on(date(2026, 11, 30)).works(BUREAU), "not before its day");
    let then = office.on(day);
    assert!(!then.works(BUREAU) && then.posts().all(|(_, post)| post.unit != BUREAU));
    assert_eq!((then.successor(BUREAU), then.posts_of(PersonId(HANDLER))), (WATER, vec![]));
    let head = then.posts_of(PersonId(WATER_HEAD));
    let acts = |role, unit| head.iter().any(|held| held.role == role && held.unit == unit);
    assert!(acts(Role::UnitHead, BUREAU), "the successor's head heads what is left");
    assert!(head.iter().any(|held| held.post == PostId(HANDLER)), "and has what its handler had");
    assert!(then.posts_of(PersonId(DESK)).iter().all(|held| held.unit == LETTERS), "nobody else does");
}

#[test]
fn a_planned_change_can_be_dropped_before_its_day_and_takes_effect_by_itself_on_it() {
    let day = date(2026, 12, 1);
    let left = Arrangement::LeavePost(PostLeft { person: PersonId(HANDLER), post: PostId(HANDLER) });
    let office = after(office(), vec![Command::Arrange { from: Some(day), what: left }]);
    assert_eq!(office.leaves_on(PersonId(HANDLER), PostId(HANDLER)), Some(day));
    assert_eq!((roles(&office.on(TODAY), HANDLER).len(), roles(&office.on(day), HANDLER).len()), (1, 0));
    let (no, _) = office.plans()[0];
    let dropped = after(office.on(TODAY), vec![Command::DropArrangement { no }]);
    assert_eq!(roles(&dropped.on(day), HANDLER).len(), 1);
}

#[test]
fn what_will_have_no_owner_of_its_own_is_known_before() {
    let day = date(2026, 9, 21);
    let left = Arrangement::LeavePost(PostLeft { person: PersonId(HANDLER), post: PostId(HANDLER) });
    let office = after(office(), vec![Command::Arrange { from: Some(day), what: left }, away(DESK, FRIDAY, FRIDAY)]);
    let found = office.on(TODAY).uncovered(14);
    let found: Vec<_> = found.iter().map(|one| (one.post.0, one.from, one.why)).collect();
    assert_eq!(found, [(DESK, FRIDAY, Gap::Away), (HANDLER, day, Gap::Vacant)]);
    assert!(office.on(TODAY).uncovered(3).is_empty(), "not yet near");
    let covered = after(office.on(TODAY), vec![set_deputy(HANDLER, BUREAU_DESK, None)]);
    assert_eq!(covered.on(TODAY).uncovered(14).len(), 1, "a deputy is an owner");
}

#[test]
fn naming_a_deputy_takes_a_second_person_unless_the_head_of_both_does_it() {
    let office = office();
    let command = set_deputy(HANDLER, BUREAU_DESK, None);
    let head = crate::testing::staff(HEAD);
    let admin = crate::testing::staff(ADMIN);
    assert_eq!(needs_second_person(&office, &admin, &command), Err(Refusal::House(HouseRefusal::SecondPersonNeeded)));
    assert_eq!(needs_second_person(&office, &head, &command), Ok(()));
    assert_eq!(
        needs_standing(&office, &head, &set_deputy(WATER_HANDLER, HANDLER, None)),
        Err(HouseRefusal::NotYoursToArrange.into())
    );
    assert_eq!(
        needs_standing(&office, &head, &set_deputy(SUPERVISOR, SUPERVISOR_TWO, None)),
        Err(HouseRefusal::NotYoursToArrange.into())
    );
    let planned = Command::Arrange {
        from: Some(FRIDAY),
        what: Arrangement::TakePost(PostTaken { person: PersonId(DESK), post: PostId(HANDLER) }),
    };
    assert_eq!(
        needs_second_person(&office, &admin, &planned),
        Err(Refusal::House(HouseRefusal::SecondPersonNeeded)),
        "planned or not"
    );
    assert_eq!(
        needs_second_person(&office, &admin, &dissolve(WATER, BUREAU, None)),
        Err(Refusal::House(HouseRefusal::SecondPersonNeeded))
    );
}

#[test]
fn whoever_would_stand_in_does_not_confirm_it() {
    let what = Arrangement::SetDeputy(DeputySet {
        deputy: PostId(SUPERVISOR_TWO),
        from: None,
        post: PostId(SUPERVISOR),
        until: None,
    });
    let asked = after(office(), vec![Command::ProposeArrangement { from: None, what }]);
    let no = asked.proposals().next().expect("it waits").0;
    let confirm = Command::ConfirmChange { no };
    assert_eq!(
        needs_other_hands(&asked, &crate::testing::staff(SUPERVISOR_TWO), &confirm),
        Err(Refusal::House(HouseRefusal::OwnProposal))
    );
    assert_eq!(needs_other_hands(&asked, &crate::testing::staff(SUPERVISOR), &confirm), Ok(()));
    let done = after(asked, vec![confirm]);
    assert_eq!(done.deputy_today(PostId(SUPERVISOR)), Some(PostId(SUPERVISOR_TWO)));
}

fn any_change() -> impl Strategy<Value = Command> {
    let post = 1_u32..=10;
    let day = (0_i64..30).prop_map(|days| TODAY.saturating_add(days.days()));
    let unit = (1_u32..=3).prop_map(UnitId);
    prop_oneof![
        (post.clone(), post.clone()).prop_map(|(post, deputy)| set_deputy(post, deputy, None)),
        (post.clone(), day.clone(), 0_i64..10).prop_map(|(person, from, days)| away(
            person,
            from,
            from.saturating_add(days.days())
        )),
        (post.clone(), day.clone()).prop_map(|(one, from)| {
            let what = Arrangement::LeavePost(PostLeft { person: PersonId(one), post: PostId(one) });
            Command::Arrange { from: Some(from), what }
        }),
        (unit.clone(), unit, day).prop_map(|(unit, successor, from)| dissolve(unit, successor, Some(from))),
    ]
}

proptest! {
    /// Whatever is arranged, on every day each post that works for citizens has somebody as long as any head is at work,
    /// nobody gains a post that sees sealed matters or administers without holding one of its kind, and nobody acts under a
    /// post twice.
    #[test]
    fn nothing_is_without_an_owner_and_nobody_gains_what_is_not_theirs(changes in prop::collection::vec(any_change(), 0..12)) {
        let mut office = office();
        for command in changes {
            if decide(&office, command.clone()).is_ok() {
                office = after(office, vec![command]).on(TODAY);
            }
        }
        for days in 0..40_i64 {
            let then = office.on(TODAY.saturating_add(days.days()));
            let desk = then.described().expect("described").desk;
            let headed = then.posts().any(|(id, post)| {
                post.role == Role::UnitHead && post.unit == desk && then.holders(id).any(|person| !then.is_away(person))
            });
            for (post, cover) in then.covers() {
                let role = then.post(post).expect("a post").role;
                let plain = !matches!(role, Role::Supervisor | Role::Admin);
                prop_assert!(!plain || !headed || !cover.people().is_empty(), "{post} on day {days}: {cover:?}");
            }
            for (person, found) in then.people() {
                let held = then.posts_of(person);
                let kinds: Vec<Role> = found.posts.iter().filter_map(|post| then.post(*post)).map(|post| post.role).collect();
                let fits = |held: &&PostHeld| !matches!(held.role, Role::Supervisor | Role::Admin) || kinds.contains(&held.role);
                prop_assert!(held.iter().all(|one| fits(&one)), "{person:?} gained {held:?}");
                let mut once: Vec<_> = held.iter().map(|held| (held.post, held.unit, held.role)).collect();
                once.sort();
                once.dedup();
                prop_assert_eq!(once.len(), held.len(), "{:?} acts twice", held);
            }
        }
    }
}
