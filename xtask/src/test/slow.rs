//! Which tests took long, and why they have to.

use std::time::Duration;

use super::suite::Timed;

const LIMIT: Duration = Duration::from_secs(20);

/// Tests that take longer, by the begin of their names, and why they have to.
const REASONS: [(&str, &str); 5] = [
    (
        "crash::",
        "a process dies before and after every commit and every call of a whole purchase",
    ),
    (
        "faults::",
        "every fault meets every call of a whole purchase, with the waits that follow",
    ),
    (
        "travel::faults::",
        "every fault meets a call of a whole trip, with the waits that follow",
    ),
    (
        "back_office::uploads::",
        "five hundred files are sent one by one, as a browser sends them",
    ),
    (
        "plans::",
        "every statement of the shop is explained, over tables with many rows",
    ),
];

/// Names the tests beyond the limit, each with its reason. It fails nothing: a busy machine makes
/// any test slow.
pub(super) fn name(tests: &[Timed]) {
    for line in lines(tests, &REASONS) {
        eprintln!("{line}");
    }
}

fn lines(tests: &[Timed], reasons: &[(&str, &str)]) -> Vec<String> {
    let slow = tests.iter().filter(|test| test.time > LIMIT);
    slow.map(|test| {
        let seconds = test.time.as_secs_f64();
        let reason = reasons
            .iter()
            .find(|(begin, _)| test.name.starts_with(begin));
        let why = reason.map_or(
            "make it faster, or give its reason in xtask/src/test/slow.rs",
            |(_, why)| *why,
        );
        format!("{} took {seconds:.1} s: {why}", test.name)
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slow_test_is_named_with_its_reason_or_asked_for_one() {
        let tests = [("a::b", 21), ("c::d", 22), ("e", 20)].map(|(name, seconds)| Timed {
            name: name.to_owned(),
            time: Duration::from_secs(seconds),
        });
        let lines = lines(&tests, &[("a::", "because")]);
        assert_eq!(lines.len(), 2);
        assert_eq!(lines[0], "a::b took 21.0 s: because");
        assert!(lines[1].contains("give its reason"), "{}", lines[1]);
    }
}
