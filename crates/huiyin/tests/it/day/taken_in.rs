//! The morning: what people bring, by every channel that a counter has.

use axum::http::StatusCode;
use huiyin_domain::kernel::number::Number;

use super::Day;

/// What somebody said, and how it came.
struct Said {
    channel: &'static str,
    name: &'static str,
    text: &'static str,
    more: Vec<(&'static str, String)>,
}

fn said(channel: &'static str, name: &'static str, text: &'static str) -> Said {
    Said { channel, name, text, more: Vec::new() }
}

impl Said {
    fn with(mut self, field: &'static str, value: impl Into<String>) -> Self {
        self.more.push((field, value.into()));
        self
    }
}

impl Day {
    /// Takes something down at a counter; its number.
    async fn register(&mut self, login: &str, said: Said) -> Number {
        let sheet = format!("{:08x}", self.filed.len() + 0x0a00_0000);
        let mut fields = vec![
            ("do", "hand"),
            ("channel", said.channel),
            ("sheet", sheet.as_str()),
            ("name", said.name),
            ("text", said.text),
            ("conduct", "no"),
            ("area", "0300-01"),
            ("category", "0101"),
            ("manner", "counter"),
        ];
        for (field, value) in &said.more {
            fields.retain(|(name, _)| name != field);
            fields.push((field, value.as_str()));
        }
        let round = said.more.iter().find(|(field, _)| *field == "round").map_or("", |(_, value)| value.as_str());
        let page = format!("/desk/register?channel={}&round={round}", said.channel);
        let answer = self.sends(login, &page, "/desk/register", &fields).await;
        let rest = answer.location.trim_start_matches("/desk/registered/").to_owned();
        let number = Number::parse(rest.split('?').next().unwrap()).unwrap();
        self.channels.insert(said.channel);
        self.filed.push(number);
        number
    }

    /// One more of the everyday kind: a call about a road.
    pub(super) async fn call(&mut self, text: &'static str) -> Number {
        self.call_at("desk", text).await
    }

    /// The same at somebody else's counter: no wrong door.
    pub(super) async fn call_at(&mut self, login: &str, text: &'static str) -> Number {
        self.register(login, said("phone", "马桂兰", text).with("phone", "142 0013 5518")).await
    }
}

/// From the opening of the box to the last letter: by each channel at least once.
pub(super) async fn morning(day: &mut Day) {
    let today = day.on(0);
    let fields = [
        ("place", "柳林镇政府门口意见箱"),
        ("opener_1", "1"),
        ("opener_2", "2"),
        ("papers", "2"),
        ("on", today.as_str()),
    ];
    day.sends("desk", "/desk/boxes/new", "/desk/boxes/new", &fields).await;
    for (text, sorted) in [("村口路灯坏了三个月，没人修。", "to_others"), ("公交车早班太少。", "to_others")]
    {
        let paper = said("box", "", text).with("round", "1").with("sorted", sorted);
        day.register("desk", paper).await;
    }
    let fields = [
        ("leader", "6"),
        ("on", today.as_str()),
        ("hours", "上午 8:30—12:00"),
        ("place", "县信访局一楼接待厅"),
        ("seats", "3"),
    ];
    day.sends("desk", "/desk/receptions/new", "/desk/receptions/new", &fields).await;
    let reception =
        said("reception", "孙立本", "修路占了我家的地，补偿款没到账。").with("reception", "1").with("leader", "6");
    day.register("desk", reception).await;
    let visit = said("walk_in", "孙德福", "排水沟被填，下雨院里进水。")
        .with("queue", "12")
        .with("room", "二号接待室")
        .with("companions", "1")
        .with("companions_who", "儿子")
        .with("needs", "听力不便，请说慢一点")
        .with("needs_agreed", "yes");
    day.register("desk", visit).await;
    let many = said("walk_in", "王桂英", "工厂夜里放烟，一条街都呛。")
        .with("others", "李强 142 0013 6204\n张玉芬")
        .with("group", "five_to_twenty_nine");
    day.register("desk", many).await;
    let letter = said("letter", "周文", "来信反映村道塌方，拖拉机过不去。")
        .with("address", "柳林镇小河村 12 号")
        .with("manner", "letter")
        .with("received", today.as_str());
    day.register("desk", letter).await;
    let handed = said("handed_over", "吴小梅", "人社局转来：工资三个月没发。")
        .with("sender", "安澜县人力资源和社会保障局")
        .with("sender_number", "安人社转〔2026〕18号")
        .with("sent_on", today.as_str());
    day.register("desk", handed).await;
    for (channel, text) in [
        ("field_visit", "走访时说：自来水发黄。"),
        ("meeting", "居民议事会上提出：停车位被占。"),
        ("mail", "电子邮件：公园的灯不亮。"),
        ("message_board", "留言板：校门口没有斑马线。"),
        ("delegate", "代表转来：村卫生室缺药。"),
    ] {
        day.register("desk", said(channel, "陈平", text)).await;
    }
    let sealed = said("phone", "赵敏", "窗口收了钱才给办证。").with("conduct", "yes");
    let sealed = day.register("desk", sealed).await;
    day.sits("desk").await;
    let path = format!("/desk/concerns/{}", sealed.digits());
    let seen = day.world.get(day.people.get_mut("desk").unwrap(), &path).await;
    assert_eq!(seen.status, StatusCode::NOT_FOUND, "whoever took it down cannot open it");
}
