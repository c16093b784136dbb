//! What comes of comparing a report with the books.

use serde::Serialize;

use crate::services::books::reconcile::file::Report;
use crate::services::books::reconcile::line::Line;
use crate::services::books::reconcile::settlement::Settlements;

/// So many differences are told one by one. Whoever has more has another file than this shop's.
pub const MOST_TOLD: usize = 1_000;

/// What came of comparing.
#[derive(Clone, Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Reconciliation {
    pub report: Report,
    /// Every line was matched, and nothing differs.
    pub equal: bool,
    /// Transactions in the file.
    pub lines: u64,
    pub agreed: u64,
    /// Agreed after Antom was asked.
    pub mended: u64,
    /// Not at an end yet by the file: a later one will have them.
    pub under_way: u64,
    /// Lines that are not understood.
    pub unread: u64,
    /// Whether `<END>` was there.
    pub complete: bool,
    /// The days that the report is about, as the merchant or the file's name tells; else from its
    /// first transaction to its last. Epoch milliseconds; none without times.
    pub period: Option<(i64, i64)>,
    /// All differences, also those that are too many to be told.
    pub differing: u64,
    pub differences: Vec<Difference>,
    /// SHA-256 of the file, in hexadecimal.
    pub file_hash: String,
    #[serde(skip)]
    pub settlements: Settlements,
}

impl Reconciliation {
    /// Counts a difference, and tells it unless there are too many.
    pub(crate) fn differs(&mut self, difference: Difference) {
        self.equal = false;
        self.differing += 1;
        if self.differences.len() < MOST_TOLD {
            self.differences.push(difference);
        }
    }
}

/// Why something differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Reason {
    Amount,
    NotInBooks,
    NotInFile,
    /// The file says that it failed, and the books have money of it.
    Failed,
    /// A dispute or a correction: the books do not keep these.
    ForAPerson,
    Unreadable,
    /// The file has it before.
    Twice,
    /// The file has no end, so lines may be missing.
    Incomplete,
    /// Nobody said which days the file is about, so its first and last lines may be missing.
    NoPeriod,
    /// Gross, fees and net of a line or of a summary do not add up.
    Sum,
    /// The details and the summary of a settlement do not come to the same.
    Settlement,
    /// Another file had other sums of this settlement.
    Rebooked,
}

impl Reason {
    pub const ALL: [Self; 12] = [
        Self::Amount,
        Self::NotInBooks,
        Self::NotInFile,
        Self::Failed,
        Self::ForAPerson,
        Self::Unreadable,
        Self::Twice,
        Self::Incomplete,
        Self::NoPeriod,
        Self::Sum,
        Self::Settlement,
        Self::Rebooked,
    ];

    /// The word under which it is stored.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Amount => "amount",
            Self::NotInBooks => "not_in_books",
            Self::NotInFile => "not_in_file",
            Self::Failed => "failed",
            Self::ForAPerson => "for_a_person",
            Self::Unreadable => "unreadable",
            Self::Twice => "twice",
            Self::Incomplete => "incomplete",
            Self::NoPeriod => "no_period",
            Self::Sum => "sum",
            Self::Settlement => "settlement",
            Self::Rebooked => "rebooked",
        }
    }

    /// Whether it is about this very file, and not about a transaction that another file may have.
    #[must_use]
    pub const fn is_of_the_file(self) -> bool {
        matches!(
            self,
            Self::Unreadable | Self::Twice | Self::Incomplete | Self::NoPeriod | Self::Sum
        )
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Difference {
    pub reason: Reason,
    /// In the file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<u64>,
    /// The order's or the subscription's number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub order: Option<String>,
    pub text: String,
    /// What the file has, so that Antom can be asked about it again.
    #[serde(skip)]
    pub transaction: Option<Line>,
}

impl Difference {
    /// About no line and no order.
    pub(crate) fn whole(reason: Reason, text: impl Into<String>) -> Self {
        Self {
            reason,
            line: None,
            order: None,
            text: text.into(),
            transaction: None,
        }
    }

    pub(super) fn at(reason: Reason, line: u64, text: String) -> Self {
        Self {
            line: Some(line),
            ..Self::whole(reason, text)
        }
    }
}
