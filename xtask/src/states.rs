//! `cargo xtask states`: the life of a concern as a diagram and a table, drawn by trying every command in every sample
//! stage, so that the picture cannot lie.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, Result};
use huiyin_domain::concern::{Concern, OwedBy, Stage, Step};
use huiyin_domain::kernel::actor::Role;
use huiyin_domain::testing::commands::{actors, every};
use huiyin_domain::testing::stages;

const FILE: &str = "docs/states/concern.md";

/// Writes the file, or with `check` only says whether it is up to date.
pub(crate) fn run(root: &Path, check: bool) -> Result<ExitCode> {
    let (file, text) = (root.join(FILE), text(root)?);
    if std::fs::read_to_string(&file).is_ok_and(|before| before == text) {
        super::say(&format!("{FILE} is up to date"));
        return Ok(ExitCode::SUCCESS);
    }
    if check {
        super::say(&format!("{FILE} is out of date; run cargo xtask states and look at the difference"));
        return Ok(ExitCode::FAILURE);
    }
    std::fs::create_dir_all(root.join("docs/states"))?;
    std::fs::write(&file, text).with_context(|| format!("cannot write {FILE}"))?;
    super::say(&format!("wrote {FILE}"));
    Ok(ExitCode::SUCCESS)
}

/// What every step leads to, stage by stage.
type Moves = BTreeMap<Stage, BTreeMap<Step, BTreeSet<Stage>>>;

fn moves() -> Moves {
    let mut moves = Moves::new();
    for (_, sample) in stages::ALL {
        for actor in actors() {
            let given = sample().by(actor);
            for (step, command) in every(&given.concern, given.today()) {
                if let Ok((_, after)) = given.try_command(command) {
                    let steps = moves.entry(given.concern.stage()).or_default();
                    steps.entry(step).or_default().insert(after.stage());
                }
            }
        }
    }
    moves
}

/// Who owes what in each stage, of ordinary concerns; a post is named by what it is for.
fn owed() -> BTreeMap<Stage, BTreeSet<String>> {
    let mut owed = BTreeMap::<Stage, BTreeSet<String>>::new();
    for (_, sample) in stages::ALL {
        let concern = sample().concern;
        owed.entry(concern.stage()).or_default().insert(owes(&concern));
    }
    owed
}

fn owes(concern: &Concern) -> String {
    match concern.owed() {
        None if concern.is_final() => "nobody: it is final".to_owned(),
        None => "nobody: nothing was filed".to_owned(),
        Some(owed) => {
            let who = match owed.by {
                OwedBy::Post(_) => "the handler's post".to_owned(),
                OwedBy::Role { role: Role::Supervisor, .. } => "supervisor, where it is sealed".to_owned(),
                OwedBy::Role { role, .. } => role.word().replace('_', " "),
            };
            let when = if owed.waits_until.is_some() { " once the term for asking review is over" } else { "" };
            format!("{who}: {}{when}", owed.step.word())
        }
    }
}

fn text(root: &Path) -> Result<String> {
    let catalogue = std::fs::read_to_string(root.join("words/zh-CN/refusals.ftl")).context("cannot read the words")?;
    let name = |stage: Stage| {
        let key = format!("stage-{} = ", stage.word().replace('_', "-"));
        catalogue.lines().find_map(|line| line.strip_prefix(&key)).unwrap_or_default().to_owned()
    };
    let moves = moves();
    let mut text = String::from(HEAD);
    text.push_str("```mermaid\nstateDiagram-v2\n");
    for stage in Stage::ALL {
        let _ = writeln!(text, "    {0}: {0} {1}", stage.word(), name(stage));
    }
    text.push_str("    [*] --> unfiled\n");
    for (from, to, steps) in arrows(&moves) {
        let _ = writeln!(text, "    {} --> {}: {}", from.word(), to.word(), steps.join(", "));
    }
    text.push_str("```\n\n## Stage by stage\n\n");
    text.push_str("| stage | 中文 | who owes what | leads on | stays |\n| --- | --- | --- | --- | --- |\n");
    let owed = owed();
    for stage in Stage::ALL {
        let owes: Vec<&str> = owed.get(&stage).into_iter().flatten().map(String::as_str).collect();
        let (on, stays) = steps_of(&moves, stage);
        let cells = [stage.word(), &name(stage), &owes.join("; "), &on.join(", "), &stays.join(", ")].join(" | ");
        let _ = writeln!(text, "| {cells} |");
    }
    Ok(text)
}

const HEAD: &str = "# The life of a concern\n\n\
    Drawn by `cargo xtask states`: every command was tried in every sample stage, by everybody, as the rules decide; who \
    may try at all is access, not drawn here. Do not edit; a test compares this file with the rules.\n\n\
    Withdrawing is possible in every stage that has not ended and sealing in every stage; their arrows, and the one that \
    takes a withdrawal back, are left out of the picture and stand in the table. A withdrawal taken back leads to where the concern stood before.\n\n";

/// Steps whose arrows would hide the others.
const NOT_DRAWN: [Step; 3] = [Step::Withdraw, Step::UndoWithdrawal, Step::Seal];

/// Arrows between different stages, with the steps that take them.
fn arrows(moves: &Moves) -> Vec<(Stage, Stage, Vec<&'static str>)> {
    let mut arrows = BTreeMap::<(Stage, Stage), Vec<&'static str>>::new();
    for (from, steps) in moves {
        for (step, stages) in steps.iter().filter(|(step, _)| !NOT_DRAWN.contains(step)) {
            for to in stages.iter().filter(|to| *to != from) {
                arrows.entry((*from, *to)).or_default().push(step.word());
            }
        }
    }
    arrows.into_iter().map(|((from, to), steps)| (from, to, steps)).collect()
}

/// The steps that lead elsewhere, with where to, and those that leave it where it is.
fn steps_of(moves: &Moves, stage: Stage) -> (Vec<String>, Vec<String>) {
    let (mut on, mut stays) = (Vec::new(), Vec::new());
    for (step, stages) in moves.get(&stage).into_iter().flatten() {
        let to: Vec<&str> = stages.iter().filter(|to| **to != stage).map(|to| to.word()).collect();
        if !to.is_empty() {
            on.push(format!("{} → {}", step.word(), to.join(" or ")));
        }
        if stages.contains(&stage) {
            stays.push(step.word().to_owned());
        }
    }
    (on, stays)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written() -> (String, String) {
        let root = crate::root().expect("the workspace");
        (text(&root).expect("the words"), std::fs::read_to_string(root.join(FILE)).unwrap_or_default())
    }

    #[test]
    fn the_picture_of_the_states_is_what_the_rules_do() {
        let (now, before) = written();
        assert!(now == before, "{FILE} is out of date; run cargo xtask states and look at the difference");
    }

    #[test]
    fn every_stage_can_be_reached_and_left_or_is_an_end() {
        let moves = moves();
        for stage in Stage::ALL {
            let reached = moves.values().flat_map(BTreeMap::values).any(|to| to.contains(&stage));
            assert!(reached || stage == Stage::Unfiled, "{stage:?} is never reached");
            let (on, _) = steps_of(&moves, stage);
            assert!(!on.is_empty() || stage == Stage::NotAccepted, "nothing leads out of {stage:?}");
        }
    }
}
