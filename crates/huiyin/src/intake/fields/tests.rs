use super::*;

#[test]
fn a_telephone_is_read_as_people_write_it() {
    for typed in ["14200136204", "142 0013 6204", "142-0013-6204", "１４２００１３６２０４", "+86 142 0013 6204"]
    {
        assert_eq!(judge_phone(typed).unwrap(), "14200136204", "{typed}");
    }
    assert_eq!(judge_phone("0300-612 3450").unwrap(), "03006123450");
    assert_eq!(judge_phone("(0300) 6123450").unwrap(), "03006123450");
}

#[test]
fn what_is_wrong_with_this_number_is_said() {
    assert_eq!(judge_phone("142 0013 620").unwrap_err(), Wrong::counted("phone", "phone-short", 1));
    assert_eq!(judge_phone("142 0013 62044").unwrap_err(), Wrong::counted("phone", "phone-long", 1));
    assert_eq!(judge_phone("问邻居").unwrap_err(), Wrong::new("phone", "phone-letters"));
    assert_eq!(judge_phone(" ").unwrap_err(), Wrong::new("phone", "phone-missing"));
}

#[test]
fn a_mobile_number_is_shown_in_groups() {
    assert_eq!(grouped_phone("14200136204"), "142 0013 6204");
    assert_eq!(grouped_phone("03006123450"), "03006123450");
}

#[test]
fn an_identity_number_is_read_as_people_write_it_and_its_check_is_tried() {
    for typed in ["11010519491231002X", "110105 19491231 002x", "１１０１０５１９４９１２３１００２Ｘ"]
    {
        assert_eq!(judge_card(typed).unwrap(), "11010519491231002X", "{typed}");
    }
    for typed in ["110105194912310021", "11010519491231002", "1101051949123100二X", "X1010519491231002X", ""] {
        assert_eq!(judge_card(typed).unwrap_err(), Wrong::new("id_card", "id-card-wrong"), "{typed}");
    }
}
