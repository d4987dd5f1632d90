//! Readings that nobody has made yet. Within ten minutes one person on one page of one concern is one record, so a concern
//! opened again and again would measure the page without its record; here every look is a first one.

use std::collections::VecDeque;
use std::path::Path;
use std::process::Command;
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use crate::http::{Answer, Client, attribute};

/// First readings that each measurement needs at least; fewer and the last workers would stand idle.
pub(super) const ENOUGH: usize = 1_500;
/// Pages of one list that are taken, the newest first: a list may hold everything that was ever carried over.
const PAGES: usize = 60;

/// A concern that somebody may read and has not read yet.
pub(super) struct Unread {
    reader: Arc<Client>,
    path: String,
}

impl Unread {
    /// Opens it over this connection, as its reader.
    pub(super) fn open(&self, connection: &mut Client) -> Result<()> {
        connection.become_person(&self.reader);
        let answer = connection.get(&self.path)?;
        ensure!(answer.status == 200, "{} answered {}", self.path, answer.status);
        Ok(())
    }
}

/// What is still unread: connections take from it until it is empty.
#[derive(Clone)]
pub(super) struct Shelf(Arc<Mutex<VecDeque<Unread>>>);

impl Shelf {
    /// Everything on the unit lists of these people. Lists are recorded as lists: no concern is read by this.
    pub(super) fn gather(readers: Vec<Client>) -> Result<Self> {
        let mut each: Vec<VecDeque<Unread>> = Vec::new();
        for mut reader in readers {
            let paths = paths_of(&mut reader)?;
            let reader = Arc::new(reader);
            each.push(paths.into_iter().map(|path| Unread { reader: Arc::clone(&reader), path }).collect());
        }
        Ok(Self(Arc::new(Mutex::new(mixed(each)))))
    }

    /// The next one; nobody else gets it.
    pub(super) fn take(&self) -> Option<Unread> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).pop_front()
    }

    /// How many are left.
    pub(super) fn len(&self) -> usize {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).len()
    }

    /// Shares what is there among so many measurements.
    pub(super) fn shared_among(&self, parts: usize) -> Vec<Self> {
        let mut all = std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner));
        let each = all.len() / parts.max(1);
        (0..parts).map(|_part| Self(Arc::new(Mutex::new(all.drain(..each).collect())))).collect()
    }
}

/// One of everybody in turn, so that no measurement is of one unit alone.
fn mixed<T>(mut each: Vec<VecDeque<T>>) -> VecDeque<T> {
    let mut all = VecDeque::new();
    while each.iter().any(|one| !one.is_empty()) {
        all.extend(each.iter_mut().filter_map(VecDeque::pop_front));
    }
    all
}

/// The concerns on the unit lists of somebody, each once.
fn paths_of(reader: &mut Client) -> Result<Vec<String>> {
    let desk = reader.get("/desk")?;
    let mut lists: Vec<String> = links(&desk).into_iter().filter(|link| link.starts_with("/desk?list=unit-")).collect();
    lists.sort();
    lists.dedup();
    let mut found = Vec::new();
    for list in lists {
        let mut next = Some(list.clone());
        for _page in 0..PAGES {
            let Some(path) = next else { break };
            let page = reader.get(&path)?;
            let links = links(&page);
            found.extend(links.iter().filter(|link| is_concern(link)).cloned());
            next = links.into_iter().find(|link| link.starts_with(&format!("{list}&after=")));
        }
    }
    found.sort();
    found.dedup();
    Ok(found)
}

fn links(page: &Answer) -> Vec<String> {
    page.body.split("<a").skip(1).filter_map(|rest| attribute(rest.split('>').next()?, "href")).collect()
}

fn is_concern(link: &str) -> bool {
    link.strip_prefix("/desk/concerns/").is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()))
}

/// How many events the log of the running server has.
pub(super) fn events(binary: &Path, data: &str) -> Result<usize> {
    let output = Command::new(binary).args(["log", "root", "--json", "--data", data]).output()?;
    ensure!(output.status.success(), "huiyin log root: {}", String::from_utf8_lossy(&output.stderr));
    let said: Value = serde_json::from_slice(&output.stdout).context("huiyin log root --json")?;
    let size = said["size"].as_u64().context("log root says a size")?;
    Ok(usize::try_from(size)?)
}

/// Whether the log has grown by all the looks that were measured: else what was measured is not what the name says.
pub(super) fn all_recorded(looks: usize, before: usize, after: usize) -> Result<()> {
    let grown = after.saturating_sub(before);
    ensure!(grown >= looks, "{looks} concerns were opened, but the log grew by {grown}: readings were not recorded");
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn looks_that_left_no_record_fail_the_run() {
        assert!(all_recorded(1_500, 40, 1_540).is_ok());
        let error = all_recorded(1_500, 40, 41).unwrap_err();
        assert!(error.to_string().contains("grew by 1"), "{error}");
    }

    #[test]
    fn everybody_has_a_turn_and_nothing_is_lost() {
        let each = [vec![1, 2, 3], vec![], vec![4]].map(VecDeque::from).to_vec();
        assert_eq!(mixed(each), [1, 4, 2, 3]);
    }

    #[test]
    fn a_shelf_is_shared_without_one_reading_in_two_parts() {
        let reader = Arc::new(Client::new("127.0.0.1:1".parse().unwrap()));
        let one = |n: usize| Unread { reader: Arc::clone(&reader), path: format!("/desk/concerns/{n}") };
        let parts = Shelf(Arc::new(Mutex::new((0..10).map(one).collect()))).shared_among(2);
        let mut taken: Vec<String> =
            parts.iter().flat_map(|part| std::iter::from_fn(|| part.take())).map(|unread| unread.path).collect();
        taken.sort();
        taken.dedup();
        assert_eq!(taken.len(), 10);
    }

    #[test]
    fn only_a_concern_of_its_own_page_is_one_to_read() {
        assert!(is_concern("/desk/concerns/410735296889"));
        assert!(!is_concern("/desk/concerns/410735296889/pane"));
        assert!(!is_concern("/desk?list=unit-1"));
    }
}
