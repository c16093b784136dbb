//! The books beside Antom's reports: the third moment at which guide 004 wants results checked.
//! Antom is asked about whatever differs, and what it answers is recorded like any other evidence;
//! no payment is changed because a file says so.

mod books;
mod difference;
pub mod file;
pub mod line;
mod marks;
pub mod period;
pub mod settlement;
mod source;
mod subscriptions;
mod text;

use std::collections::BTreeSet;

use domain::Money;

use crate::config::ReportHeadings;
use crate::services::books::reconcile::books::{Books, Known, Moved, Movements, known};
use crate::services::books::reconcile::file::{Entry, FileError, Report};
use crate::services::books::reconcile::line::{Kind, Line, Status};
use crate::services::books::reconcile::marks::Marks;
use crate::services::books::reconcile::settlement::SummaryLine;
use crate::services::books::reconcile::source::Pieces;
use crate::services::books::reconcile::subscriptions::Place;
use crate::services::payments::inquire::ask;
use crate::services::payments::refund;
use crate::services::{ServiceError, Shop};
use crate::store::disputes;
use crate::store::payments::attempts;
use crate::store::payments::attempts::AttemptPlace;
use crate::store::payments::refunds;

pub use crate::services::books::reconcile::difference::{
    Difference, MOST_TOLD, Reason, Reconciliation,
};
pub use crate::services::books::reconcile::source::Chunks;

/// Why nothing was compared.
#[derive(Debug, thiserror::Error)]
pub enum ReconcileError {
    #[error(transparent)]
    File(#[from] FileError),
    #[error(transparent)]
    Service(#[from] ServiceError),
}

/// Reads a report as it comes, whatever its size, and compares it. `period` is what it is about, in
/// epoch milliseconds, as far as somebody told.
///
/// # Errors
/// When it is no report of Antom's, or the database does not answer.
pub async fn reconcile(
    shop: &Shop,
    from: impl std::io::Read + Send + 'static,
    headings: ReportHeadings,
    period: Option<(i64, i64)>,
) -> Result<Reconciliation, ReconcileError> {
    let (report, mut pieces) = Pieces::read(from, headings).await?;
    let mut comparing = Comparing::of(report);
    let mut next = with_books(shop, &mut pieces).await?;
    while let Some((piece, mut books)) = next {
        // The database looks for the next while these are compared.
        let ahead = with_books(shop, &mut pieces);
        let (ahead, taken) = tokio::join!(ahead, comparing.take(shop, piece, &mut books));
        taken?;
        next = ahead?;
    }
    let (complete, file_hash) = pieces.end();
    comparing.result.file_hash = file_hash;
    Ok(comparing.finish(shop, complete, period).await?)
}

/// The next piece of the report, and what the books know of it.
async fn with_books(
    shop: &Shop,
    pieces: &mut Pieces,
) -> Result<Option<(Vec<Entry>, Books)>, ReconcileError> {
    let Some(piece) = pieces.next().await else {
        return Ok(None);
    };
    let piece = piece?;
    let lines = piece.iter().filter_map(|entry| match entry {
        Entry::Line(line) => Some(line),
        Entry::Summary(_) | Entry::Unread(..) => None,
    });
    let books = Books::of(shop, lines).await?;
    Ok(Some((piece, books)))
}

/// What differs between one line and the books after Antom was asked about it, if anything.
pub(crate) async fn ask_about(
    shop: &Shop,
    line: &Line,
) -> Result<Option<Difference>, ServiceError> {
    let mut books = Books::default();
    question(shop, &mut books, line, &mut BTreeSet::new()).await?;
    compare(shop, &books, line).await
}

/// A file that is being compared, a piece at a time.
struct Comparing {
    result: Reconciliation,
    /// What Antom was asked about.
    asked: BTreeSet<String>,
    /// What the file accounts for of the books.
    seen: Marks,
    /// The lines that were there.
    read: Marks,
    /// The first time and the last.
    times: Option<(i64, i64)>,
}

impl Comparing {
    fn of(report: Report) -> Self {
        Self {
            result: Reconciliation {
                report,
                ..Reconciliation::default()
            },
            asked: BTreeSet::new(),
            seen: Marks::default(),
            read: Marks::default(),
            times: None,
        }
    }

    async fn take(
        &mut self,
        shop: &Shop,
        piece: Vec<Entry>,
        books: &mut Books,
    ) -> Result<(), ServiceError> {
        for entry in piece {
            match entry {
                Entry::Line(line) => self.line(shop, books, line).await?,
                Entry::Summary(line) => self.summary(&line),
                Entry::Unread(number, why) => {
                    self.result.unread += 1;
                    let text = format!("it cannot be read: {why}");
                    self.result
                        .differs(Difference::at(Reason::Unreadable, number, text));
                }
            }
        }
        Ok(())
    }

    fn summary(&mut self, line: &SummaryLine) {
        self.result.lines += 1;
        if self.result.settlements.add_summary(line) {
            self.result.agreed += 1;
            return;
        }
        let text = format!(
            "{} of the settlement {}: the file has a total before, or the sum is too large",
            line.name, line.batch
        );
        self.result
            .differs(Difference::at(Reason::Twice, line.number, text));
    }

    async fn line(
        &mut self,
        shop: &Shop,
        books: &mut Books,
        line: Line,
    ) -> Result<(), ServiceError> {
        self.result.lines += 1;
        if let Some(at) = line.at {
            let (first, last) = self.times.unwrap_or((at, at));
            self.times = Some((first.min(at), last.max(at)));
        }
        // Two fees of a settlement may be the same, and nothing tells them apart.
        let may_repeat = line.status != Status::Succeeded || line.is_of_the_settlement();
        if !may_repeat && !self.read.add(&identity(&line)) {
            let text = format!("{}: the file has it before", described(&line));
            self.result
                .differs(Difference::at(Reason::Twice, line.number, text));
            return Ok(());
        }
        if !self.settle(&line) {
            return Ok(());
        }
        if line.status == Status::UnderWay && line.kind != Kind::Other {
            self.result.under_way += 1;
            return Ok(());
        }
        let mut found = compare(shop, books, &line).await?;
        if found.is_some() && question(shop, books, &line, &mut self.asked).await? {
            found = compare(shop, books, &line).await?;
            self.result.mended += u64::from(found.is_none());
        } else {
            self.result.agreed += u64::from(found.is_none());
        }
        if let Some(found) = found {
            self.result.differs(found);
        }
        // What a settlement is made of says nothing of what was not settled yet.
        if self.result.report != Report::TransactionDetails {
            return Ok(());
        }
        if let Some(row) = books.attempt_of(shop, &line).await? {
            for name in names(shop, books, &line, &row).await? {
                self.seen.add(&name);
            }
        } else if line.status == Status::Succeeded
            && let Some(place) = Place::of(shop, &line).await?
        {
            for name in place.names(&line) {
                self.seen.add(&name);
            }
        }
        Ok(())
    }

    /// Adds the line to its settlement; `false` if there is nothing else to compare.
    fn settle(&mut self, line: &Line) -> bool {
        let Some(settled) = &line.settled else {
            return true;
        };
        if !settled.adds_up() {
            let text = format!(
                "{}: with its fees it does not come to what was settled of it",
                described(line)
            );
            self.result
                .differs(Difference::at(Reason::Sum, line.number, text));
        }
        if !self.result.settlements.add(&line.name, settled) {
            let text = format!("the sums of the settlement {} are too large", settled.batch);
            self.result
                .differs(Difference::at(Reason::Sum, line.number, text));
        }
        let is_booked = line.is_of_the_settlement();
        self.result.agreed += u64::from(is_booked);
        !is_booked
    }

    async fn finish(
        mut self,
        shop: &Shop,
        complete: bool,
        period: Option<(i64, i64)>,
    ) -> Result<Reconciliation, ServiceError> {
        self.result.complete = complete;
        if !complete {
            let text = "it does not end with <END>, so lines may be missing";
            self.result
                .differs(Difference::whole(Reason::Incomplete, text));
        }
        if self.result.report == Report::TransactionDetails {
            self.result.period = period.or(self.times);
            if period.is_none() {
                let text = "nobody said which days it is about, so its first and last lines may be \
                            missing: name them by --from and --until, or leave the date in the \
                            file's name";
                self.result
                    .differs(Difference::whole(Reason::NoPeriod, text));
            }
            if let Some((from, to)) = self.result.period {
                self.not_in_file(shop, from, to).await?;
            }
        } else {
            self.result.period = self.times;
        }
        let summaries = self.result.settlements.summaries.clone();
        for ((batch, currency), summary) in summaries {
            if !summary.adds_up() {
                let text = format!(
                    "the parts of the settlement {batch} in {} do not come to its total",
                    currency.code()
                );
                self.result.differs(Difference::whole(Reason::Sum, text));
            }
        }
        self.result.equal = self.result.differing == 0;
        Ok(self.result)
    }

    /// Money of the file's period that the file does not have. Antom is asked about it, so that at
    /// least the books are right.
    async fn not_in_file(&mut self, shop: &Shop, from: i64, to: i64) -> Result<(), ServiceError> {
        let mut told = BTreeSet::new();
        let mut movements = Movements::between(from, to);
        while let Some(piece) = movements.next(shop).await? {
            for moved in piece {
                let name = name(&moved);
                if !self.seen.has(&name) && told.insert(name) {
                    self.missing(shop, &moved).await?;
                }
            }
        }
        for missing in subscriptions::not_in_file(shop, &self.seen, from, to).await? {
            let (number, kind, amount, id) = missing;
            let text = format!(
                "the books have {} ({id}), and the file does not",
                what(kind, amount)
            );
            let mut difference = Difference::whole(Reason::NotInFile, text);
            difference.order = Some(number);
            self.result.differs(difference);
        }
        Ok(())
    }

    async fn missing(&mut self, shop: &Shop, moved: &Moved) -> Result<(), ServiceError> {
        let rows = attempts::of_order(&shop.db, &moved.order_id).await?;
        let row = rows.into_iter().find(|row| row.number() == moved.attempt);
        let Some(row) = row else {
            return Ok(());
        };
        if self.asked.insert(row.payment_request_id.clone()) {
            ask(shop, &row, 0).await?;
        }
        let text = format!(
            "the books have {} ({}), and the file does not",
            what(moved.kind, moved.amount),
            moved.refund.as_ref().unwrap_or(&row.payment_request_id)
        );
        let mut difference = Difference::whole(Reason::NotInFile, text);
        difference.order = Some(known(shop, &row.into()).await?.order);
        self.result.differs(difference);
        Ok(())
    }
}

/// What tells a line from all others.
fn identity(line: &Line) -> String {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let batch = line.settled.as_ref().map(|settled| &*settled.batch);
    [
        &*line.name,
        &text(&line.request_id),
        &text(&line.id),
        &line.amount.minor().to_string(),
        &text(&line.of),
        batch.unwrap_or_default(),
    ]
    .join("\n")
}

/// Asks Antom about what a line is about, once a payment; `false` if there is nothing to ask about.
async fn question(
    shop: &Shop,
    books: &mut Books,
    line: &Line,
    asked: &mut BTreeSet<String>,
) -> Result<bool, ServiceError> {
    let Some(attempt) = books.attempt_of(shop, line).await? else {
        let Some(place) = Place::of(shop, line).await? else {
            return Ok(false);
        };
        if asked.insert(place.payment_id().to_owned()) {
            place.ask(shop).await?;
        }
        return Ok(true);
    };
    if asked.insert(attempt.payment_request_id.clone())
        && let Some(row) = attempts::find(&shop.db, &attempt.payment_request_id).await?
    {
        ask(shop, &row, 0).await?;
    }
    if line.kind == Kind::Refund
        && let Some(id) = &line.request_id
        && refunds::find(&shop.db, id).await?.is_some()
    {
        refund::inquire(shop, id).await?;
    }
    books.forget(line, &attempt.order_id);
    Ok(true)
}

/// What differs between a line and the books.
async fn compare(
    shop: &Shop,
    books: &Books,
    line: &Line,
) -> Result<Option<Difference>, ServiceError> {
    let difference = |reason, order: Option<String>, text: String| {
        Some(Difference {
            reason,
            line: Some(line.number),
            order,
            text: format!("{}: {text}", described(line)),
            transaction: Some(line.clone()),
        })
    };
    let row = books.attempt_of(shop, line).await?;
    let place = match row {
        None => Place::of(shop, line).await?,
        Some(_) => None,
    };
    let (order, ours) = match (&row, &place) {
        (Some(row), _) => {
            let Known { order, attempt } = books.known(shop, row).await?;
            (order, books.amount_of(shop, line, &attempt).await?)
        }
        (None, Some(place)) => (place.number(), place.amount(line)),
        (None, None) if line.status == Status::Failed && line.kind != Kind::Other => {
            return Ok(None);
        }
        (None, None) => {
            return Ok(difference(
                Reason::NotInBooks,
                None,
                "no payment of this shop has these ids".to_owned(),
            ));
        }
    };
    let order = Some(order);
    if line.status == Status::Succeeded
        && is_of_a_dispute(shop, line, row.as_deref(), place.as_ref()).await?
    {
        return Ok(None);
    }
    if line.kind == Kind::Other {
        let text = "the books do not keep this; look at it in Antom's dashboard".to_owned();
        return Ok(difference(Reason::ForAPerson, order, text));
    }
    Ok(match (line.status, ours) {
        (Status::Succeeded, Some(ours)) if ours == line.amount => None,
        (Status::Succeeded, Some(ours)) => {
            difference(Reason::Amount, order, format!("the books have {ours}"))
        }
        (Status::Succeeded, None) => difference(
            Reason::NotInBooks,
            order,
            "the books do not have it".to_owned(),
        ),
        (Status::Failed, Some(ours)) => difference(
            Reason::Failed,
            order,
            format!("it failed, and the books have {ours}"),
        ),
        (Status::Failed, None) | (Status::UnderWay, _) => None,
    })
}

/// Whether the books have a dispute about this payment by which as much went to the buyer, or came
/// back once it was won.
async fn is_of_a_dispute(
    shop: &Shop,
    line: &Line,
    row: Option<&AttemptPlace>,
    place: Option<&Place>,
) -> Result<bool, ServiceError> {
    if !line.is_dispute() && !line.is_dispute_reversal() {
        return Ok(false);
    }
    let rows = match (row, place) {
        (Some(row), _) => disputes::of_order(&shop.db, &row.order_id).await?,
        (None, Some(place)) => disputes::of_subscription(&shop.db, place.subscription_id()).await?,
        (None, None) => Vec::new(),
    };
    for row in rows {
        let matches = if line.is_dispute() {
            row.lost_money() == Some(line.amount)
        } else {
            row.read_stage()? == domain::dispute::Stage::Won && row.contested() == Some(line.amount)
        };
        if matches {
            return Ok(true);
        }
    }
    Ok(false)
}

fn described(line: &Line) -> String {
    let id = line.request_id.as_deref().or(line.id.as_deref());
    format!(
        "{} of {} ({})",
        line.name,
        line.amount,
        id.unwrap_or("no id")
    )
}

/// What a successful line accounts for in the books.
async fn names(
    shop: &Shop,
    books: &Books,
    line: &Line,
    attempt: &AttemptPlace,
) -> Result<Vec<String>, ServiceError> {
    Ok(match (line.status, line.kind) {
        (Status::Failed | Status::UnderWay, _)
        | (_, Kind::Authorisation | Kind::Cancel | Kind::Other) => Vec::new(),
        // The report calls a captured card payment either.
        (Status::Succeeded, Kind::Payment | Kind::Capture) => {
            vec![taken(&attempt.order_id, attempt.number)]
        }
        (Status::Succeeded, Kind::Refund) => {
            let row = books.refund(shop, line).await?;
            let names = [line.request_id.clone(), line.id.clone()];
            names
                .into_iter()
                .flatten()
                .chain(row.map(|row| row.refund_request_id))
                .map(|name| format!("refund:{name}"))
                .collect()
        }
    })
}

fn name(moved: &Moved) -> String {
    match &moved.refund {
        Some(refund) => format!("refund:{refund}"),
        None => taken(&moved.order_id, moved.attempt),
    }
}

/// The money of an attempt.
fn taken(order_id: &str, attempt: u32) -> String {
    format!("taken:{attempt}:{order_id}")
}

fn what(kind: Kind, amount: Money) -> String {
    match kind {
        Kind::Payment => format!("a payment of {amount}"),
        Kind::Capture => format!("a capture of {amount}"),
        Kind::Refund => format!("a refund of {amount}"),
        Kind::Authorisation => format!("an authorisation of {amount}"),
        Kind::Cancel => format!("a cancelled payment of {amount}"),
        Kind::Other => amount.to_string(),
    }
}
