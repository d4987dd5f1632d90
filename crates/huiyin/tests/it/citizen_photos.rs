//! Photos: judged, redrawn in a child process, shown to their owner alone.

use axum::http::StatusCode;
use huiyin::intake::decode_picture;
use image::{DynamicImage, ImageFormat, RgbImage};

use crate::browser::{Browser, House};
use crate::citizen::send_report;

fn picture(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    DynamicImage::ImageRgb8(RgbImage::new(width, height)).write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

pub(crate) fn jpeg(width: u32, height: u32) -> Vec<u8> {
    picture(width, height, ImageFormat::Jpeg)
}

pub(crate) async fn at_photos(house: &House) -> Browser {
    decode_picture::set_program(env!("CARGO_BIN_EXE_huiyin").into());
    let mut browser = house.browser();
    browser.open("/report/what").await;
    browser.post("/report/what", &[("text", crate::citizen::STORY), ("conduct", "no")]).await;
    browser.open("/report/photos").await;
    browser
}

#[tokio::test]
async fn photos_travel_with_the_report_and_open_for_their_owner_alone() {
    let house = House::new();
    let mut browser = at_photos(&house).await;
    let answer =
        browser.post_files("/report/photos", &[], &[("a.jpg", &jpeg(2000, 500)), ("b.jpg", &jpeg(20, 20))]).await;
    assert_eq!(answer.to, "/report/contact", "{}", browser.page);
    let small = image::load_from_memory(&browser.get("/report/photos/0").await.bytes).unwrap();
    assert_eq!((small.width(), small.height()), (1600, 400));
    browser.open("/report/photos").await;
    browser.post("/report/photos/1/removal", &[]).await;
    browser.open("/report/contact").await;
    browser.post("/report/contact", &[("manner", "none")]).await;
    assert!(browser.open("/report/check").await.contains("1 张"));
    let (number, _) = send_report(&mut browser).await;
    let progress = browser.open(&format!("/concerns/{number}")).await;
    let path = progress.split("<img src=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap().to_owned();
    let photo = browser.get(&path).await;
    assert_eq!((photo.status, photo.kind.as_str()), (StatusCode::OK, "image/jpeg"));
    let stranger = house.browser().get(&path).await;
    assert_eq!(stranger.to, format!("/concerns/{number}/code"));
}

#[tokio::test]
async fn what_is_no_photo_has_its_own_sentence() {
    let house = House::new();
    let mut browser = at_photos(&house).await;
    let (small, large) = (jpeg(20, 20), vec![0xFF; 10 * 1024 * 1024 + 1]);
    let whole = picture(600, 400, ImageFormat::Png);
    let broken = &whole[..whole.len() / 2];
    for (files, sentence) in [
        (vec![("page.jpg", &b"<html>hello</html>"[..])], "不是照片"),
        (vec![("none.jpg", &b""[..])], "文件是空的"),
        (vec![("large.jpg", &large[..])], "照片太大"),
        (vec![("broken.jpg", broken)], "照片打不开"),
        (vec![("1.jpg", &small[..]), ("2.jpg", &small), ("3.jpg", &small), ("4.jpg", &small)], "最多 3 张"),
    ] {
        let answer = browser.post_files("/report/photos", &[], &files).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{sentence}");
        assert!(browser.page.contains(sentence), "{sentence}: {}", browser.page);
    }
    assert!(browser.open("/report/photos").await.contains("最多 3 张，JPEG"));
    let forged = browser.post_files("/report/photos", &[("csrf", "1")], &[]).await;
    assert!(forged.status.is_redirection() || forged.status == StatusCode::FORBIDDEN);
}

/// Had the child used up its address space before it was limited, every larger piece of memory would be one too many.
#[cfg(target_os = "linux")]
#[tokio::test]
async fn the_child_starts_with_most_of_its_memory_unused() {
    decode_picture::set_program(env!("CARGO_BIN_EXE_huiyin").into());
    let child = decode_picture::command(&["decode-picture".to_owned()]).unwrap().spawn().unwrap();
    let about = |file: &str, line: &str| -> Option<u64> {
        let told = std::fs::read_to_string(format!("/proc/{}/{file}", child.id()?)).ok()?;
        let told = told.lines().find_map(|one| one.strip_prefix(line))?.to_owned();
        told.split_whitespace().next()?.parse().ok()
    };
    let limit = loop {
        match about("limits", "Max address space") {
            Some(limit) => break limit,
            // It is not limited yet: the word there is “unlimited”.
            None => tokio::time::sleep(std::time::Duration::from_millis(10)).await,
        }
    };
    let used = about("status", "VmSize:").unwrap() * 1024;
    assert!(used < limit / 4, "{used} of {limit} bytes");
}
