//! Words of the county's offices: English names, snippets, a quick step, and a paper that the office writes itself.

use anyhow::Result;
use huiyin_domain::kernel::ids::{TextNo, UnitId};
use huiyin_domain::kernel::text::Text;
use huiyin_domain::office::{Command, EnglishSet, OfficeText, QuickAct, Short, TextKind};

use super::office::{LETTERS, TRANSPORT};
use super::script::name;

/// How the units are called in English, in their order.
const ENGLISH: [&str; 14] = [
    "Anlan County Letters and Visits Office",
    "Anlan County Transport Bureau",
    "Anlan County Housing and Construction Bureau",
    "Anlan County Education and Sports Bureau",
    "Anlan County Human Resources Bureau",
    "Anlan County Health Commission",
    "Anlan County Natural Resources Bureau",
    "Anlan County Water Bureau",
    "Anlan County Public Security Bureau",
    "Liulin Town Government",
    "Shiqiao Town Government",
    "Mafang Township Government",
    "Anlan County Government",
    "Anlan County Highway Maintenance Centre",
];

/// Everything of it, as commands on the office.
pub(super) fn commands() -> Result<Vec<Command>> {
    let mut commands = vec![Command::SetEnglish(EnglishSet {
        area: Some(name("Anlan County")?),
        name: Some(name("Anlan County Government")?),
        ..nothing(None)
    })];
    for (unit, title) in (1..).zip(ENGLISH) {
        let english = EnglishSet { name: Some(name(title)?), ..nothing(Some(UnitId(unit))) };
        commands.push(Command::SetEnglish(english));
    }
    let texts = texts()?;
    commands.extend((1..).zip(texts).map(|(no, text)| Command::SetText { no: TextNo(no), text }));
    Ok(commands)
}

fn nothing(unit: Option<UnitId>) -> EnglishSet {
    EnglishSet { address: None, area: None, hours: None, name: None, review_body: None, rooms: None, unit }
}

fn texts() -> Result<Vec<OfficeText>> {
    let transport = Some(UnitId(TRANSPORT));
    let kept = |kind, title: &str, body: &str| -> Result<OfficeText> {
        Ok(OfficeText {
            body: text(body)?,
            body_en: None,
            does: None,
            kind,
            name: name(title)?,
            name_en: None,
            short: None,
            unit: None,
            works: true,
        })
    };
    let snippet = |title: &str, short: &str, body: &str, unit| -> Result<OfficeText> {
        let short = Short::parse(short).map_err(|fault| anyhow::anyhow!("{short}: {fault:?}"))?;
        Ok(OfficeText { short: Some(short), unit, ..kept(TextKind::Snippet, title, body)? })
    };
    let quick = |title: &str, body: &str, act, unit| -> Result<OfficeText> {
        Ok(OfficeText { does: Some(act), unit, ..kept(TextKind::QuickStep, title, body)? })
    };
    Ok(vec![
        snippet(
            "复查去哪里",
            "fucha",
            "不同意这份答复，收到后三十日内可以向安澜县人民政府申请复查，县政府一楼西侧窗口，0300-612 3900。",
            None,
        )?,
        snippet(
            "已列入养护计划",
            "yanghu",
            "“{title}”已列入今年的养护计划，开工前一周由{organ}打电话告诉您。",
            transport,
        )?,
        snippet("约时间到场", "daochang", "请您定一个方便的时间，我们到现场一起看，电话{phone}。", transport)?,
        quick(
            "转交通局",
            "事涉公路和公共交通，属交通运输部门职责。",
            QuickAct::Transfer { to: UnitId(TRANSPORT) },
            Some(UnitId(LETTERS)),
        )?,
        quick("问清地点", "请写明在哪个村、哪条路，附近有什么，方便我们去看。", QuickAct::AskCitizen, None)?,
        kept(
            TextKind::TransferNotice,
            "转送告知书",
            "您于{received}反映的“{title}”，依照《信访工作条例》第二十二条，已转送{receiver}处理。\n{reason}\n该单位应当在{due}前书面告知您是否受理。\n有不明白的，请打{organ}电话{phone}。",
        )?,
    ])
}

fn text<const MIN: usize, const MAX: usize>(raw: &str) -> Result<Text<MIN, MAX>> {
    Text::parse(raw).map_err(|fault| anyhow::anyhow!("{raw}: {fault:?}"))
}
