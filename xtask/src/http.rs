//! A browser without eyes: HTTP/1.1 over one kept connection, cookies, forms. Enough to use the real pages as people do,
//! and to measure them; nothing a test could hide behind.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

use anyhow::{Context, Result, bail};

/// How long we wait for a byte before we call the server silent.
const PATIENCE: Duration = Duration::from_secs(20);
/// Redirects followed before we call it a loop.
const HOPS: usize = 5;

/// One person with one connection.
pub(crate) struct Client {
    address: SocketAddr,
    connection: Option<BufReader<TcpStream>>,
    cookies: BTreeMap<String, String>,
}

/// What came back.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    /// Path of the page in the end, after redirects.
    pub(crate) path: String,
    pub(crate) location: Option<String>,
    pub(crate) body: String,
    set_cookies: Vec<String>,
    keeps: bool,
}

impl Client {
    /// Nobody yet: no cookie, no connection.
    pub(crate) fn new(address: SocketAddr) -> Self {
        Self { address, connection: None, cookies: BTreeMap::new() }
    }

    /// The server stands elsewhere now; cookies stay.
    pub(crate) fn moved_to(&mut self, address: SocketAddr) {
        self.address = address;
        self.connection = None;
    }

    /// Goes on over this connection as somebody who is signed in elsewhere.
    pub(crate) fn become_person(&mut self, other: &Self) {
        self.cookies.clone_from(&other.cookies);
    }

    /// Where the server stands.
    pub(crate) fn address(&self) -> SocketAddr {
        self.address
    }

    /// Opens a page, following redirects.
    pub(crate) fn get(&mut self, path: &str) -> Result<Answer> {
        let mut answer = self.once("GET", path, None)?;
        for _hop in 0..HOPS {
            let Some(next) = answer.location.take() else { return Ok(answer) };
            answer = self.once("GET", &next, None)?;
        }
        bail!("{path} redirects in a circle")
    }

    /// Sends a form and opens the page it leads to.
    pub(crate) fn send(&mut self, form: &Form) -> Result<Answer> {
        let mut answer = self.post(form)?;
        match answer.location.take() {
            Some(next) => self.get(&next),
            None => Ok(answer),
        }
    }

    /// Sends a form and stops at what the server said: a `303` is an acknowledgement.
    pub(crate) fn post(&mut self, form: &Form) -> Result<Answer> {
        if form.multipart {
            let (kind, body) = multipart(&form.fields);
            return self.once("POST", &form.action, Some((&kind, &body)));
        }
        let body = encoded(&form.fields);
        self.once("POST", &form.action, Some(("application/x-www-form-urlencoded", &body)))
    }

    /// One request, one answer; a connection that the server closed meanwhile is opened again once.
    fn once(&mut self, method: &str, path: &str, body: Option<(&str, &str)>) -> Result<Answer> {
        let reused = self.connection.is_some();
        let answer = match self.exchange(method, path, body) {
            Err(_) if reused && method == "GET" => self.exchange(method, path, body)?,
            other => other?,
        };
        for cookie in &answer.set_cookies {
            let pair = cookie.split(';').next().unwrap_or_default();
            if let Some((name, value)) = pair.split_once('=') {
                self.cookies.insert(name.trim().to_owned(), value.trim().to_owned());
            }
        }
        Ok(answer)
    }

    fn exchange(&mut self, method: &str, path: &str, body: Option<(&str, &str)>) -> Result<Answer> {
        // Taken out: whatever fails below, a half-used connection is never used again.
        let mut connection = match self.connection.take() {
            Some(connection) => connection,
            None => connect(self.address)?,
        };
        let request = self.request(method, path, body);
        connection.get_mut().write_all(request.as_bytes()).context("sending")?;
        let answer = read_answer(&mut connection, path)?;
        if answer.keeps {
            self.connection = Some(connection);
        }
        Ok(answer)
    }

    fn request(&self, method: &str, path: &str, body: Option<(&str, &str)>) -> String {
        let host = self.address;
        let mut request = format!("{method} {path} HTTP/1.1\r\nHost: {host}\r\nAccept-Language: zh-CN\r\n");
        if !self.cookies.is_empty() {
            let cookies: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
            request.push_str(&format!("Cookie: {}\r\n", cookies.join("; ")));
        }
        if let Some((kind, body)) = body {
            request.push_str(&format!(
                "Origin: http://{host}\r\nSec-Fetch-Site: same-origin\r\nSec-Fetch-Mode: navigate\r\n"
            ));
            request.push_str(&format!("Content-Type: {kind}\r\nContent-Length: {}\r\n\r\n{body}", body.len()));
        } else {
            request.push_str("\r\n");
        }
        request
    }
}

fn connect(address: SocketAddr) -> Result<BufReader<TcpStream>> {
    let stream = TcpStream::connect_timeout(&address, PATIENCE).context("connecting")?;
    stream.set_nodelay(true)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    Ok(BufReader::new(stream))
}

fn read_answer(connection: &mut BufReader<TcpStream>, path: &str) -> Result<Answer> {
    let head = line(connection)?;
    let status = head.split(' ').nth(1).and_then(|code| code.parse().ok()).context("no status line")?;
    let mut answer = Answer {
        status,
        path: path.to_owned(),
        location: None,
        body: String::new(),
        set_cookies: Vec::new(),
        keeps: true,
    };
    let (mut length, mut chunked) = (0_usize, false);
    loop {
        let header = line(connection)?;
        let Some((name, value)) = header.split_once(':') else { break };
        let value = value.trim();
        match name.to_ascii_lowercase().as_str() {
            "location" => answer.location = Some(value.to_owned()),
            "set-cookie" => answer.set_cookies.push(value.to_owned()),
            "content-length" => length = value.parse().context("content-length")?,
            "transfer-encoding" => chunked = value.eq_ignore_ascii_case("chunked"),
            "connection" => answer.keeps = !value.eq_ignore_ascii_case("close"),
            _ => {}
        }
    }
    let bytes = if chunked { read_chunks(connection)? } else { read_exactly(connection, length)? };
    answer.body = String::from_utf8_lossy(&bytes).into_owned();
    Ok(answer)
}

fn line(connection: &mut BufReader<TcpStream>) -> Result<String> {
    let mut line = String::new();
    if connection.read_line(&mut line).context("reading")? == 0 {
        bail!("the server hung up");
    }
    Ok(line.trim_end().to_owned())
}

fn read_exactly(connection: &mut BufReader<TcpStream>, length: usize) -> Result<Vec<u8>> {
    let mut bytes = vec![0; length];
    connection.read_exact(&mut bytes).context("reading the body")?;
    Ok(bytes)
}

fn read_chunks(connection: &mut BufReader<TcpStream>) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    loop {
        let size =
            usize::from_str_radix(line(connection)?.split(';').next().unwrap_or_default(), 16).context("chunk size")?;
        bytes.extend(read_exactly(connection, size)?);
        line(connection)?;
        if size == 0 {
            return Ok(bytes);
        }
    }
}

/// A form as the page gave it, to be filled in and sent.
#[derive(Clone, Debug)]
pub(crate) struct Form {
    pub(crate) action: String,
    multipart: bool,
    fields: Vec<(String, String)>,
}

impl Form {
    /// The first form of a page that sends to a path with this in it; its hidden and filled fields come along.
    pub(crate) fn on(answer: &Answer, action_has: &str) -> Result<Self> {
        let page = &answer.body;
        let found = page.split("<form").skip(1).filter_map(|rest| rest.split("</form>").next()).find_map(|form| {
            let tag = form.split('>').next()?;
            let action = attribute(tag, "action").unwrap_or_else(|| answer.path.clone());
            let fits = tag.contains("method=\"post\"") && action.contains(action_has);
            fits.then(|| Self { action, multipart: tag.contains("multipart/form-data"), fields: fields(form) })
        });
        found.with_context(|| {
            format!("{} ({}) has no form for {action_has}: {}", answer.path, answer.status, headline(page))
        })
    }

    /// Fills a field in, whatever it held before.
    pub(crate) fn with(mut self, name: &str, value: &str) -> Self {
        self.fields.retain(|(known, _)| known != name);
        self.fields.push((name.to_owned(), value.to_owned()));
        self
    }

    /// What a field holds.
    #[cfg(test)]
    fn value(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// The first heading of a page, to say where we are when something is missing.
pub(crate) fn headline(page: &str) -> String {
    let inner = page.split("<h1").nth(1).and_then(|rest| rest.split("</h1>").next()).unwrap_or_default();
    plain(inner.split_once('>').map(|(_, text)| text).unwrap_or_default())
}

/// What a person reads of a piece of a page: no tags, single spaces.
pub(crate) fn plain(html: &str) -> String {
    let texts = html.split('<').enumerate().map(|(at, part)| match part.split_once('>') {
        Some((_, text)) if at > 0 => text,
        Some(_) | None => part,
    });
    texts.collect::<Vec<_>>().join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
}

fn fields(form: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for tag in form.split("<input").skip(1).filter_map(|rest| rest.split('>').next()) {
        let kind = attribute(tag, "type").unwrap_or_default();
        let chosen = !matches!(kind.as_str(), "radio" | "checkbox") || tag.contains(" checked");
        if let Some(name) = attribute(tag, "name").filter(|_| chosen && kind != "submit" && kind != "file") {
            found.push((name, attribute(tag, "value").unwrap_or_default()));
        }
    }
    for area in form.split("<textarea").skip(1).filter_map(|rest| rest.split("</textarea>").next()) {
        let (tag, text) = area.split_once('>').unwrap_or((area, ""));
        found.extend(attribute(tag, "name").map(|name| (name, unescaped(text))));
    }
    for select in form.split("<select").skip(1).filter_map(|rest| rest.split("</select>").next()) {
        let options: Vec<&str> = select.split("<option").skip(1).collect();
        let chosen = options.iter().find(|option| option.split('>').next().unwrap_or_default().contains("selected"));
        let value = chosen.or(options.first()).and_then(|option| attribute(option, "value"));
        found.extend(attribute(select, "name").zip(value));
    }
    found
}

/// The value of an attribute in the text of a tag.
pub(crate) fn attribute(tag: &str, name: &str) -> Option<String> {
    let rest = tag.split(&format!(" {name}=\"")).nth(1)?;
    rest.split('"').next().map(unescaped)
}

fn unescaped(text: &str) -> String {
    let named = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#34;", "\""),
        ("&#39;", "'"),
        ("&#60;", "<"),
        ("&#62;", ">"),
        ("&#38;", "&"),
        ("&amp;", "&"),
    ];
    named.iter().fold(text.to_owned(), |text, (from, to)| text.replace(from, to))
}

fn encoded(fields: &[(String, String)]) -> String {
    let pairs: Vec<String> =
        fields.iter().map(|(name, value)| format!("{}={}", percent(name), percent(value))).collect();
    pairs.join("&")
}

fn percent(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            safe.push(char::from(byte));
        } else {
            safe.push_str(&format!("%{byte:02X}"));
        }
    }
    safe
}

fn multipart(fields: &[(String, String)]) -> (String, String) {
    let mark = "----huiyin-chore-form";
    let part = |(name, value): &(String, String)| {
        format!("--{mark}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
    };
    let body: String = fields.iter().map(part).collect();
    (format!("multipart/form-data; boundary={mark}"), format!("{body}--{mark}--\r\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(body: &str) -> Answer {
        let (body, path) = (body.to_owned(), "/here".to_owned());
        Answer { status: 200, path, location: None, body, set_cookies: Vec::new(), keeps: true }
    }

    #[test]
    fn a_form_brings_its_hidden_and_chosen_fields_along() {
        let page = page(
            "<form method=\"post\" action=\"/other\"></form><form method=\"post\" action=\"/concerns\"><input type=\"hidden\" name=\"key\" value=\"a&amp;b\">\
             <input type=\"radio\" name=\"kind\" value=\"1\"><input type=\"radio\" name=\"kind\" value=\"2\" checked>\
             <textarea name=\"text\" rows=\"3\">一&lt;二</textarea><select name=\"area\"><option value=\"x\">X<option value=\"y\" selected>Y</select></form>",
        );
        let form = Form::on(&page, "concerns").unwrap();
        assert_eq!(form.action, "/concerns");
        let expected = [("key", "a&b"), ("kind", "2"), ("text", "一<二"), ("area", "y")];
        for (name, value) in expected {
            assert_eq!(form.value(name), Some(value));
        }
    }

    #[test]
    fn a_missing_form_says_where_we_are() {
        let error = Form::on(&page("<h1 class=\"a\">出错<b>了</b></h1>"), "concerns").unwrap_err();
        assert!(error.to_string().contains("出错 了"), "{error}");
    }

    #[test]
    fn chinese_is_percent_encoded() {
        assert_eq!(encoded(&[("a b".to_owned(), "水".to_owned())]), "a%20b=%E6%B0%B4");
    }
}
