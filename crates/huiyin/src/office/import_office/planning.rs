//! What a file would change: every row is tried on the office as it would be after the rows before it, by the very rules and
//! with the very words of the forms. Nothing is written here.

use std::collections::{BTreeMap, BTreeSet};

use huiyin_domain::kernel::actor::Role;
use huiyin_domain::kernel::ids::{CategoryCode, PersonId, PostId, UnitId};
use huiyin_domain::kernel::text::{Text, TextFault};
use huiyin_domain::kernel::time::Day;
use huiyin_domain::office::{Arrangement, Command, Office};

use super::super::export_office::{List, Logins};
use super::sheets::{Found, Row};
use crate::app::{App, OfficeNow};
use crate::handle::{self, Giving};
use crate::web::words::Words;
use crate::workbooks::{Book, Unseen};

/// What has to be known before a file is looked at.
pub(super) struct Known {
    /// Sign-in names.
    pub logins: Logins,
    /// Categories that any concern has, of those that the file retires.
    pub used: BTreeSet<CategoryCode>,
    /// Who confirms it, and when.
    pub giving: Giving,
    /// The first day of what can have one; none is at once.
    pub from: Option<Day>,
}

/// What the whole file would do.
#[derive(Default)]
pub(super) struct Plan {
    /// Why it is not looked at row by row: what is hidden, what is no list.
    pub faults: Vec<String>,
    /// Each list.
    pub lists: Vec<ListPlan>,
    /// All of it, in order.
    pub commands: Vec<Command>,
    /// Accounts that are made: whose, and under which name they sign in.
    pub accounts: Vec<(PersonId, String)>,
    /// Who may not sign in any more.
    pub disabled: Vec<PersonId>,
    /// What will wait for a second person.
    pub waiting: usize,
    /// Units that will have no head's post and had one, or are new: what they owe falls to whoever heads the unit above.
    pub headless: Vec<String>,
}

impl Plan {
    /// Rows that have to be mended.
    pub(super) fn wrong(&self) -> usize {
        self.lists.iter().map(|list| list.count(What::Wrong)).sum()
    }

    /// Whether it can be confirmed.
    pub(super) fn is_good(&self) -> bool {
        self.faults.is_empty() && self.wrong() == 0 && !self.commands.is_empty()
    }
}

/// What one list of the file would do.
pub(super) struct ListPlan {
    /// Which.
    pub list: List,
    /// On which sheet of the file.
    pub sheet: usize,
    /// The line of its head.
    pub head: u32,
    /// The column of what is to be mended, where the file came back.
    pub to_mend: Option<usize>,
    /// Rows that say anything.
    pub lines: Vec<LinePlan>,
    /// Rows that say what is so already.
    pub same: usize,
}

impl ListPlan {
    pub(super) fn count(&self, what: What) -> usize {
        self.lines.iter().filter(|line| line.what == what).count()
    }
}

/// What one row would do.
pub(super) struct LinePlan {
    /// Its line in the file.
    pub line: u32,
    /// What.
    pub what: What,
    /// Whom or what it is about.
    pub who: String,
    /// What changes, or what is wrong, a sentence each.
    pub said: Vec<String>,
}

/// Added, changed, wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum What {
    Added,
    Changed,
    Wrong,
}

/// The office as it becomes, row by row.
pub(super) struct Planning<'a> {
    /// The program.
    pub app: &'a App,
    /// Names as they stand.
    pub now: &'a OfficeNow,
    /// The reader's words.
    pub words: &'static Words,
    /// What was read before.
    pub known: &'a Known,
    /// The office after the rows before.
    pub office: Office,
    /// What a unit may be called in the file.
    pub units: Names<UnitId>,
    /// What a post may be called in the file.
    pub posts: Names<PostId>,
    /// The plan so far.
    pub plan: Plan,
    next: (u32, u32, u32),
}

/// Names with everything they may mean.
pub(super) type Names<T> = BTreeMap<String, BTreeSet<T>>;

impl<'a> Planning<'a> {
    pub(super) fn new(app: &'a App, (now, words): (&'a OfficeNow, &'static Words), known: &'a Known) -> Self {
        let office = now.office.as_ref().clone();
        // A number that a change of a later day uses already is used.
        let (mut unit, mut post) = (0, office.next_post().0 - 1);
        unit = office.units().map(|(id, _)| id.0).fold(unit, u32::max);
        for (_, plan) in office.plans() {
            match &plan.what {
                Arrangement::SetUnit(set) => unit = unit.max(set.id.0),
                Arrangement::SetPost(set) => post = post.max(set.id.0),
                Arrangement::ClosePost(_)
                | Arrangement::DissolveUnit(_)
                | Arrangement::LeavePost(_)
                | Arrangement::SetDeputy(_)
                | Arrangement::TakePost(_) => {}
            }
        }
        let person = office.people().map(|(id, _)| id.0).max().unwrap_or(0);
        let plan = Plan::default();
        let (units, posts) = names(&office);
        Self { app, now, words, known, office, units, posts, plan, next: (unit, post, person) }
    }

    pub(super) fn new_unit(&mut self) -> UnitId {
        self.next.0 += 1;
        UnitId(self.next.0)
    }

    pub(super) fn new_post(&mut self) -> PostId {
        self.next.1 += 1;
        PostId(self.next.1)
    }

    pub(super) fn new_person(&mut self) -> PersonId {
        self.next.2 += 1;
        PersonId(self.next.2)
    }

    /// A change of the house: at once, or from its day on.
    pub(super) fn arrange(&mut self, what: Arrangement) -> Result<(), String> {
        let today = self.office.today();
        let command = match (self.known.from.filter(|from| *from > today), what) {
            (Some(from), what) => Command::Arrange { from: Some(from), what },
            (None, Arrangement::SetUnit(set)) => Command::SetUnit { id: set.id, unit: set.unit },
            (None, Arrangement::SetPost(set)) => Command::SetPost { id: set.id, post: set.post },
            (None, Arrangement::TakePost(taken)) => Command::TakePost { person: taken.person, post: taken.post },
            (None, Arrangement::LeavePost(left)) => Command::LeavePost { person: left.person, post: left.post },
            (None, what @ (Arrangement::ClosePost(_) | Arrangement::DissolveUnit(_) | Arrangement::SetDeputy(_))) => {
                Command::Arrange { from: None, what }
            }
        };
        self.give(command)
    }

    /// Tries a command as the writer will, and keeps it; the sentence of the refusal when it is none.
    pub(super) fn give(&mut self, command: Command) -> Result<(), String> {
        let giving = &self.known.giving;
        let command = match giving.empty {
            true => command,
            false => super::super::asked_of_two(&self.office, &giving.actor, command),
        };
        let told = |refusal| crate::web::refusals::told(self.app, self.words, &refusal);
        handle::decide_office(&mut self.office, &command, giving).map_err(told)?;
        // The day as of which it is looked at stays the same.
        if matches!(command, Command::ProposeChange { .. } | Command::ProposeArrangement { .. }) {
            self.plan.waiting += 1;
        }
        self.plan.commands.push(command);
        Ok(())
    }

    /// `“上级单位”：找不到“城关镇”…`
    pub(super) fn wrong(&self, (column, key): (&str, &str), shown: &str) -> String {
        let why = self.words.t(key).with("shown", shown).to_string();
        self.words.t("excel-wrong").with("column", self.words.t(column).to_string()).with("why", why).to_string()
    }

    /// A text of a cell, or why it is none.
    pub(super) fn text<const MIN: usize, const MAX: usize>(
        &self,
        row: Row<'_>,
        column: &str,
    ) -> Result<Text<MIN, MAX>, String> {
        let typed = row.text(column);
        Text::parse(&typed).map_err(|fault| match fault {
            TextFault::Empty | TextFault::TooShort { .. } => self.wrong((column, "excel-wrong-missing"), &typed),
            TextFault::TooLong { max, .. } => self.wrong((column, "excel-wrong-long"), &max.to_string()),
            TextFault::Control | TextFault::Direction => self.wrong((column, "excel-wrong-signs"), &typed),
        })
    }

    /// The same where nothing may stand; what was before where the file has no such column.
    pub(super) fn optional<const MIN: usize, const MAX: usize>(
        &self,
        row: Row<'_>,
        (column, before): (&str, Option<Text<MIN, MAX>>),
    ) -> Result<Option<Text<MIN, MAX>>, String> {
        match row.cell(column) {
            None => Ok(before),
            Some(cell) if cell.shown().is_empty() => Ok(None),
            Some(_) => self.text(row, column).map(Some),
        }
    }

    /// What a name, a number, or a number with a name stands for.
    pub(super) fn meant<T: Copy + Ord + std::fmt::Display>(
        &self,
        names: &Names<T>,
        (column, typed): (&str, &str),
    ) -> Result<T, String> {
        if let Some(meant) = names.get(typed) {
            let mut meant = meant.iter();
            return match (meant.next(), meant.next()) {
                (Some(one), None) => Ok(*one),
                _several => Err(self.wrong((column, "excel-wrong-several"), typed)),
            };
        }
        let (number, name) = typed.split_once(char::is_whitespace).unwrap_or((typed, ""));
        let by_number = |ids: &BTreeSet<T>| ids.iter().find(|id| id.to_string() == number).copied();
        let found = match name.trim() {
            "" => names.values().find_map(by_number),
            name => names.get(name).and_then(by_number),
        };
        found.ok_or_else(|| self.wrong((column, "excel-wrong-unknown"), typed))
    }

    /// What differs between a row and what is so, a sentence each.
    pub(super) fn differences(&self, found: &Found<'_>, row: Row<'_>, before: &[String]) -> Vec<String> {
        let shown = |text: &str| match text {
            "" => self.words.t("excel-nothing").to_string(),
            text => text.to_owned(),
        };
        let columns = found.list.columns().iter().zip(before).filter(|(key, _)| found.has(key));
        let differing = columns.map(|(key, before)| (*key, before, row.text(key)));
        let said = differing.filter(|(key, before, now)| !is_only_looked_at(key) && *before != now);
        said.map(|(key, before, now)| {
            let say = self.words.t("excel-differs").with("column", self.words.t(key).to_string());
            say.with("before", shown(before)).with("now", shown(&now)).to_string()
        })
        .collect()
    }

    /// One row, with what is wrong with it or what it does.
    pub(super) fn line(&self, row: Row<'_>, who: String, done: Result<(What, Vec<String>), Vec<String>>) -> LinePlan {
        let (what, said) = done.unwrap_or_else(|wrong| (What::Wrong, wrong));
        LinePlan { line: row.line, what, who, said }
    }

    /// Formulas are never taken for what they gave last.
    pub(super) fn plain(&self, row: Row<'_>) -> Result<(), Vec<String>> {
        let wrong: Vec<String> = row.formulas().map(|column| self.wrong((column, "excel-wrong-formula"), "")).collect();
        if wrong.is_empty() { Ok(()) } else { Err(wrong) }
    }
}

/// What units and posts are called now; one that is gone only where no other has its name.
fn names(office: &Office) -> (Names<UnitId>, Names<PostId>) {
    let (mut units, mut posts) = (Names::<UnitId>::new(), Names::<PostId>::new());
    for (id, unit) in office.units().filter(|(_, unit)| unit.works) {
        units.entry(unit.name.as_str().to_owned()).or_default().insert(id);
    }
    for (id, unit) in office.units().filter(|(_, unit)| !unit.works) {
        units.entry(unit.name.as_str().to_owned()).or_insert_with(|| BTreeSet::from([id]));
    }
    for (id, post) in office.posts() {
        let unit = office.unit(post.unit).map_or("", |unit| unit.name.as_str());
        posts.entry(format!("{unit} {}", post.title.as_str())).or_default().insert(id);
    }
    (units, posts)
}

/// Columns that the file shows and nobody changes there.
fn is_only_looked_at(key: &str) -> bool {
    matches!(key, "office-number" | "excel-post-people")
}

/// The names of a list as it is planned so far.
pub(super) fn list_of(found: &Found<'_>, (lines, same): (Vec<LinePlan>, usize)) -> ListPlan {
    ListPlan { list: found.list, sheet: found.sheet, head: found.head, to_mend: found.to_mend, lines, same }
}

/// Units that would be without a head's post, and were not before.
pub(super) fn headless(planning: &Planning<'_>) -> Vec<String> {
    let before = &planning.now.office;
    let then = planning.office.on(planning.known.from.unwrap_or(before.today()).max(before.today()));
    let lacks = |office: &Office, id| !office.has_post(id, Role::UnitHead);
    let units = then.units().filter(|(id, unit)| unit.works && lacks(&then, *id));
    let new = units.filter(|(id, _)| !before.works(*id) || !lacks(before, *id));
    new.map(|(_, unit)| unit.name.as_str().to_owned()).collect()
}

/// What in a file nobody sees, and so nobody has confirmed: a sentence each, that says what to do.
pub(super) fn unseen(words: &'static Words, book: &Book) -> Vec<String> {
    let mut said = Vec::new();
    for sheet in &book.sheets {
        let Unseen { sheet: hidden, columns, rows, merged } = &sheet.unseen;
        let mut say = |key: &str, which: Vec<String>| {
            let (shown, more) = which.split_at(which.len().min(MOST_NAMED));
            let dots = if more.is_empty() { "" } else { "…" };
            let which = format!("{}{dots}", shown.join(", "));
            said.push(words.t(key).with("sheet", sheet.name.clone()).with("which", which).to_string());
        };
        if *hidden {
            say("excel-hidden-sheet", Vec::new());
        }
        if !columns.is_empty() {
            say("excel-hidden-columns", columns.iter().map(|column| letters(*column)).collect());
        }
        if !rows.is_empty() {
            say("excel-hidden-rows", rows.iter().map(ToString::to_string).collect());
        }
        if !merged.is_empty() {
            say("excel-merged", merged.clone());
        }
    }
    said
}

/// So many places are named in one sentence.
const MOST_NAMED: usize = 10;

/// A column as spreadsheet programs call it, counted from 0: A, B … Z, AA.
fn letters(column: u32) -> String {
    let (mut left, mut name) = (column + 1, String::new());
    while left > 0 {
        let sign = u8::try_from((left - 1) % 26).unwrap_or(0);
        name.insert(0, char::from(b'A' + sign));
        left = (left - 1) / 26;
    }
    name
}

#[cfg(test)]
mod tests {
    use super::letters;

    #[test]
    fn columns_are_called_as_spreadsheet_programs_call_them() {
        assert_eq!([0, 1, 25, 26, 51, 52].map(letters), ["A", "B", "Z", "AA", "AZ", "BA"]);
    }
}
