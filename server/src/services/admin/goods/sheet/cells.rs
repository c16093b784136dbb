//! Lines and cells of a sheet, and what the columns are called.

use std::borrow::Cow;

use csv::{ReaderBuilder, Trim};
use domain::Currency;
use encoding_rs::Encoding;

use super::{SheetFault, SheetProblem};

/// A column of our own sheets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Column {
    Slug,
    Name,
    Category,
    Summary,
    Description,
    Words,
    Draft,
    Drawing,
    Sku,
    Label,
    Tone,
    Stock,
    Price(Currency),
    /// What a reduced thing cost before.
    Was(Currency),
}

const PRICE: &str = "price ";
const WAS: &str = "was ";

impl Column {
    const PLAIN: [Self; 12] = [
        Self::Slug,
        Self::Name,
        Self::Category,
        Self::Summary,
        Self::Description,
        Self::Words,
        Self::Draft,
        Self::Drawing,
        Self::Sku,
        Self::Label,
        Self::Tone,
        Self::Stock,
    ];

    pub(super) fn all(currencies: &[Currency]) -> Vec<Self> {
        let prices = currencies
            .iter()
            .flat_map(|currency| [Self::Price(*currency), Self::Was(*currency)]);
        Self::PLAIN.into_iter().chain(prices).collect()
    }

    /// What stands above it.
    #[must_use]
    pub fn heading(&self) -> String {
        let name = match self {
            Self::Slug => "product",
            Self::Name => "name",
            Self::Category => "category",
            Self::Summary => "summary",
            Self::Description => "description",
            Self::Words => "words",
            Self::Draft => "draft",
            Self::Drawing => "drawing",
            Self::Sku => "sku",
            Self::Label => "variant",
            Self::Tone => "tone",
            Self::Stock => "stock",
            Self::Price(currency) => return format!("{PRICE}{}", currency.code()),
            Self::Was(currency) => return format!("{WAS}{}", currency.code()),
        };
        name.to_owned()
    }

    pub(super) fn of(heading: &str) -> Option<Self> {
        let heading = heading.trim().to_lowercase();
        let currency = |code: &str| code.trim().to_uppercase().parse().ok();
        if let Some(code) = heading.strip_prefix(PRICE) {
            return currency(code).map(Self::Price);
        }
        if let Some(code) = heading.strip_prefix(WAS) {
            return currency(code).map(Self::Was);
        }
        let mut plain = Self::PLAIN.into_iter();
        plain.find(|column| column.heading() == heading)
    }
}

/// A spreadsheet runs a cell that begins so.
const RUNS: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// Writes lines so that no spreadsheet runs what stands in a cell.
pub(crate) fn write(lines: &[Vec<String>]) -> String {
    let mut sheet = String::new();
    for line in lines {
        for (place, cell) in line.iter().enumerate() {
            if place > 0 {
                sheet.push(',');
            }
            let quote = if cell.starts_with(RUNS) { "'" } else { "" };
            let cell = format!("{quote}{cell}");
            if cell.contains(['"', ',', '\n', '\r', ';']) {
                sheet.push('"');
                sheet.push_str(&cell.replace('"', "\"\""));
                sheet.push('"');
            } else {
                sheet.push_str(&cell);
            }
        }
        sheet.push_str("\r\n");
    }
    sheet
}

/// Takes off the quote that keeps a spreadsheet from running a cell.
fn plain(cell: &str) -> String {
    let rest = cell.strip_prefix('\'');
    let kept = rest.filter(|rest| rest.starts_with(RUNS));
    kept.unwrap_or(cell).to_owned()
}

/// A sheet: its headings, and each line with its number.
pub(super) struct Sheet {
    pub(super) headings: Vec<String>,
    pub(super) lines: Vec<(u64, Vec<String>)>,
}

/// Reads what a spreadsheet saved: UTF-8 or UTF-16, with commas, semicolons or tabs.
pub(super) fn read(bytes: &[u8]) -> Result<Sheet, SheetProblem> {
    let whole = |fault| SheetProblem {
        line: 0,
        column: String::new(),
        fault,
    };
    let text: Option<Cow<'_, str>> = match Encoding::for_bom(bytes) {
        Some((encoding, mark)) => {
            let rest = bytes.get(mark..).unwrap_or_default();
            encoding.decode_without_bom_handling_and_without_replacement(rest)
        }
        None => std::str::from_utf8(bytes).ok().map(Cow::Borrowed),
    };
    let text = text.ok_or(whole(SheetFault::NotText))?;
    // A line that ends with two signs counts once.
    let text = text.replace("\r\n", "\n");
    let first = text.lines().next().unwrap_or_default();
    let count = |sign: char| first.matches(sign).count();
    let delimiter = [b',', b';', b'\t']
        .into_iter()
        .max_by_key(|sign| (count(char::from(*sign)), *sign == b','))
        .unwrap_or(b',');
    let mut reader = ReaderBuilder::new()
        .delimiter(delimiter)
        .trim(Trim::All)
        .flexible(false)
        .from_reader(text.as_bytes());
    let torn = |error: &csv::Error| SheetProblem {
        line: error.position().map_or(0, csv::Position::line),
        column: String::new(),
        fault: SheetFault::Torn,
    };
    let headings = reader.headers().map_err(|error| torn(&error))?;
    let headings: Vec<String> = headings.iter().map(str::to_owned).collect();
    let mut lines = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| torn(&error))?;
        let line = record.position().map_or(0, csv::Position::line);
        if record.iter().any(|cell| !cell.is_empty()) {
            lines.push((line, record.iter().map(plain).collect()));
        }
    }
    if lines.is_empty() {
        return Err(whole(SheetFault::Empty));
    }
    Ok(Sheet { headings, lines })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn nothing_that_a_spreadsheet_runs_is_written() {
        let cells = ["=1+1", "+1", "-1", "@x", "\t=1", "a=1", "", "'x"].map(str::to_owned);
        let sheet = write(&[vec!["a".to_owned(); 8], cells.to_vec()]);
        assert_eq!(
            sheet.lines().nth(1),
            Some("'=1+1,'+1,'-1,'@x,'\t=1,a=1,,'x")
        );
    }

    #[test]
    fn what_spreadsheets_save_is_read() {
        let utf16: Vec<u8> = "\u{feff}sku;name\r\nA;é\r\n"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        for bytes in [
            "sku,name\nA,é\n".as_bytes().to_vec(),
            "\u{feff}sku,name\r\nA,é\r\n".as_bytes().to_vec(),
            "sku\tname\nA\té".as_bytes().to_vec(),
            utf16,
        ] {
            let sheet = read(&bytes).ok().unwrap();
            assert_eq!(sheet.headings, ["sku", "name"]);
            assert_eq!(sheet.lines, [(2, vec!["A".to_owned(), "é".to_owned()])]);
        }
        for (bytes, fault) in [
            (&b"sku,name\nA\n"[..], SheetFault::Torn),
            (b"sku,name\n", SheetFault::Empty),
            (b"", SheetFault::Empty),
            (b"sku\n\xff\n", SheetFault::NotText),
        ] {
            assert_eq!(read(bytes).err().unwrap().fault, fault);
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(
            lines in prop::collection::vec(prop::collection::vec("[a-z=+@\",;'\n-]{0,6}", 3), 1..6)
        ) {
            let mut all = vec![["one", "two", "three"].map(str::to_owned).to_vec()];
            all.extend(lines.clone());
            let read = read(write(&all).as_bytes()).map(|sheet| sheet.lines).unwrap_or_default();
            let read: Vec<Vec<String>> = read.into_iter().map(|(_, cells)| cells).collect();
            // Blanks around a cell mean nothing, and neither does an empty line.
            let trimmed = |line: &Vec<String>| -> Vec<String> {
                line.iter().map(|cell| cell.trim().to_owned()).collect()
            };
            let expected: Vec<Vec<String>> = lines
                .iter()
                .map(trimmed)
                .filter(|line| line.iter().any(|cell| !cell.is_empty()))
                .collect();
            // A quote that keeps nothing from running is the cell's own.
            let own = |cell: &String| {
                let rest = cell.strip_prefix('\'');
                rest.filter(|rest| rest.starts_with(RUNS)).unwrap_or(cell).to_owned()
            };
            let once = |lines: &[Vec<String>]| -> Vec<Vec<String>> {
                lines.iter().map(|line| line.iter().map(own).collect()).collect()
            };
            prop_assert_eq!(once(&read), once(&expected));
        }

        #[test]
        fn whatever_is_sent_is_answered(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
            let _ = read(&bytes);
        }
    }
}
