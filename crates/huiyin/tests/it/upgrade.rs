//! A newer program opens an older directory: a checked backup first, then the change; killed at any moment nothing is lost.
//! The directory is one that the program of 28 November 2026 left behind (`fixtures/installations/make.sh`).

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use huiyin::app::{App, Start};
use huiyin::clock::Clock;
use huiyin_domain::kernel::ids::Hex;

/// What that program said of its log.
const ROOT: &str = "1236 4fcbf8b6238052cc23f4523527a08399f4c58304d3505c968e229330a84bd132";

/// The directory, unpacked.
fn older(folder: &Path) -> PathBuf {
    let archive = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/installations/first.zip");
    let mut archive = zip::ZipArchive::new(fs::File::open(archive).unwrap()).unwrap();
    archive.extract(folder).unwrap();
    let data = folder.join("installation");
    for file in ["ledger.db", "keys.db", "master.key"] {
        fs::set_permissions(data.join(file), fs::Permissions::from_mode(0o600)).unwrap();
    }
    data
}

fn open(data: &Path) -> App {
    let start =
        Start { dir: data.to_owned(), clock: Clock::Machine, clock_confirmed: true, secure: false, database: None };
    App::open(&start).unwrap()
}

fn root(app: &App) -> String {
    let root = app.ledger().root().unwrap();
    format!("{} {}", root.size, Hex(root.root))
}

fn backups(data: &Path) -> Vec<PathBuf> {
    let Ok(listed) = fs::read_dir(data.join("backups")) else { return Vec::new() };
    let all = listed.map(|entry| entry.unwrap().path());
    all.filter(|path| path.extension().is_some_and(|end| end == "backup")).collect()
}

#[test]
fn a_backup_comes_first_and_only_once() {
    let folder = tempfile::tempdir().unwrap();
    let data = older(folder.path());
    let app = open(&data);
    assert_eq!(root(&app), ROOT, "not an event more or less");
    let taken = app.ledger().upgraded().expect("the directory is older than this program").to_owned();
    assert!(app.ledger().fsck().unwrap().is_sound());
    drop(app);
    // The control: opened again there is nothing to bring up, and nothing is taken.
    let again = open(&data);
    assert_eq!(again.ledger().upgraded(), None);
    assert_eq!(backups(&data), std::slice::from_ref(&taken));
    drop(again);
    let other = folder.path().join("restored");
    let binary = env!("CARGO_BIN_EXE_huiyin");
    let mut restore = Command::new(binary);
    restore.args(["restore", taken.to_str().unwrap(), "--data", other.to_str().unwrap()]);
    assert!(restore.stdout(Stdio::null()).status().unwrap().success());
    assert_eq!(root(&open(&other)), ROOT, "what was backed up is what was there");
}

#[test]
fn without_a_backup_nothing_is_changed() {
    let folder = tempfile::tempdir().unwrap();
    let data = older(folder.path());
    let before = fs::read(data.join("ledger.db")).unwrap();
    // A file stands where the folder of the backups has to be.
    fs::write(data.join("backups"), b"").unwrap();
    let start =
        Start { dir: data.clone(), clock: Clock::Machine, clock_confirmed: true, secure: false, database: None };
    let why = App::open(&start).err().expect("it was opened without a backup").to_string();
    assert!(why.contains("nothing was changed"), "{why}");
    assert_eq!(fs::read(data.join("ledger.db")).unwrap(), before);
}

fn say_root(data: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_huiyin"));
    command.args(["log", "root", "--data", data.to_str().unwrap()]).stderr(Stdio::null());
    command
}

#[test]
fn killed_at_any_moment_the_next_start_finishes() {
    let folder = tempfile::tempdir().unwrap();
    let whole = {
        let data = older(&folder.path().join("whole"));
        let begun = Instant::now();
        assert!(say_root(&data).stdout(Stdio::null()).status().unwrap().success());
        begun.elapsed()
    };
    let mut killed = 0;
    for round in 1..=12_u32 {
        let data = older(&folder.path().join(round.to_string()));
        let mut child = say_root(&data).stdout(Stdio::null()).spawn().unwrap();
        std::thread::sleep(Duration::from_secs_f64(whole.as_secs_f64() * f64::from(round) / 13.0));
        killed += u32::from(child.try_wait().unwrap().is_none());
        child.kill().unwrap();
        child.wait().unwrap();
        let said = say_root(&data).output().unwrap();
        assert_eq!(String::from_utf8_lossy(&said.stdout).trim(), ROOT, "round {round}");
        assert!(backups(&data).len() == 1, "round {round}: {:?}", backups(&data));
        let app = open(&data);
        let report = app.ledger().fsck().unwrap();
        assert!(report.is_sound(), "round {round}: {:?}", report.findings);
    }
    assert!(killed >= 6, "only {killed} of 12 rounds were killed before they were done");
}
