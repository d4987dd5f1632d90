//! Tokens of forms: against forged forms (tied to the browser), and one-time keys (one click, one act).

use huiyin_domain::kernel::ids::Hex;

use super::visitor::Visitor;
use crate::app::App;

/// A new secret for a citizen's browser; `None` when the machine has no randomness to give.
#[must_use]
pub fn new_visit(app: &App) -> Option<String> {
    app.ledger().random::<32>().ok().map(|random| Hex(random).to_string())
}

/// The token of every form of this browser.
#[must_use]
pub fn csrf(app: &App, visitor: &Visitor) -> String {
    Hex(app.ledger().mac("csrf", visitor.secret().as_bytes())).to_string()
}

/// Whether a form comes from a page that this browser was given.
#[must_use]
pub fn is_ours(app: &App, visitor: &Visitor, token: &str) -> bool {
    !visitor.secret().is_empty() && same(csrf(app, visitor).as_bytes(), token.as_bytes())
}

/// A one-time key: 6 bytes of time, 10 of chance (so that the index grows at one end), and a mark that it is ours.
#[must_use]
pub fn one_time(app: &App, visitor: &Visitor) -> String {
    let chance: [u8; 10] = app.ledger().random().unwrap_or_default();
    let mut key = [0; 16];
    let (time, rest) = key.split_at_mut(6);
    time.copy_from_slice(app.now().0.to_be_bytes().get(2..).unwrap_or(&[0; 6]));
    rest.copy_from_slice(&chance);
    format!("{}{}", Hex(key), Hex(mark(app, visitor, &key)))
}

/// The key in a form's token, if this browser was given it.
#[must_use]
pub fn read_one_time(app: &App, visitor: &Visitor, token: &str) -> Option<[u8; 16]> {
    let (key, given) = token.split_at_checked(32)?;
    let key = Hex::<16>::parse(key)?.0;
    let given = Hex::<8>::parse(given)?.0;
    same(&mark(app, visitor, &key), &given).then_some(key)
}

fn mark(app: &App, visitor: &Visitor, key: &[u8; 16]) -> [u8; 8] {
    let whole = app.ledger().mac("one-time", &[visitor.secret().as_bytes(), key].concat());
    let mut mark = [0; 8];
    mark.copy_from_slice(whole.get(..8).unwrap_or(&[0; 8]));
    mark
}

/// Compares without telling by its time where two texts differ.
fn same(left: &[u8], right: &[u8]) -> bool {
    left.len() == right.len() && left.iter().zip(right).fold(0, |differs, (l, r)| differs | (l ^ r)) == 0
}
