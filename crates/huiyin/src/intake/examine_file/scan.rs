//! A page that a scanner made: one picture as large as the page. It is taken out and written anew. A page that was written with
//! letters is not drawn: whoever wants to read it saves the file.

use hayro_syntax::object::stream::{ImageColorSpace, ImageDecodeParams};
use hayro_syntax::object::{Array, Dict, Name, Object, Stream};
use hayro_syntax::page::{Page, Rotation};
use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, GrayImage, RgbImage};

use crate::intake::decode_picture::{LONGEST_SIDE, MAX_PIXELS, QUALITY};

/// The longer side of the coarsest scan of a page, in pixels: 60 dots an inch. A letterhead has fewer.
const LEAST_SIDE: u32 = 700;

/// The picture of a page.
pub(super) struct Scan<'a> {
    picture: Stream<'a>,
    width: u32,
    height: u32,
    channels: u8,
    bits: u8,
}

/// The one picture of a page, when it has the form of the page and colours that we read.
pub(super) fn of<'a>(page: &Page<'a>) -> Option<Scan<'a>> {
    let resources = page.resources();
    let streams = resources.x_objects.keys().filter_map(|name| resources.get_x_object(&name));
    let mut pictures = streams.filter(|stream| is(stream.dict(), b"Subtype", b"Image"));
    let (picture, None) = (pictures.next()?, pictures.next()) else { return None };
    let side = |key: &[u8]| picture.dict().get::<i32>(key).and_then(|side| u32::try_from(side).ok());
    let (width, height) = (side(b"Width")?, side(b"Height")?);
    let within = width.max(height) >= LEAST_SIDE && u64::from(width) * u64::from(height) <= MAX_PIXELS;
    if !within || !alike((width, height), page.base_dimensions()) {
        return None;
    }
    let mask = picture.dict().get::<bool>(b"ImageMask").unwrap_or(false);
    let channels = if mask { 1 } else { channels(picture.dict())? };
    let bits = picture.dict().get::<i32>(b"BitsPerComponent").and_then(|bits| u8::try_from(bits).ok());
    let bits = if mask { 1 } else { bits.unwrap_or(8) };
    Some(Scan { picture, width, height, channels, bits })
}

fn is(dict: &Dict<'_>, key: &[u8], name: &[u8]) -> bool {
    dict.get::<Name<'_>>(key).is_some_and(|found| found.as_ref() == name)
}

/// As wide for its height as the page, give or take a tenth.
#[expect(clippy::cast_precision_loss, reason = "sides of a picture, compared by a tenth")]
fn alike((width, height): (u32, u32), (across, down): (f32, f32)) -> bool {
    let ratio = (width as f32 * down) / (height.max(1) as f32 * across);
    ratio.is_finite() && (0.9..=1.1).contains(&ratio)
}

/// How many channels its colours have; a palette is not read.
fn channels(dict: &Dict<'_>) -> Option<u8> {
    let name = |name: &[u8]| match name {
        b"DeviceGray" | b"CalGray" | b"G" => Some(1),
        b"DeviceRGB" | b"CalRGB" | b"RGB" => Some(3),
        _ => None,
    };
    match dict.get::<Object<'_>>(b"ColorSpace") {
        Some(Object::Name(space)) => name(space.as_ref()),
        Some(Object::Array(space)) => {
            let mut parts = space.iter::<Object<'_>>();
            let (Some(Object::Name(kind)), profile) = (parts.next(), parts.next()) else { return None };
            match (kind.as_ref(), profile) {
                (b"ICCBased", Some(Object::Stream(profile))) => {
                    profile.dict().get::<i32>(b"N").and_then(|n| u8::try_from(n).ok()).filter(|n| matches!(n, 1 | 3))
                }
                (kind, _) => name(kind),
            }
        }
        // JPEG 2000 says it in the picture itself.
        _ => has_filter(dict, b"JPXDecode").then_some(3),
    }
}

/// Whether this is the one way in which the stream is packed.
fn has_filter(dict: &Dict<'_>, name: &[u8]) -> bool {
    let list = dict.get::<Array<'_>>(b"Filter");
    let mut listed = list.iter().flat_map(|list| list.iter::<Name<'_>>());
    is(dict, b"Filter", name) || (listed.next().is_some_and(|one| one.as_ref() == name) && listed.next().is_none())
}

/// The page as a JPEG, the right way up.
pub(super) fn draw(page: &Page<'_>) -> Option<Vec<u8>> {
    let picture = picture(&of(page)?)?;
    let small = match picture.width().max(picture.height()) > LONGEST_SIDE {
        true => picture.thumbnail(LONGEST_SIDE, LONGEST_SIDE),
        false => picture,
    };
    let upright = match page.rotation() {
        Rotation::None => small,
        Rotation::Horizontal => small.rotate90(),
        Rotation::Flipped => small.rotate180(),
        Rotation::FlippedHorizontal => small.rotate270(),
    };
    let mut jpeg = Vec::new();
    let flat = DynamicImage::ImageRgb8(upright.to_rgb8());
    flat.write_with_encoder(JpegEncoder::new_with_quality(&mut jpeg, QUALITY)).ok()?;
    Some(jpeg)
}

fn picture(scan: &Scan<'_>) -> Option<DynamicImage> {
    if has_filter(scan.picture.dict(), b"DCTDecode") {
        return image::load_from_memory_with_format(&scan.picture.raw_data(), image::ImageFormat::Jpeg).ok();
    }
    let params = ImageDecodeParams {
        bpc: Some(scan.bits),
        num_components: Some(scan.channels),
        width: scan.width,
        height: scan.height,
        ..ImageDecodeParams::default()
    };
    let decoded = scan.picture.decoded_image(&params).ok()?;
    let inside = decoded.image_data.as_ref();
    let (width, height) = inside.map_or((scan.width, scan.height), |data| (data.width, data.height));
    let bits = inside.map_or(scan.bits, |data| data.bits_per_component);
    let channels = match inside.and_then(|data| data.color_space) {
        Some(ImageColorSpace::Gray) => 1,
        Some(ImageColorSpace::Rgb) => 3,
        Some(ImageColorSpace::Cmyk | ImageColorSpace::Unknown(_)) | None => scan.channels,
    };
    if u64::from(width) * u64::from(height) > MAX_PIXELS {
        return None;
    }
    match (bits, channels) {
        (1, 1) => bilevel(&decoded.data, (width, height), turned(scan.picture.dict())),
        (8, 1) => GrayImage::from_raw(width, height, decoded.data.into_owned()).map(DynamicImage::ImageLuma8),
        (8, 3) => RgbImage::from_raw(width, height, decoded.data.into_owned()).map(DynamicImage::ImageRgb8),
        _ => None,
    }
}

/// `/Decode [1 0]`: nought is white.
fn turned(dict: &Dict<'_>) -> bool {
    dict.get::<Array<'_>>(b"Decode").and_then(|decode| decode.iter::<i32>().next()) == Some(1)
}

/// Black and white, eight dots a byte, each row begun anew.
fn bilevel(data: &[u8], (width, height): (u32, u32), turned: bool) -> Option<DynamicImage> {
    let (across, down) = (usize::try_from(width).ok()?, usize::try_from(height).ok()?);
    let row = across.div_ceil(8);
    let mut dots = Vec::with_capacity(across * down);
    for bytes in data.chunks_exact(row).take(down) {
        let bit = |at: usize| bytes.get(at / 8).is_some_and(|byte| byte >> (7 - at % 8) & 1 == 1);
        dots.extend((0..across).map(|at| if bit(at) == turned { 0 } else { 255 }));
    }
    GrayImage::from_raw(width, height, dots).map(DynamicImage::ImageLuma8)
}
