//! A throw-away PostgreSQL on a socket in a throw-away folder, as Debian installs it. It refuses to run as root.

use std::{
    fs,
    os::unix::{fs::MetadataExt as _, process::CommandExt as _},
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
    sync::{Mutex, OnceLock},
};

/// A server that is stopped with this value.
pub(crate) struct Server {
    pub(crate) programs: Programs,
    folder: tempfile::TempDir,
}

impl Server {
    /// `None` where PostgreSQL is not installed.
    pub(crate) fn start(options: &str) -> Option<Self> {
        let server = Self { programs: Programs::find()?, folder: tempfile::tempdir().unwrap() };
        server.programs.start(server.folder.path(), options);
        Some(server)
    }

    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) fn run(&self, program: &str, arguments: &[&str]) -> Output {
        self.programs.run(self.folder.path(), program, arguments)
    }

    /// As if the power went: nothing is written any more.
    pub(crate) fn stop(&self) {
        self.run("pg_ctl", &["-D", "data", "-m", "immediate", "-s", "-w", "stop"]);
    }

    pub(crate) fn start_again(&self, options: &str) {
        self.programs.go(self.folder.path(), options);
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let folder = self.folder.path();
        let stopped =
            self.programs.command(folder, "pg_ctl").args(["-D", "data", "-m", "immediate", "-s", "stop"]).status();
        assert!(stopped.is_ok(), "the throw-away server was not stopped");
    }
}

/// The folder of a server that all tests of one run share, whatever their process: the first starts it, and it is stopped
/// when the runner of the tests has ended. `None` where PostgreSQL is not installed.
pub(crate) fn shared() -> Option<&'static Path> {
    static SHARED: OnceLock<Option<PathBuf>> = OnceLock::new();
    SHARED.get_or_init(join).as_deref()
}

/// The address of a schema of the shared server that belongs to a directory; made when it is first asked for.
pub(crate) fn address_of(dir: &Path) -> String {
    static MADE: Mutex<Vec<String>> = Mutex::new(Vec::new());
    let folder = shared().unwrap();
    let name = schema_of(dir);
    let mut made = MADE.lock().unwrap();
    if !made.contains(&name) {
        Programs::find().unwrap().sql(folder, &format!("CREATE SCHEMA IF NOT EXISTS {name}"));
        made.push(name.clone());
    }
    format!(
        "host={} user=huiyin dbname=postgres application_name={name} options='-c search_path={name}'",
        folder.display()
    )
}

/// The name of that schema.
pub(crate) fn schema_of(dir: &Path) -> String {
    let place = dir.strip_prefix(std::env::temp_dir()).unwrap_or(dir).to_string_lossy();
    place.to_lowercase().chars().map(|sign| if sign.is_ascii_alphanumeric() { sign } else { '_' }).collect()
}

fn join() -> Option<PathBuf> {
    let programs = Programs::find()?;
    let runner = std::os::unix::process::parent_id();
    let folder = std::env::temp_dir().join(format!("huiyin-tests-{runner}"));
    fs::create_dir_all(&folder).unwrap();
    let lock = fs::File::create(folder.join("lock")).unwrap();
    lock.lock().unwrap();
    if !folder.join("ready").exists() {
        programs.start(&folder, "-c max_connections=300 -c shared_buffers=32MB");
        // Ends the server after the runner, however that ends.
        let watch = format!(
            "(while [ -d /proc/{runner} ]; do sleep 1; done; {} -D data -m immediate -s stop; cd /; rm -rf {}) &",
            programs.folder.join("pg_ctl").display(),
            folder.display()
        );
        let mut watchman = programs.as_user(Command::new("sh"), &folder);
        watchman.args(["-c", &watch]).process_group(0);
        watchman.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status().unwrap();
        fs::write(folder.join("ready"), b"").unwrap();
    }
    Some(folder)
}

/// Where the programs of the server are, and as whom they run.
pub(crate) struct Programs {
    folder: PathBuf,
    user: Option<(u32, u32)>,
}

impl Programs {
    pub(crate) fn find() -> Option<Self> {
        let versions = fs::read_dir("/usr/lib/postgresql").ok()?;
        let mut found: Vec<_> = versions.filter_map(|entry| Some(entry.ok()?.path().join("bin"))).collect();
        found.retain(|bin| bin.join("initdb").exists());
        found.sort();
        Some(Self { folder: found.pop()?, user: other_user() })
    }

    fn start(&self, folder: &Path, options: &str) {
        if let Some((user, group)) = self.user {
            std::os::unix::fs::chown(folder, Some(user), Some(group)).unwrap();
        }
        let settings = ["-D", "data", "-U", "huiyin", "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync"];
        self.run(folder, "initdb", &settings);
        self.go(folder, options);
    }

    fn go(&self, folder: &Path, options: &str) {
        let options = format!("-k {} -c listen_addresses='' {options}", folder.display());
        self.run(folder, "pg_ctl", &["-D", "data", "-w", "-l", "log", "-o", &options, "start"]);
    }

    fn as_user(&self, mut command: Command, folder: &Path) -> Command {
        command.current_dir(folder).env("LC_ALL", "C");
        if let Some((user, group)) = self.user {
            command.uid(user).gid(group);
        }
        command
    }

    fn command(&self, folder: &Path, program: &str) -> Command {
        self.as_user(Command::new(self.folder.join(program)), folder)
    }

    pub(crate) fn run(&self, folder: &Path, program: &str, arguments: &[&str]) -> Output {
        // Not captured through pipes: the server would inherit and hold them.
        let told = folder.join(format!("{program}.{}.said", std::process::id()));
        let said = fs::File::create(&told).unwrap();
        let mut command = self.command(folder, program);
        let status = command.args(arguments).stdout(said.try_clone().unwrap()).stderr(said).status().unwrap();
        let words = fs::read(&told).unwrap();
        fs::remove_file(&told).unwrap();
        assert!(status.success(), "{program}: {}", String::from_utf8_lossy(&words));
        Output { status, stdout: words, stderr: Vec::new() }
    }

    /// Runs words on a server, and gives what it says.
    pub(crate) fn sql(&self, folder: &Path, text: &str) -> String {
        let host = folder.to_string_lossy();
        let arguments = ["-X", "-q", "-A", "-t", "-h", &host, "-U", "huiyin", "-d", "postgres", "-c", text];
        String::from_utf8_lossy(&self.run(folder, "psql", &arguments).stdout).trim().to_owned()
    }
}

/// Somebody else than root, when the test runs as root.
fn other_user() -> Option<(u32, u32)> {
    if fs::metadata("/proc/self").unwrap().uid() != 0 {
        return None;
    }
    let people = fs::read_to_string("/etc/passwd").unwrap();
    let ids = |name: &str| {
        let line = people.lines().find(|line| line.starts_with(&format!("{name}:")))?;
        let mut parts = line.split(':').skip(2);
        Some((parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
    };
    ids("postgres").or_else(|| ids("nobody"))
}
