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

    /// One representative a line: the name, and telephone and address when there are any.
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
    let line = line.trim_matches(BETWEEN);
    let at = line.find(|sign: char| BETWEEN.contains(&sign) || starts_phone(sign)).unwrap_or(line.len());
    let (name, rest) = line.split_at(at);
    let wrong = || Wrong::new("others", "register-others-wrong");
    let name = Name::parse(name).map_err(|_| wrong())?;
    let (phone, address) = contacts(rest.trim_matches(BETWEEN)).ok_or_else(wrong)?;
    let address = address.map(Text::parse).transpose().map_err(|_| wrong())?;
    Ok(ReporterWords { name: Some(name), phone, address, ..ReporterWords::default() })
}

/// What stands between the parts of a line.
const BETWEEN: [char; 6] = ['\u{ff0c}', '\u{3001}', ',', '\u{3000}', ' ', '\t'];

fn starts_phone(sign: char) -> bool {
    sign.is_numeric() || sign == '+'
}

/// Telephone and address in either order, or one of them, or neither; `None` when figures are there that are no telephone.
fn contacts(rest: &str) -> Option<(Option<String>, Option<&str>)> {
    let some = |address: &'_ str| !address.is_empty();
    if rest.starts_with(starts_phone) {
        let of_phone = |sign: char| starts_phone(sign) || matches!(sign, ' ' | '-' | '(' | ')');
        let end = rest.find(|sign: char| !of_phone(sign)).unwrap_or(rest.len());
        // A house number may follow the telephone: then only what comes before the blank is the telephone.
        let split = |at: usize| (judge_phone(&rest[..at]).ok(), rest[at..].trim_matches(BETWEEN));
        let at_blank = rest.find(BETWEEN).unwrap_or(rest.len());
        let (phone, address) = [split(end), split(at_blank)].into_iter().find(|(phone, _)| phone.is_some())?;
        return Some((phone, Some(address).filter(|address| some(address))));
    }
    let last = rest.rsplit_once(BETWEEN).and_then(|(address, last)| Some((judge_phone(last).ok()?, address)));
    match last {
        Some((phone, address)) => Some((Some(phone), Some(address.trim_matches(BETWEEN)))),
        None => Some((None, Some(rest).filter(|rest| some(rest)))),
    }
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
        let address = |line: &str| representative(line).unwrap().address.map(|address| address.as_str().to_owned());
        let phone = |line: &str| representative(line).unwrap().phone;
        let home = Some("柳林镇前街12号".to_owned());
        assert_eq!(address("李桂兰，柳林镇前街12号"), home, "an address alone");
        for line in ["李桂兰 142 0013 6204 柳林镇前街12号", "李桂兰，柳林镇前街12号，14200136204"] {
            assert_eq!((address(line), phone(line)), (home.clone(), Some("14200136204".to_owned())), "{line}");
        }
        let line = "李桂兰 14200136204 12号楼3单元";
        assert_eq!((address(line), phone(line)), (Some("12号楼3单元".to_owned()), Some("14200136204".to_owned())));
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
