//! Style sheets, scripts and the icon, served under names that carry a hash of their bytes and kept for ever by browsers.
//!
//! The style sheets are ours and embedded as they stand in `web/css`, so that the program is whole without npm. Scripts are
//! an extra: where `web/build.mjs` has run, its output is embedded too; where not, pages simply have none.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use axum::body::Bytes;
use axum::extract::Path;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};

#[derive(rust_embed::RustEmbed)]
#[folder = "../../web/css"]
struct Styles;

#[derive(rust_embed::RustEmbed)]
#[folder = "../../web/dist"]
#[allow_missing = true]
struct Scripts;

/// Where assets live. Everything below it may be kept for a year: a changed file has another name.
pub const FOLDER: &str = "/assets/";

const MARK: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 28 28"><path fill="#fbfaf7" d="M0 0h28v28H0z"/><path d="M3.5 3.5h21v21h-21zM11 11h6v6h-6z" fill="none" stroke="#14524a" stroke-width="3"/></svg>"##;

/// A style sheet is a list of files in `web/css`, in the order of the cascade.
const SHEETS: [(&str, &[&str]); 4] = [
    ("citizen.css", &["tokens", "base", "components", "citizen", "clock", "elder", "print"]),
    ("desk.css", &["tokens", "base", "components", "desk", "staff", "register", "clock", "print"]),
    ("receipt.css", &["receipt"]),
    ("paper.css", &["tokens", "paper"]),
];

struct Asset {
    kind: &'static str,
    bytes: Bytes,
}

struct Shelf {
    by_name: BTreeMap<String, Asset>,
    address: BTreeMap<String, String>,
}

/// The address of a style sheet, script or the icon, by the name the layout knows it under; `None` for a script that was not built.
#[must_use]
pub fn address(name: &str) -> Option<&'static str> {
    shelf().address.get(name).map(String::as_str)
}

/// The bytes of an asset by its hashed name.
#[must_use]
pub fn bytes(file: &str) -> Option<Bytes> {
    shelf().by_name.get(file).map(|asset| asset.bytes.clone())
}

/// Serves one asset. An unknown name is an ordinary 404 without a body: no person comes here by hand.
pub async fn get(Path(name): Path<String>) -> Response {
    match shelf().by_name.get(&name) {
        Some(asset) => (
            [(header::CONTENT_TYPE, asset.kind), (header::CACHE_CONTROL, "public, max-age=31536000, immutable")],
            asset.bytes.clone(),
        )
            .into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

fn shelf() -> &'static Shelf {
    static SHELF: OnceLock<Shelf> = OnceLock::new();
    SHELF.get_or_init(|| {
        let mut shelf = Shelf { by_name: BTreeMap::new(), address: BTreeMap::new() };
        for (name, parts) in SHEETS {
            shelf.put(name, "text/css; charset=utf-8", style_sheet(parts).into_bytes());
        }
        shelf.put("mark.svg", "image/svg+xml", MARK.as_bytes().to_vec());
        shelf.put_scripts();
        shelf
    })
}

impl Shelf {
    fn put(&mut self, name: &str, kind: &'static str, bytes: Vec<u8>) {
        let (stem, ending) = name.rsplit_once('.').unwrap_or((name, "bin"));
        self.put_as(name, format!("{stem}-{}.{ending}", fingerprint(&bytes)), kind, bytes);
    }

    fn put_as(&mut self, name: &str, file: String, kind: &'static str, bytes: Vec<u8>) {
        self.address.insert(name.to_owned(), format!("{FOLDER}{file}"));
        self.by_name.insert(file, Asset { kind, bytes: Bytes::from(bytes) });
    }

    /// `manifest.json` maps `base.ts` to its hashed file; chunks shared by entries are served under their own names.
    fn put_scripts(&mut self) {
        let manifest: BTreeMap<String, String> =
            Scripts::get("manifest.json").and_then(|file| serde_json::from_slice(&file.data).ok()).unwrap_or_default();
        for (entry, file) in manifest {
            if let Some(script) = Scripts::get(&file) {
                self.put_as(&entry, file, "text/javascript; charset=utf-8", script.data.into_owned());
            }
        }
    }
}

fn style_sheet(parts: &[&str]) -> String {
    let texts = parts.iter().filter_map(|part| Styles::get(&format!("{part}.css")));
    slim(&texts.map(|file| String::from_utf8_lossy(&file.data).into_owned()).collect::<Vec<_>>().join("\n"))
}

/// Takes out what only the writer of a style sheet needs: comments and indentation. Our sheets hold no `/*` in a string.
fn slim(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some((before, after)) = rest.split_once("/*") {
        out.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, tail)| tail);
    }
    out.push_str(rest);
    out.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

fn fingerprint(bytes: &[u8]) -> String {
    let digest = ring::digest::digest(&ring::digest::SHA256, bytes);
    digest.as_ref().iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sheet_finds_all_its_files() {
        for (name, parts) in SHEETS {
            for part in parts {
                assert!(Styles::get(&format!("{part}.css")).is_some(), "{name} wants {part}.css");
            }
            assert!(address(name).is_some_and(|address| address.starts_with(FOLDER)));
        }
    }

    #[test]
    fn comments_do_not_reach_the_reader() {
        assert_eq!(slim("/* why */\n  a {\n    color: red; /* no */\n  }\n"), "a {\ncolor: red;\n}");
    }
}
