//! The QR of a slip: the address that asks for the code, with a token in its fragment, which no browser sends to anybody.

use huiyin_domain::kernel::number::Number;

use crate::web::codes::QueryToken;
use crate::web::page::Page;
use crate::web::paths;

/// The address a QR opens. A browser without script shows the page that asks for the code.
#[must_use]
pub fn address(page: &Page, secure: bool, (number, token): (Number, &QueryToken)) -> String {
    let scheme = if secure { "https" } else { "http" };
    format!("{scheme}://{}{}#{}", page.site.address, paths::below(number, "code"), token.text())
}
