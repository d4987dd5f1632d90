//! Someone at a keyboard: files one concern after another through the real pages, and keeps every receipt.

use std::net::SocketAddr;

use anyhow::{Context, Result, ensure};

use crate::filing;
use crate::http::{Answer, Client, Form, headline, plain};

/// One person: a browser with its cookies, the receipts, and perhaps a last click that nobody answered.
pub(super) struct Person {
    name: usize,
    browser: Client,
    filed: u64,
    pub(super) receipts: Vec<Receipt>,
    /// Sent, and the server died before it answered. The same form is sent again: same key, so the same concern.
    unanswered: Option<Form>,
}

/// What the server acknowledged.
pub(super) struct Receipt {
    /// Where it is shown.
    pub(super) path: String,
    /// What stood on it when it was first seen.
    pub(super) words: Option<String>,
}

impl Person {
    pub(super) fn new(name: usize) -> Self {
        let nowhere = SocketAddr::from(([127, 0, 0, 1], 9));
        Self { name, browser: Client::new(nowhere), filed: 0, receipts: Vec::new(), unanswered: None }
    }

    /// Comes back to the same office, which may have moved to another port; cookies stay.
    pub(super) fn arrive(&mut self, address: SocketAddr) {
        self.browser.moved_to(address);
    }

    /// Asks again what was never answered, then files a new concern.
    pub(super) fn file(&mut self) -> Result<()> {
        self.ask_again()?;
        self.filed += 1;
        let what = format!("第 {} 个人的第 {} 件事：村口路灯坏了三个月，晚上没法走。", self.name, self.filed);
        let form = filing::to_the_last_click(&mut self.browser, &what)?;
        self.submit(form)
    }

    /// The last click. A redirect is the acknowledgement, whatever happens after it.
    fn submit(&mut self, form: Form) -> Result<()> {
        self.unanswered = Some(form.clone());
        let answer = self.browser.post(&form)?;
        ensure!(answer.status == 303, "the last click answered {}: {}", answer.status, headline(&answer.body));
        let path = answer.location.context("an acknowledgement says where the receipt is")?;
        self.unanswered = None;
        self.receipts.push(Receipt { path, words: None });
        let last = self.receipts.len() - 1;
        let words = self.look(last)?;
        self.receipts[last].words = words;
        Ok(())
    }

    /// Sends an unanswered click again. True if one was answered now.
    pub(super) fn ask_again(&mut self) -> Result<()> {
        match self.unanswered.take() {
            Some(form) => self.submit(form),
            None => Ok(()),
        }
    }

    /// The receipt as it is shown now; none if the page does not show one.
    pub(super) fn look(&mut self, at: usize) -> Result<Option<String>> {
        let answer = self.browser.get(&self.receipts[at].path)?;
        Ok(receipt_on(&answer))
    }
}

/// The words of a receipt: what stands in its article, without tags.
fn receipt_on(answer: &Answer) -> Option<String> {
    let article = answer.body.split("<article class=\"receipt").nth(1)?.split("</article>").next()?;
    Some(plain(article.split_once('>')?.1))
}
