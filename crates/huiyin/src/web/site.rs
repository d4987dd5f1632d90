//! The house as its pages name it: county, office, telephones, hours, in both languages. Facts of the installation, not of a room.

use super::words::Language;

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

    /// An invented county: 安澜县 exists nowhere and area code 0300 belongs to nobody.
    #[must_use]
    pub fn sample() -> Site {
        Site {
            chinese: SiteWords {
                title: "安澜县群众诉求".into(),
                office: "安澜县信访局".into(),
                host: "安澜县人民政府".into(),
                hours: "工作日 8:30–12:00，14:00–17:30".into(),
                counter: "县信访局一楼大厅".into(),
                above: "市信访局，0300-12345".into(),
            },
            english: SiteWords {
                title: "Anlan County".into(),
                office: "Anlan County Petition Office".into(),
                host: "Anlan County People’s Government".into(),
                hours: "working days 8:30–12:00 and 14:00–17:30".into(),
                counter: "Petition Office, ground-floor hall".into(),
                above: "City Petition Office, 0300-12345".into(),
            },
            phone: "0300-612 3450".into(),
            hotline: "12345".into(),
            address: "huiyin.anlan.example".into(),
            site_code: None,
            icp: None,
            demo: true,
        }
    }
}
