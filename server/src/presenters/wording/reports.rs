//! Reports and findings, in words.

use app::view::admin::{Badge, Tone};
use wording::Words;

use crate::services::admin::report::ReportRefusal;
use crate::services::books::findings::add_up;
use crate::services::books::reconcile::Reason;
use crate::services::books::reconcile::file::{FileError, Report};
use crate::store::settlements::SettlementRow;

/// Which report it is, by its stored word.
pub(crate) fn report(word: &str, words: Words) -> &'static str {
    match Report::ALL
        .into_iter()
        .find(|report| report.as_str() == word)
    {
        Some(Report::SettlementDetails) => words.admin_report_settlement_details(),
        Some(Report::SettlementSummary) => words.admin_report_settlement_summary(),
        Some(Report::TransactionDetails) | None => words.admin_report_transaction_details(),
    }
}

/// What differs and what to do about it, by its stored word.
pub(crate) fn reason(word: &str, words: Words) -> (&'static str, &'static str) {
    let known = Reason::ALL
        .into_iter()
        .find(|reason| reason.as_str() == word);
    match known {
        Some(Reason::Amount) => (
            words.admin_finding_amount(),
            words.admin_finding_amount_next(),
        ),
        Some(Reason::NotInBooks) => (
            words.admin_finding_not_in_books(),
            words.admin_finding_not_in_books_next(),
        ),
        Some(Reason::NotInFile) => (
            words.admin_finding_not_in_file(),
            words.admin_finding_not_in_file_next(),
        ),
        Some(Reason::Failed) => (
            words.admin_finding_failed(),
            words.admin_finding_failed_next(),
        ),
        // What a later version found is for a person.
        Some(Reason::ForAPerson) | None => (
            words.admin_finding_for_a_person(),
            words.admin_finding_for_a_person_next(),
        ),
        Some(Reason::Unreadable) => (
            words.admin_finding_unreadable(),
            words.admin_finding_unreadable_next(),
        ),
        Some(Reason::Twice) => (
            words.admin_finding_twice(),
            words.admin_finding_twice_next(),
        ),
        Some(Reason::Incomplete) => (
            words.admin_finding_incomplete(),
            words.admin_finding_incomplete_next(),
        ),
        Some(Reason::NoPeriod) => (
            words.admin_finding_no_period(),
            words.admin_finding_no_period_next(),
        ),
        Some(Reason::Sum) => (words.admin_finding_sum(), words.admin_finding_sum_next()),
        Some(Reason::Settlement) => (
            words.admin_finding_settlement(),
            words.admin_finding_settlement_next(),
        ),
        Some(Reason::Rebooked) => (
            words.admin_finding_rebooked(),
            words.admin_finding_rebooked_next(),
        ),
    }
}

/// Whether details and summary of a settlement come to the same.
pub(crate) fn adds_up(row: &SettlementRow, words: Words) -> Badge {
    match add_up(row) {
        Some(true) => Badge::new(words.admin_report_adds_up(), Tone::Good),
        Some(false) => Badge::new(words.admin_report_apart(), Tone::Bad),
        None if row.net.is_some() => Badge::new(words.admin_report_no_summary(), Tone::Waiting),
        None => Badge::new(words.admin_report_no_details(), Tone::Waiting),
    }
}

/// Says why nothing is done with a report or a finding.
pub(crate) fn refusal(words: Words, refusal: &ReportRefusal) -> String {
    let sentence = match refusal {
        ReportRefusal::NoFile => words.admin_report_refusal_no_file(),
        ReportRefusal::TooLarge => words.admin_report_refusal_too_large(),
        ReportRefusal::File(FileError::NoHeader) => words.admin_report_refusal_header(),
        ReportRefusal::File(FileError::NoColumn(column)) => {
            return words.admin_report_refusal_column(column);
        }
        ReportRefusal::File(FileError::NotText) => words.admin_report_refusal_text(),
        ReportRefusal::File(FileError::NotCsv(_) | FileError::BrokeOff(_)) => {
            words.admin_report_refusal_csv()
        }
        ReportRefusal::NoDay(typed) => return words.admin_report_refusal_no_day(typed),
        ReportRefusal::OneDay => words.admin_report_refusal_one_day(),
        ReportRefusal::DaysTurned => words.admin_report_refusal_days_turned(),
        ReportRefusal::Mapping(why) => return words.admin_report_refusal_mapping(why),
        ReportRefusal::MappingTooLarge => words.admin_report_refusal_mapping_too_large(),
        ReportRefusal::MappingNotText => words.admin_report_refusal_mapping_text(),
        ReportRefusal::NotOpen => words.admin_finding_refusal_not_open(),
        ReportRefusal::NoteMissing => words.admin_finding_refusal_note_missing(),
        ReportRefusal::NoteTooLong => words.admin_finding_refusal_note_too_long(),
        ReportRefusal::NothingToAsk => words.admin_finding_refusal_nothing_to_ask(),
    };
    sentence.to_owned()
}
