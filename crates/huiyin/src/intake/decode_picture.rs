//! Pictures that people send: decoded in a child process with limits on memory, time and output, turned the right way up,
//! made small, and written anew as JPEG: so no place, no time and no script of the original is kept.

use std::io::{Cursor, Write};
use std::process::ExitCode;

use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ImageDecoder, ImageReader, Limits};

pub use super::child::{command, set_program};

use super::child;

/// The most bytes of one picture as it comes.
pub const MAX_BYTES: usize = 10 * 1024 * 1024;
/// The most pixels, judged by the header before anything is decoded.
pub const MAX_PIXELS: u64 = 50_000_000;
/// The longer side of what is kept, in pixels.
pub(super) const LONGEST_SIDE: u32 = 1_600;
/// JPEG quality of what is kept.
pub(super) const QUALITY: u8 = 82;
/// Memory of the child, in bytes: 50 million pixels of three bytes, a scaled copy, and room to work.
const CHILD_MEMORY: u64 = 1_024 * 1_024 * 1_024;

/// What is wrong with a picture; each has its own sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PictureFault {
    /// No bytes.
    Empty,
    /// More than [`MAX_BYTES`].
    TooLarge,
    /// Neither JPEG, PNG nor WebP, whatever it is called.
    NotAPicture,
    /// More than [`MAX_PIXELS`].
    TooManyPixels,
    /// The header is fine, the rest is not; or the child ran into its limits.
    Damaged,
}

impl PictureFault {
    const ALL: [(u8, Self); 3] = [(3, Self::NotAPicture), (4, Self::TooManyPixels), (5, Self::Damaged)];

    fn of_code(code: Option<i32>) -> Self {
        let known = Self::ALL.into_iter().find(|(known, _)| Some(i32::from(*known)) == code);
        known.map_or(Self::Damaged, |(_, fault)| fault)
    }
}

/// The picture as it is kept.
///
/// # Errors
/// What is wrong with it.
pub async fn clean(bytes: Vec<u8>) -> Result<Vec<u8>, PictureFault> {
    if bytes.is_empty() {
        return Err(PictureFault::Empty);
    }
    if bytes.len() > MAX_BYTES {
        return Err(PictureFault::TooLarge);
    }
    // The header is cheap and safe to read here: most refusals need no child.
    check_header(&bytes)?;
    in_child(bytes).await
}

async fn in_child(bytes: Vec<u8>) -> Result<Vec<u8>, PictureFault> {
    let done = child::run(&["decode-picture".to_owned()], bytes, MAX_BYTES).await;
    match done.ok_or(PictureFault::Damaged)? {
        (Some(0), picture) => Ok(picture),
        (code, _) => Err(PictureFault::of_code(code)),
    }
}

/// The child: limits itself, then reads standard input and writes standard output.
///
/// # Errors
/// When the limits cannot be set: then nothing is decoded.
pub fn run() -> anyhow::Result<ExitCode> {
    let bytes = child::begin(CHILD_MEMORY, MAX_BYTES)?;
    let code = match decode(&bytes) {
        Ok(jpeg) => {
            std::io::stdout().write_all(&jpeg)?;
            0
        }
        Err(fault) => PictureFault::ALL.into_iter().find(|(_, known)| *known == fault).map_or(5, |(code, _)| code),
    };
    Ok(ExitCode::from(code))
}

/// Judged by the header alone, which is cheap and safe to read here.
pub(super) fn check_header(bytes: &[u8]) -> Result<(), PictureFault> {
    let reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().map_err(|_| PictureFault::NotAPicture)?;
    if reader.format().is_none() {
        return Err(PictureFault::NotAPicture);
    }
    let (width, height) = reader.into_dimensions().map_err(|_| PictureFault::NotAPicture)?;
    if u64::from(width) * u64::from(height) > MAX_PIXELS {
        return Err(PictureFault::TooManyPixels);
    }
    Ok(())
}

fn decode(bytes: &[u8]) -> Result<Vec<u8>, PictureFault> {
    check_header(bytes)?;
    let mut reader =
        ImageReader::new(Cursor::new(bytes)).with_guessed_format().map_err(|_| PictureFault::NotAPicture)?;
    let mut limits = Limits::default();
    limits.max_alloc = Some(CHILD_MEMORY / 2);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|_| PictureFault::Damaged)?;
    let orientation = decoder.orientation().map_err(|_| PictureFault::Damaged)?;
    let picture = DynamicImage::from_decoder(decoder).map_err(|_| PictureFault::Damaged)?;
    let mut picture = smaller(picture);
    picture.apply_orientation(orientation);
    let mut jpeg = Vec::new();
    let flat = DynamicImage::ImageRgb8(picture.to_rgb8());
    flat.write_with_encoder(JpegEncoder::new_with_quality(&mut jpeg, QUALITY)).map_err(|_| PictureFault::Damaged)?;
    Ok(jpeg)
}

/// No longer than what is kept.
fn smaller(picture: DynamicImage) -> DynamicImage {
    if picture.width().max(picture.height()) <= LONGEST_SIDE {
        return picture;
    }
    picture.thumbnail(LONGEST_SIDE, LONGEST_SIDE)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn png(width: u32, height: u32) -> Vec<u8> {
        let mut bytes = Vec::new();
        let picture = DynamicImage::ImageRgb8(image::RgbImage::from_pixel(width, height, image::Rgb([20, 82, 74])));
        picture.write_to(&mut Cursor::new(&mut bytes), image::ImageFormat::Png).unwrap();
        bytes
    }

    /// A PNG that says it has 30,000 × 30,000 pixels and holds none of them.
    fn pixel_flood() -> Vec<u8> {
        let mut bytes = png(1, 1);
        bytes[16..20].copy_from_slice(&30_000_u32.to_be_bytes());
        bytes[20..24].copy_from_slice(&30_000_u32.to_be_bytes());
        // The checksum of the header, else it is merely damaged.
        let crc = crc32(&bytes[12..29]);
        bytes[29..33].copy_from_slice(&crc.to_be_bytes());
        bytes
    }

    fn crc32(bytes: &[u8]) -> u32 {
        !bytes.iter().fold(!0_u32, |crc, byte| {
            (0..8).fold(crc ^ u32::from(*byte), |crc, _| if crc & 1 == 1 { (crc >> 1) ^ 0xedb8_8320 } else { crc >> 1 })
        })
    }

    #[test]
    fn a_large_picture_becomes_a_small_jpeg() {
        let kept = image::load_from_memory(&decode(&png(2_400, 1_200)).unwrap()).unwrap();
        assert_eq!((kept.width(), kept.height()), (1_600, 800));
    }

    #[test]
    fn nine_hundred_million_pixels_are_refused_by_the_header() {
        assert_eq!(decode(&pixel_flood()), Err(PictureFault::TooManyPixels));
    }

    #[test]
    fn a_page_called_jpg_is_no_picture() {
        assert_eq!(decode(b"<!doctype html><script>alert(1)</script>"), Err(PictureFault::NotAPicture));
    }

    #[test]
    fn half_a_picture_is_damaged() {
        let whole = png(300, 300);
        assert_eq!(decode(&whole[..whole.len() / 2]), Err(PictureFault::Damaged));
    }

    #[tokio::test]
    async fn nothing_and_too_much_are_refused_before_a_child_is_started() {
        assert_eq!(clean(Vec::new()).await, Err(PictureFault::Empty));
        assert_eq!(clean(vec![0; MAX_BYTES + 1]).await, Err(PictureFault::TooLarge));
    }
}
