//! Renders every sample in every dress to `target/pages/`, where a browser can look at it, and checks what can be checked by reading.

use std::path::PathBuf;

use askama::Template;

use super::{intake, progress};
use crate::web::page::Page;
use crate::web::words::{Language, MISSING};

/// A page under test: its name and its HTML.
pub(super) type Rendered = (&'static str, String);

/// Renders a template; a template that fails is a broken test.
pub(super) fn html(template: &impl Template) -> String {
    template.render().unwrap()
}

/// The words of a sample in the reader's language.
pub(super) fn pick(page: &Page, chinese: &str, english: &str) -> String {
    match page.language() {
        Language::Chinese => chinese.to_owned(),
        Language::English => english.to_owned(),
    }
}

fn all(language: Language, elder: bool) -> Vec<Rendered> {
    let page = || Page { elder, ..Page::sample(language) };
    let mut pages = intake::pages(&page);
    pages.extend(progress::pages(&page));
    pages
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../target/pages")
}

fn write_assets(folder: &std::path::Path) {
    let assets = folder.join("assets");
    std::fs::create_dir_all(&assets).unwrap();
    for name in ["citizen.css", "receipt.css", "desk.css", "mark.svg", "base.ts", "report.ts"] {
        let Some(address) = crate::web::assets::address(name) else { continue };
        let file = address.trim_start_matches("/assets/");
        let bytes = crate::web::assets::bytes(file).unwrap();
        std::fs::write(assets.join(file), bytes).unwrap();
    }
}

#[test]
fn every_page_can_be_shown_in_every_dress() {
    let folder = folder();
    write_assets(&folder);
    for (language, elder, dress) in [
        (Language::Chinese, false, "zh-CN"),
        (Language::English, false, "en"),
        (Language::Chinese, true, "elder"),
        (Language::English, true, "elder-en"),
    ] {
        for (name, text) in all(language, elder) {
            assert!(!text.contains(MISSING.0), "{name} in {dress} lacks words: {}", excerpt(&text));
            std::fs::write(folder.join(format!("{name}.{dress}.html")), text).unwrap();
        }
    }
}

fn excerpt(text: &str) -> String {
    text.split(MISSING.0)
        .skip(1)
        .map(|rest| rest.split(MISSING.1).next().unwrap_or_default())
        .collect::<Vec<_>>()
        .join(", ")
}

#[test]
fn every_page_has_one_heading_and_one_main_part() {
    for language in Language::ALL {
        for (name, text) in all(language, false) {
            assert_eq!(text.matches("<h1").count(), 1, "{name}");
            assert_eq!(text.matches("<main").count(), 1, "{name}");
            assert!(!text.contains(" style=") && !text.contains("<script>") && !text.contains("onclick"), "{name}");
        }
    }
}

#[test]
fn every_error_stands_in_the_summary_and_beside_its_field() {
    for (name, text) in all(Language::Chinese, false).into_iter().filter(|(name, _)| name.ends_with("-error")) {
        assert!(text.contains("<title>错误："), "{name}");
        let links: Vec<&str> =
            text.split("<li><a href=\"#").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        assert!(!links.is_empty(), "{name}");
        for field in links {
            assert!(text.contains(&format!("id=\"{field}\"")), "{name}: nothing has the id {field}");
            assert!(text.contains(&format!("id=\"{field}-wrong\"")), "{name}: {field} says nothing beside it");
        }
    }
}

#[test]
fn a_citizen_page_stays_within_its_weight() {
    for (name, text) in all(Language::Chinese, false) {
        // 14 KB gzipped is the limit; a page of 40 KB of HTML in Chinese packs to about that.
        assert!(text.len() < 40_000, "{name} weighs {} bytes", text.len());
    }
}

#[test]
fn no_page_asks_another_host_for_anything() {
    for (name, text) in all(Language::Chinese, false) {
        for mark in ["src=\"http", "href=\"http", "src=\"//", "href=\"//"] {
            assert!(!text.contains(mark), "{name} has {mark}");
        }
    }
}
