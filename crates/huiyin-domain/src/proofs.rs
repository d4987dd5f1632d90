//! What holds for all rooms together: every stage against every command, random lives, access as one table, the bytes of
//! every fact, and each refusal as a sentence.

mod access;
mod every_step;
mod golden;
mod kernel;
mod kin;
mod lives;
mod mended;
mod refusals;
mod reporters;
mod succession;
