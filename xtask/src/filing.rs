//! How somebody reports: five short pages and a last click. Used by everything that files over HTTP.

use anyhow::Result;

use crate::http::{Client, Form};

/// Fills in the five pages; what comes back is the form of the last click.
pub(crate) fn to_the_last_click(browser: &mut Client, what: &str) -> Result<Form> {
    let page = browser.get("/report/what")?;
    let page = browser.send(&Form::on(&page, "/report/what")?.with("text", what).with("conduct", "no"))?;
    let page = browser.send(&Form::on(&page, "/report/where")?.with("place", "小河村"))?;
    let page = browser.send(&Form::on(&page, "/report/photos")?)?;
    let page = browser.send(&Form::on(&page, "/report/contact")?.with("manner", "none"))?;
    Form::on(&page, "/concerns")
}
