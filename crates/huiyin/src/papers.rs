//! What every room needs of files that staff put in: what to call them, one page of a scan as a picture, and how a file leaves
//! the house. They are taken by intake, whose child process opens them.

use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

pub use crate::intake::examine_file::draw_page;
pub use crate::intake::tray::about;

/// What a file may do in a browser: nothing.
const NOTHING_ACTS: &str = "default-src 'none'; sandbox; frame-ancestors 'none'";

/// Pictures that were written anew are shown; whatever else there may be is only ever saved or played.
#[must_use]
pub fn answer((kind, name): (&str, &str), bytes: Vec<u8>, asked: &HeaderMap) -> Response {
    let (kind, shown) = match kind {
        "image/jpeg" => ("image/jpeg", "inline"),
        "image/png" => ("image/png", "inline"),
        "application/pdf" => ("application/pdf", "attachment"),
        "audio/mpeg" => ("audio/mpeg", "attachment"),
        "audio/wav" => ("audio/wav", "attachment"),
        "audio/ogg" => ("audio/ogg", "attachment"),
        "audio/mp4" => ("audio/mp4", "attachment"),
        "audio/amr" => ("audio/amr", "attachment"),
        _other => ("application/octet-stream", "attachment"),
    };
    let named = HeaderValue::from_str(&disposition(shown, name));
    let headers: [(HeaderName, HeaderValue); 5] = [
        (header::CONTENT_TYPE, HeaderValue::from_static(kind)),
        (header::CONTENT_DISPOSITION, named.unwrap_or_else(|_| HeaderValue::from_static("attachment"))),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
        (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(NOTHING_ACTS)),
        (header::ACCEPT_RANGES, HeaderValue::from_static("bytes")),
    ];
    match range(asked, bytes.len()) {
        None => (headers, bytes).into_response(),
        Some((from, to)) => {
            let part = bytes.get(from..=to).unwrap_or_default().to_vec();
            let of = HeaderValue::from_str(&format!("bytes {from}-{to}/{}", bytes.len()));
            let of = of.unwrap_or_else(|_| HeaderValue::from_static("bytes */*"));
            (StatusCode::PARTIAL_CONTENT, headers, [(header::CONTENT_RANGE, of)], part).into_response()
        }
    }
}

/// The one range of a player that jumps; whatever else is asked gets the whole.
fn range(asked: &HeaderMap, length: usize) -> Option<(usize, usize)> {
    let range = asked.get(header::RANGE)?.to_str().ok()?.strip_prefix("bytes=")?;
    let (from, to) = range.split_once('-')?;
    let from: usize = from.trim().parse().ok()?;
    let to = if to.is_empty() { length.checked_sub(1)? } else { to.trim().parse().ok()? };
    let to = to.min(length.checked_sub(1)?);
    (from <= to).then_some((from, to))
}

/// The name in both spellings (RFC 6266): plain letters for old programs, UTF-8 for all others.
fn disposition(shown: &str, name: &str) -> String {
    let plain = |sign: char| sign.is_ascii_alphanumeric() || matches!(sign, '.' | '-' | '_' | ' ');
    let ascii: String = name.chars().map(|sign| if plain(sign) { sign } else { '_' }).collect();
    let attr = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_' | b'~');
    let utf8: String = name
        .bytes()
        .map(|byte| if attr(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect();
    format!("{shown}; filename=\"{ascii}\"; filename*=UTF-8''{utf8}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chinese_name_stands_in_both_spellings_and_ends_no_header() {
        assert_eq!(
            disposition("attachment", "孙德福 来信.pdf"),
            "attachment; filename=\"___ __.pdf\"; filename*=UTF-8''%E5%AD%99%E5%BE%B7%E7%A6%8F%20%E6%9D%A5%E4%BF%A1.pdf"
        );
        assert_eq!(
            disposition("inline", "a\"\r\nX: b"),
            "inline; filename=\"a___X_ b\"; filename*=UTF-8''a%22%0D%0AX%3A%20b"
        );
    }

    #[test]
    fn a_player_gets_the_part_it_asks_for_and_nonsense_the_whole() {
        let ask = |wanted: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::RANGE, wanted.parse().unwrap());
            range(&headers, 100)
        };
        assert_eq!(ask("bytes=10-19"), Some((10, 19)));
        assert_eq!(ask("bytes=90-"), Some((90, 99)));
        assert_eq!(ask("bytes=90-400"), Some((90, 99)));
        for nonsense in ["bytes=100-", "bytes=20-10", "bytes=-5", "lines=1-2", "bytes=0-1,5-6"] {
            assert_eq!(ask(nonsense), None, "{nonsense}");
        }
        assert_eq!(range(&HeaderMap::new(), 100), None);
    }
}
