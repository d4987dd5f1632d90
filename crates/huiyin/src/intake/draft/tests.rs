use super::*;

#[test]
fn a_line_is_made_of_the_first_sentence() {
    assert_eq!(first_words("村口路灯不亮。老人摔了一跤。"), "村口路灯不亮");
    assert_eq!(first_words("  \n路灯不亮\n已经三天"), "路灯不亮");
}

#[test]
fn a_long_sentence_is_cut_at_a_clause() {
    let text = "今年五月马柳线拓宽，施工的把我们村东头那条排水沟填了走车，完工也没给挖开";
    assert_eq!(first_words(text), "今年五月马柳线拓宽，施工的把我们村东头那条排水沟填了走车");
}

#[test]
fn a_sentence_without_an_end_is_cut_with_a_mark() {
    let text = "水".repeat(80);
    assert_eq!(first_words(&text).chars().count(), LINE_MOST + 1);
}

#[test]
fn what_the_person_wrote_as_one_line_stands() {
    let draft = Draft { text: "路灯不亮。".into(), title: " 村口路灯 ".into(), ..Draft::default() };
    assert_eq!(draft.title_line(), "村口路灯");
}
