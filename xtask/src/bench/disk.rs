//! What the disk alone can do: the floor under every acknowledgement.

use std::fs::File;
use std::io::Write;
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::Result;

const BLOCK: usize = 16 * 1024;

/// Appends of 16 KiB, each followed by fdatasync, one after the other.
pub(super) fn appends_per_second(folder: &Path, time: Duration) -> Result<f64> {
    let path = folder.join("raw");
    let (mut file, block, begun) = (File::create(&path)?, vec![7_u8; BLOCK], Instant::now());
    let mut count = 0_u32;
    while begun.elapsed() < time {
        file.write_all(&block)?;
        file.sync_data()?;
        count += 1;
    }
    let rate = f64::from(count) / begun.elapsed().as_secs_f64();
    std::fs::remove_file(path)?;
    Ok(rate)
}
