use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;

use crate::config::shop_file::of_toml;

/// What the columns of Antom's reports are called in somebody's files: a file of `[columns]` with
/// Antom's name on the left. What it does not name keeps Antom's name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReportHeadings(BTreeMap<&'static str, String>);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    columns: Columns,
}

macro_rules! columns {
    ($($field:ident = $name:literal,)*) => {
        /// One field a column that the shop reads, so that the parser knows which there are.
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Columns {
            $(#[serde(rename = $name)]
            $field: Option<String>,)*
        }

        impl Columns {
            fn named(self) -> BTreeMap<&'static str, String> {
                let all = [$(($name, self.$field),)*];
                let given = |(name, called): (&'static str, Option<String>)| Some((name, called?));
                all.into_iter().filter_map(given).collect()
            }
        }
    };
}

columns! {
    kind = "transactionType",
    status = "status",
    amount = "transactionAmountValue",
    currency = "transactionCurrency",
    request_id = "transactionRequestId",
    id = "transactionId",
    of = "originalTransactionRequestId",
    of_older = "originalTransactionId",
    completed = "transactionCompletionTime",
    updated = "transactionUpdateTime",
    created = "transactionCreationTime",
    converted = "convertedTransactionAmountValue",
    converted_currency = "convertedCurrency",
    batch = "settlementBatchId",
    net = "settlementAmountValue",
    settlement_currency = "settlementCurrency",
    initiated = "settlementInitiatedDate",
    summary = "summaryType",
    count = "count",
}

impl ReportHeadings {
    /// Reads a mapping file.
    ///
    /// # Errors
    /// What is wrong with it, with its line and what was probably meant.
    pub fn load(path: &Path) -> Result<Self, String> {
        let name = path.display().to_string();
        let text = std::fs::read_to_string(path).map_err(|error| format!("{name}: {error}"))?;
        Self::parse(&name, &text)
    }

    /// Reads the text of a mapping file of this name.
    ///
    /// # Errors
    /// As above.
    pub fn parse(name: &str, text: &str) -> Result<Self, String> {
        let file: File = toml::from_str(text).map_err(|error| of_toml(name, text, &error))?;
        let columns = file.columns.named();
        for (at, (column, called)) in columns.iter().enumerate() {
            if called.trim().is_empty() {
                return Err(format!("{name}: {column} is called nothing"));
            }
            let mut before = columns.iter().take(at);
            let is_same = |other: &str| other.eq_ignore_ascii_case(called);
            if let Some((other, _)) = before.find(|(_, other)| is_same(other)) {
                return Err(format!(
                    "{name}: {other} and {column} are both called `{called}`"
                ));
            }
        }
        Ok(Self(columns))
    }

    /// What a column is called in the files.
    #[must_use]
    pub fn called<'a>(&'a self, column: &'a str) -> &'a str {
        self.0.get(column).map_or(column, String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_the_names_that_the_file_gives_them() {
        let text = "[columns]\ntransactionType = \"Type\"\ncount = \"How many\"\n";
        let headings = ReportHeadings::parse("map.toml", text).unwrap();
        assert_eq!(headings.called("transactionType"), "Type");
        assert_eq!(headings.called("count"), "How many");
        assert_eq!(headings.called("status"), "status");
    }

    #[test]
    fn a_mistake_is_named_with_its_line_and_what_was_meant() {
        for (text, told) in [
            (
                "[columns]\ntransactionTyp = \"Type\"\n",
                "map.toml, line 2: `transactionTyp` is no key here; did you mean `transactionType`?",
            ),
            (
                "[columns]\nstatus = \"S\"\n[colums]\n",
                "map.toml, line 3: `colums` is no key here; did you mean `columns`?",
            ),
            ("", "`columns` is missing"),
            (
                "[columns]\ncount = \"N\"\nstatus = \"n\"\n",
                "are both called",
            ),
            ("[columns]\ncount = \" \"\n", "count is called nothing"),
        ] {
            let error = ReportHeadings::parse("map.toml", text).unwrap_err();
            assert!(error.contains(told), "{error}");
        }
    }
}
