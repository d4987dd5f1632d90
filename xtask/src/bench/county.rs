//! A demo county under load: people who report, staff who look, citizens who follow.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use super::first_readings::{self, ENOUGH, Shelf};
use super::lists;
use super::load::{self, Measured};
use super::process;
use crate::http::{Client, Form};
use crate::journeys;
use crate::server::{self, Server};

/// Last clicks that are prepared for each connection before reporting is measured; preparing takes five pages each.
const PREPARED: usize = 60;

/// A server with a county in it.
pub(super) struct County {
    server: Server,
    sign_ins: Value,
    binary: PathBuf,
    data: String,
}

impl County {
    /// Builds the county, stops, and starts again, so that the start of a full store is what is measured.
    pub(super) fn build(binary: &Path, folder: &Path, concerns: u32) -> Result<Self> {
        let (data, says) = (folder.join("data"), folder.join("says.log"));
        let path = data.to_str().context("a temporary path is UTF-8")?;
        let address = server::free_address()?;
        Server::start(binary, &["demo", "--data", path], address, &says)?.stop()?;
        let sign_ins = journeys::sign_ins(&std::fs::read_to_string(&says)?);
        fill(binary, folder, path, concerns)?;
        let server = Server::start(binary, &["serve", "--data", path], address, &says)?;
        Ok(Self { server, sign_ins, binary: binary.to_path_buf(), data: path.to_owned() })
    }

    pub(super) fn started_in(&self) -> Duration {
        self.server.started_in
    }

    pub(super) fn memory_mib(&self) -> Result<f64> {
        process::memory_mib(self.server.id())
    }

    pub(super) fn stop(self) -> Result<()> {
        self.server.stop()
    }

    /// The four pages the goals name.
    pub(super) fn measure(&self, connections: usize, unread: &Shelf, time: Duration) -> Result<Vec<Measured>> {
        let id = self.server.id();
        let mut measured = vec![load::measure("report", id, self.reporters(connections)?, time)?];
        measured.push(load::measure("inbox", id, self.lookers(connections)?, time)?);
        measured.push(self.readings(connections, unread, time)?);
        measured.push(load::measure("progress", id, self.followers(connections)?, time)?);
        Ok(measured)
    }

    /// Every list of the front desk, a head of a unit and a handler, with so many connections.
    pub(super) fn lists(&self, connections: usize, time: Duration) -> Result<Vec<Measured>> {
        let mut measured = Vec::new();
        for role in ["登记", "局长", "承办"] {
            let person = self.person(role)?;
            for path in lists::of(&mut self.sign_in(person)?)? {
                let workers: Result<Vec<_>> = (0..connections).map(|_| self.looker(person, &path)).collect();
                measured.push(load::measure(&format!("{role} {path}"), self.server.id(), workers?, time)?);
            }
        }
        Ok(measured)
    }

    /// Somebody who opens one page again and again.
    fn looker(&self, person: &Value, path: &str) -> Result<impl FnMut() -> Result<bool> + Send + use<>> {
        let (mut browser, path) = (self.sign_in(person)?, path.to_owned());
        Ok(move || {
            let answer = browser.get(&path)?;
            ensure!(answer.status == 200, "{path} answered {}", answer.status);
            Ok(true)
        })
    }

    /// What there is to read, shared among so many measurements: by everybody, so that it is enough for each.
    pub(super) fn unread(&self, measurements: usize) -> Result<Vec<Shelf>> {
        let people = self.sign_ins.as_array().context("sign-ins")?;
        // Whoever has a second factor shows it in the journeys; here a password is enough.
        let plain = people.iter().filter(|one| one["who"].as_str().is_some_and(|who| !who.contains("验证器")));
        let readers: Result<Vec<Client>> = plain.map(|one| self.sign_in(one)).collect();
        let shelves = Shelf::gather(readers?)?.shared_among(measurements);
        for shelf in &shelves {
            let there = shelf.len();
            ensure!(there >= ENOUGH, "only {there} first readings for each measurement; {ENOUGH} are wanted");
        }
        Ok(shelves)
    }

    /// Concerns, each opened for the first time by its reader, so that every look is recorded; the log must have grown by it.
    fn readings(&self, connections: usize, unread: &Shelf, time: Duration) -> Result<Measured> {
        let mut workers = Vec::new();
        for _connection in 0..connections {
            let (mut browser, unread) = (Client::new(self.server.address), unread.clone());
            workers.push(move || {
                let Some(next) = unread.take() else { return Ok(false) };
                next.open(&mut browser)?;
                Ok(true)
            });
        }
        let before = first_readings::events(&self.binary, &self.data)?;
        let measured = load::measure("concern", self.server.id(), workers, time)?;
        first_readings::all_recorded(measured.count, before, first_readings::events(&self.binary, &self.data)?)?;
        Ok(measured)
    }

    /// People whose five pages are filled in; what is measured is the last click, which is the filing.
    fn reporters(&self, connections: usize) -> Result<Vec<impl FnMut() -> Result<bool> + Send + use<>>> {
        let mut workers = Vec::new();
        for name in 0..connections {
            let mut clicks = Vec::new();
            for number in 0..PREPARED {
                clicks.push(prepared(
                    Client::new(self.server.address),
                    &format!("第 {name} 位第 {number} 件：排水沟堵了，下雨就淹。"),
                )?);
            }
            workers.push(move || {
                let Some((mut browser, form)) = clicks.pop() else { return Ok(false) };
                let answer = browser.post(&form)?;
                ensure!(answer.status == 303, "reporting answered {}", answer.status);
                Ok(true)
            });
        }
        Ok(workers)
    }

    /// Staff who open their inbox again and again; every list that is shown is recorded, however often.
    fn lookers(&self, connections: usize) -> Result<Vec<impl FnMut() -> Result<bool> + Send + use<>>> {
        let person = self.person("登记")?;
        (0..connections).map(|_| self.looker(person, "/desk")).collect()
    }

    /// Citizens who open the progress page of what they filed.
    fn followers(&self, connections: usize) -> Result<Vec<impl FnMut() -> Result<bool> + Send + use<>>> {
        let mut workers = Vec::new();
        for name in 0..connections {
            let (mut browser, form) =
                prepared(Client::new(self.server.address), &format!("第 {name} 位想看进度：路灯坏了很久。"))?;
            let receipt = browser.send(&form)?;
            let path = link(&receipt.body, "<a class=\"btn wide-btn\" href=\"")
                .context("the receipt leads to the progress page")?;
            workers.push(move || {
                let answer = browser.get(&path)?;
                ensure!(answer.status == 200, "{path} answered {}", answer.status);
                Ok(true)
            });
        }
        Ok(workers)
    }

    /// The first of the people whom the demo printed who is such a one.
    fn person(&self, role: &str) -> Result<&Value> {
        let known = self.sign_ins.as_array().context("sign-ins")?;
        let is = |one: &&Value| one["who"].as_str().is_some_and(|who| who.contains(role));
        known.iter().find(is).with_context(|| format!("nobody's line says {role}"))
    }

    /// One of the people whom the demo printed, signed in.
    fn sign_in(&self, person: &Value) -> Result<Client> {
        let mut browser = Client::new(self.server.address);
        let page = browser.get("/signin")?;
        let (login, password) =
            (person["login"].as_str().unwrap_or_default(), person["password"].as_str().unwrap_or_default());
        let answer = browser.send(&Form::on(&page, "/signin")?.with("account", login).with("password", password))?;
        ensure!(
            answer.status == 200 && !answer.path.contains("signin"),
            "signing {login} in answered {} at {}",
            answer.status,
            answer.path
        );
        Ok(browser)
    }
}

/// Brings in as many old records as wanted, the way an office would: from a file. Every second one is not answered yet, so
/// that it waits in the lists of those who work.
fn fill(binary: &Path, folder: &Path, data: &str, concerns: u32) -> Result<()> {
    let file = folder.join("old.csv");
    let mut text = String::from("编号,标题,内容,来信时间,答复单位,答复内容,答复时间\n");
    for number in 0..concerns {
        let day = number % 28 + 1;
        let answer = if number % 2 == 0 {
            format!("已经更换，欢迎监督。,2025-04-{day:02} 10:00:00")
        } else {
            ",".into()
        };
        text.push_str(&format!(
            "B{number:06},第{number}号路灯不亮,第{number}号路灯坏了很久，晚上走路不安全。,2025-03-{day:02} 09:00:00,县住建局,{answer}\n"
        ));
    }
    std::fs::write(&file, text)?;
    let output = Command::new(binary).arg("import").arg(&file).args(["--data", data]).output()?;
    ensure!(output.status.success(), "huiyin import: {}", String::from_utf8_lossy(&output.stderr));
    // The word index of so many is made once, in a process of its own: what is measured is a full store on any morning.
    let output = Command::new(binary).args(["rebuild", "--data", data]).output()?;
    ensure!(output.status.success(), "huiyin rebuild: {}", String::from_utf8_lossy(&output.stderr));
    Ok(())
}

/// Fills in the five pages, up to the last click.
fn prepared(mut browser: Client, what: &str) -> Result<(Client, Form)> {
    let form = crate::filing::to_the_last_click(&mut browser, what)?;
    Ok((browser, form))
}

fn link(page: &str, mark: &str) -> Option<String> {
    page.split(mark).nth(1)?.split('"').next().map(str::to_owned)
}
