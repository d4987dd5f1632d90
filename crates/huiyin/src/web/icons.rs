//! State shapes and the mark, drawn as inline SVG on a grid of 14 in the colour of the words beside them.
//!
//! A state is always word + shape + colour (specification §5); the shape is hidden from screen readers because the
//! word says it.

use askama::filters::Safe;

/// The shapes of the due states and of the timeline.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Shape {
    /// ■ over its date.
    Late,
    /// ▲ within three working days or the last quarter.
    Soon,
    /// ○ in time; also plain work in a staff timeline.
    InTime,
    /// ‖ the clock stands still.
    Stopped,
    /// ◐ being done.
    Doing,
    /// ✓ done.
    Done,
    /// ✕ no.
    No,
    /// – explained; also internal in a staff timeline.
    Dash,
    /// Dotted ○ not yet.
    NotYet,
    /// A slip of paper.
    Slip,
    /// Nested squares: a legal step.
    LegalStep,
    /// ! in a circle: beside an error.
    Alert,
}

/// A due state, an outcome or a verdict: word, shape and colour together.
#[derive(Clone, Debug)]
pub struct State {
    /// Class that gives the colour: `late`, `soon`, `in-time`, `stopped`, `doing`, `done`, `no`, `explained`, `not-yet`.
    pub class: &'static str,
    /// Its shape.
    pub shape: Shape,
    /// The word, already in the reader's language.
    pub words: String,
}

impl State {
    /// A state in its usual colour.
    #[must_use]
    pub fn new(shape: Shape, words: impl Into<String>) -> State {
        let class = match shape {
            Shape::Late => "late",
            Shape::Soon => "soon",
            Shape::InTime => "in-time",
            Shape::Stopped => "stopped",
            Shape::Doing => "doing",
            Shape::Done => "done",
            Shape::No | Shape::Alert => "no",
            Shape::Dash => "explained",
            Shape::NotYet => "not-yet",
            Shape::Slip => "plain",
            Shape::LegalStep => "legal",
        };
        State { class, shape, words: words.into() }
    }
}

impl Shape {
    /// The drawing, ready for a page.
    #[must_use]
    pub const fn svg(self) -> Safe<&'static str> {
        Safe(match self {
            Shape::Late => icon!(r#"<path d="M1.5 1.5h11v11h-11z" fill="currentColor"/>"#),
            Shape::Soon => icon!(r#"<path d="M7 1.2 13.4 13H.6z" fill="currentColor"/>"#),
            Shape::InTime => {
                icon!(r#"<circle cx="7" cy="7" r="5" fill="none" stroke="currentColor" stroke-width="2"/>"#)
            }
            Shape::Stopped => icon!(r#"<path d="M2.5 1.5h3v11h-3zM8.5 1.5h3v11h-3z" fill="currentColor"/>"#),
            Shape::Doing => icon!(
                r#"<circle cx="7" cy="7" r="5.2" fill="none" stroke="currentColor" stroke-width="1.8"/><path d="M7 1.8a5.2 5.2 0 0 0 0 10.4z" fill="currentColor"/>"#
            ),
            Shape::Done => {
                icon!(r#"<path d="m1.4 7.6 3.6 3.8 7.6-9" fill="none" stroke="currentColor" stroke-width="2.4"/>"#)
            }
            Shape::No => {
                icon!(r#"<path d="m2 2 10 10M12 2 2 12" fill="none" stroke="currentColor" stroke-width="2.2"/>"#)
            }
            Shape::Dash => icon!(r#"<path d="M1 6h12v2.2H1z" fill="currentColor"/>"#),
            Shape::NotYet => icon!(
                r#"<circle cx="7" cy="7" r="5.4" fill="none" stroke="currentColor" stroke-width="2" stroke-dasharray="2.1 2.14"/>"#
            ),
            Shape::Slip => icon!(r#"<path d="M2 1h7l3 3v9H2z" fill="currentColor"/>"#),
            Shape::LegalStep => icon!(
                r#"<path d="M1.5 1.5h11v11h-11z" fill="none" stroke="currentColor" stroke-width="2"/><path d="M5 5h4v4H5z" fill="currentColor"/>"#
            ),
            Shape::Alert => icon!(
                r#"<circle cx="7" cy="7" r="5.6" fill="none" stroke="currentColor" stroke-width="1.8"/><path d="M6.1 3.4h1.8v4.4H6.1zM6.1 8.9h1.8v1.8H6.1z" fill="currentColor"/>"#
            ),
        })
    }
}

/// The character 回 as two nested squares: the mark. Always pine, never a loader.
#[must_use]
pub const fn mark() -> Safe<&'static str> {
    Safe(
        r#"<svg class="mark" viewBox="0 0 28 28" aria-hidden="true" focusable="false"><path d="M3.5 3.5h21v21h-21zM11 11h6v6h-6z" fill="none" stroke="currentColor" stroke-width="3"/></svg>"#,
    )
}

/// A chevron at the right end of a row that leads on.
#[must_use]
pub const fn onward() -> Safe<&'static str> {
    Safe(
        r#"<svg class="onward" viewBox="0 0 12 20" aria-hidden="true" focusable="false"><path d="m2 2 8 8-8 8" fill="none" stroke="currentColor" stroke-width="2.4"/></svg>"#,
    )
}

macro_rules! icon {
    ($drawing:literal) => {
        concat!(r#"<svg class="icon" viewBox="0 0 14 14" aria-hidden="true" focusable="false">"#, $drawing, "</svg>")
    };
}
use icon;
