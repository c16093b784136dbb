use domain::dispute::Dispute;

use crate::services::ServiceError;
use crate::services::books::audit::{Audit, Problem, Rule};
use crate::store::disputes::DisputeRow;
use crate::store::reports::audit_snapshot::Snapshot;

/// What is stored of a dispute is what was learned of it; what is lost is summed.
pub(super) async fn examine(
    snapshot: &Snapshot,
    row: &DisputeRow,
    audit: &mut Audit,
) -> Result<(), ServiceError> {
    let problem = |rule, text| Problem {
        rule,
        order: None,
        text: format!("dispute {}: {text}", row.dispute_id),
    };
    let learned = match snapshot.learned_of_dispute(row.id).await {
        Ok(learned) => learned,
        Err(error) => {
            audit
                .problems
                .push(problem(Rule::Readable, error.to_string()));
            return Ok(());
        }
    };
    let told = Dispute::fold(learned.iter().map(|learned| &learned.fact));
    let lost = told.lost.map(domain::Money::minor);
    if (row.stage.as_str(), row.lost) != (told.stage.as_str(), lost) {
        let text = format!(
            "it is stored as {} with {:?} lost, and the evidence says {} and {lost:?}",
            row.stage, row.lost, told.stage
        );
        audit.problems.push(problem(Rule::I3, text));
    }
    if let Some(lost) = told.lost {
        let currency = lost.currency().code().to_owned();
        *audit.lost.entry(currency).or_default() += lost.minor();
    }
    Ok(())
}
