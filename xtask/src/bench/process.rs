//! What a process has used, as the kernel counts it.

use std::time::Duration;

use anyhow::{Context, Result};

/// The kernel counts in hundredths of a second on every Linux we know.
const TICK: Duration = Duration::from_millis(10);

/// Processor time of all threads so far, ours and the kernel's on our behalf.
pub(super) fn cpu(id: u32) -> Result<Duration> {
    let stat = std::fs::read_to_string(format!("/proc/{id}/stat"))?;
    // The name of the program stands in parentheses and may hold spaces: count from behind it.
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
    let ticks = |at: usize| fields.get(at).and_then(|field| field.parse::<u32>().ok()).context("/proc/…/stat");
    Ok(TICK * (ticks(11)? + ticks(12)?))
}

/// Memory that is really there, in MiB.
pub(super) fn memory_mib(id: u32) -> Result<f64> {
    let status = std::fs::read_to_string(format!("/proc/{id}/status"))?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).context("VmRSS")?;
    let kib: f64 = line.trim().trim_end_matches(" kB").parse().context("VmRSS")?;
    Ok(kib / 1024.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn this_process_uses_something() {
        let own = std::process::id();
        assert!(cpu(own).is_ok());
        assert!(memory_mib(own).unwrap() > 0.5);
    }
}
