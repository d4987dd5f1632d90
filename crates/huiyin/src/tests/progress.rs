//! Samples of the progress page, its actions, and the clock page: the story of 孙德福 on 25 November.

pub(super) use jiff::civil::date;

pub(super) use super::intake::{STORY, STORY_ENGLISH};
pub(super) use super::render::{Rendered, html, pick};
pub(super) use crate::casework::answer_question::AnswerQuestionPage;
pub(super) use crate::casework::give_verdict::{GiveVerdictPage, PointToJudge};
pub(super) use crate::casework::show_progress::*;
pub(super) use crate::deadlines::explain_clock::{Cell, ExplainClock, Month, OtherClock};
pub(super) use crate::web::dates;
pub(super) use crate::web::icons::{Shape, State};
pub(super) use crate::web::page::{Page, Wrong};
pub(super) use crate::web::words::Html;

use super::progress_forms::*;

pub(super) const HERE: &str = "/concerns/410735296889";

pub(super) fn pages(page: &dyn Fn() -> Page) -> Vec<Rendered> {
    vec![
        ("progress", html(&answered(page()))),
        ("progress-new", html(&registered(page()))),
        ("progress-waiting", html(&waiting(page()))),
        ("progress-judged", html(&judged(page()))),
        ("question", html(&question(page(), vec![]))),
        ("question-error", html(&question(page(), vec![Wrong::new("answer", "question-empty")]))),
        ("verdict", html(&verdict(page(), vec![]))),
        ("verdict-error", html(&verdict(page(), vec![Wrong::new("points", "verdict-empty")]))),
        ("clock", html(&clock(page()))),
    ]
}

pub(super) fn rich(page: &Page, chinese: &str, english: &str) -> Html {
    Html(pick(page, chinese, english))
}

pub(super) fn title(page: &Page) -> String {
    pick(page, "村东排水沟被填，下雨院里进水", "Drain east of the village filled in, rain floods our yard")
}

pub(super) fn registered(page: Page) -> ShowProgress {
    let node = Node {
        class: "done",
        shape: Shape::Done,
        when: pick(&page, "9月14日（周一）10:12", "Monday 14 September, 10:12"),
        title: pick(&page, "登记", "Registered"),
        sentences: vec![rich(
            &page,
            "您在网上反映，县信访局当场登记。",
            "You reported it on the web; the Petition Office registered it at once.",
        )],
        said: String::new(),
        links: vec![Link { href: format!("{HERE}/receipt"), words: page.t("receipt-title").to_string() }],
        clock: None,
    };
    ShowProgress {
        number: "4107 3529 6889".into(),
        here: HERE.into(),
        title: title(&page),
        said_here: String::new(),
        now: State::new(Shape::Doing, pick(&page, "已登记", "Registered")),
        now_more: pick(&page, "，等信访局决定由谁来办", ". The office decides who handles it"),
        with: Some(With {
            whom: pick(&page, "安澜县信访局", "County Petition Office"),
            phone: "0300-612 3450".into(),
            co: String::new(),
            first: pick(&page, "安澜县信访局", "County Petition Office"),
            unsigned: String::new(),
            urgent: String::new(),
        }),
        outcomes: vec![],
        next: Some(Next {
            words: pick(&page, "告诉您由谁来办，最迟", "You are told who handles it by"),
            day: pick(&page, "9月29日（周二）", "Tuesday 29 September"),
        }),
        owed: None,
        asked: None,
        undo_until: None,
        left: false,
        confirm: false,
        verdict: None,
        restricted: None,
        confirm_review: false,
        taken_down: None,
        review_letter: None,
        decline: None,
        joined: None,
        repeated: None,
        letter: None,
        carried: None,
        promises: vec![],
        nodes: vec![node],
        text: pick(&page, STORY, STORY_ENGLISH),
        place: pick(&page, "柳林镇小河村村东", "East end of Xiaohe village"),
        points: vec![],
        files: vec![],
        materials: vec![],
        review: None,
        ways: ways(&page),
        readers: vec![],
        page,
    }
}

pub(super) fn waiting(page: Page) -> ShowProgress {
    let mut view = registered(page);
    view.said_here = pick(&view.page, "记下了。", "Recorded.");
    view.undo_until = Some(pick(&view.page, "9月28日（周一）", "Monday 28 September"));
    view.asked = Some(Asked {
        unit: pick(&view.page, "县交通运输局", "County Transport Bureau"),
        day: pick(&view.page, "10月12日（周一）", "Monday 12 October"),
        question: pick(
            &view.page,
            "西屋的墙是哪一年盖的？裂缝最早什么时候看见的？",
            "When was the west wall built, and when did you first see the crack?",
        ),
    });
    view.confirm = true;
    view.decline = Some(Decline {
        ground: pick(&view.page, "应当通过诉讼解决", "It belongs to a court"),
        reason: pick(
            &view.page,
            "这件事法院已经立案，行政机关不能再作处理。",
            "A court has opened the case; an office may not decide it.",
        ),
        instead: pick(
            &view.page,
            "安澜县人民法院柳林法庭，0300-614 2200",
            "Liulin division of the county court, 0300-614 2200",
        ),
        lines: vec![pick(&view.page, "电话：0300-612 9000", "Telephone: 0300-612 9000")],
        paper: "/concerns/410735296889/papers/decline".into(),
    });
    view.carried = Some(Carried {
        source: pick(&view.page, "市民热线（旧）", "Hotline (old)"),
        facts: vec![(pick(&view.page, "收到", "Received"), "2024-03-02".into())],
        reply: pick(&view.page, "已处理。", "Handled."),
    });
    view
}

pub(super) fn judged(page: Page) -> ShowProgress {
    let mut view = answered(page);
    let p = &view.page;
    view.now = State::new(Shape::No, pick(p, "您说没解决", "You say it is not solved"));
    view.now_more = pick(p, "，等单位负责人回应", ". The head of the unit owes you an answer");
    view.verdict = Some(VerdictBlock {
        given: vec![
            OutcomeLine {
                point: pick(p, "把村东排水沟挖通", "Dig the drain open again"),
                state: State {
                    class: "not-yet", shape: Shape::NotYet, words: pick(p, "说不清", "Can’t tell yet")
                },
            },
            OutcomeLine {
                point: pick(p, "修西屋裂了的墙", "Repair the cracked wall"),
                state: State::new(Shape::No, pick(p, "没解决", "Not solved")),
            },
        ],
        answer_owed: vec![rich(
            p,
            "12月2日（周三）前，县交通运输局负责人要么重新办，要么向您说明理由。",
            "By Wednesday 2 December the head of the Transport Bureau reopens it or tells you why not.",
        )],
    });
    view
}

pub(super) fn answered(page: Page) -> ShowProgress {
    let mut view = registered(page);
    let p = &view.page;
    view.now = State::new(Shape::Done, pick(p, "已答复", "Answered"));
    view.now_more = pick(p, "，等您说解决了没有", ". We are waiting for you to say if it is solved");
    view.with = Some(With {
        whom: pick(p, "县交通运输局，周敏", "County Transport Bureau, Zhou Min"),
        phone: "0300-613 2208".into(),
        co: String::new(),
        first: pick(p, "安澜县信访局", "County Petition Office"),
        unsigned: String::new(),
        urgent: String::new(),
    });
    view.next = None;
    view.outcomes = vec![
        outcome(p, "挖通排水沟", "Drain", true),
        outcome(p, "赔泡坏的玉米", "Maize", true),
        outcome(p, "修西屋的墙", "West wall", false),
    ];
    view.owed = Some(Owed { count: 3, day: pick(p, "11月27日（周五）", "Friday 27 November") });
    view.verdict = Some(VerdictBlock { given: vec![], answer_owed: vec![] });
    view.letter = Some(letter(p));
    view.promises = promises(p);
    view.nodes = nodes(p);
    view.points = vec![
        pick(p, "把村东排水沟挖通", "Dig the drain open again"),
        pick(p, "赔泡坏的玉米", "Pay for the spoiled maize"),
        pick(p, "修西屋裂了的墙", "Repair the cracked west wall"),
    ];
    view.review = Some(review(p));
    view.readers = readers(p);
    view
}

pub(super) fn supported(page: &Page, upheld: bool) -> State {
    if upheld {
        State::new(Shape::Done, pick(page, "支持", "Supported"))
    } else {
        State::new(Shape::Dash, pick(page, "解释说明", "Explained"))
    }
}

pub(super) fn outcome(page: &Page, chinese: &str, english: &str, upheld: bool) -> OutcomeLine {
    OutcomeLine { point: pick(page, chinese, english), state: supported(page, upheld) }
}

pub(super) fn letter(page: &Page) -> Letter {
    let answer = |heading: &str, upheld, text: &str, basis: &str| LetterAnswer {
        heading: heading.into(),
        state: supported(page, upheld),
        parts: vec![text.into()],
        basis: basis.into(),
    };
    Letter {
        annexes: Vec::new(),
        to: "孙德福：".into(),
        opening: "您九月十四日反映的三件事，我们到村里看了两次，问了施工单位和村委会，查了图纸。逐件答复如下。".into(),
        answers: vec![
            answer(
                "一、把村东排水沟挖通",
                true,
                "填沟的是施工单位，没有得到批准，完工后也没有恢复，责任在施工方，我局监管不到位。12月31日前按原来的宽深挖通 86 米，过路处埋两根涵管。",
                "《民法典》第二百九十条：对自然流水的排放，应当尊重自然流向。",
            ),
            answer(
                "二、赔泡坏的玉米",
                true,
                "施工单位按 600 斤、每斤 1.15 元，赔 690 元，11月30日前付给您。",
                "《民法典》第一千一百六十五条",
            ),
            answer(
                "三、修西屋裂了的墙",
                false,
                "县房屋安全鉴定站看过，裂缝在修路以前就有，是地基老化，不能算到施工头上。但屋子确实该修：您符合农村危房改造的条件，柳林镇已替您填好申请，11月27日上门请您签字。",
                "鉴定报告第 3 页（附后）",
            ),
        ],
        signed: "安澜县交通运输局　2026年11月18日".into(),
        paper: format!("{HERE}/reply"),
    }
}

pub(super) fn promises(page: &Page) -> Vec<PromiseLine> {
    let line = |what: String, state, who_when: Html| PromiseLine { what, state, who_when, how: String::new() };
    vec![
        line(
            pick(page, "上门签危房改造申请", "Sign the housing application at your home"),
            State::new(Shape::Soon, pick(page, "剩 2 天", "2 days left")),
            rich(page, "柳林镇政府，11月27日（周五）", "Liulin township, Friday 27 November"),
        ),
        line(
            pick(page, "赔玉米钱 690 元", "690 yuan for the maize"),
            State::new(Shape::Soon, pick(page, "剩 5 天", "5 days left")),
            rich(page, "施工单位，11月30日（周一）前", "The builder, by Monday 30 November"),
        ),
        line(
            pick(page, "挖通排水沟 86 米", "86 m of drain dug open"),
            State::new(Shape::InTime, pick(page, "剩 36 天", "36 days left")),
            rich(page, "施工单位，12月31日（周四）前", "The builder, by Thursday 31 December"),
        ),
    ]
}

pub(super) fn nodes(page: &Page) -> Vec<Node> {
    let node = |when: String, title: String, sentence: Html| Node {
        class: "done",
        shape: Shape::Done,
        when,
        title,
        sentences: vec![sentence],
        said: String::new(),
        links: vec![],
        clock: None,
    };
    let clock = |class, words: Html, id: &str| Some(ClockLine { class, words, href: format!("{HERE}/clocks/{id}") });
    let next = Node {
        class: "not-yet",
        shape: Shape::NotYet,
        ..node(
            pick(page, "12月31日（周四）前", "By Thursday 31 December"),
            pick(page, "排水沟挖通，请您一起验收", "Drain open, inspected with you"),
            rich(
                page,
                "到时没办成，不用您催，督查会先问承办单位。",
                "If it is late, the supervisor asks first. You need not chase.",
            ),
        )
    };
    let replied = Node {
        clock: clock(
            "kept",
            rich(
                page,
                "受理后要在 60 日内答复，到 11月20日（周五）。实际用了 58 天，没有超期。",
                "Due within 60 days of acceptance, by Friday 20 November. It took 58.",
            ),
            "xf_done",
        ),
        links: vec![Link {
            href: format!("{HERE}/reply"),
            words: pick(page, "处理意见书，安交信〔2026〕17号", "Written decision"),
        }],
        ..node(
            pick(page, "11月18日（周三）", "Wednesday 18 November"),
            pick(page, "答复", "Answered"),
            rich(page, "县交通运输局出具处理意见书，当面交给您。", "The bureau handed you the written decision."),
        )
    };
    let accepted = Node {
        clock: clock(
            "",
            rich(
                page,
                "收到转送后 15 日内要告知，第 15 日碰上国庆放假，顺到 10月8日（周四）。实际用了 5 天。",
                "Due within 15 days; the 15th fell on the National Day holiday, so Thursday 8 October. It took 5.",
            ),
            "xf_ack_forwarded",
        ),
        ..node(
            pick(page, "9月21日（周一）", "Monday 21 September"),
            pick(page, "受理", "Accepted"),
            rich(page, "县交通运输局决定受理。", "The bureau accepted it."),
        )
    };
    let transferred = node(
        pick(page, "9月16日（周三）", "Wednesday 16 September"),
        pick(page, "转给县交通运输局", "Passed to the Transport Bureau"),
        rich(
            page,
            "因为填沟发生在公路施工中，归公路主管部门管。",
            "The drain was filled during roadworks, which the bureau oversees.",
        ),
    );
    let filed = node(
        pick(page, "9月14日（周一）10:12", "Monday 14 September, 10:12"),
        pick(page, "登记", "Registered"),
        rich(page, "您在网上反映，县信访局当场登记。", "You reported it on the web."),
    );
    vec![next, replied, accepted, transferred, filed]
}

pub(super) fn review(page: &Page) -> Review {
    Review {
        recheck: false,
        href: "/concerns/410735296889/review".to_owned(),
        organ: pick(page, "安澜县人民政府", "Anlan County People’s Government"),
        until: pick(page, "12月18日（周五）", "Friday 18 December"),
        address: pick(
            page,
            "安澜县和平路 1 号，县信访局来信科",
            "Letters, County Petition Office, 1 Heping Road, Anlan",
        ),
    }
}

pub(super) fn ways(page: &Page) -> Vec<Way> {
    let way = |path: &str, words: String, hint: String| Way { href: format!("{HERE}/{path}"), words, hint };
    vec![
        way("material", pick(page, "补充材料", "Add material"), pick(page, "新的情况、照片都行", "News or photos")),
        way(
            "points",
            pick(page, "加一点诉求", "Add a point"),
            pick(page, "单位归的几点里漏了的", "One that the unit missed"),
        ),
        way(
            "withdrawal",
            pick(page, "撤回", "Withdraw"),
            pick(page, "7 天内能反悔", "You can change your mind for 7 days"),
        ),
    ]
}

pub(super) fn readers(page: &Page) -> Vec<Reader> {
    let row = |unit: String, post: String, what: String, last: String| Reader { unit, post, what, last };
    vec![
        row(
            pick(page, "县交通运输局", "Transport Bureau"),
            pick(page, "承办人", "Handler"),
            pick(page, "全部，9 次", "All, 9 times"),
            pick(page, "11月18日", "18 November"),
        ),
        row(
            pick(page, "县信访局", "Petition Office"),
            pick(page, "登记员", "Registrar"),
            pick(page, "不含电话，2 次", "Without phone, twice"),
            pick(page, "9月16日", "16 September"),
        ),
    ]
}
