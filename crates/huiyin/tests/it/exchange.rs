//! One installation gives, another takes: a reader sees there what a reader saw here.

use std::fs;
use std::path::Path;

use axum::http::StatusCode;
use huiyin::accounts::store::{self, Account};
use huiyin::app::{App, Start};
use huiyin::casework::view;
use huiyin::cli::exchange::take::{Taken, take};
use huiyin::cli::exchange::{CONCERNS, FILES, MANIFEST, Manifest, Record};
use huiyin::cli::export::{ExportArgs, Secrets, export};
use huiyin::gate::{self, Wanted};
use huiyin::handle::{OfficeOrder, Order, handle_blocking, handle_office_blocking};
use huiyin::office::first_office;
use huiyin_domain::access::{Action, Relation};
use huiyin_domain::casework;
use huiyin_domain::command::Command;
use huiyin_domain::concern::Class;
use huiyin_domain::intake;
use huiyin_domain::kernel::actor::{Actor, PostHeld, Role};
use huiyin_domain::kernel::ids::{Hex, PostId, ReporterNo};
use huiyin_domain::kernel::number::Number;
use huiyin_domain::kernel::text::Prose;
use huiyin_domain::testing::commands;
use huiyin_domain::words::{FileWords, MaterialWords, SaidWords};
use huiyin_domain::{office, testing};

use crate::world::{PASSWORD, World};

const PICTURE: &[u8] = b"bytes of a picture";

fn picture() -> FileWords {
    let id = Hex([0; 16]);
    FileWords { bytes: None, id, kind: "image/jpeg".into(), name: "沟.jpg".into(), pages: None, scan: false }
}

fn order_of(world: &World, number: Number, action: Action, command: Command) -> Order {
    let row = world.app.ledger().read_blocking(move |read| view::row_of_number(read, number)).unwrap();
    Order::new(testing::staff(testing::DESK), action, row.map(|row| row.concern), command)
}

/// Files a concern of this chance number; an ordinary one brings a picture.
fn file(world: &World, class: Class, chance: u64) -> String {
    let Command::Intake(intake::Command::FileConcern(mut filed)) = commands::file_concern(class) else {
        panic!("a concern is filed by the intake")
    };
    let ledger = world.app.ledger();
    (filed.id, filed.number) = (Hex(ledger.random().unwrap()), Number::from_chance(chance));
    let number = filed.number.digits();
    let mut files = Vec::new();
    if class == Class::Ordinary {
        let kept = ledger.put_file(PICTURE).unwrap();
        filed.words.files = vec![FileWords { id: kept.id(), ..picture() }];
        files.push(kept);
    }
    let command = intake::Command::FileConcern(filed);
    let mut order = Order::new(Actor::Citizen, Action::FileConcern, None, command);
    order.files = files;
    handle_blocking(&world.app, order).unwrap();
    number
}

/// A world with an ordinary concern and a sealed one; the number of the first.
fn world() -> (World, String) {
    let world = World::new();
    file(&world, Class::Sealed, 7);
    let number = file(&world, Class::Ordinary, 8);
    (world, number)
}

async fn given(app: &App, folder: &Path, login: &str, password: &str) -> anyhow::Result<Manifest> {
    let (app, secrets) = (app.clone(), Secrets::new(password, ""));
    let args = ExportArgs { person: login.into(), folder: folder.to_owned(), password_file: None, secrets };
    tokio::task::spawn_blocking(move || export(&app, &args)).await.unwrap()
}

async fn taken(app: &App, folder: &Path) -> anyhow::Result<Taken> {
    let (app, folder) = (app.clone(), folder.to_owned());
    tokio::task::spawn_blocking(move || take(&app, &folder, &mut |_, _| {})).await.unwrap()
}

/// Another house: its administrator is its front desk as well, so that somebody can read.
fn new_house(dir: &Path) -> App {
    let clock = huiyin::clock::Clock::standing_at(testing::STORY_START);
    let database = crate::world::database(dir);
    let start = Start { dir: dir.to_owned(), clock, clock_confirmed: true, secure: false, database };
    let app = App::open(&start).unwrap();
    let mut commands = first_office::commands("新县").unwrap();
    commands.push(office::Command::TakePost { person: first_office::FIRST_ADMIN, post: PostId(2) });
    handle_office_blocking(&app, OfficeOrder::new(Actor::Operator, commands)).unwrap();
    let hash = store::hash(PASSWORD, &[3; 16]).unwrap();
    let account = Account { login: "admin".into(), person: first_office::FIRST_ADMIN, hash, must_change: false };
    app.ledger().side_blocking(store::set(account)).unwrap();
    app
}

fn records(folder: &Path) -> Vec<Record> {
    let lines = fs::read_to_string(folder.join(CONCERNS)).unwrap();
    lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_one_person_may_read_arrives_and_reads_the_same() {
    let (world, number) = world();
    let mut desk = world.signed_in("desk").await;
    let page = world.get(&mut desk, &format!("/desk/concerns/{number}")).await;
    assert_eq!(page.status, StatusCode::OK);
    let folder = tempfile::tempdir().unwrap();
    let to = folder.path().join("handover");
    let before = world.app.ledger().size().unwrap();
    let manifest = given(&world.app, &to, "desk", PASSWORD).await.unwrap();
    assert_eq!(
        (manifest.concerns, manifest.left_behind, manifest.files),
        (1, 1, 1),
        "what is sealed stays and is counted"
    );
    assert_eq!(world.app.ledger().size().unwrap(), before + 2, "the reading of the one, and the export, are on record");
    let here = records(&to).remove(0);
    assert_eq!(here.number, number);
    assert!(page.body.contains(&here.title), "as the page says it");
    assert!(!here.reporters.is_empty(), "the desk sees who it is");

    let app = new_house(&folder.path().join("new"));
    let first = taken(&app, &to).await.unwrap();
    assert_eq!((first.added, first.already_present, first.left_behind, first.files), (1, 0, 1, 1));
    let again = taken(&app, &to).await.unwrap();
    assert_eq!((again.added, again.already_present), (0, 1), "broken off, it goes on");
    let back = folder.path().join("back");
    given(&app, &back, "admin", PASSWORD).await.unwrap();
    same(&here, &records(&back).remove(0), &back);
}

/// What staff found out for themselves and told each other does not become the person's by moving house.
#[tokio::test(flavor = "multi_thread")]
async fn what_stays_among_staff_stays_among_staff_where_it_arrives() {
    let (world, number) = world();
    let number = Number::parse(&number).unwrap();
    let ledger = world.app.ledger();
    let kept = ledger.put_file(PICTURE).unwrap();
    let evidence = FileWords { id: kept.id(), name: "取证.jpg".into(), kind: "image/jpeg".into(), ..picture() };
    let words = MaterialWords { files: vec![evidence], text: None };
    let add = intake::AddMaterial { kind: intake::MaterialKind::Evidence, words };
    let mut order = order_of(&world, number, Action::AddMaterial, intake::Command::AddMaterial(add).into());
    order.files = vec![kept];
    handle_blocking(&world.app, order).unwrap();
    let note = casework::Note { words: SaidWords { text: Prose::parse("他家里的事先别提。").unwrap() } };
    let note = order_of(&world, number, Action::Note, casework::Command::Note(note).into());
    handle_blocking(&world.app, note).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let to = folder.path().join("handover");
    given(&world.app, &to, "desk", PASSWORD).await.unwrap();
    let here = records(&to).remove(0);
    assert_eq!((here.files.len(), here.staff_files.len()), (1, 1));

    let app = new_house(&folder.path().join("new"));
    taken(&app, &to).await.unwrap();
    let read = |actor: Actor, relation: Relation, action: Action| {
        let app = app.clone();
        async move {
            let wanted = Wanted { number, action, page: "concern" };
            let opened = gate::open(&app, &actor, relation, wanted).await.unwrap();
            opened.entries.iter().map(|entry| serde_json::to_string(&entry.words).unwrap()).collect::<String>()
        }
    };
    let own = read(Actor::Citizen, Relation::of(ReporterNo::FIRST), Action::SeeProgress).await;
    assert!(own.contains("沟.jpg") && !own.contains("取证.jpg") && !own.contains("他家里的事"), "{own}");
    let desk = PostHeld { post: PostId(2), unit: first_office::FIRST_UNIT, role: Role::FrontDesk, deputy: false };
    let desk = Actor::Staff { person: first_office::FIRST_ADMIN, posts: vec![desk] };
    let seen = read(desk, Relation::default(), Action::ReadConcern).await;
    assert!(seen.contains("取证.jpg") && seen.contains("他家里的事先别提。"), "the control: {seen}");
}

fn same(here: &Record, there: &Record, folder: &Path) {
    let told = |one: &Record| (one.title.clone(), one.text.clone(), one.reporters.clone(), one.place_words.clone());
    assert_eq!(told(there), told(here));
    let facts = |one: &Record| (one.number.clone(), one.received_on, one.open, one.channel, one.promised);
    assert_eq!(facts(there), facts(here), "number and told days stay");
    for step in &here.course {
        let kept = |(what, words): &&(String, String)| what.ends_with(&step.title) && words.contains(&step.said);
        assert!(there.claimed.iter().any(|one| kept(&one)), "{} is missing in {:?}", step.title, there.claimed);
    }
    let names = |one: &Record| one.files.iter().map(|file| (file.name.clone(), file.kind.clone())).collect::<Vec<_>>();
    assert_eq!(names(there), names(here));
    let file = folder.join(FILES).join(there.files[0].id.to_string());
    assert_eq!(fs::read(file).unwrap(), PICTURE, "under another key, the same bytes");
    assert_ne!(there.files[0].id, here.files[0].id);
    let lines = fs::read_to_string(folder.join(CONCERNS)).unwrap();
    assert!(!lines.contains("\"code\":\""), "no code travels");
}

#[tokio::test(flavor = "multi_thread")]
async fn without_the_password_nothing_leaves_and_an_administrator_takes_nothing_along() {
    let (world, _) = world();
    let folder = tempfile::tempdir().unwrap();
    let wrong = given(&world.app, &folder.path().join("wrong"), "desk", "not the password").await.unwrap_err();
    assert!(wrong.to_string().contains("not right"), "{wrong}");
    assert!(!folder.path().join("wrong").exists());
    let to = folder.path().join("admin");
    let manifest = given(&world.app, &to, "admin", PASSWORD).await.unwrap();
    assert_eq!((manifest.concerns, manifest.left_behind), (0, 2), "administrators do not read");
    // The control: a supervisor takes both.
    let manifest = given(&world.app, &folder.path().join("both"), "supervisor", PASSWORD).await.unwrap();
    assert_eq!((manifest.concerns, manifest.left_behind), (2, 0));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_folder_that_is_not_whole_and_an_office_that_is_not_empty_are_refused() {
    let (world, _) = world();
    let folder = tempfile::tempdir().unwrap();
    let to = folder.path().join("handover");
    given(&world.app, &to, "desk", PASSWORD).await.unwrap();
    let full = taken(&world.app, &to).await.unwrap_err();
    assert!(full.to_string().contains("only an empty installation"), "{full}");
    let full = given(&world.app, &to, "desk", PASSWORD).await.unwrap_err();
    assert!(full.to_string().contains("is not empty"), "{full}");
    let app = new_house(&folder.path().join("new"));
    let before = app.ledger().size().unwrap();
    let mut lines = fs::read(to.join(CONCERNS)).unwrap();
    lines.truncate(lines.len() - 2);
    fs::write(to.join(CONCERNS), lines).unwrap();
    let torn = taken(&app, &to).await.unwrap_err();
    assert!(torn.to_string().contains("not whole"), "{torn}");
    fs::remove_file(to.join(MANIFEST)).unwrap();
    assert!(taken(&app, &to).await.is_err(), "half an export is none");
    assert_eq!(app.ledger().size().unwrap(), before, "nothing was written");
}
