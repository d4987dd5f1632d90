use crate::deadlines::clock::{Checked, ClockId, Policy, Unit};

#[test]
fn each_row_of_the_policy_stands_under_its_own_id() {
    for clock in ClockId::ALL {
        assert_eq!(Policy::newest().rule(clock).id, clock);
        assert_eq!(ClockId::of_word(clock.word()), Some(clock));
        let on_disk = serde_json::to_string(&clock).expect("an id is a word");
        assert_eq!(on_disk, format!("\"{clock}\""), "the word in events and in tables is the same");
    }
    assert_eq!(ClockId::of_word("xf_urgent"), None);
}

#[test]
fn the_terms_are_those_of_the_articles() {
    let row = |clock| {
        let rule = Policy::newest().rule(clock);
        (rule.length, rule.unit, rule.extension.map(|extension| extension.most))
    };
    assert_eq!(row(ClockId::Register), (15, Unit::CalendarDay, None));
    assert_eq!(row(ClockId::Acknowledge), (15, Unit::CalendarDay, None));
    assert_eq!(row(ClockId::AcknowledgeForwarded), (15, Unit::CalendarDay, None));
    assert_eq!(row(ClockId::Object), (5, Unit::WorkingDay, None));
    assert_eq!(row(ClockId::Done), (60, Unit::CalendarDay, Some(30)));
    assert_eq!(row(ClockId::RequestReview), (30, Unit::CalendarDay, None));
    assert_eq!(row(ClockId::Review), (30, Unit::CalendarDay, None));
    assert_eq!(row(ClockId::RequestRecheck), (30, Unit::CalendarDay, None));
    assert_eq!(row(ClockId::Recheck), (30, Unit::CalendarDay, None));
}

#[test]
fn every_row_cites_its_article_and_holds_its_number_in_the_article_s_words() {
    for rule in Policy::newest().rules() {
        assert!(rule.source.starts_with("《信访工作条例》第"), "{}", rule.id);
        let unit = if rule.unit == Unit::WorkingDay { "个工作日" } else { "日内" };
        assert!(rule.text.contains(&format!("{}{unit}", rule.length)), "{}: {}", rule.id, rule.text);
        assert!(!rule.name.is_empty() && !rule.starts_at.is_empty());
        assert_eq!(rule.checked, Checked::Text);
    }
}

#[test]
fn an_edition_of_the_policy_is_found_by_its_number_and_no_other() {
    assert_eq!(Policy::edition(2), Some(Policy::newest()));
    assert_eq!(Policy::edition(1).map(Policy::version), Some(1));
    assert_eq!(Policy::edition(3), None);
}

#[test]
fn the_second_edition_keeps_every_row_of_the_first_and_adds_review_and_re_review() {
    let (first, second) = (Policy::edition(1).expect("it ships"), Policy::newest());
    assert!(second.rules().starts_with(first.rules()));
    let added: Vec<ClockId> = second.rules()[first.rules().len()..].iter().map(|rule| rule.id).collect();
    assert_eq!(added, [ClockId::Review, ClockId::RequestRecheck, ClockId::Recheck]);
    assert_eq!(first.rule(ClockId::Recheck), second.rule(ClockId::Recheck), "where edition 1 has no row, the next has");
}
