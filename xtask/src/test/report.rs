//! What came of each part, and where its time went.

use std::time::{Duration, Instant};

use super::suite::Timed;
use crate::run::Result;

/// So many of a part's tests are named with their times.
const SLOWEST: usize = 10;

pub(super) enum Outcome {
    Passed,
    Failed(String),
    NotRun(String),
}

/// Where the time of one part went.
#[derive(Default)]
pub(crate) struct Spent {
    steps: Vec<(String, Duration)>,
    notes: Vec<String>,
    tests: Vec<Timed>,
}

impl Spent {
    /// Does something and notes how long it took.
    pub(crate) fn step<T>(&mut self, name: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
        let started = Instant::now();
        let done = work();
        self.steps.push((name.to_owned(), started.elapsed()));
        done
    }

    /// Says in the last lines what people should know of a part that passed.
    pub(crate) fn note(&mut self, note: &str) {
        self.notes.push(note.to_owned());
    }

    pub(super) fn tests(&mut self, tests: Vec<Timed>) {
        self.tests.extend(tests);
    }

    /// `compiling 221.0 s, running 530.0 s, but not all`
    fn shown(&self) -> String {
        let shown =
            |(name, time): &(String, Duration)| format!("{name} {:.1} s", time.as_secs_f64());
        let steps = self.steps.iter().map(shown);
        steps
            .chain(self.notes.iter().cloned())
            .collect::<Vec<_>>()
            .join(", ")
    }

    fn slowest(&self) -> Vec<&Timed> {
        let mut tests: Vec<_> = self.tests.iter().collect();
        tests.sort_by_key(|test| std::cmp::Reverse(test.time));
        tests.truncate(SLOWEST);
        tests
    }
}

pub(super) struct Done {
    pub(super) part: String,
    pub(super) time: Duration,
    pub(super) spent: Spent,
    pub(super) outcome: Outcome,
}

/// Prints the slowest tests and a line for each part; gives whether all is well. In CI a part that
/// did not run is a failure.
pub(super) fn summary(done: &[Done], ci: bool) -> bool {
    for done in done.iter().filter(|done| !done.spent.tests.is_empty()) {
        println!(
            "\nslowest of {} tests in {}",
            done.spent.tests.len(),
            done.part
        );
        for test in done.spent.slowest() {
            println!("{:>8.2} s  {}", test.time.as_secs_f64(), test.name);
        }
    }
    println!();
    let (mut passed, mut failed) = (0, 0);
    for done in done {
        let (word, why) = match &done.outcome {
            Outcome::Passed => {
                passed += 1;
                ("passed", done.spent.shown())
            }
            Outcome::Failed(why) => {
                failed += 1;
                ("FAILED", why.clone())
            }
            Outcome::NotRun(why) => {
                failed += u32::from(ci);
                ("NOT RUN", why.clone())
            }
        };
        println!(
            "{:<9} {word:<8} {:>7.1} s  {}",
            done.part,
            done.time.as_secs_f64(),
            why.lines().next().unwrap_or_default()
        );
    }
    let time: Duration = done.iter().map(|done| done.time).sum();
    println!(
        "\n{passed} passed, {failed} failed, {:.1} s",
        time.as_secs_f64()
    );
    failed == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn done(outcome: Outcome) -> Done {
        Done {
            part: "fmt".into(),
            time: Duration::ZERO,
            spent: Spent::default(),
            outcome,
        }
    }

    #[test]
    fn a_part_that_did_not_run_fails_in_ci_only() {
        let done = [
            done(Outcome::Passed),
            done(Outcome::NotRun("no Python".into())),
        ];
        assert!(summary(&done, false));
        assert!(!summary(&done, true));
    }

    #[test]
    fn a_failure_fails_everywhere() {
        assert!(!summary(&[done(Outcome::Failed("why".into()))], false));
    }

    #[test]
    fn steps_are_named_with_their_times() {
        let mut spent = Spent::default();
        spent.note("but not all");
        spent.step("compiling", || Ok(())).unwrap();
        assert!(spent.step("running", || Err::<(), _>("no".into())).is_err());
        assert_eq!(spent.shown(), "compiling 0.0 s, running 0.0 s, but not all");
    }
}
