//! Many people at once, each with a connection of their own, and how long each had to wait.

use std::fmt;
use std::time::{Duration, Instant};

use anyhow::{Result, ensure};
use serde_json::{Value, json};

use super::process;

/// One measurement.
pub(super) struct Measured {
    pub(super) what: String,
    pub(super) connections: usize,
    /// How often it was answered.
    pub(super) count: usize,
    pub(super) per_second: f64,
    p50: Duration,
    p99: Duration,
    cpu_each: Duration,
}

/// Lets every worker work until the time is over or it has nothing left, and measures the server meanwhile.
/// A worker answers `false` when it has nothing left.
pub(super) fn measure<W>(what: &str, server: u32, workers: Vec<W>, time: Duration) -> Result<Measured>
where
    W: FnMut() -> Result<bool> + Send,
{
    let connections = workers.len();
    let (before, begun) = (process::cpu(server)?, Instant::now());
    let waits: Vec<Result<Vec<Duration>>> = std::thread::scope(|scope| {
        let threads: Vec<_> =
            workers.into_iter().map(|worker| scope.spawn(move || work(worker, begun, time))).collect();
        threads.into_iter().filter_map(|thread| thread.join().ok()).collect()
    });
    let (took, used) = (begun.elapsed(), process::cpu(server)?.saturating_sub(before));
    let mut waits: Vec<Duration> = waits.into_iter().collect::<Result<Vec<_>>>()?.concat();
    ensure!(!waits.is_empty(), "{what}: nothing was answered");
    waits.sort_unstable();
    let count = u32::try_from(waits.len())?;
    let at = |percent: usize| waits[(waits.len() - 1) * percent / 100];
    Ok(Measured {
        what: what.to_owned(),
        connections,
        count: waits.len(),
        per_second: f64::from(count) / took.as_secs_f64(),
        p50: at(50),
        p99: at(99),
        cpu_each: used / count,
    })
}

fn work<W: FnMut() -> Result<bool>>(mut worker: W, begun: Instant, time: Duration) -> Result<Vec<Duration>> {
    let mut waits = Vec::new();
    while begun.elapsed() < time {
        let asked = Instant::now();
        if !worker()? {
            break;
        }
        waits.push(asked.elapsed());
    }
    Ok(waits)
}

impl Measured {
    /// One for tests of what is made of it.
    #[cfg(test)]
    pub(super) fn sample(what: &str, per_second: f64) -> Self {
        let none = Duration::ZERO;
        Self { what: what.to_owned(), connections: 1, count: 1, per_second, p50: none, p99: none, cpu_each: none }
    }

    /// The wait that one answer in a hundred is longer than.
    pub(super) fn p99(&self) -> Duration {
        self.p99
    }

    /// For `--json`.
    pub(super) fn json(&self) -> Value {
        let micros = |time: Duration| u64::try_from(time.as_micros()).unwrap_or(u64::MAX);
        json!({"what": self.what, "connections": self.connections, "count": self.count, "per_second": self.per_second, "p50_us": micros(self.p50), "p99_us": micros(self.p99), "cpu_us": micros(self.cpu_each)})
    }
}

impl fmt::Display for Measured {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ms = |time: Duration| time.as_secs_f64() * 1_000.0;
        let Self { what, connections, count, per_second, .. } = self;
        write!(
            f,
            "{what:<9} {connections:>2} connections: {count:>6} at {per_second:>7.0}/s · p50 {:.1} ms · p99 {:.1} ms",
            ms(self.p50),
            ms(self.p99)
        )?;
        write!(f, " · {} µs CPU each", self.cpu_each.as_micros())
    }
}
