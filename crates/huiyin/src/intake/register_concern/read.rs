//! The form as it was understood, or everything that is wrong with it, in the order of the page.

use huiyin_domain::concern::Class;
use huiyin_domain::intake::{Channel, HeadCount, SlipManner, Sorted};
use huiyin_domain::kernel::ids::{AreaCode, CategoryCode, PostId, ReceptionNo, RoundNo};
use huiyin_domain::kernel::text::{Name, Prose, Text, Title};
use huiyin_domain::kernel::time::Day;
use huiyin_domain::office::Office;
use huiyin_domain::words::{ConcernWords, RegistrationWords, ReporterWords};

use crate::desk::names;
use crate::intake::draft::first_words;
use crate::intake::fields::{judge_card, judge_phone};
use crate::web::form::{self, Fields};
use crate::web::page::Wrong;

/// More people than this do not come along with one.
const MOST_COMPANIONS: u32 = 9_999;

/// Everything of a registration that is typed.
pub(super) struct Asked {
    pub(super) channel: Channel,
    pub(super) class: Class,
    pub(super) place: Option<AreaCode>,
    pub(super) category: Option<CategoryCode>,
    pub(super) received_on: Option<Day>,
    pub(super) sent_on: Option<Day>,
    pub(super) manner: SlipManner,
    pub(super) group: Option<HeadCount>,
    pub(super) companions: u32,
    pub(super) queue: Option<u32>,
    pub(super) leader: Option<PostId>,
    pub(super) reception: Option<ReceptionNo>,
    pub(super) round: Option<RoundNo>,
    pub(super) sorted: Option<Sorted>,
    pub(super) needs_agreed: bool,
    pub(super) reporter: Option<ReporterWords>,
    pub(super) others: Vec<ReporterWords>,
    pub(super) concern: ConcernWords,
    pub(super) words: RegistrationWords,
}

/// Reads field by field and gathers what is wrong.
struct Reader<'a> {
    fields: &'a Fields,
    wrongs: Vec<Wrong>,
}

impl Reader<'_> {
    fn taken<T>(&mut self, read: Result<T, Wrong>) -> Option<T> {
        read.map_err(|wrong| self.wrongs.push(wrong)).ok()
    }

    fn line<const MIN: usize, const MAX: usize>(&mut self, field: &'static str) -> Option<Text<MIN, MAX>> {
        let read = form::optional_text(self.fields, field);
        self.taken(read).flatten()
    }

    fn judged(&mut self, field: &'static str, judge: impl Fn(&str) -> Result<String, Wrong>) -> Option<String> {
        let typed = self.fields.get(field);
        if typed.trim().is_empty() {
            return None;
        }
        self.taken(judge(typed))
    }

    fn day(&mut self, field: &'static str) -> Option<Day> {
        let typed = self.fields.get(field).trim();
        if typed.is_empty() {
            return None;
        }
        self.taken(typed.parse().map_err(|_| Wrong::new(field, "wrong-day")))
    }

    fn count(&mut self, field: &'static str) -> Option<u32> {
        let typed: String = crate::web::codes::digits_of(self.fields.get(field)).collect();
        if typed.is_empty() {
            return None;
        }
        let count = typed.parse().ok().filter(|count| *count <= MOST_COMPANIONS);
        self.taken(count.ok_or(Wrong::new(field, "register-count-wrong")))
    }

    fn number(&self, field: &str) -> Option<u32> {
        self.fields.get(field).parse().ok()
    }

    fn class(&mut self) -> Option<Class> {
        let class = match self.fields.get("conduct") {
            "yes" => Ok(Class::Sealed),
            "no" => Ok(Class::Ordinary),
            _ => Err(Wrong::new("conduct", "conduct-missing")),
        };
        self.taken(class)
    }

    fn reporter(&mut self) -> Option<ReporterWords> {
        let words = ReporterWords {
            name: self.line("name"),
            phone: self.judged("phone", judge_phone),
            address: self.line("address"),
            id_card: self.judged("id_card", judge_card),
            needs: self.line("needs"),
        };
        (words != ReporterWords::default()).then_some(words)
    }

    /// One representative a line: the name, and the telephone when there is one.
    fn others(&mut self) -> Vec<ReporterWords> {
        let lines = self.fields.get("others").lines().filter(|line| !line.trim().is_empty());
        let read: Result<Vec<_>, Wrong> = lines.map(representative).collect();
        self.taken(read).unwrap_or_default()
    }

    /// Many are spoken for as soon as a second person speaks.
    fn group(&mut self) -> Option<HeadCount> {
        let others = !self.fields.get("others").trim().is_empty();
        let group = HeadCount::ALL.into_iter().find(|band| band.word() == self.fields.get("group"));
        if others && group.is_none() {
            self.wrongs.push(Wrong::new("group", "register-group-missing"));
        }
        group
    }

    fn words(&mut self, late: bool) -> Option<ConcernWords> {
        let text = self.taken(form::text::<1, 20_000>(self.fields, "text", "register-text-missing"));
        let place = self.line("place");
        let late_because = if late { self.line("late_because") } else { None };
        let text: Prose = text?;
        let title = Title::parse(&first_words(text.as_str())).map_err(|_| Wrong::new("text", "register-text-missing"));
        Some(ConcernWords { files: Vec::new(), place, late_because, title: self.taken(title)?, text })
    }
}

fn representative(line: &str) -> Result<ReporterWords, Wrong> {
    let at = line.find(|sign: char| sign.is_numeric() || sign == '+').unwrap_or(line.len());
    let (name, phone) = line.split_at(at);
    let wrong = || Wrong::new("others", "register-others-wrong");
    let name = Name::parse(name.trim_end_matches(['\u{ff0c}', ',', '\u{3000}', ' ', '\t'])).map_err(|_| wrong())?;
    let phone = if phone.is_empty() { None } else { Some(judge_phone(phone).map_err(|_| wrong())?) };
    Ok(ReporterWords { name: Some(name), phone, ..ReporterWords::default() })
}

/// By its code, its name, or words that stand in one name only.
pub(super) fn category(office: &Office, typed: &str) -> Result<Option<CategoryCode>, Wrong> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(None);
    }
    let code = typed.split_whitespace().next().unwrap_or_default();
    let named = |(_, name): &(&CategoryCode, &Name)| name.as_str() == typed;
    let exact = office.categories().find(|(one, _)| one.as_str() == code).or_else(|| office.categories().find(named));
    if let Some((found, _)) = exact {
        return Ok(Some(found.clone()));
    }
    let mut holding = office.categories().filter(|(_, name)| name.as_str().contains(typed));
    match (holding.next(), holding.next()) {
        (Some((found, _)), None) => Ok(Some(found.clone())),
        (Some(_), Some(_)) => Err(Wrong::new("category", "register-category-many")),
        (None, _) => Err(Wrong::new("category", "register-category-none")),
    }
}

/// The channels that staff take something down from, in the order of the page: first those that come every day.
pub(super) const CHANNELS: [Channel; 14] = [
    Channel::Phone,
    Channel::WalkIn,
    Channel::Letter,
    Channel::Box,
    Channel::Reception,
    Channel::HandedOver,
    Channel::FieldVisit,
    Channel::Meeting,
    Channel::Mail,
    Channel::MessageBoard,
    Channel::Fax,
    Channel::OpinionBook,
    Channel::Delegate,
    Channel::Staff,
];
/// So many of them stand on the page; the others unfold.
pub(super) const EVERY_DAY: usize = 8;

/// The channel of the form; a call, when it names none.
pub(super) fn channel(fields: &Fields) -> Channel {
    let found = names::channel_of_word(fields.get("channel")).filter(|channel| CHANNELS.contains(channel));
    found.unwrap_or(Channel::Phone)
}

/// Whether it may have lain somewhere before it was taken down.
pub(super) fn may_be_late(channel: Channel) -> bool {
    !matches!(channel, Channel::Phone | Channel::WalkIn)
}

pub(super) fn asked(office: &Office, fields: &Fields, today: Day) -> Result<Asked, Vec<Wrong>> {
    let mut reader = Reader { fields, wrongs: Vec::new() };
    let channel = channel(fields);
    let late = may_be_late(channel);
    let queue = reader.count("queue");
    let leader = fields.get("leader").parse().ok().map(PostId);
    let reception = reader.number("reception").map(ReceptionNo).filter(|_| channel == Channel::Reception);
    let round = reader.number("round").map(RoundNo).filter(|_| channel == Channel::Box);
    if channel == Channel::Box && round.is_none() {
        reader.wrongs.push(Wrong::new("round", "register-round-none"));
    }
    let sorted = Sorted::ALL.into_iter().find(|one| one.word() == fields.get("sorted")).filter(|_| round.is_some());
    let sent_on = reader.day("sent_on");
    let words = RegistrationWords {
        room: reader.line("room"),
        sender: reader.line("sender"),
        sender_number: reader.line("sender_number"),
        companions: reader.line("companions_who"),
    };
    let reporter = reader.reporter();
    let concern = reader.words(late);
    let class = reader.class();
    let found = category(office, fields.get("category"));
    let category = reader.taken(found).flatten();
    let received_on = if late { reader.day("received").filter(|day| *day != today) } else { None };
    let manner = SlipManner::ALL.into_iter().find(|one| one.word() == fields.get("manner"));
    let manner = reader.taken(manner.ok_or(Wrong::new("manner", "wrong-pick")));
    let others = reader.others();
    let group = reader.group();
    let companions = reader.count("companions").unwrap_or(0);
    let wrongs = reader.wrongs;
    match (class, concern, manner) {
        (Some(class), Some(concern), Some(manner)) if wrongs.is_empty() => Ok(Asked {
            channel,
            class,
            place: AreaCode::parse(fields.get("area")),
            category,
            received_on,
            sent_on,
            manner,
            group,
            companions,
            queue,
            leader,
            reception,
            round,
            sorted,
            needs_agreed: fields.get("needs_agreed") == "yes",
            reporter,
            others,
            concern,
            words,
        }),
        _ => Err(wrongs),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_representative_is_a_name_and_perhaps_a_telephone() {
        let read = representative("王桂英 142 0013 6204").unwrap();
        assert_eq!(read.name.unwrap().as_str(), "王桂英");
        assert_eq!(read.phone.unwrap(), "14200136204");
        assert_eq!(representative("李强，").unwrap().phone, None);
        assert!(representative("14200136204").is_err(), "a telephone alone is nobody");
        assert!(representative("李强 12").is_err());
    }

    #[test]
    fn a_category_is_found_by_its_code_and_by_its_words() {
        let office = huiyin_domain::testing::sample_office();
        let code = CategoryCode::parse("0101");
        for typed in ["0101", "0101 农村公路", "农村公路", "公路"] {
            assert_eq!(category(&office, typed).unwrap(), code, "{typed}");
        }
        assert_eq!(category(&office, " ").unwrap(), None);
        assert_eq!(category(&office, "供热").unwrap_err().key, "register-category-none");
    }
}
