//! Every staff page from samples, in both languages, for the eye and for the words test.

pub(crate) use askama::Template;
pub(crate) use huiyin::accounts::sign_in::SignIn;
pub(crate) use huiyin::casework::draft_reply::{LetterLine, PartDesk, PointDesk, PromiseDesk, Remarks, ReplyDesk};
pub(crate) use huiyin::casework::merge_drafts::{MergeDrafts, Place, Side};
pub(crate) use huiyin::casework::print_paper::{Block, PrintPaper, Setting};
pub(crate) use huiyin::casework::show_concern as concern;
pub(crate) use huiyin::casework::show_inbox::{Empty, Group, Link, Pane, Row, ShowInbox, StandNote};
pub(crate) use huiyin::casework::sign_reply::{Change, SignOff, Waiting};
pub(crate) use huiyin::office::show_office::{ChangeLine, Holder, PersonRow, PostRow, ShowOffice};
pub(crate) use huiyin::web::desk::{
    Check, Due, Field, KeyHint, Kind, Matter, Pick, Piece, Rail, RailGroup, RailItem, StepLink, StepPage,
};
pub(crate) use huiyin::web::icons::{Shape, State};
pub(crate) use huiyin::web::page::{Desk, Page, Wrong};
pub(crate) use huiyin::web::words::{Language, MISSING};

use super::staff_samples::*;

fn part(name: &str, label: &str, value: &str) -> PartDesk {
    PartDesk { name: name.into(), label: label.into(), value: value.into(), missing: String::new() }
}

fn reply_desk(language: Language) -> ReplyDesk {
    let promise = |name: &str, what: &str, who: &str, day: &str| PromiseDesk {
        name: name.into(),
        what: what.into(),
        who: who.into(),
        day: day.into(),
        wrong: String::new(),
    };
    ReplyDesk {
        page: page(language, "工作台", "周敏，县交通运输局"),
        number: "4107 3529 6889".into(),
        title: "村东排水沟被填，下雨院里进水".into(),
        back: "/desk".into(),
        action: "/desk".into(),
        seen: "4".into(),
        based_on: "1".into(),
        due: Some(due(Shape::Soon, "剩 3 天", "11月20日（周五）前送到本人手里")),
        kept: "草稿，09:38 已存。下一个看的人：何建国".into(),
        remarks: Some(Remarks { by: "何建国 11月16日 退改".into(), lines: vec!["“尽快”是哪天？".into(), "墙不赔可以，屋子不能不管".into()] }),
        opening: "您于2026年9月14日反映的村东排水沟被填等三项诉求，我局于9月21日受理。经两次到村查看，询问施工单位、村委会，查阅施工图，现答复如下。".into(),
        points: vec![
            PointDesk { no: 1, heading: "一、把村东排水沟挖通".into(), outcome: "upheld".into(), parts: vec![part("facts-1", "事实", "填沟的是施工单位，没有得到批准，完工后也没有恢复。沟长 86 米，10月29日与本人一起量过。"), part("basis-1", "依据", "《民法典》第二百九十条"), part("reasons-1", "理由", "相邻各方应当为排水提供便利，施工不能把自然流向截断。"), part("remedy-1", "办法", "12月31日前按原来的宽深挖通，过路处埋两根涵管，请本人到场验收。")], promises: vec![promise("1-1", "挖通排水沟 86 米", "安澜路桥有限公司", "2026-12-31"), promise("1-2", "", "", "")] },
            PointDesk { no: 3, heading: "三、修西屋裂了的墙".into(), outcome: "explained".into(), parts: vec![part("facts-3", "事实", "县房屋安全鉴定站看过，裂缝在修路以前就有，是地基老化。"), part("basis-3", "依据", "鉴定报告第 3 页"), part("reasons-3", "理由", "裂缝早于施工，不能算到施工头上。"), PartDesk { missing: "还没写完。没支持的那部分，也要说清他还能走什么路".into(), ..part("remedy-3", "办法", "") }], promises: vec![promise("3-1", "", "", "")] },
        ],
        checks: checks(false),
        checks_state: State::new(Shape::Alert, "还差 1 项"),
        tasks: tasks(),
        letter: vec![
            LetterLine { heading: false, words: "孙德福：".into() },
            LetterLine { heading: false, words: "您于2026年9月14日反映的村东排水沟被填等三项诉求，我局于9月21日受理。经两次到村查看，询问施工单位、村委会，查阅施工图，现答复如下。".into() },
            LetterLine { heading: true, words: "一、关于把村东排水沟挖通，予以支持".into() },
            LetterLine { heading: false, words: "填沟的是安澜路桥有限公司，没有得到批准，完工后也没有恢复，责任在施工方，我局监管不到位。".into() },
        ],
        letter_head: "安澜县交通运输局".into(),
        letter_number: "安交信〔2026〕　号".into(),
        letter_title: "信访事项处理意见书".into(),
        button: "送何建国审签".into(),
        held: "第三点还缺“办法”，补上就能送审".into(),
        faults: Vec::new(),
        refused: String::new(),
        keys: keys(),
    }
}

fn checks(whole: bool) -> Vec<Check> {
    vec![
        Check::new(true, "每一点都有回答", "3 点"),
        Check::new(true, "每一点都写了事实", "3 点"),
        Check::new(true, "依据写到哪一条", "3 处"),
        Check::new(whole, "没支持的，说了理由和别的路", "第三点"),
        Check::new(true, "答应的事有人、有日子", "2 条"),
    ]
}

fn sign_off(language: Language) -> SignOff {
    let same = |words: &str| Piece { class: "same", words: words.into() };
    let inserted = |words: &str| Piece { class: "inserted", words: words.into() };
    let deleted = |words: &str| Piece { class: "deleted", words: words.into() };
    let waiting = |shape, left: &str, title: &str, by: &str, current| Waiting {
        href: "/desk".into(),
        due: due(shape, left, ""),
        title: title.into(),
        by: by.into(),
        current,
    };
    SignOff {
        page: page(language, "工作台", "何建国，县交通运输局"),
        queue: vec![
            waiting(Shape::Late, "超 1 天", "公交站牌立在盲道上", "周敏，送审第 1 次", false),
            waiting(Shape::Soon, "剩 3 天", "村东排水沟被填，下雨院里进水", "周敏，送审第 2 次", true),
            waiting(Shape::InTime, "剩 9 天", "班车改线后赶集要走四里地", "赵国强，送审第 1 次", false),
        ],
        number: "4107 3529 6889".into(),
        title: "村东排水沟被填，下雨院里进水".into(),
        back: "/desk".into(),
        tabs: vec![RailItem::new("/desk", "这次改了什么", 5).here(true), RailItem::new("/desk", "改好的全文", "")],
        compared: "对比 11月16日 您退改的那一稿".into(),
        changes: vec![
            Change {
                heading: String::new(),
                outcomes: Vec::new(),
                parts: vec![vec![
                    same("您九月十四日反映的三件事，我们到村里看了"),
                    deleted("一"),
                    inserted("两"),
                    same("次，问了施工单位和村委会，查了图纸。逐件答复如下。"),
                ]],
                same: false,
            },
            Change {
                heading: "一、把村东排水沟挖通".into(),
                outcomes: vec![State::new(Shape::Done, "支持")],
                parts: vec![vec![
                    same("填沟的是施工单位，没有得到批准，完工后也没有恢复，责任在施工方"),
                    inserted("，我局监管不到位"),
                    same("。"),
                    deleted("我局将督促施工方尽快恢复。"),
                    inserted("12月31日前按原来的宽深挖通 86 米，过路处埋两根涵管，请您到场验收。"),
                ]],
                same: false,
            },
            Change {
                heading: "二、赔泡坏的玉米".into(),
                outcomes: vec![State::new(Shape::Done, "支持")],
                parts: vec![vec![same("施工单位按 600 斤、每斤 1.15 元，赔 690 元，11月30日前付给您。")]],
                same: true,
            },
        ],
        whole: None,
        remarks_by: "您 11月16日 退改时写的".into(),
        remarks: vec![
            Check::new(true, "“尽快”是哪天？", "这几个字改掉了"),
            Check::new(true, "墙不赔可以，屋子不能不管", ""),
        ],
        next: "/desk".into(),
        checks: checks(true),
        then: vec![
            "编号 安交信〔2026〕17号，用印一份、留底一份".into(),
            "承办人送到本人手里，送达当天起，30 日复查期开始走".into(),
            "2 件答应的事记入台账，到期问".into(),
        ],
        action: "/desk".into(),
        revision: 2,
        held: String::new(),
        return_href: "/desk".into(),
        edit_href: "/desk".into(),
        keys: keys(),
    }
}

fn merge(language: Language) -> MergeDrafts {
    let side = |value: &str, before: &str, new: &str, after: &str| Side {
        value: value.into(),
        pieces: vec![
            Piece { class: "same", words: before.into() },
            Piece { class: "inserted", words: new.into() },
            Piece { class: "same", words: after.into() },
        ],
    };
    MergeDrafts {
        page: page(language, "工作台", "周敏，县交通运输局"),
        number: "4107 3529 6889".into(),
        other: "何建国".into(),
        mine_at: "09:41".into(),
        theirs_at: "09:38".into(),
        action: "/desk".into(),
        seen: "5".into(),
        based_on: String::new(),
        places: vec![Place {
            name: "remedy-1".into(),
            point: "第一点".into(),
            part: "办法".into(),
            both: "a\nb".into(),
            mine: side("a", "12月31日前按原来的宽深挖通 86 米，", "过路处埋两根涵管", "，请您到场验收。"),
            theirs: side("b", "12月31日前按原来的宽深挖通 86 米，", "每周五把进度发给您", "，请您到场验收。"),
        }],
        same: vec![("opening".into(), "x".into())],
        keys: keys(),
    }
}

fn step(language: Language) -> StepPage {
    StepPage {
        page: page(language, "工作台", "何晴，县交通运输局"),
        matter: Some(matter()),
        back: "/desk".into(),
        back_words: "回到这件事".into(),
        title: "受理".into(),
        intro: "信访工作条例第 23 条：收到之日起 15 日内书面告知。走哪条路，决定哪个钟走。".into(),
        then: vec![
            "今天起算 60 日，1月16日（周六）前书面答复".into(),
            "本人在进度页上看到受理和这几点，还可以加一点".into(),
        ],
        action: "/desk".into(),
        seen: "3".into(),
        fields: vec![
            Field::new(
                "path",
                "走哪条路",
                Kind::Choice(vec![
                    Pick::new("petition", "信访程序（第 31 条第 6 项）", "").hint("60 日内办结"),
                    Pick::new("suggestion", "建议意见（第 29 条）", ""),
                    Pick::new("litigation", "涉法涉诉（第 31 条第 1 项）", ""),
                ]),
            ),
            Field::new(
                "track",
                "繁简",
                Kind::Choice(vec![
                    Pick::new("simple", "简易", "ordinary"),
                    Pick::new("ordinary", "普通", "ordinary"),
                    Pick::new("complex", "疑难", "ordinary"),
                ]),
            ),
            Field::new(
                "category",
                "是哪类事",
                Kind::List(vec![Pick::new("", "先不分", ""), Pick::new("0101", "农村公路", "0101")]),
            )
            .optional(),
            Field::new(
                "points",
                "诉求点，一行一点",
                Kind::Text { value: "把村东排水沟挖通\n赔泡坏的 600 斤玉米".into(), rows: 4 },
            )
            .hint("按本人说的写，本人看得到，还可以加一点"),
        ],
        button: "受理".into(),
        final_step: false,
        wrongs: vec![Wrong::new("path", "errors-heading").clone()]
            .into_iter()
            .map(|wrong| Wrong { n: Some(1), ..wrong })
            .collect(),
        refused: String::new(),
        others: vec![
            StepLink { href: "/desk".into(), words: "转给别的单位".into(), key: "t", main: false },
            StepLink { href: "/desk".into(), words: "不予受理".into(), key: "d", main: false },
        ],
        kept: None,
        keys: keys(),
    }
}

fn paper(language: Language) -> PrintPaper {
    let para = |words: &str| Block::Para(words.into());
    let item = |head: &str, words: &str| Block::Item(head.into(), words.into());
    PrintPaper {
        page: Page::sample(language),
        back: "/desk".into(),
        organ: "安澜县交通运输局".into(),
        number: "安交信〔2026〕17号".into(),
        title: "信访事项处理意见书".into(),
        to: "孙德福：".into(),
        blocks: vec![
            para(
                "您于2026年9月14日反映的村东排水沟被填等事项，我局于9月21日受理。经两次到村查看，询问施工单位和村委会，查阅施工图纸，现答复如下。",
            ),
            Block::Heading("一、投诉请求".into()),
            para("请求把村东排水沟挖通；赔偿泡坏的600斤玉米；修缮西屋裂缝。"),
            Block::Heading("二、查明的事实和理由".into()),
            item(
                "（一）排水沟。",
                "2026年5月，安澜路桥有限公司在马柳线拓宽施工中，将村东86米排水沟填平作便道，未经批准，完工后没有恢复。我局监管不到位。",
            ),
            item("（二）玉米。", "8月两场大雨，水因沟被填倒灌，西屋600斤玉米霉变，村委会已核实。"),
            item("（三）墙体。", "县房屋安全鉴定站认定，裂缝早于施工，系地基老化。"),
            Block::Heading("三、处理意见和依据".into()),
            item("（一）予以支持。", "施工单位12月31日前按原来的宽深挖通。依据《中华人民共和国民法典》第二百九十条。"),
            item("（二）予以支持。", "施工单位11月30日前赔690元。依据《中华人民共和国民法典》第一千一百六十五条。"),
            item("（三）解释说明。", "该请求缺少法律依据。您符合农村危房改造条件，柳林镇已协助申请。"),
            Block::Heading("四、救济途径".into()),
            para("自收到本意见书之日起30日内，可以向安澜县人民政府申请复查（县政府一楼西侧，0300-612 3900）。"),
        ],
        issued: true,
        day: "2026年11月18日".into(),
        copies: "安澜县信访局".into(),
        setting: Setting::Standard,
        english: Vec::new(),
        printed_by: "安澜县交通运输局".into(),
    }
}

fn office(language: Language) -> ShowOffice {
    let post = |title: &str, role: &str, holders: &[&str]| PostRow {
        title: title.into(),
        role: role.into(),
        href: "/desk".into(),
        close: "/desk".into(),
        deputies: vec!["赵国强（运输科承办）".into()],
        owes: "10".into(),
        holders: holders
            .iter()
            .map(|name| Holder { name: (*name).into(), since: "2021年8月2日起".into(), href: "/desk".into() })
            .collect(),
    };
    ShowOffice {
        page: page(language, "管理", "许文，县信访局"),
        rail: Rail {
            groups: vec![RailGroup {
                heading: "单位和人".into(),
                items: vec![
                    RailItem::new("/desk", "县信访局", 11),
                    RailItem::new("/desk", "县交通运输局", 9).here(true),
                ],
            }],
        },
        unit: "安澜县交通运输局".into(),
        about: "其他机关，发文字号 安交信，0300-613 2200".into(),
        summary: "4 个岗位，3 个有人，1 个空着。".into(),
        by_roles: String::new(),
        said_here: String::new(),
        password: String::new(),
        other_day: String::new(),
        day: "2026-11-17".into(),
        path: "/office/units/2".into(),
        id: "2".into(),
        open: true,
        plans: vec![ChangeLine {
            when: "2026-12-01".into(), words: "周敏离开公路科承办".into(), no: "1".into()
        }],
        changes: vec![ChangeLine {
            when: "2026-11-09".into(), words: "何建国到副局长".into(), no: String::new()
        }],
        warnings: vec!["督查岗只有一个人：保密的事拟稿和签发要两个人。".into()],
        posts: vec![
            post("局长", "单位负责人", &["梁志远"]),
            post("副局长，分管公路", "单位负责人", &["何建国"]),
            post("副局长，分管运输", "单位负责人", &[]),
            post("公路科承办", "承办", &["周敏"]),
        ],
        people: vec![PersonRow {
            name: "周敏".into(),
            href: "/desk".into(),
            account: "zhoumin".into(),
            posts: "公路科承办".into(),
            last: "11-17 08:31".into(),
        }],
        steps: vec![
            StepLink { href: "/desk".into(), words: "加一个人".into(), key: "p", main: true },
            StepLink { href: "/desk".into(), words: "加一个岗位".into(), key: "g", main: false },
        ],
        keys: Vec::new(),
    }
}

fn sign_in(language: Language) -> SignIn {
    SignIn {
        page: Page::sample(language),
        today: "2026年11月17日（周二）".into(),
        backup: "02:10 完成".into(),
        account: "zhoumin".into(),
        next: String::new(),
        wrongs: Vec::new(),
        note: String::new(),
    }
}

#[test]
fn every_staff_page_can_be_shown_in_both_languages() {
    for language in Language::ALL {
        keep("sign-in", language, &sign_in(language).render().unwrap());
        keep("inbox", language, &inbox(language, groups()).render().unwrap());
        keep("empty", language, &inbox(language, Vec::new()).render().unwrap());
        keep("concern", language, &show_concern(language).render().unwrap());
        keep("reply", language, &reply_desk(language).render().unwrap());
        keep("sign", language, &sign_off(language).render().unwrap());
        keep("merge", language, &merge(language).render().unwrap());
        keep("step", language, &step(language).render().unwrap());
        keep("paper", language, &paper(language).render().unwrap());
        keep("office", language, &office(language).render().unwrap());
    }
}
