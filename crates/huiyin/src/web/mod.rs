//! What every page shares: words, layout, icons, assets, forms, sessions, problems. Knows no room of the product.

pub mod assets;
pub mod attempts;
pub mod claimed;
pub mod codes;
pub mod dates;
pub mod desk;
pub mod desk_problem;
pub mod display;
pub mod form;
pub mod han;
pub mod health;
pub mod icons;
pub mod opened;
pub mod page;
pub mod paths;
pub mod problem;
pub mod refusals;
pub mod security;
pub mod shelf;
pub mod site;
pub mod slip;
pub mod standing;
pub mod tokens;
pub mod upload;
pub mod visitor;
pub mod words;
