//! Addresses of the citizen's pages, written once.

use huiyin_domain::kernel::number::Number;

/// The progress page of a concern; everything the citizen does with it lies below.
#[must_use]
pub fn progress(number: Number) -> String {
    format!("/concerns/{}", number.digits())
}

/// A page below the progress page: `material`, `verdict`, `clocks/xf_done`.
#[must_use]
pub fn below(number: Number, what: &str) -> String {
    format!("/concerns/{}/{what}", number.digits())
}
