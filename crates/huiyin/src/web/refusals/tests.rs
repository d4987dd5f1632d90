use std::collections::BTreeSet;

use huiyin_domain::access::Deny;
use jiff::civil::date;

use super::super::words::{Language, MISSING};
use super::*;

/// Every key that is put together here from a word of the rules, so that the catalogue's test knows that it is said.
pub(crate) fn keys() -> BTreeSet<String> {
    let refusals = Refusal::samples().into_iter().filter(|refusal| !matches!(refusal, Refusal::Denied(_)));
    let mut keys: BTreeSet<String> = refusals.map(|refusal| format!("refusal-{}", refusal.word())).collect();
    keys.extend(Step::ALL.map(|step| format!("step-{}", step.word())));
    keys.extend(Stage::ALL.map(|stage| format!("stage-{}", key_word(stage))));
    keys.extend(Stage::ALL.map(|stage| format!("next-{}", key_word(stage))));
    keys
}

fn teller(language: Language) -> Teller<'static> {
    Teller { words: Words::of(language), today: date(2026, 11, 17), unit_name: &|_| "县交通运输局".to_owned() }
}

fn say(language: Language, refusal: &Refusal) -> String {
    teller(language).say(refusal).to_string()
}

#[test]
fn every_refusal_has_a_sentence_in_both_languages_and_none_is_said_for_two() {
    for language in Language::ALL {
        let mut said = BTreeSet::new();
        for refusal in Refusal::samples() {
            let sentence = say(language, &refusal);
            assert!(!sentence.contains([MISSING.0, MISSING.1]), "{language:?} {refusal:?}: {sentence}");
            assert!(sentence.ends_with(['。', '.']), "{language:?} {refusal:?}: {sentence}");
            assert!(said.insert(sentence), "{language:?}: the sentence of {refusal:?} is another's too");
        }
    }
}

#[test]
fn every_step_is_refused_in_every_stage_with_what_comes_next() {
    for language in Language::ALL {
        for (step, stage) in Step::ALL.into_iter().flat_map(|step| Stage::ALL.map(|stage| (step, stage))) {
            let sentence = say(language, &Refusal::NotNow { step, stage });
            assert!(!sentence.contains([MISSING.0, MISSING.1]), "{language:?} {step:?} {stage:?}: {sentence}");
        }
        for part in AnswerPart::ALL {
            assert!(!part_name(Words::of(language), part).to_string().contains(MISSING.0), "{part:?}");
        }
    }
}

#[test]
fn no_name_stands_for_two_steps_or_two_stages() {
    for language in Language::ALL {
        let words = Words::of(language);
        let steps: BTreeSet<String> = Step::ALL.map(|step| step_name(words, step).to_string()).into();
        let stages: BTreeSet<String> = Stage::ALL.map(|stage| stage_name(words, stage).to_string()).into();
        assert_eq!((steps.len(), stages.len()), (Step::ALL.len(), Stage::ALL.len()), "{language:?}");
    }
}

#[test]
fn whatever_is_denied_reads_like_what_is_not_there() {
    let denials = [Deny::NotSignedIn, Deny::NoCode, Deny::Sealed, Deny::NoPost, Deny::AdminNeverReads];
    for language in Language::ALL {
        let there_is_none = Words::of(language).t("problem-not-found-now").to_string();
        for why in denials {
            assert_eq!(say(language, &Refusal::Denied(why)), there_is_none);
        }
    }
}

#[test]
fn a_refusal_names_its_day_its_unit_and_its_version() {
    let due = Refusal::TermOver { due: date(2026, 11, 20) };
    assert!(say(Language::Chinese, &due).contains("11月20日（周五）"));
    let post = Refusal::WrongPost { unit: UnitId(2) };
    assert!(say(Language::Chinese, &post).starts_with("县交通运输局"));
    let first = say(Language::English, &Refusal::StaleDraft { now: None });
    assert!(first.starts_with("No draft"), "{first}");
}

#[test]
fn a_withdrawal_that_stands_is_not_said_to_be_open() {
    let long_ago = Refusal::Withdrawn { until: date(2026, 11, 16) };
    let settled = Refusal::WithdrawalSettled { until: date(2026, 11, 16) };
    assert_eq!(say(Language::Chinese, &long_ago), say(Language::Chinese, &settled));
}

/// Blame helps nobody: sentences speak of the matter, not of what the reader did wrong.
#[test]
fn no_sentence_blames_or_hides_behind_the_system() {
    for refusal in Refusal::samples() {
        let sentence = say(Language::Chinese, &refusal);
        for word in ["系统", "违规", "非法", "错误", "失败", "无权"] {
            assert!(!sentence.contains(word), "{sentence}");
        }
    }
}
