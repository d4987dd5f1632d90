//! The made-up files under `fixtures/import`, which people may look at to see what an import takes.

use super::*;

/// The exchange names that provincial systems use.
const EXCHANGE_NAMES: &str = "xfjbh id repeated_id xfrq djsj jhrq xfxs xfxsdm xfmddm xfmdmc xfrs sjrs xfyydm nrfldm nrflmc wtsddm \
    wtsdmc djjgmc djjgdm djjglb djjgjb djbm djr xfjzt sxr bjgccbz qgccbz cfxfbz scxfjg scxfrq fcbz fhbz \
    bjbz shrdbjbz rdwt xbjzsj lzjzsj sfyfzjzf bfyrhdw bfyrzw bfyrjb gkbz tszt tsnr gkxx nrzy blfs blcx \
    zjjg zjbg bjhzrq xm xb mz zjlx zjhm sjh txdz zz zzdm zy csrq xh";

#[test]
fn the_exchange_file_has_every_name_and_is_understood() {
    let read = read_file(&fixture("exchange.csv"), &choices()).unwrap();
    assert_eq!(read.source, "exchange");
    assert_eq!(read.rejected.len(), 0, "{:?}", read.rejected);
    assert_eq!((read.rows, read.records.len()), (6, 6), "two people of one concern are one record");
    for name in EXCHANGE_NAMES.split(' ') {
        assert!(read.header.names.iter().any(|found| found == name), "{name}");
    }
    let sealed: Vec<bool> = read.records.iter().map(|record| record.sealed).collect();
    assert_eq!(sealed, [false, true, true, false, false, false]);
    let several = &read.records[3];
    assert_eq!(several.people.iter().map(|person| person.name.as_str()).collect::<Vec<_>>(), ["周立春", "吴小满"]);
}

#[test]
fn the_hotline_export_is_understood() {
    let read = read_file(&fixture("hotline-12345.csv"), &choices()).unwrap();
    assert_eq!((read.source.as_str(), read.records.len(), read.rejected.len()), ("hotline-12345", 3, 0));
    assert_eq!(read.records[0].people[0].phone, "05710000001");
}

#[test]
fn the_untidy_ledger_gives_back_what_it_must_and_takes_the_rest() {
    let read = read_file(&fixture("untidy-gb18030.csv"), &choices()).unwrap();
    assert_eq!((read.rows, read.records.len(), read.rejected.len()), (8, 4, 4));
    assert!(read.repaired.encoding == 8 && read.repaired.date_text >= 3, "{:?}", read.repaired);
}

#[test]
fn no_name_tells_two_things() {
    let mut seen = std::collections::HashMap::new();
    for (role, names) in super::super::names::NAMES {
        for name in *names {
            let before = seen.insert(column_key(name), *role);
            assert!(before.is_none_or(|before| before == *role), "{name}");
        }
    }
}
