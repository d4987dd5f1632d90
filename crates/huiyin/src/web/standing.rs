//! Pages that stand by themselves: privacy, how it works, accessibility.

use askama::Template;

use super::page::Page;

/// 您的隐私
#[derive(Template)]
#[template(path = "web/pages/privacy.html")]
pub struct Privacy {
    /// The layout's needs.
    pub page: Page,
}

/// 怎么办理
#[derive(Template)]
#[template(path = "web/pages/how_it_works.html")]
pub struct HowItWorks {
    /// The layout's needs.
    pub page: Page,
}

/// 无障碍
#[derive(Template)]
#[template(path = "web/pages/accessibility.html")]
pub struct Accessibility {
    /// The layout's needs.
    pub page: Page,
}
