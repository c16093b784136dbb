//! `docs/coverage.md` leaves out no field, word or code of Antom's, and names no test that is not
//! there.

use std::collections::{BTreeMap, BTreeSet};

use crate::project::Project;
use crate::run::Result;
use crate::tree::{Tree, report};

const PAGE: &str = "docs/coverage.md";

/// The messages of Antom.
const MODELS: &str = "antom/src/model/";
/// The result codes of Antom's calls.
const CODES: &str = "antom/src/codes.rs";

pub(crate) fn check(project: &Project) -> Result<()> {
    let files = Tree::read(&project.root)?;
    report(&faults(&files), "gaps in the table of what is covered")
}

fn faults(files: &Tree) -> Vec<String> {
    let Some(page) = files.get(PAGE) else {
        return vec![format!("{PAGE} is missing")];
    };
    let tests = tests(files);
    let models = || {
        let all = files.below(MODELS);
        all.filter(|(path, _)| !path[MODELS.len()..].starts_with("check"))
    };
    let codes = files.get(CODES).unwrap_or_default();
    let mut missing: BTreeSet<String> = models()
        .flat_map(|(_, text)| fields(text).into_iter().chain(vocabularies(text)))
        .chain(listed(codes))
        .collect();
    let known = missing.clone();
    let mut untold: BTreeSet<&str> = models().flat_map(|(_, text)| told_values(text)).collect();
    let mut faults = Vec::new();
    for (line, row) in rows(page) {
        let mut fault = |what: String| faults.push(format!("{PAGE}:{line}: {what}"));
        let [subject, does, shown] = row[..] else {
            fault("a row has three cells: what, what the shop does, which test shows it".into());
            continue;
        };
        if does.is_empty() {
            fault(format!("nothing says what the shop does with {subject}"));
        }
        for word in quoted(subject).into_iter().chain(quoted(does)) {
            untold.remove(word);
        }
        if let Some((message, names)) = named(subject) {
            for name in names {
                let field = format!("{message}.{name}");
                if !known.contains(&field) {
                    fault(format!("Antom's client has no {field}"));
                }
                missing.remove(&field);
            }
        }
        let named_tests = quoted(shown);
        if named_tests.is_empty() {
            fault(format!("no test is named for {subject}"));
        }
        for name in named_tests {
            if !is_there(&tests, name) {
                fault(format!("there is no test {name}"));
            }
        }
    }
    let uncovered = missing
        .into_iter()
        .map(|field| format!("{PAGE}: no row has {field}"));
    faults.extend(uncovered);
    let untold = untold.into_iter();
    faults.extend(untold.map(|word| format!("{PAGE}: no row tells of the value {word}")));
    faults
}

/// The cells of each table's rows, without the heads of the tables.
fn rows(page: &str) -> impl Iterator<Item = (usize, Vec<&str>)> {
    let lines: Vec<&str> = page.lines().collect();
    let is_rule = |line: &str| line.starts_with("|---");
    (0..lines.len()).filter_map(move |at| {
        let is_head = lines.get(at + 1).is_some_and(|next| is_rule(next));
        let cells = lines[at].strip_prefix('|')?.strip_suffix('|')?;
        if is_head || is_rule(lines[at]) {
            return None;
        }
        Some((at + 1, cells.split('|').map(str::trim).collect()))
    })
}

/// `` `Env`: `clientIp`, `osType` `` as the message and its fields.
fn named(subject: &str) -> Option<(&str, Vec<&str>)> {
    let (message, fields) = subject.split_once("`: ")?;
    Some((message.strip_prefix('`')?, quoted(fields)))
}

fn quoted(text: &str) -> Vec<&str> {
    text.split('`').skip(1).step_by(2).collect()
}

/// The fields of the messages in a file, each as `Message.field` and named as on the wire. Those that
/// several messages share belong to the macro that says them.
fn fields(text: &str) -> Vec<String> {
    let mut owner = "";
    let mut shared = "";
    let mut renamed = None;
    let mut found = Vec::new();
    for line in text.lines().map(str::trim) {
        if line == "mod tests {" {
            break;
        }
        if let Some(name) = line.strip_prefix("macro_rules! ") {
            shared = word(name);
        } else if let Some(name) = line.strip_prefix("pub struct ") {
            owner = if name.starts_with('$') {
                shared
            } else {
                word(name)
            };
        } else if let Some(name) = line.strip_prefix("#[serde(rename = \"") {
            renamed = name.split('"').next();
        } else if let Some(field) = line.strip_prefix("pub ") {
            let name = word(field);
            if field[name.len()..].starts_with(':') {
                let wire = renamed
                    .take()
                    .map_or_else(|| camel(name), ToOwned::to_owned);
                found.push(format!("{owner}.{wire}"));
            }
        } else if line.chars().next().is_some_and(char::is_alphabetic) {
            // A variant of an enum had the other name.
            renamed = None;
        }
    }
    found
}

/// The words of the vocabularies in a file, each as `Vocabulary.WORD`.
fn vocabularies(text: &str) -> Vec<String> {
    let mut owner = None;
    let mut is_macro = false;
    let mut found = Vec::new();
    for line in text.lines() {
        if line.ends_with("words! {") {
            is_macro = true;
        } else if line == "}" {
            is_macro = false;
        } else if is_macro && let Some(name) = line.trim().strip_suffix(" {") {
            owner = Some(name);
        } else if is_macro
            && let Some(owner) = owner
            && let Some((_, word)) = line.split_once(" = \"")
        {
            found.extend(word.split('"').next().map(|word| format!("{owner}.{word}")));
        }
    }
    found
}

/// The result codes in the list of them, each as `codes.CODE`.
fn listed(text: &str) -> Vec<String> {
    let lines = text.lines().map(str::trim);
    let list = lines.skip_while(|line| *line != "codes! {").skip(1);
    let list = list.take_while(|line| *line != "}");
    list.filter_map(|line| line.strip_suffix(','))
        .map(|code| format!("codes.{code}"))
        .collect()
}

/// The values that the descriptions of a file's fields name: `` `DISPUTE_CREATED` ``.
fn told_values(text: &str) -> Vec<&str> {
    let text = text.split("#[cfg(test)]").next().unwrap_or_default();
    let lines = text.lines().map(str::trim);
    let told = lines.filter_map(|line| line.strip_prefix("/// "));
    let is_value = |word: &&str| {
        let is_capital = |letter: char| letter.is_ascii_uppercase() || letter == '_';
        word.len() > 1 && word.chars().all(is_capital)
    };
    // A link is no value.
    let whole = told.filter(|line| line.matches('`').count() % 2 == 0);
    whole
        .flat_map(|line| {
            let parts: Vec<&str> = line.split('`').collect();
            let values = (1..parts.len()).step_by(2);
            values
                .filter(|at| !parts[at - 1].ends_with('['))
                .map(|at| parts[at])
                .collect::<Vec<_>>()
        })
        .filter(is_value)
        .collect()
}

fn word(text: &str) -> &str {
    let end = text.find(|letter: char| !letter.is_alphanumeric() && letter != '_');
    &text[..end.unwrap_or(text.len())]
}

fn camel(snake: &str) -> String {
    let mut words = snake.split('_');
    let first = words.next().unwrap_or_default().to_owned();
    words.fold(first, |mut name, word| {
        let mut letters = word.chars();
        name.extend(letters.next().map(|letter| letter.to_ascii_uppercase()));
        name.push_str(letters.as_str());
        name
    })
}

/// Whether a test has this name, in a file or folder that is named as the modules before it.
fn is_there(tests: &BTreeMap<&str, Vec<&str>>, name: &str) -> bool {
    let (modules, name) = name.rsplit_once("::").unwrap_or(("", name));
    let places = tests.get(name).into_iter().flatten();
    places.into_iter().any(|path| {
        let parts: Vec<&str> = path.trim_end_matches(".rs").split('/').collect();
        modules
            .split("::")
            .filter(|module| !module.is_empty())
            .all(|module| parts.contains(&module))
    })
}

/// The names of the tests, functions of Rust and files of the browser, and where each stands.
fn tests(files: &Tree) -> BTreeMap<&str, Vec<&str>> {
    let mut found = BTreeMap::<&str, Vec<&str>>::new();
    for (path, text) in files.files() {
        if path.ends_with(".spec.ts") || path.starts_with("end2end/sdk/") {
            let name = path.rsplit('/').next().unwrap_or(path);
            found.entry(name).or_default().push(path);
        }
        if !path.ends_with(".rs") {
            continue;
        }
        let mut is_test = false;
        for line in text.lines().map(str::trim) {
            let function = line.trim_start_matches("async ").strip_prefix("fn ");
            if line.starts_with("#[test") || line.starts_with("#[tokio::test") {
                is_test = true;
            } else if let Some(name) = function.filter(|_| is_test) {
                found.entry(word(name)).or_default().push(path);
                is_test = false;
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    const MODEL: &str = "wire! {\n    pub struct Env {\n        pub client_ip: String,\n        \
         #[serde(rename = \"is3DS\")]\n        pub is_3ds: bool,\n    }\n}\n\
         macro_rules! shared {\n    pub struct $name {\n        pub os_type: String,\n    }\n}\n";

    const WORDS: &str = "words! {\n    /// How it goes.\n    Status {\n        /// Well.\n        \
         Good = \"GOOD\",\n    }\n}\n\npub struct Told {\n    /// `ONE`, [`OTHER`] or `two`.\n}\n";

    const SOME_CODES: &str = "codes! {\n    /// It worked.\n    SUCCESS,\n}\n";

    fn of(page: &str) -> Vec<String> {
        faults(&Tree::of(&[
            (PAGE, page),
            ("antom/src/model/env.rs", MODEL),
            ("antom/src/model/words.rs", WORDS),
            ("antom/src/codes.rs", SOME_CODES),
            ("a.rs", "#[test]\nfn it_is_sent() {}\nfn no_test() {}"),
        ]))
    }

    #[test]
    fn a_whole_table_is_in_order() {
        let page = "| field | what the shop does | test |\n|---|---|---|\n\
             | `Env`: `clientIp`, `is3DS` | sends them | `a::it_is_sent` |\n\
             | `shared`: `osType` | kept | `it_is_sent` |\n\
             | `Status`: `GOOD` | kept | `it_is_sent` |\n\
             | `codes`: `SUCCESS` | kept, as `ONE` is | `it_is_sent` |\n";
        assert_eq!(of(page), [] as [&str; 0]);
    }

    #[test]
    fn each_gap_is_named() {
        let page = "| field | what the shop does | test |\n|---|---|---|\n\
             | `Env`: `clientIp`, `cookie` | | `no_test` |\n\
             | a rule | kept | |\n";
        assert_eq!(
            of(page),
            [
                "docs/coverage.md:3: nothing says what the shop does with `Env`: `clientIp`, `cookie`",
                "docs/coverage.md:3: Antom's client has no Env.cookie",
                "docs/coverage.md:3: there is no test no_test",
                "docs/coverage.md:4: no test is named for a rule",
                "docs/coverage.md: no row has Env.is3DS",
                "docs/coverage.md: no row has Status.GOOD",
                "docs/coverage.md: no row has codes.SUCCESS",
                "docs/coverage.md: no row has shared.osType",
                "docs/coverage.md: no row tells of the value ONE",
            ]
        );
    }
}
