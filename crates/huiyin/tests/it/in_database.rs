//! The program with its events in PostgreSQL, as an administrator types it. All other files of this folder run on it too,
//! with `HUIYIN_TEST_ON_SERVER` in the environment.

use std::path::Path;
use std::process::{Command, Output};

use crate::postgres;

fn huiyin(data: &Path, arguments: &[&str], address: Option<&str>) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_huiyin"));
    command.args(arguments).arg("--data").arg(data).env_remove("HUIYIN_DATABASE");
    // By the environment, as an office does it: an argument would show its password to everybody on the machine.
    command.envs(address.map(|address| ("HUIYIN_DATABASE", address)));
    command.output().unwrap()
}

fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

#[test]
fn an_office_is_made_looked_after_and_not_mixed_up() {
    if postgres::shared().is_none() {
        return println!("skipped: PostgreSQL is not installed (Debian: postgresql-15)");
    }
    let folder = tempfile::tempdir().unwrap();
    let (data, address) = (folder.path().join("data"), postgres::address_of(folder.path()));
    let run = |arguments: &[&str]| huiyin(&data, arguments, Some(&address));

    let made = run(&["init", "--area", "安澜县"]);
    assert!(made.status.success() && said(&made).contains("password:"), "{}", said(&made));
    assert!(!run(&["init"]).status.success(), "there is one already");
    assert!(!data.join("ledger.db").exists() && data.join("keys.db").exists());

    let root = run(&["log", "root"]);
    assert!(root.status.success() && !said(&root).starts_with("0 "), "{}", said(&root));
    for arguments in [&["fsck"][..], &["rebuild"], &["rebuild", "--check"]] {
        let done = run(arguments);
        assert!(done.status.success(), "{arguments:?}: {}", said(&done));
    }
    assert!(said(&run(&["doctor"])).contains("pg_dump"), "{}", said(&run(&["doctor"])));

    let forgotten = huiyin(&data, &["log", "root"], None);
    assert!(!forgotten.status.success() && said(&forgotten).contains("--database"), "{}", said(&forgotten));
    let file = folder.path().join("copy").display().to_string();
    let backup = run(&["backup", &file]);
    assert!(!backup.status.success() && said(&backup).contains("pg_dump"), "{}", said(&backup));
    let daily = run(&["serve", "--backup-dir", &file]);
    assert!(!daily.status.success() && said(&daily).contains("--backup-dir"), "{}", said(&daily));
    let far = huiyin(&data, &["log", "root"], Some("postgres://office:hidden@db.example.org/x"));
    assert!(!far.status.success() && !said(&far).contains("hidden"), "{}", said(&far));
    assert_eq!(said(&run(&["log", "root"])), said(&root), "and nothing has changed");
}
