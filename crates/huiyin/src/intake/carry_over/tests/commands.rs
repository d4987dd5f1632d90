//! What a record asks of the rules.

use huiyin_domain::concern::Class;
use huiyin_domain::intake::{CarryOver, Channel, ClaimedState};
use huiyin_domain::kernel::ids::Hex;
use huiyin_domain::kernel::number::Number;

use super::super::command::{Drawn, command};
use super::*;

fn commands(read: &FileRead) -> Vec<CarryOver> {
    let mut by = Identifier::new(&mac);
    let drawn = Drawn { id: Hex([1; 16]), number: Number::from_chance(1) };
    read.records.iter().map(|record| command(record, &by.identify(record), drawn).unwrap()).collect()
}

#[test]
fn every_exchange_name_finds_its_place() {
    let all = commands(&read_file(&fixture("exchange.csv"), &choices()).unwrap());
    let first = &all[0];
    assert_eq!(
        (first.channel, first.class, first.claimed.state),
        (Channel::Letter, Class::Ordinary, ClaimedState::Closed)
    );
    assert_eq!(first.claimed.closed.as_ref().unwrap().at.date(), date(2025, 4, 2));
    assert_eq!(first.claimed.due.as_ref().unwrap().at.date(), date(2025, 5, 4));
    assert_eq!(
        first.claimed.timeline.iter().map(|entry| entry.what.as_str()).collect::<Vec<_>>(),
        ["djsj", "jhrq", "scxfrq", "lzjzsj"]
    );
    assert_eq!(first.words.reply.as_ref().unwrap().as_str(), "三盏路灯已更换，四月二日验收。");
    assert_eq!(first.reporters[0].phone.as_deref(), Some("19900000001"));
    assert!(first.words.extra.iter().any(|(name, value)| name == "zjhm" && value == "990101000000000001"));
    assert_eq!(all[2].class, Class::Sealed);
    assert!(all[2].words.extra.iter().any(|(name, _)| name == "bfyrhdw"));
    assert_eq!(all[3].reporters.len(), 2);
    assert_eq!(all[5].words.text.as_str(), "建议早晚高峰每二十分钟一班。");
    assert_eq!(all[5].claimed.state, ClaimedState::UnknownClosed);
}

#[test]
fn channels_are_told_by_the_words_of_old_systems() {
    let words = [
        "Phone",
        "API",
        "Internal",
        "Mail",
        "System",
        "Other",
        "Email",
        "Web",
        "来访",
        "网信",
        "Citizens Connect App",
        "Constituent Call",
    ];
    let rows: String = words.iter().enumerate().map(|(number, word)| format!("{number},甲,{word}\n")).collect();
    let channels: Vec<Channel> =
        commands(&from_csv(&format!("编号,内容,渠道\n{rows}"))).iter().map(|one| one.channel).collect();
    assert_eq!(
        channels,
        [
            Channel::Phone,
            Channel::Api,
            Channel::Staff,
            Channel::Letter,
            Channel::HandedOver,
            Channel::HandedOver,
            Channel::Mail,
            Channel::Web,
            Channel::WalkIn,
            Channel::Web,
            Channel::Web,
            Channel::Phone,
        ]
    );
}

#[test]
fn a_contact_that_is_no_phone_number_is_kept_as_it_was() {
    let all = commands(&from_csv("编号,内容,姓名,电话\n1,甲,刘桂花,下午打 3345\n"));
    assert_eq!(
        (all[0].reporters[0].name.as_ref().unwrap().as_str(), all[0].reporters[0].phone.as_deref()),
        ("刘桂花", None)
    );
    assert!(all[0].words.extra.contains(&("联系电话".to_owned(), "下午打 3345".to_owned())));
}
