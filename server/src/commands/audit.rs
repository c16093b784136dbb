use std::fmt::Write as _;

use domain::{Currency, Money};

use crate::commands::CommandError;
use crate::commands::schema::open;
use crate::config::Source;
use crate::services::books::audit::{Audit, Totals, Undone, audit as look_through};

/// Says whether the books are in order; true when they are. It needs the database's address and
/// nothing else, and changes nothing.
///
/// # Errors
/// When the database cannot be read or is not the one of this version.
pub async fn audit(source: &Source<'_>, json: bool) -> Result<bool, CommandError> {
    let db = open(source).await?;
    let audit = look_through(&db)
        .await
        .map_err(|error| CommandError::Audit(error.to_string()))?;
    if json {
        let text = serde_json::to_string(&audit)
            .map_err(|error| CommandError::Audit(error.to_string()))?;
        println!("{text}");
    } else {
        print!("{}", in_words(&audit));
    }
    Ok(audit.in_order)
}

fn in_words(audit: &Audit) -> String {
    let mut text = match audit.problems.len() {
        0 => format!(
            "The books are in order: {}.\n",
            count(audit.orders, "order")
        ),
        problems => format!(
            "The books are NOT in order: {} in {}.\n",
            count(problems as u64, "problem"),
            count(audit.orders, "order")
        ),
    };
    for problem in &audit.problems {
        let whose = problem.order.as_deref().unwrap_or("the shelves");
        let _ = writeln!(text, "  {whose}: {} ({:?})", problem.text, problem.rule);
    }
    for (code, totals) in &audit.currencies {
        let _ = writeln!(text, "\n{}", of_currency(code, totals));
    }
    let _ = writeln!(text, "\n{}", still_to_do(&audit.undone));
    text
}

fn of_currency(code: &str, totals: &Totals) -> String {
    let money = |minor: i64| {
        let currency: Option<Currency> = code.parse().ok();
        currency
            .and_then(|currency| Money::new(minor, currency).ok())
            .map_or_else(
                || format!("{code} {minor} minor"),
                |money| money.to_string(),
            )
    };
    let mut text = format!(
        "{code}: {} paid, together {}",
        count(totals.paid, "order"),
        money(totals.owed)
    );
    for (what, minor) in [
        ("taken", totals.taken),
        ("refunded", totals.refunded),
        ("being refunded", totals.refunding),
        ("cancelled", totals.cancelled),
        ("kept", totals.kept),
    ] {
        let _ = write!(text, "\n  {what:<15} {}", money(minor));
    }
    if totals.under_review > 0 {
        let _ = write!(
            text,
            "\n  {} for a person to look at",
            count(totals.under_review, "order")
        );
    }
    text
}

fn still_to_do(undone: &Undone) -> String {
    let parts: Vec<String> = [
        (undone.awaiting_payment, "unpaid order"),
        (undone.questions, "question to Antom"),
        (undone.notifications, "notification"),
        (undone.tasks, "task"),
    ]
    .into_iter()
    .filter(|(number, _)| *number > 0)
    .map(|(number, what)| count(number, what))
    .collect();
    if parts.is_empty() {
        "Nothing is left to be done.".to_owned()
    } else {
        format!("Still to be done: {}.", parts.join(", "))
    }
}

/// `1 order`, `2 orders`; of several words the first takes the ending.
fn count(number: u64, what: &str) -> String {
    match (number, what.split_once(' ')) {
        (1, _) => format!("1 {what}"),
        (_, Some(("question", rest))) => format!("{number} questions {rest}"),
        _ => format!("{number} {what}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::services::books::audit::{Problem, Rule};

    #[test]
    fn what_is_wrong_stands_first_and_names_the_order() {
        let mut audit = Audit {
            orders: 2,
            ..Audit::default()
        };
        audit.problems.push(Problem {
            rule: Rule::I4,
            order: Some("WF-7K3M-9QXA".to_owned()),
            text: "it is paid, and nobody paid it".to_owned(),
        });
        let totals = Totals {
            paid: 1,
            owed: 6400,
            ..Totals::default()
        };
        audit.currencies.insert("SGD".to_owned(), totals);
        audit.undone.questions = 2;
        let text = in_words(&audit);
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(
            lines[..2],
            [
                "The books are NOT in order: 1 problem in 2 orders.",
                "  WF-7K3M-9QXA: it is paid, and nobody paid it (I4)",
            ]
        );
        assert!(
            text.contains("SGD: 1 order paid, together SGD 64.00"),
            "{text}"
        );
        assert!(
            text.ends_with("Still to be done: 2 questions to Antom.\n"),
            "{text}"
        );
    }
}
