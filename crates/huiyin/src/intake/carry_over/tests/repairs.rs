//! What programs put into ledgers comes off; what people wrote stays.

use super::*;

fn cleaned(raw: &str) -> (String, Touched) {
    let mut touched = Touched::default();
    (clean(raw, &mut touched).unwrap(), touched)
}

#[test]
fn padding_round_a_body_is_taken_off_and_paragraphs_stay() {
    let (text, touched) = cleaned("\n\t\t\t\t\t\n\t\t\t\t\t路灯坏了。\n\t\t\n\n\n　　请来看看。  \n\t\t\t\t");
    assert_eq!(text, "路灯坏了。\n\n　　请来看看。");
    assert!(touched.whitespace);
}

#[test]
fn a_text_without_padding_is_not_touched() {
    let (text, touched) = cleaned("路灯坏了。\n请来看看。");
    assert_eq!((text.as_str(), touched), ("路灯坏了。\n请来看看。", Touched::default()));
}

#[test]
fn a_written_out_carriage_return_is_taken_off() {
    let (text, touched) = cleaned("各位好_x000D_\n请看看");
    assert_eq!(text, "各位好\n请看看");
    assert!(touched.x000d);
}

#[test]
fn letters_that_were_read_in_the_wrong_encoding_are_set_right() {
    let (text, touched) = cleaned("the owner\u{e2}\u{80}\u{99}s café");
    assert_eq!(text, "the owner’s café");
    assert!(touched.encoding);
    assert_eq!(clean("a\u{80}b", &mut Touched::default()), None, "what cannot be set right goes back");
}

#[test]
fn marks_that_turn_the_direction_go_back() {
    assert_eq!(clean("甲\u{202e}乙", &mut Touched::default()), None);
}

#[test]
fn a_mark_at_the_beginning_is_taken_off() {
    let read = from_csv("\u{feff}编号,内容\n1,路灯坏了\n");
    assert_eq!((read.repaired.bom, read.records.len()), (1, 1));
    assert_eq!(read.records[0].source_id.as_deref(), Some("1"));
}

#[test]
fn gb18030_is_read_and_counted() {
    let (bytes, _, _) = encoding_rs::GB18030
        .encode("编号,标题,内容\n1,路灯坏了,村东头的路灯坏了三个月，晚上看不见路\n2,水压低,六楼没有水，㐂\n");
    let read = understand(csv_table::read(bytes.to_vec()).unwrap(), &choices()).unwrap();
    assert_eq!((read.repaired.encoding, read.records.len()), (2, 2));
    assert_eq!(read.records[1].text, "六楼没有水，㐂");
}

#[test]
fn utf_16_with_a_mark_is_read() {
    let mut bytes = vec![0xFF, 0xFE];
    bytes.extend("编号\t内容\r\n1\t路灯坏了\r\n".encode_utf16().flat_map(u16::to_le_bytes));
    let read = understand(csv_table::read(bytes.to_vec()).unwrap(), &choices()).unwrap();
    assert_eq!((read.records[0].text.as_str(), read.repaired.encoding, read.repaired.bom), ("路灯坏了", 1, 1));
}

#[test]
fn bare_carriage_returns_end_lines() {
    let read = from_csv("编号,内容\r1,路灯坏了\r2,水压低\r");
    assert_eq!((read.rows, read.repaired.line_ends), (2, 2));
}

#[test]
fn dates_are_read_in_every_shape_offices_write() {
    let zone = TimeZone::get("Asia/Shanghai").unwrap();
    let day = moment([2023, 5, 8], [0, 0, 0]);
    let shapes = [
        ("2023-05-08", day, Precision::Day),
        ("2023.5.8", day, Precision::Day),
        ("2023/5/8", day, Precision::Day),
        ("20230508", day, Precision::Day),
        ("2023年5月8日", day, Precision::Day),
        ("23年5月8日", day, Precision::Day),
        ("２０２３年５月８日", day, Precision::Day),
        ("2023年5月8号 星期一", day, Precision::Day),
        ("05/08/2023", day, Precision::Day),
        ("45054", day, Precision::Day),
        (" 2023-5-8 ", day, Precision::Day),
        ("2023/5/8 9:05", moment([2023, 5, 8], [9, 5, 0]), Precision::Minute),
        ("2023年5月8日下午3时", moment([2023, 5, 8], [15, 0, 0]), Precision::Minute),
        ("2023/5/8 9:05:07", moment([2023, 5, 8], [9, 5, 7]), Precision::Second),
        ("05/08/2023 12:01:02 AM", moment([2023, 5, 8], [0, 1, 2]), Precision::Second),
        ("05/08/2023 12:01:02 PM", moment([2023, 5, 8], [12, 1, 2]), Precision::Second),
        ("20230508090507", moment([2023, 5, 8], [9, 5, 7]), Precision::Second),
        ("2023-05-08T01:05:07Z", moment([2023, 5, 8], [9, 5, 7]), Precision::Second),
        ("2023-05-08 09:05:07.250", moment([2023, 5, 8], [9, 5, 7]), Precision::Second),
        ("2023-05", moment([2023, 5, 1], [0, 0, 0]), Precision::Month),
        ("2023年", moment([2023, 1, 1], [0, 0, 0]), Precision::Year),
    ];
    for (text, at, precision) in shapes {
        match dates::read(&Cell::Text(text.to_owned()), Order::MonthFirst, &zone) {
            Reading::Known { time, .. } => assert_eq!((time.at, time.precision), (at, precision), "{text}"),
            other @ (Reading::Absent | Reading::Unclear) => panic!("{text} was not read: {other:?}"),
        }
    }
}

#[test]
fn what_is_no_date_is_not_guessed() {
    let zone = TimeZone::UTC;
    for text in ["五一前后", "2023-13-45", "12345678901", "3/4", "去年", "2023-05-08 25:00"] {
        assert_eq!(dates::read(&Cell::Text(text.to_owned()), Order::MonthFirst, &zone), Reading::Unclear, "{text}");
    }
    for text in ["", "不详", "0000-00-00 00:00:00", "N/A", "1900-01-01"] {
        assert_eq!(dates::read(&Cell::Text(text.to_owned()), Order::MonthFirst, &zone), Reading::Absent, "{text}");
    }
}

#[test]
fn a_column_that_proves_day_first_is_read_day_first() {
    let read = from_csv("编号,内容,日期\n1,甲,05/08/2023\n2,乙,25/08/2023\n");
    assert_eq!(read.records[0].times.received.unwrap().at, moment([2023, 8, 5], [0, 0, 0]));
}

#[test]
fn an_unclear_date_sends_the_row_back_with_what_to_write() {
    let read = from_csv("编号,内容,收到日期\n1,甲,五一前后\n2,乙,2023-05\n");
    assert_eq!(read.records.len(), 1);
    assert!(only_reason(&read).sentence(Words::of(Language::Chinese)).contains("五一前后"));
}

#[test]
fn column_names_are_compared_plainly() {
    assert_eq!(column_key(" ＳＲ_Record ID（*）"), "srrecordid");
}

#[test]
fn a_banner_and_a_merged_header_are_passed_over() {
    let read = from_csv(
        "2023年信访台账,,,,\n,,信访人,,\n编号,收到日期,,,反映内容\n,,姓名,电话,\n1,2023-05-08,刘桂英,13800000000,路灯坏了\n",
    );
    let record = &read.records[0];
    assert_eq!(record.people[0].phone, "13800000000");
    assert_eq!((record.text.as_str(), record.source_id.as_deref()), ("路灯坏了", Some("1")));
    assert_eq!(read.rows, 1);
}

#[test]
fn a_record_with_a_reply_and_no_state_is_closed_on_the_day_of_the_reply() {
    let read = from_csv(
        "编号,内容,收到日期,答复意见,答复时间\n1,路灯坏了,2023-05-08,已修好,2023-05-20 08:00:00\n2,水压低,2023-05-08,,\n",
    );
    let replied = &read.records[0];
    assert_eq!(
        (replied.standing, replied.times.closed.unwrap().at),
        (Standing::Closed, moment([2023, 5, 20], [8, 0, 0]))
    );
    assert_eq!((read.records[1].standing, read.records[1].times.closed), (Standing::Closed, None));
    assert_eq!(read.records[1].state_words, None, "shown as 状态不详");
}

#[test]
fn no_state_open_leaves_silent_rows_open() {
    let choices = Choices { no_state: Standing::Open, ..choices() };
    let read =
        understand(csv_table::read("编号,内容,答复意见\n1,甲,\n2,乙,已办\n".as_bytes().to_vec()).unwrap(), &choices)
            .unwrap();
    assert_eq!([read.records[0].standing, read.records[1].standing], [Standing::Open, Standing::Closed]);
}

#[test]
fn whoever_is_named_or_denounced_seals_the_record() {
    let read = from_csv("编号,内容,信访目的,被反映人\n1,甲,揭发控告,\n2,乙,求决,张某\n3,丙,求决,\n4,丁,检举控告类,\n");
    assert_eq!(read.records.iter().map(|record| record.sealed).collect::<Vec<_>>(), [true, true, false, true]);
}

#[test]
fn a_purpose_that_is_only_a_code_goes_back_because_it_might_have_to_be_sealed() {
    let read = from_csv("xfjbh,tsnr,xfmddm\nA1,甲,99\nA2,乙,03\n");
    assert_eq!(read.records.len(), 1);
    assert_eq!(only_reason(&read), &Reason::UnclearPurpose { shown: "03".to_owned() });
}

#[test]
fn all_nine_baltimore_states_are_known() {
    use Standing::{Closed, Open};
    let states = [
        ("Closed", Closed, false),
        ("Closed (Duplicate)", Closed, true),
        ("Closed (Transferred)", Closed, false),
        ("Open", Open, false),
        ("Open (Duplicate)", Open, true),
        ("New", Open, false),
        ("New (Duplicate)", Open, true),
        ("Pending", Open, false),
        ("In Progress", Open, false),
    ];
    for (words, standing, duplicate) in states {
        let read = states::read(words).unwrap();
        assert_eq!((read.standing, read.duplicate), (Some(standing), duplicate), "{words}");
    }
}

#[test]
fn chinese_states_are_known_and_the_open_ones_win() {
    for words in ["未办结", "办理中", "已转办（未办结）", "待受理", "否"] {
        assert_eq!(states::read(words).unwrap().standing, Some(Standing::Open), "{words}");
    }
    for words in ["已办结", "办结", "已答复", "不予受理", "终结", "是"] {
        assert_eq!(states::read(words).unwrap().standing, Some(Standing::Closed), "{words}");
    }
    assert_eq!(states::read("甲乙丙"), None);
}

#[test]
fn a_state_nobody_knows_sends_the_row_back() {
    let read = from_csv("编号,内容,状态\n1,甲,甲乙丙\n");
    assert_eq!(only_reason(&read), &Reason::UnclearState { shown: "甲乙丙".to_owned() });
}

#[test]
fn equal_rows_without_a_number_stay_two_and_are_known_again() {
    let read = from_csv("标题,内容\n路灯,坏了\n路灯,坏了\n");
    let once: Vec<_> = {
        let mut by = Identifier::new(&mac);
        read.records.iter().map(|record| by.identify(record)).collect()
    };
    let again: Vec<_> = {
        let mut by = Identifier::new(&mac);
        read.records.iter().map(|record| by.identify(record)).collect()
    };
    assert_ne!(once[0].source_hmac, once[1].source_hmac);
    assert_eq!(once[0].row_hmac, once[1].row_hmac);
    assert_eq!(once, again);
}

#[test]
fn the_same_number_with_other_content_is_the_same_record_changed() {
    let read = from_csv("编号,内容\n1,甲\n1,乙\n");
    let mut by = Identifier::new(&mac);
    let (first, second) = (by.identify(&read.records[0]), by.identify(&read.records[1]));
    assert_eq!(first.source_hmac, second.source_hmac);
    assert_ne!(first.row_hmac, second.row_hmac);
}

#[test]
fn the_order_of_columns_and_the_shape_of_dates_do_not_make_a_row_new() {
    let one = from_csv("编号,内容,收到日期\n1,甲,2023/5/8\n");
    let two = from_csv("收到日期,内容,编号\n2023年5月8日, 甲 ,1\n");
    assert_eq!(one.records[0].content, two.records[0].content);
}

#[test]
fn a_mended_file_of_rejected_rows_is_the_same_rows() {
    let folder = tempfile::tempdir().unwrap();
    let read = from_csv("编号,内容,收到日期\n1,=1+1,昨天\n2,+8613800000000,前天\n");
    let path = folder.path().join("back.csv");
    rejected::write(&path, &read).unwrap();
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(text.contains("'=1+1") && text.contains("退回原因"), "{text}");
    let mended = text.replace("昨天", "2023-05-08").replace("前天", "2023-05-09");
    let again = from_csv(&mended);
    let straight = from_csv("编号,内容,收到日期\n1,=1+1,2023-05-08\n2,+8613800000000,2023-05-09\n");
    assert_eq!(
        again.records.iter().map(|record| &record.content).collect::<Vec<_>>(),
        straight.records.iter().map(|record| &record.content).collect::<Vec<_>>()
    );
}

#[test]
fn cells_beyond_the_last_name_are_kept_too() {
    let read = from_csv("编号,内容\n1,甲,乙,丙\n");
    let kept: Vec<(&str, &str)> = read.records[0].kept.iter().map(|(name, value)| (&**name, value.as_str())).collect();
    assert_eq!(kept, [("列3", "乙"), ("列4", "丙")]);
}
