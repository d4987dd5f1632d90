//! Which days work. A year without a published notice is never guessed: its answer says that it is provisional.
//!
//! The calendar is data: one file a year with the notice it was taken from. A new notice is a new *edition*; events
//! name the edition they were reckoned with, so that an old due date can be reckoned again in thirty years.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use jiff::civil::Weekday;

use crate::kernel::time::Day;

/// The editions that come with the program, oldest first; edition 1 is the first entry. An edition is never changed,
/// only followed by another, because stored events name it.
const EDITIONS: &[&[&str]] = &[&[
    include_str!("years/2023.txt"),
    include_str!("years/2024.txt"),
    include_str!("years/2025.txt"),
    include_str!("years/2026.txt"),
]];

/// No search for a working day goes further than this; the longest holiday so far had nine days.
const SEARCH_DAYS_MAX: usize = 400;

/// A holiday of 全国年节及纪念日放假办法, or a local one (its art. 4). Programs turn it into words of either language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Holiday {
    /// 元旦
    NewYear,
    /// 春节
    SpringFestival,
    /// 清明节
    Qingming,
    /// 劳动节
    LabourDay,
    /// 端午节
    DragonBoat,
    /// 中秋节
    MidAutumn,
    /// 国庆节
    NationalDay,
    /// 中秋节、国庆节, where one notice joins them
    MidAutumnAndNationalDay,
    /// A local holiday, under the name its notice gives
    Local(Arc<str>),
}

impl Holiday {
    /// The holiday of a name as notices write it.
    pub fn of_name(name: &str) -> Self {
        match name {
            "元旦" => Self::NewYear,
            "春节" => Self::SpringFestival,
            "清明节" => Self::Qingming,
            "劳动节" => Self::LabourDay,
            "端午节" => Self::DragonBoat,
            "中秋节" => Self::MidAutumn,
            "国庆节" => Self::NationalDay,
            "中秋节、国庆节" | "国庆节、中秋节" => Self::MidAutumnAndNationalDay,
            local => Self::Local(local.into()),
        }
    }

    /// The Chinese name.
    pub fn name(&self) -> &str {
        match self {
            Self::NewYear => "元旦",
            Self::SpringFestival => "春节",
            Self::Qingming => "清明节",
            Self::LabourDay => "劳动节",
            Self::DragonBoat => "端午节",
            Self::MidAutumn => "中秋节",
            Self::NationalDay => "国庆节",
            Self::MidAutumnAndNationalDay => "中秋节、国庆节",
            Self::Local(name) => name,
        }
    }
}

/// What a day is, and on whose word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Quality {
    /// A Monday to Friday that works.
    Working,
    /// A weekend day that works, made up for a holiday (调休上班).
    MadeUp(Holiday),
    /// A Saturday or Sunday.
    Weekend,
    /// Off by the notice of its year.
    Holiday(Holiday),
    /// The year has no notice yet: Monday to Friday are taken as working, provisionally.
    ProvisionalWorking,
    /// The year has no notice yet: a weekend day that may still be ordered to work.
    ProvisionalWeekend,
}

impl Quality {
    /// Whether the office works on this day, as far as is known.
    pub fn works(&self) -> bool {
        match self {
            Self::Working | Self::MadeUp(_) | Self::ProvisionalWorking => true,
            Self::Weekend | Self::Holiday(_) | Self::ProvisionalWeekend => false,
        }
    }

    /// Whether a notice that is still to come may change the answer.
    pub fn is_provisional(&self) -> bool {
        match self {
            Self::ProvisionalWorking | Self::ProvisionalWeekend => true,
            Self::Working | Self::MadeUp(_) | Self::Weekend | Self::Holiday(_) => false,
        }
    }
}

/// Where a year's calendar was taken from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// The notice's own title.
    pub title: String,
    /// The day it was published.
    pub published: Day,
    /// Where it can be read.
    pub source: String,
}

/// What is wrong with a calendar file, and in which line.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CalendarFault {
    /// A line that begins with none of the six words, or lacks a part.
    #[error("line {0}: expected year, notice, published, source, off or work")]
    Line(usize),
    /// Something that is no date, or a range that ends before it begins.
    #[error("line {0}: not a date or range of dates")]
    Date(usize),
    /// A day that is named twice.
    #[error("{0} is named twice")]
    Twice(Day),
    /// A file without its year or notice.
    #[error("the file names no year or no notice")]
    Incomplete,
    /// A year that is already there.
    #[error("the year {0} is already in the calendar")]
    YearTwice(i16),
}

/// The working calendar of all published years, in one edition.
#[derive(Clone, Debug, Default)]
pub struct Calendars {
    version: u32,
    years: BTreeMap<i16, Notice>,
    days: BTreeMap<Day, (bool, Holiday)>,
}

impl Calendars {
    /// No year published: every answer is provisional.
    pub fn none() -> Self {
        Self::default()
    }

    /// The newest edition that comes with the program.
    pub fn newest() -> &'static Self {
        built_in().last().unwrap_or_else(|| NONE.get_or_init(Self::none))
    }

    /// The edition that an event names; `None` when this program does not have it.
    pub fn edition(version: u32) -> Option<&'static Self> {
        built_in().iter().find(|edition| edition.version == version)
    }

    /// The number of this edition; 0 for a calendar made by hand.
    pub fn version(&self) -> u32 {
        self.version
    }

    /// The notice of a year; `None` while it is unpublished.
    pub fn notice(&self, year: i16) -> Option<&Notice> {
        self.years.get(&year)
    }

    /// What this day is. A notice may name a day of a neighbouring year: that publishes the day, not the year.
    pub fn is_working(&self, day: Day) -> Quality {
        let weekend = matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
        if let Some((works, holiday)) = self.days.get(&day) {
            return match (*works, weekend) {
                (false, _) => Quality::Holiday(holiday.clone()),
                (true, true) => Quality::MadeUp(holiday.clone()),
                (true, false) => Quality::Working,
            };
        }
        match (self.years.contains_key(&day.year()), weekend) {
            (true, true) => Quality::Weekend,
            (true, false) => Quality::Working,
            (false, true) => Quality::ProvisionalWeekend,
            (false, false) => Quality::ProvisionalWorking,
        }
    }

    /// The first working day on or after `day`.
    pub fn first_working(&self, day: Day) -> Day {
        days_from(day).take(SEARCH_DAYS_MAX).find(|day| self.is_working(*day).works()).unwrap_or(day)
    }

    /// How many working days lie after `from`, up to and including `to`; 0 when `to` is not later.
    pub fn working_days_between(&self, from: Day, to: Day) -> u32 {
        let days = days_from(from).skip(1).take_while(|day| *day <= to);
        u32::try_from(days.filter(|day| self.is_working(*day).works()).count()).unwrap_or(u32::MAX)
    }

    /// Adds one year from the text of its file (see `years/2026.txt` for the form).
    pub fn add_year(&mut self, text: &str) -> Result<(), CalendarFault> {
        let read = YearFile::read(text)?;
        if self.years.contains_key(&read.year) {
            return Err(CalendarFault::YearTwice(read.year));
        }
        if let Some((day, _)) = read.days.iter().find(|(day, _)| self.days.contains_key(*day)) {
            return Err(CalendarFault::Twice(*day));
        }
        self.years.insert(read.year, read.notice);
        self.days.extend(read.days);
        Ok(())
    }
}

/// Every day from this one on, as far as the calendar of the machine goes.
pub(super) fn days_from(day: Day) -> impl Iterator<Item = Day> {
    std::iter::successors(Some(day), |day| day.tomorrow().ok())
}

static NONE: OnceLock<Calendars> = OnceLock::new();

/// The built-in editions, read once. A file that cannot be read leaves its year unpublished, which every answer then
/// says; that this never happens is held by a test.
fn built_in() -> &'static [Calendars] {
    static BUILT_IN: OnceLock<Vec<Calendars>> = OnceLock::new();
    BUILT_IN.get_or_init(|| {
        let numbered = (1_u32..).zip(EDITIONS);
        numbered
            .map(|(version, files)| {
                let mut edition = Calendars { version, ..Calendars::none() };
                for file in *files {
                    let _unpublished_if_unreadable = edition.add_year(file);
                }
                edition
            })
            .collect()
    })
}

struct YearFile {
    year: i16,
    notice: Notice,
    days: BTreeMap<Day, (bool, Holiday)>,
}

impl YearFile {
    fn read(text: &str) -> Result<Self, CalendarFault> {
        let (mut year, mut title, mut published, mut source) = (None, None, None, None);
        let mut days = BTreeMap::new();
        let lines = text.lines().map(str::trim).enumerate().map(|(index, line)| (index + 1, line));
        for (number, line) in lines.filter(|(_, line)| !line.is_empty() && !line.starts_with('#')) {
            let (word, rest) = line.split_once(char::is_whitespace).ok_or(CalendarFault::Line(number))?;
            let rest = rest.trim();
            match word {
                "year" => year = Some(rest.parse::<i16>().map_err(|_| CalendarFault::Line(number))?),
                "notice" => title = Some(rest.to_owned()),
                "published" => published = Some(date(rest, number)?),
                "source" => source = Some(rest.to_owned()),
                "off" => name_days(&mut days, rest, (number, false))?,
                "work" => name_days(&mut days, rest, (number, true))?,
                _ => return Err(CalendarFault::Line(number)),
            }
        }
        let (Some(year), Some(title), Some(published), Some(source)) = (year, title, published, source) else {
            return Err(CalendarFault::Incomplete);
        };
        Ok(Self { year, notice: Notice { title, published, source }, days })
    }
}

/// Reads `2026-02-15..2026-02-23 春节` or `2026-01-04 元旦` into single days.
fn name_days(
    days: &mut BTreeMap<Day, (bool, Holiday)>,
    rest: &str,
    (number, works): (usize, bool),
) -> Result<(), CalendarFault> {
    let (range, name) = rest.split_once(char::is_whitespace).ok_or(CalendarFault::Line(number))?;
    let (first, last) = range.split_once("..").unwrap_or((range, range));
    let (first, last) = (date(first, number)?, date(last, number)?);
    // A range that runs backwards or for months is a typing error; reading it would publish nonsense quietly.
    if last < first || days_from(first).take(SEARCH_DAYS_MAX).all(|day| day != last) {
        return Err(CalendarFault::Date(number));
    }
    for day in days_from(first).take_while(|day| *day <= last) {
        if days.insert(day, (works, Holiday::of_name(name.trim()))).is_some() {
            return Err(CalendarFault::Twice(day));
        }
    }
    Ok(())
}

fn date(raw: &str, number: usize) -> Result<Day, CalendarFault> {
    raw.trim().parse().map_err(|_| CalendarFault::Date(number))
}
