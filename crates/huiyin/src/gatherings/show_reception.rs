//! One reception day: who is booked, who came, where whoever comes is taken down.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use huiyin_domain::kernel::ids::ReceptionNo;
use huiyin_domain::office::Reception;

use super::arrange_reception::RECEPTIONS;
use super::reception_days::leader;
use crate::app::App;
use crate::intake::view::origins::{self, Origin, Row};
use crate::web::dates;
use crate::web::page::Page;
use crate::web::problem::{self, Problem};
use crate::web::visitor::Visitor;

/// One day.
#[derive(Template)]
#[template(path = "gatherings/pages/show_reception.html")]
pub struct ShowReception {
    /// The layout's needs.
    pub page: Page,
    /// The day.
    pub title: String,
    /// Leader, hours, place, seats: label and value.
    pub facts: Vec<(String, String)>,
    /// Why it falls away; empty when it does not.
    pub off: String,
    /// Booked beforehand.
    pub booked: Vec<Guest>,
    /// Taken down on the day.
    pub came: Vec<Guest>,
    /// How many can still be booked; may be empty.
    pub free: String,
    /// Where whoever comes is taken down; empty before the day and when it is off.
    pub register: String,
    /// Where it is called off; empty when it is over.
    pub call_off: String,
}

/// One concern of a day.
#[derive(Clone, Debug)]
pub struct Guest {
    /// Its page.
    pub href: String,
    /// Its number, or the word for what is sealed.
    pub number: String,
    /// When that was recorded.
    pub when: String,
}

/// `GET /desk/receptions/{no}`
///
/// # Errors
/// [`Problem::NotFound`] for a day that never was.
pub async fn get(State(app): State<App>, visitor: Visitor, Path(no): Path<u32>) -> Result<Response, Problem> {
    let no = ReceptionNo(no);
    let rows = app.ledger().read(move |read| origins::rows(read, Origin::Reception(no))).await?;
    let day = visitor.office.office.receptions().get(no).ok_or(Problem::NotFound)?;
    Ok(problem::ok(&shown(&app, &visitor, (day, &rows))))
}

fn shown(app: &App, visitor: &Visitor, (day, rows): (&Reception, &[Row])) -> ShowReception {
    let (page, today) = (visitor.desk_page(app, "area-register"), app.now().day(app.zone()));
    let guest = |row: &Row| Guest {
        href: format!("/desk/concerns/{}", row.number.digits()),
        number: if row.sealed { page.t("box-sealed").to_string() } else { row.number.to_string() },
        when: dates::moment(page.words, row.at.civil(app.zone())),
    };
    let of = |how: &str| rows.iter().filter(|row| row.how == how).map(guest).collect::<Vec<_>>();
    let (booked, no) = (of("booked"), day.said.no);
    let free = day.said.seats.saturating_sub(u32::try_from(booked.len()).unwrap_or(u32::MAX));
    let (open, on_the_day) = (day.off.is_none() && day.said.on >= today, day.off.is_none() && day.said.on <= today);
    let facts = [
        ("reception-leader", leader(&visitor.office, day)),
        ("reception-hours", day.said.hours.as_str().to_owned()),
        ("reception-place", day.said.place.as_str().to_owned()),
        ("reception-seats", day.said.seats.to_string()),
    ];
    ShowReception {
        title: page.t("reception-title-of").with("day", dates::day(page.words, day.said.on)).to_string(),
        facts: facts.map(|(key, value)| (page.t(key).to_string(), value)).into(),
        off: day.off.as_ref().map_or(String::new(), |because| because.as_str().to_owned()),
        came: of("came"),
        booked,
        free: if open { page.t("reception-free").with("n", free).to_string() } else { String::new() },
        register: if on_the_day { format!("/desk/register?channel=reception&reception={no}") } else { String::new() },
        call_off: if open { format!("{RECEPTIONS}/{no}/call-off") } else { String::new() },
        page,
    }
}
