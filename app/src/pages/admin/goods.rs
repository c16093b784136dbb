//! The goods, and the forms that change them.

pub mod detail;
pub mod forms;
pub mod new;
pub mod pictures;
pub mod sheet;

use domain::links;
use leptos::prelude::*;
use wording::Words;

use crate::{
    components::admin::{AdminPage, Cell, Column, NavEntry, StateBadge, Table},
    context::{asked, back_office, words},
    pages::address::address,
    view::admin::{AdminFrame, GoodsList, GoodsQuery, GoodsRow},
};

pub use detail::GoodsPage;
pub use forms::{GoodsPricesPage, GoodsStockPage, GoodsTextsPage};
pub use new::NewGoodsPage;
pub use pictures::GoodsPicturesPage;
pub use sheet::GoodsSheetPage;

const LIST: &str = "/admin/catalogue";

/// A product's page in the back office.
fn page_of(slug: &str) -> String {
    format!("{LIST}/{}", links::encode(slug))
}

/// The product that the address names, decoded once.
fn slug() -> String {
    asked().segments.get(2).cloned().unwrap_or_default()
}

#[component]
pub fn GoodsListPage() -> impl IntoView {
    let params = asked();
    let read = |name| params.get(name).unwrap_or_default().to_owned();
    let query = GoodsQuery {
        q: read("q"),
        page: read("page").parse().unwrap_or(1),
    };
    let back_office = back_office();
    Suspend::new(async move {
        let answer = back_office.port.goods(query).await.map(Some);
        back_office
            .show(
                answer,
                |frame, goods| view! { <GoodsListView frame goods /> },
            )
            .await
    })
}

#[component]
pub fn GoodsListView(frame: AdminFrame, goods: GoodsList) -> impl IntoView {
    let words = words();
    let GoodsList {
        query,
        rows,
        total,
        pages,
        may_change,
    } = goods;
    let new = may_change.then(|| {
        view! {
            <p class="actions">
                <a class="button" href=format!("{LIST}/new")>
                    {words.admin_goods_new()}
                </a>
                <a href=format!("{LIST}-sheet")>{words.admin_sheet_title()}</a>
            </p>
        }
    });
    let results = if rows.is_empty() {
        view! { <p class="lead">{words.admin_goods_none()}</p> }.into_any()
    } else {
        view! {
            {table(rows, words)}
            {pager(&query, pages, words)}
        }
        .into_any()
    };
    view! {
        <AdminPage frame title=words.admin_goods_title() nav=NavEntry::Goods>
            <div class="page">
                <div class="title-row">
                    <h1>{words.admin_goods_title()}</h1>
                    <p class="mono small">{words.admin_goods_count(total)}</p>
                    <a href="/admin/reviews">{words.admin_opinion_title()}</a>
                </div>
                <form class="filters admin-filters goods-filters" method="get" action=LIST role="search">
                    <div class="field field-wide">
                        <label for="q">{words.admin_list_search()}</label>
                        <p class="hint" id="q-hint">
                            {words.admin_goods_search_hint()}
                        </p>
                        <input id="q" name="q" type="search" value=query.q.clone() aria-describedby="q-hint" />
                    </div>
                    <button class="button">{words.listing_show()}</button>
                </form>
                {new}
                {results}
            </div>
        </AdminPage>
    }
}

fn table(rows: Vec<GoodsRow>, words: Words) -> impl IntoView {
    let columns = vec![
        Column::wide(words.admin_goods_product().to_owned()),
        Column::text(words.admin_goods_category().to_owned()),
        Column::figure(words.admin_goods_price().to_owned()),
        Column::figure(words.admin_goods_pieces().to_owned()),
        Column::text(words.admin_goods_state().to_owned()),
    ];
    let rows = rows
        .into_iter()
        .map(|row| {
            vec![
                Cell::new(view! { <a href=page_of(&row.slug)>{row.name}</a> }),
                Cell::text(row.category),
                Cell::new(view! { <span class="figure">{row.price}</span> }),
                Cell::new(view! { <span class="figure">{row.pieces}</span> }),
                Cell::new(view! { <StateBadge badge=row.state /> }),
            ]
        })
        .collect();
    view! { <Table caption=words.admin_goods_title() hide_caption=true columns rows /> }
}

fn pager(query: &GoodsQuery, pages: usize, words: Words) -> Option<impl IntoView + use<>> {
    let at = query.page;
    let link = |page: usize, rel: &'static str, label: &'static str| {
        let page = page.to_string();
        let to = address(LIST, [("q", query.q.as_str()), ("page", page.as_str())]);
        view! {
            <a class="button" rel=rel href=to>
                {label}
            </a>
        }
    };
    let before = (at > 1).then(|| link(at - 1, "prev", words.search_previous()));
    let after = (at < pages).then(|| link(at + 1, "next", words.search_next()));
    (pages > 1).then(|| {
        view! {
            <nav class="actions pager" aria-label=words.admin_list_pages()>
                {before}
                <span>{words.search_page(at.to_string(), pages.to_string())}</span>
                {after}
            </nav>
        }
    })
}
