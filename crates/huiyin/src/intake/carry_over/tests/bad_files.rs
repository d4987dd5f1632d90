//! Bad input gets a clear sentence, and never takes the good rows down with it.

use std::io::Write;

use rust_xlsxwriter::{Formula, Workbook};
use zip::write::SimpleFileOptions;

use super::*;

fn book(fill: impl FnOnce(&mut Workbook)) -> Vec<u8> {
    let mut book = Workbook::new();
    fill(&mut book);
    book.save_to_buffer().unwrap()
}

fn zip_of(name: &str, megabytes: usize) -> Vec<u8> {
    let mut out = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    out.start_file(name, SimpleFileOptions::default()).unwrap();
    let block = vec![b' '; 1024 * 1024];
    for _ in 0..megabytes {
        out.write_all(&block).unwrap();
    }
    out.finish().unwrap().into_inner()
}

#[test]
fn a_zip_bomb_named_xlsx_is_refused_before_it_is_opened() {
    let bytes = zip_of("xl/worksheets/sheet1.xml", 64);
    assert!(bytes.len() < 200_000);
    assert!(matches!(xlsx_table::read(&bytes), Err(Unreadable::Bomb { .. })));
}

#[test]
fn a_zip_bomb_whose_directory_lies_is_refused_too() {
    let mut bytes = zip_of("xl/worksheets/sheet1.xml", 64);
    // The directory's size field of the one part: signature PK\x01\x02, uncompressed size at offset 24.
    let at = bytes.windows(4).rposition(|window| window == b"PK\x01\x02").unwrap();
    bytes[at + 24..at + 28].copy_from_slice(&1000_u32.to_le_bytes());
    assert!(matches!(
        xlsx_table::read(&bytes),
        Err(Unreadable::Bomb { .. } | Unreadable::Damaged(_) | Unreadable::Io(_))
    ));
}

#[test]
fn a_cell_in_the_last_corner_costs_no_memory() {
    let bytes = book(|book| {
        let sheet = book.add_worksheet();
        sheet.write_string(0, 0, "编号").unwrap().write_string(0, 1, "内容").unwrap();
        sheet.write_string(1, 0, "1").unwrap().write_string(1, 1, "路灯").unwrap();
        sheet.write_string(1_048_575, 0, "2").unwrap().write_string(1_048_575, 1, "水").unwrap();
    });
    let read = understand(xlsx_table::read(&bytes).unwrap(), &choices()).unwrap();
    assert_eq!(read.rows, 2);
    assert_eq!(read.records[1].line, 1_048_576);
}

#[test]
fn a_sheet_wider_than_any_ledger_is_refused() {
    let bytes = book(|book| {
        book.add_worksheet().write_string(0, 16_383, "编号").unwrap();
    });
    assert!(matches!(xlsx_table::read(&bytes), Err(Unreadable::TooWide { line: 1 })));
}

#[test]
fn a_thousand_columns_are_read() {
    let names: Vec<String> = (0..998).map(|number| format!("列{number}")).collect();
    let read = from_csv(&format!("编号,内容,{}\n1,甲,{}\n", names.join(","), vec!["x"; 998].join(",")));
    assert_eq!(read.records[0].kept.len(), 998);
}

#[test]
fn formula_cells_are_their_last_value_as_text_and_are_never_calculated() {
    let bytes = book(|book| {
        let sheet = book.add_worksheet();
        sheet.write_string(0, 0, "编号").unwrap().write_string(0, 1, "内容").unwrap();
        sheet.write_string(1, 0, "1").unwrap().write_formula(1, 1, Formula::new("=1+1").set_result("二")).unwrap();
        sheet.write_string(2, 0, "=cmd|' /C calc'!A0").unwrap().write_string(2, 1, "乙").unwrap();
    });
    let read = understand(xlsx_table::read(&bytes).unwrap(), &choices()).unwrap();
    assert_eq!(read.records[0].text, "二");
    assert_eq!(read.records[1].source_id.as_deref(), Some("=cmd|' /C calc'!A0"));
    assert_eq!(rejected::defused("=cmd|' /C calc'!A0"), "'=cmd|' /C calc'!A0");
}

#[test]
fn what_a_spreadsheet_would_calculate_is_defused_on_the_way_out() {
    for text in ["=1", "+1", "-1", "@a", "\t=1", "＝1"] {
        assert!(rejected::defused(text).starts_with('\''), "{text:?}");
    }
    assert_eq!(rejected::defused("路灯-坏了"), "路灯-坏了");
}

#[test]
fn an_empty_sheet_an_empty_file_and_a_file_without_header_say_so() {
    let empty = book(|book| {
        book.add_worksheet();
    });
    assert!(matches!(xlsx_table::read(&empty), Err(Unreadable::Empty)));
    assert!(matches!(xlsx_table::read(b""), Err(Unreadable::Empty)));
    assert!(matches!(csv_table::read(b"".to_vec()), Err(Unreadable::Empty)));
    assert!(matches!(csv_table::read(b"\xef\xbb\xbf \r\n".to_vec()), Err(Unreadable::Empty)));
    let page = csv_table::read(b"<html><body>hello</body></html>\n".to_vec()).unwrap();
    assert!(matches!(understand(page, &choices()), Err(Unreadable::NoHeader { .. })));
}

#[test]
fn a_header_without_rows_is_nothing_to_do() {
    let read = from_csv("编号,内容\n");
    assert_eq!((read.rows, read.records.len(), read.rejected.len()), (0, 0, 0));
}

#[test]
fn files_with_the_wrong_name_say_what_they_are() {
    assert!(matches!(xlsx_table::read("编号,内容\n1,甲\n".as_bytes()), Err(Unreadable::NotAWorkbook)));
    assert!(matches!(xlsx_table::read(&[0xD0, 0xCF, 0x11, 0xE0, 0, 0]), Err(Unreadable::OldWorkbook)));
    let zip = zip_of("hello.txt", 1);
    assert!(matches!(csv_table::read(zip.to_vec()), Err(Unreadable::WorkbookNamedText)));
    assert!(matches!(xlsx_table::read(&zip), Err(Unreadable::Damaged(_))));
    assert!(matches!(read_file(Path::new("ledger.doc"), &choices()), Err(Unreadable::Io(_))));
}

#[test]
fn nul_and_control_characters_send_their_row_back() {
    let read = from_csv("编号,内容\n1,甲\0乙\n2,丙\u{7}\n3,丁\n");
    assert_eq!((read.records.len(), read.rejected.len()), (1, 2));
    assert_eq!(read.rejected[0].reasons, [Reason::ControlCharacter { column: "内容".to_owned() }]);
}

#[test]
fn a_few_broken_bytes_cost_their_row_and_mostly_broken_text_the_file() {
    let mut bytes = "编号,标题,内容\n".as_bytes().to_vec();
    for number in 0..40 {
        bytes.extend(format!("{number},路灯坏了,村东头的路灯坏了三个月晚上看不见路\n").bytes());
    }
    bytes.extend("40,半个字,坏".bytes());
    bytes.pop();
    bytes.extend(b"\n");
    let read = understand(csv_table::read(bytes.to_vec()).unwrap(), &choices()).unwrap();
    assert_eq!((read.records.len(), read.rejected.len()), (40, 1));
    assert_eq!(only_reason(&read), &Reason::BrokenBytes { column: "内容".to_owned() });
    let noise: Vec<u8> = (0..4096_u32).map(|number| (number.wrapping_mul(2_654_435_761) >> 13) as u8 | 0x80).collect();
    assert!(
        csv_table::read(noise.to_vec()).is_err()
            || understand(csv_table::read(noise.to_vec()).unwrap(), &choices()).is_err()
    );
}

#[test]
fn ten_megabytes_of_text_go_back_and_a_hundred_thousand_characters_are_taken() {
    let read = from_csv(&format!("编号,内容\n1,{}\n2,{}\n", "长".repeat(LONGEST_TEXT), "长".repeat(3_500_000)));
    assert_eq!(read.records[0].text.chars().count(), LONGEST_TEXT);
    assert!(matches!(only_reason(&read), Reason::TooLong { characters: 3_500_000, .. }));
}

#[test]
fn a_row_that_says_nothing_goes_back() {
    let read = from_csv("编号,标题,内容\n1,,  \n");
    assert_eq!(only_reason(&read), &Reason::NothingSaid);
}

#[test]
fn a_row_from_the_future_goes_back() {
    let read = from_csv("编号,内容,收到日期\n1,甲,2031-01-01\n");
    assert_eq!(only_reason(&read), &Reason::NotYet { column: "收到日期".to_owned() });
}

#[test]
fn an_open_quote_swallows_its_rows_but_not_the_program() {
    let read = from_csv("编号,内容\n1,甲\n2,\"乙\n3,丙\n");
    assert_eq!(read.records.len(), 2);
}

#[test]
fn rejected_rows_of_a_workbook_go_back_into_a_workbook() {
    let folder = tempfile::tempdir().unwrap();
    let bytes = book(|book| {
        let sheet = book.add_worksheet();
        for (column, name) in (0..).zip(["编号", "内容", "收到日期"]) {
            sheet.write_string(0, column, name).unwrap();
        }
        sheet
            .write_number(1, 0, 7.0)
            .unwrap()
            .write_string(1, 1, "@甲")
            .unwrap()
            .write_string(1, 2, "五一前后")
            .unwrap();
    });
    let read = understand(xlsx_table::read(&bytes).unwrap(), &choices()).unwrap();
    let path = rejected::path_for(&folder.path().join("ledger.xlsx"), read.kind);
    assert_eq!(path.file_name().unwrap(), "ledger.rejected.xlsx");
    rejected::write(&path, &read).unwrap();
    let back = xlsx_table::read(&std::fs::read(&path).unwrap()).unwrap();
    let row = &back.sheets[0].rows[1];
    assert_eq!(row.cells[0], Cell::Number(7.0));
    // No program takes the cell for a formula, and bringing the file in again takes exactly that away.
    let mut raw: calamine::Xlsx<_> = calamine::open_workbook(&path).unwrap();
    let range = calamine::Reader::worksheet_range_at(&mut raw, 0).unwrap().unwrap();
    assert_eq!(range.get_value((1, 1)).unwrap().to_string(), "'@甲");
    assert_eq!(row.cells[1], Cell::Text("@甲".to_owned()));
    assert!(row.cells[3].shown().contains("认不出是哪天"));
    assert_eq!(
        rejected::path_for(&folder.path().join("ledger.xlsx"), read.kind).file_name().unwrap(),
        "ledger.rejected-2.xlsx"
    );
}

#[test]
fn sheets_under_another_header_are_named_not_read() {
    let bytes = book(|book| {
        for (name, id) in [("2022", "1"), ("2023", "2")] {
            let sheet = book.add_worksheet().set_name(name).unwrap();
            sheet.write_string(0, 0, "编号").unwrap().write_string(0, 1, "内容").unwrap();
            sheet.write_string(1, 0, id).unwrap().write_string(1, 1, "路灯").unwrap();
        }
        book.add_worksheet().set_name("说明").unwrap().write_string(0, 0, "填表说明").unwrap();
    });
    let read = understand(xlsx_table::read(&bytes).unwrap(), &choices()).unwrap();
    assert_eq!((read.rows, read.unread_sheets.as_slice()), (2, ["说明".to_owned()].as_slice()));
}

#[test]
fn merged_names_over_a_workbook_and_an_empty_sheet_before_it_are_passed_over() {
    let bytes = book(|book| {
        book.add_worksheet().set_name("空").unwrap();
        let sheet = book.add_worksheet().set_name("台账").unwrap();
        let plain = rust_xlsxwriter::Format::new();
        sheet.merge_range(0, 0, 0, 4, "二〇二三年信访台账", &plain).unwrap();
        for (column, name) in [(0, "编号"), (1, "收到日期"), (4, "反映内容")] {
            sheet.merge_range(1, column, 2, column, name, &plain).unwrap();
        }
        sheet.merge_range(1, 2, 1, 3, "信访人", &plain).unwrap();
        sheet.write_string(2, 2, "姓名").unwrap().write_string(2, 3, "电话").unwrap();
        sheet.write_string(3, 0, "7").unwrap().write_number(3, 1, 45_054).unwrap();
        sheet.write_string(3, 2, "刘桂花").unwrap().write_string(3, 3, "19900000031").unwrap();
        sheet.write_string(3, 4, "路灯坏了").unwrap();
    });
    let read = understand(xlsx_table::read(&bytes).unwrap(), &choices()).unwrap();
    let record = &read.records[0];
    assert_eq!((read.rows, record.line, record.text.as_str()), (1, 4, "路灯坏了"));
    assert_eq!((record.people[0].name.as_str(), record.people[0].phone.as_str()), ("刘桂花", "19900000031"));
    assert_eq!(record.times.received.unwrap().at, moment([2023, 5, 8], [0, 0, 0]));
}
