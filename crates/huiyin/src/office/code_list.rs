//! A list of codes with names as one text: pasted as a whole, so that a county's list takes a minute.

use axum::response::Response;
use huiyin_domain::kernel::text::Name;
use huiyin_domain::office::Command;

use super::form_page::{Ended, Form, t};
use crate::app::App;
use crate::web::desk::{Field, Kind};
use crate::web::form::Fields;
use crate::web::page::Wrong;
use crate::web::problem::Problem;
use crate::web::visitor::Visitor;

/// What a list says, or which line is wrong.
pub(super) type Read = Result<Vec<Command>, Wrong>;

/// One kind of list.
pub(super) struct CodeList {
    /// Path of its page.
    pub path: &'static str,
    /// Key of the title.
    pub title: &'static str,
    /// Key of the sentence below it.
    pub intro: &'static str,
    /// Key of the field's name.
    pub lines: &'static str,
    /// Key of the phrase below the field.
    pub hint: &'static str,
    /// Another shape in which such a list is handed around; `None` when the text has not that shape.
    pub other: fn(&Visitor, &str) -> Option<Read>,
    /// What the office has now, a line each.
    pub known: fn(&Visitor) -> Vec<String>,
    /// Code and name as a command; `None` when the code cannot be one.
    pub command: fn(&str, Name) -> Option<Command>,
}

impl CodeList {
    /// The page with what is known.
    pub(super) fn show(&self, app: &App, visitor: &Visitor) -> Response {
        self.form(visitor, (self.known)(visitor).join("\n")).page(app, visitor, Vec::new(), String::new())
    }

    /// Takes the whole text, or says which line is wrong.
    pub(super) async fn take(&self, app: &App, visitor: &Visitor, fields: &Fields) -> Result<Response, Problem> {
        let typed = fields.get("lines").to_owned();
        let parsed = (self.other)(visitor, &typed).unwrap_or_else(|| self.parse(&typed));
        let ended = match parsed {
            Err(wrong) => Ended::Wrong(vec![wrong]),
            Ok(commands) => match super::order(app, visitor, (commands, Vec::new()), fields).await? {
                Ok(_done) => Ended::Done("/office".to_owned()),
                Err(said) => Ended::Refused(said),
            },
        };
        Ok(self.form(visitor, typed).end(app, visitor, ended))
    }

    fn form(&self, visitor: &Visitor, value: String) -> Form {
        let lines = Field::new("lines", t(visitor, self.lines), Kind::Text { value, rows: 16 });
        Form {
            title: self.title,
            intro: self.intro,
            action: self.path.to_owned(),
            back: "/office".to_owned(),
            fields: vec![lines.hint(t(visitor, self.hint))],
        }
    }

    /// Each line a code, a blank and a name; the first line that is not names itself.
    fn parse(&self, typed: &str) -> Result<Vec<Command>, Wrong> {
        let lines = typed.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
        let command = |(number, line): (usize, &str)| {
            let wrong = || Wrong::counted("lines", "office-wrong-line", i64::try_from(number + 1).unwrap_or(0));
            let (code, name) = line.trim().split_once(char::is_whitespace).ok_or_else(wrong)?;
            let name = Name::parse(name).map_err(|_| wrong())?;
            (self.command)(code, name).ok_or_else(wrong)
        };
        lines.map(command).collect()
    }
}
