//! Finds the arrows of a graph that lie on a circle.

use std::collections::BTreeSet;

/// Gives the arrows whose head leads back to their tail. A handful of rooms needs nothing cleverer
/// than to walk from each.
pub(super) fn arrows_on_circles<'a>(arrows: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    arrows
        .iter()
        .copied()
        .filter(|(from, to)| reachable(arrows, to).contains(from))
        .collect()
}

fn reachable<'a>(arrows: &[(&'a str, &'a str)], start: &'a str) -> BTreeSet<&'a str> {
    let mut found = BTreeSet::from([start]);
    let mut open = vec![start];
    while let Some(here) = open.pop() {
        for (_, to) in arrows.iter().filter(|(from, _)| *from == here) {
            if found.insert(to) {
                open.push(to);
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_leads_back_is_on_a_circle() {
        let arrows = [("a", "b"), ("b", "c"), ("c", "a"), ("c", "d"), ("e", "a")];
        assert_eq!(
            arrows_on_circles(&arrows),
            [("a", "b"), ("b", "c"), ("c", "a")]
        );
        assert!(arrows_on_circles(&[("a", "b"), ("a", "c"), ("b", "c")]).is_empty());
    }
}
