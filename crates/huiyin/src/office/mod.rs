//! What it is for: the office's own records as pages and files: units, posts, people, areas, categories.
//! Who acts: the administrator; the operator who makes an installation.
//! Legal basis: 信访工作条例 18, 24.
//! Events: those of its namesake in the rules.
//! Never: opens a concern; shows a password after the moment it was made.
//! Map rows: S31, S35, S38.

pub mod first_office;
pub mod show_office;

use crate::app::OfficeNow;
use crate::web::site::{Site, SiteWords};
use crate::web::words::{Language, Words};

/// How the house is named on its pages; `None` before an office was described.
#[must_use]
pub fn site_of(now: &OfficeNow) -> Option<Site> {
    let described = now.office.described()?;
    let desk = now.office.unit(described.desk)?;
    let text = |line: &Option<huiyin_domain::kernel::text::Line>| {
        line.as_ref().map(|line| line.as_str().to_owned()).unwrap_or_default()
    };
    let (area, name) = (described.area.as_str(), desk.name.as_str());
    let above = desk.review_body.as_ref().map_or(String::new(), |body| body.as_str().to_owned());
    let title = |language| Words::of(language).t("site-title-of").with("area", area).to_string();
    let words = |title: String| SiteWords {
        title,
        office: name.to_owned(),
        host: described.host.as_ref().map_or_else(|| name.to_owned(), |host| host.as_str().to_owned()),
        hours: text(&desk.hours),
        counter: text(&desk.address),
        letters: text(&desk.address),
        above: above.clone(),
    };
    Some(Site {
        chinese: words(title(Language::Chinese)),
        english: words(title(Language::English)),
        phone: text(&desk.phone),
        hotline: "12345".to_owned(),
        address: String::new(),
        site_code: described.site_code.as_ref().map(|code| code.as_str().to_owned()),
        icp: described.icp.as_ref().map(|icp| icp.as_str().to_owned()),
        demo: described.demo,
    })
}
