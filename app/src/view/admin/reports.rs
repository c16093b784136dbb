//! Antom's reports in the back office: what was read, what differs, what arrived at the bank.

use super::{Badge, DisputeSubject, ListPage, Moment};
use crate::view::Problem;

/// The page of reports and settlements.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reports {
    /// Sent back as the hidden field `form`; good for one use.
    pub form_id: String,
    pub readings: Vec<ReadingLine>,
    /// Findings that nobody resolved.
    pub open_findings: u64,
    pub settlements: Vec<SettlementLine>,
    pub page: ListPage,
}

/// What is typed beside a report that is sent in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReportInput {
    /// The days that it is about, as browsers write them; both empty where the file's name tells.
    pub first: String,
    pub last: String,
    /// What its columns are called: the lines of a mapping file.
    pub headings: String,
}

/// A report that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadingLine {
    pub id: i64,
    pub file: String,
    /// "Settlement details"
    pub report: &'static str,
    pub read: Moment,
    pub by: String,
    pub result: Badge,
}

/// What arrived at the bank by one settlement. Amounts are words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SettlementLine {
    /// Antom's number.
    pub batch: String,
    pub settled: Option<String>,
    pub gross: String,
    pub fees: String,
    pub held: String,
    pub net: String,
    /// Whether the details add up to the summary.
    pub adds_up: Badge,
}

/// What came of reading one report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadingDetail {
    pub line: ReadingLine,
    /// Whether everything agrees, as one sentence.
    pub verdict: String,
    /// Label and words.
    pub facts: Vec<(&'static str, String)>,
    pub findings: Vec<FindingLine>,
    /// Those that are too many to be listed; empty if all are.
    pub more: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Findings {
    pub rows: Vec<FindingLine>,
    pub page: ListPage,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FindingLine {
    pub id: i64,
    /// "Another amount"
    pub reason: &'static str,
    /// What the file and the books have.
    pub text: String,
    /// The number of the order or the subscription; empty if it is about none.
    pub number: String,
    pub found: Moment,
    pub state: Badge,
}

/// One finding, and what can be done about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FindingDetail {
    pub line: FindingLine,
    /// What to do, as one sentence.
    pub next: &'static str,
    pub about: Option<DisputeSubject>,
    pub facts: Vec<(&'static str, String)>,
    /// The reading that had it last.
    pub reading: i64,
    /// While it is open: the form that resolves it.
    pub resolve: Option<String>,
    /// While Antom can be asked about it: the form that does.
    pub ask: Option<String>,
    /// Why the last form did nothing.
    pub problem: Option<Problem>,
}

/// Who travels by an order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Travellers {
    pub number: String,
    /// Given and family names.
    pub names: Vec<String>,
}
