//! The message catalogue: every sentence people read, in both languages, from `words/{zh-CN,en}/*.ftl`.
//!
//! A template asks for a message by key and gets something that can be printed: `{{ page.t("find-hint") }}`,
//! `{{ page.t("errors-heading").with("n", errors.len()) }}`. Two marks may stand in a message and nowhere else:
//! `**…**` is strong, `[[…]]` is the one link of the sentence. They are read only where the caller says
//! [`Say::rich`] or [`Say::link`], never inside a variable, and everything else is escaped.

use std::borrow::Cow;
use std::fmt;
use std::sync::OnceLock;

use askama::filters::HtmlSafe;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentError, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

/// What a message that cannot be said is wrapped in. Tests look for it on every page.
pub const MISSING: (char, char) = ('⟦', '⟧');

/// Fluent wraps each variable in these, so that a mark in someone's own words is never read as ours.
const ISOLATE: (char, char) = ('\u{2068}', '\u{2069}');

/// 月 and 日: what a Chinese date is known by.
const MONTH: char = '\u{6708}';
const DAY: char = '\u{65e5}';

/// HTML made of our words: what was put in for variables has been escaped.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Html(pub(crate) String);

impl HtmlSafe for Html {}

impl fmt::Display for Html {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

#[derive(rust_embed::RustEmbed)]
#[folder = "../../words"]
struct Files;

/// A language the pages speak. The law's text counts in Chinese; the English pages say so.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Language {
    /// Simplified Chinese, as used on the mainland. The default.
    #[default]
    Chinese,
    /// English.
    English,
}

impl Language {
    /// Both, in the order they are offered.
    pub const ALL: [Language; 2] = [Language::Chinese, Language::English];

    /// The tag for `lang=`, and the folder under `words/`.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Language::Chinese => "zh-CN",
            Language::English => "en",
        }
    }

    /// Reads a tag back; `None` for a language we do not speak.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Language> {
        Language::ALL.into_iter().find(|language| language.tag() == tag)
    }

    /// The one a reader of this language can switch to.
    #[must_use]
    pub const fn other(self) -> Language {
        match self {
            Language::Chinese => Language::English,
            Language::English => Language::Chinese,
        }
    }

    fn identifier(self) -> LanguageIdentifier {
        // Both tags are well formed (a test says so); the default would only cost plural rules.
        self.tag().parse().unwrap_or_default()
    }
}

/// The catalogue of one language. Loaded once; a file that cannot be read costs its messages, not the program.
pub struct Words {
    language: Language,
    bundle: FluentBundle<FluentResource>,
}

impl fmt::Debug for Words {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Words({})", self.language.tag())
    }
}

impl Words {
    /// The words of a language.
    #[must_use]
    pub fn of(language: Language) -> &'static Words {
        static CHINESE: OnceLock<Words> = OnceLock::new();
        static ENGLISH: OnceLock<Words> = OnceLock::new();
        let shelf = match language {
            Language::Chinese => &CHINESE,
            Language::English => &ENGLISH,
        };
        shelf.get_or_init(|| Words::load(language))
    }

    fn load(language: Language) -> Words {
        let mut bundle = FluentBundle::new_concurrent(vec![language.identifier()]);
        for (name, text) in sources(language) {
            // A syntax error spoils one message; the rest of the file is still good. The words test refuses either.
            let resource = FluentResource::try_new(text).unwrap_or_else(|(resource, _)| resource);
            if bundle.add_resource(resource).is_err() {
                tracing::error!(file = %name, "a message is defined twice");
            }
        }
        Words { language, bundle }
    }

    /// Which language this is.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    /// The message of this key, to be printed as it is or given its variables first.
    #[must_use]
    pub fn t<'a>(&'static self, key: impl Into<Cow<'a, str>>) -> Say<'a> {
        Say { words: self, key: key.into(), args: FluentArgs::new() }
    }

    /// Whether there is such a message: for words that only some offices or kinds have.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.bundle.has_message(key)
    }

    fn format(&self, key: &str, args: &FluentArgs<'_>) -> String {
        let mut faults: Vec<FluentError> = Vec::new();
        let pattern = self.bundle.get_message(key).and_then(|message| message.value());
        let text = pattern.map(|pattern| self.bundle.format_pattern(pattern, Some(args), &mut faults).into_owned());
        match text {
            Some(text) if faults.is_empty() => text,
            Some(_) | None => format!("{}{key}{}", MISSING.0, MISSING.1),
        }
    }
}

/// The files of a language, name and text, in order of name.
fn sources(language: Language) -> Vec<(String, String)> {
    let folder = format!("{}/", language.tag());
    let mut names: Vec<String> =
        Files::iter().filter(|name| name.starts_with(&folder) && name.ends_with(".ftl")).map(Cow::into_owned).collect();
    names.sort();
    names
        .into_iter()
        .filter_map(|name| {
            let file = Files::get(&name)?;
            Some((name, String::from_utf8_lossy(&file.data).into_owned()))
        })
        .collect()
}

/// What may stand in a message's place: text or a whole number. Texts are escaped when they reach the page.
pub trait Arg {
    /// The value Fluent formats and chooses plurals by.
    fn value(&self) -> FluentValue<'static>;
}

impl<T: Arg + ?Sized> Arg for &T {
    fn value(&self) -> FluentValue<'static> {
        T::value(self)
    }
}

impl Arg for str {
    fn value(&self) -> FluentValue<'static> {
        FluentValue::from(self.to_owned())
    }
}

impl Arg for String {
    fn value(&self) -> FluentValue<'static> {
        FluentValue::from(self.clone())
    }
}

impl Arg for Say<'_> {
    fn value(&self) -> FluentValue<'static> {
        FluentValue::from(self.to_string())
    }
}

macro_rules! whole_numbers {
    ($($number:ty),*) => {$(
        impl Arg for $number {
            fn value(&self) -> FluentValue<'static> {
                FluentValue::from(*self)
            }
        }
    )*};
}
whole_numbers!(i8, u8, i16, u16, i32, u32, i64, u64, usize);

/// A message about to be said. Printing it in a template escapes it.
pub struct Say<'a> {
    words: &'static Words,
    key: Cow<'a, str>,
    args: FluentArgs<'static>,
}

impl Say<'_> {
    /// Gives one of its variables.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Arg) -> Self {
        self.args.set(name, value.value());
        self
    }

    /// The message as HTML, its `**…**` as strong.
    #[must_use]
    pub fn rich(self) -> Html {
        Html(markup(&self.words.format(&self.key, &self.args), None))
    }

    /// The message as HTML, its `[[…]]` as a link to `href`, its `**…**` as strong.
    #[must_use]
    pub fn link(self, href: impl AsRef<str>) -> Html {
        Html(markup(&self.words.format(&self.key, &self.args), Some(href.as_ref())))
    }
}

impl fmt::Display for Say<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = self.words.format(&self.key, &self.args);
        text.split([ISOLATE.0, ISOLATE.1]).try_for_each(|part| out.write_str(part))
    }
}

/// Escapes everything, then reads our two marks outside of variables.
fn markup(text: &str, href: Option<&str>) -> String {
    let mut html = String::with_capacity(text.len() + 32);
    let (mut depth, mut strong, mut rest) = (0_u32, false, text);
    let mut in_date = false;
    while let Some(next) = rest.chars().next() {
        if next == ISOLATE.0 {
            depth += 1;
            let begins = !in_date && is_date(rest);
            html.push_str(if begins { "<span class=\"nowrap\">" } else { "" });
            in_date |= begins;
        } else if next == ISOLATE.1 {
            depth = depth.saturating_sub(1);
            html.push_str(if in_date { "</span>" } else { "" });
            in_date = false;
        } else if depth == 0 && rest.starts_with("**") {
            html.push_str(if strong { "</strong>" } else { "<strong>" });
            strong = !strong;
        } else if depth == 0 && rest.starts_with("[[") {
            open_link(&mut html, href);
        } else if depth == 0 && rest.starts_with("]]") {
            html.push_str(if href.is_some() { "</a>" } else { "" });
        } else {
            escape_into(&mut html, next);
        }
        let marked = depth == 0 && ["**", "[[", "]]"].iter().any(|mark| rest.starts_with(mark));
        rest = rest.get(if marked { 2 } else { next.len_utf8() }..).unwrap_or_default();
    }
    html
}

/// Whether the variable that begins here is a date such as 11月20日（周五）: it must not be broken across lines.
fn is_date(rest: &str) -> bool {
    let inner: String = rest.chars().skip(1).take_while(|c| *c != ISOLATE.1).collect();
    let (first, count) = (inner.chars().next(), inner.chars().count());
    first.is_some_and(|c| c.is_ascii_digit()) && count <= 18 && inner.contains(MONTH) && inner.contains(DAY)
}

fn open_link(html: &mut String, href: Option<&str>) {
    if let Some(href) = href {
        html.push_str("<a href=\"");
        href.chars().for_each(|c| escape_into(html, c));
        html.push_str("\">");
    }
}

fn escape_into(html: &mut String, c: char) {
    match c {
        '&' => html.push_str("&amp;"),
        '<' => html.push_str("&lt;"),
        '>' => html.push_str("&gt;"),
        '"' => html.push_str("&quot;"),
        '\'' => html.push_str("&#39;"),
        other => html.push(other),
    }
}

#[cfg(test)]
mod tests;
