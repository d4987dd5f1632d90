//! The program through its real router: one binary, one file a journey.
#![expect(clippy::unwrap_used, reason = "helpers of tests: what cannot be unwrapped is a failed test")]
#![expect(clippy::too_many_lines, reason = "a sample page is one value, however many lines it takes")]

mod accounts;
mod bad_input;
mod browser;
mod citizen;
mod citizen_answer;
mod citizen_bad_input;
mod citizen_papers;
mod citizen_photos;
mod co_handling;
mod day;
mod desk;
mod door;
mod english;
mod excel_in;
mod exchange;
mod finding;
mod guards;
mod hearings;
mod in_database;
mod keys;
mod kin;
mod last_month;
mod late_and_twice;
mod leftover_uploads;
mod letters;
mod looking_again;
mod material;
mod notices;
mod office;
mod old_records;
mod own_days;
mod papers;
#[path = "../../../huiyin-ledger/tests/postgres/mod.rs"]
#[expect(dead_code, reason = "the tests of the ledger use the other half")]
mod postgres;
mod query_codes;
mod quick_steps;
mod reach;
mod readings;
mod receptions;
mod register;
mod reporters;
mod second_factor;
mod security;
mod sending;
mod staff_pages;
mod staff_samples;
mod standing_in;
mod taken_down;
mod texts;
mod today;
mod two_people;
mod upgrade;
mod world;
