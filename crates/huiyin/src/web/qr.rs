//! A text as a QR code: the address on a slip, the secret that an authenticator reads.

use fast_qr::convert::Builder;
use fast_qr::convert::svg::SvgBuilder;
use fast_qr::{ECL, QRBuilder};

/// The code as SVG in the colour of ink, without the margin: the page leaves white around it.
/// Empty when the text does not fit, which none of ours can reach.
#[must_use]
pub fn svg(text: &str) -> String {
    match QRBuilder::new(text).ecl(ECL::M).build() {
        Ok(code) => SvgBuilder::default().margin(0).to_str(&code),
        Err(_) => String::new(),
    }
}
