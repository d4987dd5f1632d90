//! Rust text as tokens: enough to see paths, strings and functions, also inside macros, and nothing more.

use proc_macro2::{Delimiter, Group, Literal, TokenStream, TokenTree};

/// A path as written, `use` groups unfolded: `use a::{b, c::d}` gives `a::b` and `a::c::d`; `*` stands for itself.
pub(super) struct Named {
    pub(super) segments: Vec<String>,
    pub(super) line: usize,
}

/// A string literal outside attributes (so doc comments are not in it).
pub(super) struct Text {
    pub(super) value: String,
    pub(super) line: usize,
    /// Whether it stands in `sql!(…)`.
    pub(super) is_sql: bool,
}

/// A function: its name and the lines from `fn` to the closing brace.
pub(super) struct Function {
    pub(super) name: String,
    pub(super) line: usize,
    pub(super) lines: usize,
}

/// The tokens of a file; none if it does not lex (then the compiler says so better than we could).
pub(super) fn lex(text: &str) -> Vec<TokenTree> {
    text.parse::<TokenStream>().map(|stream| stream.into_iter().collect()).unwrap_or_default()
}

/// All paths and single identifiers.
pub(super) fn paths(tokens: &[TokenTree]) -> Vec<Named> {
    let mut found = Vec::new();
    gather_paths(tokens, &[], &mut found);
    found
}

fn gather_paths(tokens: &[TokenTree], prefix: &[String], found: &mut Vec<Named>) {
    let mut at = 0;
    while at < tokens.len() {
        match &tokens[at] {
            TokenTree::Ident(_) => at = follow(tokens, at, prefix, found),
            TokenTree::Group(group) => {
                gather_paths(&inside(group), &[], found);
                at += 1;
            }
            TokenTree::Punct(punct) if punct.as_char() == '*' && !prefix.is_empty() => {
                push(found, prefix, Some("*".to_owned()), punct.span().start().line);
                at += 1;
            }
            TokenTree::Punct(_) | TokenTree::Literal(_) => at += 1,
        }
    }
}

/// Follows one path from its first identifier; returns where it ends.
fn follow(tokens: &[TokenTree], start: usize, prefix: &[String], found: &mut Vec<Named>) -> usize {
    let line = tokens[start].span().start().line;
    let mut segments = prefix.to_vec();
    let mut at = start;
    loop {
        match tokens.get(at) {
            Some(TokenTree::Ident(ident)) => segments.push(ident.to_string()),
            Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace => {
                gather_paths(&inside(group), &segments, found);
                return at + 1;
            }
            Some(TokenTree::Punct(punct)) if punct.as_char() == '*' => {
                push(found, &segments, Some("*".to_owned()), line);
                return at + 1;
            }
            Some(TokenTree::Group(_) | TokenTree::Punct(_) | TokenTree::Literal(_)) | None => {
                push(found, &segments, None, line);
                return at;
            }
        }
        at += 1;
        if !(is(tokens, at, ':') && is(tokens, at + 1, ':')) {
            push(found, &segments, None, line);
            return at;
        }
        at += 2;
    }
}

fn push(found: &mut Vec<Named>, segments: &[String], last: Option<String>, line: usize) {
    let segments = segments.iter().cloned().chain(last).collect();
    found.push(Named { segments, line });
}

/// All string literals, also inside macros, but not those of attributes and doc comments.
pub(super) fn strings(tokens: &[TokenTree]) -> Vec<Text> {
    let mut found = Vec::new();
    gather_strings(tokens, false, &mut found);
    found
}

fn gather_strings(tokens: &[TokenTree], is_sql: bool, found: &mut Vec<Text>) {
    for (at, token) in tokens.iter().enumerate() {
        match token {
            TokenTree::Literal(literal) => found.extend(text_of(literal, is_sql)),
            TokenTree::Group(group) if !is_attribute(tokens, at, group) => {
                let marked = at >= 2 && is(tokens, at - 1, '!') && word(tokens, at - 2, "sql");
                gather_strings(&inside(group), marked, found);
            }
            TokenTree::Group(_) | TokenTree::Ident(_) | TokenTree::Punct(_) => {}
        }
    }
}

fn is_attribute(tokens: &[TokenTree], at: usize, group: &Group) -> bool {
    let bang = at >= 2 && is(tokens, at - 1, '!') && is(tokens, at - 2, '#');
    group.delimiter() == Delimiter::Bracket && (bang || at >= 1 && is(tokens, at - 1, '#'))
}

/// The value of a string literal, plain or raw; escapes are resolved as far as layout needs it.
fn text_of(literal: &Literal, is_sql: bool) -> Option<Text> {
    let written = literal.to_string();
    let line = literal.span().start().line;
    if let Some(raw) = written.strip_prefix('r') {
        let inner = raw.trim_start_matches('#').trim_end_matches('#');
        return Some(Text { value: inner.strip_prefix('"')?.strip_suffix('"')?.to_owned(), line, is_sql });
    }
    let inner = written.strip_prefix('"')?.strip_suffix('"')?;
    Some(Text { value: unescape(inner), line, is_sql })
}

fn unescape(inner: &str) -> String {
    let mut value = String::new();
    let mut rest = inner.chars().peekable();
    while let Some(one) = rest.next() {
        if one != '\\' {
            value.push(one);
            continue;
        }
        match rest.next() {
            Some('n' | 't' | 'r') => value.push(' '),
            Some('\n') => while rest.next_if(|next| next.is_whitespace()).is_some() {},
            Some(other) => value.push(other),
            None => {}
        }
    }
    value
}

/// All functions with a body, also methods and those inside modules.
pub(super) fn functions(tokens: &[TokenTree]) -> Vec<Function> {
    let mut found = Vec::new();
    gather_functions(tokens, &mut found);
    found
}

fn gather_functions(tokens: &[TokenTree], found: &mut Vec<Function>) {
    for (at, token) in tokens.iter().enumerate() {
        match token {
            TokenTree::Ident(ident) if ident == "fn" => found.extend(function(tokens, at)),
            TokenTree::Group(group) => gather_functions(&inside(group), found),
            TokenTree::Ident(_) | TokenTree::Punct(_) | TokenTree::Literal(_) => {}
        }
    }
}

fn function(tokens: &[TokenTree], at: usize) -> Option<Function> {
    let TokenTree::Ident(name) = tokens.get(at + 1)? else { return None };
    for token in &tokens[at + 2..] {
        match token {
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
                let line = tokens[at].span().start().line;
                let lines = group.span_close().end().line - line + 1;
                return Some(Function { name: name.to_string(), line, lines });
            }
            TokenTree::Punct(punct) if punct.as_char() == ';' => return None,
            TokenTree::Group(_) | TokenTree::Ident(_) | TokenTree::Punct(_) | TokenTree::Literal(_) => {}
        }
    }
    None
}

/// The names of the variants of an enum, written plainly or inside a declaring macro.
pub(super) fn variants(tokens: &[TokenTree], of: &str) -> Vec<(String, usize)> {
    let mut found = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        if let TokenTree::Group(group) = token {
            let named = at >= 2 && word(tokens, at - 1, of) && word(tokens, at - 2, "enum");
            found.extend(if named { heads(&inside(group)) } else { variants(&inside(group), of) });
        }
    }
    found
}

/// First identifier of every comma-separated part, attributes skipped.
fn heads(tokens: &[TokenTree]) -> Vec<(String, usize)> {
    let mut found = Vec::new();
    let mut fresh = true;
    for token in tokens {
        match token {
            TokenTree::Ident(ident) if fresh => {
                found.push((ident.to_string(), ident.span().start().line));
                fresh = false;
            }
            TokenTree::Punct(punct) if punct.as_char() == ',' => fresh = true,
            TokenTree::Ident(_) | TokenTree::Punct(_) | TokenTree::Group(_) | TokenTree::Literal(_) => {}
        }
    }
    found
}

fn word(tokens: &[TokenTree], at: usize, wanted: &str) -> bool {
    matches!(tokens.get(at), Some(TokenTree::Ident(ident)) if ident == wanted)
}

fn is(tokens: &[TokenTree], at: usize, wanted: char) -> bool {
    matches!(tokens.get(at), Some(TokenTree::Punct(punct)) if punct.as_char() == wanted)
}

fn inside(group: &Group) -> Vec<TokenTree> {
    group.stream().into_iter().collect()
}
