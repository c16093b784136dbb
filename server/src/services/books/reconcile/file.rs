//! Antom's reports, line by line: CSV files with a header, a line for each transaction, and
//! `<END>` in the last line.
//!
//! Their columns are those of docs.antom.com, "Transaction details report", "Settlement details
//! report" and "Settlement summary report", by their current names and by the older ones. Their
//! order, and columns beside them, make no difference: which report it is, its headings tell.

use std::io::{self, Read};

use crate::config::ReportHeadings;
use crate::gateway;
use crate::services::books::reconcile::line::{Line, Status, kind, status, word};
use crate::services::books::reconcile::period;
use crate::services::books::reconcile::settlement::{self, SettledColumns, SummaryLine};
use crate::services::books::reconcile::text;
use csv::{ReaderBuilder, StringRecord, StringRecordsIntoIter, Trim};
use domain::text::cut;
use domain::{Currency, Money};
use serde::Serialize;
use time::macros::format_description;
use time::{PrimitiveDateTime, UtcOffset};

/// Which of Antom's reports it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Report {
    /// All that happened on some days.
    #[default]
    TransactionDetails,
    /// What a settlement is made of, line by line.
    SettlementDetails,
    /// What a settlement comes to.
    SettlementSummary,
}

impl Report {
    pub const ALL: [Self; 3] = [
        Self::TransactionDetails,
        Self::SettlementDetails,
        Self::SettlementSummary,
    ];

    /// The word under which it is stored.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::TransactionDetails => "transaction_details",
            Self::SettlementDetails => "settlement_details",
            Self::SettlementSummary => "settlement_summary",
        }
    }
}

/// One line that was read.
#[derive(Clone, Debug)]
pub enum Entry {
    Line(Line),
    Summary(SummaryLine),
    /// What cannot be read, and why, with the line's number.
    Unread(u64, String),
}

/// Why nothing can be read of a file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FileError {
    #[error("the file is no CSV: {0}")]
    NotCsv(String),
    #[error("the file is neither UTF-8 nor UTF-16; download it again, or save it as CSV UTF-8")]
    NotText,
    #[error(
        "the file has no line with the column transactionType or summaryType, which Antom's reports \
         have"
    )]
    NoHeader,
    #[error("the file lacks the column {0}")]
    NoColumn(String),
    #[error("the file broke off: {0}")]
    BrokeOff(String),
}

impl From<csv::Error> for FileError {
    fn from(error: csv::Error) -> Self {
        match error.kind() {
            csv::ErrorKind::Utf8 { .. } => Self::NotText,
            csv::ErrorKind::Io(io) if io.kind() == io::ErrorKind::InvalidData => Self::NotText,
            csv::ErrorKind::Io(io) => Self::BrokeOff(io.to_string()),
            _ => Self::NotCsv(error.to_string()),
        }
    }
}

/// Where each column is.
enum Columns {
    Transactions(Box<TransactionColumns>),
    Summary(settlement::SummaryColumns),
}

struct TransactionColumns {
    kind: usize,
    status: Option<usize>,
    amount: usize,
    currency: usize,
    request_id: Option<usize>,
    id: Option<usize>,
    of: Vec<usize>,
    /// The time that counts first.
    times: Vec<usize>,
    settled: Option<SettledColumns>,
}

const KIND: &str = "transactionType";
const SUMMARY: &str = "summaryType";
const AMOUNT: &str = "transactionAmountValue";
const CURRENCY: &str = "transactionCurrency";
const REQUEST_ID: &str = "transactionRequestId";
const ID: &str = "transactionId";
const END: &str = "<END>";

/// A header, and what its columns are called.
pub(super) struct Header<'a> {
    pub(super) cells: &'a StringRecord,
    pub(super) headings: &'a ReportHeadings,
}

impl Header<'_> {
    pub(super) fn find(&self, name: &str) -> Option<usize> {
        let name = self.headings.called(name);
        let mut cells = self.cells.iter();
        cells.position(|cell| cell.eq_ignore_ascii_case(name))
    }

    pub(super) fn must(&self, name: &str) -> Result<usize, FileError> {
        let called = || self.headings.called(name).to_owned();
        self.find(name).ok_or_else(|| FileError::NoColumn(called()))
    }
}

impl Columns {
    /// `None`: this is not the header.
    fn of(header: &Header<'_>) -> Result<Option<Self>, FileError> {
        if header.find(SUMMARY).is_some() && header.find(KIND).is_none() {
            let columns = settlement::SummaryColumns::of(header, SUMMARY)?;
            return Ok(Some(Self::Summary(columns)));
        }
        let Some(kind) = header.find(KIND) else {
            return Ok(None);
        };
        let (request_id, id) = (header.find(REQUEST_ID), header.find(ID));
        if request_id.is_none() && id.is_none() {
            return Err(FileError::NoColumn(format!("{REQUEST_ID}, or {ID}")));
        }
        let all = |names: &[&str]| names.iter().filter_map(|name| header.find(name)).collect();
        // Only a transaction details report says how each came out: what is settled succeeded.
        let status = header.find("status");
        Ok(Some(Self::Transactions(Box::new(TransactionColumns {
            kind,
            status,
            amount: header.must(AMOUNT)?,
            currency: header.must(CURRENCY)?,
            request_id,
            id,
            of: all(&["originalTransactionRequestId", "originalTransactionId"]),
            times: all(&[
                "transactionCompletionTime",
                "transactionUpdateTime",
                "transactionCreationTime",
            ]),
            settled: match status {
                Some(_) => None,
                None => SettledColumns::of(header)?,
            },
        }))))
    }

    fn report(&self) -> Report {
        match self {
            Self::Summary(_) => Report::SettlementSummary,
            Self::Transactions(columns) if columns.settled.is_some() => Report::SettlementDetails,
            Self::Transactions(_) => Report::TransactionDetails,
        }
    }
}

/// So much of a file is looked at to see what stands between its cells.
const HEAD: u64 = 64 * 1024;

/// Reads a report line by line, whatever its size: in UTF-8, or in UTF-16 as spreadsheets save it.
pub struct Reader {
    records: StringRecordsIntoIter<Box<dyn Read + Send>>,
    columns: Columns,
    complete: bool,
}

impl Reader {
    /// Reads as far as the header.
    ///
    /// # Errors
    /// When it is no such report, with the name of the column that is missing.
    pub fn open(
        from: impl Read + Send + 'static,
        headings: &ReportHeadings,
    ) -> Result<Self, FileError> {
        let mut text = text::as_utf8(from);
        let mut head = Vec::new();
        let taken = text.by_ref().take(HEAD).read_to_end(&mut head);
        taken.map_err(|error| FileError::from(csv::Error::from(error)))?;
        let between = delimiter(&String::from_utf8_lossy(&head), headings);
        let whole: Box<dyn Read + Send> = Box::new(io::Cursor::new(head).chain(text));
        let mut records = ReaderBuilder::new()
            .delimiter(between)
            .has_headers(false)
            .flexible(true)
            .trim(Trim::All)
            .from_reader(whole)
            .into_records();
        loop {
            let cells = records.next().ok_or(FileError::NoHeader)??;
            // What stands above the header is not about transactions.
            let header = Header {
                cells: &cells,
                headings,
            };
            if let Some(columns) = Columns::of(&header)? {
                return Ok(Self {
                    records,
                    columns,
                    complete: false,
                });
            }
        }
    }

    #[must_use]
    pub fn report(&self) -> Report {
        self.columns.report()
    }

    /// Reads what stands behind the end.
    pub(super) fn read_the_rest(self) -> Result<(), FileError> {
        let mut rest = self.records.into_reader().into_inner();
        let read = io::copy(&mut rest, &mut io::sink());
        read.map_err(|error| FileError::from(csv::Error::from(error)))?;
        Ok(())
    }

    /// Whether its end was there, once all was read.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.complete
    }
}

impl Iterator for Reader {
    type Item = Result<Entry, FileError>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.complete {
            let record = match self.records.next()? {
                Ok(record) => record,
                Err(error) => return Some(Err(error.into())),
            };
            let number = record.position().map_or(0, csv::Position::line);
            if record.get(0) == Some(END) {
                self.complete = true;
                break;
            }
            let entry = match &self.columns {
                Columns::Transactions(columns) => {
                    line(columns, &record, number).map(|line| line.map(Entry::Line))
                }
                Columns::Summary(columns) => {
                    let line = columns.line(&record, number);
                    line.map(|line| line.map(Entry::Summary))
                }
            };
            match entry {
                Ok(Some(entry)) => return Some(Ok(entry)),
                // A remark, or an empty line.
                Ok(None) => {}
                Err(why) => return Some(Ok(Entry::Unread(number, why))),
            }
        }
        None
    }
}

/// What stands between the cells: it follows the first name of a column that must be there.
fn delimiter(text: &str, headings: &ReportHeadings) -> u8 {
    let names = [KIND, SUMMARY].map(|name| headings.called(name).to_ascii_lowercase());
    let header = text.lines().find(|line| {
        let line = line.to_ascii_lowercase();
        names.iter().any(|name| line.contains(name))
    });
    let header = header.unwrap_or_default();
    let count = |sign: &u8| header.bytes().filter(|byte| byte == sign).count();
    [b',', b';', b'\t']
        .into_iter()
        .max_by_key(count)
        .filter(|sign| count(sign) > 0)
        .unwrap_or(b',')
}

pub(super) fn cell(record: &StringRecord, at: usize) -> Option<&str> {
    record.get(at).filter(|text| !text.is_empty())
}

/// An id that a spreadsheet has rounded is refused.
pub(super) fn refuse_rounded<'a>(ids: impl IntoIterator<Item = &'a str>) -> Result<(), String> {
    match ids.into_iter().find(|id| is_rounded(id)) {
        Some(id) => Err(format!(
            "a spreadsheet has rounded its id to {}; download the report again, and do not save it \
             from a spreadsheet",
            cut(id, 40)
        )),
        None => Ok(()),
    }
}

pub(super) fn read_currency(code: &str) -> Result<Currency, String> {
    code.parse()
        .map_err(|_| format!("the shop knows no currency {}", cut(code, 40)))
}

fn line(
    columns: &TransactionColumns,
    record: &StringRecord,
    number: u64,
) -> Result<Option<Line>, String> {
    let cell = |at: usize| cell(record, at);
    let text = |at: Option<usize>| at.and_then(cell).map(ToOwned::to_owned);
    let ids = [columns.request_id, columns.id].into_iter().flatten();
    refuse_rounded(ids.chain(columns.of.iter().copied()).filter_map(cell))?;
    let Some(name) = cell(columns.kind) else {
        return if is_remark(record) {
            Ok(None)
        } else {
            Err("it has no type".to_owned())
        };
    };
    let kind = kind(name).ok_or_else(|| format!("nobody knows what `{}` is", cut(name, 40)))?;
    let settled = match &columns.settled {
        Some(columns) => Some(columns.of_line(record)?),
        None => None,
    };
    let has_transaction = !settlement::is_fee(&word(name)) && !settlement::is_held(&word(name));
    let amount = match &settled {
        Some(settled) if !has_transaction => settled.money()?,
        _ => {
            let code = cell(columns.currency).ok_or("it has no currency")?;
            let currency = read_currency(code)?;
            let value = cell(columns.amount).ok_or("it has no amount")?;
            amount(value, currency).ok_or_else(|| format!("{value} is no amount in {code}"))?
        }
    };
    Ok(Some(Line {
        number,
        kind,
        name: name.to_owned(),
        status: match columns.status {
            // A report without this column has what succeeded and nothing else.
            None => Status::Succeeded,
            Some(at) => {
                let word = cell(at).ok_or("it does not say how it came out")?;
                status(word).ok_or_else(|| {
                    format!("nobody knows what its status `{}` means", cut(word, 40))
                })?
            }
        },
        amount,
        request_id: text(columns.request_id),
        id: text(columns.id),
        of: columns.of.iter().find_map(|at| text(Some(*at))),
        at: match columns.times.iter().find_map(|at| cell(*at)) {
            None => None,
            Some(time) => Some(
                moment(time).ok_or_else(|| format!("its time `{}` is no time", cut(time, 40)))?,
            ),
        },
        settled,
    }))
}

/// An empty line, a comment, or the one cell of a summary: nothing about a transaction.
pub(super) fn is_remark(record: &StringRecord) -> bool {
    let mut cells = record.iter().filter(|cell| !cell.is_empty());
    let Some(first) = cells.next() else {
        return true;
    };
    let first = first.to_ascii_lowercase();
    let begins = ["#", "total", "summary"];
    cells.next().is_none() && begins.iter().any(|word| first.starts_with(word))
}

/// Reports have major units, where the API has minor ones; what flows back may have a minus, and
/// decimals that the currency does not know are noughts.
pub(super) fn amount(text: &str, currency: Currency) -> Option<Money> {
    let text = text.trim_start_matches('-');
    let text = match text.rsplit_once(',') {
        // `64,00`: a comma before the decimals. `1,250` may be either, and Antom's own reports have
        // commas between thousands.
        Some((whole, decimals)) if decimals.len() != 3 && !text.contains('.') => {
            format!("{}.{decimals}", whole.replace(',', ""))
        }
        _ => text.replace(',', ""),
    };
    let text = match text.split_once('.') {
        Some((whole, decimals)) => match decimals.trim_end_matches('0') {
            "" => whole.to_owned(),
            decimals => format!("{whole}.{decimals}"),
        },
        None => text,
    };
    Money::parse_major(&text, currency).ok()
}

/// `2.02611E+34`: what spreadsheets make of long numbers, of which the end is lost.
fn is_rounded(id: &str) -> bool {
    let Some((number, exponent)) = id.split_once(['E', 'e']) else {
        return false;
    };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let is_number = number.split(['.', ',']).all(digits);
    is_number && exponent.strip_prefix('+').is_some_and(digits)
}

/// A day, or a time as [`moment`] reads it.
pub(super) fn day_or_moment(text: &str) -> Option<i64> {
    let day = period::day(text).map(|day| period::of_days(day, day).0);
    day.or_else(|| moment(text))
}

/// ISO 8601; without an offset it is Antom's own time, GMT+8.
fn moment(text: &str) -> Option<i64> {
    if let Some(time) = gateway::parse_time(text) {
        return Some(time);
    }
    let text = text.replace('T', " ");
    let format = format_description!("[year]-[month]-[day] [hour]:[minute]:[second]");
    let time = PrimitiveDateTime::parse(&text, format).ok()?;
    let offset = UtcOffset::from_hms(8, 0, 0).ok()?;
    Some(time.assume_offset(offset).unix_timestamp() * 1000)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::services::books::reconcile::line::Kind;

    /// A report of transactions, read whole.
    #[derive(Debug)]
    struct File {
        lines: Vec<Line>,
        unread: Vec<(u64, String)>,
        complete: bool,
    }

    fn read_bytes(bytes: &[u8]) -> Result<File, FileError> {
        let mut reader = Reader::open(io::Cursor::new(bytes.to_vec()), &ReportHeadings::default())?;
        let (mut lines, mut unread) = (Vec::new(), Vec::new());
        for entry in reader.by_ref() {
            match entry? {
                Entry::Line(line) => lines.push(line),
                Entry::Unread(number, why) => unread.push((number, why)),
                Entry::Summary(line) => panic!("{line:?}"),
            }
        }
        Ok(File {
            lines,
            unread,
            complete: reader.is_complete(),
        })
    }

    fn read(text: &str) -> Result<File, FileError> {
        read_bytes(text.as_bytes())
    }

    const HEADER: &str = "customerId,PSP,transactionType,transactionId,transactionRequestId,status,transactionCompletionTime,transactionAmountValue,transactionCurrency";

    /// As spreadsheets save it: other signs between the cells, other encodings, other line ends.
    #[test]
    fn a_file_that_a_spreadsheet_saved_reads_the_same() {
        let comma = format!(
            "{HEADER}\r\n2188,ANTOM,payment,2026,wf-1,success,2026-11-21T10:00:00+08:00,64.00,SGD\r\n\
             <END>\r\n"
        );
        let semicolon = comma.replace(',', ";").replace("64.00", "64,00");
        let tab = comma.replace(',', "\t");
        for text in [&comma, &semicolon, &tab] {
            let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
            let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
            for bytes in [
                text.as_bytes().to_vec(),
                format!("\u{feff}{text}").into_bytes(),
                [vec![0xFF, 0xFE], little].concat(),
                [vec![0xFE, 0xFF], big].concat(),
            ] {
                let file = read_bytes(&bytes).unwrap();
                assert!(file.complete, "{text}");
                assert_eq!(file.unread, [], "{text}");
                assert_eq!(file.lines[0].amount.minor(), 6400, "{text}");
                assert_eq!(file.lines[0].request_id.as_deref(), Some("wf-1"), "{text}");
            }
        }
        assert_eq!(read_bytes(b"\xFF\xFEa").unwrap_err(), FileError::NotText);
        assert_eq!(read_bytes(b"caf\xE9").unwrap_err(), FileError::NotText);
    }

    #[test]
    fn what_a_spreadsheet_has_rounded_is_not_guessed() {
        for id in ["2.02611E+34", "2,02611E+34", "2E+34"] {
            let text = format!("{HEADER}\n1,A,PAYMENT,\"{id}\",wf-1,SUCCESS,,64.00,SGD\n<END>\n");
            let file = read(&text).unwrap();
            assert!(file.lines.is_empty(), "{id}");
            assert!(file.unread[0].1.contains("rounded"), "{:?}", file.unread);
        }
        for id in ["wf-1E+3", "E+3", "2026", "wfE"] {
            assert!(!is_rounded(id), "{id}");
        }
    }

    #[test]
    fn columns_are_found_wherever_they_are() {
        let text = format!(
            "\u{feff}# made on 2026-11-22\n\n{HEADER}\n\
             2188,ANTOM,PAYMENT,2026,wf-1,SUCCESS,2026-11-21T10:00:00+08:00,64.00,SGD\n\
             2188,ANTOM,REFUND,2027,rf-1,SUCCESS,2026-11-21 12:00:00,-1250.5,SGD\n\
             2188,ANTOM,PAYMENT,2028,wf-2,PROCESSING,,120.00,JPY\n\
             Total: 3,,,,,,,,\n<END>\nno more,,,,,,,,\n"
        );
        let file = read(&text).unwrap();
        assert!(file.complete);
        assert_eq!(file.unread, []);
        let kinds: Vec<_> = file
            .lines
            .iter()
            .map(|line| (line.kind, line.status))
            .collect();
        assert_eq!(
            kinds,
            [
                (Kind::Payment, Status::Succeeded),
                (Kind::Refund, Status::Succeeded),
                (Kind::Payment, Status::UnderWay),
            ]
        );
        let minor: Vec<_> = file.lines.iter().map(|line| line.amount.minor()).collect();
        assert_eq!(minor, [6400, 125_050, 120]);
        let times: Vec<_> = file.lines.iter().filter_map(|line| line.at).collect();
        assert_eq!(times[1] - times[0], 2 * 3_600_000);
        assert_eq!(file.lines[0].number, 4);
    }

    #[test]
    fn what_is_missing_is_named() {
        let lacks = |column: &str| read(&HEADER.replace(column, "x")).unwrap_err();
        for column in [AMOUNT, CURRENCY] {
            assert_eq!(lacks(column), FileError::NoColumn(column.to_owned()));
        }
        let text = HEADER.replace(REQUEST_ID, "x").replace(ID, "y");
        assert!(read(&text).unwrap_err().to_string().contains(REQUEST_ID));
        assert_eq!(lacks(KIND), FileError::NoHeader);
        assert_eq!(read("").unwrap_err(), FileError::NoHeader);
    }

    #[test]
    fn a_line_that_cannot_be_read_is_not_passed_over() {
        let text = format!(
            "{HEADER}\n2188,A,PAYMENT,1,wf-1,SUCCESS,,sixty,SGD\n2188,A,PAYMENT,1,wf-1,SUCCESS,,64.005,SGD\n2188,A,PAYMENT,1,wf-1,SUCCESS,,1,XXX\n2188,A,PAYMENT\n"
        );
        let file = read(&text).unwrap();
        let numbers: Vec<_> = file.unread.iter().map(|(number, _)| *number).collect();
        assert_eq!(numbers, [2, 3, 4, 5]);
        assert!(!file.complete && file.lines.is_empty());
    }

    /// What is not understood never counts as agreement.
    #[test]
    fn whatever_is_not_understood_is_named_with_its_line() {
        let row = |kind: &str, status: &str, time: &str| {
            format!("{HEADER}\n2188,A,{kind},1,wf-1,{status},{time},500.00,SGD\n<END>\n")
        };
        let time = "2026-11-21T10:00:00+08:00";
        for (kind, status, time, named) in [
            ("WITHDRAWAL", "SUCCESS", time, "WITHDRAWAL"),
            ("\u{202e}", "SUCCESS", time, "nobody knows"),
            ("", "SUCCESS", time, "no type"),
            ("PAYMENT", "OK", time, "OK"),
            ("PAYMENT", "", time, "how it came out"),
            ("PAYMENT", "SUCCESS", "29/11/2026 21:40", "29/11/2026 21:40"),
            ("PAYMENT", "SUCCESS", "2026-11-21", "2026-11-21"),
        ] {
            let file = read(&row(kind, status, time)).unwrap();
            assert!(file.lines.is_empty(), "{kind} {status} {time}");
            let [(2, why)] = &file.unread[..] else {
                panic!("{kind} {status} {time}: {:?}", file.unread);
            };
            assert!(why.contains(named), "{why}");
        }
        for (kind, status) in [
            ("payment", "success"),
            (" Payment ", "Success"),
            ("ＰＡＹＭＥＮＴ", "SUCCEEDED"),
        ] {
            let file = read(&row(kind, status, time)).unwrap();
            assert_eq!(file.unread, [], "{kind}");
            assert_eq!(file.lines[0].kind, Kind::Payment, "{kind}");
        }
    }
}
