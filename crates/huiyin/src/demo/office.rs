//! 安澜县, which exists nowhere: fourteen units, thirty-four people, towns and villages, what people raise.

use huiyin_domain::kernel::actor::Role;
use huiyin_domain::kernel::ids::{AreaCode, CategoryCode, PersonId, PostId, UnitId};
use huiyin_domain::kernel::text::Line;
use huiyin_domain::office::{Command, JurisdictionSet, OfficeDescribed, Post, Unit, UnitKind};
use huiyin_domain::words::PersonWords;

use super::script::{line, name};

/// What the county is called.
pub(super) const COUNTY: &str = "安澜县";

/// The unit that takes in what comes.
pub(super) const LETTERS: u32 = 1;
/// The transport bureau, in which the story plays.
pub(super) const TRANSPORT: u32 = 2;
/// The unit above the others.
pub(super) const COUNTY_GOVERNMENT: u32 = 13;
/// A unit below the transport bureau.
pub(super) const HIGHWAYS: u32 = 14;

struct UnitRow(&'static str, &'static str, &'static str, &'static str);

/// Name, word in document numbers, phone, address.
const UNITS: [UnitRow; 14] = [
    UnitRow("安澜县信访局", "安信访", "0300-612 3450", "安澜县人民路 1 号县政府东楼一层"),
    UnitRow("安澜县交通运输局", "安交信", "0300-613 2200", "安澜县驿站路 18 号"),
    UnitRow("安澜县住房和城乡建设局", "安建信", "0300-613 4100", "安澜县建设街 6 号"),
    UnitRow("安澜县教育体育局", "安教信", "0300-614 1180", "安澜县学府路 22 号"),
    UnitRow("安澜县人力资源和社会保障局", "安人社信", "0300-614 3360", "安澜县人民路 57 号"),
    UnitRow("安澜县卫生健康局", "安卫信", "0300-614 5520", "安澜县康宁路 9 号"),
    UnitRow("安澜县自然资源局", "安自然资信", "0300-615 1700", "安澜县青山街 3 号"),
    UnitRow("安澜县水利局", "安水信", "0300-615 6640", "安澜县河滨路 40 号"),
    UnitRow("安澜县公安局", "安公信", "0300-616 0110", "安澜县平安大道 2 号"),
    UnitRow("柳林镇人民政府", "柳政信", "0300-618 7700", "柳林镇镇前街 1 号"),
    UnitRow("石桥镇人民政府", "石政信", "0300-618 8800", "石桥镇桥西路 12 号"),
    UnitRow("马坊乡人民政府", "马政信", "0300-618 9900", "马坊乡前马坊村北 200 米"),
    UnitRow("安澜县人民政府", "安政信", "0300-612 3000", "安澜县人民路 1 号"),
    UnitRow("安澜县公路养护中心", "安公养信", "0300-613 2260", "安澜县驿站路 20 号"),
];

/// One member of staff; the post has the same number as the person.
pub(super) struct Member {
    pub(super) unit: u32,
    pub(super) role: Role,
    pub(super) title: &'static str,
    pub(super) name: &'static str,
    pub(super) login: &'static str,
}

const fn member(unit: u32, role: Role, title: &'static str, name: &'static str, login: &'static str) -> Member {
    Member { unit, role, title, name, login }
}

use Role::{Admin, FrontDesk, Handler, Supervisor, UnitHead};

/// Everybody, in the order of their numbers, from 1.
pub(super) const STAFF: [Member; 34] = [
    member(1, Admin, "系统管理员", "田野", "tianye"),
    member(1, FrontDesk, "登记员", "许文慧", "xuwenhui"),
    member(1, UnitHead, "局长", "方静", "fangjing"),
    member(1, Supervisor, "督查员", "顾长河", "guchanghe"),
    member(1, Supervisor, "督查员", "秦岚", "qinlan"),
    member(2, UnitHead, "分管副局长", "何建国", "hejianguo"),
    member(2, Handler, "承办人", "周敏", "zhoumin"),
    member(2, Handler, "承办人", "赵国强", "zhaoguoqiang"),
    member(2, UnitHead, "局长", "韩志远", "hanzhiyuan"),
    member(3, UnitHead, "分管副局长", "宋立新", "songlixin"),
    member(3, Handler, "承办人", "丁晓梅", "dingxiaomei"),
    member(3, Handler, "承办人", "吴涛", "wutao"),
    member(4, UnitHead, "副局长", "林玉芳", "linyufang"),
    member(4, Handler, "承办人", "高明", "gaoming"),
    member(5, UnitHead, "副局长", "魏东", "weidong"),
    member(5, Handler, "承办人", "陈雪", "chenxue"),
    member(6, UnitHead, "副局长", "蒋国华", "jiangguohua"),
    member(6, Handler, "承办人", "杜鹃", "dujuan"),
    member(7, UnitHead, "副局长", "侯振", "houzhen"),
    member(7, Handler, "承办人", "贺琳", "helin"),
    member(8, UnitHead, "副局长", "江海波", "jianghaibo"),
    member(8, Handler, "承办人", "尹志刚", "yinzhigang"),
    member(9, UnitHead, "副局长", "石磊", "shilei"),
    member(9, Handler, "承办人", "唐军", "tangjun"),
    member(10, UnitHead, "副镇长", "马秀英", "maxiuying"),
    member(10, Handler, "镇办承办人", "柳成", "liucheng"),
    member(11, UnitHead, "副镇长", "孔令军", "konglingjun"),
    member(11, Handler, "镇办承办人", "白洁", "baijie"),
    member(12, UnitHead, "副乡长", "郭树林", "guoshulin"),
    member(12, Handler, "乡办承办人", "牛犇", "niuben"),
    member(13, UnitHead, "副县长", "陆承志", "luchengzhi"),
    member(13, Handler, "复查复核办承办人", "苏婉", "suwan"),
    member(14, UnitHead, "主任", "冯立", "fengli"),
    member(14, Handler, "承办人", "于洋", "yuyang"),
];

/// 周敏 also takes in what is sent to the transport bureau.
const SECOND_POST: (u32, u32, &str) = (41, 7, "收件登记岗");

/// An area: code and name.
pub(super) const AREAS: [(&str, &str); 26] = [
    ("0300-01", "城关街道"),
    ("0300-01-01", "城关街道人民路社区"),
    ("0300-01-02", "城关街道河滨社区"),
    ("0300-01-03", "城关街道学府社区"),
    ("0300-01-04", "城关街道东关社区"),
    ("0300-02", "柳林镇"),
    ("0300-02-01", "柳林镇小河村"),
    ("0300-02-02", "柳林镇东柳村"),
    ("0300-02-03", "柳林镇西柳村"),
    ("0300-02-04", "柳林镇杨树屯村"),
    ("0300-02-05", "柳林镇街道居委会"),
    ("0300-03", "石桥镇"),
    ("0300-03-01", "石桥镇北石桥村"),
    ("0300-03-02", "石桥镇南石桥村"),
    ("0300-03-03", "石桥镇枣园村"),
    ("0300-03-04", "石桥镇大堤口村"),
    ("0300-04", "马坊乡"),
    ("0300-04-01", "马坊乡前马坊村"),
    ("0300-04-02", "马坊乡后马坊村"),
    ("0300-04-03", "马坊乡岗上村"),
    ("0300-04-04", "马坊乡柿子沟村"),
    ("0300-05", "大刘庄乡"),
    ("0300-05-01", "大刘庄乡大刘庄村"),
    ("0300-05-02", "大刘庄乡小刘庄村"),
    ("0300-06", "经济开发区"),
    ("0300-06-01", "经济开发区新民社区"),
];

/// What concerns are about: code and name.
pub(super) const CATEGORIES: [(&str, &str); 22] = [
    ("JT-01", "农村公路"),
    ("JT-02", "公共交通"),
    ("JT-03", "货运与客运管理"),
    ("CJ-01", "市政设施"),
    ("CJ-02", "物业管理"),
    ("CJ-03", "供热供气"),
    ("CJ-04", "房屋质量与安全"),
    ("CJ-05", "市容环境"),
    ("JY-01", "招生入学"),
    ("JY-02", "学校管理"),
    ("RS-01", "工资拖欠"),
    ("RS-02", "社会保险"),
    ("WJ-01", "医疗服务"),
    ("ZY-01", "宅基地与不动产登记"),
    ("ZY-02", "征地补偿"),
    ("SL-01", "供水"),
    ("SL-02", "河道与灌溉"),
    ("GA-01", "交通秩序"),
    ("GA-02", "户籍与治安"),
    ("XZ-01", "村务与承包"),
    ("XZ-02", "社会救助"),
    ("XZ-03", "人居环境"),
];

/// Which unit answers for which places and matters.
const ANSWERS_FOR: [(u32, &[&str], &[&str]); 5] = [
    (TRANSPORT, &[], &["JT-01", "JT-02", "JT-03"]),
    (3, &[], &["CJ-01", "CJ-02", "CJ-03", "CJ-04", "CJ-05"]),
    (8, &[], &["SL-01", "SL-02"]),
    (10, &["0300-02"], &[]),
    (11, &["0300-03"], &[]),
];

/// The commands that make the office.
pub(super) fn commands() -> anyhow::Result<Vec<Command>> {
    let mut commands = Vec::new();
    // The unit above first: nobody stands below one that is not there yet.
    let mut rows: Vec<(u32, &UnitRow)> = (1..).zip(&UNITS).collect();
    rows.sort_by_key(|(id, _)| match above(*id) {
        None => 0,
        Some(COUNTY_GOVERNMENT) => 1,
        Some(_) => 2,
    });
    for (id, row) in rows {
        commands.push(Command::SetUnit { id: UnitId(id), unit: unit(id, row)? });
    }
    commands.push(Command::Describe(OfficeDescribed {
        area: name(COUNTY)?,
        demo: true,
        desk: UnitId(LETTERS),
        host: Some(name("安澜县人民政府")?),
        icp: Some(line("00000000（演示）")?),
        site_code: Some(line("0000000000")?),
    }));
    for (code, title) in AREAS {
        let code = AreaCode::parse(code).ok_or_else(|| anyhow::anyhow!("{code} is no area code"))?;
        commands.push(Command::SetArea { code, name: name(title)? });
    }
    for (code, title) in CATEGORIES {
        let code = CategoryCode::parse(code).ok_or_else(|| anyhow::anyhow!("{code} is no category"))?;
        commands.push(Command::SetCategory { code, name: name(title)? });
    }
    for (unit, areas, categories) in ANSWERS_FOR {
        commands.push(Command::SetJurisdiction(JurisdictionSet {
            areas: areas.iter().filter_map(|code| AreaCode::parse(code)).collect(),
            categories: categories.iter().filter_map(|code| CategoryCode::parse(code)).collect(),
            unit: UnitId(unit),
        }));
    }
    for (id, member) in (1..).zip(&STAFF) {
        commands.extend(joining(id, member)?);
    }
    let (post, person, title) = SECOND_POST;
    let second = Post { role: FrontDesk, title: name(title)?, unit: UnitId(TRANSPORT) };
    commands.push(Command::SetPost { id: PostId(post), post: second });
    commands.push(Command::TakePost { person: PersonId(person), post: PostId(post) });
    Ok(commands)
}

fn unit(id: u32, UnitRow(title, letters, phone, address): &UnitRow) -> anyhow::Result<Unit> {
    Ok(Unit {
        address: Some(line(address)?),
        hours: Some(line("工作日 8:30–12:00，14:00–17:30")?),
        kind: if id == LETTERS { UnitKind::LettersOffice } else { UnitKind::Organ },
        letters: Some(name(letters)?),
        name: name(title)?,
        parent: above(id).map(UnitId),
        phone: Some(line(phone)?),
        review_body: Some(name(review_body(id))?),
        rooms: if id == LETTERS { Some(line("一楼接待大厅；领导接待室在东楼 102")?) } else { None },
        works: true,
    })
}

/// The next level up within the county.
fn above(id: u32) -> Option<u32> {
    match id {
        COUNTY_GOVERNMENT => None,
        HIGHWAYS => Some(TRANSPORT),
        _ => Some(COUNTY_GOVERNMENT),
    }
}

fn review_body(id: u32) -> &'static str {
    match id {
        COUNTY_GOVERNMENT => "市人民政府",
        HIGHWAYS => "安澜县交通运输局",
        _ => "安澜县人民政府",
    }
}

fn joining(id: u32, member: &Member) -> anyhow::Result<[Command; 3]> {
    let post = Post { role: member.role, title: name(member.title)?, unit: UnitId(member.unit) };
    let words = PersonWords { name: name(member.name)?, phone: Some(phone_of(id, member)?) };
    Ok([
        Command::SetPost { id: PostId(id), post },
        Command::AddPerson { person: PersonId(id), words },
        Command::TakePost { person: PersonId(id), post: PostId(id) },
    ])
}

/// The unit's exchange with an extension of its own.
fn phone_of(id: u32, member: &Member) -> anyhow::Result<Line> {
    let index = usize::try_from(member.unit.saturating_sub(1)).unwrap_or(0);
    let exchange =
        UNITS.get(index).map_or("0300-612", |UnitRow(_, _, phone, _)| phone.split(' ').next().unwrap_or(phone));
    line(&format!("{exchange} {}", 2201 + id))
}

/// The name of a unit.
pub(super) fn unit_name(unit: u32) -> &'static str {
    let index = usize::try_from(unit.saturating_sub(1)).unwrap_or(0);
    UNITS.get(index).map_or("", |UnitRow(title, _, _, _)| title)
}

/// The phone of a unit.
pub(super) fn unit_phone(unit: u32) -> &'static str {
    let index = usize::try_from(unit.saturating_sub(1)).unwrap_or(0);
    UNITS.get(index).map_or("", |UnitRow(_, _, phone, _)| phone)
}

/// The people of a unit with this role, in order.
pub(super) fn people(unit: u32, role: Role) -> Vec<u32> {
    let fits = |(id, member): (u32, &Member)| (member.unit == unit && member.role == role).then_some(id);
    (1..).zip(&STAFF).filter_map(fits).collect()
}

/// The unit in which somebody works.
pub(super) fn unit_of(person: u32) -> u32 {
    let index = usize::try_from(person.saturating_sub(1)).unwrap_or(0);
    STAFF.get(index).map_or(LETTERS, |member| member.unit)
}
