//! Disputes, in words.

use app::view::admin::{Badge, Tone};
use domain::dispute::{Dispute, Fact, Kind, News, Notice, Stage, Verdict};
use wording::Words;

use crate::presenters::wording::{codes, times};
use crate::services::admin::dispute::AnswerRefusal;
use crate::services::disputes::document::DocumentFault;
use crate::store::disputes::DisputeRow;

/// What kind it is.
#[must_use]
pub(crate) fn kind(kind: Kind, words: Words) -> &'static str {
    match kind {
        Kind::Chargeback => words.admin_dispute_chargeback(),
        Kind::Retrieval => words.admin_dispute_retrieval(),
        Kind::Compliance => words.admin_dispute_compliance(),
    }
}

/// Where it stands.
#[must_use]
pub(crate) fn stage(stage: Stage, words: Words) -> Badge {
    match stage {
        Stage::ToAnswer => Badge::new(words.admin_dispute_to_answer(), Tone::Warning),
        Stage::Accepting => Badge::new(words.admin_dispute_accepting(), Tone::Waiting),
        Stage::Defending => Badge::new(words.admin_dispute_defending(), Tone::Waiting),
        Stage::Defended => Badge::new(words.admin_dispute_defended(), Tone::Waiting),
        Stage::Won => Badge::new(words.admin_dispute_won(), Tone::Good),
        Stage::Lost => Badge::new(words.admin_dispute_lost(), Tone::Bad),
        Stage::Withdrawn => Badge::new(words.admin_dispute_withdrawn(), Tone::Good),
        Stage::Validated => Badge::new(words.admin_dispute_validated(), Tone::Good),
        Stage::NotValidated => Badge::new(words.admin_dispute_not_validated(), Tone::Warning),
    }
}

/// What the merchant has to do about one that is to be answered.
pub(crate) fn to_do(row: &DisputeRow, now: i64, words: Words) -> String {
    let until = row.due_at.map(|due| times::moment(due, words).text);
    let is_retrieval = row.kind == Kind::Retrieval.as_str();
    match (until, is_retrieval) {
        (Some(_), _) if row.due_at.is_some_and(|due| due < now) => {
            words.admin_dispute_next_late().to_owned()
        }
        (Some(until), false) => words.admin_dispute_answer_until(until),
        (Some(until), true) => words.admin_dispute_documents_until(until),
        (None, false) => words.admin_dispute_answer().to_owned(),
        (None, true) => words.admin_dispute_documents().to_owned(),
    }
}

/// What it means, and what follows, a sentence each.
pub(crate) fn next(row: &DisputeRow, dispute: &Dispute, now: i64, words: Words) -> Vec<String> {
    let first = match dispute.stage {
        Stage::ToAnswer => to_do(row, now, words),
        Stage::Accepting => words.admin_dispute_next_accepting().to_owned(),
        Stage::Defending => words.admin_dispute_next_defending().to_owned(),
        Stage::Defended => words.admin_dispute_next_defended().to_owned(),
        Stage::Won => words.admin_dispute_next_won().to_owned(),
        Stage::Lost => match dispute.lost {
            Some(lost) if dispute.timed_out => words.admin_dispute_next_timed_out(lost.to_string()),
            Some(lost) => words.admin_dispute_next_lost(lost.to_string()),
            None => words.admin_dispute_next_lost_nothing().to_owned(),
        },
        Stage::Withdrawn => words.admin_dispute_next_withdrawn().to_owned(),
        Stage::Validated => words.admin_dispute_next_validated().to_owned(),
        Stage::NotValidated => words.admin_dispute_next_not_validated().to_owned(),
    };
    let mut sentences = vec![first];
    if dispute.stage == Stage::ToAnswer {
        if !dispute.defendable {
            sentences.push(words.admin_dispute_no_defence().to_owned());
        }
        let refused = dispute.refused.as_ref();
        sentences
            .extend(refused.map(|code| words.admin_dispute_refused(codes::antom(code, words))));
    }
    sentences
}

/// That a refund may pay twice; empty if it cannot.
pub(crate) fn warning(rows: &[DisputeRow], words: Words) -> String {
    let amount = |row: &DisputeRow| {
        let amount = row.lost_money().or_else(|| row.contested());
        amount.map_or_else(
            || words.admin_dispute_some_of_it().to_owned(),
            |amount| words.money(amount),
        )
    };
    let is_money = |row: &&DisputeRow| row.kind != Kind::Retrieval.as_str();
    let sentences = rows
        .iter()
        .filter(is_money)
        .filter_map(|row| match row.read_stage().ok()? {
            Stage::ToAnswer | Stage::Accepting | Stage::Defending | Stage::Defended => {
                Some(words.admin_dispute_warning_open(amount(row)))
            }
            Stage::Lost => Some(words.admin_dispute_warning_lost(amount(row))),
            Stage::Won | Stage::Withdrawn | Stage::Validated | Stage::NotValidated => None,
        });
    sentences.collect::<Vec<_>>().join(" ")
}

/// Why a dispute is not answered.
#[must_use]
pub(crate) fn refusal(words: Words, refusal: AnswerRefusal) -> &'static str {
    match refusal {
        AnswerRefusal::NotOpen => words.admin_dispute_refusal_not_open(),
        AnswerRefusal::NotDefendable => words.admin_dispute_no_defence(),
        AnswerRefusal::NothingToAccept => words.admin_dispute_refusal_nothing_to_accept(),
        AnswerRefusal::Document(fault) => match fault {
            DocumentFault::Missing => words.admin_dispute_fault_missing(),
            DocumentFault::TooLarge => words.admin_dispute_fault_too_large(),
            DocumentFault::Kind => words.admin_dispute_fault_kind(),
            DocumentFault::NameDiffers => words.admin_dispute_fault_name(),
            DocumentFault::Broken => words.admin_dispute_fault_broken(),
            DocumentFault::TwoInOne => words.admin_dispute_fault_two(),
            DocumentFault::Locked => words.admin_dispute_fault_locked(),
            DocumentFault::Macros => words.admin_dispute_fault_macros(),
            DocumentFault::Unpacks => words.admin_dispute_fault_unpacks(),
            DocumentFault::Inside => words.admin_dispute_fault_inside(),
        },
    }
}

/// Something that was learned: its words, its code and what it means.
pub(crate) fn fact(fact: &Fact, words: Words) -> (String, String, Tone) {
    let (sentence, tone) = match fact {
        Fact::Told(notice) => told(notice, words),
        Fact::AcceptAsked { .. } => (words.admin_dispute_fact_accept_asked(), Tone::Quiet),
        Fact::DefenceAsked { .. } => (words.admin_dispute_fact_defence_asked(), Tone::Quiet),
        Fact::Taken { .. } => (words.admin_dispute_fact_taken(), Tone::Good),
        Fact::Refused { .. } => (words.admin_dispute_fact_refused(), Tone::Bad),
    };
    let code = match fact {
        Fact::Refused { code, .. } => code.clone(),
        Fact::Told(_)
        | Fact::AcceptAsked { .. }
        | Fact::DefenceAsked { .. }
        | Fact::Taken { .. } => String::new(),
    };
    (sentence.to_owned(), code, tone)
}

fn told(notice: &Notice, words: Words) -> (&'static str, Tone) {
    match (notice.news, notice.verdict) {
        (News::Created, _) => (words.admin_dispute_fact_created(), Tone::Warning),
        (News::DueAlert, _) => (words.admin_dispute_fact_due_alert(), Tone::Warning),
        (News::DefenceSupplied, _) => (words.admin_dispute_fact_supplied(), Tone::Good),
        (News::Judged, Some(Verdict::ForMerchant)) => (words.admin_dispute_fact_won(), Tone::Good),
        (News::Judged, Some(Verdict::ForBuyer)) => (words.admin_dispute_fact_lost(), Tone::Bad),
        (News::Judged, Some(Verdict::Validated)) => {
            (words.admin_dispute_fact_validated(), Tone::Good)
        }
        (News::Judged, Some(Verdict::NotValidated)) => {
            (words.admin_dispute_fact_not_validated(), Tone::Warning)
        }
        (News::Judged, None) => (words.admin_dispute_fact_judged(), Tone::Warning),
        (News::Cancelled, _) => (words.admin_dispute_fact_cancelled(), Tone::Good),
        (News::Accepted, _) if notice.timed_out => {
            (words.admin_dispute_fact_timed_out(), Tone::Bad)
        }
        (News::Accepted, _) => (words.admin_dispute_fact_accepted(), Tone::Quiet),
        (News::RdrResolved, _) => (words.admin_dispute_fact_rdr(), Tone::Bad),
        (News::Other, _) => (words.admin_dispute_fact_other(), Tone::Warning),
    }
}
