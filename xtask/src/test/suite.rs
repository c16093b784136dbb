//! Runs Rust tests, with `cargo nextest` or without, and measures each of them.

use std::io::{BufRead, BufReader, IsTerminal, Write};
use std::process::{Command, Stdio};
use std::time::Duration;

use clap::ValueEnum;

use super::report::Spent;
use super::slow;
use crate::project::Project;
use crate::run::{Result, cargo, run, shown};

/// The server's integration tests: the one binary that needs a database.
const INTEGRATION: &str = "it";

/// Modules of it that try every fault and every crash. They take most of the time and are left out
/// of `cargo xtask check`.
const MATRICES: [&str; 2] = ["crash", "faults"];

/// What runs the tests.
#[derive(Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Runner {
    /// `cargo test`: a process for each binary, a thread for each test
    #[default]
    Cargo,
    /// `cargo nextest`: a process for each test, which takes a fifth longer
    Nextest,
}

/// A test waits half of its time for other processes and for clocks, so that two of them share one
/// core.
const TESTS_PER_CORE: usize = 2;

/// Which tests.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Which {
    All,
    /// All but the matrices of faults and crashes.
    Quick,
    Integration,
}

/// A test and how long it took.
#[derive(Debug, PartialEq)]
pub(crate) struct Timed {
    pub(super) name: String,
    pub(super) time: Duration,
}

/// Compiles the tests, runs them, and fails when one fails or is slow without a reason.
pub(super) fn run_tests(
    project: &Project,
    runner: Runner,
    which: Which,
    database: Option<&str>,
    spent: &mut Spent,
) -> Result<()> {
    spent.step("compiling", || {
        // By the name of a binary and not by `-p`, which would settle the features of shared
        // dependencies anew and compile most of the tree again.
        let targets = match which {
            Which::All | Which::Quick => vec!["--tests".to_owned()],
            Which::Integration => vec!["--test".to_owned(), INTEGRATION.to_owned()],
        };
        run(cargo()
            .current_dir(&project.root)
            .args(["test", "--no-run"])
            .args(targets))
    })?;
    let mut tests = Vec::new();
    let ran = spent.step("running", || {
        let mut failed = Ok(());
        for mut command in commands(project, runner, which) {
            match database {
                Some(url) => command.env("TEST_DATABASE_URL", url),
                None => command.env_remove("TEST_DATABASE_URL"),
            };
            // Whatever else there is runs too, so that one run tells of all failures.
            failed = failed.and(watch(&mut command, runner, &mut tests));
        }
        failed
    });
    slow::name(&tests);
    spent.tests(tests);
    ran
}

/// Runs the examples of the documentation, which neither runner runs beside the other tests.
pub(super) fn run_examples(project: &Project, spent: &mut Spent) -> Result<()> {
    spent.step("examples", || {
        run(cargo()
            .current_dir(&project.root)
            .args(["test", "--doc", "--no-fail-fast"]))
    })
}

fn commands(project: &Project, runner: Runner, which: Which) -> Vec<Command> {
    match runner {
        Runner::Nextest => {
            let mut command = cargo();
            command
                .args(["nextest", "run", "--no-fail-fast", "--status-level", "all"])
                .args(["--final-status-level", "fail", "--color", colour()])
                .args(["--test-threads", &at_a_time()]);
            match which {
                Which::All => {}
                Which::Quick => {
                    let matrices = MATRICES.join("|");
                    let left_out =
                        format!("not (binary(={INTEGRATION}) and test(/^({matrices})::/))");
                    command.args(["--filterset", &left_out]);
                }
                Which::Integration => {
                    command.args(["--test", INTEGRATION]);
                }
            }
            vec![in_the_root(command, project)]
        }
        Runner::Cargo => {
            let integration = ["--test".to_owned(), INTEGRATION.to_owned()];
            let all = ["--tests".to_owned()];
            match which {
                Which::All => vec![cargo_test(project, &all, &[])],
                Which::Integration => vec![cargo_test(project, &integration, &[])],
                Which::Quick => {
                    let others = project.tests().filter(|name| *name != INTEGRATION);
                    let others: Vec<_> = ["--lib".to_owned(), "--bins".to_owned()]
                        .into_iter()
                        .chain(others.flat_map(|name| ["--test".to_owned(), name.to_owned()]))
                        .collect();
                    vec![
                        cargo_test(project, &others, &[]),
                        cargo_test(project, &integration, &MATRICES),
                    ]
                }
            }
        }
    }
}

/// `cargo test` that tells the time of each test, which stable binaries do when they are told not
/// to mind. Only they are told: cargo itself would compile everything anew.
fn cargo_test(project: &Project, targets: &[String], left_out: &[&str]) -> Command {
    let mut command = cargo();
    command
        .args(["test", "--no-fail-fast"])
        .args(targets)
        .args(["--", "-Z", "unstable-options", "--report-time"])
        .args(["--color", colour(), "--test-threads", &at_a_time()]);
    for module in left_out {
        command.args(["--skip", &format!("{module}::")]);
    }
    let host = project.host.to_uppercase().replace('-', "_");
    command.env(
        format!("CARGO_TARGET_{host}_RUNNER"),
        "env RUSTC_BOOTSTRAP=1",
    );
    in_the_root(command, project)
}

fn in_the_root(mut command: Command, project: &Project) -> Command {
    command.current_dir(&project.root);
    command
}

/// How many tests run side by side.
fn at_a_time() -> String {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    (cores * TESTS_PER_CORE).to_string()
}

fn colour() -> &'static str {
    if std::io::stderr().is_terminal() {
        "always"
    } else {
        "never"
    }
}

/// Runs the tests, shows what they say, and notes their times.
fn watch(command: &mut Command, runner: Runner, tests: &mut Vec<Timed>) -> Result<()> {
    eprintln!("\u{1b}[2m$ {}\u{1b}[0m", shown(command));
    match runner {
        Runner::Cargo => command.stdout(Stdio::piped()),
        Runner::Nextest => command.stderr(Stdio::piped()),
    };
    let mut child = command
        .spawn()
        .map_err(|error| format!("{} did not start: {error}", shown(command)))?;
    if let Some(said) = child.stdout.take() {
        follow(said, std::io::stdout(), runner, tests)?;
    }
    if let Some(said) = child.stderr.take() {
        follow(said, std::io::stderr(), runner, tests)?;
    }
    let status = child.wait()?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("{} ended with {status}", shown(command)).into())
    }
}

fn follow(
    said: impl std::io::Read,
    mut shown: impl Write,
    runner: Runner,
    tests: &mut Vec<Timed>,
) -> Result<()> {
    let mut said = BufReader::new(said);
    let mut line = Vec::new();
    while said.read_until(b'\n', &mut line)? > 0 {
        shown.write_all(&line)?;
        let text = without_colours(&String::from_utf8_lossy(&line));
        let timed = match runner {
            Runner::Cargo => of_cargo(&text),
            Runner::Nextest => of_nextest(&text),
        };
        // nextest repeats the failures at the end.
        if let Some(timed) = timed.filter(|timed| !tests.contains(timed)) {
            tests.push(timed);
        }
        line.clear();
    }
    Ok(())
}

/// `test faults::it_heals ... ok <1.234s>`
fn of_cargo(line: &str) -> Option<Timed> {
    let (name, result) = line.trim().strip_prefix("test ")?.split_once(" ... ")?;
    let (_, time) = result.strip_suffix("s>")?.rsplit_once('<')?;
    Some(Timed {
        name: name.split(" - ").next().unwrap_or(name).to_owned(),
        time: Duration::try_from_secs_f64(time.parse().ok()?).ok()?,
    })
}

/// `PASS [   1.234s] (1/9) server::it faults::it_heals`
fn of_nextest(line: &str) -> Option<Timed> {
    let (word, rest) = line.trim().split_once(" [")?;
    if !matches!(word, "PASS" | "FAIL" | "LEAK") {
        return None;
    }
    let (time, test) = rest.split_once("s]")?;
    Some(Timed {
        name: test.split_whitespace().last()?.to_owned(),
        time: Duration::try_from_secs_f64(time.trim().parse().ok()?).ok()?,
    })
}

fn without_colours(text: &str) -> String {
    let mut parts = text.split('\u{1b}');
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        plain.push_str(part.split_once('m').map_or("", |(_, rest)| rest));
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn timed(name: &str, milliseconds: u64) -> Timed {
        Timed {
            name: name.into(),
            time: Duration::from_millis(milliseconds),
        }
    }

    #[test]
    fn times_of_cargo_test_are_read() {
        assert_eq!(
            of_cargo("test a::b ... ok <1.250s>"),
            Some(timed("a::b", 1250))
        );
        assert_eq!(
            of_cargo("test a::c - should panic ... FAILED <0.002s>"),
            Some(timed("a::c", 2))
        );
        for line in [
            "test a ... ignored",
            "test result: ok. 1 passed",
            "running 3 tests",
        ] {
            assert_eq!(of_cargo(line), None, "{line}");
        }
    }

    #[test]
    fn times_of_nextest_are_read() {
        assert_eq!(
            of_nextest("        PASS [   1.250s] ( 3/38) server::it a::b\n"),
            Some(timed("a::b", 1250))
        );
        assert_eq!(
            of_nextest("FAIL [0.002s] (1/1) xtask a::c"),
            Some(timed("a::c", 2))
        );
        for line in [
            "SLOW [> 60.000s] server::it a::b",
            "Summary [  2.1s] 3 tests run",
            "",
        ] {
            assert_eq!(of_nextest(line), None, "{line}");
        }
    }

    #[test]
    fn colours_are_overlooked() {
        assert_eq!(
            without_colours("\u{1b}[32;1mPASS\u{1b}[0m [ 1s]"),
            "PASS [ 1s]"
        );
    }
}
