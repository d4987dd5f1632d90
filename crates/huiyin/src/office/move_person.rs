//! 调动: a person leaves a post and takes another, at once or from a day; what stays with the post is said before.

use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use huiyin_domain::kernel::ids::{PersonId, PostId};
use huiyin_domain::kernel::time::Day;
use huiyin_domain::office::{Arrangement, Command, PostLeft, PostTaken};

use super::arrange::{self, Arrange, Consequence, Owed};
use super::form_page::t;
use crate::app::App;
use crate::web::desk::Pick;
use crate::web::form::Fields;
use crate::web::page::Wrong;
use crate::web::problem::Problem;
use crate::web::visitor::Visitor;

/// What an address asks for.
#[derive(Clone, Debug, Default, serde::Deserialize)]
pub struct Asked {
    /// The post that is left.
    #[serde(default)]
    leave: String,
    /// The post that is taken; may be none.
    #[serde(default)]
    take: String,
    /// The first day.
    #[serde(default)]
    from: String,
}

/// `GET /office/people/{person}/move`
pub async fn get(
    State(app): State<App>,
    visitor: Visitor,
    Path(person): Path<u32>,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    let owed = arrange::owed(&app).await?;
    Ok(page(&app, &visitor, (PersonId(person), &asked), &owed)?.answer())
}

/// `POST /office/people/{person}/move`
pub async fn post(
    State(app): State<App>,
    visitor: Visitor,
    Path(person): Path<u32>,
    fields: Fields,
) -> Result<Response, Problem> {
    let word = |name| fields.get(name).to_owned();
    let asked = Asked { leave: word("leave"), take: word("take"), from: word("from") };
    let owed = arrange::owed(&app).await?;
    let shown = page(&app, &visitor, (PersonId(person), &asked), &owed)?;
    match give(&app, &visitor, (PersonId(person), &asked), &fields).await? {
        Ok(()) => Ok(Redirect::to(&format!("/office/people/{person}")).into_response()),
        Err((wrongs, refused)) => Ok(Arrange { wrongs, refused, ..shown }.answer()),
    }
}

type Told = (Vec<Wrong>, String);

async fn give(
    app: &App,
    visitor: &Visitor,
    (person, asked): (PersonId, &Asked),
    fields: &Fields,
) -> Result<Result<(), Told>, Problem> {
    let from = match arrange::first_day(visitor, &asked.from) {
        Ok(from) => Some(from),
        Err(wrongs) => return Ok(Err((wrongs, String::new()))),
    };
    let post = |word: &str| word.parse().ok().map(PostId);
    let mut commands = Vec::new();
    if let Some(post) = post(&asked.leave) {
        commands.push(Command::Arrange { from, what: Arrangement::LeavePost(PostLeft { person, post }) });
    }
    if let Some(post) = post(&asked.take) {
        let take = Command::Arrange { from, what: Arrangement::TakePost(PostTaken { person, post }) };
        commands.push(super::alone_or_asked(app, visitor, take).await?);
    }
    if commands.is_empty() {
        return Ok(Err((vec![Wrong::new("leave", "wrong-pick")], String::new())));
    }
    Ok(super::order(app, visitor, (commands, Vec::new()), fields).await?.map(drop).map_err(|said| (Vec::new(), said)))
}

fn page(app: &App, visitor: &Visitor, (person, asked): (PersonId, &Asked), owed: &Owed) -> Result<Arrange, Problem> {
    let office = &visitor.office.office;
    let found = office.person(person).ok_or(Problem::NotFound)?;
    let title = visitor.page(app).t("move-title").with("who", visitor.office.person_name(person)).to_string();
    let mut page = Arrange::new(app, visitor, (title, "move-intro"), format!("/office/people/{person}/move"));
    page.back = format!("/office/people/{person}");
    let said = |id| visitor.office.post_said(id, &page.page);
    let none = || Pick::new("", t(visitor, "move-none"), "?");
    let held = found.posts.iter().filter(|id| office.closed_since(**id).is_none());
    let leave = std::iter::once(none()).chain(held.map(|id| Pick::new(id, said(*id), &asked.leave))).collect();
    let free = office.posts().filter(|(id, _)| !found.posts.contains(id));
    let take = std::iter::once(none()).chain(free.map(|(id, _)| Pick::new(id, said(id), &asked.take))).collect();
    page.picks = vec![("leave", t(visitor, "move-leave"), leave), ("take", t(visitor, "move-take"), take)];
    page.from.clone_from(&asked.from);
    match arrange::first_day(visitor, &asked.from) {
        Ok(from) => consequences(app, visitor, (&mut page, owed), (person, asked, from)),
        Err(wrongs) => page.wrongs = wrongs,
    }
    Ok(page)
}

fn consequences(
    app: &App,
    visitor: &Visitor,
    (page, owed): (&mut Arrange, &Owed),
    (person, asked, from): (PersonId, &Asked, Day),
) {
    let office = &visitor.office.office;
    let post = |word: &str| word.parse().ok().map(PostId).filter(|id| office.post(*id).is_some());
    let (leave, take) = (post(&asked.leave), post(&asked.take));
    let who = visitor.office.person_name(person).to_owned();
    let mut all = Vec::new();
    if let Some(post) = leave {
        let then = arrange::after(app, office, (from, &Arrangement::LeavePost(PostLeft { person, post })));
        all.extend(arrange::who_takes(visitor, (&page.page, owed), (&then, post)));
        all.push(Consequence::plain(page.page.t("before-term").to_string()));
        let day = crate::web::dates::day_seen_on(page.page.words, from, office.today());
        let n = arrange::of_post(owed, post);
        let sees = page.page.t("before-sees-no-more").with("who", who.clone()).with("day", day).with("n", n);
        all.push(Consequence::plain(sees.to_string()));
        let taker = then.cover(post).and_then(|cover| cover.people().first().copied());
        page.told.extend(taker.map(|taker| {
            let phone = visitor.office.people.get(&taker).and_then(|taker| taker.phone.clone()).unwrap_or_default();
            let say = page.page.t("before-told").with("who", visitor.office.person_name(taker).to_owned());
            say.with("phone", phone).to_string()
        }));
    }
    if let Some(post) = take {
        let sees = page.page.t("before-sees").with("who", who).with("post", visitor.office.post_said(post, &page.page));
        all.push(Consequence::plain(sees.to_string()));
        all.push(Consequence::plain(page.page.t("before-takes-two").to_string()));
    }
    // Nobody left to take it: that is solved first.
    let nobody = leave.is_some_and(|post| {
        let then = arrange::after(app, office, (from, &Arrangement::LeavePost(PostLeft { person, post })));
        then.cover(post).is_some_and(|cover| cover.people().is_empty()) && arrange::of_post(owed, post) > 0
    });
    if !all.is_empty() && !nobody {
        page.button = arrange::button(&page.page, from, office.today());
    }
    page.consequences = all;
}
