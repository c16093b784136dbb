//! Whatever comments and documents refer to is there: the rules, facts and guides that they cite
//! by a short name, the files that they link to, and the files that they name.

mod links;
mod names;
mod prose;

use std::collections::BTreeMap;

use crate::project::Project;
use crate::run::Result;
use crate::tree::{Tree, report};
pub(crate) use links::beside;
use names::Name;

/// Says what each name means.
const REFERENCES: &str = "docs/references.md";

pub(crate) fn check(project: &Project) -> Result<()> {
    let files = Tree::read(&project.root)?;
    let mut faults = unresolved(&files);
    links::check(&files, &mut faults);
    report(&faults, "references that lead nowhere")
}

fn unresolved(files: &Tree) -> Vec<String> {
    let Some(references) = files.get(REFERENCES) else {
        return vec![format!("{REFERENCES} is missing")];
    };
    let mut faults = Vec::new();
    let anchors = anchors(references, &mut faults);
    for (path, text) in files.files() {
        for block in prose::blocks(path, text) {
            for (at, name) in names::cited(&block.text) {
                if !anchors.contains_key(&name) {
                    let line = block.line(at);
                    faults.push(format!(
                        "{path}:{line}: {REFERENCES} does not say what `{name}` is"
                    ));
                }
            }
        }
    }
    faults
}

/// The names that the page explains, with the line of each.
fn anchors(references: &str, faults: &mut Vec<String>) -> BTreeMap<Name, usize> {
    let mut anchors = BTreeMap::new();
    for (number, line) in (1..).zip(references.lines()) {
        let Some(name) = names::explained(line) else {
            continue;
        };
        if let Some(first) = anchors.insert(name.clone(), number) {
            faults.push(format!(
                "{REFERENCES}:{number}: `{name}` stands at line {first} already"
            ));
        }
    }
    anchors
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_nobody_explains_is_found() {
        let files = Tree::of(&[
            (
                REFERENCES,
                "| **S13** | limits |\n| `I7` | written ahead |\n## Facts 4.4: cancelling\n- **[guide 003](https://example.com)**\n| **S13** | again |",
            ),
            (
                "server/src/lib.rs",
                "/// Limits (S13, S14).\nfn f() {}\n// As guides 003\n// and 004 say, facts 4.4.\nconst S99: &str = \"S98\";",
            ),
            ("docs/tour.md", "See I7, `I8`, and\n\n```\nI9\n```\nI10."),
        ]);
        assert_eq!(
            unresolved(&files),
            [
                "docs/references.md:5: `S13` stands at line 1 already",
                "server/src/lib.rs:1: docs/references.md does not say what `S14` is",
                "server/src/lib.rs:4: docs/references.md does not say what `guide 004` is",
                "docs/tour.md:6: docs/references.md does not say what `I10` is",
            ]
        );
    }

    #[test]
    fn without_the_page_nothing_is_explained() {
        assert_eq!(
            unresolved(&Tree::of(&[])),
            ["docs/references.md is missing"]
        );
    }
}
