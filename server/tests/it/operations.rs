//! docs/operations.md says what the figures are called; alerts and board ask for figures that exist.

use std::collections::BTreeSet;

use crate::common::{Figures, MetricsPort, TestShop};

const PAGE: &str = include_str!("../../../docs/operations.md");
const RULES: &str = include_str!("../../../deploy/prometheus/alerts.yml");
const BOARD: &str = include_str!("../../../deploy/grafana/wayfare.json");

/// The parts of a histogram that are asked for by names of their own.
const PARTS: [&str; 3] = ["_bucket", "_count", "_sum"];

/// Every word that is a figure's name, by the figure.
fn named(text: &str, known: &BTreeSet<String>) -> BTreeSet<String> {
    let words = text.split(|letter: char| !(letter.is_ascii_alphanumeric() || letter == '_'));
    words
        .filter(|word| word.starts_with("shop_"))
        .map(|word| {
            let whole = PARTS.iter().find_map(|part| word.strip_suffix(part));
            let whole = whole.filter(|whole| known.contains(*whole));
            whole.unwrap_or(word).to_owned()
        })
        .collect()
}

async fn figures() -> Figures {
    let shop = TestShop::open().await;
    MetricsPort::open(&shop).await.read().await
}

#[tokio::test]
async fn the_page_names_every_figure_and_no_other() {
    let figures = figures().await;
    let (_, rest) = PAGE.split_once("## Metrics").expect("a chapter on metrics");
    let (table, _) = rest.split_once("\n## ").unwrap();
    assert_eq!(named(table, &figures.names()), figures.names());
    for text in [PAGE, RULES, BOARD] {
        let unknown = &named(text, &figures.names()) - &figures.names();
        assert_eq!(unknown, BTreeSet::new(), "these do not exist");
    }
}

#[tokio::test]
async fn every_label_that_an_alert_asks_for_exists() {
    let values = figures().await.label_values();
    let asked = RULES.split(['{', ',', ' ']).filter_map(|part| {
        let (label, rest) = part.split_once("=\"").or_else(|| part.split_once("=~\""))?;
        Some((label, rest.split_once('"')?.0))
    });
    let mut number = 0;
    for (label, alternatives) in asked {
        for value in alternatives.split('|') {
            let exists = values
                .iter()
                .any(|(name, known)| name == label && matches(value, known));
            let code = label == "code" && antom::codes::ALL.contains(&value);
            assert!(exists || code, "{label}=\"{value}\"");
            number += 1;
        }
    }
    assert!(number > 10, "only {number} labels were found");
}

/// As far as the page's patterns go: a text, or `.*` and its end.
fn matches(pattern: &str, value: &str) -> bool {
    match pattern.strip_prefix(".*") {
        Some(end) => value.ends_with(end),
        None => pattern == value,
    }
}

#[test]
fn every_alert_is_whole_and_explained() {
    let rules = RULES;
    assert!(rules.starts_with("groups:\n"), "{rules}");
    assert!(!rules.contains('\t'));
    let alerts: Vec<&str> = rules.split("      - alert: ").skip(1).collect();
    assert!(alerts.len() >= 15, "{}", alerts.len());
    let (_, explained) = PAGE.split_once("### What to do").expect("what to do");
    for alert in alerts {
        let name = alert.lines().next().unwrap();
        for part in ["        expr: ", "        for: ", "severity: ", "summary: "] {
            assert!(alert.contains(part), "{name} lacks {part}");
        }
        let open = alert.matches(['(', '{', '[']).count();
        let close = alert.matches([')', '}', ']']).count();
        assert_eq!(open, close, "{name}");
        assert!(explained.contains(&format!("| `{name}` |")), "{name}");
    }
}
