//! `huiyin routes`: method, path, action, what it is about.

use std::process::ExitCode;

use super::Out;
use crate::router;

pub(super) fn run(out: &mut Out) -> anyhow::Result<ExitCode> {
    let routes = router::routes();
    if out.json {
        out.json(&serde_json::to_value(routes.lines())?)?;
        return Ok(ExitCode::SUCCESS);
    }
    for line in routes.lines() {
        let fields = line.fields.join(", ");
        out.line(format!("{:<5} {:<52} {:<20} {:<12} {fields}", line.method, line.path, line.action, line.about))?;
    }
    Ok(ExitCode::SUCCESS)
}
