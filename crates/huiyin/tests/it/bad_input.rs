//! What strangers, machines and bad luck send: each gets a clear page, nothing is half-written, and the house stays sound.

use std::sync::mpsc;

use axum::http::{Method, StatusCode};
use huiyin::clock::Clock;
use huiyin::intake::carry_over::outcome::Request;
use huiyin::intake::carry_over::run::import;
use huiyin::router;
use huiyin_domain::kernel::time::Moment;
use huiyin_domain::testing::STORY_START;
use huiyin_ledger::Failure;

use crate::browser::House;
use crate::citizen::{STORY, send_report, write_report};
use crate::citizen_photos::{at_photos, jpeg};
use crate::world::{Browser, World, encode};

/// A PNG of some hundred bytes that says it has 900 million pixels.
fn pixel_flood() -> Vec<u8> {
    let mut bytes = vec![0x89, b'P', b'N', b'G', 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13];
    let mut head = b"IHDR".to_vec();
    head.extend(30_000_u32.to_be_bytes());
    head.extend(30_000_u32.to_be_bytes());
    head.extend([8, 2, 0, 0, 0]);
    let crc = !head.iter().fold(!0_u32, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| if crc & 1 == 1 { (crc >> 1) ^ 0xedb8_8320 } else { crc >> 1 })
    });
    bytes.extend(head);
    bytes.extend(crc.to_be_bytes());
    bytes.extend([0, 0, 0, 0]);
    bytes.extend(b"IDAT");
    bytes
}

#[tokio::test]
async fn a_picture_of_900_megapixels_is_refused_and_the_draft_stays() {
    let house = House::new();
    let mut browser = at_photos(&house).await;
    let answer = browser.post_files("/report/photos", &[], &[("huge.png", &pixel_flood())]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(browser.page.contains("照片的像素太多"), "{}", browser.page);
    assert_eq!(house.files().len(), 0, "nothing of it is kept");
    assert!(browser.open("/report/what").await.contains(STORY));
}

#[tokio::test]
async fn names_of_files_that_mean_to_deceive_change_nothing() {
    let house = House::new();
    let mut browser = at_photos(&house).await;
    let long = format!("{}.jpg", "长".repeat(260));
    for name in ["\u{202e}gpj.exe", "../../ledger.db", &long, "a\0b.jpg"] {
        let answer = browser.post_files("/report/photos", &[], &[(name, &jpeg(20, 20))]).await;
        assert!(answer.status.is_redirection() || answer.status.is_client_error(), "{name:?}: {}", answer.status);
        browser.open("/report/photos").await;
        assert!(!browser.page.contains("gpj.exe"));
    }
    assert!(house.app.ledger().fsck().unwrap().is_sound());
}

#[tokio::test]
async fn a_thousand_parts_of_a_form_are_too_many() {
    let house = House::new();
    let mut browser = at_photos(&house).await;
    let (csrf, small) = (browser.hidden("csrf"), jpeg(20, 20));
    let names: Vec<String> = (0..1_000).map(|n| format!("f{n}")).collect();
    let fields: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "1")).collect();
    let answer = browser.post_files("/report/photos", &fields, &[("a.jpg", &small)]).await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(!csrf.is_empty() && browser.page.contains("<h1>"), "{}", browser.page);
    let broken = browser
        .send(Method::POST, "/report/photos", "multipart/form-data; boundary=edge", b"--edge\r\nno head".to_vec())
        .await;
    assert_eq!(broken.status, StatusCode::BAD_REQUEST);
    assert_eq!(house.files().len(), 0);
}

#[tokio::test]
async fn a_draft_that_ran_out_files_nothing_and_says_how_to_begin_anew() {
    let clock = Clock::standing_at(STORY_START);
    let house = House::at(clock.clone());
    let mut browser = house.browser();
    write_report(&mut browser, "no").await;
    let before = house.app.ledger().size().unwrap();
    clock.set(Moment(STORY_START.0 + 25 * 3_600_000));
    let answer = browser.post("/concerns", &[]).await;
    assert!(answer.status.is_client_error(), "{}", answer.status);
    assert!(browser.page.contains("<h1>"), "{}", browser.page);
    assert_eq!(house.app.ledger().size().unwrap(), before, "nothing was filed");
    assert_eq!(browser.get("/report/check").await.to, "/report/what");
    // A page that stood open for as long loses no word of what is typed on it.
    browser.open("/report/what").await;
    clock.set(Moment(STORY_START.0 + 60 * 3_600_000));
    let late = browser.post("/report/what", &[("text", STORY), ("title", ""), ("conduct", "no")]).await;
    assert!(late.to == "/report/where" || browser.page.contains(STORY), "{}: {}", late.status, browser.page);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_house_that_is_full_answers_503_with_a_way_on_and_the_same_button_works_later() {
    let house = House::new();
    let mut browser = house.browser();
    write_report(&mut browser, "no").await;
    let check = browser.page.clone();
    let before = house.app.ledger().size().unwrap();
    let (release, wait) = mpsc::channel::<()>();
    let ledger = house.app.ledger().clone();
    let held = tokio::spawn(async move {
        ledger.side(Box::new(move |_tx, _receipt| wait.recv().map_err(|_gone| huiyin_ledger::Fault::Busy))).await
    });
    // Until nobody else gets in, wherever the writer stands now.
    let mut queued = Vec::new();
    for _ in 0..4_000 {
        let ledger = house.app.ledger().clone();
        queued.push(tokio::spawn(async move { ledger.side(Box::new(|_tx, _receipt| Ok(()))).await }));
    }
    while !queued.iter().any(tokio::task::JoinHandle::is_finished) {
        tokio::task::yield_now().await;
    }
    let answer = browser.post("/concerns", &[]).await;
    assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE, "{}", browser.page);
    assert!(browser.page.contains("这会儿人太多"), "{}", browser.page);
    release.send(()).unwrap();
    held.await.unwrap().unwrap();
    let mut refused = 0;
    for one in queued {
        refused += usize::from(matches!(one.await.unwrap(), Err(Failure::Busy)));
    }
    assert!(refused > 0, "the queue was never full");
    assert_eq!(house.app.ledger().size().unwrap(), before, "nothing was half-written");
    browser.page = check;
    send_report(&mut browser).await;
    assert!(house.app.ledger().fsck().unwrap().is_sound());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_disk_answers_507_with_a_way_on_and_the_same_button_works_when_there_is_room() {
    let house = House::in_a_file();
    let mut browsers = Vec::new();
    for _ in 0..12 {
        let mut browser = house.browser();
        write_report(&mut browser, "no").await;
        browsers.push(browser);
    }
    let limit = |pages: i64| {
        let text: &'static str = Box::leak(format!("PRAGMA max_page_count = {pages}").into_boxed_str());
        house.app.ledger().side_blocking(Box::new(move |tx, _| tx.query(text, &[], |_| Ok(())).map(drop))).unwrap();
    };
    tokio::task::block_in_place(|| limit(1));
    // Free pages of the file take some; then there is no room.
    let mut refused = None;
    for mut browser in browsers {
        let (check, before) = (browser.page.clone(), house.app.ledger().size().unwrap());
        if browser.post("/concerns", &[]).await.status == StatusCode::INSUFFICIENT_STORAGE {
            assert_eq!(house.app.ledger().size().unwrap(), before, "nothing was half-written");
            refused = Some((browser, check));
            break;
        }
    }
    let (mut browser, check) = refused.expect("a file that may not grow is full at last");
    assert!(browser.page.contains("存放的地方满了") && browser.page.contains("tel:"), "{}", browser.page);
    tokio::task::block_in_place(|| limit(1_000_000));
    browser.page = check;
    send_report(&mut browser).await;
    assert!(house.app.ledger().fsck().unwrap().is_sound());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_cannot_be_imported_says_why_and_leaves_no_trace() {
    let house = House::new();
    let folder = tempfile::tempdir().unwrap();
    let before = house.app.ledger().size().unwrap();
    let mut bomb = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    bomb.start_file("xl/worksheets/sheet1.xml", zip::write::SimpleFileOptions::default()).unwrap();
    std::io::copy(&mut std::io::Read::take(std::io::repeat(b' '), 64 << 20), &mut bomb).unwrap();
    let bomb = bomb.finish().unwrap().into_inner();
    for (name, bytes, sentence) in [
        ("bomb.xlsx", &bomb[..], "unpacks to"),
        ("text.xlsx", "编号,内容\n1,路灯".as_bytes(), "not a workbook"),
        ("none.csv", &b""[..], "empty"),
        ("notes.csv", "今天,开会\n明天,也开\n".as_bytes(), "no header"),
        ("page.pdf", &b"%PDF"[..], "only .csv and .xlsx"),
    ] {
        let file = folder.path().join(name);
        std::fs::write(&file, bytes).unwrap();
        let request = Request { file, source: None, no_state_open: false, dry_run: false };
        let error = import(&house.app, &request, &|_, _| {}).await.unwrap_err();
        assert!(format!("{error:#}").contains(sentence), "{name}: {error:#}");
    }
    assert_eq!(house.app.ledger().size().unwrap(), before);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 5, "no file of rejected rows either");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_that_makes_no_sense_gets_our_page_and_not_the_frameworks() {
    let world = World::new();
    let mut staff = world.signed_in("supervisor").await;
    for path in ["/report/photos/x", "/desk?list=mine&list=mine", "/concerns", "/office/people/x"] {
        let answer = world.get(&mut staff, path).await;
        assert!(answer.status.is_client_error(), "{path}: {}", answer.status);
        assert!(answer.body.contains("<h1") && answer.body.contains("没有找到"), "{path}: {}", answer.body);
    }
}

/// What no page expects in a place where a number, a name or a word stands.
fn nasty() -> Vec<String> {
    let plain =
        ["", "\0", "\u{1b}[2J", "\u{202e}abc", "../../etc/passwd", "<script>alert(1)</script>", "'; DROP", "-1"];
    let mut all: Vec<String> = plain.into_iter().map(str::to_owned).collect();
    all.extend(["9".repeat(40), "长".repeat(2_000), "%00%ff".to_owned(), "99999999999999999999".to_owned()]);
    all
}

/// Fills the places in a route's path.
fn filled(path: &str, value: &str) -> String {
    let parts = path.split('/').map(|part| if part.starts_with('{') { encode(value) } else { part.to_owned() });
    parts.collect::<Vec<_>>().join("/")
}

#[tokio::test(flavor = "multi_thread")]
async fn no_route_answers_nonsense_with_a_fault() {
    let world = World::new();
    let mut people = [Browser::default(), world.signed_in("supervisor").await, world.signed_in("admin").await];
    let routes = router::routes();
    for value in nasty() {
        for who in &mut people {
            let csrf = world.get(who, "/find").await.field("csrf");
            for line in routes.lines().iter().filter(|line| line.path != "/signout" && line.path != "/healthz") {
                let mut path = filled(line.path, &value);
                let names = ["number", "after", "list", "source", "state", "from", "back", "lang", "code", "text"];
                let fields: Vec<(&str, &str)> =
                    line.fields.iter().copied().chain(names).map(|name| (name, value.as_str())).collect();
                let answer = if line.method == "GET" {
                    // An address has room for so much; a server in front would cut it off.
                    let short: String = value.chars().take(200).collect();
                    path = filled(line.path, &short);
                    let pair = |(name, _): &(&str, &str)| format!("{name}={}", encode(&short));
                    path.push('?');
                    path.push_str(&fields.iter().map(pair).collect::<Vec<_>>().join("&"));
                    world.get(who, &path).await
                } else {
                    let tokens = [("csrf", csrf.as_str()), ("key", value.as_str())];
                    world.post_raw(who, &path, &[&tokens[..], &fields].concat()).await
                };
                assert!(!answer.status.is_server_error(), "{} {path} {value:?}: {}", line.method, answer.status);
                assert!(!answer.body.contains("<script>alert(1)"), "{} {path}", line.method);
                let kind = answer.headers.get("content-type").map(|kind| kind.to_str().unwrap()).unwrap_or_default();
                let is_error = answer.status.is_client_error();
                assert!(!is_error || kind.starts_with("text/html"), "{} {path}: {}", line.method, answer.body);
            }
        }
    }
    assert!(world.app.ledger().fsck().unwrap().is_sound());
}
