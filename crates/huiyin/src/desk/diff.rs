//! What changed between two texts, sign by sign: Myers' shortest edit script, joined into readable pieces.

use crate::web::desk::Piece;

/// Above this many edits a text counts as rewritten: old struck out, new put in.
const MOST_EDITS: usize = 2_000;

/// The pieces that lead from one text to another.
#[must_use]
pub fn diff(before: &str, after: &str) -> Vec<Piece> {
    let (old, new): (Vec<&str>, Vec<&str>) = (tokens(before), tokens(after));
    let steps = script(&old, &new);
    smooth(join(steps, &old, &new))
}

/// Only what is in the second text, with its own words marked: for two texts side by side.
#[must_use]
pub fn marked(other: &str, own: &str) -> Vec<Piece> {
    diff(other, own).into_iter().filter(|piece| piece.class != "deleted").collect()
}

/// A Han sign is a token; letters and digits that stand together are one.
fn tokens(text: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut start = 0;
    let mut signs = text.char_indices().peekable();
    while let Some((at, sign)) = signs.next() {
        let goes_on = |next: char| sign.is_ascii_alphanumeric() && next.is_ascii_alphanumeric();
        let next = signs.peek().copied();
        if !next.is_some_and(|(_, next)| goes_on(next)) {
            let end = at + sign.len_utf8();
            tokens.extend(text.get(start..end));
            start = end;
        }
    }
    tokens
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Edit {
    Same,
    Deleted,
    Inserted,
}

/// Walks the edit graph greedily and then back (E. Myers, 1986).
fn script(old: &[&str], new: &[&str]) -> Vec<Edit> {
    let most = (old.len() + new.len()).min(MOST_EDITS);
    let offset = most + 1;
    let mut reach = vec![0_usize; 2 * most + 3];
    let mut trace = Vec::new();
    for edits in 0..=most {
        trace.push(reach.clone());
        for lane in (0..=edits).map(|step| offset + 2 * step - edits) {
            let (mut x, diagonal) = (furthest(&reach, lane, (edits, offset)), lane);
            let mut y = (x + offset).saturating_sub(diagonal);
            while x < old.len() && y < new.len() && old.get(x) == new.get(y) {
                (x, y) = (x + 1, y + 1);
            }
            if let Some(cell) = reach.get_mut(lane) {
                *cell = x;
            }
            if x >= old.len() && y >= new.len() {
                return walk_back(&trace, (old.len(), new.len()), offset);
            }
        }
    }
    let deleted = std::iter::repeat_n(Edit::Deleted, old.len());
    deleted.chain(std::iter::repeat_n(Edit::Inserted, new.len())).collect()
}

fn cell(reach: &[usize], lane: usize) -> usize {
    reach.get(lane).copied().unwrap_or(0)
}

fn goes_down(reach: &[usize], lane: usize, (edits, offset): (usize, usize)) -> bool {
    lane + edits == offset || (lane != offset + edits && cell(reach, lane - 1) < cell(reach, lane + 1))
}

fn furthest(reach: &[usize], lane: usize, at: (usize, usize)) -> usize {
    if goes_down(reach, lane, at) { cell(reach, lane + 1) } else { cell(reach, lane - 1) + 1 }
}

fn walk_back(trace: &[Vec<usize>], (mut x, mut y): (usize, usize), offset: usize) -> Vec<Edit> {
    let mut edits = Vec::new();
    for (count, reach) in trace.iter().enumerate().rev() {
        let lane = x + offset - y;
        let down = goes_down(reach, lane, (count, offset));
        let before_lane = if down { lane + 1 } else { lane - 1 };
        let before_x = cell(reach, before_lane);
        let before_y = (before_x + offset).saturating_sub(before_lane);
        while x > before_x && y > before_y {
            edits.push(Edit::Same);
            (x, y) = (x - 1, y - 1);
        }
        if count > 0 {
            edits.push(if down { Edit::Inserted } else { Edit::Deleted });
            (x, y) = (before_x, before_y);
        }
    }
    edits.reverse();
    edits
}

fn join(steps: Vec<Edit>, old: &[&str], new: &[&str]) -> Vec<Piece> {
    let (mut from, mut to) = (old.iter(), new.iter());
    let mut pieces: Vec<Piece> = Vec::new();
    for edit in steps {
        let (class, token) = match edit {
            Edit::Same => {
                from.next();
                ("same", to.next())
            }
            Edit::Deleted => ("deleted", from.next()),
            Edit::Inserted => ("inserted", to.next()),
        };
        push(&mut pieces, class, token.copied().unwrap_or_default());
    }
    pieces
}

fn push(pieces: &mut Vec<Piece>, class: &'static str, words: &str) {
    match pieces.last_mut() {
        Some(last) if last.class == class => last.words.push_str(words),
        Some(_) | None => pieces.push(Piece { class, words: words.to_owned() }),
    }
}

/// A sign or two that happen to be the same between two changes are noise: the change is shown as one.
fn smooth(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut smoothed: Vec<Piece> = Vec::new();
    let (mut gone, mut come) = (String::new(), String::new());
    let last = pieces.len().saturating_sub(1);
    for (at, piece) in pieces.into_iter().enumerate() {
        let between = !(gone.is_empty() && come.is_empty()) && at != last;
        match piece.class {
            "deleted" => gone.push_str(&piece.words),
            "inserted" => come.push_str(&piece.words),
            _ if between && piece.words.chars().count() <= 2 => {
                gone.push_str(&piece.words);
                come.push_str(&piece.words);
            }
            _ => {
                flush(&mut smoothed, &mut gone, &mut come);
                push(&mut smoothed, "same", &piece.words);
            }
        }
    }
    flush(&mut smoothed, &mut gone, &mut come);
    smoothed
}

fn flush(pieces: &mut Vec<Piece>, gone: &mut String, come: &mut String) {
    // What a smoothed change still ends or begins with on both sides did not change.
    let same_end: String = {
        let tail = gone.chars().rev().zip(come.chars().rev()).take_while(|(left, right)| left == right);
        tail.map(|(sign, _)| sign).collect::<Vec<_>>().into_iter().rev().collect()
    };
    gone.truncate(gone.len() - same_end.len());
    come.truncate(come.len() - same_end.len());
    for (class, words) in [("deleted", &mut *gone), ("inserted", &mut *come)] {
        if !words.is_empty() {
            push(pieces, class, words);
        }
        words.clear();
    }
    if !same_end.is_empty() {
        push(pieces, "same", &same_end);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(before: &str, after: &str) -> String {
        let mark = |piece: &Piece| match piece.class {
            "deleted" => format!("[-{}-]", piece.words),
            "inserted" => format!("[+{}+]", piece.words),
            _ => piece.words.clone(),
        };
        diff(before, after).iter().map(mark).collect()
    }

    #[test]
    fn one_word_that_changed_is_shown_alone() {
        assert_eq!(shown("到村里看了一次，问了", "到村里看了两次，问了"), "到村里看了[-一-][+两+]次，问了");
    }

    #[test]
    fn nothing_changed_is_one_piece() {
        assert_eq!(shown("没有改动", "没有改动"), "没有改动");
        assert_eq!(shown("", "新"), "[+新+]");
        assert_eq!(shown("旧", ""), "[-旧-]");
    }

    #[test]
    fn both_texts_can_be_read_from_the_pieces() {
        let pairs = [
            ("我局将督促施工方尽快恢复。", "12月31日前按原来的宽深挖通 86 米。"),
            ("abc 12", "abd 13"),
            ("一二三", "三二一"),
        ];
        for (before, after) in pairs {
            let pieces = diff(before, after);
            let pick = |not: &str| {
                pieces.iter().filter(|piece| piece.class != not).map(|piece| piece.words.as_str()).collect::<String>()
            };
            assert_eq!((pick("inserted").as_str(), pick("deleted").as_str()), (before, after));
        }
    }
}
