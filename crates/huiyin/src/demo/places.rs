//! Where invented things happen, and to whom.

use huiyin_domain::kernel::ids::AreaCode;
use huiyin_domain::words::ReporterWords;

use super::chance::Chance;
use super::matters::PlaceKind;
use super::phrases::{GIVEN, SURNAMES};
use super::script::{line, name};
use super::{office, spin::Slots};

const VILLAGES: [(&str, &str); 14] = [
    ("0300-02-01", "小河村"),
    ("0300-02-02", "东柳村"),
    ("0300-02-03", "西柳村"),
    ("0300-02-04", "杨树屯村"),
    ("0300-03-01", "北石桥村"),
    ("0300-03-02", "南石桥村"),
    ("0300-03-03", "枣园村"),
    ("0300-03-04", "大堤口村"),
    ("0300-04-01", "前马坊村"),
    ("0300-04-02", "后马坊村"),
    ("0300-04-03", "岗上村"),
    ("0300-04-04", "柿子沟村"),
    ("0300-05-01", "大刘庄村"),
    ("0300-05-02", "小刘庄村"),
];
const SPOTS: [&str; 10] =
    ["村口", "村东头", "村西头", "小学旁", "村委会南边", "老井旁", "进村桥头", "北大坑边", "南场", "大槐树下"];
const TOWN_AREAS: [&str; 5] = ["0300-01-01", "0300-01-02", "0300-01-03", "0300-01-04", "0300-06-01"];
const STREETS: [&str; 10] =
    ["人民路", "河滨路", "学府路", "驿站路", "建设街", "东关大街", "康宁路", "平安大道", "青山街", "新民路"];
const STREET_SPOTS: [&str; 8] =
    ["农贸市场门前", "中段", "东段", "老车站附近", "和建设街路口", "县医院对面", "邮局旁", "西头桥下"];
const ESTATES: [&str; 12] = [
    "阳光花园",
    "河滨小区",
    "学府雅苑",
    "东关新村",
    "锦绣家园",
    "驿站小区",
    "安澜新城",
    "和顺苑",
    "梧桐里",
    "康宁佳苑",
    "清水湾",
    "新民家园",
];
const SCHOOLS: [(&str, &str); 8] = [
    ("0300-01-03", "县第一小学"),
    ("0300-01-03", "县实验中学"),
    ("0300-01-04", "东关小学"),
    ("0300-01-02", "县第二幼儿园"),
    ("0300-02-05", "柳林镇中心小学"),
    ("0300-03", "石桥镇中学"),
    ("0300-04", "马坊乡中心小学"),
    ("0300-06-01", "县职教中心"),
];
const CLINICS: [(&str, &str); 7] = [
    ("0300-01-01", "县人民医院"),
    ("0300-01-02", "县中医院"),
    ("0300-02-05", "柳林镇卫生院"),
    ("0300-03", "石桥镇卫生院"),
    ("0300-04", "马坊乡卫生院"),
    ("0300-02-01", "小河村卫生室"),
    ("0300-04-03", "岗上村卫生室"),
];
const SITES: [&str; 6] =
    ["安澜新城二期工地", "河滨路改造工地", "开发区标准厂房", "学府雅苑三期工地", "县医院新楼工地", "马柳线二标段"];
const COMPANIES: [&str; 9] = [
    "安澜路桥有限公司",
    "安澜宏业建筑有限公司",
    "安澜恒信劳务有限公司",
    "安澜锦程置业有限公司",
    "安澜清源水务工程队",
    "安澜万家物业有限公司",
    "安澜新希望培训中心",
    "安澜丰禾农业合作社",
    "安澜顺达运输有限公司",
];
const SINCE: [&str; 4] = ["上个月", "前一阵子", "上个月底", "月初"];
/// By quarter of the year, from January.
const SEASONS: [[&str; 2]; 4] =
    [["入冬以后", "腊月里"], ["开春以后", "过了清明"], ["入夏以后", "头一场大雨以后"], ["入秋以后", "国庆前后"]];

/// Where one concern plays.
pub(super) struct Place {
    pub(super) area: &'static str,
    pub(super) words: String,
    /// The unit of its township, if it has one of its own.
    pub(super) township: Option<u32>,
}

/// A place, and the names that the texts of one concern use.
pub(super) fn draw(kind: PlaceKind, in_township: bool, chance: &mut Chance) -> (Place, Slots) {
    let (area, short, exact) = match kind {
        PlaceKind::Village => {
            let own = if in_township { &VILLAGES[..12] } else { &VILLAGES[..] };
            let (area, village) = chance.pick(own).copied().unwrap_or(VILLAGES[0]);
            (area, village, format!("{village}{}", chance.word(&SPOTS)))
        }
        PlaceKind::Street => {
            let street = chance.word(&STREETS);
            (chance.word(&TOWN_AREAS), street, format!("{street}{}", chance.word(&STREET_SPOTS)))
        }
        PlaceKind::Estate => {
            let estate = chance.word(&ESTATES);
            (chance.word(&TOWN_AREAS), estate, estate.to_owned())
        }
        PlaceKind::School => named(&SCHOOLS, chance),
        PlaceKind::Clinic => named(&CLINICS, chance),
        PlaceKind::Site => {
            let site = chance.word(&SITES);
            ("0300-06", site, site.to_owned())
        }
    };
    let township = match area.get(..7) {
        Some("0300-02") => Some(10),
        Some("0300-03") => Some(11),
        Some("0300-04") => Some(12),
        Some(_) | None => None,
    };
    let mut slots = slots(short, exact, chance);
    if kind == PlaceKind::Estate {
        let house = slots.get("k").cloned().unwrap_or_default();
        slots.insert("p", format!("{short}{house}号楼"));
    }
    let words = slots.get("p").cloned().unwrap_or_default();
    (Place { area, words, township }, slots)
}

fn named(from: &[(&'static str, &'static str)], chance: &mut Chance) -> (&'static str, &'static str, String) {
    let (area, name) = chance.pick(from).copied().unwrap_or(("0300-01", ""));
    (area, name, format!("{name}门口"))
}

fn slots(short: &str, exact: String, chance: &mut Chance) -> Slots {
    let amount = match chance.between(0, 2) {
        0 => chance.between(2, 9) * 100,
        1 => chance.between(11, 90) * 100,
        _ => chance.between(11, 60) * 1_000,
    };
    Slots::from([
        ("v", short.to_owned()),
        ("p", exact),
        ("j", chance.between(2, 9).to_string()),
        ("z", (chance.between(8, 68) * 10).to_string()),
        ("w", (chance.between(18, 260) * 1_000).to_string()),
        ("k", chance.between(2, 9).to_string()),
        ("n", chance.between(11, 48).to_string()),
        ("m", chance.word(&["两", "三", "四", "五", "六", "七"]).to_owned()),
        ("y", amount.to_string()),
        ("c", chance.word(&COMPANIES).to_owned()),
    ])
}

/// Since when it has been so, as somebody says it in that month.
pub(super) fn since(month: i8, chance: &mut Chance) -> &'static str {
    let quarter = usize::from(month.saturating_sub(1).unsigned_abs() / 3).min(3);
    if chance.percent(50) { chance.word(&SINCE) } else { chance.word(&SEASONS[quarter]) }
}

/// The area code of a place.
pub(super) fn area(code: &str) -> Option<AreaCode> {
    AreaCode::parse(code)
}

/// Somebody with a name and a telephone that nobody has; now and then with an address, now and then with nothing.
pub(super) fn reporter(place: &Place, chance: &mut Chance) -> anyhow::Result<Option<ReporterWords>> {
    if chance.percent(9) {
        return Ok(None);
    }
    let surnames: Vec<char> = SURNAMES.chars().collect();
    let surname = chance.pick(&surnames).copied().unwrap_or('王');
    let called = format!("{surname}{}", chance.word(&GIVEN));
    let prefix = chance.word(&["142", "144"]);
    let phone = format!("{prefix}{:08}", chance.next() % 100_000_000);
    let home = office::AREAS.iter().find(|(code, _)| *code == place.area).map_or(office::COUNTY, |(_, name)| *name);
    let address =
        if chance.percent(40) { Some(line(&format!("{home} {} 号", chance.between(1, 120)))?) } else { None };
    Ok(Some(ReporterWords {
        address,
        name: Some(name(&called)?),
        phone: chance.percent(93).then_some(phone),
        ..ReporterWords::default()
    }))
}
