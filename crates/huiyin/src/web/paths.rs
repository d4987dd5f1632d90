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

/// Whether an address leads to a page of this site. Browsers drop tabs and line ends and read a backslash as a slash, so
/// only signs that stand in an address of ours are let through.
#[must_use]
pub fn is_ours(path: &str) -> bool {
    path.starts_with('/') && !path.starts_with("//") && path.chars().all(|sign| sign.is_ascii_graphic() && sign != '\\')
}
