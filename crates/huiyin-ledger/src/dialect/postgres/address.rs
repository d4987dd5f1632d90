//! Where the server is, and whether it keeps what it is given.

use std::{sync::Arc, time::Duration};

use tokio_postgres::{Client, Config, NoTls, SimpleQueryMessage, config::Host};

use super::{errors::words, flight::Line};
use crate::{dialect::Purpose, fault::OpenError};

/// What the server says about itself, in one row.
const LOOK: &str = "SELECT current_setting('server_version_num'), current_setting('fsync'),
     current_setting('full_page_writes'), current_setting('synchronous_commit'), current_setting('server_encoding'),
     (SELECT datcollate FROM pg_database WHERE datname = current_database()), CAST(pg_is_in_recovery() AS TEXT),
     current_setting('data_checksums'), COALESCE(quote_ident(current_schema()), '')";
/// One program at a time writes to a schema: held as long as the connection.
const ONE_WRITER: &str =
    "SELECT CAST(pg_try_advisory_lock(hashtextextended('huiyin/' || current_schema(), 0)) AS TEXT)";
/// A server that hangs must not hold the lock of the log for everybody.
const WRITER: &str = "SET statement_timeout = '10s'; SET idle_in_transaction_session_timeout = '10s';
     SET lock_timeout = '5s'; SET client_min_messages = warning";
const READER: &str = "SET default_transaction_read_only = on; SET statement_timeout = '30s';
     SET idle_in_transaction_session_timeout = '60s'; SET lock_timeout = '5s'; SET client_min_messages = warning";

/// The oldest version that has all that is used.
const OLDEST: i64 = 150_000;
/// How long one call may take.
const CALL: Duration = Duration::from_secs(5);
/// How often the lock of a writer that has just gone is asked for again.
const TRIES: u32 = 50;
const PAUSE: Duration = Duration::from_millis(100);

/// The address of a database.
pub(crate) struct Address {
    config: Config,
}

impl Address {
    /// Reads `postgres://USER:PASSWORD@HOST/DATABASE` or `host=… dbname=…`.
    pub(in crate::dialect) fn parse(text: &str) -> Result<Arc<Self>, OpenError> {
        // What was typed may hold a password, so it is not repeated.
        let mut config: Config = text.parse().map_err(|_error: tokio_postgres::Error| {
            OpenError::Address("it must read postgres://USER:PASSWORD@HOST/DATABASE".to_owned())
        })?;
        refuse_open_network(&config)?;
        if config.get_application_name().is_none() {
            config.application_name("huiyin");
        }
        if config.get_connect_timeout().is_none() {
            config.connect_timeout(CALL);
        }
        if config.get_tcp_user_timeout().is_none() {
            config.tcp_user_timeout(2 * CALL);
        }
        Ok(Arc::new(Self { config }))
    }

    /// Whether a test wants to see what would happen if nobody asked for the fate of a batch.
    pub(super) fn is_control(&self) -> bool {
        self.config.get_application_name() == Some("control")
    }

    /// Connects, looks at the server's settings, and for whoever writes takes the lock against a second program.
    pub(super) async fn connect(&self, purpose: Purpose) -> Result<Line, OpenError> {
        let unreachable = |error: tokio_postgres::Error| OpenError::Unreachable(words(&error));
        let (client, connection) = self.config.connect(NoTls).await.map_err(unreachable)?;
        tokio::spawn(async move {
            // Whoever waits for an answer is told; here nobody is.
            let _ended = connection.await;
        });
        let reads = matches!(purpose, Purpose::Read | Purpose::Ask);
        client.batch_execute(if reads { READER } else { WRITER }).await.map_err(unreachable)?;
        let schema = look(&client, purpose).await?;
        if !reads {
            be_the_one_writer(&client).await?;
        }
        Ok(Line::new(client, schema))
    }
}

/// Nothing is encrypted on the way yet, so the way must not leave the machine.
fn refuse_open_network(config: &Config) -> Result<(), OpenError> {
    let near = |host: &Host| match host {
        Host::Unix(_) => true,
        Host::Tcp(name) => {
            name == "localhost" || name.parse().is_ok_and(|address: std::net::IpAddr| address.is_loopback())
        }
    };
    let hosts = config.get_hosts();
    if config.get_hostaddrs().iter().all(std::net::IpAddr::is_loopback) && !hosts.is_empty() && hosts.iter().all(near) {
        return Ok(());
    }
    Err(OpenError::Address(
        "connections to a database are not encrypted by this program yet: name a socket, localhost, or the near end of a tunnel"
            .to_owned(),
    ))
}

/// Reads the settings: one that is silently off is how acknowledged rows get lost. Gives the schema.
async fn look(client: &Client, purpose: Purpose) -> Result<String, OpenError> {
    let told = row(client, LOOK).await?;
    let at = |column: usize| told.get(column).map_or("", String::as_str);
    if at(0).parse::<i64>().is_ok_and(|version| version < OLDEST) {
        return Err(OpenError::Setting { name: "server_version_num", is: at(0).to_owned(), wanted: "15 or newer" });
    }
    let wanted: [(usize, &'static str, &'static [&'static str], &'static str); 5] = [
        (1, "fsync", &["on"], "on"),
        (2, "full_page_writes", &["on"], "on"),
        (3, "synchronous_commit", &["on", "local", "remote_write", "remote_apply"], "on"),
        (4, "server_encoding", &["UTF8"], "UTF8"),
        (5, "lc_collate", &["C", "POSIX"], "C (CREATE DATABASE … TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C')"),
    ];
    for (column, name, good, wanted) in wanted {
        if !good.contains(&at(column)) {
            return Err(OpenError::Setting { name, is: at(column).to_owned(), wanted });
        }
    }
    if at(8).is_empty() {
        return Err(OpenError::Setting { name: "search_path", is: String::new(), wanted: "a schema that is there" });
    }
    if purpose == Purpose::Write {
        if at(6) == "true" {
            return Err(OpenError::Setting {
                name: "in_recovery",
                is: "on".to_owned(),
                wanted: "a server that writes",
            });
        }
        if at(7) != "on" {
            tracing::warn!(
                "the database keeps no data_checksums: damage on its disk is found late (pg_checksums --enable)"
            );
        }
    }
    Ok(at(8).to_owned())
}

/// Two programs on one database would each believe their own memory. One that has just ended is waited for.
async fn be_the_one_writer(client: &Client) -> Result<(), OpenError> {
    for _ in 0..TRIES {
        if row(client, ONE_WRITER).await?.first().is_some_and(|word| word == "true") {
            return Ok(());
        }
        tokio::time::sleep(PAUSE).await;
    }
    Err(OpenError::Taken)
}

/// The words of a row.
async fn row(client: &Client, text: &str) -> Result<Vec<String>, OpenError> {
    let answer = client.simple_query(text).await.map_err(|error| OpenError::Unreachable(words(&error)))?;
    let found = answer.into_iter().find_map(
        |message| {
            if let SimpleQueryMessage::Row(row) = message { Some(row) } else { None }
        },
    );
    let words = found.map(|row| (0..row.len()).map(|n| row.get(n).unwrap_or_default().to_owned()).collect());
    Ok(words.unwrap_or_default())
}
