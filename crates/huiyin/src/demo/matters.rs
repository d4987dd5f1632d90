//! What people of the county raise, read from `matters/*.txt` (its README says how they are written).

use anyhow::{Context as _, Result, bail};
use huiyin_domain::casework::Outcome;

const FILES: [&str; 3] =
    [include_str!("matters/roads.txt"), include_str!("matters/people.txt"), include_str!("matters/land.txt")];
/// Complaints about conduct: sealed, handled by supervisors alone.
const SEALED: [&str; 1] = [include_str!("matters/sealed.txt")];

/// What kind of place a matter plays in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PlaceKind {
    Village,
    Street,
    Estate,
    School,
    Clinic,
    Site,
}

/// Whose matter it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum UnitOf {
    /// This unit.
    Unit(u32),
    /// The township in which the place lies.
    Township,
}

/// One kind of matter.
#[derive(Debug)]
pub(super) struct Matter {
    pub(super) category: &'static str,
    pub(super) units: Vec<UnitOf>,
    pub(super) place: PlaceKind,
    pub(super) titles: Vec<&'static str>,
    pub(super) bodies: Vec<&'static str>,
    extras: Vec<(Option<usize>, &'static str)>,
    points: Vec<Point>,
}

/// One point that can be raised with it.
#[derive(Debug)]
pub(super) struct Point {
    only: Option<usize>,
    pub(super) text: &'static str,
    answers: Vec<Answer>,
}

/// One way to answer a point.
#[derive(Debug)]
pub(super) struct Answer {
    only: Option<usize>,
    pub(super) outcome: Outcome,
    pub(super) facts: &'static str,
    pub(super) basis: &'static str,
    pub(super) reasons: &'static str,
    pub(super) remedy: &'static str,
    pub(super) promise: Option<(&'static str, &'static str)>,
}

fn fits(only: Option<usize>, variant: usize) -> bool {
    only.is_none_or(|only| only == variant)
}

impl Matter {
    /// Sentences that some add.
    pub(super) fn extras(&self, variant: usize) -> Vec<&'static str> {
        self.extras.iter().filter(|(only, _)| fits(*only, variant)).map(|(_, text)| *text).collect()
    }

    /// Nobody complains of cold rooms in July, or of a place at school in December.
    pub(super) fn is_of_month(&self, month: i8) -> bool {
        match self.category {
            "CJ-03" => !(4..=10).contains(&month),
            "JY-01" => (5..=9).contains(&month),
            _ => true,
        }
    }

    /// The points of one of its variants; a point without an answer there is left out.
    pub(super) fn points(&self, variant: usize) -> Vec<&Point> {
        let answered = |point: &&Point| fits(point.only, variant) && !point.answers(variant).is_empty();
        self.points.iter().filter(answered).collect()
    }
}

impl Point {
    /// The answers of one of the variants.
    pub(super) fn answers(&self, variant: usize) -> Vec<&Answer> {
        self.answers.iter().filter(|answer| fits(answer.only, variant)).collect()
    }
}

/// All ordinary matters, in the order of their files.
pub(super) fn read() -> Result<Vec<Matter>> {
    read_files(&FILES)
}

/// Complaints about conduct.
pub(super) fn read_sealed() -> Result<Vec<Matter>> {
    read_files(&SEALED)
}

fn read_files(files: &[&'static str]) -> Result<Vec<Matter>> {
    let mut matters: Vec<Matter> = Vec::new();
    for line in files.iter().flat_map(|file| file.lines()).map(str::trim).filter(|line| !line.is_empty()) {
        let (mark, rest) = line.split_once(' ').with_context(|| format!("a line without a mark: {line}"))?;
        if mark == "=" {
            matters.push(begin(rest)?);
            continue;
        }
        let matter = matters.last_mut().context("a line before the first kind")?;
        let (letter, only) = marked(mark)?;
        match letter {
            't' => matter.titles.push(rest),
            'b' => matter.bodies.push(rest),
            '+' => matter.extras.push((only, rest)),
            'p' => matter.points.push(Point { only, text: rest, answers: Vec::new() }),
            'u' | 'e' | 'n' => {
                let point = matter.points.last_mut().with_context(|| format!("an answer to nothing: {rest}"))?;
                point.answers.push(answer(letter, only, rest)?);
            }
            _ => bail!("{mark} marks nothing: {rest}"),
        }
    }
    Ok(matters)
}

/// `u2` is an answer that fits the second variant alone.
fn marked(mark: &str) -> Result<(char, Option<usize>)> {
    let mut letters = mark.chars();
    let letter = letters.next().context("an empty mark")?;
    let only = match letters.as_str() {
        "" => None,
        digits => Some(digits.parse::<usize>().with_context(|| format!("{mark} is no mark"))?.saturating_sub(1)),
    };
    Ok((letter, only))
}

fn begin(rest: &'static str) -> Result<Matter> {
    let mut parts = rest.split('|').map(str::trim);
    let category = parts.next().unwrap_or_default();
    let units = parts.next().with_context(|| format!("no units: {rest}"))?;
    let units = units.split_whitespace().map(|unit| match unit {
        "T" => Ok(UnitOf::Township),
        number => number.parse().map(UnitOf::Unit).with_context(|| format!("{number} is no unit")),
    });
    let place = match parts.next() {
        Some("village") => PlaceKind::Village,
        Some("street") => PlaceKind::Street,
        Some("estate") => PlaceKind::Estate,
        Some("school") => PlaceKind::School,
        Some("clinic") => PlaceKind::Clinic,
        Some("site") => PlaceKind::Site,
        Some(_) | None => bail!("no such place: {rest}"),
    };
    let units = units.collect::<Result<_>>()?;
    Ok(Matter {
        category,
        units,
        place,
        titles: Vec::new(),
        bodies: Vec::new(),
        extras: Vec::new(),
        points: Vec::new(),
    })
}

fn answer(letter: char, only: Option<usize>, rest: &'static str) -> Result<Answer> {
    let mut parts = rest.split('|').map(str::trim);
    let mut part = |what: &str| parts.next().with_context(|| format!("no {what}: {rest}"));
    let (facts, basis, reasons, remedy) = (part("facts")?, part("basis")?, part("reasons")?, part("remedy")?);
    let promise = parts.next().zip(parts.next());
    let outcome = match letter {
        'u' => Outcome::Upheld,
        'e' => Outcome::Explained,
        _ => Outcome::NotUpheld,
    };
    Ok(Answer { only, outcome, facts, basis, reasons, remedy, promise })
}
