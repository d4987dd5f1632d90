//! What a refusal carries: values that are said in the reader's language.

use super::ids::{PointNo, PromiseNo, Revision, TaskNo, UnitId};
use super::number::Number;
use super::slot::Slot;
use super::time::Day;
use crate::concern::{Stage, Step};

/// Which part of an answer to a point is still missing (信访工作条例 32).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AnswerPart {
    /// 事实
    Facts,
    /// 依据
    Basis,
    /// 理由
    Reasons,
    /// 救济、办法
    Remedy,
}

impl AnswerPart {
    /// Every part, in the order of a written decision.
    pub const ALL: [Self; 4] = [Self::Facts, Self::Basis, Self::Reasons, Self::Remedy];
}

/// One value of a refusal, to be said in the reader's language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value {
    /// A law day.
    Day(Day),
    /// A number people count by: points, promises, days.
    Count(u32),
    /// A unit, to be called by its name.
    Unit(UnitId),
    /// A step.
    Step(Step),
    /// A stage.
    Stage(Stage),
    /// A part of an answer.
    Part(AnswerPart),
    /// The number of a concern.
    Number(Number),
    /// A handed version; `None` when nothing was handed.
    Version(Option<Revision>),
    /// A slot of a text.
    Slot(Slot),
}

macro_rules! values {
    ($($type:ty => $make:expr),+ $(,)?) => {$(
        impl From<$type> for Value {
            fn from(value: $type) -> Self {
                let into: fn($type) -> Self = $make;
                into(value)
            }
        }
    )+};
}

values! {
    Day => Value::Day,
    u32 => Value::Count,
    PointNo => |point| Value::Count(point.0),
    PromiseNo => |promise| Value::Count(promise.0),
    TaskNo => |task| Value::Count(task.0),
    UnitId => Value::Unit,
    Step => Value::Step,
    Stage => Value::Stage,
    AnswerPart => Value::Part,
    Option<Revision> => Value::Version,
    Slot => Value::Slot,
    Number => Value::Number,
}
