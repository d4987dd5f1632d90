//! Chinese on English pages. Names of offices, posts, people and everything people wrote are Chinese in any language; a
//! screen reader that takes them for English reads noise. They come by too many ways to mark each in its template
//! (sentences with a name in them, lists, select boxes), so the finished page is gone through once: what is Chinese and
//! stands in no Chinese element is put into one.

/// How an English page begins.
const ENGLISH: &str = "<html lang=\"en\"";
/// The mark.
const CHINESE: &str = " lang=\"zh-CN\"";
/// Elements that hold text alone: they carry the mark themselves.
const TEXT_ALONE: [&str; 3] = ["title", "option", "textarea"];
/// Elements without an end.
const VOID: [&str; 8] = ["area", "br", "hr", "img", "input", "link", "meta", "wbr"];
/// What a reader is never told as text.
const OPAQUE: [&str; 3] = ["script", "style", "svg"];

/// A whole page; one in Chinese passes as it is.
#[must_use]
pub fn marked_page(html: String) -> String {
    let head: String = html.chars().take(200).collect();
    if head.contains(ENGLISH) { marked(&html) } else { html }
}

/// English HTML with everything Chinese in it marked as such.
#[must_use]
pub fn marked(html: &str) -> String {
    let mut page = Marker { out: String::with_capacity(html.len() + html.len() / 16), open: Vec::new() };
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        let (text, tag) = rest.split_at(at);
        page.text(text);
        let end = tag.find('>').map_or(tag.len(), |end| end + 1);
        let (tag, after) = tag.split_at(end);
        page.tag(tag, after);
        rest = after;
    }
    page.text(rest);
    page.out
}

/// Whether text is written in Chinese signs.
#[must_use]
pub fn is_han(sign: char) -> bool {
    matches!(sign, '\u{3007}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}')
}

/// Signs that belong to Chinese text and alone make none: its full stop, its brackets, wide forms.
fn goes_with_han(sign: char) -> bool {
    is_han(sign)
        || matches!(sign, '\u{3001}'..='\u{303f}' | '\u{ff00}'..='\u{ff60}' | '\u{201c}' | '\u{201d}' | '\u{b7}')
}

/// One open element.
struct Open {
    name: String,
    /// In its language, told by itself or from above.
    chinese: bool,
    opaque: bool,
}

struct Marker {
    out: String,
    open: Vec<Open>,
}

impl Marker {
    fn text(&mut self, text: &str) {
        let plain = self.open.last().is_some_and(|open| open.chinese || open.opaque);
        if plain || !text.chars().any(is_han) {
            return self.out.push_str(text);
        }
        let mut rest = text;
        while let Some((from, to)) = run(rest) {
            let (before, on) = rest.split_at(from);
            let (chinese, after) = on.split_at(to - from);
            self.out.push_str(before);
            for part in ["<span", CHINESE, ">", chinese, "</span>"] {
                self.out.push_str(part);
            }
            rest = after;
        }
        self.out.push_str(rest);
    }

    fn tag(&mut self, tag: &str, after: &str) {
        let name: String = tag.chars().skip(1).take_while(|sign| !matches!(sign, ' ' | '>' | '\n' | '/')).collect();
        if let Some(name) = tag.strip_prefix("</") {
            self.out.push_str(tag);
            return self.close(name.trim_end_matches('>'));
        }
        if tag.starts_with("<!") {
            return self.out.push_str(tag);
        }
        let told = language(tag);
        let above = self.open.last();
        let mut chinese = told.map_or(above.is_some_and(|open| open.chinese), |told| told.starts_with("zh"));
        let opaque = above.is_some_and(|open| open.opaque) || OPAQUE.contains(&name.as_str());
        let text = after.split('<').next().unwrap_or_default();
        let own = TEXT_ALONE.contains(&name.as_str()) && text.chars().any(is_han);
        let typed = name == "input" && attribute(tag, "value").is_some_and(|value| value.chars().any(is_han));
        if told.is_none() && !chinese && (own || typed) {
            let (start, end) = tag.split_at(name.len() + 1);
            for part in [start, CHINESE, end] {
                self.out.push_str(part);
            }
            chinese = true;
        } else {
            self.out.push_str(tag);
        }
        if !VOID.contains(&name.as_str()) && !tag.ends_with("/>") {
            self.open.push(Open { name, chinese, opaque });
        }
    }

    /// Ends an element, and with it what was left open inside.
    fn close(&mut self, name: &str) {
        if let Some(at) = self.open.iter().rposition(|open| open.name == name) {
            self.open.truncate(at);
        }
    }
}

fn language(tag: &str) -> Option<&str> {
    attribute(tag, "lang")
}

/// The value of an attribute; our templates put every value in double quotes and escape what is inside.
fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    rest.split('"').next()
}

/// The first stretch of Chinese: from its first sign to its last before a Latin letter or an escape; figures and blanks
/// between belong to it.
fn run(text: &str) -> Option<(usize, usize)> {
    let first = text.find(is_han)?;
    let figures = text.get(..first)?.bytes().rev().take_while(u8::is_ascii_digit).count();
    let (from, mut to) = (first - figures, first);
    for (at, sign) in text.get(from..)?.char_indices() {
        if goes_with_han(sign) {
            to = from + at + sign.len_utf8();
        } else if sign.is_alphabetic() || sign == '&' {
            break;
        }
    }
    Some((from, to))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_in_an_english_sentence_is_marked_and_nothing_else() {
        let page = "<p>With 安澜县交通运输局, Zhou Min</p>";
        assert_eq!(marked(page), "<p>With <span lang=\"zh-CN\">安澜县交通运输局</span>, Zhou Min</p>");
    }

    #[test]
    fn figures_and_brackets_between_signs_stay_with_them_and_latin_words_do_not() {
        let mark = |text: &str| marked(text).replace("<span lang=\"zh-CN\">", "[").replace("</span>", "]");
        assert_eq!(mark("安交信〔2026〕17号 of 11月20日（周五）."), "[安交信〔2026〕17号] of [11月20日（周五）].");
        assert_eq!(mark("周敏 &amp; 何建国"), "[周敏] &amp; [何建国]");
    }

    #[test]
    fn what_is_marked_already_passes_and_so_does_a_chinese_page() {
        let page = "<div lang=\"zh-CN\"><p>原话<br>两行</p></div><p>x</p>";
        assert_eq!(marked(page), page);
        let chinese = "<!doctype html>\n<html lang=\"zh-CN\"><p>原话</p></html>".to_owned();
        assert_eq!(marked_page(chinese.clone()), chinese);
    }

    #[test]
    fn english_inside_chinese_is_english_again() {
        let page = "<div lang=\"zh-CN\">一 <span lang=\"en\">Upheld by 周敏</span> 二</div>";
        assert!(marked(page).contains("Upheld by <span lang=\"zh-CN\">周敏</span>"));
        assert!(marked(page).ends_with(" 二</div>"));
    }

    #[test]
    fn elements_of_text_alone_carry_the_mark_themselves() {
        assert_eq!(marked("<option value=\"1\">柳林镇</option>"), "<option lang=\"zh-CN\" value=\"1\">柳林镇</option>");
        assert_eq!(marked("<textarea>字</textarea>"), "<textarea lang=\"zh-CN\">字</textarea>");
        assert_eq!(marked("<input value=\"字\">a"), "<input lang=\"zh-CN\" value=\"字\">a");
    }

    #[test]
    fn drawings_and_scripts_are_left_alone() {
        let page = "<svg><text>字</text></svg><p>a</p>";
        assert_eq!(marked(page), page);
    }
}
