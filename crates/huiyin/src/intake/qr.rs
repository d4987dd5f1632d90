//! The QR of a receipt: the progress page's address with the code in its fragment, which no browser sends to anybody.

use fast_qr::convert::Builder;
use fast_qr::convert::svg::SvgBuilder;
use fast_qr::{ECL, QRBuilder};

/// The code as SVG in the colour of ink, without the margin: the receipt leaves white around it.
/// Empty when the text does not fit, which no address of ours can reach.
#[must_use]
pub fn svg(text: &str) -> String {
    match QRBuilder::new(text).ecl(ECL::M).build() {
        Ok(code) => SvgBuilder::default().margin(0).to_str(&code),
        Err(_) => String::new(),
    }
}
