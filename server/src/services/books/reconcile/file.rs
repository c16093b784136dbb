//! Antom's transaction details report: a CSV file with a header, a line for each transaction, and
//! `<END>` in its last line.
//!
//! Its columns are those of docs.antom.com, "Transaction details report", by their current names
//! and by the older ones. Their order, and columns beside them, make no difference.

use crate::gateway;
use csv::{ReaderBuilder, StringRecord, Trim};
use domain::text::{cut, fold_code};
use domain::{Currency, Money};
use time::macros::format_description;
use time::{PrimitiveDateTime, UtcOffset};

/// What a line of the file is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Payment,
    Authorisation,
    Capture,
    Refund,
    /// The payment, or what was held of it, was voided.
    Cancel,
    /// Disputes and corrections, which the books do not keep.
    Other,
}

/// How it came out, as far as money is concerned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    Succeeded,
    Failed,
    UnderWay,
}

/// One transaction.
#[derive(Clone, Debug)]
pub struct Line {
    /// From 1.
    pub number: u64,
    /// As the file has it: `CAPTURE`.
    pub name: String,
    pub kind: Kind,
    pub status: Status,
    pub amount: Money,
    /// Ours; of a capture it may be that of its payment.
    pub request_id: Option<String>,
    /// Antom's.
    pub id: Option<String>,
    /// The payment that a capture or a refund is of, by our id or Antom's.
    pub of: Option<String>,
    /// Epoch milliseconds.
    pub at: Option<i64>,
}

impl Line {
    /// Whether it is the money of a dispute.
    #[must_use]
    pub fn is_dispute(&self) -> bool {
        let name = word(&self.name);
        let is_fee = name.contains("FEE") || name.contains("REVERSAL");
        self.kind == Kind::Other
            && !is_fee
            && (name.contains("DISPUTE") || name.contains("CHARGEBACK"))
    }
}

/// What was read.
#[derive(Clone, Debug, Default)]
pub struct File {
    pub lines: Vec<Line>,
    /// What cannot be read, and why, with the line's number.
    pub unread: Vec<(u64, String)>,
    /// Whether its end was there.
    pub complete: bool,
}

impl File {
    /// From its first transaction to its last. Where lines are missing, it is not the report's.
    #[must_use]
    pub fn period(&self) -> Option<(i64, i64)> {
        let times = || self.lines.iter().filter_map(|line| line.at);
        times().min().zip(times().max())
    }
}

/// Why nothing can be read of a file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FileError {
    #[error("the file is no CSV: {0}")]
    NotCsv(String),
    #[error("the file is neither UTF-8 nor UTF-16; download it again, or save it as CSV UTF-8")]
    NotText,
    #[error("the file has no line with the column transactionType, which Antom's report has")]
    NoHeader,
    #[error("the file lacks the column {0}")]
    NoColumn(String),
}

/// Where each column is.
struct Columns {
    kind: usize,
    status: Option<usize>,
    amount: usize,
    currency: usize,
    request_id: Option<usize>,
    id: Option<usize>,
    of: Vec<usize>,
    /// The time that counts first.
    times: Vec<usize>,
}

const KIND: &str = "transactionType";
const AMOUNT: &str = "transactionAmountValue";
const CURRENCY: &str = "transactionCurrency";
const REQUEST_ID: &str = "transactionRequestId";
const ID: &str = "transactionId";
const END: &str = "<END>";

impl Columns {
    fn of(header: &StringRecord) -> Result<Self, FileError> {
        let find = |name: &str| position(header, name);
        let must = |name: &str| find(name).ok_or_else(|| FileError::NoColumn(name.to_owned()));
        let (request_id, id) = (find(REQUEST_ID), find(ID));
        if request_id.is_none() && id.is_none() {
            return Err(FileError::NoColumn(format!("{REQUEST_ID}, or {ID}")));
        }
        let all = |names: &[&str]| names.iter().filter_map(|name| find(name)).collect();
        Ok(Self {
            kind: must(KIND)?,
            status: find("status"),
            amount: must(AMOUNT)?,
            currency: must(CURRENCY)?,
            request_id,
            id,
            of: all(&["originalTransactionRequestId", "originalTransactionId"]),
            times: all(&[
                "transactionCompletionTime",
                "transactionUpdateTime",
                "transactionCreationTime",
            ]),
        })
    }
}

/// Reads the file as it came: in UTF-8, or in UTF-16 as spreadsheets save it.
///
/// # Errors
/// As [`read`], and when it is no text.
pub fn read_bytes(bytes: &[u8]) -> Result<File, FileError> {
    let text = match bytes {
        [0xFF, 0xFE, rest @ ..] => utf_16(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => utf_16(rest, u16::from_be_bytes),
        _ => str::from_utf8(bytes).ok().map(ToOwned::to_owned),
    };
    read(&text.ok_or(FileError::NotText)?)
}

fn utf_16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Option<String> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let units: Vec<u16> = pairs.iter().map(|pair| unit(*pair)).collect();
    let text = String::from_utf16(&units).ok()?;
    rest.is_empty().then_some(text)
}

/// What stands between the cells: it follows the first name of a column that must be there.
fn delimiter(text: &str) -> u8 {
    let header = text.lines().find(|line| {
        let line = line.to_ascii_lowercase();
        line.contains(&KIND.to_ascii_lowercase())
    });
    let header = header.unwrap_or_default();
    let count = |sign: &u8| header.bytes().filter(|byte| byte == sign).count();
    [b',', b';', b'\t']
        .into_iter()
        .max_by_key(count)
        .filter(|sign| count(sign) > 0)
        .unwrap_or(b',')
}

/// Reads the file's text.
///
/// # Errors
/// When it is not such a file, with the name of the column that is missing.
pub fn read(text: &str) -> Result<File, FileError> {
    let text = text.trim_start_matches('\u{feff}');
    let mut reader = ReaderBuilder::new()
        .delimiter(delimiter(text))
        .has_headers(false)
        .flexible(true)
        .trim(Trim::All)
        .from_reader(text.as_bytes());
    let mut columns: Option<Columns> = None;
    let mut file = File::default();
    for record in reader.records() {
        let record = record.map_err(|error| FileError::NotCsv(error.to_string()))?;
        let number = record.position().map_or(0, csv::Position::line);
        match &columns {
            // What stands above the header is not about transactions.
            None if position(&record, KIND).is_some() => columns = Some(Columns::of(&record)?),
            None => {}
            Some(_) if record.get(0) == Some(END) => {
                file.complete = true;
                break;
            }
            Some(columns) => match line(columns, &record, number) {
                Ok(Some(line)) => file.lines.push(line),
                // A summary, or an empty line.
                Ok(None) => {}
                Err(why) => file.unread.push((number, why)),
            },
        }
    }
    match columns {
        Some(_) => Ok(file),
        None => Err(FileError::NoHeader),
    }
}

fn position(record: &StringRecord, name: &str) -> Option<usize> {
    record
        .iter()
        .position(|cell| cell.eq_ignore_ascii_case(name))
}

fn line(columns: &Columns, record: &StringRecord, number: u64) -> Result<Option<Line>, String> {
    let cell = |at: usize| record.get(at).filter(|text| !text.is_empty());
    let text = |at: Option<usize>| at.and_then(cell).map(ToOwned::to_owned);
    let ids = [columns.request_id, columns.id].into_iter().flatten();
    let rounded = ids
        .chain(columns.of.iter().copied())
        .filter_map(cell)
        .find(|id| is_rounded(id));
    if let Some(id) = rounded {
        return Err(format!(
            "a spreadsheet has rounded its id to {}; download the report again, and do not save it \
             from a spreadsheet",
            cut(id, 40)
        ));
    }
    let Some(name) = cell(columns.kind) else {
        return if is_remark(record) {
            Ok(None)
        } else {
            Err("it has no type".to_owned())
        };
    };
    let kind = kind(name).ok_or_else(|| format!("nobody knows what `{}` is", cut(name, 40)))?;
    let code = cell(columns.currency).ok_or("it has no currency")?;
    let currency: Currency = code
        .parse()
        .map_err(|_| format!("the shop knows no currency {code}"))?;
    let value = cell(columns.amount).ok_or("it has no amount")?;
    let amount =
        amount(value, currency).ok_or_else(|| format!("{value} is no amount in {code}"))?;
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
    }))
}

/// An empty line, a comment, or the one cell of a summary: nothing about a transaction.
fn is_remark(record: &StringRecord) -> bool {
    let mut cells = record.iter().filter(|cell| !cell.is_empty());
    let Some(first) = cells.next() else {
        return true;
    };
    let first = first.to_ascii_lowercase();
    let begins = ["#", "total", "summary"];
    cells.next().is_none() && begins.iter().any(|word| first.starts_with(word))
}

/// `Payment` is read as `PAYMENT`: what people and programs make of Antom's words.
fn word(text: &str) -> String {
    fold_code(text).to_uppercase()
}

/// `None`: nobody knows, and so nobody may pass it over.
fn kind(name: &str) -> Option<Kind> {
    Some(match word(name).as_str() {
        "PAYMENT" => Kind::Payment,
        "AUTHORIZATION" | "AUTHORISATION" => Kind::Authorisation,
        "CAPTURE" => Kind::Capture,
        "REFUND" => Kind::Refund,
        "CANCEL" | "VOID" => Kind::Cancel,
        name if OTHERS.iter().any(|other| name.contains(other)) => Kind::Other,
        _ => return None,
    })
}

/// What the names of disputes and corrections have in them.
const OTHERS: [&str; 8] = [
    "DISPUTE",
    "CHARGEBACK",
    "RETRIEVAL",
    "CORRECTION",
    "ADJUST",
    "REVERSAL",
    "FEE",
    "RESERVE",
];

/// `None`: nobody knows how it came out.
fn status(text: &str) -> Option<Status> {
    Some(match word(text).as_str() {
        "SUCCESS" | "SUCCEEDED" => Status::Succeeded,
        "FAIL" | "FAILED" | "CLOSED" | "CANCELLED" | "CANCELED" => Status::Failed,
        "PROCESSING" | "PENDING" | "INIT" | "INPROCESS" => Status::UnderWay,
        _ => return None,
    })
}

/// Reports have major units, where the API has minor ones; what flows back may have a minus, and
/// decimals that the currency does not know are noughts.
fn amount(text: &str, currency: Currency) -> Option<Money> {
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
        let (from, to) = file.period().unwrap();
        assert_eq!(to - from, 2 * 3_600_000);
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
