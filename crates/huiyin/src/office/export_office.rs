//! 导出: units, posts, people or categories as an Excel file, as they stand today. No concern is in it.

use axum::extract::{Path, State};
use axum::response::Response;
use huiyin_domain::kernel::ids::{PersonId, PostId};
use huiyin_domain::office::UnitKind;

use super::form_page::t;
use super::set_post::role_name;
use crate::app::App;
use crate::web::problem::Problem;
use crate::web::sheet::{self, Cell, Sheet};
use crate::web::visitor::Visitor;

/// What can be taken out: the word of the address and the key of its name.
pub const LISTS: [(&str, &str); 4] = [
    ("units", "office-units"),
    ("posts", "office-posts"),
    ("people", "office-people"),
    ("categories", "office-categories-title"),
];

/// `GET /office/export/{list}`
pub async fn get(State(_app): State<App>, visitor: Visitor, Path(list): Path<String>) -> Result<Response, Problem> {
    let (list, name) = LISTS.into_iter().find(|(word, _)| *word == list).ok_or(Problem::NotFound)?;
    let (columns, rows) = match list {
        "units" => units(&visitor),
        "posts" => posts(&visitor),
        "people" => people(&visitor),
        _categories => categories(&visitor),
    };
    let columns = columns.iter().map(|key| t(&visitor, key)).collect();
    sheet::answer(&Sheet { name: t(&visitor, name), columns, rows, note: String::new() })
}

type Rows = (&'static [&'static str], Vec<Vec<Cell>>);

fn units(visitor: &Visitor) -> Rows {
    let now = &visitor.office;
    let line =
        |line: &Option<huiyin_domain::kernel::text::Line>| Cell::text(line.as_ref().map_or("", |line| line.as_str()));
    let name =
        |name: &Option<huiyin_domain::kernel::text::Name>| Cell::text(name.as_ref().map_or("", |name| name.as_str()));
    let row = |(_, id)| {
        let unit = now.office.unit(id)?;
        let kind = match unit.kind {
            UnitKind::LettersOffice => "office-kind-letters",
            UnitKind::Organ => "office-kind-organ",
        };
        Some(vec![
            Cell::text(id),
            Cell::text(unit.name.as_str()),
            Cell::text(unit.parent.map_or("", |above| now.unit_name(above))),
            Cell::text(t(visitor, kind)),
            line(&unit.phone),
            line(&unit.address),
            line(&unit.rooms),
            line(&unit.hours),
            name(&unit.letters),
            name(&unit.review_body),
        ])
    };
    let columns = &[
        "office-number",
        "office-unit-name",
        "office-unit-parent",
        "office-unit-kind",
        "office-unit-phone",
        "office-unit-address",
        "office-unit-rooms",
        "office-unit-hours",
        "office-unit-letters",
        "office-unit-review",
    ];
    (columns, now.office.tree().into_iter().filter_map(row).collect())
}

fn posts(visitor: &Visitor) -> Rows {
    let now = &visitor.office;
    let names = |post: PostId| now.office.holders(post).map(|person| now.person_name(person)).collect::<Vec<_>>();
    let rows = now.office.posts().map(|(id, post)| {
        vec![
            Cell::text(id),
            Cell::text(now.unit_name(post.unit)),
            Cell::text(post.title.as_str()),
            Cell::text(role_name(visitor, post.role)),
            Cell::text(names(id).join("、")),
        ]
    });
    (&["office-number", "office-unit-name", "office-post-name", "office-post-for", "office-people"], rows.collect())
}

fn people(visitor: &Visitor) -> Rows {
    let now = &visitor.office;
    let held = |id: PersonId| {
        let posts = now.office.posts().filter(|(post, _)| now.office.holders(*post).any(|person| person == id));
        posts.map(|(_, post)| format!("{} {}", now.unit_name(post.unit), post.title.as_str())).collect::<Vec<_>>()
    };
    let rows = now.office.people().map(|(id, person)| {
        let gone = if person.disabled { t(visitor, "office-disabled") } else { String::new() };
        let known = now.people.get(&id);
        vec![
            Cell::text(id),
            Cell::text(known.map_or("", |known| known.name.as_str())),
            Cell::text(known.map_or("", |known| known.phone.as_deref().unwrap_or_default())),
            Cell::text(held(id).join("、")),
            Cell::text(gone),
        ]
    });
    (&["office-number", "office-name", "office-person-phone", "office-holds", "office-account"], rows.collect())
}

fn categories(visitor: &Visitor) -> Rows {
    let office = &visitor.office.office;
    let rows = office.all_categories().map(|(code, _)| {
        let path = office.category_path(code);
        let level = |at: usize| Cell::text(path.get(at).map_or("", |name| name.as_str()));
        let mut gone = office.retired_categories().filter(|(one, _)| *one == code);
        let said = gone.next().map(|(_, successor)| {
            let name = successor.and_then(|code| office.category_name(code)).map_or("", |name| name.as_str());
            format!("{} {name}", t(visitor, "office-retired"))
        });
        vec![Cell::text(code), level(0), level(1), level(2), Cell::text(said.unwrap_or_default())]
    });
    let columns = &["office-code", "office-level-1", "office-level-2", "office-level-3", "office-retired"];
    (columns, rows.collect())
}
