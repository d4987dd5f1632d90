//! Scans, evidence, annexes, recordings: what is taken, what is not, and who sees which.

use axum::body::Body;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::http::{Request, StatusCode};
use huiyin::handle::{Order, handle_blocking};
use huiyin_domain::access::{Action, Relation};
use huiyin_domain::casework;
use huiyin_domain::concern::Class;
use huiyin_domain::intake;
use huiyin_domain::kernel::actor::Actor;
use huiyin_domain::kernel::number::Number;
use huiyin_domain::testing::{BUREAU, HANDLER, WATER, commands};

use crate::desk::file;
use crate::material::{EDGE, jpeg};
use crate::world::{Answer, Browser, World};

/// A PDF of so many pages.
pub(crate) fn pdf(pages: u32, catalogue: &str) -> Vec<u8> {
    let kids: String = (0..pages).map(|page| format!("{} 0 R ", page + 10)).collect();
    let mut text = format!("%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R {catalogue} >>\nendobj\n");
    text += &format!("2 0 obj\n<< /Type /Pages /Kids [{kids}] /Count {pages} >>\nendobj\n");
    for page in 0..pages {
        let number = page + 10;
        text += &format!("{number} 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>\nendobj\n");
    }
    text += &format!("trailer\n<< /Root 1 0 R /Size {} >>\n%%EOF\n", pages + 10);
    text.into_bytes()
}

fn wav() -> Vec<u8> {
    let format = [&b"fmt "[..], &16_u32.to_le_bytes(), &[0; 16]].concat();
    [&b"RIFF"[..], &60_u32.to_le_bytes(), b"WAVE", &format, b"data", &4_u32.to_le_bytes(), &[1, 2, 3, 4]].concat()
}

pub(crate) fn multipart(fields: &[(&str, &str)], files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut body = Vec::new();
    for (name, value) in fields {
        let head = format!("--{EDGE}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
        body.extend_from_slice(head.as_bytes());
    }
    for (name, bytes) in files {
        let head = format!("Content-Disposition: form-data; name=\"photos\"; filename=\"{name}\"\r\n\r\n");
        body.extend_from_slice(format!("--{EDGE}\r\n{head}").as_bytes());
        body.extend_from_slice(bytes);
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(format!("--{EDGE}--\r\n").as_bytes());
    body
}

fn page(number: Number) -> String {
    format!("/desk/concerns/{}", number.digits())
}

type Named<'a> = (&'a str, &'a [u8]);

/// Opens the form and sends it.
async fn put(
    world: &World,
    who: &mut Browser,
    number: Number,
    (fields, files): (&[(&str, &str)], &[Named<'_>]),
) -> Answer {
    let path = format!("{}/add-material", page(number));
    let form = world.get(who, &path).await;
    assert_eq!(form.status, StatusCode::OK, "{}", form.body);
    let (csrf, key, seen) = (form.field("csrf"), form.field("key"), form.field("seen"));
    let hidden = [("csrf", csrf.as_str()), ("key", key.as_str()), ("seen", seen.as_str())];
    let request = Request::post(&path).header(CONTENT_TYPE, format!("multipart/form-data; boundary={EDGE}"));
    world.send(who, request, Body::from(multipart(&[&hidden, fields].concat(), files))).await
}

fn give(world: &World, number: Number, person: u32, (action, command): (Action, huiyin_domain::command::Command)) {
    let app = &world.app;
    let row =
        app.ledger().read_blocking(move |read| huiyin::casework::view::row_of_number(read, number)).unwrap().unwrap();
    let posts = app.office().office.posts_of(huiyin_domain::kernel::ids::PersonId(person));
    let actor = Actor::Staff { person: huiyin_domain::kernel::ids::PersonId(person), posts };
    handle_blocking(app, Order::new(actor, action, Some(row.concern), command)).unwrap();
}

/// With the bureau's handler, and the water bureau asked to co-handle.
fn handled(world: &World, seed: u64) -> Number {
    let number = file(world, seed, Class::Ordinary);
    let today = world.app.now().day(world.app.zone());
    let later = |days: i32| today.saturating_add(jiff::Span::new().days(days));
    give(world, number, 1, (Action::Transfer, commands::transfer(BUREAU)));
    give(world, number, 4, (Action::Accept, commands::accept(intake::Path::Petition, 1)));
    give(world, number, 6, (Action::AssignLead, commands::assign_lead(BUREAU, HANDLER)));
    give(world, number, HANDLER, (Action::FixPlan, commands::fix_plan(HANDLER, 6, later(30))));
    give(world, number, HANDLER, (Action::AskCoHandler, commands::ask_co_handler(WATER, later(10))));
    number
}

/// Where the first file with these words is looked at, without the page.
fn file_path(body: &str, words: &str) -> Option<String> {
    let before = body.split(words).next()?;
    let link = before.rsplit("href=\"").next()?.split('"').next()?;
    link.strip_suffix("/view/1").map(str::to_owned)
}

#[tokio::test(flavor = "multi_thread")]
async fn several_files_at_once_keep_their_order_and_what_is_refused_loses_none_of_the_others() {
    let world = World::new();
    let number = file(&world, 51, Class::Ordinary);
    let mut desk = world.signed_in("desk").await;
    let (whole, locked) = (pdf(2, ""), pdf(1, "/OpenAction << /S /Launch >>"));
    let long = pdf(300, "");
    let files: [(&str, &[u8]); 5] =
        [("第10页.jpg", &jpeg()), ("第2页.pdf", &whole), ("坏.pdf", &locked), ("长.pdf", &long), ("空.pdf", b"")];
    let answer = put(&world, &mut desk, number, (&[("kind", "own"), ("text", "孙德福当面交来")], &files)).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    for said in ["“坏”没有收下", "脚本、程序", "“长”没有收下", "200 页", "“空”没有收下", "孙德福当面交来", "第10页.jpg"]
    {
        assert!(answer.body.contains(said), "{said}: {}", answer.body);
    }
    let page_of = world.get(&mut desk, &page(number)).await.body;
    assert!(!page_of.contains("第2页.pdf"), "nothing was put with it yet");
    let answer = put(&world, &mut desk, number, (&[("kind", "own"), ("text", "孙德福当面交来")], &[])).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    let body = world.get(&mut desk, &page(number)).await.body;
    let (first, second) = (body.find("第2页.pdf").unwrap(), body.find("第10页.jpg").unwrap());
    assert!(first < second, "page two comes before page ten");
    let form = world.get(&mut desk, &format!("{}/add-material", page(number))).await.body;
    assert!(!form.contains("第2页.pdf"), "the tray is clear");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_taken_off_the_tray_is_not_put_with_the_concern() {
    let world = World::new();
    let number = file(&world, 52, Class::Ordinary);
    let mut desk = world.signed_in("desk").await;
    let one = pdf(1, "");
    let files: [(&str, &[u8]); 2] = [("错的.pdf", &one), ("坏.pdf", b"nothing")];
    let answer = put(&world, &mut desk, number, (&[("kind", "own")], &files)).await;
    let drop = answer.body.split("value=\"drop-").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let answer = put(&world, &mut desk, number, (&[("kind", "own"), ("do", &format!("drop-{drop}"))], &[])).await;
    assert!(answer.status == StatusCode::OK && !answer.body.contains("错的.pdf"), "{}", answer.body);
    let answer = put(&world, &mut desk, number, (&[("kind", "own")], &[])).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "nothing is left to put");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_document_is_saved_under_its_own_name_and_nothing_acts_in_it() {
    let world = World::new();
    let number = file(&world, 53, Class::Ordinary);
    let mut desk = world.signed_in("desk").await;
    let whole = pdf(2, "");
    put(&world, &mut desk, number, (&[("kind", "own")], &[("来信.pdf", &whole)])).await;
    let body = world.get(&mut desk, &page(number)).await.body;
    let path = file_path(&body, "来信.pdf").unwrap();
    let answer = world.get(&mut desk, &path).await;
    assert_eq!((answer.status, answer.body.as_bytes()), (StatusCode::OK, &whole[..]), "as it came");
    let header = |name| answer.headers.get(name).unwrap().to_str().unwrap().to_owned();
    assert_eq!(header(CONTENT_DISPOSITION), "attachment; filename=\"__.pdf\"; filename*=UTF-8''%E6%9D%A5%E4%BF%A1.pdf");
    assert!(header(CONTENT_SECURITY_POLICY).contains("sandbox"), "its own policy");
    assert_eq!(answer.headers.get("x-content-type-options").unwrap(), "nosniff");
    let view = world.get(&mut desk, &format!("{path}/view/1")).await;
    assert!(view.body.contains("不是扫描件") && !view.body.contains("<img"), "{}", view.body);
    assert_eq!(world.get(&mut desk, &format!("{path}/pages/1")).await.status, StatusCode::NOT_FOUND);
    let other = file(&world, 54, Class::Ordinary);
    let foreign = path.replace(&number.digits(), &other.digits());
    assert_eq!(world.get(&mut desk, &foreign).await.status, StatusCode::NOT_FOUND, "of another concern");
}

/// A PDF with pages as a scanner makes them.
pub(crate) fn scanned(pages: u32) -> Vec<u8> {
    let kids: String = (0..pages).map(|page| format!("{} 0 R ", page + 10)).collect();
    let mut file = b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n".to_vec();
    file.extend(format!("2 0 obj\n<< /Type /Pages /Kids [{kids}] /Count {pages} >>\nendobj\n").bytes());
    let dots = vec![255; 100 * 1_067];
    let picture = "/Type /XObject /Subtype /Image /Width 800 /Height 1067 /ColorSpace /DeviceGray /BitsPerComponent 1";
    file.extend(format!("4 0 obj\n<< {picture} /Length {} >>\nstream\n", dots.len()).bytes());
    file.extend(dots);
    file.extend(b"\nendstream\nendobj\n");
    for page in 0..pages {
        let number = page + 10;
        let has = "/MediaBox [0 0 600 800] /Resources << /XObject << /Im 4 0 R >> >>";
        file.extend(format!("{number} 0 obj\n<< /Type /Page /Parent 2 0 R {has} >>\nendobj\n").bytes());
    }
    file.extend(format!("trailer\n<< /Root 1 0 R /Size {} >>\n%%EOF\n", pages + 10).bytes());
    file
}

#[tokio::test(flavor = "multi_thread")]
async fn a_scan_is_read_page_by_page_without_being_saved() {
    let world = World::new();
    let number = file(&world, 56, Class::Ordinary);
    let mut desk = world.signed_in("desk").await;
    put(&world, &mut desk, number, (&[("kind", "own")], &[("来信.pdf", &scanned(2))])).await;
    let body = world.get(&mut desk, &page(number)).await.body;
    let path = file_path(&body, "来信.pdf").unwrap();
    let view = world.get(&mut desk, &format!("{path}/view/2")).await;
    assert!(view.body.contains("第 2 页，共 2 页") && view.body.contains("/pages/2\""), "{}", view.body);
    let drawn = world.get(&mut desk, &format!("{path}/pages/2")).await;
    let kind = drawn.headers.get(CONTENT_TYPE).unwrap().to_str().unwrap();
    assert_eq!((drawn.status, kind), (StatusCode::OK, "image/jpeg"));
    assert_eq!(world.get(&mut desk, &format!("{path}/pages/3")).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test(flavor = "multi_thread")]
async fn evidence_and_recordings_are_for_who_handles_it_and_an_annex_for_the_person_once_signed() {
    let world = World::new();
    let number = handled(&world, 55);
    let mut handler = world.signed_in("handler").await;
    let (paper, sound) = (pdf(1, ""), wav());
    for (kind, name, bytes) in
        [("evidence", "勘验笔录.pdf", &paper), ("annex", "测量图.pdf", &paper), ("recording", "来电.wav", &sound)]
    {
        let answer = put(&world, &mut handler, number, (&[("kind", kind)], &[(name, bytes)])).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{kind}: {}", answer.body);
    }
    let body = world.get(&mut handler, &page(number)).await.body;
    let sound_path = file_path(&body, "来电.wav").unwrap();
    let evidence = file_path(&body, "勘验笔录.pdf").unwrap();
    for login in ["handler", "head", "supervisor"] {
        let mut who = world.signed_in(login).await;
        assert_eq!(world.get(&mut who, &sound_path).await.status, StatusCode::OK, "{login} hears it");
        assert_eq!(world.get(&mut who, &evidence).await.status, StatusCode::OK, "{login} sees it");
    }
    let mut bureau_desk = world.signed_in("bureau").await;
    assert_eq!(world.get(&mut bureau_desk, &evidence).await.status, StatusCode::OK, "the unit's own desk sorts it");
    assert_eq!(world.get(&mut bureau_desk, &sound_path).await.status, StatusCode::NOT_FOUND, "and hears nobody");
    let mut water = world.signed_in("water-head").await;
    let theirs = world.get(&mut water, &page(number)).await;
    assert_eq!(theirs.status, StatusCode::OK, "the co-handler reads the matter");
    for hidden in ["勘验笔录", "测量图", "来电.wav"] {
        assert!(!theirs.body.contains(hidden), "{hidden} is not theirs");
    }
    for path in [&evidence, &sound_path] {
        assert_eq!(world.get(&mut water, path).await.status, StatusCode::NOT_FOUND);
    }
    assert_eq!(seen_by_citizen(&world, number).await, Vec::<String>::new(), "nothing went out yet");
    sign(&world, number);
    assert_eq!(seen_by_citizen(&world, number).await, ["测量图.pdf"], "with the reply and not with the rest");
    let paper = world.get(&mut handler, &format!("{}/papers/opinion", page(number))).await.body;
    assert!(paper.contains("附件：测量图"), "{paper}");
}

fn sign(world: &World, number: Number) {
    let app = &world.app;
    let today = app.now().day(app.zone());
    give(world, number, HANDLER, (Action::AskCoHandler, withdraw_task()));
    let concern = opened(world, number);
    give(world, number, HANDLER, (Action::DraftReply, commands::draft_reply(&concern, Some(today))));
    let concern = opened(world, number);
    let based_on = huiyin_domain::kernel::ids::Revision(concern.casework.revisions);
    let signed = casework::Command::SignReply(casework::SignReply { based_on, shared: None });
    give(world, number, 6, (Action::SignReply, signed.into()));
}

fn withdraw_task() -> huiyin_domain::command::Command {
    commands::withdraw_task(huiyin_domain::kernel::ids::TaskNo(1))
}

fn opened(world: &World, number: Number) -> huiyin_domain::concern::Concern {
    let row = world.app.ledger().read_blocking(move |read| huiyin::casework::view::row_of_number(read, number));
    let stream = row.unwrap().unwrap().concern;
    let history = world.app.ledger().read_blocking(move |read| read.history(stream)).unwrap();
    let mut concern = huiyin_domain::concern::Concern::default();
    history.iter().for_each(|recorded| concern.evolve(&recorded.fact, &recorded.stamp));
    concern
}

/// The names of what the person is sent or has sent.
async fn seen_by_citizen(world: &World, number: Number) -> Vec<String> {
    let wanted = huiyin::gate::Wanted { number, action: Action::SeeProgress, page: "progress" };
    let relation = Relation { showed_code: true, ..Relation::default() };
    let opened = huiyin::gate::open(&world.app, &Actor::Citizen, relation, wanted).await.ok().unwrap();
    let words = opened.entries.into_iter().filter_map(|entry| entry.words);
    let files = words.filter_map(|words| {
        let huiyin_domain::words::Words::Material(words) = words else { return None };
        Some(words.files)
    });
    files.flatten().map(|file| file.name).collect()
}
