//! The golden story: 孙德福 of 小河村, whose drain was filled by roadworks. The pictures of the project show it on
//! 25 November 2026; for another day the whole story moves, so that it stands the same number of days before its end.

use anyhow::{Context as _, Result};
use huiyin_domain::casework::{DeliveryManner, Outcome};
use huiyin_domain::concern::Class;
use huiyin_domain::intake::{Channel, FileConcern, Path, Track};
use huiyin_domain::kernel::ids::{AreaCode, Hex};
use huiyin_domain::kernel::number::Number;
use huiyin_domain::kernel::time::{Day, Moment};
use huiyin_domain::words::{ConcernWords, ReporterWords};

use super::acts::{self, Answered, Promised};
use super::days::{Days, between, month_day, plus};
use super::office::TRANSPORT;
use super::script::{Script, Who, line, name, prose, title};

/// The day on which the pictures show the story.
const PICTURE_DAY: Day = jiff::civil::date(2026, 11, 25);
/// The number people use.
pub(super) const NUMBER: &str = "4107 3529 6889";
/// The query code.
pub(super) const CODE: &str = "4719 0356";

const DESK: u32 = 2;
const SUPERVISOR: u32 = 4;
const HEAD: u32 = 6;
const HANDLER: u32 = 7;

const CITIZEN: Who = Who::Citizen;

/// The days of the story, moved to the day on which the demo stands.
#[derive(Clone, Copy)]
struct Told<'a> {
    days: Days<'a>,
    moved: i64,
}

impl Told<'_> {
    /// A day of the story on which an office works.
    fn on(&self, month: i8, day: i8) -> Day {
        self.days.on_or_before(self.just(month, day))
    }

    /// A day of the story as it falls.
    fn just(&self, month: i8, day: i8) -> Day {
        plus(jiff::civil::date(2026, month, day), self.moved)
    }

    fn at(&self, (month, day): (i8, i8), (hour, minute): (i8, i8)) -> Moment {
        self.days.at(self.on(month, day), hour, minute)
    }
}

/// The story, ending the same number of days before `today` as in the pictures.
pub(super) fn script(days: Days<'_>, today: Day) -> Result<Script> {
    let told = Told { days, moved: between(PICTURE_DAY, today) };
    let number = number()?;
    let mut script = Script::new(number, CODE.to_owned());
    begins(&mut script, told)?;
    is_worked_on(&mut script, told)?;
    is_answered(&mut script, told)?;
    Ok(script)
}

/// The story's number.
pub(super) fn number() -> Result<Number> {
    Number::parse(NUMBER).map_err(|fault| anyhow::anyhow!("the story's number: {fault:?}"))
}

fn begins(script: &mut Script, told: Told<'_>) -> Result<()> {
    let staff = Who::Staff;
    script.then(told.at((9, 14), (10, 12)), CITIZEN, acts::file(report(script.number, told)?));
    script.look(told.at((9, 14), (10, 40)), DESK);
    script.look(told.at((9, 16), (10, 51)), DESK);
    let because = "填沟发生在马柳线拓宽施工中，马柳线是县道，归公路主管部门县交通运输局管。已电话告诉您本人。";
    script.then(told.at((9, 16), (11, 2)), staff(DESK), acts::transfer(TRANSPORT, because)?);
    script.look(told.at((9, 16), (15, 20)), HANDLER);
    let photos = "补充说明：院里的水印到墙根往上两拃，村会计来看过玉米，有他签的字条。字条在我这里，来人时给看。";
    script.then(told.at((9, 18), (19, 26)), CITIZEN, acts::material(photos)?);
    script.look(told.at((9, 21), (9, 5)), HANDLER);
    let points = ["把村东排水沟挖通", "赔泡坏的玉米", "修西屋裂了的墙"].map(str::to_owned);
    let accept = acts::accept(Path::Petition, Track::Ordinary, "JT-01", &points)?;
    script.then(told.at((9, 21), (16, 40)), staff(HANDLER), accept);
    script.then(told.at((9, 21), (16, 52)), staff(HEAD), acts::assign(TRANSPORT, HANDLER));
    let measures = "一、到村实地量沟，查施工图和交底记录；二、施工方恢复原沟；三、西屋送县房屋安全鉴定站鉴定。";
    let solved = "沟挖通、下雨院里不进水，本人到场认可；玉米赔款到本人手里；墙的事有鉴定、有去处。";
    // The sixty days end on 20 November.
    let due = plus(told.on(9, 21), 60);
    script.then(told.at((9, 22), (9, 36)), staff(HANDLER), acts::plan(due, (HANDLER, HEAD), measures, solved)?);
    Ok(())
}

fn report(number: Number, told: Told<'_>) -> Result<FileConcern> {
    let (built, rained) = (told.just(5, 12).month(), told.just(8, 10).month());
    let text = format!(
        "今年{built}月马柳线拓宽，施工的把我们村东头那条排水沟填了走车，完工也没给挖开。{rained}月两场大雨，水全倒进我家院里，西屋 600 斤玉米泡了，墙也裂了缝。\n问过村里，说是公路的事；问公路上，说归村里。我七十多了，就想把沟通开，玉米给个说法，墙给修修。"
    );
    Ok(FileConcern {
        id: Hex(*b"huiyin-story-one"),
        number,
        code: Hex([0; 32]),
        token: None,
        class: Class::Ordinary,
        channel: Channel::Web,
        place: AreaCode::parse("0300-02-01"),
        received_on: None,
        words: ConcernWords {
            files: Vec::new(),
            place: Some(line("柳林镇小河村村东，马柳线 12 公里牌往南约 200 米")?),
            late_because: None,
            text: prose(&text)?,
            title: title("村东排水沟被填，下雨院里进水")?,
        },
        reporter: Some(ReporterWords {
            address: Some(line("柳林镇小河村村东第二排 3 号")?),
            name: Some(name("孙德福")?),
            phone: Some("14231406889".to_owned()),
            ..ReporterWords::default()
        }),
    })
}

fn is_worked_on(script: &mut Script, told: Told<'_>) -> Result<()> {
    let staff = Who::Staff;
    script.look(told.at((10, 12), (9, 12)), SUPERVISOR);
    let ask = "泡坏的玉米大约多少斤？是哪天泡的，村里有没有人看过？";
    script.then(told.at((10, 12), (10, 20)), staff(HANDLER), acts::ask(ask)?);
    let rained = told.just(8, 10).month();
    let answer =
        format!("{rained}月头一场雨那天夜里泡的，六百斤上下，装了十二袋。村会计第二天来看过，写了条子，按了手印。");
    script.then(told.at((10, 13), (19, 8)), CITIZEN, acts::answer_question(&answer)?);
    script.look(told.at((10, 14), (8, 50)), HANDLER);
    let visit = "到村里查看：周敏和村委会两人在场，孙德福本人在场。量沟长 86 米，沟底高差 1.1 米；看西屋墙缝三处、玉米十二袋。拍照 11 张，记录由本人看过并签字。";
    script.then(told.at((10, 29), (9, 30)), staff(HANDLER), acts::material(visit)?);
    script.look(told.at((10, 30), (10, 15)), HANDLER);
    script.then(
        told.at((11, 3), (17, 12)),
        staff(HEAD),
        acts::note("何建国批：沟必须恢复，不等鉴定。施工方的说明一周内要来。")?,
    );
    let letter =
        "施工单位安澜路桥有限公司书面说明（1 页，盖章）：承认填沟作便道没有报批，愿意按原断面恢复，愿意赔泡坏的玉米。";
    script.then(told.at((11, 12), (10, 5)), staff(HANDLER), acts::material(letter)?);
    script.look(told.at((11, 12), (14, 30)), HANDLER);
    script.look(told.at((11, 13), (8, 58)), HANDLER);
    let finding = "县房屋安全鉴定站交来报告（3 页）：西屋裂缝早于施工，系地基老化；墙体需要加固，不宜住人。";
    script.then(told.at((11, 16), (15, 20)), staff(HANDLER), acts::material(finding)?);
    script.look(told.at((11, 16), (15, 24)), HANDLER);
    Ok(())
}

const FACTS: [&str; 3] = [
    "填沟的是施工单位安澜路桥有限公司，作施工便道用，没有得到批准，完工后也没有恢复。10月29日和您一起量过，沟长 86 米，沟底高差 1.1 米。",
    "雨水因沟被填倒灌进屋，西屋 600 斤玉米霉变，村委会核过，村会计有字条。",
    "县房屋安全鉴定站看过：裂缝在修路以前就有，是地基老化。",
];
const BASIS: [&str; 3] = [
    "《中华人民共和国民法典》第二百九十条：对自然流水的排放，应当尊重自然流向。",
    "《中华人民共和国民法典》第一千一百六十五条：因过错侵害他人民事权益造成损害的，应当承担侵权责任。",
    "县房屋安全鉴定站鉴定报告第 3 页（附后）。",
];

/// The three answers; the first version says less, as first versions do.
fn answers(told: Told<'_>, first: bool) -> [Answered; 3] {
    let (corn, drain, visit) = (told.just(11, 30), told.just(12, 31), told.just(11, 27));
    let facts = |at: usize| FACTS[at].replace("10月29日", &month_day(told.on(10, 29)));
    let company = "安澜路桥有限公司（施工单位）";
    let promised = |due, what: &str, who: &str| Some(Promised { due, what: what.to_owned(), who: who.to_owned() });
    let dug = if first {
        "我局将督促施工方尽快恢复。".to_owned()
    } else {
        format!("{}前按原来的宽深挖通 86 米，过路处埋两根涵管，请您到场验收。", month_day(drain))
    };
    let wall = if first {
        "裂缝与施工无关，不予考虑。".to_owned()
    } else {
        format!(
            "您符合农村危房改造的条件，柳林镇已替您填好申请，{}上门请您签字。镇上电话 0300-618 7700。",
            month_day(visit)
        )
    };
    let fault = if first { "责任在施工方。" } else { "责任在施工方，我局监管不到位。" };
    [
        Answered {
            outcome: Outcome::Upheld,
            facts: facts(0),
            basis: BASIS[0].to_owned(),
            reasons: fault.to_owned(),
            remedy: dug,
            promise: promised(drain, "挖通排水沟 86 米", company),
        },
        Answered {
            outcome: Outcome::Upheld,
            facts: facts(1),
            basis: BASIS[1].to_owned(),
            reasons: "水进屋是因为沟被填，损失应当由填沟的施工单位赔。".to_owned(),
            remedy: format!("施工单位按 600 斤、每斤 1.15 元，赔 690 元，{}前付给您。", month_day(corn)),
            promise: promised(corn, "赔玉米钱 690 元", company),
        },
        Answered {
            outcome: Outcome::Explained,
            facts: facts(2),
            basis: BASIS[2].to_owned(),
            reasons: "裂缝早于修路，不能算到施工头上。但屋子确实该修。".to_owned(),
            remedy: wall,
            promise: promised(visit, "上门签危房改造申请", "柳林镇人民政府"),
        },
    ]
}

fn is_answered(script: &mut Script, told: Told<'_>) -> Result<()> {
    let staff = Who::Staff;
    let filed = script.steps.first().context("the story has no beginning")?.at.day(told.days.zone);
    let opening = |times| {
        format!(
            "您{}反映的三件事，我们到村里看了{times}次，问了施工单位和村委会，查了图纸。逐件答复如下。",
            month_day(filed)
        )
    };
    let first = acts::draft(1, &opening("一"), &answers(told, true))?;
    script.then(told.at((11, 16), (16, 5)), staff(HANDLER), first);
    script.look(told.at((11, 16), (17, 2)), HEAD);
    let remarks = "一、“尽快”是哪天？写日子。二、墙不赔可以，屋子不能不管，问柳林镇危房改造。三、我局监管的责任写上，别只写施工方。";
    script.then(told.at((11, 16), (17, 20)), staff(HEAD), acts::return_draft(1, remarks)?);
    script.look(told.at((11, 17), (9, 38)), HANDLER);
    let second = acts::draft(2, &opening("两"), &answers(told, false))?;
    script.then(told.at((11, 17), (16, 10)), staff(HANDLER), second);
    script.look(told.at((11, 17), (17, 5)), HEAD);
    script.then(told.at((11, 18), (8, 47)), staff(HEAD), acts::sign(2));
    script.look(told.at((11, 18), (9, 10)), HANDLER);
    let handed = "周敏当面交给本人，念了一遍，本人签收。";
    let deliver = acts::deliver(DeliveryManner::ByHand, told.on(11, 18), Some(handed))?;
    script.then(told.at((11, 18), (15, 30)), staff(HANDLER), deliver);
    Ok(())
}
