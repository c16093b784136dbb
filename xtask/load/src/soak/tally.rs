//! What happened in a soak.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use serde_json::Value;

/// What nobody should have seen, and how often it was.
#[derive(Default)]
struct Surprise {
    times: u32,
    first: String,
}

#[derive(Default)]
pub(crate) struct Tally {
    pub(crate) visits: u32,
    /// What buyers and the merchant did, by its name.
    steps: BTreeMap<&'static str, u32>,
    /// How often a buyer's line broke, as it does when the shop is killed.
    pub(crate) broken_lines: u32,
    pub(crate) kills: BTreeMap<String, u32>,
    pub(crate) clock_moves: u32,
    pub(crate) moved_by: Duration,
    /// Tokens of orders that a buyer was told are paid.
    pub(crate) told_paid: BTreeSet<String>,
    faults: BTreeMap<String, u64>,
    surprises: BTreeMap<String, Surprise>,
}

impl Tally {
    pub(crate) fn step(&mut self, name: &'static str) {
        *self.steps.entry(name).or_default() += 1;
    }

    pub(crate) fn done(&self, name: &str) -> u32 {
        self.steps.get(name).copied().unwrap_or(0)
    }

    pub(crate) fn fault(&mut self, rule: &Value) {
        let name = rule["fault"].as_str().unwrap_or_default().to_owned();
        *self.faults.entry(name).or_default() += rule["times"].as_u64().unwrap_or(1);
    }

    /// Takes back what was set and did not strike.
    pub(crate) fn not_struck(&mut self, rules: &[Value]) {
        for rule in rules {
            let name = rule["fault"].as_str().unwrap_or_default();
            if let Some(times) = self.faults.get_mut(name) {
                *times = times.saturating_sub(rule["times"].as_u64().unwrap_or(0));
            }
        }
    }

    pub(crate) fn killed(&mut self, who: &str) {
        *self.kills.entry(who.to_owned()).or_default() += 1;
    }

    pub(crate) fn surprise(&mut self, what: String, detail: impl FnOnce() -> String) {
        let surprise = self.surprises.entry(what).or_default();
        surprise.times += 1;
        if surprise.times == 1 {
            surprise.first = detail();
        }
    }

    /// One line for each thing that nobody should have seen.
    pub(crate) fn surprises(&self) -> Vec<String> {
        let line = |(what, surprise): (&String, &Surprise)| {
            format!(
                "{what}, {} times; the first: {}",
                surprise.times, surprise.first
            )
        };
        self.surprises.iter().map(line).collect()
    }

    pub(crate) fn faults(&self) -> String {
        let all: u64 = self.faults.values().sum();
        format!("{all}: {}", list(&self.faults))
    }

    pub(crate) fn steps(&self) -> String {
        list(&self.steps)
    }
}

/// `a 1 · b 2`
pub(crate) fn list<K: std::fmt::Display, V: std::fmt::Display>(entries: &BTreeMap<K, V>) -> String {
    let parts: Vec<String> = entries
        .iter()
        .map(|(name, number)| format!("{name} {number}"))
        .collect();
    parts.join(" · ")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn only_what_struck_is_counted() {
        let mut tally = Tally::default();
        tally.fault(&json!({ "fault": "lost", "times": 3 }));
        tally.fault(&json!({ "fault": "reset", "times": 1 }));
        tally.not_struck(&[json!({ "fault": "lost", "times": 2 })]);
        assert_eq!(tally.faults(), "2: lost 1 · reset 1");
    }
}
