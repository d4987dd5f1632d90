//! Samples of the pages of intake, and of those that stand by themselves.

use super::render::{Rendered, html, pick};
use crate::casework::view::months::Month;
use crate::intake::add_material::AddMaterialPage;
use crate::intake::add_point::AddPointPage;
use crate::intake::carry_over::view::Line;
use crate::intake::clear_answers::ClearAnswers;
use crate::intake::enter_code::EnterCode;
use crate::intake::file_concern::CheckAnswers;
use crate::intake::find_concern::FindConcern;
use crate::intake::home::{Home, told};
use crate::intake::list_carried::{Asked, Found, ListCarried, list};
use crate::intake::print_slip::{PrintSlip, Printed};
use crate::intake::report_contact::ReportContact;
use crate::intake::report_photos::{PhotoKept, ReportPhotos};
use crate::intake::report_saved::ReportSaved;
use crate::intake::report_what::ReportWhat;
use crate::intake::report_where::{AreaChoice, ReportWhere};
use crate::intake::show_receipt::ShowReceipt;
use crate::intake::withdraw::{Says, WithdrawPage};
use crate::web::page::{Page, Wrong};
use crate::web::problem::ProblemPage;
use crate::web::standing::{Accessibility, HowItWorks, Privacy};

pub(super) const STORY: &str = "今年五月马柳线拓宽，施工的把我们村东头那条排水沟填了走车，完工也没给挖开。八月两场大雨，水全倒进我家院里，西屋 600 斤玉米泡了，墙也裂了缝。问过村里，说是公路的事；问公路上，说归村里。我七十多了，就想把沟通开，玉米给个说法，墙给修修。";
pub(super) const STORY_ENGLISH: &str = "In May the Maliu road was widened and the builders filled the drain east of our village to drive on. They never opened it again. In August the rain ran into our yard twice; 600 jin of maize got wet and the wall cracked.";

pub(super) fn pages(page: &dyn Fn() -> Page) -> Vec<Rendered> {
    let mut all = vec![
        ("home", html(&home(page(), false))),
        ("home-draft", html(&home(page(), true))),
        ("find-wrong", html(&wrong_number(page()))),
        ("code", html(&EnterCode { wrongs: vec![], ..enter_code(page()) })),
        ("code-error", html(&enter_code(page()))),
        ("receipt", html(&receipt(page(), true))),
        ("receipt-later", html(&receipt(page(), false))),
        ("slip", html(&slip(page(), true))),
        ("slip-later", html(&slip(page(), false))),
        ("clear", html(&ClearAnswers { page: page(), done: false })),
        ("cleared", html(&ClearAnswers { page: page(), done: true })),
        ("privacy", html(&Privacy { page: page() })),
        ("how-it-works", html(&HowItWorks { page: page() })),
        ("accessibility", html(&Accessibility { page: page() })),
        ("problem", html(&problem(page()))),
    ];
    all.extend(report(page));
    all.extend(later(page));
    all.push(("carried-over", html(&carried(page()))));
    all
}

fn home(page: Page, draft: bool) -> Home {
    let october = Month { received: 312, answered: 287, solved: 171, not_solved: 49 };
    let last_month = (!draft).then(|| told(&page, jiff::civil::date(2026, 10, 31), october));
    Home { page, draft, last_month, own_days: Vec::new() }
}

fn report(page: &dyn Fn() -> Page) -> Vec<Rendered> {
    let story = |p: &Page| pick(p, STORY, STORY_ENGLISH);
    let short = vec![Wrong::counted("text", "what-too-short", 10), Wrong::new("conduct", "conduct-missing")];
    let phone = vec![Wrong::counted("phone", "phone-short", 1)];
    vec![
        ("report-what", html(&ReportWhat::with(page(), vec![], "", "", ""))),
        ("report-what-filled", html(&ReportWhat::with(page(), vec![], &story(&page()), "", "no"))),
        ("report-what-error", html(&ReportWhat::with(page(), short, "沟被填了", "", ""))),
        ("report-where", html(&place(page()))),
        ("report-photos", html(&photos(page(), 0, vec![]))),
        ("report-photos-filled", html(&photos(page(), 2, vec![]))),
        ("report-photos-error", html(&photos(page(), 1, vec![Wrong::new("photos", "photo-wrong-kind")]))),
        ("report-contact", html(&contact(page(), vec![]))),
        ("report-contact-error", html(&contact(page(), phone))),
        ("report-check", html(&check(page(), false))),
        ("report-check-sealed", html(&check(page(), true))),
        (
            "report-saved",
            html(&ReportSaved {
                until: pick(&page(), "9月15日（周二）10:12", "Tuesday 15 September, 10:12"),
                page: page(),
            }),
        ),
    ]
}

fn later(page: &dyn Fn() -> Page) -> Vec<Rendered> {
    let point = AddPointPage {
        wrongs: vec![Wrong::new("point", "point-empty")],
        number: "4107 3529 6889".into(),
        back: "/concerns/410735296889".into(),
        points: vec![
            pick(&page(), "把村东排水沟挖通", "Dig the drain open again"),
            pick(&page(), "赔泡坏的玉米", "Pay for the maize"),
        ],
        typed: String::new(),
        page: page(),
    };
    let withdraw = WithdrawPage {
        wrongs: vec![],
        number: "4107 3529 6889".into(),
        back: "/concerns/410735296889".into(),
        until: pick(&page(), "9月28日（周一）", "Monday 28 September"),
        reason: String::new(),
        says: Says::of(&page(), false),
        page: page(),
    };
    let leave = WithdrawPage { says: Says::of(&page(), true), ..withdraw.clone() };
    vec![
        ("leave", html(&leave)),
        ("material", html(&material(page(), vec![]))),
        ("material-error", html(&material(page(), vec![Wrong::new("text", "material-empty")]))),
        ("point-error", html(&point)),
        ("withdraw", html(&withdraw)),
    ]
}

fn wrong_number(page: Page) -> FindConcern {
    FindConcern {
        again: "find-again",
        page,
        heading: "find-wrong-check",
        explained: "find-wrong-check-why",
        digits: 12,
        typed: "4107 3529 6898".into(),
    }
}

fn enter_code(page: Page) -> EnterCode {
    EnterCode {
        page,
        number: "4107 3529 6889".into(),
        digits: "410735296889".into(),
        wrongs: vec![Wrong::new("code", "code-wrong")],
    }
}

fn place(page: Page) -> ReportWhere {
    let area = |code: &str, name: String, chosen| AreaChoice { code: code.into(), name, chosen };
    ReportWhere {
        wrongs: vec![],
        place: pick(
            &page,
            "柳林镇小河村村东，马柳线 12 公里牌往南约 200 米",
            "East end of Xiaohe village, 200 m south of km 12",
        ),
        areas: vec![
            area("0101", pick(&page, "柳林镇", "Liulin"), false),
            area("010103", pick(&page, "柳林镇小河村", "Liulin, Xiaohe village"), true),
            area("02", pick(&page, "石桥镇", "Shiqiao"), false),
        ],
        page,
    }
}

fn photos(page: Page, count: usize, wrongs: Vec<Wrong>) -> ReportPhotos {
    ReportPhotos { page, wrongs, photos: vec![PhotoKept { size: "182 KB".into() }; count] }
}

fn contact(page: Page, wrongs: Vec<Wrong>) -> ReportContact {
    let phone = if wrongs.is_empty() { "142 0013 6204" } else { "142 0013 620" };
    ReportContact {
        manner: "phone".into(),
        phone: phone.into(),
        address: String::new(),
        name: pick(&page, "孙德福", "Sun Defu"),
        sealed: false,
        wrongs,
        page,
    }
}

fn check(page: Page, sealed: bool) -> CheckAnswers {
    CheckAnswers {
        wrongs: vec![],
        text: pick(&page, STORY, STORY_ENGLISH),
        title: pick(&page, "村东排水沟被填，下雨院里进水", "Drain filled in, rain floods our yard"),
        sealed,
        place: pick(&page, "马柳线 12 公里牌往南约 200 米", "200 m south of km 12"),
        area: pick(&page, "柳林镇小河村", "Liulin, Xiaohe village"),
        photos: if sealed { 0 } else { 2 },
        name: pick(&page, "孙德福", "Sun Defu"),
        contact: page.t("contact-by-phone").with("phone", "142 0013 6204").to_string(),
        by: pick(&page, "9月29日（周二）", "Tuesday 29 September"),
        page,
    }
}

fn receipt(page: Page, fresh: bool) -> ShowReceipt {
    ShowReceipt {
        number: "4107 3529 6889".into(),
        digits: "410735296889".into(),
        last_group: "6889".into(),
        reporter: page.t("receipt-who-web").with("name", pick(&page, "孙德福", "Sun Defu")).to_string(),
        title: pick(&page, "村东排水沟被填，下雨院里进水", "Drain filled in, rain floods our yard"),
        iso: "2026-09-14".into(),
        stamped: "2026.9.14".into(),
        registered: pick(&page, "2026年9月14日（周一）10:12", "Monday 14 September 2026, 10:12"),
        with_whom: pick(&page, "安澜县信访局登记科", "Registry of the Petition Office"),
        with_phone: "0300-612 3450".into(),
        next_day: pick(&page, "9月29日（周二）", "Tuesday 29 September"),
        clock: "xf_reg".into(),
        code: fresh.then(|| "4719 0356".to_owned()),
        qr: fresh.then(qr_sample),
        page,
    }
}

fn qr_sample() -> String {
    let token = "5a0d2c7719e84b3f8c61e0a7d4b95f26";
    crate::web::qr::svg(&format!("https://huiyin.anlan.example/concerns/410735296889/code#{token}"))
}

fn slip(page: Page, fresh: bool) -> PrintSlip {
    PrintSlip {
        number: "4107 3529 6889".into(),
        last_group: "6889".into(),
        here: "/desk/concerns/410735296889/slip".into(),
        iso: "2026-10-12".into(),
        stamped: "2026.10.12".into(),
        issued: pick(&page, "2026年10月12日（周一）9:40", "Monday 12 October 2026, 9:40"),
        unit: pick(&page, "安澜县信访局", "Anlan County Petition Office"),
        manner: page.t("slip-counter").to_string(),
        window: Vec::new(),
        code: fresh.then(|| Printed { code: "4719 0356".to_owned(), qr: qr_sample() }),
        page,
    }
}

fn material(page: Page, wrongs: Vec<Wrong>) -> AddMaterialPage {
    AddMaterialPage {
        page,
        wrongs,
        number: "4107 3529 6889".into(),
        back: "/concerns/410735296889".into(),
        text: String::new(),
        from_report: false,
    }
}

fn problem(page: Page) -> ProblemPage {
    ProblemPage {
        title: pick(&page, "这一页过时了", "This page is out of date"),
        sentences: vec![pick(
            &page,
            "表单打开得太久，请重新打开再交一次。",
            "The form was open for too long. Please open it again and send it once more.",
        )],
        kept: Some(pick(&page, STORY, STORY_ENGLISH)),
        page,
    }
}

fn carried(page: Page) -> ListCarried {
    let line = Line {
        stream: 2,
        position: 3,
        number: 410_735_296_889,
        source: "messages-with-replies".to_owned(),
        state: "closed".to_owned(),
        received: Some(1_526_000_000),
        duplicate: true,
    };
    let nameless = Line { received: None, state: "unknown_open".to_owned(), duplicate: false, ..line.clone() };
    let titled = vec![(line, "小区二次供水水压不足".to_owned()), (nameless, String::new())];
    let found = Found { titled, after: "1526000000.2".to_owned(), sources: vec!["messages-with-replies".to_owned()] };
    list(page, Asked { old: "27610".to_owned(), after: "1526100000.9".to_owned(), ..Asked::default() }, found)
}
