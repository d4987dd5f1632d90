//! 像在: concerns that look like one, ranked by what was said, place, category and time, each with its reason. Matters are
//! compared, never people: no name, telephone or household is looked at.

use std::sync::Arc;

use huiyin_domain::access::{self, Action, Facts, FieldSet, Relation};
use huiyin_domain::concern::{Class, Concern, Stage};
use huiyin_domain::kernel::actor::Actor;
use huiyin_domain::kernel::number::Number;
use huiyin_domain::kernel::time::{Day, Moment};
use huiyin_ledger::{Failure, Fault, Read};

use super::names;
use crate::app::App;
use crate::casework::view::DeskRow;
use crate::casework::view::kin::{self, Traits};
use crate::gate;
use crate::readings::Reading;
use crate::web::dates;
use crate::web::icons::State;
use crate::web::page::Page;
use crate::web::words::{Language, Words};
use crate::word_tokens;

/// How far back and ahead of the day it was received.
const DAYS: i64 = 180;
/// The most that are shown.
const SHOWN: usize = 5;
/// The most words that a reason names.
const NAMED: usize = 3;

/// What is compared: the matter, its place and category, its day.
#[derive(Clone, Debug)]
pub struct Likeness {
    /// The matter in one line.
    pub title: String,
    /// Where, when, about what.
    pub traits: Traits,
    /// The day it was received.
    pub received: Day,
    /// Numbers that are not shown: itself, and whatever was decided about already.
    pub but: Vec<Number>,
}

impl Likeness {
    /// Of a concern with this title.
    #[must_use]
    pub fn of(concern: &Concern, title: &str) -> Option<Self> {
        let record = concern.intake.record.as_ref()?;
        let accepted = concern.intake.acceptance().and_then(|with| with.category.as_ref());
        let thought = concern.intake.registered.as_ref().and_then(|with| with.category.as_ref());
        let code = |place: Option<&str>| place.unwrap_or_default().to_owned();
        let mut but = vec![record.number];
        but.extend(concern.casework.kin.all().map(|(_, number)| number));
        Some(Self {
            title: title.to_owned(),
            traits: Traits {
                sealed: record.class == Class::Sealed,
                place: code(record.place.as_ref().map(|place| place.as_str())),
                category: code(accepted.or(thought).map(|category| category.as_str())),
                between: between(record.received_on),
            },
            received: record.received_on,
            but,
        })
    }
}

/// The days between which look-alikes are sought.
#[must_use]
pub fn between(day: Day) -> (String, String) {
    let span = jiff::Span::new().days(DAYS);
    (day.saturating_sub(span).to_string(), day.saturating_add(span).to_string())
}

/// One that looks alike.
#[derive(Clone, Debug)]
pub struct Alike {
    /// Its number, as addresses carry it.
    pub digits: String,
    /// Its number in groups of four.
    pub number: String,
    /// The matter in one line.
    pub title: String,
    /// How far it is.
    pub stage: Stage,
    /// Where it stands.
    pub state: State,
    /// The day it was received.
    pub received: String,
    /// 像在：同一个地方、同一类、都说到“水渠”
    pub why: String,
}

/// A row with why it looks alike.
struct Found {
    row: DeskRow,
    title: Arc<str>,
    score: u32,
    shared: Vec<String>,
    same: (bool, bool),
    days: i64,
}

/// The look-alikes that this reader may see; the reading of their titles is on record when this returns.
///
/// # Errors
/// A fault, or a busy ledger.
pub async fn find(app: &App, actor: &Actor, page: &Page, like: Likeness) -> Result<Vec<Alike>, Failure> {
    let (who, now) = (actor.clone(), app.now());
    let found = app.ledger().read(move |read| ranked(read, (&who, now), &like)).await;
    let found = found.map_err(|fault| Failure::Fault(fault.to_string()))?;
    record(app, actor, found.iter().map(|one| one.row.concern).collect()).await?;
    Ok(found.iter().map(|one| told(page, one)).collect())
}

/// Titles that were shown to the same person within ten minutes are on record already: the list comes anew while one types.
async fn record(app: &App, actor: &Actor, concerns: Vec<i64>) -> Result<(), Failure> {
    let permit = access::may(actor, Action::ListConcerns, &Facts::List, &Relation::default(), app.now());
    let held = permit.ok().and_then(|permit| permit.under());
    let (Some(held), Some(person)) = (held, actor.person()) else {
        return gate::record_list(app, actor, LIST, "", concerns).await;
    };
    let fields = FieldSet { content: true, identity: false, internal: false };
    let reading = |concern: i64| Reading { concern, fields, page: LIST, person, post: held.post };
    let fresh: Vec<i64> =
        concerns.into_iter().filter(|one| !app.readings().is_recent(&reading(*one), app.now())).collect();
    gate::record_list(app, actor, LIST, "", fresh.clone()).await?;
    for concern in fresh {
        app.readings().remember(reading(concern), app.now());
    }
    Ok(())
}

/// As the record of readings names it.
const LIST: &str = "look-alikes";

fn ranked(read: &Read, (actor, now): (&Actor, Moment), like: &Likeness) -> Result<Vec<Found>, Fault> {
    let mut all = Vec::new();
    for row in kin::alike(read, &like.traits)? {
        let facts = Facts::Concern(row.facts.clone());
        let Ok(permit) = access::may(actor, Action::ListConcerns, &facts, &Relation::default(), now) else { continue };
        if like.but.contains(&row.number) {
            continue;
        }
        let title = read.title(&permit, row.concern)?.unwrap_or_default();
        all.push(weighed(like, row, title));
    }
    all.retain(|one| is_alike(&one.shared, one.same));
    all.sort_by_key(|one| (std::cmp::Reverse(one.score), one.days, std::cmp::Reverse(one.row.concern)));
    all.truncate(SHOWN);
    Ok(all)
}

/// One word is shared by half a town; two, or the same place and the same category, are a reason to look.
fn is_alike(shared: &[String], (place, category): (bool, bool)) -> bool {
    shared.len() >= 2 || (place && category)
}

/// Words weigh most, then the place, then the category; a week apart weighs a little more than a season.
fn weighed(like: &Likeness, row: DeskRow, title: Arc<str>) -> Found {
    let shared = shared_words(&like.title, &title);
    let place = !like.traits.place.is_empty() && row.place == like.traits.place;
    let category = !like.traits.category.is_empty() && row.category == like.traits.category;
    let received: Day = row.received.parse().unwrap_or(like.received);
    let days = i64::from(received.until(like.received).map_or(0, |span| span.get_days())).abs();
    let words = u32::try_from(shared.len().min(4)).unwrap_or(4);
    let score = 2 * words + u32::from(place) + u32::from(category) + u32::from(days <= 7);
    Found { row, title, score, shared, same: (place, category), days }
}

fn told(page: &Page, found: &Found) -> Alike {
    let (place, category) = found.same;
    let mut why: Vec<String> = Vec::new();
    if !found.shared.is_empty() {
        let words: Vec<String> =
            found.shared.iter().take(NAMED).map(|word| page.t("alike-word").with("word", word).to_string()).collect();
        why.push(page.t("alike-words").with("words", words.join("")).to_string());
    }
    why.extend(place.then(|| page.t("alike-place").to_string()));
    why.extend(category.then(|| page.t("alike-category").to_string()));
    why.push(page.t("alike-days").with("n", found.days).to_string());
    let stage = found.row.facts.stage;
    let why = why.join(&page.t("list-comma").to_string());
    Alike {
        digits: found.row.number.digits(),
        number: found.row.number.to_string(),
        title: found.title.to_string(),
        stage,
        state: State::new(names::stage_shape(stage), page.t(names::stage(stage)).to_string()),
        received: found.row.received.parse().map(|day| dates::day(page.words, day)).unwrap_or_default(),
        why: page.t("alike-why").with("why", why).to_string(),
    }
}

/// Words that stand in both lines and tell one matter from another, the longest first. What everybody at a counter says does not
/// count.
#[must_use]
pub fn shared_words(one: &str, two: &str) -> Vec<String> {
    // Matters are told in Chinese.
    let common = Words::of(Language::Chinese).t("alike-common").to_string();
    let common: Vec<&str> = common.split_whitespace().collect();
    let (one, two) = (word_tokens::telling(one), word_tokens::telling(two));
    let shared = one.intersection(&two).filter(|word| !common.contains(&word.as_str()));
    let mut shared: Vec<String> = shared.cloned().collect();
    shared.sort_by_key(|word| std::cmp::Reverse(word.chars().count()));
    shared
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_two_lines_share_is_told_and_what_everybody_says_does_not_count() {
        let shared = shared_words("村东灌溉水渠堵了三个月", "灌溉水渠堵塞，三个月没人管");
        assert_eq!(shared, ["水渠", "灌溉"]);
        assert!(shared_words("路灯不亮", "学校食堂的饭菜").is_empty());
        assert!(shared_words("反映路灯问题，希望解决", "反映饭菜问题，希望解决").is_empty());
    }

    #[test]
    fn one_word_is_not_enough_unless_place_and_category_are_the_same() {
        let found = |shared: &[&str], same| {
            let shared: Vec<String> = shared.iter().map(|word| (*word).to_owned()).collect();
            is_alike(&shared, same)
        };
        assert!(!found(&["路灯"], (true, false)) && !found(&["路灯"], (false, true)) && !found(&[], (false, false)));
        assert!(found(&["灌溉", "水渠"], (false, false)) && found(&[], (true, true)));
    }
}
