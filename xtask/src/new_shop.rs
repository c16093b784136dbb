//! `cargo xtask new-shop`: asks six questions, or takes them as flags, and makes a shop of one's own
//! from this one.

mod starter;

use std::io::{BufRead, IsTerminal as _, Write};
use std::path::{Path, PathBuf};
use std::process::Command;

use clap::Args;
use domain::Currency;
use domain::order::DELIVERY_COUNTRIES;

use self::starter::{Answers, PARTS};
use crate::project::Project;
use crate::run::{Result, read, run};
use crate::tree::Tree;

/// What the questions are about, for whoever answers them beforehand.
#[derive(Args)]
pub(crate) struct Questions {
    /// A new folder for the shop
    folder: PathBuf,
    /// What the shop is called
    #[arg(long)]
    name: Option<String>,
    /// The currencies it sells in, the first one first: EUR,USD
    #[arg(long)]
    currencies: Option<String>,
    /// The countries it delivers to: DE,FR
    #[arg(long)]
    countries: Option<String>,
    /// The language it speaks, a folder of wording/locales
    #[arg(long)]
    language: Option<String>,
    /// The colour of its buttons: #134f77
    #[arg(long)]
    accent: Option<String>,
    /// The parts it has, or none: accounts,instalments,promotions,subscriptions,travel
    #[arg(long)]
    parts: Option<String>,
}

/// Goods and pictures of this shop, which another does not begin with.
fn is_left_behind(path: &str) -> bool {
    path.starts_with("public/pictures/") && path.ends_with(".svg")
}

pub(crate) fn make(project: &Project, questions: &Questions) -> Result<()> {
    let folder = &questions.folder;
    if folder.exists() && std::fs::read_dir(folder)?.next().is_some() {
        return Err(format!("{} is not empty; name a new folder", folder.display()).into());
    }
    let is_terminal = std::io::stdin().is_terminal();
    let mut terminal = std::io::stdin().lock();
    let answers = answers(project, questions, &mut terminal, is_terminal)?;
    copy(&project.root, folder)?;
    furnish(folder, &answers)?;
    eprintln!(
        "\n{} is in {}. What is next:\n\n  cd {}\n  cargo xtask serve\n\nshop.toml has what was \
         asked, docs/forking.md what can be changed besides.",
        answers.name,
        folder.display(),
        folder.display()
    );
    Ok(())
}

/// Everything that the project has, with its history where there is one: `upstream` is where later
/// versions come from.
fn copy(root: &Path, folder: &Path) -> Result<()> {
    if root.join(".git").exists() {
        run(Command::new("git")
            .args(["clone", "--quiet", "--origin", "upstream"])
            .arg(root)
            .arg(folder))?;
        let origin = read(Command::new("git").current_dir(root).args([
            "config",
            "--get",
            "remote.origin.url",
        ]));
        if let Ok(url) = origin {
            run(Command::new("git").current_dir(folder).args([
                "remote",
                "set-url",
                "upstream",
                url.trim(),
            ]))?;
        }
        return Ok(());
    }
    for path in Tree::read(root)?.paths() {
        let to = folder.join(path);
        std::fs::create_dir_all(to.parent().unwrap_or(folder))?;
        std::fs::copy(root.join(path), to)?;
    }
    Ok(())
}

/// Takes this shop's goods out of a copy and puts the new shop's in.
fn furnish(folder: &Path, answers: &Answers) -> Result<()> {
    let template = std::fs::read_to_string(folder.join("shop.toml"))?;
    for path in Tree::read(folder)?
        .paths()
        .filter(|path| is_left_behind(path))
    {
        std::fs::remove_file(folder.join(path))?;
    }
    for (path, content) in answers.files(&template) {
        std::fs::write(folder.join(path), content)?;
    }
    let attributes = folder.join(".gitattributes");
    let mut text = std::fs::read_to_string(&attributes).unwrap_or_default();
    text.push_str(OURS);
    std::fs::write(attributes, text)?;
    Ok(())
}

/// What a merge from upstream leaves as it is, once `git config merge.ours.driver true` is said.
const OURS: &str = "# Ours, whatever upstream does: git config merge.ours.driver true
shop.toml merge=ours
README.md merge=ours
server/catalogue.toml merge=ours
server/timetable.toml merge=ours
public/** merge=ours
";

/// The flags, and for each that is missing the answer to a question or what is usual.
fn answers(
    project: &Project,
    questions: &Questions,
    input: &mut dyn BufRead,
    asks: bool,
) -> Result<Answers> {
    let locales = project.root.join("wording/locales");
    let mut ask = Asking { input, asks };
    Ok(Answers {
        name: ask.about(
            "name",
            "What is the shop called?",
            None,
            &questions.name,
            name,
        )?,
        currencies: ask.about(
            "currencies",
            "Which currencies does it sell in, the first one first?",
            Some("EUR,USD"),
            &questions.currencies,
            currencies,
        )?,
        countries: ask.about(
            "countries",
            "Which countries does it deliver to?",
            Some("DE"),
            &questions.countries,
            countries,
        )?,
        language: ask.about(
            "language",
            "Which language does it speak?",
            Some("en"),
            &questions.language,
            |text| language(&locales, text),
        )?,
        accent: ask.about(
            "accent",
            "Which colour do its buttons have?",
            Some("#134f77"),
            &questions.accent,
            accent,
        )?,
        parts: ask.about(
            "parts",
            &format!(
                "Which parts does it have, of {}, or none?",
                PARTS.join(", ")
            ),
            Some("accounts,promotions"),
            &questions.parts,
            parts,
        )?,
    })
}

struct Asking<'a> {
    input: &'a mut dyn BufRead,
    /// Whether somebody is there to answer.
    asks: bool,
}

impl Asking<'_> {
    /// A flag that is wrong ends everything; a wrong answer is asked for again.
    fn about<T>(
        &mut self,
        flag: &str,
        question: &str,
        usual: Option<&str>,
        given: &Option<String>,
        read: impl Fn(&str) -> std::result::Result<T, String>,
    ) -> Result<T> {
        if let Some(text) = given {
            return read(text.trim()).map_err(|problem| format!("--{flag}: {problem}").into());
        }
        if !self.asks {
            let usual = usual.ok_or_else(|| format!("--{flag} is needed: {question}"))?;
            return read(usual).map_err(Into::into);
        }
        loop {
            let hint = usual.map(|usual| format!(" [{usual}]")).unwrap_or_default();
            eprint!("{question}{hint} ");
            std::io::stderr().flush()?;
            let mut line = String::new();
            if self.input.read_line(&mut line)? == 0 {
                return Err(format!("nobody answered: {question}").into());
            }
            let text = match line.trim() {
                "" => usual.unwrap_or_default(),
                text => text,
            };
            match read(text) {
                Ok(answer) => return Ok(answer),
                Err(problem) => eprintln!("  {problem}"),
            }
        }
    }
}

fn name(text: &str) -> std::result::Result<String, String> {
    if text.is_empty() || text.contains(char::is_control) || text.chars().count() > 60 {
        return Err("write a name of at most 60 letters".to_owned());
    }
    Ok(text.to_owned())
}

fn list(text: &str) -> impl Iterator<Item = &str> {
    text.split(',')
        .map(str::trim)
        .filter(|word| !word.is_empty())
}

/// Once each, and at least one.
fn whole<T: PartialEq>(items: Vec<T>, what: &str) -> std::result::Result<Vec<T>, String> {
    let is_twice = |(at, item): (usize, &T)| items[..at].contains(item);
    if items.is_empty() {
        Err(format!("write at least one {what}"))
    } else if items.iter().enumerate().any(is_twice) {
        Err(format!("names one {what} twice"))
    } else {
        Ok(items)
    }
}

fn currencies(text: &str) -> std::result::Result<Vec<Currency>, String> {
    let read = |code: &str| {
        code.to_uppercase().parse().map_err(|_| {
            let all: Vec<&str> = Currency::ALL.iter().map(|code| code.code()).collect();
            format!(
                "`{code}` is no currency that Antom takes; there are {}",
                all.join(", ")
            )
        })
    };
    whole(
        list(text)
            .map(read)
            .collect::<std::result::Result<_, _>>()?,
        "currency",
    )
}

fn countries(text: &str) -> std::result::Result<Vec<String>, String> {
    let read = |code: &str| {
        let code = code.to_uppercase();
        if DELIVERY_COUNTRIES.contains(&code.as_str()) {
            Ok(code)
        } else {
            let all = DELIVERY_COUNTRIES.join(", ");
            Err(format!(
                "the form of addresses in `{code}` is not known; there are {all}"
            ))
        }
    };
    whole(
        list(text)
            .map(read)
            .collect::<std::result::Result<_, _>>()?,
        "country",
    )
}

fn language(locales: &Path, text: &str) -> std::result::Result<String, String> {
    let is_tag = text
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    if !text.is_empty() && is_tag && locales.join(text).is_dir() {
        Ok(text.to_owned())
    } else {
        Err(format!("`{text}` is no folder of wording/locales"))
    }
}

fn accent(text: &str) -> std::result::Result<String, String> {
    let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6);
    if digits.is_some_and(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit())) {
        Ok(text.to_owned())
    } else {
        Err(format!("`{text}` is no colour; write one such as #134f77"))
    }
}

fn parts(text: &str) -> std::result::Result<Vec<String>, String> {
    if text == "none" {
        return Ok(Vec::new());
    }
    let read = |part: &str| {
        if PARTS.contains(&part) {
            Ok(part.to_owned())
        } else {
            Err(format!(
                "`{part}` is no part; there are {}",
                PARTS.join(", ")
            ))
        }
    };
    whole(
        list(text)
            .map(read)
            .collect::<std::result::Result<_, _>>()?,
        "part",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn questions(folder: &Path, name: Option<&str>) -> Questions {
        Questions {
            folder: folder.to_owned(),
            name: name.map(ToOwned::to_owned),
            currencies: None,
            countries: None,
            language: None,
            accent: None,
            parts: None,
        }
    }

    #[test]
    fn six_questions_are_asked_and_a_wrong_answer_again() {
        let project = Project::find().unwrap();
        let typed = "\nTidewater\neur, usd\nXX\nDE,FR\n\nblue\n#ffcc00\ntravel\n";
        let mut input = typed.as_bytes();
        let none = questions(Path::new("x"), None);
        let answers = answers(&project, &none, &mut input, true).unwrap();
        assert_eq!(answers.name, "Tidewater");
        assert_eq!(answers.currencies, [Currency::Eur, Currency::Usd]);
        assert_eq!(answers.countries, ["DE", "FR"]);
        assert_eq!(answers.language, "en");
        assert_eq!(answers.accent, "#ffcc00");
        assert_eq!(answers.parts, ["travel"]);
        assert!(input.is_empty());
    }

    #[test]
    fn flags_that_are_wrong_are_told() {
        for (read, problem) in [
            (currencies("DM").unwrap_err(), "`DM` is no currency"),
            (currencies("EUR,EUR").unwrap_err(), "twice"),
            (countries("").unwrap_err(), "at least one"),
            (accent("#12345").unwrap_err(), "no colour"),
            (parts("boats").unwrap_err(), "`boats` is no part"),
            (name("").unwrap_err(), "write a name"),
        ] {
            assert!(read.contains(problem), "{read}");
        }
        assert_eq!(parts("none"), Ok(Vec::new()));
        let project = Project::find().unwrap();
        let none = questions(Path::new("x"), None);
        let told = answers(&project, &none, &mut "".as_bytes(), false).unwrap_err();
        assert!(told.to_string().contains("--name is needed"), "{told}");
    }

    /// The shop that it makes sells in `server/tests/it/new_shop.rs`; this is what it is made into.
    #[test]
    fn a_copy_loses_the_old_goods_and_gets_the_new_ones() {
        let project = Project::find().unwrap();
        let folder = tempfile::tempdir().unwrap();
        let (from, to) = (folder.path().join("from"), folder.path().join("to"));
        for path in [
            "shop.toml",
            "public/pictures/tote.svg",
            "public/pictures/tones.toml",
        ] {
            let copy = from.join(path);
            std::fs::create_dir_all(copy.parent().unwrap()).unwrap();
            std::fs::copy(project.root.join("shop.toml"), &copy).unwrap();
        }
        std::fs::create_dir_all(from.join("server")).unwrap();
        std::fs::write(from.join("server/catalogue.toml"), "old").unwrap();
        copy(&from, &to).unwrap();
        let flags = questions(&to, Some("Tidewater"));
        let answers = answers(&project, &flags, &mut "".as_bytes(), false).unwrap();
        furnish(&to, &answers).unwrap();
        let has = |path: &str| to.join(path).exists();
        assert!(!has("public/pictures/tote.svg") && has("public/pictures/tones.toml"));
        assert!(has("public/pictures/first-thing.svg") && has("public/pictures/hero.svg"));
        let shop = std::fs::read_to_string(to.join("shop.toml")).unwrap();
        assert!(shop.contains("name = \"Tidewater\"\n") && !shop.contains("\"Wayfare\""));
        assert!(shop.contains("# Needed.") || shop.contains("Needed."));
        let goods = std::fs::read_to_string(to.join("server/catalogue.toml")).unwrap();
        assert!(
            goods.contains("price = { EUR = 2000, USD = 2000 }"),
            "{goods}"
        );
        let readme = std::fs::read_to_string(to.join("README.md")).unwrap();
        assert!(readme.starts_with("# Tidewater\n"));
    }
}
