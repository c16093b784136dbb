//! What reports say of settlements: gross, fees and net of each line, and what they come to.

use std::collections::BTreeMap;

use csv::StringRecord;
use domain::text::cut;
use domain::{Currency, Money};

use crate::services::books::reconcile::file::{
    FileError, Header, amount, cell, day_or_moment, is_remark, read_currency, refuse_rounded,
};
use crate::services::books::reconcile::line::{kind, word};

const BATCH: &str = "settlementBatchId";
const NET: &str = "settlementAmountValue";
const CURRENCY: &str = "settlementCurrency";
/// The current name, and the older one.
const TIMES: [&str; 2] = ["settlementInitiatedDate", "settlementTime"];
/// What the columns of fees and taxes end with; two of them tell no `AmountValue`.
const FEES: [&str; 4] = [
    "feeamountvalue",
    "taxamountvalue",
    "markupamountvalue",
    "disputehandlingfee",
];

/// Whether a line with this name is a fee of the settlement's.
pub(super) fn is_fee(name: &str) -> bool {
    name.contains("FEE")
}

/// Whether a line with this name is money that Antom keeps back, or gives free again.
pub(super) fn is_held(name: &str) -> bool {
    name.contains("RESERVE") || name.contains("COLLATERAL")
}

/// What was settled by a line, in the smallest unit of its currency. What leaves the merchant is
/// below nought, as in the report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settled {
    pub batch: String,
    pub currency: Currency,
    pub net: i64,
    /// All fees and taxes of the line.
    pub fees: i64,
    /// When the settlement was begun.
    pub at: Option<i64>,
    /// What the line is about, in the settlement's currency, if the report tells; never below
    /// nought.
    pub told_gross: Option<i64>,
}

impl Settled {
    /// What it moved, as money.
    pub(super) fn money(&self) -> Result<Money, String> {
        let minor = self.net.checked_abs().ok_or("it is too large")?;
        Money::new(minor, self.currency).map_err(|error| error.to_string())
    }

    /// What it would have been without fees.
    fn gross(&self) -> Option<i64> {
        self.net.checked_sub(self.fees)
    }

    /// Whether net is gross and fees.
    pub(super) fn adds_up(&self) -> bool {
        match (self.gross(), self.told_gross) {
            (None, _) => false,
            (_, None) => true,
            (Some(gross), Some(told)) => gross.checked_abs() == Some(told),
        }
    }
}

struct FeeColumn {
    name: String,
    value: usize,
    currency: Option<usize>,
}

/// Where a settlement details report has what it has beside a transaction.
pub(super) struct SettledColumns {
    batch: usize,
    net: usize,
    currency: usize,
    at: Option<usize>,
    fees: Vec<FeeColumn>,
    /// Amount and currency of the transaction, and of what it was converted to.
    told: Vec<(usize, usize)>,
}

impl SettledColumns {
    /// `None`: it is no settlement details report.
    pub(super) fn of(header: &Header<'_>) -> Result<Option<Self>, FileError> {
        let Some(batch) = header.find(BATCH) else {
            return Ok(None);
        };
        let told = [
            ("convertedTransactionAmountValue", "convertedCurrency"),
            ("transactionAmountValue", "transactionCurrency"),
        ];
        let told = told
            .iter()
            .filter_map(|(value, currency)| header.find(value).zip(header.find(currency)));
        Ok(Some(Self {
            batch,
            net: header.must(NET)?,
            currency: header.must(CURRENCY)?,
            at: TIMES.iter().find_map(|name| header.find(name)),
            fees: fees(header),
            told: told.collect(),
        }))
    }

    pub(super) fn of_line(&self, record: &StringRecord) -> Result<Settled, String> {
        let batch = cell(record, self.batch).ok_or("it has no settlement")?;
        refuse_rounded([batch])?;
        let (net, currency) = net(record, self.net, self.currency)?;
        let mut fees = 0_i64;
        for column in &self.fees {
            let Some(value) = cell(record, column.value) else {
                continue;
            };
            let fee = signed(value, currency).ok_or_else(|| {
                format!(
                    "{value} is no amount in {}: {}",
                    currency.code(),
                    column.name
                )
            })?;
            let told = column.currency.and_then(|at| cell(record, at));
            if let Some(code) = told.filter(|_| fee != 0)
                && read_currency(code)? != currency
            {
                return Err(format!(
                    "{} is in {code}, and the settlement in {}",
                    column.name,
                    currency.code()
                ));
            }
            fees = fees.checked_add(fee).ok_or("its fees are too large")?;
        }
        let told_gross = self.told.iter().find_map(|(value, code)| {
            let of: Currency = cell(record, *code)?.parse().ok()?;
            let value = cell(record, *value).filter(|_| of == currency)?;
            signed(value, currency)?.checked_abs()
        });
        Ok(Settled {
            batch: batch.to_owned(),
            currency,
            net,
            fees,
            at: time(record, self.at)?,
            told_gross,
        })
    }
}

/// All columns of fees and taxes, also of those that Antom adds: a fee that nobody reads would make
/// sums that are wrong.
fn fees(header: &Header<'_>) -> Vec<FeeColumn> {
    let mut found = Vec::new();
    for (value, name) in header.cells.iter().enumerate() {
        let plain = name.to_ascii_lowercase();
        if !FEES.iter().any(|end| plain.ends_with(end)) {
            continue;
        }
        let stem = &name[..plain.find("amountvalue").unwrap_or(name.len())];
        let currency = ["Currency", "FeeCurrency", "AmountCurrency"]
            .iter()
            .find_map(|end| header.find(&format!("{stem}{end}")));
        found.push(FeeColumn {
            name: name.to_owned(),
            value,
            currency,
        });
    }
    found
}

/// One line of a settlement summary report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SummaryLine {
    pub number: u64,
    pub batch: String,
    /// `CAPTURE`
    pub name: String,
    pub currency: Currency,
    pub net: i64,
    pub count: Option<u64>,
    pub at: Option<i64>,
}

impl SummaryLine {
    /// Whether it is the sum of the others.
    fn is_total(&self) -> bool {
        word(&self.name) == "TOTAL"
    }
}

/// Where a settlement summary report has what it has.
pub(super) struct SummaryColumns {
    name: usize,
    batch: usize,
    net: usize,
    currency: usize,
    count: Option<usize>,
    at: Option<usize>,
}

impl SummaryColumns {
    pub(super) fn of(header: &Header<'_>, name: &str) -> Result<Self, FileError> {
        Ok(Self {
            name: header.must(name)?,
            batch: header.must(BATCH)?,
            net: header.must(NET)?,
            currency: header.must(CURRENCY)?,
            count: header.find("count"),
            at: TIMES.iter().find_map(|name| header.find(name)),
        })
    }

    pub(super) fn line(
        &self,
        record: &StringRecord,
        number: u64,
    ) -> Result<Option<SummaryLine>, String> {
        let Some(name) = cell(record, self.name) else {
            return if is_remark(record) {
                Ok(None)
            } else {
                Err("it has no type".to_owned())
            };
        };
        if word(name) != "TOTAL" && kind(name).is_none() {
            return Err(format!("nobody knows what `{}` is", cut(name, 40)));
        }
        let batch = cell(record, self.batch).ok_or("it has no settlement")?;
        refuse_rounded([batch])?;
        let (net, currency) = net(record, self.net, self.currency)?;
        let count = match self.count.and_then(|at| cell(record, at)) {
            None => None,
            Some(count) => Some(
                count
                    .parse()
                    .map_err(|_| format!("its count `{}` is no number", cut(count, 40)))?,
            ),
        };
        Ok(Some(SummaryLine {
            number,
            batch: batch.to_owned(),
            name: name.to_owned(),
            currency,
            net,
            count,
            at: time(record, self.at)?,
        }))
    }
}

fn net(record: &StringRecord, value: usize, code: usize) -> Result<(i64, Currency), String> {
    let code = cell(record, code).ok_or("it has no currency of the settlement")?;
    let currency = read_currency(code)?;
    let value = cell(record, value).ok_or("it does not say what was settled")?;
    let net = signed(value, currency).ok_or_else(|| format!("{value} is no amount in {code}"))?;
    Ok((net, currency))
}

/// An amount with its sign, in the smallest unit.
fn signed(text: &str, currency: Currency) -> Option<i64> {
    let minor = amount(text, currency)?.minor();
    Some(if text.starts_with('-') { -minor } else { minor })
}

fn time(record: &StringRecord, at: Option<usize>) -> Result<Option<i64>, String> {
    let Some(text) = at.and_then(|at| cell(record, at)) else {
        return Ok(None);
    };
    match day_or_moment(text) {
        Some(time) => Ok(Some(time)),
        None => Err(format!("its time `{}` is no time", cut(text, 40))),
    }
}

/// What the lines of a settlement come to, in the smallest unit of its currency.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    /// Of payments, refunds and disputes.
    pub gross: i64,
    pub fees: i64,
    /// Kept back, or given free again.
    pub held: i64,
    pub net: i64,
    pub lines: i64,
    pub at: Option<i64>,
}

/// What a summary says of a settlement.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    total: Option<(i64, Option<u64>)>,
    parts: i64,
    count: u64,
    pub at: Option<i64>,
}

impl Summary {
    /// What arrives at the bank.
    #[must_use]
    pub fn net(&self) -> i64 {
        self.total.map_or(self.parts, |(net, _)| net)
    }

    /// Of how many lines, if it tells.
    #[must_use]
    pub fn lines(&self) -> Option<i64> {
        let count = match self.total {
            Some((_, count)) => count?,
            None => self.count,
        };
        i64::try_from(count).ok()
    }

    /// Whether its parts come to its total.
    pub(super) fn adds_up(&self) -> bool {
        self.total.is_none_or(|(net, _)| net == self.parts)
    }
}

/// A settlement: its number and its currency.
pub type Key = (String, Currency);

/// What a file says of settlements.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settlements {
    pub details: BTreeMap<Key, Sums>,
    pub summaries: BTreeMap<Key, Summary>,
}

impl Settlements {
    /// Adds a line; `false` where the sum has no room for it.
    #[must_use]
    pub(super) fn add(&mut self, name: &str, settled: &Settled) -> bool {
        let key = (settled.batch.clone(), settled.currency);
        let sums = self.details.entry(key).or_default();
        let name = word(name);
        let grown = || {
            let (gross, fees, held) = if is_fee(&name) {
                (0, settled.net, 0)
            } else if is_held(&name) {
                (0, 0, settled.net)
            } else {
                (settled.gross()?, settled.fees, 0)
            };
            Some(Sums {
                gross: sums.gross.checked_add(gross)?,
                fees: sums.fees.checked_add(fees)?,
                held: sums.held.checked_add(held)?,
                net: sums.net.checked_add(settled.net)?,
                lines: sums.lines.checked_add(1)?,
                at: sums.at.max(settled.at),
            })
        };
        match grown() {
            Some(grown) => {
                *sums = grown;
                true
            }
            None => false,
        }
    }

    /// Adds a line of a summary; `false` where it says a total twice, or is too large.
    #[must_use]
    pub(super) fn add_summary(&mut self, line: &SummaryLine) -> bool {
        let key = (line.batch.clone(), line.currency);
        let summary = self.summaries.entry(key).or_default();
        summary.at = summary.at.max(line.at);
        if line.is_total() {
            return summary.total.replace((line.net, line.count)).is_none();
        }
        let count = line.count.unwrap_or_default();
        match (
            summary.parts.checked_add(line.net),
            summary.count.checked_add(count),
        ) {
            (Some(parts), Some(count)) => {
                (summary.parts, summary.count) = (parts, count);
                true
            }
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;
    use crate::config::ReportHeadings;
    use crate::services::books::reconcile::file::{Entry, Reader, Report};

    const DETAILS: &str = "settlementBatchId,customerId,PSP,transactionType,transactionId,transactionRequestId,originalTransactionRequestId,transactionAmountValue,transactionCurrency,settlementAmountValue,settlementCurrency,settlementInitiatedDate,paymentMethodFeeAmountValue,paymentMethodFeeCurrency,withholdingTaxAmountValue,withholdingTaxFeeCurrency,brandNewFeeAmountValue";

    fn entries(text: &str) -> (Report, Vec<Entry>) {
        let mut reader =
            Reader::open(Cursor::new(text.to_owned()), &ReportHeadings::default()).unwrap();
        let found = reader.by_ref().map(|entry| entry.unwrap()).collect();
        (reader.report(), found)
    }

    fn summed(text: &str) -> Settlements {
        let mut all = Settlements::default();
        for entry in entries(text).1 {
            match entry {
                Entry::Line(line) => {
                    let settled = line.settled.unwrap();
                    assert!(settled.adds_up(), "{settled:?}");
                    assert!(all.add(&line.name, &settled));
                }
                Entry::Summary(line) => assert!(all.add_summary(&line)),
                Entry::Unread(number, why) => panic!("{number}: {why}"),
            }
        }
        all
    }

    #[test]
    fn lines_sum_up_to_gross_fees_and_net() {
        let text = format!(
            "{DETAILS}\n\
             B1,1,A,payment,p1,wf-1,,64.00,SGD,62.00,SGD,2026-11-24,-1.50,SGD,-0.25,SGD,-0.25\n\
             B1,1,A,REFUND,p1,rf-1,wf-1,-10.00,SGD,-10.00,SGD,2026-11-24,0,,,,\n\
             B1,1,A,SETTLEMENT_FEE,,,,,,-0.50,SGD,2026-11-24,,,,,\n\
             B1,1,A,RESERVE,,,,,,-5.00,SGD,2026-11-24,,,,,\n<END>\n"
        );
        assert_eq!(entries(&text).0, Report::SettlementDetails);
        let sums = summed(&text).details;
        assert_eq!(sums.len(), 1);
        let sums = sums[&("B1".to_owned(), Currency::Sgd)];
        assert_eq!((sums.gross, sums.fees, sums.held), (5_400, -250, -500));
        assert_eq!((sums.net, sums.lines), (4_650, 4));
        assert_eq!(sums.gross + sums.fees + sums.held, sums.net);
        assert_eq!(sums.at, Some(1_795_449_600_000));
    }

    #[test]
    fn a_summary_is_its_total_or_the_sum_of_its_parts() {
        let header = "settlementBatchId,customerId,PSP,summaryType,settlementInitiatedDate,count,settlementAmountValue,settlementCurrency";
        let parts =
            "B1,1,A,payment,2026-11-24,3,60.00,SGD\nB1,1,A,REFUND,2026-11-24,1,-10.00,SGD\n";
        for (text, adds_up) in [
            (format!("{header}\n{parts}<END>\n"), true),
            (
                format!("{header}\n{parts}B1,1,A,TOTAL,2026-11-24,4,50.00,SGD\n<END>\n"),
                true,
            ),
            (
                format!("{header}\n{parts}B1,1,A,total,2026-11-24,4,50.01,SGD\n<END>\n"),
                false,
            ),
        ] {
            assert_eq!(entries(&text).0, Report::SettlementSummary);
            let summary = summed(&text).summaries[&("B1".to_owned(), Currency::Sgd)];
            assert_eq!(summary.adds_up(), adds_up, "{text}");
            assert_eq!(summary.lines(), Some(4), "{text}");
            assert_eq!(summary.net() / 10, 500, "{text}");
        }
    }

    #[test]
    fn what_is_not_understood_of_a_settlement_is_named() {
        let row = |row: &str| format!("{DETAILS}\n{row}\n<END>\n");
        for (line, why) in [
            (
                "B1,1,A,PAYMENT,p,wf,,1,SGD,1,EUR,2026-11-24,-1,SGD,,,",
                "is in SGD",
            ),
            (
                "2.3E+12,1,A,PAYMENT,p,wf,,1,SGD,1,SGD,2026-11-24,,,,,",
                "rounded",
            ),
            (
                ",1,A,PAYMENT,p,wf,,1,SGD,1,SGD,2026-11-24,,,,,",
                "no settlement",
            ),
            (
                "B1,1,A,PAYMENT,p,wf,,1,SGD,,SGD,2026-11-24,,,,,",
                "was settled",
            ),
            (
                "B1,1,A,PAYMENT,p,wf,,1,SGD,1,SGD,24/11/2026,,,,,",
                "no time",
            ),
            (
                "B1,1,A,PAYMENT,p,wf,,1,SGD,1,SGD,2026-11-24,,,,,x",
                "brandNewFee",
            ),
            ("B1,1,A,GIFT,p,wf,,1,SGD,1,SGD,2026-11-24,,,,,", "GIFT"),
        ] {
            let found = entries(&row(line)).1;
            let [Entry::Unread(2, told)] = found.as_slice() else {
                panic!("{line}: {found:?}");
            };
            assert!(told.contains(why), "{told}");
        }
    }
}
