//! What the rules look at: the files of the project as text, and who depends on whom.

use std::collections::HashSet;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};
use cargo_metadata::{DependencyKind, MetadataCommand};

/// One text file of the project.
pub(super) struct File {
    /// From the root, with forward slashes.
    pub(super) path: String,
    pub(super) text: String,
}

impl File {
    /// The file's name without folders.
    pub(super) fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(&self.path)
    }

    /// Whether the file holds tests only; tests may cross the walls between rooms to set their scene.
    pub(super) fn is_test(&self) -> bool {
        self.name() == "tests.rs" || self.path.contains("/tests/") || self.name() == "testing.rs"
    }

    /// The file without the tests at its end.
    pub(super) fn code(&self) -> &str {
        self.text.split("#[cfg(test)]\nmod tests {").next().unwrap_or(&self.text)
    }

    pub(super) fn is_rust(&self) -> bool {
        self.path.ends_with(".rs")
    }
}

/// A crate of the workspace and what its manifest asks for (not its dev-dependencies).
pub(super) struct Member {
    pub(super) name: String,
    pub(super) manifest: String,
    pub(super) uses: Vec<String>,
}

/// The project as the rules see it.
pub(super) struct Tree {
    pub(super) files: Vec<File>,
    /// Every path, also of files that are not text.
    pub(super) paths: HashSet<String>,
    pub(super) members: Vec<Member>,
}

impl Tree {
    /// Reads what git would carry: tracked files, and new ones that are not ignored.
    pub(super) fn read(root: &Path) -> Result<Self> {
        let mut files = Vec::new();
        let mut paths = HashSet::new();
        for path in listed(root)? {
            let Ok(bytes) = std::fs::read(root.join(&path)) else { continue };
            if let Ok(text) = String::from_utf8(bytes) {
                files.push(File { path: path.clone(), text });
            }
            paths.insert(path);
        }
        Ok(Self { files, paths, members: members(root)? })
    }

    /// Files below a folder whose name ends as given.
    pub(super) fn under<'a>(&'a self, folder: &'a str, end: &'a str) -> impl Iterator<Item = &'a File> {
        self.files.iter().filter(move |file| file.path.starts_with(folder) && file.path.ends_with(end))
    }

    /// One file by its path.
    pub(super) fn file(&self, path: &str) -> Option<&File> {
        self.files.iter().find(|file| file.path == path)
    }

    /// Whether a file or folder of that path is part of the project.
    pub(super) fn holds(&self, path: &str) -> bool {
        let folder = format!("{}/", path.trim_end_matches('/'));
        self.paths.contains(path) || self.paths.iter().any(|known| known.starts_with(&folder))
    }
}

#[cfg(test)]
impl Tree {
    /// A tree in memory, for samples.
    pub(super) fn of(samples: &[(&str, &str)]) -> Self {
        let file = |(path, text): &(&str, &str)| File { path: (*path).to_owned(), text: (*text).to_owned() };
        let paths = samples.iter().map(|(path, _)| (*path).to_owned()).collect();
        Self { files: samples.iter().map(file).collect(), paths, members: Vec::new() }
    }

    /// The same with crates.
    pub(super) fn with(mut self, name: &str, uses: &[&str]) -> Self {
        let uses = uses.iter().map(|&one| one.to_owned()).collect();
        self.members.push(Member { name: name.to_owned(), manifest: format!("crates/{name}/Cargo.toml"), uses });
        self
    }
}

fn listed(root: &Path) -> Result<Vec<String>> {
    let output = Command::new("git")
        .args(["ls-files", "--cached", "--others", "--exclude-standard", "-z"])
        .current_dir(root)
        .output()
        .context("git lists the files of the project")?;
    if !output.status.success() {
        return walked(root);
    }
    let text = String::from_utf8(output.stdout).context("paths of the project are UTF-8")?;
    Ok(text.split('\0').filter(|path| !path.is_empty()).map(str::to_owned).collect())
}

/// Without git (an unpacked archive): everything but what is built.
fn walked(root: &Path) -> Result<Vec<String>> {
    let built = ["target", "node_modules", ".git", "dist"];
    let kept = |entry: &walkdir::DirEntry| !built.iter().any(|name| entry.file_name() == *name);
    let mut paths = Vec::new();
    for entry in walkdir::WalkDir::new(root).into_iter().filter_entry(kept) {
        let entry = entry?;
        if entry.file_type().is_file() {
            paths.push(entry.path().strip_prefix(root)?.to_string_lossy().replace('\\', "/"));
        }
    }
    Ok(paths)
}

fn members(root: &Path) -> Result<Vec<Member>> {
    let metadata = MetadataCommand::new().current_dir(root).no_deps().exec().context("cargo metadata")?;
    let member = |package: &cargo_metadata::Package| Member {
        name: package.name.to_string(),
        manifest: package
            .manifest_path
            .as_str()
            .trim_start_matches(root.to_string_lossy().as_ref())
            .trim_start_matches('/')
            .to_owned(),
        uses: package
            .dependencies
            .iter()
            .filter(|wanted| wanted.kind != DependencyKind::Development)
            .map(|wanted| wanted.name.clone())
            .collect(),
    };
    Ok(metadata.packages.iter().map(member).collect())
}
