//! What the staff pages of every room stand on: one opened concern, what is possible in it, and what things are called.

pub mod bare_step;
pub mod case;
pub mod clocks;
pub mod conduct;
pub mod diff;
pub mod dues;
pub mod hearings;
pub mod interview;
pub mod kept;
mod kin;
pub mod kin_rows;
pub mod laid;
pub mod lengthened;
pub mod letters;
pub mod look_alikes;
pub mod names;
pub mod other_step;
pub mod possible;
pub mod reporters;
pub mod reviews;
pub mod routing;
pub mod say_step;
pub mod sendings;
pub mod standing;
pub mod tasks;
pub mod told;

pub use bare_step::BareStep;
pub use case::{Act, Case, again};
pub use other_step::OtherStep;
pub use say_step::SayStep;
