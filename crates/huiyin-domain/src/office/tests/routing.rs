//! Categories by their codes, and whom a place and a matter point to.

use super::*;
use crate::testing::WATER;

fn category(code: &str) -> CategoryCode {
    CategoryCode::parse(code).expect("a code")
}

fn area(code: &str) -> AreaCode {
    AreaCode::parse(code).expect("a code")
}

fn with(office: Office, codes: &[&str]) -> Office {
    let named = codes.iter().map(|code| Command::SetCategory { code: category(code), name: name(code) });
    after(office, named.collect())
}

fn answers(unit: UnitId, areas: &[&str], matters: &[&str]) -> Command {
    let (areas, categories) = (areas.iter().map(|code| area(code)), matters.iter().map(|code| category(code)));
    Command::SetJurisdiction(JurisdictionSet { areas: areas.collect(), categories: categories.collect(), unit })
}

#[test]
fn a_code_says_on_which_level_it_stands_and_below_what() {
    let office = with(sample_office(), &["7", "701", "70102", "JY", "JY-02", "JY-020"]);
    let path = |code: &str| office.category_path(&category(code)).iter().map(|name| name.as_str()).collect::<Vec<_>>();
    assert_eq!(path("70102"), ["7", "701", "70102"]);
    assert_eq!(path("JY-02"), ["JY", "JY-02"]);
    assert_eq!(path("JY-020"), ["JY", "JY-020"], "a longer number is no lower level");
    assert_eq!(office.category_level(&category("70102")), 3);
}

#[test]
fn a_retired_category_keeps_its_name_is_given_no_more_and_comes_back_when_set_again() {
    let office = with(sample_office(), &["7", "8"]);
    let retire = RetireCategory { code: category("7"), successor: Some(category("8")), used: true };
    let office = after(office, vec![Command::RetireCategory(retire)]);
    assert!(!office.has_category(&category("7")) && office.category_name(&category("7")).is_some());
    let gone: Vec<_> = office.retired_categories().collect();
    assert_eq!(gone, [(&category("7"), Some(&category("8")))]);
    assert!(with(office, &["7"]).has_category(&category("7")));
}

#[test]
fn place_and_matter_point_to_the_unit_that_answers_for_both_before_the_one_for_either() {
    let office = with(sample_office(), &["7", "701"]);
    let office = after(office, vec![answers(BUREAU, &[], &["7"]), answers(WATER, &["0300-01"], &["701"])]);
    let units = |place: Option<&str>, matter: Option<&str>| {
        let (place, matter) = (place.map(area), matter.map(category));
        office.suggest(place.as_ref(), matter.as_ref()).iter().map(|one| one.unit).collect::<Vec<_>>()
    };
    assert_eq!(units(Some("0300-01"), Some("701")), [WATER, BUREAU]);
    assert_eq!(units(Some("0300-01-02"), Some("701")), [WATER, BUREAU], "a village is in its town");
    assert_eq!(units(Some("0300-02"), Some("701")), [BUREAU], "not the other town");
    assert_eq!(units(Some("0300-01"), None), [], "a place alone is not all that it asks for");
    assert_eq!(units(None, Some("8")), []);
    let gone = UnitDissolved { successor: WATER, unit: BUREAU };
    let office = after(office, vec![Command::Arrange { from: None, what: Arrangement::DissolveUnit(gone) }]);
    let found = office.suggest(None, Some(&category("7")));
    assert_eq!(found.iter().map(|one| one.unit).collect::<Vec<_>>(), [WATER], "what is merged goes to its successor");
}
