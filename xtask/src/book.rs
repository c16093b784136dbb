//! `cargo xtask book`: the documents as a book. Links between pages stay; a file of the code is named
//! without a link, since a book has no code beside it.

use std::collections::BTreeMap;
use std::process::Command;

use crate::citations::beside;
use crate::project::Project;
use crate::run::{Result, run};
use crate::tree::Tree;

/// Pages that are not in `docs/`, and what they are called in the book. mdBook takes a `README.md` for
/// the first page of a folder.
const BESIDE: [(&str, &str); 6] = [
    ("README.md", "overview.md"),
    ("CHANGELOG.md", "changelog.md"),
    ("CONTRIBUTING.md", "contributing.md"),
    ("SECURITY.md", "security.md"),
    ("antom/README.md", "antom.md"),
    ("domain/README.md", "domain.md"),
];
const SUMMARY: &str = "docs/SUMMARY.md";

pub(crate) fn book(project: &Project) -> Result<()> {
    let files = Tree::read(&project.root)?;
    let folder = project.target.join("book");
    let source = folder.join("src");
    if source.exists() {
        std::fs::remove_dir_all(&source)?;
    }
    std::fs::create_dir_all(&source)?;
    for (name, text) in pages(&files)? {
        std::fs::write(source.join(name), text)?;
    }
    for path in files.paths().filter(|path| is_picture(path)) {
        let name = path.trim_start_matches("docs/");
        std::fs::copy(project.root.join(path), source.join(name))?;
    }
    let settings = std::fs::read_to_string(project.root.join("docs/book.toml"))?;
    std::fs::write(folder.join("book.toml"), settings)?;
    if Command::new("mdbook").arg("--version").output().is_ok() {
        return run(Command::new("mdbook").arg("build").arg(&folder));
    }
    eprintln!(
        "the pages are in {0}; `cargo install mdbook` and `mdbook build {0}` make the book of them",
        folder.display()
    );
    Ok(())
}

fn is_picture(path: &str) -> bool {
    path.starts_with("docs/") && (path.ends_with(".png") || path.ends_with(".svg"))
}

/// Where a file of the project is in the book, if it is.
fn in_book(path: &str) -> Option<&str> {
    let beside = BESIDE.iter().find(|(from, _)| *from == path);
    let page = || {
        let name = path.strip_prefix("docs/")?;
        (name.ends_with(".md") || is_picture(path)).then_some(name)
    };
    beside.map(|(_, name)| *name).or_else(page)
}

/// Each page by its name in the book.
fn pages(files: &Tree) -> Result<BTreeMap<String, String>> {
    let summary = files.get(SUMMARY).ok_or("docs/SUMMARY.md is missing")?;
    let mut pages = BTreeMap::new();
    for (path, text) in files.files() {
        let Some(name) = in_book(path).filter(|name| name.ends_with(".md")) else {
            continue;
        };
        let link = path
            .strip_prefix("docs/")
            .map_or_else(|| format!("../{path}"), ToOwned::to_owned);
        if path != SUMMARY && !summary.contains(&format!("({link})")) {
            return Err(format!("{path} is not in docs/SUMMARY.md; the book would lack it").into());
        }
        pages.insert(name.to_owned(), rewritten(path, text));
    }
    Ok(pages)
}

/// The page with its links as they are in the book.
fn rewritten(path: &str, text: &str) -> String {
    let mut is_code = false;
    let mut page = String::new();
    for line in text.lines() {
        is_code ^= line.trim_start().starts_with("```");
        if is_code {
            page.push_str(line);
        } else {
            links(path, line, &mut page);
        }
        page.push('\n');
    }
    page
}

fn links(path: &str, line: &str, page: &mut String) {
    let mut rest = line;
    while let Some((before, after)) = rest.split_once("](") {
        let Some((target, behind)) = after.split_once(')') else {
            break;
        };
        rest = behind;
        let (file, heading) = target.split_once('#').unwrap_or((target, ""));
        if file.is_empty() || target.contains(':') {
            page.push_str(&format!("{before}]({target})"));
            continue;
        }
        let of_project = beside(path, file);
        match in_book(&of_project) {
            Some(name) if heading.is_empty() => page.push_str(&format!("{before}]({name})")),
            Some(name) => page.push_str(&format!("{before}]({name}#{heading})")),
            // The text of the link alone.
            None => match before.rsplit_once('[') {
                Some((earlier, text)) => page.push_str(&format!("{earlier}{text}")),
                None => page.push_str(before),
            },
        }
    }
    page.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_is_in_the_book_and_every_link_leads_to_one() {
        let project = Project::find().unwrap();
        let files = Tree::read(&project.root).unwrap();
        let pages = pages(&files).unwrap();
        assert!(pages.len() > 20, "{}", pages.len());
        let mut led = 0;
        for (name, text) in &pages {
            for rest in text.split("](").skip(1) {
                let target = rest.split(')').next().unwrap();
                let file = target.split('#').next().unwrap();
                if target.contains(':') || file.is_empty() || target.contains('\n') {
                    continue;
                }
                let is_there = pages.contains_key(file) || files.has(&format!("docs/{file}"));
                assert!(is_there, "{name}: {target}");
                led += 1;
            }
        }
        assert!(led > 50, "only {led} links");
    }

    #[test]
    fn links_to_code_become_its_name() {
        let text = "See [the cache](../server/src/a.rs), [up](../README.md#x) and [b](b.md).\n\
                    ```\n[c](../d.rs)\n```\n![shop](shop.png) [e](https://e.example)";
        assert_eq!(
            rewritten("docs/a.md", text),
            "See the cache, [up](overview.md#x) and [b](b.md).\n\
             ```\n[c](../d.rs)\n```\n![shop](shop.png) [e](https://e.example)\n"
        );
    }
}
