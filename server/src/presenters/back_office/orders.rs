//! The list of orders: search, filters, pages.

use app::view::Problem;
use app::view::admin::{FilterOption, OrderRow as Row, Orders, OrdersQuery, Pagination};
use domain::ledger::PaymentStatus;
use domain::order::OrderState;
use domain::text::number_text;
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
    let page = query.page.max(1);
    let offset = (page - 1).saturating_mul(PER_PAGE);
    let found = store::orders(&shop.db, &filter, PER_PAGE, offset).await?;
    let pages = pages(page, PER_PAGE, found.total);
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
        rows: found
            .rows
            .iter()
            .map(|order| row(order, words))
            .collect::<Result<_, _>>()?,
        query: OrdersQuery {
            page: pages.page,
            ..query
        },
        pages,
        problem,
    })
}

/// A page beyond the last one shows the last one.
pub(crate) fn pages(page: u64, per_page: u64, total: u64) -> Pagination {
    let mut pages = Pagination {
        page,
        per_page,
        total,
    };
    pages.page = page.clamp(1, pages.last());
    pages
}

pub(crate) fn choice(value: &str, label: String) -> FilterOption {
    FilterOption {
        value: value.to_owned(),
        label,
    }
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
    let placed_from = day("from", &query.from);
    let placed_to = day("to", &query.to).map(|begins| begins + times::DAY);
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
        total: order.total.to_string(),
        state: badges::order_state(order.state, words),
        payment: match &order.payment_status {
            Stored::Known(status) => badges::payment_status(*status, words),
            Stored::Unknown(word) => badges::unknown(word),
        },
    })
}
