//! The list of orders: search, filters, pages.

use app::view::Problem;
use app::view::admin::{FilterOption, ListPage, OrderRow as Row, Orders, OrdersQuery};
use domain::ledger::PaymentStatus;
use domain::order::OrderState;
use domain::text::number_text;
use time::Date;
use wording::Words;

use crate::presenters::back_office::badges;
use crate::presenters::back_office::store;
use crate::presenters::back_office::store::OrderFilter;
use crate::presenters::wording::times;
use crate::services::{ServiceError, Shop};
use crate::store::orders::OrderRow;
use crate::store::stored::Stored;

const PER_PAGE: u64 = 25;

pub(crate) async fn read(
    shop: &Shop,
    query: OrdersQuery,
    words: Words,
) -> Result<Orders, ServiceError> {
    let (filter, problem) = filter(&query, words);
    let total = store::count_orders(&shop.db, &filter).await?;
    let found = store::orders(&shop.db, &filter, &query.after, PER_PAGE + 1).await?;
    let (rows, page) = page_of(found, PER_PAGE, &query.after, |order| order.number.clone());
    Ok(Orders {
        states: OrderState::ALL
            .iter()
            .map(|state| choice(state.as_str(), badges::order_state(*state, words).label))
            .collect(),
        payments: PaymentStatus::ALL
            .iter()
            .map(|status| {
                choice(
                    status.as_str(),
                    badges::payment_status(*status, words).label,
                )
            })
            .collect(),
        rows: rows
            .iter()
            .map(|order| row(order, words))
            .collect::<Result<_, _>>()?,
        query,
        total,
        page,
        problem,
    })
}

/// One row more than a page has was asked for: it tells that older ones follow.
pub(crate) fn page_of<T>(
    mut found: Vec<T>,
    per_page: u64,
    after: &str,
    name: impl Fn(&T) -> String,
) -> (Vec<T>, ListPage) {
    let per_page = usize::try_from(per_page).unwrap_or(usize::MAX);
    let goes_on = found.len() > per_page;
    found.truncate(per_page);
    let page = ListPage {
        after: after.to_owned(),
        older: found.last().filter(|_| goes_on).map(name),
    };
    (found, page)
}

pub(crate) fn choice(value: &str, label: String) -> FilterOption {
    FilterOption {
        value: value.to_owned(),
        label,
    }
}

/// Which orders a list's address names; `None` if it names no day where it should.
#[must_use]
pub fn asked(query: &OrdersQuery, words: Words) -> Option<OrderFilter> {
    let (filter, problem) = filter(query, words);
    problem.is_none().then_some(filter)
}

/// What is no date limits nothing, and is told.
fn filter(query: &OrdersQuery, words: Words) -> (OrderFilter, Option<Problem>) {
    let mut problem = None;
    let mut day = |field: &str, text: &str| {
        let text = number_text(text);
        let day = times::parse_day(&text);
        if day.is_none() && !text.is_empty() && problem.is_none() {
            problem = Some(Problem {
                field: Some(field.to_owned()),
                typed: text,
                message: words.admin_orders_no_date().to_owned(),
            });
        }
        day
    };
    let begins = |day| words.zone().begins(day).as_ms();
    let placed_from = day("from", &query.from).map(begins);
    let placed_to = day("to", &query.to).and_then(Date::next_day).map(begins);
    let filter = OrderFilter {
        text: query.q.clone(),
        state: query.state.parse().ok(),
        payment_status: query.payment.parse().ok(),
        placed_from,
        placed_to,
    };
    (filter, problem)
}

pub(crate) fn row(order: &OrderRow, words: Words) -> Result<Row, ServiceError> {
    Ok(Row {
        number: order.number.clone(),
        placed: times::moment(order.placed_at, words),
        buyer: order.name.clone(),
        email: order.email.clone(),
        total: words.money(order.total),
        state: badges::order(order, words),
        payment: match &order.payment_status {
            Stored::Known(status) => badges::payment_status(*status, words),
            Stored::Unknown(word) => badges::unknown(word),
        },
    })
}
