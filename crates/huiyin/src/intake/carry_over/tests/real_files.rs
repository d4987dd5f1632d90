//! The seven real files, where `HUIYIN_SAMPLES` names their folder. They may be measured with, never copied into the project.

use super::*;

fn sample(name: &str) -> Option<FileRead> {
    let path = samples()?.join(name);
    if !path.exists() {
        println!("skipped: {} is not there", path.display());
        return None;
    }
    Some(read_file(&path, &choices()).unwrap())
}

#[test]
fn every_real_file_is_taken_whole() {
    let files = [
        ("messages_with_replies.xlsx", "messages-with-replies", 2_816),
        ("messages_hot_topics.xlsx", "messages-hot-topics", 4_326),
        ("concerns_labelled.csv", "labelled-concerns", 6_523),
        ("baltimore_311.csv", "baltimore-311", 10_000),
        ("boston_311_100.csv", "boston-311", 100),
        ("nyc_311_100.csv", "nyc-311", 100),
        ("nyc_311_cr_only.csv", "nyc-311", 2_386),
    ];
    for (name, source, rows) in files {
        let Some(read) = sample(name) else { return };
        assert_eq!(
            read.rejected.iter().map(|row| &row.reasons).collect::<Vec<_>>(),
            Vec::<&Vec<Reason>>::new(),
            "{name}"
        );
        assert_eq!((read.rows, read.records.len(), read.source.as_str()), (rows, rows, source), "{name}");
        let mut by = Identifier::new(&mac);
        let identities: std::collections::HashSet<_> =
            read.records.iter().map(|record| by.identify(record).source_hmac).collect();
        assert_eq!(identities.len(), rows, "{name}: every row is a record of its own");
        println!("{name}: {:?}", read.repaired);
    }
}

#[test]
fn the_messages_with_replies_are_closed_on_the_day_of_the_reply_and_waited_as_long_as_is_known() {
    let Some(read) = sample("messages_with_replies.xlsx") else { return };
    assert!(
        read.records
            .iter()
            .all(|record| record.standing == Standing::Closed && record.times.closed == record.times.replied)
    );
    let mut days: Vec<f64> = read
        .records
        .iter()
        .map(|record| {
            record.times.replied.unwrap().at.duration_since(record.times.received.unwrap().at).as_secs_f64() / 86_400.0
        })
        .collect();
    days.sort_by(f64::total_cmp);
    let median = (days[1407] + days[1408]) / 2.0;
    assert_eq!(format!("{median:.1}"), "11.2");
    assert!(
        read.repaired.x000d > 0 && read.repaired.whitespace > 2_000 && read.repaired.date_text > 2_000,
        "{:?}",
        read.repaired
    );
}

#[test]
fn the_duplicates_of_baltimore_are_claims() {
    let Some(read) = sample("baltimore_311.csv") else { return };
    let duplicates = read.records.iter().filter(|record| record.duplicate);
    assert_eq!(duplicates.clone().count(), 207 + 8 + 2);
    assert!(duplicates.clone().all(|record| record.related_id.is_none()));
    assert_eq!(
        read.records.iter().filter(|record| record.standing == Standing::Open).count(),
        113 + 67 + 17 + 8 + 2 + 1
    );
    let first = &read.records[0];
    assert_eq!((first.title.as_str(), first.channel.as_deref()), ("TRT-Traffic Signal Repairs", Some("Phone")));
    assert_eq!(first.times.due.unwrap().at, moment([2018, 4, 13], [11, 11, 26]));
}

#[test]
fn a_file_without_dates_claims_none() {
    let Some(read) = sample("nyc_311_cr_only.csv") else { return };
    assert!(read.records.iter().all(|record| record.times.received.is_none()));
    assert_eq!(read.repaired.line_ends, 2_386);
}
