//! Whatever a file holds, the reader answers and does not fall over.

use proptest::prelude::*;

use super::*;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_bytes_are_a_table_or_a_sentence(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        if let Ok(table) = csv_table::read(bytes.to_vec()) {
            drop(understand(table, &choices()));
        }
        drop(xlsx_table::read(&bytes));
    }

    #[test]
    fn any_cells_under_a_known_header_are_taken_or_given_back(cells in proptest::collection::vec("\\PC{0,20}|[0-9年月日:/. -]{0,20}", 4)) {
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(["编号", "内容", "收到日期", "状态"]).unwrap();
        writer.write_record(&cells).unwrap();
        let read = understand(csv_table::read(writer.into_inner().unwrap()).unwrap(), &choices()).unwrap();
        prop_assert_eq!(read.records.len() + read.rejected.len(), read.rows);
        prop_assert!(read.rows <= 1);
    }

    #[test]
    fn any_text_is_a_date_or_none(text in "\\PC{0,30}|[0-9年月日时分秒上下午TZ:/.+ -]{0,30}") {
        for order in [Order::MonthFirst, Order::DayFirst] {
            let _read = dates::read(&Cell::Text(text.clone()), order, &TimeZone::UTC);
        }
    }

    #[test]
    fn cleaning_twice_is_cleaning_once(text in "[\\PC\\n\\t\u{3000}\u{a0}]{0,60}") {
        let once = clean(&text, &mut Touched::default());
        if let Some(once) = once {
            let mut touched = Touched::default();
            prop_assert_eq!(clean(&once, &mut touched), Some(once));
            prop_assert_eq!(touched, Touched::default());
        }
    }

    #[test]
    fn what_was_defused_never_begins_a_formula(text in "\\PC{0,20}") {
        let shown = rejected::defused(&text);
        prop_assert!(!shown.trim_start().starts_with(['=', '+', '-', '@']));
    }
}

#[test]
fn a_workbook_cut_off_anywhere_is_damaged_not_deadly() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (line, (id, text)) in (0..).zip([("编号", "内容"), ("1", "路灯"), ("2", "水压")]) {
        sheet.write_string(line, 0, id).unwrap().write_string(line, 1, text).unwrap();
    }
    let bytes = book.save_to_buffer().unwrap();
    for length in (0..bytes.len()).step_by(37) {
        assert!(xlsx_table::read(&bytes[..length]).is_err(), "{length}");
    }
}
