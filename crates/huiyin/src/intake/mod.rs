//! **What it is for**: every concern comes in here, whatever the way: web, phone, letter, visit, box, and old ledgers.
//! **Who acts**: the citizen; the front desk; the operator who carries old records over.
//! **Legal basis**: 信访工作条例 17, 19, 21, 22.
//! **Events**: `filed`, `registered`, `reporter_named`, `carried_over`.
//! **Never**: decide on acceptance, or write a person's words into an event.
//! **Map rows**: S1, S3, S38.

pub mod carry_over;
pub mod view;
