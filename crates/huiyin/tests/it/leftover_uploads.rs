//! Photos that belong to nothing any more go; those of a report, and those of a draft that is still being written, stay.

use std::fs::File;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use huiyin::clock::Clock;
use huiyin::intake::sweep_uploads::Uploads;
use huiyin_domain::kernel::time::Moment;
use huiyin_domain::testing::STORY_START;

use crate::browser::{Browser, House};
use crate::citizen::send_report;
use crate::citizen_photos::{at_photos, jpeg};

fn as_time(moment: Moment) -> SystemTime {
    UNIX_EPOCH + Duration::from_millis(moment.0.try_into().unwrap())
}

/// A browser whose draft holds one photo.
async fn with_a_photo(house: &House) -> Browser {
    let mut browser = at_photos(house).await;
    let answer = browser.post_files("/report/photos", &[], &[("a.jpg", &jpeg(20, 20))]).await;
    assert_eq!(answer.to, "/report/contact", "{}", browser.page);
    browser
}

/// A house on the first day of the story, with its files dated by the story's clock.
fn house() -> (House, Clock) {
    let clock = Clock::standing_at(STORY_START);
    (House::at(clock.clone()), clock)
}

fn date_all(house: &House, at: Moment) {
    for path in house.files() {
        File::options().write(true).open(path).unwrap().set_modified(as_time(at)).unwrap();
    }
}

#[tokio::test]
async fn a_photo_whose_draft_ran_out_goes_at_the_second_look() {
    let (house, clock) = house();
    let _browser = with_a_photo(&house).await;
    date_all(&house, STORY_START);
    let mut uploads = Uploads::default();
    clock.set(STORY_START.plus_days(3));
    huiyin::web::shelf::sweep(&house.app).await.unwrap();
    assert_eq!(uploads.sweep(&house.app).await.unwrap(), 0, "seen once: somebody may be sending it now");
    assert_eq!(house.files().len(), 1);
    assert_eq!(uploads.sweep(&house.app).await.unwrap(), 1);
    assert_eq!(house.files().len(), 0);
}

#[tokio::test]
async fn a_photo_of_a_report_and_one_of_a_living_draft_stay_however_old() {
    let (house, clock) = house();
    let (mut sent, mut writing) = (with_a_photo(&house).await, with_a_photo(&house).await);
    sent.open("/report/contact").await;
    sent.post("/report/contact", &[("manner", "none")]).await;
    sent.open("/report/check").await;
    send_report(&mut sent).await;
    date_all(&house, STORY_START);
    // Somebody who comes back to it every twenty hours keeps a draft for longer than a file needs to be suspect.
    for round in 1..=4 {
        clock.set(Moment(STORY_START.0 + round * 20 * 3_600_000));
        writing.open("/report/contact").await;
        writing.post("/report/contact", &[("manner", "none")]).await;
    }
    let mut uploads = Uploads::default();
    for _look in 0..3 {
        huiyin::web::shelf::sweep(&house.app).await.unwrap();
        assert_eq!(uploads.sweep(&house.app).await.unwrap(), 0);
    }
    assert_eq!(house.files().len(), 2);
    assert!(house.app.ledger().fsck().unwrap().is_sound());
    assert_eq!(writing.get("/report/photos/0").await.kind, "image/jpeg");
}

#[tokio::test]
async fn a_young_file_is_nobodys_business() {
    let (house, clock) = house();
    house.app.ledger().put_file(b"a request that died").unwrap();
    date_all(&house, STORY_START);
    let mut uploads = Uploads::default();
    clock.set(STORY_START.plus_days(1));
    for _look in 0..3 {
        assert_eq!(uploads.sweep(&house.app).await.unwrap(), 0);
    }
    clock.set(STORY_START.plus_days(3));
    uploads.sweep(&house.app).await.unwrap();
    assert_eq!(uploads.sweep(&house.app).await.unwrap(), 1);
}
