//! 内容分类: code and name, added or renamed; a whole list in three columns gets its codes here.

use std::collections::{BTreeMap, BTreeSet};

use axum::extract::State;
use axum::response::Response;
use huiyin_domain::kernel::ids::CategoryCode;
use huiyin_domain::kernel::text::Name;
use huiyin_domain::office::{Command, LEVELS, Office};

use super::code_list::{CodeList, Read};
use crate::app::App;
use crate::web::form::Fields;
use crate::web::page::Wrong;
use crate::web::problem::Problem;
use crate::web::visitor::Visitor;
use crate::web::words::{Language, Words};

/// Its address.
pub const PATH: &str = "/office/categories";

const LIST: CodeList = CodeList {
    path: PATH,
    title: "office-categories-title",
    intro: "office-categories-intro",
    lines: "office-categories-lines",
    hint: "office-categories-hint",
    other: |visitor, typed| levels(&visitor.office.office, typed),
    known: |visitor| {
        visitor.office.office.categories().map(|(code, name)| format!("{code} {}", name.as_str())).collect()
    },
    command: |code, name| CategoryCode::parse(code).map(|code| Command::SetCategory { code, name }),
};

/// `GET /office/categories`
pub async fn get(State(app): State<App>, visitor: Visitor) -> Response {
    LIST.show(&app, &visitor)
}

/// `POST /office/categories`
pub async fn post(State(app): State<App>, visitor: Visitor, fields: Fields) -> Result<Response, Problem> {
    LIST.take(&app, &visitor, &fields).await
}

/// A list in three columns, broadest first, as offices hand them around: each name once gets a code of its own below the one
/// before it; what is there already keeps its code. Lines that begin with a code are no such list.
fn levels(office: &Office, typed: &str) -> Option<Read> {
    let lines = (1_i64..).zip(typed.lines().map(parts));
    let mut lines = lines.filter(|(_, parts)| parts.iter().any(|part| !part.is_empty())).peekable();
    let (_, first) = lines.peek()?;
    let begins = first.first().and_then(|part| part.split_whitespace().next());
    if first.len() < 2 || begins.and_then(CategoryCode::parse).is_some() {
        return None;
    }
    let mut codes = Codes::of(office);
    let wrong = |line: i64| Wrong::counted("lines", "office-wrong-levels", line);
    for (line, mut parts) in lines {
        // The head of the table says what its columns are.
        if line == 1 && is_head(&parts) {
            continue;
        }
        while parts.last().is_some_and(String::is_empty) {
            parts.pop();
        }
        if parts.len() > LEVELS || codes.add(&parts).is_none() {
            return Some(Err(wrong(line)));
        }
    }
    Some(Ok(codes.new.into_iter().map(|(code, name)| Command::SetCategory { code, name }).collect()))
}

fn is_head(parts: &[String]) -> bool {
    let columns = ["office-level-1", "office-level-2", "office-level-3"];
    [Language::Chinese, Language::English]
        .into_iter()
        .any(|language| parts.iter().zip(columns).all(|(part, key)| *part == Words::of(language).t(key).to_string()))
}

fn parts(line: &str) -> Vec<String> {
    let plain = |part: &str| part.trim().trim_matches('"').trim().to_owned();
    line.trim_start_matches('\u{FEFF}').split([',', '，', '\t']).map(plain).collect()
}

/// Codes that are given, and those that the list adds.
pub(super) struct Codes {
    known: BTreeMap<(Option<CategoryCode>, String), CategoryCode>,
    used: BTreeSet<CategoryCode>,
    /// What the list adds.
    pub(super) new: Vec<(CategoryCode, Name)>,
}

impl Codes {
    /// Those of the office.
    pub(super) fn of(office: &Office) -> Self {
        let named = |(code, name): (&CategoryCode, &Name)| {
            ((office.category_above(code).cloned(), name.as_str().to_owned()), code.clone())
        };
        let used = office.all_categories().map(|(code, _)| code.clone()).collect();
        Self { known: office.categories().map(named).collect(), used, new: Vec::new() }
    }

    /// One line of the list; `None` when a name on it is none, or no code is left.
    pub(super) fn add(&mut self, parts: &[String]) -> Option<()> {
        let mut above: Option<CategoryCode> = None;
        for part in parts {
            let key = (above.clone(), part.clone());
            let code = match self.known.get(&key) {
                Some(code) => code.clone(),
                None => {
                    let (code, name) = (self.free(above.as_ref())?, Name::parse(part).ok()?);
                    self.used.insert(code.clone());
                    self.known.insert(key, code.clone());
                    self.new.push((code.clone(), name));
                    code
                }
            };
            above = Some(code);
        }
        Some(())
    }

    /// Two digits more than the one above, of which nothing begins yet.
    fn free(&self, above: Option<&CategoryCode>) -> Option<CategoryCode> {
        let before = above.map_or(String::new(), |above| match above.as_str().contains(['-', '.']) {
            true => format!("{above}-"),
            false => above.to_string(),
        });
        let begun = |code: &CategoryCode| self.used.iter().any(|used| used.as_str().starts_with(code.as_str()));
        (1..100).filter_map(|no| CategoryCode::parse(&format!("{before}{no:02}"))).find(|code| !begun(code))
    }
}

#[cfg(test)]
mod tests {
    use huiyin_domain::testing::sample_office;

    use super::*;

    fn set(typed: &str) -> Vec<String> {
        let commands = levels(&sample_office(), typed).expect("three columns").expect("a list");
        let said = |command: &Command| {
            let Command::SetCategory { code, name } = command else { panic!("{command:?}") };
            format!("{code} {}", name.as_str())
        };
        commands.iter().map(said).collect()
    }

    #[test]
    fn three_columns_become_codes_and_each_name_is_set_once() {
        let typed =
            "一级分类,二级分类,三级分类\n城乡建设,安全生产,事故处理\n城乡建设,安全生产,安全隐患\n城乡建设,住房\n";
        let expected = ["02 城乡建设", "0201 安全生产", "020101 事故处理", "020102 安全隐患", "0202 住房"];
        assert_eq!(set(typed), expected, "01 is begun already");
        assert_eq!(set(&typed.replace(',', "\t")), expected);
    }

    #[test]
    fn lines_with_codes_are_no_such_list_and_a_fourth_column_is_named_by_its_line() {
        assert!(levels(&sample_office(), "0101 农村公路").is_none());
        assert!(levels(&sample_office(), "0102 桥，涵").is_none());
        assert!(levels(&sample_office(), "甲,乙,丙\n甲,乙,丙,丁").expect("columns").is_err());
        assert!(levels(&sample_office(), "甲,,丙").expect("columns").is_err(), "an empty level in between");
    }
}
