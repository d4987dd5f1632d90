//! A backup a day, without anybody having to think of it. The machine of a township is switched off at night: the day's
//! backup is taken once the day is two hours old, or as soon as the program runs.

use std::fs;
use std::os::unix::fs::{DirBuilderExt as _, MetadataExt as _};
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use huiyin_domain::kernel::time::{Day, Moment, Zone};
use huiyin_ledger::Ledger;

/// The first hour of a day in which its backup is taken: by then the evening's work is over.
const FROM_HOUR: i8 = 2;
/// What stands before and after the day in a file's name.
const NAME: (&str, &str) = ("huiyin-", ".backup");

/// Where backups go, and how many stay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DailyBackup {
    /// The folder.
    pub folder: PathBuf,
    /// Days kept, at least one. An erasure is complete when the last key file from before it is gone, so this is also the
    /// longest that erased words can still be read by somebody who holds both files.
    pub keep: usize,
}

/// Days kept when nobody says otherwise.
pub const KEEP: usize = 7;

impl DailyBackup {
    /// The place in a data directory.
    #[must_use]
    pub fn beside(data: &Path) -> Self {
        Self { folder: data.join("backups"), keep: KEEP }
    }

    /// The days of which there is a whole backup, the latest first. A backup gets its name only when it is whole.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn days(&self) -> std::io::Result<Vec<Day>> {
        let listed = match fs::read_dir(&self.folder) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
            listed => listed?,
        };
        let mut days = Vec::new();
        for entry in listed {
            let name = entry?.file_name();
            let day: Option<Day> =
                name.to_str().and_then(|name| name.strip_prefix(NAME.0)?.strip_suffix(NAME.1)?.parse().ok());
            days.extend(day);
        }
        days.sort_unstable_by(|left: &Day, right| right.cmp(left));
        Ok(days)
    }

    /// Takes today's backup if it is time and there is none, and lets go of those beyond the number kept. Waits for the disk.
    ///
    /// # Errors
    /// When the folder or a file cannot be written; nothing older is let go of then.
    pub fn take_if_due(&self, ledger: &Ledger, now: Moment, zone: &Zone) -> anyhow::Result<Option<PathBuf>> {
        let (today, hour) = (now.day(zone), now.civil(zone).hour());
        if hour < FROM_HOUR || self.days()?.first().is_some_and(|last| *last >= today) {
            return Ok(None);
        }
        let file = self.take(ledger, today)?;
        for old in self.days()?.into_iter().skip(self.keep.max(1)) {
            self.let_go(old)?;
        }
        Ok(Some(file))
    }

    /// Takes a day's backup, in place of one of the same day. Waits for the disk.
    ///
    /// # Errors
    /// When the folder or a file cannot be written; the one from before is still there then.
    pub fn take(&self, ledger: &Ledger, today: Day) -> anyhow::Result<PathBuf> {
        let made = fs::DirBuilder::new().recursive(true).mode(0o700).create(&self.folder);
        made.with_context(|| format!("cannot make {}", self.folder.display()))?;
        let file = self.file_of(today);
        if let Err(error) = ledger.backup(&file) {
            Self::drop_parts(&file);
            return Err(error.into());
        }
        Ok(file)
    }

    /// Whether the folder lies on the same disk as the data: a backup that dies with what it is for.
    ///
    /// # Errors
    /// When either cannot be looked at.
    pub fn on_same_disk(&self, data: &Path) -> std::io::Result<bool> {
        Ok(fs::metadata(&self.folder)?.dev() == fs::metadata(data)?.dev())
    }

    /// What a failed backup wrote would keep a full disk full, and intake would have to refuse.
    fn drop_parts(file: &Path) {
        for end in [".part", ".keys.part"] {
            let mut part = file.as_os_str().to_owned();
            part.push(end);
            if let Err(error) = fs::remove_file(&part)
                && error.kind() != std::io::ErrorKind::NotFound
            {
                tracing::warn!(%error, "what a failed backup wrote could not be removed");
            }
        }
    }

    /// Where a day's backup lies.
    #[must_use]
    pub fn file_of(&self, day: Day) -> PathBuf {
        self.folder.join(format!("{}{day}{}", NAME.0, NAME.1))
    }

    /// The keys first: what is left of a broken removal is a file that says nothing.
    fn let_go(&self, day: Day) -> std::io::Result<()> {
        let file = self.file_of(day);
        let mut keys = file.clone().into_os_string();
        keys.push(".keys");
        for gone in [PathBuf::from(keys), file] {
            match fs::remove_file(&gone) {
                Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error),
                Ok(()) | Err(_) => {}
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use huiyin_domain::kernel::time::Zone;
    use huiyin_ledger::Settings;
    use jiff::civil::date;

    use super::*;

    fn at(day: i8, hour: i8) -> Moment {
        Zone::shanghai().moment(date(2026, 11, day).at(hour, 30, 0, 0))
    }

    struct House {
        dir: tempfile::TempDir,
        ledger: Ledger,
        daily: DailyBackup,
    }

    fn house() -> House {
        let dir = tempfile::tempdir().unwrap();
        let clock = std::sync::Arc::new(|| at(1, 9));
        let ledger = Ledger::open(Settings::new(dir.path().join("data"), clock, &[])).unwrap();
        let daily = DailyBackup { folder: dir.path().join("backups"), keep: 3 };
        House { dir, ledger, daily }
    }

    #[test]
    fn one_backup_a_day_and_as_many_as_are_kept() {
        let House { ledger, daily, .. } = &house();
        for day in 1..=6 {
            let (first, second) = (at(day, 3), at(day, 17));
            assert!(daily.take_if_due(ledger, first, &Zone::shanghai()).unwrap().is_some(), "day {day}");
            assert!(daily.take_if_due(ledger, second, &Zone::shanghai()).unwrap().is_none(), "day {day} again");
        }
        assert_eq!(daily.days().unwrap(), [date(2026, 11, 6), date(2026, 11, 5), date(2026, 11, 4)]);
        assert_eq!(fs::read_dir(&daily.folder).unwrap().count(), 6, "with the keys of each, and nothing else");
    }

    #[test]
    fn the_night_belongs_to_the_day_before_and_a_machine_switched_on_late_catches_up() {
        let House { ledger, daily, .. } = &house();
        assert_eq!(daily.take_if_due(ledger, at(2, 1), &Zone::shanghai()).unwrap(), None);
        assert!(daily.take_if_due(ledger, at(2, 20), &Zone::shanghai()).unwrap().is_some());
    }

    #[test]
    fn what_was_backed_up_can_be_restored_and_half_a_backup_is_none() {
        let House { dir, ledger, daily } = &house();
        let file = daily.take_if_due(ledger, at(3, 9), &Zone::shanghai()).unwrap().unwrap();
        fs::write(daily.folder.join("huiyin-2026-11-04.backup.part"), b"half").unwrap();
        assert_eq!(daily.days().unwrap(), [date(2026, 11, 3)]);
        let clock = std::sync::Arc::new(|| at(3, 10));
        let restored = Ledger::restore(&file, Settings::new(dir.path().join("again"), clock, &[])).unwrap();
        assert_eq!(restored.root().unwrap(), ledger.root().unwrap());
    }

    #[test]
    fn nothing_is_let_go_of_when_todays_backup_fails() {
        let House { ledger, daily, .. } = &house();
        for day in 1..=3 {
            daily.take_if_due(ledger, at(day, 9), &Zone::shanghai()).unwrap();
        }
        // A folder of the same name stands where the backup should be written.
        fs::create_dir(daily.folder.join("huiyin-2026-11-04.backup.part")).unwrap();
        assert!(daily.take_if_due(ledger, at(4, 9), &Zone::shanghai()).is_err());
        assert_eq!(daily.days().unwrap().len(), 3);
    }

    #[test]
    fn a_failed_backup_leaves_nothing_that_fills_the_disk() {
        let House { dir, ledger, daily } = &house();
        // The ledger can be copied, the master key that belongs to it cannot be read.
        fs::remove_file(dir.path().join("data/master.key")).unwrap();
        assert!(daily.take_if_due(ledger, at(4, 9), &Zone::shanghai()).is_err());
        assert_eq!(fs::read_dir(&daily.folder).unwrap().count(), 0);
    }
}
