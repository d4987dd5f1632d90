//! Someone at a keyboard: files one concern after another through the real pages, and keeps every receipt.

use std::net::SocketAddr;

use anyhow::{Context, Result, ensure};

use crate::filing;
use crate::http::{Answer, Client, Form, headline, plain};

/// A browser keeps twenty concerns open; after so many, somebody else sits down at a new one.
const RECEIPTS_EACH: usize = 15;

/// One chair: the browsers of those who sat on it, their receipts, and perhaps a last click that nobody answered.
pub(super) struct Person {
    name: usize,
    /// The last one is in use.
    browsers: Vec<Client>,
    filed: u64,
    pub(super) receipts: Vec<Receipt>,
    /// Sent, and the server died before it answered. The same form is sent again: same key, so the same concern.
    unanswered: Option<Form>,
}

/// What the server acknowledged.
pub(super) struct Receipt {
    /// Where it is shown.
    pub(super) path: String,
    /// The browser that filed it, and so may show it.
    browser: usize,
    /// What stood on it when it was first seen.
    pub(super) words: Option<String>,
}

impl Person {
    pub(super) fn new(name: usize) -> Self {
        Self { name, browsers: Vec::new(), filed: 0, receipts: Vec::new(), unanswered: None }
    }

    /// Comes to the office; cookies stay from one time to the next.
    pub(super) fn arrive(&mut self, address: SocketAddr) {
        self.browsers.iter_mut().for_each(|browser| browser.moved_to(address));
        self.sit_down(address);
    }

    /// Takes a new browser when the last one has filed enough and nothing in it waits for an answer.
    fn sit_down(&mut self, address: SocketAddr) {
        let last = self.browsers.len();
        let filed = self.receipts.iter().rev().take_while(|receipt| receipt.browser + 1 == last).count();
        if last == 0 || (filed >= RECEIPTS_EACH && self.unanswered.is_none()) {
            self.browsers.push(Client::new(address));
        }
    }

    fn browser(&mut self) -> Result<&mut Client> {
        self.browsers.last_mut().context("nobody has arrived")
    }

    /// Asks again what was never answered, then files a new concern.
    pub(super) fn file(&mut self) -> Result<()> {
        self.ask_again()?;
        let address = self.browser()?.address();
        self.sit_down(address);
        self.filed += 1;
        let what = format!("第 {} 个人的第 {} 件事：村口路灯坏了三个月，晚上没法走。", self.name, self.filed);
        let form = filing::to_the_last_click(self.browser()?, &what)?;
        self.submit(form)
    }

    /// The last click. A redirect is the acknowledgement, whatever happens after it.
    fn submit(&mut self, form: Form) -> Result<()> {
        self.unanswered = Some(form.clone());
        let answer = self.browser()?.post(&form)?;
        ensure!(answer.status == 303, "the last click answered {}: {}", answer.status, headline(&answer.body));
        let path = answer.location.context("an acknowledgement says where the receipt is")?;
        self.unanswered = None;
        self.receipts.push(Receipt { path, browser: self.browsers.len() - 1, words: None });
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
        let receipt = &self.receipts[at];
        let answer = self.browsers[receipt.browser].get(&receipt.path)?;
        Ok(receipt_on(&answer))
    }
}

/// The words of a receipt: what stands in its article, without tags.
fn receipt_on(answer: &Answer) -> Option<String> {
    let article = answer.body.split("<article class=\"receipt").nth(1)?.split("</article>").next()?;
    Some(plain(article.split_once('>')?.1))
}
