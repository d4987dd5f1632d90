//! One old record as the command that carries it over.

use huiyin_domain::concern::Class;
use huiyin_domain::intake::{self, CarryOver, Channel, Claimed, ClaimedEntry, ClaimedState};
use huiyin_domain::kernel::ids::{AreaCode, CategoryCode, ConcernId, Hex};
use huiyin_domain::kernel::number::Number;
use huiyin_domain::kernel::text::{Line, Name, OldText, TextFault};
use huiyin_domain::words::{CarriedWords, ReporterWords};

use super::dates::{ClaimedTime, Precision};
use super::identity::Identity;
use super::row::{CarriedRow, Person};
use super::states::Standing;
use super::text::one_line;

/// Raised whenever the same row would be understood otherwise; each event keeps the one it was made with.
pub const MAPPING: u32 = 1;

/// Longest name of a field in a timeline, in characters: a name, not a text.
const LONGEST_FIELD_NAME: usize = 60;

/// Chance, drawn outside.
#[derive(Debug, Clone, Copy)]
pub struct Drawn {
    /// The concern's own name in the log.
    pub id: ConcernId,
    /// The number people use.
    pub number: Number,
}

/// The command for one record.
///
/// # Errors
/// What is wrong with a text, where the record's own checks did not see it.
pub fn command(record: &CarriedRow, identity: &Identity, drawn: Drawn) -> Result<CarryOver, TextFault> {
    let mut extra = record.kept.iter().map(|(name, value)| (name.to_string(), value.clone())).collect();
    let reporters = record.people.iter().filter_map(|person| reporter(person, &mut extra)).collect();
    Ok(CarryOver {
        of_staff: Vec::new(),
        id: drawn.id,
        number: drawn.number,
        source: record.source.clone(),
        source_id: Hex(identity.source_hmac),
        row_hmac: Hex(identity.row_hmac),
        mapping: MAPPING,
        class: if record.sealed { Class::Sealed } else { Class::Ordinary },
        channel: channel(record),
        place: record.place_code.as_deref().and_then(AreaCode::parse),
        category: record.category_code.as_deref().and_then(CategoryCode::parse),
        claimed: claimed(record),
        words: CarriedWords {
            extra,
            files: Vec::new(),
            place: record.place.clone(),
            reply: record.reply.as_deref().map(OldText::parse).transpose()?,
            source_id: record.source_id.clone().unwrap_or_default(),
            state: record.state_words.clone(),
            text: OldText::parse(&record.text)?,
            title: record.title.clone(),
        },
        reporters,
    })
}

fn claimed(record: &CarriedRow) -> Claimed {
    let times = &record.times;
    Claimed {
        closed: times.closed.map(time),
        due: times.due.map(time),
        duplicate: record.duplicate,
        promised: times.promised.map(time),
        received: times.received.map(time),
        replied: times.replied.map(time),
        state: match (record.standing, record.standing_said) {
            (Standing::Closed, true) => ClaimedState::Closed,
            (Standing::Open, true) => ClaimedState::Open,
            (Standing::Closed, false) => ClaimedState::UnknownClosed,
            (Standing::Open, false) => ClaimedState::UnknownOpen,
        },
        timeline: times
            .timeline
            .iter()
            .map(|(what, at)| ClaimedEntry { at: time(*at), what: what.chars().take(LONGEST_FIELD_NAME).collect() })
            .collect(),
    }
}

fn time(claimed: ClaimedTime) -> intake::ClaimedTime {
    let precision = match claimed.precision {
        Precision::Year => intake::Precision::Year,
        Precision::Month => intake::Precision::Month,
        Precision::Day => intake::Precision::Day,
        Precision::Minute => intake::Precision::Minute,
        Precision::Second => intake::Precision::Second,
    };
    intake::ClaimedTime { at: claimed.at, precision }
}

/// A person; what does not fit the fields of today is kept beside, as it was.
fn reporter(person: &Person, extra: &mut Vec<(String, String)>) -> Option<ReporterWords> {
    let name = Name::parse(&person.name).ok();
    let address = Line::parse(&person.address).ok();
    let phone: String =
        one_line(&person.phone).chars().filter(|letter| letter.is_ascii_digit() || *letter == '+').collect();
    let phone = (phone.len() >= 5).then_some(phone);
    if name.is_none() && !person.name.is_empty() {
        extra.push(("姓名".to_owned(), person.name.clone()));
    }
    if phone.as_deref() != Some(person.phone.as_str()) && !person.phone.is_empty() {
        extra.push(("联系电话".to_owned(), person.phone.clone()));
    }
    let words = ReporterWords { address, name, phone, ..ReporterWords::default() };
    (words != ReporterWords::default()).then_some(words)
}

/// The way it came, by the old system's word for it, else by what kind of file it is.
fn channel(record: &CarriedRow) -> Channel {
    let words = record.channel.as_deref().map(|words| one_line(words).to_lowercase()).unwrap_or_default();
    let known = CHANNELS.iter().find(|(_, names)| names.iter().any(|name| words.contains(name)));
    match (known, record.source.as_str()) {
        (Some((channel, _)), _) => *channel,
        (None, "messages-with-replies" | "messages-hot-topics" | "labelled-concerns" | "unlabelled-concerns") => {
            Channel::MessageBoard
        }
        (None, "hotline-12345") => Channel::Phone,
        (None, _) => Channel::HandedOver,
    }
}

/// Words that tell a channel; the first that is found counts.
const CHANNELS: &[(Channel, &[&str])] = &[
    (Channel::Staff, &["internal", "staff", "worker", "employee"]),
    (Channel::MessageBoard, &["留言板", "message board"]),
    (Channel::Mail, &["电子邮件", "邮箱", "email", "e-mail"]),
    (Channel::Box, &["意见箱", "信箱", "suggestion box"]),
    (Channel::Reception, &["接访", "接待"]),
    (Channel::FieldVisit, &["走访", "下访"]),
    (Channel::WalkIn, &["来访", "上访", "walk in", "walk-in", "in person", "counter"]),
    (Channel::Letter, &["来信", "信件", "书信", "邮寄", "mail", "letter"]),
    (Channel::Phone, &["来电", "电话", "热线", "12345", "phone", "call"]),
    (
        Channel::Web,
        &["网信", "网上", "网络", "网站", "微信", "app", "web", "online", "mobile", "self service", "internet"],
    ),
    (Channel::Fax, &["传真", "fax"]),
    (Channel::Meeting, &["会议", "座谈", "meeting"]),
    (Channel::Delegate, &["代表", "委员", "delegate", "council"]),
    (Channel::Api, &["接口", "api"]),
];
