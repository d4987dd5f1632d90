//! What every page shares: words, layout, icons, assets. Knows no room of the product.

pub mod assets;
pub mod dates;
pub mod icons;
pub mod page;
pub mod site;
pub mod words;
