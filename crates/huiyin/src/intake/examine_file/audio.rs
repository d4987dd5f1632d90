//! Recordings: only the container is checked, sound is never decoded. What is no more than a name and a first byte is refused.

use super::FileFault;

/// Frames of an MP3 that have to follow one another.
const FRAMES: usize = 3;

/// The MIME type by the first bytes.
pub(super) fn sniff(bytes: &[u8]) -> Option<&'static str> {
    let at = |from: usize, word: &[u8]| bytes.get(from..).is_some_and(|rest| rest.starts_with(word));
    if at(0, b"RIFF") && at(8, b"WAVE") {
        return Some("audio/wav");
    }
    if at(0, b"OggS") {
        return Some("audio/ogg");
    }
    if at(0, b"#!AMR") {
        return Some("audio/amr");
    }
    if at(4, b"ftyp") {
        return Some("audio/mp4");
    }
    (at(0, b"ID3") || frame_length(bytes).is_some()).then_some("audio/mpeg")
}

/// Whether the container holds together.
pub(super) fn examine(bytes: &[u8]) -> Result<(), FileFault> {
    let whole = match sniff(bytes) {
        Some("audio/wav") => wav(bytes),
        Some("audio/ogg") => ogg(bytes),
        Some("audio/amr") => amr(bytes),
        Some("audio/mp4") => mp4(bytes),
        Some("audio/mpeg") => mpeg(bytes),
        Some(_) | None => false,
    };
    if whole { Ok(()) } else { Err(FileFault::NotRecording) }
}

fn little(bytes: &[u8], at: usize) -> Option<usize> {
    let four: [u8; 4] = bytes.get(at..at.checked_add(4)?)?.try_into().ok()?;
    usize::try_from(u32::from_le_bytes(four)).ok()
}

fn big(bytes: &[u8], at: usize) -> Option<usize> {
    let four: [u8; 4] = bytes.get(at..at.checked_add(4)?)?.try_into().ok()?;
    usize::try_from(u32::from_be_bytes(four)).ok()
}

/// `fmt ` before `data`, each chunk within the file. A recorder that lost power leaves a length beyond the end: still sound.
fn wav(bytes: &[u8]) -> bool {
    let (mut at, mut format) = (12, false);
    while let (Some(name), Some(length)) = (bytes.get(at..at + 4), little(bytes, at + 4)) {
        match name {
            b"fmt " => format = length >= 16,
            b"data" => return format && bytes.len() > at + 8,
            _ => {}
        }
        let Some(next) = at.checked_add(8 + length + length % 2) else { return false };
        at = next;
    }
    false
}

/// Pages that follow one another, the first of which begins a stream of sound.
fn ogg(bytes: &[u8]) -> bool {
    let sound = |name: &[u8]| bytes.windows(name.len()).take(256).any(|at| at == name);
    let segments = bytes.get(26).map_or(0, |count| usize::from(*count));
    let Some(table) = bytes.get(27..27 + segments) else { return false };
    let next = 27 + segments + table.iter().map(|length| usize::from(*length)).sum::<usize>();
    bytes.get(next..).is_some_and(|rest| rest.starts_with(b"OggS"))
        && (sound(b"OpusHead") || sound(b"\x01vorbis") || sound(b"Speex   "))
}

/// Narrow or wide band, and a first frame whose reserved bits are nought.
fn amr(bytes: &[u8]) -> bool {
    let head = [&b"#!AMR\n"[..], b"#!AMR-WB\n"].into_iter().find(|head| bytes.starts_with(head));
    head.and_then(|head| bytes.get(head.len())).is_some_and(|first| first & 0x83 == 0)
}

/// Boxes that fill the file, a track of sound and none of pictures.
fn mp4(bytes: &[u8]) -> bool {
    let (mut at, mut moov) = (0, None);
    while at < bytes.len() {
        let (Some(length), Some(name)) = (big(bytes, at), bytes.get(at + 4..at + 8)) else { return false };
        let end = if length == 0 { bytes.len() } else { at.saturating_add(length) };
        if end > bytes.len() || end < at + 8 {
            return false;
        }
        if name == b"moov" {
            moov = bytes.get(at..end);
        }
        at = end;
    }
    let says = |word: &[u8]| moov.is_some_and(|moov| moov.windows(word.len()).any(|at| at == word));
    says(b"soun") && !says(b"vide")
}

/// Frames that follow one another, after the tags in front.
fn mpeg(bytes: &[u8]) -> bool {
    let tag = |at: usize| bytes.get(at).map_or(0, |byte| usize::from(byte & 0x7f));
    let mut at = if bytes.starts_with(b"ID3") { 10 + (tag(6) << 21 | tag(7) << 14 | tag(8) << 7 | tag(9)) } else { 0 };
    // Tags may be padded with noughts.
    at += bytes.get(at..).map_or(0, |rest| rest.iter().take_while(|byte| **byte == 0).count());
    for _ in 0..FRAMES {
        let Some(length) = bytes.get(at..).and_then(frame_length) else { return false };
        at += length;
    }
    at <= bytes.len()
}

/// Kilobits a second of layer III, by version and index; 0 stands for none.
const RATES: [[usize; 16]; 2] = [
    [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 0],
    [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, 0],
];

/// The length of an MPEG frame of layer III that begins here, in bytes.
fn frame_length(bytes: &[u8]) -> Option<usize> {
    let [sync, version, rate, ..] = bytes else { return None };
    let (layer_three, in_sync) = (version & 0x06 == 0x02, *sync == 0xff && version & 0xe0 == 0xe0);
    let first = version & 0x18 == 0x18;
    if !in_sync || !layer_three || version & 0x18 == 0x08 {
        return None;
    }
    let kilobits = RATES[usize::from(!first)].get(usize::from(rate >> 4)).copied().filter(|rate| *rate > 0)?;
    let hertz = [44_100, 48_000, 32_000].get(usize::from(rate >> 2 & 3)).copied()?;
    let hertz = match version & 0x18 {
        0x18 => hertz,
        0x10 => hertz / 2,
        _ => hertz / 4,
    };
    let samples_by_eight: usize = if first { 144 } else { 72 };
    Some(samples_by_eight * kilobits * 1_000 / hertz + usize::from(rate >> 1 & 1))
}
