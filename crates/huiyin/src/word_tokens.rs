//! What a text is found by: dictionary words, Latin words and numbers, and single Han signs. The same for a text and for a
//! question, so that what was written can be found by what is typed.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use huiyin_ledger::Wanted;
use jieba_rs::Jieba;
use unicode_normalization::UnicodeNormalization;

/// Raised when a text is cut in another way; the index is then made anew at the next start.
pub const SHAPE: i64 = 1;

/// Signs of a text that are looked at; what is longer is found by its beginning.
const LONGEST: usize = 20_000;
/// The most parts of a question; nobody needs more, and each costs a walk through a list.
const PARTS: usize = 12;
/// The longest Latin word or number that is kept whole.
const LONGEST_WORD: usize = 40;

/// A text as the index keeps it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tokens {
    /// Words with blanks between, each once.
    pub words: String,
    /// Single Han signs with blanks between, in their order; a bar where the text was interrupted.
    pub signs: String,
}

/// Signs of one kind, one behind the other.
enum Run {
    Han(String),
    Latin(String),
}

/// The dictionary takes a third of a second to unpack, so a program that neither searches nor indexes goes without.
fn jieba() -> &'static Jieba {
    static JIEBA: OnceLock<Jieba> = OnceLock::new();
    JIEBA.get_or_init(Jieba::new)
}

/// Unpacks the dictionary, so that nobody waits for it later.
pub fn unpack() {
    jieba();
}

/// Cuts a text for the index: every word of two signs that stands in it, whatever its neighbours, so that no way of cutting the
/// question misses it.
#[must_use]
pub fn of_text(text: &str) -> Tokens {
    let (mut words, mut signs) = (BTreeSet::new(), Vec::new());
    for run in runs(text) {
        match run {
            Run::Latin(word) => {
                words.insert(word);
            }
            Run::Han(run) => {
                words.extend(pairs(&run).into_iter().map(str::to_owned));
                signs.extend(run.chars().map(String::from));
                signs.push(BETWEEN.to_owned());
            }
        }
    }
    Tokens { words: words.into_iter().collect::<Vec<_>>().join(" "), signs: signs.join(" ") }
}

/// Stands between two runs of Han signs: two signs with a stop between them are no word. Nobody can ask for it, since
/// every Latin word of a question is asked among the words.
const BETWEEN: &str = "0";

/// Cuts a question; empty when nothing in it can be found.
#[must_use]
pub fn of_question(question: &str) -> Vec<Wanted> {
    let mut wanted: Vec<Wanted> = Vec::new();
    for run in runs(question) {
        match run {
            Run::Latin(word) => wanted.push(Wanted::Word(word)),
            Run::Han(run) => cut(&run, &mut wanted),
        }
    }
    wanted.dedup();
    wanted.truncate(PARTS);
    wanted
}

/// Words of a text that tell one matter from another: things, doings, how it is. Not how many, when, nor names of people and
/// places: people are never compared, and places are by their code.
#[must_use]
pub fn telling(text: &str) -> BTreeSet<String> {
    let tells = |tag: &str| {
        let kind = tag.chars().next();
        matches!(kind, Some('n' | 'v' | 'a' | 'i' | 'l' | 'j')) && !matches!(tag, "nr" | "ns" | "nt" | "nrt" | "nrfg")
    };
    let mut words = BTreeSet::new();
    for run in runs(text) {
        if let Run::Han(run) = run {
            let cut = jieba().tag(&run, false);
            let kept = cut.iter().filter(|one| one.word.chars().count() > 1 && tells(one.tag));
            words.extend(kept.map(|one| one.word.to_owned()));
        }
    }
    words
}

/// The dictionary's words of two signs that stand in a run. Longer ones are left out on purpose: 灯不亮 is one of them, and
/// whoever asks for 路灯不亮 would not find the lamp that has been out for three months.
fn pairs(run: &str) -> BTreeSet<&str> {
    jieba().cut_all(run).into_iter().filter(|word| word.chars().count() == 2).collect()
}

/// Cuts a run of a question from its end, where Chinese has the word that matters: 边|路灯, not 边路|灯. What is no word is asked
/// sign by sign; two signs alone must stand one behind the other.
fn cut(run: &str, wanted: &mut Vec<Wanted>) {
    let (words, signs): (BTreeSet<&str>, Vec<char>) = (pairs(run), run.chars().collect());
    if let [first, second] = signs[..]
        && words.is_empty()
    {
        return wanted.push(Wanted::Signs([first, second].iter().collect()));
    }
    let (mut found, mut end) = (Vec::new(), signs.len());
    while end > 0 {
        let pair: String = signs[end.saturating_sub(2)..end].iter().collect();
        if end > 1 && words.contains(pair.as_str()) {
            found.push(Wanted::Word(pair));
            end -= 2;
        } else {
            end -= 1;
            found.push(Wanted::Signs(signs[end].to_string()));
        }
    }
    found.reverse();
    wanted.extend(found);
}

fn runs(text: &str) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut open = false;
    for sign in text.nfkc().take(LONGEST).flat_map(char::to_lowercase) {
        let han = is_han(sign);
        if !han && !sign.is_alphanumeric() {
            open = false;
            continue;
        }
        match runs.last_mut() {
            Some(Run::Han(run)) if open && han => run.push(sign),
            Some(Run::Latin(run)) if open && !han => run.push(sign),
            Some(_) | None => runs.push(if han { Run::Han(sign.into()) } else { Run::Latin(sign.into()) }),
        }
        open = true;
    }
    for run in &mut runs {
        if let Run::Latin(word) = run {
            *word = word.chars().take(LONGEST_WORD).collect();
        }
    }
    runs
}

/// Han signs of all planes, and 〇.
fn is_han(sign: char) -> bool {
    matches!(sign, '\u{3007}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Whether the index would find a text by a question, said in a few lines of its own.
    fn finds(text: &str, question: &str) -> bool {
        let tokens = of_text(text);
        let signs = format!(" {} ", tokens.signs);
        let wanted = of_question(question);
        !wanted.is_empty()
            && wanted.iter().all(|part| match part {
                Wanted::Word(word) => tokens.words.split(' ').any(|kept| kept == word),
                Wanted::Signs(run) => {
                    let run: Vec<String> = run.chars().map(String::from).collect();
                    signs.contains(&format!(" {} ", run.join(" ")))
                }
            })
    }

    #[test]
    fn one_sign_two_signs_and_words_are_found() {
        let text = "村东头的排水沟被施工队填了，G318国道边路灯三个月不亮";
        for question in ["沟", "沟被", "水沟", "排水沟", "路灯不亮", "g318", "Ｇ３１８", "施工 路灯", "排水沟 国道"]
        {
            assert!(finds(text, question), "{question}: {:?} in {:?}", of_question(question), of_text(text));
        }
        for question in ["河", "填沟", "了路", "路灯 河道", "g31", "", "，。", "了g"] {
            assert!(!finds(text, question), "{question}");
        }
    }

    #[test]
    fn what_tells_one_matter_from_another_is_neither_number_nor_name() {
        let words = telling("柳林镇村东的灌溉水渠堵了三个月，王桂英去找过");
        assert!(words.contains("灌溉") && words.contains("水渠"), "{words:?}");
        assert!(
            !words.iter().any(|word| word.contains('三') || word.contains("桂英") || word.contains("柳林")),
            "{words:?}"
        );
    }

    #[test]
    fn a_question_cannot_say_more_than_words() {
        assert_eq!(
            of_question("\" OR w:* NEAR("),
            [Wanted::Word("or".into()), Wanted::Word("w".into()), Wanted::Word("near".into())]
        );
    }

    proptest! {
        #[test]
        fn every_piece_of_what_was_written_is_found(
            text in "[村东头的排水沟被施工队填了路灯不亮噪音扰民欠薪]{4,40}", from in 0_usize..30, length in 1_usize..12
        ) {
            let piece: String = text.chars().skip(from % (text.chars().count() - 1)).take(length).collect();
            prop_assert!(finds(&text, &piece), "{} in {}", piece, text);
        }

        #[test]
        fn nothing_typed_breaks_it(text in ".{0,200}") {
            let tokens = of_text(&text);
            prop_assert!(tokens.words.chars().all(|sign| sign == ' ' || sign.is_alphanumeric()), "{}", tokens.words);
            prop_assert!(of_question(&text).len() <= PARTS);
        }
    }
}
