use rust_xlsxwriter::{Format, Formula, Workbook};

use super::*;

fn made(fill: impl FnOnce(&mut Workbook)) -> Result<Book, TableFault> {
    let mut book = Workbook::new();
    fill(&mut book);
    parse(book.save_to_buffer().unwrap())
}

fn text(text: &str) -> BookCell {
    BookCell::Text(text.to_owned())
}

#[test]
fn cells_come_as_typed_and_what_was_defused_is_whole_again() {
    let book = made(|book| {
        let page = book.add_worksheet().set_name("单位").unwrap();
        page.write_string(0, 0, "'=1+1").unwrap().write_number(0, 1, 12).unwrap();
        page.write_string(2, 0, "'s-Hertogenbosch").unwrap();
        page.write_formula(2, 1, Formula::new("=1+1").set_result("2")).unwrap();
    })
    .unwrap();
    let sheet = &book.sheets[0];
    assert_eq!((sheet.name.as_str(), &sheet.unseen), ("单位", &Unseen::default()));
    assert_eq!(sheet.rows[0].cells, [text("=1+1"), BookCell::Number(12.0)]);
    assert_eq!(
        sheet.rows[1],
        BookRow { line: 3, cells: vec![text("'s-Hertogenbosch"), BookCell::Formula("1+1".into())] }
    );
}

#[test]
fn what_is_hidden_or_merged_is_named_where_it_holds_something() {
    let book = made(|book| {
        let page = book.add_worksheet().set_name("人").unwrap();
        for line in 0..4 {
            for column in 0..4 {
                page.write_string(line, column, "x").unwrap();
            }
        }
        page.set_column_hidden(2).unwrap().set_column_hidden(9).unwrap();
        page.set_row_hidden(3).unwrap().set_row_hidden(50).unwrap();
        page.merge_range(1, 0, 2, 0, "x", &Format::new()).unwrap();
        book.add_worksheet().set_name("藏").unwrap().set_hidden(true).write_string(0, 0, "x").unwrap();
        book.add_worksheet().set_name("空").unwrap().set_hidden(true);
    })
    .unwrap();
    let unseen = Unseen { sheet: false, columns: vec![2], rows: vec![4], merged: vec!["A2:A3".to_owned()] };
    assert_eq!(book.sheets[0].unseen, unseen);
    assert!(book.sheets[1].unseen.sheet, "and an empty one hides nothing");
    assert_eq!(book.sheets.len(), 2);
}

#[test]
fn a_hundred_thousand_empty_rows_are_read_past_and_kept_nowhere() {
    let filled = |rows: u32, empty: bool| {
        made(|book| {
            let page = book.add_worksheet();
            let dress = Format::new().set_bold();
            page.write_string(0, 0, "x").unwrap();
            for line in 1..rows {
                match empty {
                    true => page.write_blank(line, 0, &dress).unwrap(),
                    false => page.write_string(line, 0, "x").unwrap(),
                };
            }
            page.write_string(rows, 0, "x").unwrap();
        })
    };
    let book = filled(100_000, true).unwrap();
    assert_eq!(book.sheets[0].rows.iter().map(|row| row.line).collect::<Vec<_>>(), [1, 100_001]);
    assert!(serde_json::to_vec(&book).unwrap().len() < 400, "as little as if they were not there");
    // The control: as many that hold something are too many.
    assert_eq!(filled(5_001, false), Err(TableFault::TooManyRows));
}

#[test]
fn a_bomb_a_picture_an_old_workbook_and_too_many_columns_have_each_their_sentence() {
    let mut bomb = std::io::Cursor::new(Vec::new());
    let mut archive = zip::ZipWriter::new(&mut bomb);
    archive.start_file("xl/workbook.xml", zip::write::SimpleFileOptions::default()).unwrap();
    for _ in 0..64 {
        archive.write_all(&vec![b' '; 1024 * 1024]).unwrap();
    }
    archive.finish().unwrap();
    assert_eq!(parse(bomb.into_inner()), Err(TableFault::Bomb));
    assert_eq!(parse(vec![0xFF, 0xD8, 0xFF, 0, 0, 1]), Err(TableFault::NotATable));
    assert_eq!(parse(vec![0xD0, 0xCF, 0x11, 0xE0, 0]), Err(TableFault::Locked));
    assert_eq!(parse(b"PK\x03\x04 and no more".to_vec()), Err(TableFault::NotATable));
    let wide = made(|book| _ = book.add_worksheet().write_string(0, 40, "x").unwrap());
    assert_eq!(wide, Err(TableFault::TooWide));
    assert_eq!(made(|book| _ = book.add_worksheet()), Err(TableFault::Empty));
}

#[test]
fn a_text_table_is_one_sheet_in_whatever_encoding_it_came() {
    let (gb, ..) = encoding_rs::GB18030.encode("一级分类,二级分类\n城乡建设,'=1\n\n,\n");
    let book = parse(gb.into_owned()).unwrap();
    assert_eq!(book.sheets[0].rows.len(), 2, "empty lines are none");
    assert_eq!(book.sheets[0].rows[1].cells, [text("城乡建设"), text("=1")]);
}
