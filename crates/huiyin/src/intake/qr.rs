//! The QR of a slip: the address that asks for the code, with a token in its fragment, which no browser sends to anybody.

use fast_qr::convert::Builder;
use fast_qr::convert::svg::SvgBuilder;
use fast_qr::{ECL, QRBuilder};
use huiyin_domain::kernel::number::Number;

use crate::web::codes::QueryToken;
use crate::web::page::Page;
use crate::web::paths;

/// The code as SVG in the colour of ink, without the margin: the receipt leaves white around it.
/// Empty when the text does not fit, which no address of ours can reach.
#[must_use]
pub fn svg(text: &str) -> String {
    match QRBuilder::new(text).ecl(ECL::M).build() {
        Ok(code) => SvgBuilder::default().margin(0).to_str(&code),
        Err(_) => String::new(),
    }
}

/// The address a QR opens. A browser without script shows the page that asks for the code.
#[must_use]
pub fn address(page: &Page, secure: bool, (number, token): (Number, &QueryToken)) -> String {
    let scheme = if secure { "https" } else { "http" };
    format!("{scheme}://{}{}#{}", page.site.address, paths::below(number, "code"), token.text())
}
