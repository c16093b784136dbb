use std::fmt::Write as _;
use std::path::Path;

use time::{Date, OffsetDateTime};

use crate::commands::{CommandError, schema};
use crate::config::{Config, ReportHeadings};
use crate::gateway;
use crate::services::UseCaseError;
use crate::services::admin::action::{Act, ActionRefusal};
use crate::services::admin::report::{self, ReportRefusal};
use crate::services::books::findings;
use crate::services::books::reconcile::file::Report;
use crate::services::books::reconcile::{Reconciliation, period};
use crate::web::state::AppState;

/// Who reads a report in a shell, to the log of what was done.
const ACTOR: &str = "shell";

/// Compares the books with a report of Antom's, books what it tells of settlements, and keeps what
/// differs; true when nothing does in the end. Antom is asked about what differs. Without `days` the
/// file's name tells which days it is about; `mapping` tells what its columns are called.
///
/// # Errors
/// When the file cannot be read, or the shop cannot be put together.
pub async fn reconcile(
    config: Config,
    path: &Path,
    days: Option<(Date, Date)>,
    mapping: Option<&Path>,
    json: bool,
) -> Result<bool, CommandError> {
    let failed = |error: String| CommandError::Reconcile(path.to_owned(), error);
    let headings = match mapping {
        None => ReportHeadings::default(),
        Some(mapping) => ReportHeadings::load(mapping).map_err(failed)?,
    };
    let file = std::fs::File::open(path).map_err(|error| failed(error.to_string()))?;
    schema::prepare(&config).await?;
    let clock = config.clock();
    let state = AppState::build(config, clock)
        .await
        .map_err(|error| CommandError::Start(error.to_string()))?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let told = match days {
        Some((first, last)) => Some(period::of_days(first, last)),
        None => period::named_by(&name),
    };
    let form = report::new_form().map_err(|error| failed(error.to_string()))?;
    let act = Act {
        actor: ACTOR,
        form: &form,
    };
    let read = report::read(&state.shop, &act, &name, file, headings, told).await;
    let (_, result) = read.map_err(|error| match error {
        UseCaseError::Refused(ActionRefusal::Report(ReportRefusal::File(error))) => {
            failed(error.to_string())
        }
        UseCaseError::Refused(refusal) => failed(format!("{refusal:?}")),
        UseCaseError::Service(error) => failed(error.to_string()),
    })?;
    if json {
        let text = serde_json::to_string(&result).map_err(|error| failed(error.to_string()))?;
        println!("{text}");
    } else {
        print!("{}", in_words(&result));
    }
    Ok(result.equal)
}

fn in_words(result: &Reconciliation) -> String {
    let mut text = if result.equal {
        "The books and the file agree".to_owned()
    } else {
        "The books and the file DIFFER".to_owned()
    };
    let _ = match result.period {
        _ if result.report != Report::TransactionDetails => writeln!(text, "."),
        Some((from, to)) => writeln!(text, ", from {} to {}.", written(from), written(to)),
        None => writeln!(
            text,
            ". The file has no times, so nobody can tell what it should have and does not."
        ),
    };
    for (number, what) in [
        (result.lines, "transactions in the file"),
        (result.agreed, "agree"),
        (result.mended, "agree after Antom was asked"),
        (result.under_way, "are under way at Antom"),
        (result.unread, "are not understood"),
        (result.differing, "differ"),
    ] {
        let _ = writeln!(text, "{number:>7} {what}");
    }
    for ((batch, currency), sums) in &result.settlements.details {
        let [gross, fees, held, net] = [sums.gross, sums.fees, sums.held, sums.net]
            .map(|minor| findings::signed(minor, *currency));
        let _ = writeln!(
            text,
            "  settlement {batch}: gross {gross}, fees {fees}, kept back {held}, net {net}"
        );
    }
    for ((batch, currency), summary) in &result.settlements.summaries {
        let net = findings::signed(summary.net(), *currency);
        let _ = writeln!(text, "  settlement {batch}: net {net} by its summary");
    }
    for difference in &result.differences {
        let line = difference.line.map(|line| format!("line {line}"));
        let mut place: Vec<String> = line.into_iter().chain(difference.order.clone()).collect();
        if place.is_empty() {
            place.push("the file".to_owned());
        }
        let _ = writeln!(text, "  {}: {}", place.join(", "), difference.text);
    }
    let told = result.differences.len() as u64;
    if told < result.differing {
        let _ = writeln!(text, "  and {} more", result.differing - told);
    }
    text
}

/// `2026-11-21T17:20:00+00:00`
fn written(ms: i64) -> String {
    OffsetDateTime::from_unix_timestamp(ms.div_euclid(1000))
        .map(gateway::format_time)
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::services::books::reconcile::{Difference, Reason};

    #[test]
    fn what_differs_is_named_with_its_line_and_order() {
        let mut result = Reconciliation {
            lines: 2,
            agreed: 1,
            period: Some((1_795_281_600_000, 1_795_285_200_000)),
            ..Reconciliation::default()
        };
        result.differences.push(Difference {
            reason: Reason::Incomplete,
            line: None,
            order: None,
            text: "it does not end with <END>".to_owned(),
            transaction: None,
        });
        result.differences.push(Difference {
            reason: Reason::Amount,
            line: Some(7),
            order: Some("WF-7K3M-9QXA".to_owned()),
            text: "CAPTURE of SGD 64.00 (wf-1): the books have SGD 63.00".to_owned(),
            transaction: None,
        });
        let text = in_words(&result);
        assert!(
            text.starts_with("The books and the file DIFFER, from 2026-11-21T17:20:00"),
            "{text}"
        );
        assert!(
            text.contains(
                "line 7, WF-7K3M-9QXA: CAPTURE of SGD 64.00 (wf-1): the books have SGD 63.00"
            ),
            "{text}"
        );
        assert!(
            text.contains("the file: it does not end with <END>"),
            "{text}"
        );
    }
}
