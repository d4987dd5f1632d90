//! Texts of the office on pages: slots under the reader's names for them, and a text filled for one concern. What the office
//! has not written itself comes from the catalogue, so that a fresh installation has every paper.

use huiyin_domain::kernel::slot::Slot;
use huiyin_domain::office::slots::{Piece, pieces};
use huiyin_domain::office::{Office, TextKind};

use crate::web::words::{Language, Words};

/// A piece of a paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// 一、投诉请求, in Hei.
    Heading(String),
    /// （一）排水沟。 in Kai, and what follows it in Fangsong.
    Item(String, String),
    /// Running text.
    Para(String),
}

/// What a slot is filled with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Filled {
    /// Words in the line.
    Words(String),
    /// Paragraphs of their own.
    Blocks(Vec<Block>),
}

impl Filled {
    fn is_empty(&self) -> bool {
        match self {
            Self::Words(words) => words.trim().is_empty(),
            Self::Blocks(blocks) => blocks.is_empty(),
        }
    }

    fn into_words(self) -> String {
        let words = |block: &Block| match block {
            Block::Heading(words) | Block::Para(words) => words.clone(),
            Block::Item(head, words) => format!("{head}{words}"),
        };
        match self {
            Self::Words(text) => text,
            Self::Blocks(blocks) => blocks.iter().map(words).collect(),
        }
    }
}

/// Brackets around the name of a slot, as an input method types them.
const OPEN: char = '\u{3010}';
const CLOSE: char = '\u{3011}';

/// What a slot is called in a language.
#[must_use]
pub fn slot_name(language: Language, slot: Slot) -> String {
    crate::web::refusals::slot_name(Words::of(language), slot).to_string()
}

/// A text as a reader edits it: `{title}` becomes 【标题】.
#[must_use]
pub fn shown(language: Language, body: &str) -> String {
    let Ok(pieces) = pieces(body) else { return body.to_owned() };
    let say = |piece: &Piece<'_>| match piece {
        Piece::Words(words) => (*words).to_owned(),
        Piece::Slot(slot) => format!("{OPEN}{}{CLOSE}", slot_name(language, *slot)),
    };
    pieces.iter().map(say).collect()
}

/// What somebody typed as it is kept; `None` when a slot has a name that is none. Names of both languages are read.
#[must_use]
pub fn kept(typed: &str) -> Option<String> {
    let (mut kept, mut rest) = (String::with_capacity(typed.len()), typed);
    while let Some((before, after)) = rest.split_once(OPEN) {
        let (name, behind) = after.split_once(CLOSE)?;
        let is = |slot: &Slot| Language::ALL.into_iter().any(|language| slot_name(language, *slot) == name.trim());
        let slot = Slot::ALL.into_iter().find(is)?;
        kept.push_str(before);
        kept.push_str(&format!("{{{}}}", slot.word()));
        rest = behind;
    }
    kept.push_str(rest);
    Some(kept)
}

/// The text with which a paper goes out: the office's own, else the one of the catalogue. In English it is for reading only,
/// and an office that wrote its own Chinese and no English has none.
#[must_use]
pub fn body_of(office: &Office, kind: TextKind, language: Language) -> Option<String> {
    match (office.texts().paper(kind), language) {
        (Some(text), Language::Chinese) => Some(text.body.as_str().to_owned()),
        (Some(text), Language::English) => text.body_en.as_ref().map(|body| body.as_str().to_owned()),
        (None, language) => {
            let key = match kind {
                TextKind::TransferNotice => "letter-default-transfer-notice",
                TextKind::AcceptNotice => "letter-default-accept-notice",
                TextKind::DeclineNotice => "letter-default-decline-notice",
                TextKind::Opinion => "letter-default-opinion",
                TextKind::ReviewRequest => "letter-default-review-request",
                TextKind::ReviewOpinion => "letter-default-review-opinion",
                TextKind::RecheckOpinion => "letter-default-recheck-opinion",
                TextKind::NotTakenNotice => "letter-default-not-taken-notice",
                TextKind::RestrictionNotice => "letter-default-restriction-notice",
                TextKind::ExtensionNotice => "letter-default-extension-notice",
                TextKind::QuestionNotice => "letter-default-question-notice",
                TextKind::RepeatedNotice => "letter-default-repeated-notice",
                TextKind::Snippet | TextKind::QuickStep => return None,
            };
            kept(&Words::of(language).t(key).to_string())
        }
    }
}

/// Fills a text, line by line. A line whose slots all have nothing to say is left out: no notice says “before .”.
#[must_use]
pub fn fill(body: &str, value: &dyn Fn(Slot) -> Filled) -> Vec<Block> {
    body.lines().filter(|line| !line.trim().is_empty()).flat_map(|line| fill_line(line.trim(), value)).collect()
}

fn fill_line(line: &str, value: &dyn Fn(Slot) -> Filled) -> Vec<Block> {
    let Ok(pieces) = pieces(line) else { return vec![Block::Para(line.to_owned())] };
    let pieces: Vec<Piece<'_>> = pieces.into_iter().filter(|piece| *piece != Piece::Words("")).collect();
    if let [Piece::Slot(slot)] = pieces.as_slice() {
        return match value(*slot) {
            filled if filled.is_empty() => Vec::new(),
            Filled::Blocks(blocks) => blocks,
            Filled::Words(words) => vec![Block::Para(words)],
        };
    }
    let filled: Vec<(Option<Slot>, Filled)> = pieces
        .iter()
        .map(|piece| match piece {
            Piece::Words(text) => (None, Filled::Words((*text).to_owned())),
            Piece::Slot(slot) => (Some(*slot), value(*slot)),
        })
        .collect();
    let mut telling = filled.iter().filter(|(slot, _)| slot.is_some_and(|slot| !is_always_there(slot))).peekable();
    if telling.peek().is_some() && telling.all(|(_, filled)| filled.is_empty()) {
        return Vec::new();
    }
    let words: String = filled.into_iter().map(|(_, filled)| filled.into_words()).collect();
    vec![if is_heading(&words) { Block::Heading(words) } else { Block::Para(words) }]
}

/// What every concern has: a line is not left out for the want of it, nor kept because of it.
fn is_always_there(slot: Slot) -> bool {
    matches!(slot, Slot::Title | Slot::Received | Slot::Number | Slot::Organ | Slot::Level)
}

/// 一、理由 or 1. Reasons: a number, a name, no full stop.
fn is_heading(line: &str) -> bool {
    const HAN_NUMBERS: [char; 10] = [
        '\u{4e00}', '\u{4e8c}', '\u{4e09}', '\u{56db}', '\u{4e94}', '\u{516d}', '\u{4e03}', '\u{516b}', '\u{4e5d}',
        '\u{5341}',
    ];
    let ends = line.ends_with(['\u{3002}', '\u{ff1a}', '\u{ff1b}', '.', ':', ';']);
    let han = line.split_once('\u{3001}').is_some_and(|(number, _)| {
        (1..=3).contains(&number.chars().count()) && number.chars().all(|sign| HAN_NUMBERS.contains(&sign))
    });
    let figure = line
        .split_once(". ")
        .is_some_and(|(number, _)| (1..=2).contains(&number.len()) && number.bytes().all(|sign| sign.is_ascii_digit()));
    !ends && (han || figure)
}

/// The sample concern with which texts are looked at before they go out: the story of the drain, in words of the catalogue.
#[must_use]
pub fn sample(language: Language, kind: TextKind, slot: Slot) -> Filled {
    let key = reason_key(kind).filter(|_| slot == Slot::Reason).unwrap_or(sample_key(slot));
    let words = Words::of(language).t(key).to_string();
    match slot {
        Slot::Points | Slot::Found | Slot::Outcome | Slot::Request => {
            let item = |line: &str| match line.split_once('|') {
                Some((head, rest)) => Block::Item(head.to_owned(), rest.to_owned()),
                None => Block::Para(line.to_owned()),
            };
            Filled::Blocks(words.lines().map(item).collect())
        }
        Slot::Title
        | Slot::Received
        | Slot::Number
        | Slot::Organ
        | Slot::Phone
        | Slot::Due
        | Slot::Receiver
        | Slot::Reason
        | Slot::Path
        | Slot::Ground
        | Slot::Instead
        | Slot::Opening
        | Slot::Asked
        | Slot::Review
        | Slot::AskedOn
        | Slot::Level
        | Slot::Answering
        | Slot::Further
        | Slot::Final
        | Slot::NotTaken
        | Slot::Still
        | Slot::Channel
        | Slot::Limit
        | Slot::From
        | Slot::Until
        | Slot::Conduct
        | Slot::Unaffected
        | Slot::Appeal
        | Slot::OldDue
        | Slot::Extension
        | Slot::Question
        | Slot::HowToAnswer
        | Slot::Earlier => Filled::Words(words),
    }
}

/// Of papers that give another reason than why a concern was sent on.
fn reason_key(kind: TextKind) -> Option<&'static str> {
    if kind == TextKind::ExtensionNotice {
        return Some("slot-sample-reason-extension");
    }
    (kind == TextKind::RepeatedNotice).then_some("slot-sample-reason-repeated")
}

fn sample_key(slot: Slot) -> &'static str {
    match slot {
        Slot::Title => "slot-sample-title",
        Slot::Received => "slot-sample-received",
        Slot::Number => "slot-sample-number",
        Slot::Organ => "slot-sample-organ",
        Slot::Phone => "slot-sample-phone",
        Slot::Due => "slot-sample-due",
        Slot::Receiver => "slot-sample-receiver",
        Slot::Reason => "slot-sample-reason",
        Slot::Path => "slot-sample-path",
        Slot::Points => "slot-sample-points",
        Slot::Ground => "slot-sample-ground",
        Slot::Instead => "slot-sample-instead",
        Slot::Opening => "slot-sample-opening",
        Slot::Asked => "slot-sample-asked",
        Slot::Found => "slot-sample-found",
        Slot::Outcome => "slot-sample-outcome",
        Slot::Review => "slot-sample-review",
        Slot::AskedOn => "slot-sample-asked-on",
        Slot::Level => "slot-sample-level",
        Slot::Request => "slot-sample-request",
        Slot::Answering => "slot-sample-answering",
        Slot::Further => "slot-sample-further",
        Slot::Final => "slot-sample-final",
        Slot::NotTaken => "slot-sample-not-taken",
        Slot::Still => "slot-sample-still",
        Slot::Channel => "slot-sample-channel",
        Slot::Limit => "slot-sample-limit",
        Slot::From => "slot-sample-from",
        Slot::Until => "slot-sample-until",
        Slot::Conduct => "slot-sample-conduct",
        Slot::Unaffected => "slot-sample-unaffected",
        Slot::Appeal => "slot-sample-appeal",
        Slot::OldDue => "slot-sample-old-due",
        Slot::Extension => "slot-sample-extension",
        Slot::Question => "slot-sample-question",
        Slot::HowToAnswer => "slot-sample-how-to-answer",
        Slot::Earlier => "slot-sample-earlier",
    }
}

/// How the organ's name is set in red over a paper: smaller where it would not fit in one line of the text's width (GB/T 9704,
/// 7.2.4).
#[must_use]
pub fn organ_class(name: &str) -> &'static str {
    match name.chars().count() {
        0..=10 => "organ",
        11..=13 => "organ long",
        14.. => "organ longer",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_paper_of_the_catalogue_holds_what_it_must_in_both_languages() {
        for kind in TextKind::ALL.into_iter().filter(|kind| kind.is_paper()) {
            for language in Language::ALL {
                let body = body_of(&Office::default(), kind, language).expect("a paper of the catalogue");
                let pieces = pieces(&body).expect("slots that are known");
                for slot in kind.mandatory() {
                    assert!(pieces.contains(&Piece::Slot(*slot)), "{} {}: {slot:?}", kind.word(), language.tag());
                }
                assert_eq!(kept(&shown(language, &body)).as_deref(), Some(body.as_str()));
                assert!(!fill(&body, &|slot| sample(language, kind, slot)).is_empty());
            }
        }
    }

    #[test]
    fn a_line_without_its_day_is_left_out_and_a_number_with_a_name_is_a_heading() {
        let value = |slot| {
            if slot == Slot::Points {
                Filled::Blocks(vec![Block::Item("1".into(), "沟".into())])
            } else if slot == Slot::Number {
                Filled::Words("4107".into())
            } else {
                Filled::Words(String::new())
            }
        };
        let blocks = fill("一、理由\n{points}\n在{due}前答复。\n编号{number}。", &value);
        let wanted =
            [Block::Heading("一、理由".into()), Block::Item("1".into(), "沟".into()), Block::Para("编号4107。".into())];
        assert_eq!(blocks, wanted);
    }

    #[test]
    fn a_slot_with_a_name_of_no_slot_is_told() {
        assert_eq!(kept("【标题】【编号】").as_deref(), Some("{title}{number}"));
        assert_eq!(kept("【title】").as_deref(), Some("{title}"));
        assert_eq!((kept("【题目】"), kept("【标题")), (None, None));
    }
}
