//! How tightly a paper is set. GB/T 9704: 22 lines of 28 characters, and where the seal would stand on a page without text,
//! the spacing is adjusted instead. The server has no page to look at, so it reckons.

use super::Block;

/// How a paper is set; the style sheet has a class for each but the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    /// As the standard says.
    Standard,
    /// Lines a little closer.
    Close,
    /// Closer still, and the head higher up: for a notice that is one page.
    High,
}

/// Height of the text area in points: 225 mm.
const AREA: f32 = 637.8;
/// Characters on a line.
const PER_LINE: usize = 28;
/// Seal, and the space above the imprint, in points; a line and a half come to it.
const SEAL: f32 = 129.5;

impl Setting {
    const ALL: [Self; 3] = [Self::Standard, Self::Close, Self::High];

    /// The class of the sheet.
    #[must_use]
    pub fn class(self) -> &'static str {
        match self {
            Self::Standard => "sheet",
            Self::Close => "sheet close",
            Self::High => "sheet close high",
        }
    }

    /// From line to line, and what the head leaves of the first page, in points.
    fn measures(self) -> (f32, f32) {
        match self {
            Self::Standard => (28.98, 342.0),
            Self::Close => (25.5, 382.0),
            Self::High => (24.0, 448.0),
        }
    }

    /// The loosest setting of those that take the fewest pages.
    #[must_use]
    pub fn for_text(blocks: &[Block]) -> Self {
        // One line for whom it is addressed to.
        let lines = 1 + blocks.iter().map(lines).sum::<usize>();
        let pages = |setting: &Self| setting.pages(lines);
        Self::ALL.into_iter().min_by_key(|setting| pages(setting)).unwrap_or(Self::Standard)
    }

    fn pages(self, lines: usize) -> usize {
        let (line, first) = self.measures();
        let signing = SEAL + 1.5 * line;
        let (mut left, mut space, mut pages) = (lines, first, 1);
        // Each page takes at least a line, so this ends.
        while height(left, line) + signing > space {
            let taken = (1..=left).take_while(|taken| height(*taken, line) <= space).last().unwrap_or(1);
            left = left.saturating_sub(taken);
            (space, pages) = (AREA, pages + 1);
        }
        pages
    }
}

fn height(lines: usize, line: f32) -> f32 {
    f32::from(u16::try_from(lines).unwrap_or(u16::MAX)) * line
}

/// Lines of one piece: two characters are indented, and what is not Han takes a little more than half the room.
fn lines(block: &Block) -> usize {
    let tenths = |text: &str| text.chars().map(|c| if c.is_ascii() { 6 } else { 10 }).sum::<usize>();
    let tenths = match block {
        Block::Heading(_) => return 1,
        Block::Item(head, words) => tenths(head) + tenths(words),
        Block::Para(words) => tenths(words),
    };
    (tenths + 20).div_ceil(10 * PER_LINE)
}

#[cfg(test)]
mod tests {
    use super::{Block, Setting};

    fn of(lines: usize) -> Vec<Block> {
        vec![Block::Para("字".repeat(26)); lines]
    }

    #[test]
    fn a_seal_never_stands_on_a_page_of_its_own_where_closer_lines_can_help() {
        assert_eq!(Setting::for_text(&of(4)), Setting::Standard);
        assert_eq!(Setting::for_text(&of(6)), Setting::Close, "a short notice is one page");
        assert_eq!(Setting::for_text(&of(9)), Setting::High);
        assert_eq!(Setting::for_text(&of(14)), Setting::Standard, "the text itself goes on to the second page");
        assert_eq!(Setting::for_text(&of(31)), Setting::Close, "an ordinary letter is two pages");
    }

    #[test]
    fn a_very_long_letter_is_reckoned_too() {
        assert_eq!(Setting::for_text(&of(2_000)), Setting::for_text(&of(2_000)));
    }
}
