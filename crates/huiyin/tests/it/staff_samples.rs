//! What the sample staff pages show: the story of the drain, in words.

use huiyin::casework::show_inbox::Link as TaskLink;
use huiyin::casework::task_rows::TaskRow;
use huiyin::desk::sendings::Marks;

use super::staff_pages::*;

pub(crate) const TEXT: &str = "今年五月马柳线拓宽，施工的把我们村东头那条排水沟填了走车，完工也没给挖开。八月两场大雨，水全倒进我家院里，西屋 600 斤玉米泡了，墙也裂了缝。问过村里，说是公路的事；问公路上，说归村里。我七十多了，就想把沟通开，玉米给个说法，墙给修修。";

pub(crate) fn page(language: Language, area: &str, person: &str) -> Page {
    Page {
        desk: Some(Desk { area: area.into(), person: person.into(), today: "11月17日（周二）".into() }),
        ..Page::sample(language)
    }
}

pub(crate) fn keep(name: &str, language: Language, html: &str) {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/pages");
    std::fs::create_dir_all(&folder).unwrap();
    assert!(!html.contains(MISSING.0), "{name} {}: a message is missing: {}", language.tag(), near(html));
    std::fs::write(folder.join(format!("staff-{name}-{}.html", language.tag())), html).unwrap();
}

pub(crate) fn near(html: &str) -> String {
    let at = html.find(MISSING.0).unwrap_or(0);
    html[at..].chars().take(60).collect()
}

pub(crate) fn due(shape: Shape, words: &str, date: &str) -> Due {
    Due { state: State::new(shape, words), date: date.into() }
}

pub(crate) fn rail() -> Rail {
    let item = |words: &str, count: usize| RailItem::new("/desk", words, count);
    Rail {
        groups: vec![
            RailGroup {
                heading: String::new(),
                items: vec![
                    item("我的待办", 10).here(true),
                    item("等我写答复", 4),
                    item("退回我的", 1),
                    item("等我签发", 3),
                ],
            },
            RailGroup {
                heading: "县交通运输局".into(),
                items: vec![item("全部在办", 41), item("三天内到期", 7), item("已超期", 2), item("答应群众的事", 19)],
            },
        ],
    }
}

pub(crate) fn steps() -> Vec<StepLink> {
    let step = |words: &str, key, main| StepLink { href: "/desk".into(), words: words.into(), key, main };
    vec![
        step("写答复", "r", true),
        step("问本人", "a", false),
        step("改五定", "p", false),
        step("记一条备注", "n", false),
    ]
}

pub(crate) fn keys() -> Vec<KeyHint> {
    vec![
        KeyHint::new(&["j", "k"], "上下"),
        KeyHint::new(&["↵"], "打开"),
        KeyHint::new(&["r"], "写答复"),
        KeyHint::new(&["Ctrl", "↵"], "保存"),
    ]
}

pub(crate) fn matter() -> Matter {
    Matter {
        number: "4107 3529 6889".into(),
        title: "村东排水沟被填，下雨院里进水".into(),
        href: "/desk/concerns/410735296889".into(),
        due: Some(due(Shape::Soon, "剩 3 天", "11月20日（周五）")),
        urgent: None,
        said: TEXT.into(),
        by: "孙德福".into(),
        likes: Vec::new(),
        points: vec!["把村东排水沟挖通".into(), "赔泡坏的 600 斤玉米".into(), "修西屋裂了的墙".into()],
    }
}

pub(crate) fn row(shape: Shape, left: &str, date: &str, words: [&str; 6]) -> Row {
    let [title, place, number, to_do, channel, received] = words;
    Row {
        plain: number.replace(' ', ""),
        id: number.replace(' ', ""),
        href: "/desk/concerns/1".into(),
        pane: "/desk/concerns/1/pane".into(),
        due: due(shape, left, date),
        urgent: None,
        title: title.into(),
        place: place.into(),
        number: number.into(),
        to_do: to_do.into(),
        channel: channel.into(),
        received: received.into(),
        chosen: number.starts_with("4107"),
    }
}

pub(crate) fn groups() -> Vec<Group> {
    let late = vec![row(
        Shape::Late,
        "超 1 天",
        "11-16 周一",
        ["公交站牌立在盲道上，三个月没挪", "城关街道人民路", "8830 1529 7628", "写答复", "12345", "11-09"],
    )];
    let soon = vec![
        row(
            Shape::Soon,
            "今天到期",
            "11-17 周二",
            ["村口路灯整排不亮，老人摔了一跤", "马坊乡前马坊村", "9024 4181 3742", "告知受理", "来访", "11-02"],
        ),
        row(
            Shape::Soon,
            "剩 1 天",
            "11-18 周三",
            ["接送车堵在小学门口，校门外没有斑马线", "柳林镇中心小学", "3860 9172 5403", "写答复", "网上", "11-11"],
        ),
        row(
            Shape::Soon,
            "剩 3 天",
            "11-20 周五",
            ["村东排水沟被填，下雨院里进水", "柳林镇小河村", "4107 3529 6889", "写答复", "网上", "09-16"],
        ),
    ];
    let later = vec![
        row(
            Shape::InTime,
            "剩 10 天",
            "11-27 周五",
            ["半夜货车走县医院门口，病人睡不着", "城关街道", "5583 2067 1953", "五定", "12345", "11-12"],
        ),
        row(
            Shape::InTime,
            "剩 13 天",
            "11-30 周一",
            ["修路占了两棵枣树，说好的赔偿没给", "石桥镇北石桥村", "6201 9473 8528", "写答复", "来信", "11-05"],
        ),
        row(
            Shape::Doing,
            "等本人评价",
            "11-12 送达",
            ["桥头护栏断了一截，已补", "石桥镇", "6617 3850 4293", "办结", "12345", "09-22"],
        ),
    ];
    let group = |heading: &str, rows: Vec<Row>| Group { heading: heading.into(), count: rows.len(), rows };
    vec![group("已超期", late), group("三天内", soon), group("往后", later)]
}

pub(crate) fn pane() -> Pane {
    Pane {
        matter: matter(),
        due_sentence: "11月20日（周五）前书面答复。".into(),
        clock: "/desk".into(),
        plan: plan(),
        steps: steps(),
        recent: vec![("11-16".into(), "记了一条备注".into()), ("11-12".into(), "本人回答了询问".into())],
    }
}

pub(crate) fn plan() -> Vec<(String, String)> {
    [
        ("领导", "何建国，副局长"),
        ("人员", "周敏"),
        ("措施", "施工方恢复原沟，房屋送鉴定"),
        ("期限", "11月20日（周五）"),
        ("算解决", "沟通水，本人到场认可"),
    ]
    .map(|(a, b)| (a.to_owned(), b.to_owned()))
    .to_vec()
}

pub(crate) fn inbox(language: Language, groups: Vec<Group>) -> ShowInbox {
    let empty = groups.is_empty();
    ShowInbox {
        quick: true,
        page: page(language, "工作台", "周敏，县交通运输局"),
        rail: rail(),
        title: "我的待办".into(),
        summary: "10 件，按期限排".into(),
        said_here: String::new(),
        notes: vec![StandNote {
            shape: Shape::Doing,
            class: "soon",
            words: "赵国强不在，到12月5日（周六）为止，县交通运输局公路科承办的事在您这里。".into(),
            href: "/desk/absences".into(),
            link: "去安排".into(),
        }],
        groups,
        empty: Empty {
            words: "手上没有要办的事了。".into(),
            next: "下一件到期的是“半夜货车走县医院门口”，11月27日（周五）。".into(),
            links: vec![Link { href: "/desk".into(), words: "本单位全部在办的 31 件".into() }],
        },
        next: "/desk?after=1".into(),
        first: String::new(),
        excel: "/desk/excel?list=mine".into(),
        pane: if empty { None } else { Some(pane()) },
        keys: keys(),
    }
}

pub(crate) fn show_concern(language: Language) -> concern::ShowConcern {
    let point = |no: &str, words: &str| concern::PointRow {
        no: no.into(),
        words: words.into(),
        state: State::new(Shape::Doing, "在办"),
    };
    let clock = |name: &str, source: &str, date: &str, state, running| concern::ClockRow {
        name: name.into(),
        source: source.into(),
        date: date.into(),
        state,
        running,
        href: "/desk".into(),
    };
    let node = |class, shape, title: &str, when: &str, sentence: &str| concern::Node {
        class,
        shape,
        title: title.into(),
        when: when.into(),
        sentence: sentence.into(),
        said: String::new(),
        links: Vec::new(),
    };
    let anchor = |href: &str, words: &str, count: &str| RailItem::new(href, words, count);
    concern::ShowConcern {
        beside: huiyin::desk::kin_rows::Beside::default(),
        page: page(language, "工作台", "周敏，县交通运输局"),
        rail: Rail {
            groups: vec![
                RailGroup {
                    heading: String::new(),
                    items: vec![
                        anchor("#words", "原话", "").here(true),
                        anchor("#points", "诉求点", "3"),
                        anchor("#course", "经过", "8"),
                        anchor("#people", "人", "1"),
                        anchor("#material", "材料", "1"),
                        anchor("#readers", "谁看过", "13"),
                    ],
                },
                RailGroup {
                    heading: "清单：我的待办".into(),
                    items: vec![anchor("/desk", "上一件", "").on("["), anchor("/desk", "下一件", "").on("]")],
                },
            ],
        },
        number: "4107 3529 6889".into(),
        over_title: "信访程序，农村公路，网上反映".into(),
        title: "村东排水沟被填，下雨院里进水".into(),
        stage: State::new(Shape::Doing, "办理中"),
        lead: "主办 县交通运输局，周敏".into(),
        said_here: String::new(),
        sealed: String::new(),
        marks: Marks { first: "首办：安澜县信访局".into(), ..Marks::default() },
        text: TEXT.into(),
        place: "柳林镇小河村东头，马柳线 12 公里牌往南约 200 米".into(),
        materials: Vec::new(),
        carried: None,
        points: vec![
            point("一", "把村东排水沟挖通"),
            point("二", "赔泡坏的 600 斤玉米"),
            point("三", "修西屋裂了的墙"),
        ],
        letter: None,
        tasks: tasks(),
        promises: Vec::new(),
        shows: vec![
            RailItem::new("/desk", "全部", 8).here(true),
            RailItem::new("/desk", "法定步骤", 4),
            RailItem::new("/desk", "内部", 1),
        ],
        nodes: vec![
            concern::Node {
                said: "施工单位书面承认填沟没有报批，愿按原断面恢复，愿赔玉米。".into(),
                ..node("work", Shape::InTime, "本人回答了询问", "11-12（周四）10:05", "")
            },
            concern::Node {
                said: "何建国批：沟必须恢复，不等鉴定。".into(),
                ..node("internal", Shape::Dash, "内部记录，本人看不到", "11-03（周二）17:12", "")
            },
            node("work", Shape::InTime, "五定", "09-23（周三）09:30", "周敏承办，何建国分管，11月20日前"),
            node("legal", Shape::LegalStep, "受理", "09-21（周一）16:40", "办理期限 60 日的钟从这天起走"),
            node("legal", Shape::LegalStep, "转来", "09-16（周三）11:02", "县信访局转送"),
            node("legal", Shape::LegalStep, "登记", "09-14（周一）10:12", "网上，本人填写"),
        ],
        people: vec![concern::PersonRow {
            name: "孙德福".into(),
            hint: "反映人".into(),
            ask: "/desk".into(),
            contacts: Vec::new(),
        }],
        files: vec![huiyin::casework::file_rows::FileRow {
            href: "/desk".into(),
            words: "院里进水.jpg".into(),
            hint: "照片，去掉了拍摄位置".into(),
            day: "09-14".into(),
            note: String::new(),
            sound: String::new(),
            take_back: String::new(),
        }],
        steps: steps(),
        waits: String::new(),
        not_now: vec!["提出异议：异议期 9月22日 已过".into(), "办结：还没有答复".into()],
        plan: plan(),
        clocks: vec![
            clock("登记并转送，15 日", "信访工作条例第 22 条", "09-29", State::new(Shape::Done, "用了 2 天"), false),
            clock("告知受理，15 日", "信访工作条例第 23 条", "10-08", State::new(Shape::Done, "用了 5 天"), false),
            clock("提接收异议，5 工作日", "信访工作条例第 23 条", "09-22", State::new(Shape::Dash, "没有提"), false),
            clock("书面答复，60 日", "信访工作条例第 34 条", "11-20", State::new(Shape::Soon, "剩 3 天"), true),
        ],
        says: vec![
            ("单位说".into(), "还没答复".into()),
            ("本人说".into(), "答复后才问".into()),
            ("核查说".into(), "没有核查过".into()),
        ],
        papers: vec![
            Link { href: "/desk".into(), words: "受理告知书".into() },
            Link { href: "/desk".into(), words: "转送告知书".into() },
        ],
        reads: 13,
        readers: vec![
            concern::ReaderRow {
                who: "何建国，副局长".into(), what: "全部".into(), when: "11-16 17:20".into()
            },
            concern::ReaderRow {
                who: "周敏，承办".into(), what: "全部，8 次".into(), when: "11-16 15:24".into()
            },
        ],
        keys: keys(),
    }
}

/// One task that is open and one that was answered.
pub(crate) fn tasks() -> Vec<TaskRow> {
    let open = TaskRow {
        heading: "第 1 项：安澜县水利局".into(),
        state: State::new(Shape::Doing, "办理中".to_owned()),
        left: Some(State::new(Shape::Soon, "剩 3 天".to_owned())),
        line: "罗平（承办），最后一日11月28日（周六）".into(),
        wanted: "请查明原沟的过水断面和出口高程。".into(),
        said: Vec::new(),
        files: Vec::new(),
        links: vec![TaskLink {
            href: "/desk/concerns/410735296889/withdraw-task/1".into(),
            words: "撤回协办任务".into(),
        }],
    };
    let answered = TaskRow {
        heading: "第 2 项：安澜县农业农村局".into(),
        state: State::new(Shape::Done, "已答复".to_owned()),
        left: None,
        said: vec![("安澜县农业农村局的答复".into(), "受淹玉米 1.2 亩，按绝收计。".into())],
        files: vec![TaskLink { href: "/desk/concerns/410735296889/files/04".into(), words: "照片 1".into() }],
        links: Vec::new(),
        ..open.clone()
    };
    vec![open, answered]
}
