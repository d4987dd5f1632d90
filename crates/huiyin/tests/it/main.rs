//! The program through its real router: one binary, one file a journey.

mod accounts;
mod browser;
mod citizen;
mod citizen_answer;
mod citizen_bad_input;
mod citizen_photos;
mod desk;
mod office;
mod old_records;
mod security;
mod staff_pages;
mod staff_samples;
mod world;
