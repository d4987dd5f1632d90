//! Hostile and honest files, looked at as the child looks at them.

use super::*;

/// A PDF of so many pages, with what is put into its catalogue and one more object.
pub(crate) fn pdf(pages: u32, catalogue: &str, object: &str) -> Vec<u8> {
    let mut text = format!("%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R {catalogue} >>\nendobj\n");
    let kids: String = (0..pages).map(|page| format!("{} 0 R ", page + 10)).collect();
    text += &format!("2 0 obj\n<< /Type /Pages /Kids [{kids}] /Count {pages} >>\nendobj\n3 0 obj\n{object}\nendobj\n");
    for page in 0..pages {
        let number = page + 10;
        text += &format!("{number} 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>\nendobj\n");
    }
    text += &format!("trailer\n<< /Root 1 0 R /Size {} >>\n%%EOF\n", pages + 10);
    text.into_bytes()
}

fn look(file: Vec<u8>) -> Result<u32, FileFault> {
    pdf::examine(file).map(|(pages, _)| pages)
}

/// A PDF of one scanned page: a picture of this size and this filter, as large as the page.
pub(crate) fn scanned((width, height): (u32, u32), (filter, space): (&str, &str), data: &[u8]) -> Vec<u8> {
    let mut file = b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n".to_vec();
    file.extend(b"2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n3 0 obj\n");
    file.extend(b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Resources << /XObject << /Im 4 0 R >> >> >>\n");
    let picture = format!("/Type /XObject /Subtype /Image /Width {width} /Height {height} {space} {filter}");
    file.extend(format!("endobj\n4 0 obj\n<< {picture} /Length {} >>\nstream\n", data.len()).bytes());
    file.extend(data);
    file.extend(b"\nendstream\nendobj\ntrailer\n<< /Root 1 0 R /Size 5 >>\n%%EOF\n");
    file
}

fn jpeg(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    let picture = image::RgbImage::from_pixel(width, height, image::Rgb([200, 30, 30]));
    image::DynamicImage::ImageRgb8(picture).write_to(&mut bytes, image::ImageFormat::Jpeg).unwrap();
    bytes.into_inner()
}

#[test]
fn a_scanned_page_is_shown_whether_the_scanner_wrote_jpeg_or_black_and_white() {
    let colour = ("/Filter /DCTDecode", "/ColorSpace /DeviceRGB /BitsPerComponent 8");
    let file = scanned((1_200, 1_600), colour, &jpeg(1_200, 1_600));
    assert_eq!(pdf::examine(file.clone()), Ok((1, true)));
    let drawn = image::load_from_memory(&pdf::draw(&file, 1).unwrap()).unwrap().to_rgb8();
    assert_eq!((drawn.width(), drawn.height()), (1_200, 1_600));
    assert!(drawn.get_pixel(600, 800).0[0] > 180, "its colours");
    // The left half black: nought is black.
    let row: Vec<u8> = [[0_u8; 50], [255; 50]].concat();
    let bits = row.repeat(1_067);
    let plain = scanned((800, 1_067), ("", "/ColorSpace /DeviceGray /BitsPerComponent 1"), &bits);
    let drawn = image::load_from_memory(&pdf::draw(&plain, 1).unwrap()).unwrap().to_luma8();
    assert!(drawn.get_pixel(100, 500).0[0] < 40 && drawn.get_pixel(700, 500).0[0] > 215);
}

#[test]
fn a_letterhead_is_no_page() {
    let colour = ("/Filter /DCTDecode", "/ColorSpace /DeviceRGB /BitsPerComponent 8");
    for (width, height) in [(300, 400), (1_600, 300)] {
        let file = scanned((width, height), colour, &jpeg(width, height));
        assert_eq!(pdf::examine(file.clone()), Ok((1, false)), "{width} by {height}");
        assert_eq!(pdf::draw(&file, 1), Err(FileFault::Damaged));
    }
}

#[test]
fn pages_of_an_honest_pdf_are_counted_and_what_is_no_scan_is_not_shown() {
    assert_eq!(pdf::examine(pdf(3, "", "<< >>")), Ok((3, false)));
    for none in [0, 1, 4] {
        assert_eq!(pdf::draw(&pdf(3, "", "<< >>"), none), Err(FileFault::Damaged), "page {none}");
    }
}

#[test]
fn two_hundred_pages_are_taken_and_three_hundred_are_not() {
    assert_eq!(look(pdf(MAX_PAGES, "", "<< >>")), Ok(MAX_PAGES));
    assert_eq!(look(pdf(300, "", "<< >>")), Err(FileFault::TooManyPages));
}

#[test]
fn whatever_acts_by_itself_is_refused_however_its_name_is_spelt() {
    for (catalogue, object) in [
        ("/OpenAction 3 0 R", "<< /S /JavaScript /JS (app.alert\\(1\\)) >>"),
        ("/OpenAction 3 0 R", "<< /S /Java#53cript /J#53 (app.alert\\(1\\)) >>"),
        ("/OpenAction << /S /#4caunch /F (cmd.exe) >>", "<< >>"),
        ("/Names << /EmbeddedFiles 3 0 R >>", "<< /Names [(a) << /EF << /F 4 0 R >> >>] >>"),
        ("/AcroForm << /XFA 3 0 R >>", "<< >>"),
        ("", "<< /Type /Annot /Subtype /RichMedia >>"),
        ("", "[ [ [ << /A << /S /SubmitForm >> >> ] ] ]"),
    ] {
        assert_eq!(look(pdf(1, catalogue, object)), Err(FileFault::Active), "{catalogue} {object}");
    }
    assert_eq!(look(pdf(1, "/OpenAction [10 0 R /Fit]", "<< >>")), Ok(1), "where it opens is no act");
}

#[test]
fn what_is_nested_without_end_is_not_followed_to_the_end() {
    let deep = format!("{}{}", "[".repeat(60), "]".repeat(60));
    assert_eq!(look(pdf(1, "", &deep)), Err(FileFault::Active));
}

#[test]
fn a_torn_pdf_is_damaged() {
    let whole = pdf(2, "", "<< >>");
    assert_eq!(look(whole[..60].to_vec()), Err(FileFault::Damaged));
    assert_eq!(look(b"%PDF-1.7 nothing".to_vec()), Err(FileFault::Damaged));
}

fn frame() -> Vec<u8> {
    let mut frame = vec![0xff, 0xfb, 0x90, 0x64];
    frame.resize(417, 0);
    frame
}

fn boxed(name: &[u8], inside: &[u8]) -> Vec<u8> {
    let length = u32::try_from(inside.len() + 8).unwrap();
    [&length.to_be_bytes()[..], name, inside].concat()
}

fn m4a(handler: &[u8]) -> Vec<u8> {
    [boxed(b"ftyp", b"M4A \0\0\0\0"), boxed(b"moov", &boxed(b"hdlr", handler)), boxed(b"mdat", &[0; 64])].concat()
}

fn wav() -> Vec<u8> {
    let format = [&b"fmt "[..], &16_u32.to_le_bytes(), &[0; 16]].concat();
    [&b"RIFF"[..], &60_u32.to_le_bytes(), b"WAVE", &format, b"data", &4_u32.to_le_bytes(), &[1, 2, 3, 4]].concat()
}

#[test]
fn recordings_are_known_by_what_they_hold_and_not_by_their_first_letters() {
    let tagged = [&b"ID3\x04\0\0\0\0\0\x0a"[..], &[0; 10], &frame(), &frame(), &frame()].concat();
    for (sound, kind) in [
        ([frame(), frame(), frame()].concat(), "audio/mpeg"),
        (tagged, "audio/mpeg"),
        (wav(), "audio/wav"),
        (m4a(b"soun"), "audio/mp4"),
        (b"#!AMR\n\x3c\0\0\0".to_vec(), "audio/amr"),
    ] {
        assert_eq!((audio::sniff(&sound), audio::examine(&sound)), (Some(kind), Ok(())), "{kind}");
    }
    let page = b"ID3\x03\0\0\0\0\0\0<html><script>alert(1)</script>".to_vec();
    for none in [page, b"RIFF0000WAVEnothing".to_vec(), m4a(b"soun vide"), b"OggS".to_vec(), b"#!AMR\n\xff".to_vec()] {
        assert_eq!(audio::examine(&none), Err(FileFault::NotRecording), "{:?}", String::from_utf8_lossy(&none));
    }
}

#[tokio::test]
async fn what_needs_no_child_is_refused_without_one() {
    assert_eq!(examine(Vec::new(), Wanted::Papers).await, Err(FileFault::Empty));
    assert_eq!(examine(vec![0; MAX_BYTES + 1], Wanted::Papers).await, Err(FileFault::TooLarge));
    assert_eq!(examine(b"PK\x03\x04 word/document.xml".to_vec(), Wanted::Papers).await, Err(FileFault::NotPapers));
    assert_eq!(examine(b"<svg><script/></svg>".to_vec(), Wanted::Papers).await, Err(FileFault::NotPapers));
    assert_eq!(examine(b"MZ".to_vec(), Wanted::Recordings).await, Err(FileFault::NotRecording));
}
