//! How long a test may take.

use std::time::Duration;

use super::suite::Timed;
use crate::run::Result;

const LIMIT: Duration = Duration::from_secs(20);

/// Tests that take longer, by the begin of their names, and why they have to.
const REASONS: [(&str, &str); 0] = [];

/// Names the tests beyond the limit; fails when one of them has no reason.
pub(super) fn without_a_reason(tests: &[Timed]) -> Result<()> {
    judge(tests, &REASONS)
}

fn judge(tests: &[Timed], reasons: &[(&str, &str)]) -> Result<()> {
    let mut bare = Vec::new();
    for test in tests.iter().filter(|test| test.time > LIMIT) {
        let seconds = test.time.as_secs_f64();
        let reason = reasons
            .iter()
            .find(|(begin, _)| test.name.starts_with(begin));
        match reason {
            Some((_, why)) => eprintln!("{} took {seconds:.1} s: {why}", test.name),
            None => bare.push(format!("{} took {seconds:.1} s", test.name)),
        }
    }
    if bare.is_empty() {
        return Ok(());
    }
    let limit = LIMIT.as_secs();
    Err(format!(
        "{}; beyond {limit} s a test needs a reason in xtask/src/test/slow.rs",
        bare.join(", ")
    )
    .into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slow_test_needs_a_reason() {
        let tests = [("a::b", 21), ("c::d", 22), ("e", 20)].map(|(name, seconds)| Timed {
            name: name.to_owned(),
            time: Duration::from_secs(seconds),
        });
        let error = judge(&tests, &[("a::", "because")])
            .unwrap_err()
            .to_string();
        assert!(error.starts_with("c::d took 22.0 s;"), "{error}");
        assert!(judge(&tests, &[("a::", "because"), ("c", "too")]).is_ok());
    }
}
