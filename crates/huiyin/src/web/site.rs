//! The house as its pages name it: county, office, telephones, hours, in both languages. Facts of the installation, not of a room.

use super::words::{Language, Words};

/// Everything a footer, a receipt or an error page says about who runs this.
#[derive(Clone, Debug)]
pub struct Site {
    /// The Chinese names.
    pub chinese: SiteWords,
    /// The same in English.
    pub english: SiteWords,
    /// The office's own telephone, as people write it: `0300-612 3450`.
    pub phone: String,
    /// The hotline that is answered day and night.
    pub hotline: String,
    /// The address people type, without the scheme; printed on receipts.
    pub address: String,
    /// 网站标识码, if the office has one: official sites must show it, a demo has none.
    pub site_code: Option<String>,
    /// ICP 备案号, likewise.
    pub icp: Option<String>,
    /// Invented people and places: every page says so.
    pub demo: bool,
}

/// Names in one language.
#[derive(Clone, Debug)]
pub struct SiteWords {
    /// 安澜县群众诉求, beside the mark.
    pub title: String,
    /// 安澜县信访局: who registers a concern.
    pub office: String,
    /// 安澜县人民政府: whose site it is (主办单位).
    pub host: String,
    /// When someone is at the counter and at the telephone.
    pub hours: String,
    /// Where one can come and say it.
    pub counter: String,
    /// Where a letter goes.
    pub letters: String,
    /// Where to turn when the complaint is about the office itself: the next level up, with its telephone.
    pub above: String,
}

impl Site {
    /// The names in the reader's language.
    #[must_use]
    pub fn words(&self, language: Language) -> &SiteWords {
        match language {
            Language::Chinese => &self.chinese,
            Language::English => &self.english,
        }
    }

    /// An office whose names nobody has filled in yet: plain words, no telephone of anybody.
    #[must_use]
    pub fn plain() -> Site {
        let words = |language| SiteWords::of(language, &PLAIN);
        Site {
            chinese: words(Language::Chinese),
            english: words(Language::English),
            phone: "12345".into(),
            hotline: "12345".into(),
            address: "127.0.0.1:8080".into(),
            site_code: None,
            icp: None,
            demo: false,
        }
    }

    /// An invented county that exists nowhere; its area code 0300 belongs to nobody.
    #[must_use]
    pub fn sample() -> Site {
        let words = |language| SiteWords::of(language, &DEMO);
        Site {
            chinese: words(Language::Chinese),
            english: words(Language::English),
            phone: "0300-612 3450".into(),
            address: "huiyin.anlan.example".into(),
            demo: true,
            ..Site::plain()
        }
    }
}

/// Keys of the names, in the order of the fields of [`SiteWords`].
const PLAIN: [&str; 7] =
    ["site-title", "site-office", "site-host", "site-hours", "site-counter", "site-letters", "site-above"];
const DEMO: [&str; 7] =
    ["demo-title", "demo-office", "demo-host", "demo-hours", "demo-counter", "demo-letters", "demo-above"];

impl SiteWords {
    fn of(language: Language, keys: &[&str; 7]) -> SiteWords {
        let [title, office, host, hours, counter, letters, above] =
            keys.map(|key| Words::of(language).t(key).to_string());
        SiteWords { title, office, host, hours, counter, letters, above }
    }
}
