//! Excel in: looked through first, then all or nothing; out, and in again, changes nothing.

use std::io::Cursor;

use axum::body::{Body, Bytes};
use axum::http::header::{CONTENT_TYPE, COOKIE};
use axum::http::{Request, StatusCode};
use calamine::{Data, Reader, Xlsx};
use huiyin_domain::kernel::ids::{PersonId, PostId, UnitId};
use huiyin_domain::testing::BUREAU;
use huiyin_ledger::sql;
use rust_xlsxwriter::Workbook;

use crate::material::EDGE;
use crate::world::{Answer, Browser, World};

const PATH: &str = "/office/import";

/// Sheets by name with their rows, as a person reads them.
type Sheets = Vec<(String, Vec<Vec<String>>)>;

fn read(bytes: &[u8]) -> Sheets {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes.to_vec())).unwrap();
    let names = book.sheet_names();
    let rows = |name: &String, book: &mut Xlsx<Cursor<Vec<u8>>>| {
        let range = book.worksheet_range(name).unwrap();
        range.rows().map(|row| row.iter().map(Data::to_string).collect()).collect()
    };
    names.iter().map(|name| (name.clone(), rows(name, &mut book))).collect()
}

fn written(sheets: &[(&str, Vec<Vec<String>>)]) -> Vec<u8> {
    let mut book = Workbook::new();
    for (name, rows) in sheets {
        let page = book.add_worksheet().set_name(*name).unwrap();
        for (line, row) in (0_u32..).zip(rows) {
            for (column, cell) in (0_u16..).zip(row) {
                page.write_string(line, column, cell.as_str()).unwrap();
            }
        }
    }
    book.save_to_buffer().unwrap()
}

fn rows(rows: &[&[&str]]) -> Vec<Vec<String>> {
    rows.iter().map(|row| row.iter().map(|cell| (*cell).to_owned()).collect()).collect()
}

async fn file(world: &World, who: &Browser, path: &str) -> Bytes {
    let request = Request::get(path).header(COOKIE, who.cookie_line()).body(Body::empty()).unwrap();
    let response = tower::ServiceExt::oneshot(huiyin::router::service(world.app.clone()), request).await.unwrap();
    assert_eq!(response.status(), StatusCode::OK, "{path}");
    axum::body::to_bytes(response.into_body(), usize::MAX).await.unwrap()
}

/// Sends a file to be looked through, and shows what came of it.
async fn look(world: &World, who: &mut Browser, (name, bytes): (&str, &[u8]), from: &str) -> Answer {
    let form = world.get(who, PATH).await;
    assert_eq!(form.status, StatusCode::OK, "{}", form.body);
    let (csrf, key) = (form.field("csrf"), form.field("key"));
    let mut body = Vec::new();
    for (name, value) in [("csrf", csrf.as_str()), ("key", key.as_str()), ("from", from)] {
        let part = format!("--{EDGE}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
        body.extend_from_slice(part.as_bytes());
    }
    let head = format!("Content-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n");
    body.extend_from_slice(format!("--{EDGE}\r\n{head}").as_bytes());
    body.extend_from_slice(bytes);
    body.extend_from_slice(format!("\r\n--{EDGE}--\r\n").as_bytes());
    let request = Request::post(PATH).header(CONTENT_TYPE, format!("multipart/form-data; boundary={EDGE}"));
    let sent = world.send(who, request, Body::from(body)).await;
    if sent.status == StatusCode::SEE_OTHER { world.get(who, PATH).await } else { sent }
}

async fn confirm(world: &World, who: &mut Browser, looked: &Answer) -> Answer {
    let (csrf, key, plan) = (looked.field("csrf"), looked.field("key"), looked.field("plan"));
    assert!(!plan.is_empty(), "nothing can be confirmed: {}", looked.body);
    let fields = [("csrf", csrf.as_str()), ("key", key.as_str()), ("plan", plan.as_str()), ("act", "confirm")];
    world.post_raw(who, PATH, &fields).await
}

fn facts(world: &World) -> u64 {
    world.app.office().office.facts()
}

#[tokio::test(flavor = "multi_thread")]
async fn out_and_in_again_changes_nothing_in_either_language() {
    let world = World::new();
    let mut admin = world.signed_in("admin").await;
    // Two of one name, a text that was defused, one who is switched off, a retired category.
    let unit =
        [("name", "安澜县水利局"), ("kind", "organ"), ("parent", "1"), ("phone", "+86 0300"), ("letters", "=安")];
    world.post(&mut admin, "/office/units/new/edit", "/office/units/new/edit", &unit).await;
    world.post(&mut admin, "/office/people/7", "/office/people/7", &[("act", "disable")]).await;
    let table = [("lines", "一级,二级\n城乡建设,安全生产")];
    world.post(&mut admin, "/office/categories", "/office/categories", &table).await;
    let retire = [("code", "0101"), ("successor", "02")];
    world.post(&mut admin, "/office/categories/retire", "/office/categories/retire", &retire).await;
    let before = facts(&world);
    for language in ["zh-CN", "en"] {
        world.get(&mut admin, &format!("/display?language={language}&back=/")).await;
        let out = file(&world, &admin, "/office/export/all").await;
        assert_eq!(read(&out).len(), 4, "a sheet each");
        let looked = look(&world, &mut admin, ("all.xlsx", &out), "").await;
        assert_eq!(looked.status, StatusCode::OK);
        assert!(looked.body.contains("note kept") && looked.field("plan").is_empty(), "{}", looked.body);
        for list in ["units", "posts", "people", "categories"] {
            let out = file(&world, &admin, &format!("/office/export/{list}")).await;
            let looked = look(&world, &mut admin, ("one.xlsx", &out), "").await;
            assert!(looked.body.contains("note kept") && looked.field("plan").is_empty(), "{list}: {}", looked.body);
        }
    }
    assert_eq!(facts(&world), before);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_is_looked_through_first_and_then_done_as_a_whole_with_who_and_when() {
    let world = World::new();
    let mut admin = world.signed_in("admin").await;
    crate::desk::file(&world, 61, huiyin_domain::concern::Class::Ordinary);
    let units = rows(&[
        &["全称", "上级单位", "哪一类"],
        // Below one that stands further down.
        &["城关镇环保站", "城关镇人民政府", "别的机关、单位"],
        &["城关镇人民政府", "安澜县人民政府", "别的机关、单位"],
    ]);
    let posts = rows(&[&["所在单位", "岗位名称", "做什么"], &["城关镇人民政府", "镇长", "单位负责人"]]);
    let people = rows(&[
        &["姓名", "账号", "在哪个岗"],
        &["孙小雨", "sunxiaoyu", "城关镇人民政府 镇长"],
        &["钱多", "qianduo", ""],
    ]);
    let book = written(&[("单位", units), ("岗位", posts), ("人", people)]);
    let before = facts(&world);
    let looked = look(&world, &mut admin, ("镇.xlsx", &book), "").await;
    assert!(looked.body.contains("还没有改任何东西") && looked.body.contains("新增 2"), "{}", looked.body);
    assert!(looked.body.contains("1 个单位没有负责人岗位：城关镇环保站"), "{}", looked.body);
    assert_eq!(facts(&world), before, "looking changes nothing");
    let done = confirm(&world, &mut admin, &looked).await;
    assert_eq!(done.status, StatusCode::OK, "{}", done.body);
    assert!(done.body.contains("sunxiaoyu") && done.body.contains("要第二个人确认"), "{}", done.body);
    assert!(
        done.body.contains("sunxiaoyu</td><td>岗位确认时另给"),
        "one that leads nowhere is not handed out: {}",
        done.body
    );
    let office = world.app.office();
    let unit =
        |name: &str| office.office.units().find(|(_, unit)| unit.name.as_str() == name).map(|(id, _)| id).unwrap();
    let station = office.office.unit(unit("城关镇环保站")).unwrap();
    assert_eq!(station.parent, Some(unit("城关镇人民政府")));
    let (person, found) = office.office.people().find(|(id, _)| office.person_name(*id) == "孙小雨").unwrap();
    assert!(found.posts.is_empty(), "who holds a post takes two people, from a file as from a form");
    let asked: Vec<_> = office.office.proposals().map(|(_, asked)| (asked.person, asked.by)).collect();
    assert_eq!(asked, [(Some(person), Some(PersonId(8)))], "who and when stand in the record");
    // The other's password works, and has to be changed.
    let password = done.body.split("qianduo</td><td><span class=\"number password\">").nth(1).unwrap();
    let password = password.split('<').next().unwrap();
    let mut browser = Browser::default();
    let signed =
        world.post(&mut browser, "/signin", "/signin", &[("account", "qianduo"), ("password", password)]).await;
    assert_eq!(signed.location, "/account/password");
    let again = look(&world, &mut admin, ("镇.xlsx", &book), "").await;
    assert!(again.field("plan").is_empty() && again.body.contains("没有要改的"), "{}", again.body);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_wrong_comes_back_in_the_same_file_beside_its_row() {
    let world = World::new();
    let mut admin = world.signed_in("admin").await;
    let units = rows(&[
        &["编号", "全称", "上级单位", "哪一类"],
        &["2", "安澜县交通运输局", "安澜县水利局", "别的机关、单位"],
        &["3", "安澜县水利局", "安澜县交通运输局", "别的机关、单位"],
        &["99", "没有的局", "", "别的机关、单位"],
        &["", "新局", "没听说过的局", "不知道"],
        &["", "好局", "", "信访部门"],
    ]);
    let people = rows(&[&["姓名", "账号", "在哪个岗"], &["周敏", "handler", "没有的岗"], &["郑一", "desk", ""]]);
    let categories =
        rows(&[&["编码", "一级分类", "停用"], &["0101", "农村公路", "停用"], &["0102", "桥", ""], &["0102", "桥", ""]]);
    let before = facts(&world);
    let number = crate::desk::file(&world, 62, huiyin_domain::concern::Class::Ordinary);
    let mut desk = world.signed_in("desk").await;
    let accept = [("points", "排水沟"), ("path", "petition"), ("track", "ordinary"), ("category", "0101")];
    crate::desk::done(&world, &mut desk, (number, "accept"), &accept).await;
    let book = written(&[("单位", units.clone()), ("人", people), ("分类", categories)]);
    let looked = look(&world, &mut admin, ("改.xlsx", &book), "").await;
    assert!(looked.body.contains("需要改正") && looked.field("plan").is_empty(), "{}", looked.body);
    let back = read(&file(&world, &admin, "/office/import/returned").await);
    let told = |sheet: usize, line: usize| back[sheet].1[line].last().unwrap().clone();
    assert_eq!(told(0, 0), "需要改正");
    let typed: Vec<Vec<String>> = back[0].1.iter().map(|row| row[..4].to_vec()).collect();
    assert_eq!(typed, units, "else as it was typed");
    for (sheet, line, sentence) in [
        (0, 1, "单位不能排在自己上面"),
        (0, 3, "没有编号 99"),
        (0, 4, "找不到“没听说过的局”"),
        (0, 4, "信访部门"),
        (1, 1, "找不到“没有的岗”"),
        (1, 2, "已经有人用了"),
        (2, 1, "请选好以后用哪一个"),
        (2, 3, "和第 3 行是同一个"),
    ] {
        assert!(told(sheet, line).contains(sentence), "{sheet}/{line}: {:?}", told(sheet, line));
    }
    assert_eq!(told(0, 5), "", "what is right says nothing");
    assert_eq!(facts(&world), before, "nothing was done, of the good rows neither");
    // The returned file can be mended and sent again: its last column is no strange one.
    let returned = file(&world, &admin, "/office/import/returned").await;
    let looked = look(&world, &mut admin, ("回.xlsx", &returned), "").await;
    assert!(!looked.body.contains("认不出或者重复的列"), "{}", looked.body);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_nobody_sees_is_said_aloud_and_never_done() {
    let world = World::new();
    let mut admin = world.signed_in("admin").await;
    let mut book = Workbook::new();
    let page = book.add_worksheet().set_name("单位").unwrap();
    for (column, head) in (0_u16..).zip(["全称", "哪一类", "给群众打的电话"]) {
        page.write_string(0, column, head).unwrap();
    }
    for (column, cell) in (0_u16..).zip(["新局", "信访部门", "110"]) {
        page.write_string(1, column, cell).unwrap();
        page.write_string(2, column, format!("{cell}二")).unwrap();
    }
    page.set_column_hidden(2).unwrap().set_row_hidden(2).unwrap();
    let hidden = book.add_worksheet().set_name("藏着").unwrap().set_hidden(true);
    hidden.write_string(0, 0, "全称").unwrap().write_string(0, 1, "哪一类").unwrap();
    let looked = look(&world, &mut admin, ("藏.xlsx", &book.save_to_buffer().unwrap()), "").await;
    for sentence in ["“单位”的 C 列是隐藏的", "“单位”的第 3 行是隐藏的", "“藏着”是隐藏的"]
    {
        assert!(looked.body.contains(sentence), "{sentence}: {}", looked.body);
    }
    assert!(looked.field("plan").is_empty(), "it cannot be confirmed");
    let picture = look(&world, &mut admin, ("图.xlsx", &[0xFF, 0xD8, 0xFF, 0, 0]), "2026-09-30").await;
    assert_eq!(picture.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(picture.body.contains("另存为 .xlsx") && picture.field("from") == "2026-09-30", "{}", picture.body);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_confirms_confirms_what_they_saw_and_a_plain_list_of_categories_gets_its_codes() {
    let world = World::new();
    let mut admin = world.signed_in("admin").await;
    let list = "一级分类,二级分类,三级分类\n城乡建设,安全生产,事故处理\n城乡建设,安全生产,安全隐患\n";
    let looked = look(&world, &mut admin, ("分类.csv", list.as_bytes()), "").await;
    assert!(looked.body.contains("020102 安全隐患"), "{}", looked.body);
    // Meanwhile somebody else gives the code away.
    let lines = [("lines", "02 农业农村")];
    world.post(&mut admin, "/office/categories", "/office/categories", &lines).await;
    let before = facts(&world);
    let refused = confirm(&world, &mut admin, &looked).await;
    assert_eq!(refused.status, StatusCode::CONFLICT, "{}", refused.body);
    assert!(
        refused.body.contains("请看下面重新比对的结果") && refused.body.contains("030102 安全隐患"),
        "{}",
        refused.body
    );
    assert_eq!(facts(&world), before);
    let done = confirm(&world, &mut admin, &refused).await;
    assert_eq!(done.status, StatusCode::OK, "{}", done.body);
    assert_eq!(facts(&world), before + 4, "城乡建设, 安全生产 and two below");
    let again = look(&world, &mut admin, ("分类.csv", list.as_bytes()), "").await;
    assert!(again.body.contains("没有要改的"), "{}", again.body);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_house_changes_on_its_day_and_people_at_once() {
    let world = World::new();
    let mut admin = world.signed_in("admin").await;
    let out = read(&file(&world, &admin, "/office/export/all").await);
    let mut sheets: Vec<(&str, Vec<Vec<String>>)> =
        out.iter().map(|(name, rows)| (name.as_str(), rows.clone())).collect();
    let line = sheets[0].1.iter().position(|row| row[1] == "安澜县交通运输局").unwrap();
    sheets[0].1[line][1] = "安澜县交通局".to_owned();
    let line = sheets[2].1.iter().position(|row| row[1] == "周敏").unwrap();
    sheets[2].1[line][2] = "0300-999".to_owned();
    let looked = look(&world, &mut admin, ("改名.xlsx", &written(&sheets)), "2026-09-21").await;
    assert!(looked.body.contains("安澜县交通运输局 → 安澜县交通局"), "{}", looked.body);
    assert_eq!(confirm(&world, &mut admin, &looked).await.status, StatusCode::OK);
    let now = world.app.office();
    assert_eq!(now.office.unit(BUREAU).unwrap().name.as_str(), "安澜县交通运输局");
    assert_eq!(now.people[&PersonId(5)].phone.as_deref(), Some("0300-999"));
    world.app.clock().set(world.app.now().plus_days(7));
    assert_eq!(world.app.office().office.unit(BUREAU).unwrap().name.as_str(), "安澜县交通局");
}

#[tokio::test(flavor = "multi_thread")]
async fn only_the_administrator_takes_files_in_or_out_and_whoever_takes_the_people_out_is_on_record() {
    let world = World::new();
    for login in ["desk", "handler", "head", "supervisor"] {
        let mut browser = world.signed_in(login).await;
        for path in [PATH, "/office/import/returned", "/office/export/all"] {
            assert_eq!(world.get(&mut browser, path).await.status, StatusCode::NOT_FOUND, "{login} {path}");
        }
        let sent = world.post_raw(&mut browser, PATH, &[("act", "confirm"), ("plan", "x")]).await;
        assert_ne!(sent.status, StatusCode::OK, "{login}");
    }
    let mut admin = world.signed_in("admin").await;
    assert_eq!(
        world.get(&mut admin, "/office/import/returned").await.status,
        StatusCode::NOT_FOUND,
        "nothing lies there"
    );
    let taken = |world: &World| {
        let kinds = world.app.ledger().read_blocking(|read| {
            let kind = "list_read.v1";
            read.query(
                sql!("SELECT position FROM events WHERE kind = $1 ORDER BY position LIMIT 10"),
                &[kind.into()],
                |row| row.get::<i64>(0),
            )
        });
        kinds.unwrap().len()
    };
    file(&world, &admin, "/office/export/units").await;
    let before = taken(&world);
    file(&world, &admin, "/office/export/people").await;
    assert_eq!((before, taken(&world)), (0, 1));
    assert!(world.app.office().office.post(PostId(1)).is_some() && world.app.office().office.unit(UnitId(1)).is_some());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_rules_of_the_forms_hold_for_a_file() {
    let world = World::new();
    crate::desk::file(&world, 63, huiyin_domain::concern::Class::Ordinary);
    let mut admin = world.signed_in("admin").await;
    let lines = [("lines", "02 城乡建设\n0201 桥梁")];
    world.post(&mut admin, "/office/categories", "/office/categories", &lines).await;
    let before = facts(&world);
    let posts = rows(&[
        &["编号", "所在单位", "岗位名称", "做什么"],
        // Somebody holds it: it stays what it is for.
        &["5", "安澜县交通运输局", "handler", "单位负责人"],
    ]);
    let people = rows(&[
        &["编号", "姓名", "账号", "在哪个岗", "账号状态"],
        // Whoever administers does not read, and the last one stays.
        &["8", "管理员", "admin", "安澜县信访局 admin；安澜县交通运输局 handler", ""],
        &["6", "何建国", "somebody-else", "6 安澜县交通运输局 unit_head", ""],
    ]);
    let last = rows(&[&["编号", "姓名", "账号", "账号状态"], &["8", "管理员", "admin", "停用"]]);
    let categories = rows(&[
        &["编码", "一级分类", "二级分类", "停用", "以后用哪一个"],
        &["101", "农村公路", "", "", ""],
        &["02", "城乡建设", "", "停用", "0101"],
    ]);
    for (book, sentences) in [
        (
            vec![("岗位", posts), ("人", people), ("分类", categories)],
            vec!["岗位上有人，不能改", "管理员不能给自己", "前面的 0 可能丢了", "账号不能在这里改"],
        ),
        (vec![("人", last)], vec!["这样一来就没有管理员了"]),
    ] {
        let looked = look(&world, &mut admin, ("规则.xlsx", &written(&book)), "").await;
        assert!(looked.field("plan").is_empty(), "{}", looked.body);
        for sentence in sentences {
            assert!(looked.body.contains(sentence), "{sentence}: {}", looked.body);
        }
    }
    assert_eq!(facts(&world), before);
    let mut book = Workbook::new();
    let page = book.add_worksheet().set_name("分类").unwrap();
    for (column, head) in (0_u16..).zip(["编码", "一级分类", "二级分类", "停用", "以后用哪一个"]) {
        page.write_string(0, column, head).unwrap();
    }
    for (column, cell) in (0_u16..).zip(["0201", "城乡建设", "桥梁", "停用", "0101"]) {
        page.write_string(1, column, cell).unwrap();
    }
    page.write_formula(2, 0, rust_xlsxwriter::Formula::new("=1+1").set_result("03")).unwrap();
    page.write_string(2, 1, "路政").unwrap();
    let looked = look(&world, &mut admin, ("公式.xlsx", &book.save_to_buffer().unwrap()), "").await;
    assert!(looked.body.contains("是公式") && looked.field("plan").is_empty(), "{}", looked.body);
    // The same row without the formula beside it is done.
    let good = rows(&[
        &["编码", "一级分类", "二级分类", "停用", "以后用哪一个"],
        &["0201", "城乡建设", "桥梁", "停用", "农村公路"],
    ]);
    let looked = look(&world, &mut admin, ("停用.xlsx", &written(&[("分类", good)])), "").await;
    assert!(looked.body.contains("以后用“农村公路”"), "{}", looked.body);
    assert_eq!(confirm(&world, &mut admin, &looked).await.status, StatusCode::OK);
    let office = world.app.office();
    let code = huiyin_domain::kernel::ids::CategoryCode::parse("0201").unwrap();
    assert!(!office.office.has_category(&code) && office.office.category_now(&code).as_str() == "0101");
}
