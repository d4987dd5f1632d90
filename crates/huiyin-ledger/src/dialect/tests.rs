//! Words of types, binding by name, settings, triggers.

use super::{Emptying, Engine, Purpose, Session, sqlite_words};
use crate::{fault::Fault, value::Value};

fn fresh() -> (tempfile::TempDir, Session) {
    let dir = tempfile::tempdir().unwrap();
    let session = Session::open(&dir.path().join("a.db"), Purpose::Write).unwrap();
    session.run_ddl("CREATE TABLE t (id BIGINT PRIMARY KEY, n BIGINT NOT NULL, flag BOOLEAN, raw BYTEA)").unwrap();
    (dir, session)
}

fn number(session: &Session, text: &str, values: &[Value<'_>]) -> Option<i64> {
    let mut found = None;
    session
        .query(text, values, &mut |row| {
            if let crate::value::Cell::Int(n) = row.cell(0)? {
                found = Some(n);
            }
            Ok(())
        })
        .unwrap();
    found
}

#[test]
fn a_number_key_is_the_row_and_another_key_orders_the_rows() {
    assert_eq!(
        sqlite_words("CREATE TABLE a (n BIGINT PRIMARY KEY, b BYTEA, c BOOLEAN)"),
        "CREATE TABLE a (n INTEGER PRIMARY KEY, b BLOB, c INTEGER) STRICT"
    );
    assert_eq!(
        sqlite_words("CREATE TABLE a (due BIGINT, name TEXT, PRIMARY KEY (due, name))"),
        "CREATE TABLE a (due INTEGER, name TEXT, PRIMARY KEY (due, name)) STRICT, WITHOUT ROWID"
    );
    assert_eq!(sqlite_words("CREATE INDEX a_b ON a (b)"), "CREATE INDEX a_b ON a (b)");
}

#[test]
fn parameters_are_bound_by_their_number_and_not_by_their_place() {
    let (_dir, session) = fresh();
    session.put("INSERT INTO t (id, n) VALUES ($1, $2)", &[7.into(), 1.into()]).unwrap();
    session.put("UPDATE t SET n = $2 WHERE id = $1", &[7.into(), 9.into()]).unwrap();
    assert_eq!(number(&session, "SELECT n FROM t WHERE id = $1", &[7.into()]), Some(9));
}

#[test]
fn a_missing_parameter_is_a_mistake_in_the_program() {
    let (_dir, session) = fresh();
    let missing = session.put("INSERT INTO t (id, n) VALUES ($1, $2)", &[7.into()]);
    assert!(matches!(missing, Err(Fault::Bug(_))), "{missing:?}");
}

#[test]
fn double_quotes_are_no_text_and_types_are_kept() {
    let (_dir, session) = fresh();
    assert!(session.put("INSERT INTO t (id, n) VALUES (1, \"a\")", &[]).is_err());
    assert!(session.put("INSERT INTO t (id, n) VALUES ($1, $2)", &[1.into(), "a".into()]).is_err());
}

#[test]
fn a_second_row_under_a_key_is_told_apart_from_other_faults() {
    let (_dir, session) = fresh();
    session.put("INSERT INTO t (id, n) VALUES ($1, $1)", &[7.into()]).unwrap();
    let twice = session.put("INSERT INTO t (id, n) VALUES ($1, $1)", &[7.into()]);
    assert!(matches!(twice, Err(Fault::Unique(_))), "{twice:?}");
}

#[test]
fn a_reader_cannot_write_and_nobody_reaches_another_file() {
    let (dir, session) = fresh();
    let reader = Session::open(&dir.path().join("a.db"), Purpose::Read).unwrap();
    assert!(reader.put("INSERT INTO t (id, n) VALUES (1, 1)", &[]).is_err());
    assert!(reader.put("PRAGMA query_only = OFF", &[]).is_err());
    assert!(session.put("ATTACH 'b.db' AS b", &[]).is_err());
}

#[test]
fn a_log_that_nobody_reads_is_emptied_whole() {
    let (dir, session) = fresh();
    session.put("INSERT INTO t (id, n) VALUES (1, 1)", &[]).unwrap();
    assert!(session.checkpoint(Emptying::Passive).unwrap());
    assert!(session.checkpoint(Emptying::Truncate).unwrap());
    assert_eq!(std::fs::metadata(dir.path().join("a.db-wal")).unwrap().len(), 0);
    let mode =
        std::os::unix::fs::PermissionsExt::mode(&std::fs::metadata(dir.path().join("a.db-wal")).unwrap().permissions());
    assert_eq!(mode & 0o077, 0, "nobody else may read");
}

#[test]
fn a_statement_is_compiled_once_whatever_its_values() {
    const PAGE: &str = "SELECT n FROM t WHERE id > $1 AND n < $2 ORDER BY id LIMIT $3";
    let (_dir, session) = fresh();
    for n in 1..20_i64 {
        session.put("INSERT INTO t (id, n) VALUES ($1, $1)", &[n.into()]).unwrap();
    }
    for n in 1..20_i64 {
        number(&session, PAGE, &[n.into(), (n * 7).into(), (n * 3).into()]);
    }
    let Engine::Sqlite(inner) = &session.0 else { panic!("a file is asked in another way") };
    let statement = inner.connection.prepare_cached(PAGE).unwrap();
    assert_eq!(statement.get_status(rusqlite::StatementStatus::RePrepare), 0);
    assert!(statement.get_status(rusqlite::StatementStatus::Run) > 10, "it was kept ready");
}
