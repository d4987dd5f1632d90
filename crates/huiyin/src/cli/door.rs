//! How pages leave this machine: plain http for this machine alone, through a named https proxy, or by https of our own,
//! with certificates from files or from an ACME authority (RFC 8555, challenge of RFC 8737 on the same port).

use std::net::SocketAddr;
use std::os::unix::fs::DirBuilderExt as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use anyhow::{Context as _, ensure};
use axum::Router;
use axum::http::{HeaderValue, Uri, header, uri};
use axum::response::{IntoResponse, Redirect, Response};
use axum_server::accept::Accept;
use axum_server::tls_rustls::{RustlsAcceptor, RustlsConfig};
use clap::Args;
use futures_util::StreamExt as _;
use rustls::pki_types::pem::PemObject as _;
use tokio::net::TcpListener;
use tower_http::set_header::SetResponseHeaderLayer;

/// Where certificates come from when nothing else is said.
const LETS_ENCRYPT: &str = "https://acme-v02.api.letsencrypt.org/directory";
/// How often certificate files are looked at: renewed ones are taken without a restart.
const LOOK: Duration = Duration::from_secs(60);
/// The longest that someone may take to send the head of a request; connections held open otherwise cost nothing.
const HEAD: Duration = Duration::from_secs(30);
/// How long running requests may take to end when the program is told to stop.
const LEAVE: Duration = Duration::from_secs(10);
/// A browser that has been here comes back by https for a year (RFC 6797).
const STRICT: HeaderValue = HeaderValue::from_static("max-age=31536000");

/// How pages leave this machine.
#[derive(Args, Clone, Debug, Default)]
pub struct DoorArgs {
    /// Name of the https proxy in front (https://NAME); only then may others than this machine connect.
    #[arg(long, value_name = "NAME", conflicts_with_all = ["tls", "acme"])]
    pub behind: Option<String>,
    /// Certificate chain and key in PEM files; renewed files are taken within a minute.
    #[arg(long, num_args = 2, value_names = ["CERT", "KEY"], conflicts_with = "acme")]
    pub tls: Vec<PathBuf>,
    /// Names for which certificates are asked for and renewed by ACME; the authority must reach us on port 443.
    #[arg(long, value_name = "NAME", value_delimiter = ',')]
    pub acme: Vec<String>,
    /// Where the authority may write to.
    #[arg(long, value_name = "EMAIL", requires = "acme")]
    pub acme_contact: Option<String>,
    /// Another authority than Let's Encrypt.
    #[arg(long, value_name = "URL", requires = "acme")]
    pub acme_directory: Option<String>,
    /// The root certificate of an authority that is not a public one, as a PEM file.
    #[arg(long, value_name = "FILE", requires = "acme")]
    pub acme_root: Option<PathBuf>,
    /// A plain http address that only says where https is, such as 0.0.0.0:80.
    #[arg(long, value_name = "ADDR:PORT")]
    pub redirect: Option<SocketAddr>,
}

/// How pages leave this machine, decided.
#[derive(Clone, Debug)]
pub enum Door {
    /// They do not.
    Here,
    /// By a named https proxy.
    Behind,
    /// By https, with files.
    Files {
        /// The chain.
        cert: PathBuf,
        /// Its key.
        key: PathBuf,
        /// Plain http that says where https is.
        redirect: Option<SocketAddr>,
    },
    /// By https, with certificates asked for.
    Acme(Box<Acme>),
}

/// An ACME account in the making.
#[derive(Clone, Debug)]
pub struct Acme {
    names: Vec<String>,
    contact: Option<String>,
    directory: String,
    root: Option<PathBuf>,
    /// Keeps the account and certificates over restarts.
    cache: PathBuf,
    redirect: Option<SocketAddr>,
}

impl DoorArgs {
    /// Decides, and refuses plain http that others could hear.
    ///
    /// # Errors
    /// A sentence that says what to do.
    pub fn door(&self, listen: SocketAddr, data: &Path) -> anyhow::Result<Door> {
        let own = !self.tls.is_empty() || !self.acme.is_empty();
        ensure!(own || self.redirect.is_none(), "--redirect leads to https: it needs --tls or --acme");
        if let [cert, key] = self.tls.as_slice() {
            for file in [cert, key] {
                ensure!(
                    file.is_file(),
                    "there is no file {}: --tls wants the certificate chain, then its key",
                    file.display()
                );
            }
            return Ok(Door::Files { cert: cert.clone(), key: key.clone(), redirect: self.redirect });
        }
        if !self.acme.is_empty() {
            return Ok(Door::Acme(Box::new(Acme {
                names: self.acme.clone(),
                contact: self.acme_contact.clone(),
                directory: self.acme_directory.clone().unwrap_or_else(|| LETS_ENCRYPT.to_owned()),
                root: self.acme_root.clone(),
                cache: data.join("acme"),
                redirect: self.redirect,
            })));
        }
        ensure!(
            listen.ip().is_loopback() || self.behind.is_some(),
            "plain http leaves this machine only behind an https proxy: say --tls CERT KEY, or --acme NAME, or put a proxy in front and say --behind NAME, or listen on 127.0.0.1"
        );
        Ok(if self.behind.is_some() { Door::Behind } else { Door::Here })
    }
}

impl Door {
    /// Whether pages reach people by https.
    #[must_use]
    pub fn is_secure(&self) -> bool {
        match self {
            Self::Here => false,
            Self::Behind | Self::Files { .. } | Self::Acme(_) => true,
        }
    }

    /// What stands before the address people type.
    #[must_use]
    pub fn scheme(&self) -> &'static str {
        if self.is_secure() { "https" } else { "http" }
    }

    /// Answers requests until told to stop, then lets those that run end.
    ///
    /// # Errors
    /// When certificates cannot be read or the address is lost.
    pub async fn serve(
        self,
        listener: TcpListener,
        router: Router,
        stop: impl Future<Output = ()> + Send + 'static,
    ) -> anyhow::Result<()> {
        let strict = SetResponseHeaderLayer::overriding(header::STRICT_TRANSPORT_SECURITY, STRICT);
        match self {
            Self::Here => plain(listener, router, stop).await,
            Self::Behind => plain(listener, router.layer(strict), stop).await,
            Self::Files { cert, key, redirect } => {
                take_ring();
                let config = RustlsConfig::from_pem_file(&cert, &key)
                    .await
                    .with_context(|| format!("{} and {} are no certificate and key", cert.display(), key.display()))?;
                let looks = tokio::spawn(take_renewed(config.clone(), cert, key));
                let acceptor = RustlsAcceptor::new(config);
                let served = secure((listener, redirect), router.layer(strict), acceptor, stop).await;
                looks.abort();
                served
            }
            Self::Acme(acme) => {
                take_ring();
                let redirect = acme.redirect;
                let (acceptor, asks) = acme.start()?;
                let served = secure((listener, redirect), router.layer(strict), acceptor, stop).await;
                asks.abort();
                served
            }
        }
    }
}

/// One implementation of the ciphers for the whole program; a second call changes nothing.
fn take_ring() {
    drop(rustls::crypto::ring::default_provider().install_default());
}

async fn plain(
    listener: TcpListener,
    router: Router,
    stop: impl Future<Output = ()> + Send + 'static,
) -> anyhow::Result<()> {
    // Given as it is, the router would be copied with all its routes for every connection: a quarter of the cost of a
    // report from a new browser.
    Ok(axum::serve(listener, router.into_make_service()).with_graceful_shutdown(stop).await?)
}

async fn secure<A>(
    (listener, redirect): (TcpListener, Option<SocketAddr>),
    router: Router,
    acceptor: A,
    stop: impl Future<Output = ()> + Send + 'static,
) -> anyhow::Result<()>
where
    A: Accept<tokio::net::TcpStream, Router> + Clone + Send + Sync + 'static,
    A::Stream: tokio::io::AsyncRead + tokio::io::AsyncWrite + Unpin + Send,
    A::Service: axum_server::service::SendService<axum::http::Request<hyper::body::Incoming>> + Send,
    A::Future: Send,
{
    let pointer = match redirect {
        Some(address) => Some(tokio::spawn(point(address, listener.local_addr()?.port()).await?)),
        None => None,
    };
    let handle = axum_server::Handle::new();
    let ending = handle.clone();
    tokio::spawn(async move {
        stop.await;
        ending.graceful_shutdown(Some(LEAVE));
    });
    let mut server = axum_server::from_tcp(listener.into_std()?)?.acceptor(acceptor).handle(handle);
    server.http_builder().http1().timer(hyper_util::rt::TokioTimer::new()).header_read_timeout(HEAD);
    let served = server.serve(router.into_make_service()).await;
    if let Some(pointer) = pointer {
        pointer.abort();
    }
    Ok(served?)
}

/// Answers plain http with the same address by https, and with nothing else.
async fn point(address: SocketAddr, port: u16) -> anyhow::Result<impl Future<Output = ()> + Send + 'static> {
    let listener = TcpListener::bind(address).await.with_context(|| format!("cannot listen on {address}"))?;
    let router = Router::new().fallback(move |request: axum::extract::Request| async move { by_https(&request, port) });
    Ok(async move {
        if let Err(error) = axum::serve(listener, router.into_make_service()).await {
            tracing::error!(%error, "nobody is led to https any more");
        }
    })
}

fn by_https(request: &axum::extract::Request, port: u16) -> Response {
    let host = request.headers().get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let name = host.rsplit_once(':').map_or(host, |(name, _port)| name);
    let authority = if port == 443 { name.to_owned() } else { format!("{name}:{port}") };
    let path = request.uri().path_and_query().map_or("/", |path| path.as_str());
    let to = Uri::builder().scheme(uri::Scheme::HTTPS).authority(authority).path_and_query(path).build();
    match to {
        Ok(to) if !name.is_empty() => Redirect::permanent(&to.to_string()).into_response(),
        Ok(_) | Err(_) => axum::http::StatusCode::BAD_REQUEST.into_response(),
    }
}

/// Takes certificate files when they change. Files that do not fit leave the old ones in use and are told to the log.
async fn take_renewed(config: RustlsConfig, cert: PathBuf, key: PathBuf) {
    let mut known = changed(&cert, &key).await;
    let mut ticks = tokio::time::interval(LOOK);
    loop {
        ticks.tick().await;
        let now = changed(&cert, &key).await;
        if now == known {
            continue;
        }
        known = now;
        match config.reload_from_pem_file(&cert, &key).await {
            Ok(()) => tracing::info!("the renewed certificate is in use"),
            Err(error) => tracing::error!(%error, "the changed certificate cannot be used; the old one stays"),
        }
    }
}

async fn changed(cert: &Path, key: &Path) -> [Option<SystemTime>; 2] {
    let of = |file: PathBuf| async move { tokio::fs::metadata(file).await.and_then(|found| found.modified()).ok() };
    [of(cert.to_owned()).await, of(key.to_owned()).await]
}

impl Acme {
    /// Starts to ask for certificates; until the first is there, no browser gets through.
    fn start(self) -> anyhow::Result<(rustls_acme::axum::AxumAcceptor, tokio::task::JoinHandle<()>)> {
        let made = std::fs::DirBuilder::new().recursive(true).mode(0o700).create(&self.cache);
        made.with_context(|| format!("cannot make {}", self.cache.display()))?;
        let names = self.names.join(", ");
        let mut config = rustls_acme::AcmeConfig::new(&self.names)
            .directory(&self.directory)
            .cache(rustls_acme::caches::DirCache::new(self.cache));
        if let Some(contact) = &self.contact {
            config = config.contact_push(format!("mailto:{contact}"));
        }
        if let Some(root) = &self.root {
            config = config.client_tls_config(Arc::new(trusting(root)?));
        }
        let mut state = config.state();
        let mut https = rustls::ServerConfig::builder().with_no_client_auth().with_cert_resolver(state.resolver());
        https.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
        let acceptor = state.axum_acceptor(Arc::new(https));
        let asks = tokio::spawn(async move {
            while let Some(news) = state.next().await {
                match news {
                    Ok(news) => tracing::info!(?news, %names, "certificate"),
                    Err(error) => tracing::error!(?error, %names, "no certificate yet; asked again later"),
                }
            }
        });
        Ok((acceptor, asks))
    }
}

fn trusting(root: &Path) -> anyhow::Result<rustls::ClientConfig> {
    let mut roots = rustls::RootCertStore::empty();
    let found = rustls::pki_types::CertificateDer::pem_file_iter(root);
    for certificate in found.with_context(|| format!("cannot read {}", root.display()))? {
        roots.add(certificate?)?;
    }
    ensure!(!roots.is_empty(), "{} holds no certificate", root.display());
    Ok(rustls::ClientConfig::builder().with_root_certificates(roots).with_no_client_auth())
}

#[cfg(test)]
mod tests {
    use clap::Parser as _;

    use super::*;

    #[derive(clap::Parser)]
    struct Line {
        #[command(flatten)]
        door: DoorArgs,
    }

    fn decided(listen: &str, line: &[&str]) -> Result<Door, String> {
        let line = Line::try_parse_from([&["serve"], line].concat()).map_err(|error| error.to_string())?;
        line.door.door(listen.parse().unwrap(), Path::new("data")).map_err(|error| error.to_string())
    }

    #[test]
    fn plain_http_stays_on_this_machine() {
        assert!(matches!(decided("127.0.0.1:8471", &[]), Ok(Door::Here)));
        assert!(matches!(decided("[::1]:8471", &[]), Ok(Door::Here)));
        for open in ["0.0.0.0:80", "192.168.1.5:8471", "[::]:80"] {
            let refused = decided(open, &[]).unwrap_err();
            assert!(["--tls", "--acme", "--behind", "127.0.0.1"].iter().all(|way| refused.contains(way)), "{refused}");
        }
    }

    #[test]
    fn one_way_out_is_enough_and_two_are_refused() {
        assert!(decided("0.0.0.0:80", &["--behind", "huiyin.example"]).unwrap().is_secure());
        assert!(decided("0.0.0.0:443", &["--acme", "huiyin.example,www.huiyin.example"]).unwrap().is_secure());
        assert!(decided("0.0.0.0:443", &["--acme", "huiyin.example", "--behind", "huiyin.example"]).is_err());
        assert!(decided("0.0.0.0:443", &["--acme", "a.example", "--tls", "cert.pem", "key.pem"]).is_err());
    }

    #[test]
    fn a_missing_certificate_is_named() {
        let refused = decided("0.0.0.0:443", &["--tls", "nowhere/cert.pem", "nowhere/key.pem"]).unwrap_err();
        assert!(refused.contains("nowhere/cert.pem"), "{refused}");
    }

    #[test]
    fn leading_to_https_needs_https() {
        assert!(decided("127.0.0.1:8471", &["--redirect", "0.0.0.0:80"]).is_err());
    }
}
