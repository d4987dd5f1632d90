//! https of our own, with the real program: certificates from files, and asked for from a real ACME authority.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, ServerName};

const NAME: &str = "huiyin.anlan.example";
const PATIENCE: Duration = Duration::from_secs(60);

/// A program that ends with the test.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _gone = self.0.kill();
        let _ended = self.0.wait();
    }
}

fn run(program: &str, arguments: &[&str]) -> Running {
    let mut command = Command::new(program);
    command.args(arguments).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    Running(command.env("PEBBLE_VA_NOSLEEP", "1").env("PEBBLE_WFE_NONCEREJECT", "0").spawn().unwrap())
}

fn free() -> SocketAddr {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap()
}

/// A certificate for names, trusted by nobody who was not given it, as PEM files.
fn self_signed(folder: &Path, names: &[&str]) -> (String, String) {
    let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
    let made = rcgen::generate_simple_self_signed(names).unwrap();
    let (cert, key) = (folder.join("cert.pem"), folder.join("key.pem"));
    std::fs::write(&cert, made.cert.pem()).unwrap();
    std::fs::write(&key, made.signing_key.serialize_pem()).unwrap();
    (cert.to_str().unwrap().to_owned(), key.to_str().unwrap().to_owned())
}

/// One answer over https as a browser would get it that trusts `roots` and nobody else.
fn ask(address: SocketAddr, roots: &str, path: &str) -> std::io::Result<String> {
    let mut store = rustls::RootCertStore::empty();
    for root in CertificateDer::pem_slice_iter(roots.as_bytes()) {
        store.add(root.map_err(std::io::Error::other)?).map_err(std::io::Error::other)?;
    }
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = rustls::ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions();
    let config = config.map_err(std::io::Error::other)?.with_root_certificates(store).with_no_client_auth();
    let name = ServerName::try_from(NAME).map_err(std::io::Error::other)?;
    let session = rustls::ClientConnection::new(Arc::new(config), name).map_err(std::io::Error::other)?;
    let mut stream = rustls::StreamOwned::new(session, TcpStream::connect(address)?);
    stream.write_all(format!("GET {path} HTTP/1.1\r\nHost: {NAME}\r\nConnection: close\r\n\r\n").as_bytes())?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer)?;
    Ok(String::from_utf8_lossy(&answer).into_owned())
}

/// The same, asked until there is an answer.
fn wait(address: SocketAddr, roots: impl Fn() -> String, path: &str) -> String {
    let begun = Instant::now();
    loop {
        match ask(address, &roots(), path) {
            Ok(answer) => return answer,
            Err(error) if begun.elapsed() > PATIENCE => panic!("no answer by https: {error}"),
            Err(_not_yet) => std::thread::sleep(Duration::from_millis(100)),
        }
    }
}

#[test]
fn pages_come_by_https_with_certificate_files_and_browsers_are_told_to_stay_with_it() {
    let folder = tempfile::tempdir().unwrap();
    let (cert, key) = self_signed(folder.path(), &[NAME]);
    let (listen, redirect, data) = (free(), free(), folder.path().join("data"));
    let listens = [listen.to_string(), redirect.to_string()];
    let _server = run(
        env!("CARGO_BIN_EXE_huiyin"),
        &[
            "serve",
            "--data",
            data.to_str().unwrap(),
            "--listen",
            &listens[0],
            "--tls",
            &cert,
            &key,
            "--redirect",
            &listens[1],
        ],
    );
    let roots = std::fs::read_to_string(&cert).unwrap();
    let page = wait(listen, || roots.clone(), "/report/what");
    assert!(page.starts_with("HTTP/1.1 200"), "{page}");
    assert!(page.contains("strict-transport-security: max-age=31536000"), "{page}");
    assert!(page.contains("set-cookie: __Host-huiyin_visit=") && page.contains("; Secure"), "{page}");

    // Somebody else's certificate is not taken for ours: the client of this test does look.
    let other = tempfile::tempdir().unwrap();
    let stranger = std::fs::read_to_string(self_signed(other.path(), &[NAME]).0).unwrap();
    assert!(ask(listen, &stranger, "/healthz").is_err());

    let mut plain = TcpStream::connect(redirect).unwrap();
    plain.write_all(format!("GET /report?x=1 HTTP/1.1\r\nHost: {NAME}\r\n\r\n").as_bytes()).unwrap();
    let lines: Vec<String> =
        BufReader::new(plain).lines().map_while(Result::ok).take_while(|line| !line.is_empty()).collect();
    assert!(lines[0].contains("308"), "{lines:?}");
    assert!(lines.contains(&format!("location: https://{NAME}:{}/report?x=1", listen.port())), "{lines:?}");
}

#[test]
fn a_certificate_is_asked_for_from_an_acme_authority_and_used() {
    if Command::new("pebble").arg("-version").output().is_err() {
        println!("skipped: no ACME authority for tests is installed (Debian: pebble)");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let (listen, directory, management, names, settings) = (free(), free(), free(), free(), free());
    let (cert, key) = self_signed(folder.path(), &["localhost"]);
    let config = serde_json::json!({"pebble": {
        "listenAddress": directory.to_string(), "managementListenAddress": management.to_string(),
        "certificate": cert, "privateKey": key, "httpPort": free().port(), "tlsPort": listen.port(),
        "externalAccountBindingRequired": false,
    }});
    let config_file = folder.path().join("pebble.json");
    std::fs::write(&config_file, config.to_string()).unwrap();
    let _names = run(
        "pebble-challtestsrv",
        &[
            "-dns01",
            &names.to_string(),
            "-http01",
            "",
            "-https01",
            "",
            "-tlsalpn01",
            "",
            "-defaultIPv6",
            "",
            "-management",
            &settings.to_string(),
        ],
    );
    let _authority = run("pebble", &["-config", config_file.to_str().unwrap(), "-dnsserver", &names.to_string()]);
    let data = folder.path().join("data");
    let url = format!("https://localhost:{}/dir", directory.port());
    let arguments = [
        "serve",
        "--data",
        data.to_str().unwrap(),
        "--listen",
        &listen.to_string(),
        "--acme",
        NAME,
        "--acme-directory",
        &url,
        "--acme-root",
        &cert,
    ];
    let _server = run(env!("CARGO_BIN_EXE_huiyin"), &arguments);
    let roots = || {
        let asked = Command::new("curl").args(["-sk", &format!("https://{management}/roots/0")]).output().unwrap();
        String::from_utf8_lossy(&asked.stdout).into_owned()
    };
    let page = wait(listen, roots, "/healthz");
    assert!(page.starts_with("HTTP/1.1 200"), "{page}");
    assert!(data.join("acme").read_dir().unwrap().count() >= 2, "account and certificate outlive a restart");
}
