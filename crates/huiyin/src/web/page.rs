//! What the layout needs to know on every page, and the two or three things every template asks it for.

use std::sync::Arc;

use askama::filters::Safe;

use super::assets;
use super::icons::{self, Shape};
use super::site::{Site, SiteWords};
use super::words::{Language, Say, Words};

/// Handed to every template as `page`.
#[derive(Clone, Debug)]
pub struct Page {
    /// The reader's language.
    pub words: &'static Words,
    /// 长辈版: larger, Hei only, one thing under another. A cookie, the same addresses.
    pub elder: bool,
    /// Who runs this.
    pub site: Arc<Site>,
    /// Path of this page, for the switches that bring one back to it.
    pub here: String,
    /// Token against forged forms; empty on a page without a form.
    pub csrf: String,
    /// One-time key of this page's form: one click, one concern.
    pub key: String,
    /// Who is signed in, on staff pages.
    pub desk: Option<Desk>,
}

/// The bar on top of a staff page.
#[derive(Clone, Debug)]
pub struct Desk {
    /// 工作台, 管理: already in the reader's language.
    pub area: String,
    /// Name and unit of who is signed in.
    pub person: String,
    /// 11月17日（周二）
    pub today: String,
}

/// One thing wrong with a form: which field, and which sentence says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong {
    /// `name` and `id` of the field.
    pub field: &'static str,
    /// Key of the sentence.
    pub key: &'static str,
    /// The number in the sentence (`$n`), where it has one.
    pub n: Option<i64>,
}

impl Wrong {
    /// A sentence without a number.
    #[must_use]
    pub fn new(field: &'static str, key: &'static str) -> Wrong {
        Wrong { field, key, n: None }
    }

    /// A sentence with one.
    #[must_use]
    pub fn counted(field: &'static str, key: &'static str, n: i64) -> Wrong {
        Wrong { field, key, n: Some(n) }
    }
}

impl Page {
    /// A message of the catalogue.
    #[must_use]
    pub fn t<'a>(&self, key: &'a str) -> Say<'a> {
        self.words.t(key)
    }

    /// What is wrong with this field, if anything.
    #[must_use]
    pub fn wrong<'a>(&self, wrongs: &'a [Wrong], field: &str) -> Option<Say<'a>> {
        wrongs.iter().find(|wrong| wrong.field == field).map(|wrong| self.say(wrong))
    }

    /// The sentence of one fault: the same in the summary and beside the field.
    #[must_use]
    pub fn say<'a>(&self, wrong: &'a Wrong) -> Say<'a> {
        let say = self.words.t(wrong.key);
        match wrong.n {
            Some(n) => say.with("n", n),
            None => say,
        }
    }

    /// The reader's language.
    #[must_use]
    pub fn language(&self) -> Language {
        self.words.language()
    }

    /// `zh-CN` or `en`, for `lang=`.
    #[must_use]
    pub fn lang(&self) -> &'static str {
        self.language().tag()
    }

    /// The tag of the language one can switch to.
    #[must_use]
    pub fn other_lang(&self) -> &'static str {
        self.language().other().tag()
    }

    /// The office's names in the reader's language.
    #[must_use]
    pub fn names(&self) -> &SiteWords {
        self.site.words(self.language())
    }

    /// Classes of the root element.
    #[must_use]
    pub fn dress(&self) -> &'static str {
        match (self.desk.is_some(), self.elder) {
            (true, _) => "desk",
            (false, true) => "citizen elder",
            (false, false) => "citizen",
        }
    }

    /// Address of a style sheet, script or icon; empty where a script was not built.
    #[must_use]
    pub fn asset(&self, name: &str) -> &'static str {
        assets::address(name).unwrap_or_default()
    }

    /// The two hidden fields every form carries.
    #[must_use]
    pub fn hidden(&self) -> Safe<String> {
        Safe(format!(
            r#"<input type="hidden" name="csrf" value="{}"><input type="hidden" name="key" value="{}">"#,
            plain(&self.csrf),
            plain(&self.key)
        ))
    }

    /// The mark.
    #[must_use]
    pub fn mark(&self) -> Safe<&'static str> {
        icons::mark()
    }

    /// The chevron of a row that leads on.
    #[must_use]
    pub fn onward(&self) -> Safe<&'static str> {
        icons::onward()
    }

    /// The sign beside an error.
    #[must_use]
    pub fn alert(&self) -> Safe<&'static str> {
        Shape::Alert.svg()
    }

    /// A telephone number as `tel:` wants it.
    #[must_use]
    pub fn tel(&self, phone: &str) -> String {
        format!("tel:{}", phone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect::<String>())
    }

    /// A title whose two clauses may part only at their comma (specification §6): each its own inline block.
    #[must_use]
    pub fn clauses(&self, title: &str) -> Vec<String> {
        let mut clauses: Vec<String> = Vec::new();
        for piece in title.split_inclusive(['，', ',']) {
            clauses.push(piece.trim().to_owned());
        }
        clauses
    }

    /// A page for tests and pictures.
    #[must_use]
    pub fn sample(language: Language) -> Page {
        Page {
            words: Words::of(language),
            elder: false,
            site: Arc::new(Site::sample()),
            here: "/".into(),
            csrf: "sample".into(),
            key: "00000000000000000000000000000000".into(),
            desk: None,
        }
    }
}

/// Tokens are ours and hold letters, digits, `-`, `_` only; anything else has no business in an attribute.
fn plain(token: &str) -> String {
    token.chars().filter(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.')).collect()
}
