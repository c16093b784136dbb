//! Links and paths of documents: the file is there, and so is the heading.

use std::collections::BTreeSet;

use crate::tree::Tree;

/// What a code span must end with to be taken for a path of ours.
const ENDINGS: [&str; 9] = [
    "/", ".rs", ".md", ".toml", ".ts", ".js", ".css", ".ftl", ".svg",
];

pub(super) fn check(files: &Tree, faults: &mut Vec<String>) {
    let folders: BTreeSet<&str> = files
        .paths()
        .filter_map(|path| path.split_once('/'))
        .map(|(folder, _)| folder)
        .collect();
    for (path, text) in files.files().filter(|(path, _)| path.ends_with(".md")) {
        for (number, line) in unfenced(text) {
            for target in targets(line) {
                if let Some(why) = broken(files, path, target) {
                    faults.push(format!("{path}:{number}: {why}"));
                }
            }
            for span in code_spans(line) {
                let ours = span
                    .split_once('/')
                    .is_some_and(|(first, _)| folders.contains(first));
                if ours && is_a_path(span) && !files.has(span) {
                    faults.push(format!("{path}:{number}: there is no `{span}`"));
                }
            }
        }
    }
}

/// Says what is wrong with a link, if it leads to a file or a heading of ours.
fn broken(files: &Tree, from: &str, target: &str) -> Option<String> {
    if target.contains("://") || target.starts_with("mailto:") {
        return None;
    }
    let (file, heading) = target.split_once('#').unwrap_or((target, ""));
    let file = if file.is_empty() {
        from.to_owned()
    } else {
        beside(from, file)
    };
    if !files.has(&file) {
        return Some(format!("there is no {file}"));
    }
    let has_heading = |text: &str| headings(text).iter().any(|slug| slug == heading);
    let missing = !heading.is_empty() && !files.get(&file).is_some_and(has_heading);
    missing.then(|| format!("{file} has no heading #{heading}"))
}

/// The path of a link, from the root of the project.
pub(crate) fn beside(from: &str, link: &str) -> String {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in link.split('/') {
        match part {
            "." => {}
            ".." => {
                parts.pop();
            }
            _ => parts.push(part),
        }
    }
    parts.join("/")
}

/// The lines outside of code blocks.
fn unfenced(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut fenced = false;
    (1..).zip(text.lines()).filter(move |(_, line)| {
        let fence = line.trim_start().starts_with("```");
        fenced ^= fence;
        !fenced && !fence
    })
}

/// Where the links of a line lead: `[text](target)` and `[name]: target`.
fn targets(line: &str) -> impl Iterator<Item = &str> {
    let inline = line.split("](").skip(1).filter_map(|rest| {
        let target = rest.split(')').next()?;
        target.split_whitespace().next()
    });
    let defined = line
        .strip_prefix('[')
        .and_then(|rest| rest.split_once("]: "));
    inline.chain(defined.and_then(|(_, rest)| rest.split_whitespace().next()))
}

fn code_spans(line: &str) -> impl Iterator<Item = &str> {
    line.split('`').skip(1).step_by(2)
}

/// Whether a code span is meant as a path that exists, not as a pattern or a command.
fn is_a_path(span: &str) -> bool {
    let part = |letter: char| letter.is_alphanumeric() || matches!(letter, '/' | '.' | '_' | '-');
    span.chars().all(part)
        && !span.contains("..")
        && ENDINGS.iter().any(|ending| span.ends_with(ending))
}

/// What the headings of a page are called in addresses, as GitHub makes it.
fn headings(text: &str) -> Vec<String> {
    let mut slugs: Vec<String> = Vec::new();
    for (_, line) in unfenced(text) {
        let title = line.trim_start_matches('#');
        if title.len() == line.len() || !title.starts_with(' ') {
            continue;
        }
        let slug: String = title
            .trim()
            .to_lowercase()
            .chars()
            .filter(|letter| letter.is_alphanumeric() || matches!(letter, ' ' | '-' | '_'))
            .map(|letter| if letter == ' ' { '-' } else { letter })
            .collect();
        let same = slugs.iter().filter(|known| **known == slug).count();
        slugs.push(if same == 0 {
            slug
        } else {
            format!("{slug}-{same}")
        });
    }
    slugs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_and_paths_that_lead_nowhere_are_found() {
        let files = Tree::of(&[
            (
                "README.md",
                "# Shop: a `b`\n[a](docs/a.md#one-two) [b](docs/b.md) [c](#shop-a-b) [d](https://x.example/y)\n`docs/` `docs/c.md` `docs/{a,b}.md` `cargo x docs/z.md` `other/d.md`",
            ),
            (
                "docs/a.md",
                "## One, two\n[r](../README.md) [s](../server) [t](#none)\n```\n[u](none.md)\n```\n[v]: none.md",
            ),
            ("server/src/lib.rs", ""),
        ]);
        let mut faults = Vec::new();
        check(&files, &mut faults);
        assert_eq!(
            faults,
            [
                "README.md:2: there is no docs/b.md",
                "README.md:3: there is no `docs/c.md`",
                "docs/a.md:2: docs/a.md has no heading #none",
                "docs/a.md:6: there is no docs/none.md",
            ]
        );
    }
}
