use domain::links;
use leptos::prelude::*;
use wording::Words;

use super::{LIST, page_of, slug};
use crate::{
    components::admin::{AdminPage, Cell, Column, NavEntry, StateBadge, Table, Time},
    context::{back_office, words},
    pages::address::address,
    view::admin::{AdminFrame, GoodsChange, GoodsDetail, GoodsLanguage, GoodsVariant, StockMove},
};

#[component]
pub fn GoodsPage() -> impl IntoView {
    let slug = slug();
    let back_office = back_office();
    Suspend::new(async move {
        let answer = back_office.port.goods_detail(&slug).await;
        back_office
            .show(answer, |frame, goods| view! { <GoodsView frame goods /> })
            .await
    })
}

#[component]
pub fn GoodsView(frame: AdminFrame, goods: GoodsDetail) -> impl IntoView {
    let words = words();
    let GoodsDetail {
        slug,
        name,
        category,
        state,
        is_draft,
        may_change,
        form_id,
        languages,
        variants,
        pictures,
        moves,
        history,
    } = goods;
    let page = page_of(&slug);
    let in_shop = (!is_draft).then(|| {
        view! { <a href=links::product(&slug)>{words.admin_goods_in_shop()}</a> }
    });
    let publish = if may_change {
        let (action, label) = if is_draft {
            ("publish", words.admin_goods_publish())
        } else {
            ("withdraw", words.admin_goods_withdraw())
        };
        view! {
            <form method="post" action=format!("{page}/{action}")>
                <input type="hidden" name="form" value=form_id />
                <button class="button" class:button-primary=is_draft>
                    {label}
                </button>
            </form>
        }
        .into_any()
    } else {
        view! { <p class="muted">{words.admin_goods_owner_only()}</p> }.into_any()
    };
    view! {
        <AdminPage frame title=name.clone() nav=NavEntry::Goods>
            <div class="page">
                <p class="small breadcrumb">
                    <a href=LIST>{words.admin_goods_all()}</a>
                </p>
                <div class="title-row">
                    <h1>{name}</h1>
                    <p>{category}</p>
                </div>
                <div class="actions">
                    <StateBadge badge=state />
                    {publish}
                    {in_shop}
                </div>
                <section>
                    <h2>{words.admin_goods_variants()}</h2>
                    {variant_table(&page, variants, may_change, words)}
                </section>
                <section>
                    <h2>{words.admin_picture_title()}</h2>
                    {gallery(&page, pictures, may_change, words)}
                </section>
                <section>
                    <h2>{words.admin_goods_texts()}</h2>
                    {language_table(&page, languages, may_change, words)}
                </section>
                <section>
                    <h2>{words.admin_goods_moves()}</h2>
                    {move_table(moves, words)}
                </section>
                <section>
                    <h2>{words.admin_goods_history()}</h2>
                    {history_table(&page, history, words)}
                </section>
            </div>
        </AdminPage>
    }
}

/// A link to a form, which says what it is about to those who hear the links one by one.
fn change(to: String, label: &'static str, what: &str, words: Words) -> impl IntoView + use<> {
    view! {
        <a href=to>
            {label} <span class="visually-hidden">{format!(" {}", words.admin_goods_of(what))}</span>
        </a>
    }
}

fn gallery(
    page: &str,
    pictures: Vec<(String, String)>,
    may_change: bool,
    words: Words,
) -> impl IntoView + use<> {
    let none = pictures
        .is_empty()
        .then(|| view! { <p class="muted">{words.admin_picture_none()}</p> });
    let shown = pictures
        .into_iter()
        .map(|(src, alt)| view! { <img src=src alt=alt width="96" height="72" loading="lazy" /> })
        .collect::<Vec<_>>();
    let change = may_change.then(|| {
        view! {
            <p class="actions">
                <a href=format!("{page}/pictures")>{words.admin_picture_change()}</a>
            </p>
        }
    });
    view! {
        {none}
        <div class="thumbnails">{shown}</div>
        {change}
    }
}

fn variant_table(
    page: &str,
    variants: Vec<GoodsVariant>,
    may_change: bool,
    words: Words,
) -> impl IntoView + use<> {
    let mut columns = vec![
        Column::wide(words.admin_goods_variant().to_owned()),
        Column::text(words.admin_goods_number().to_owned()),
        Column::figure(words.admin_goods_price().to_owned()),
        Column::figure(words.admin_goods_pieces().to_owned()),
        Column::figure(words.admin_goods_reserved().to_owned()),
        Column::figure(words.admin_goods_sold().to_owned()),
    ];
    if may_change {
        columns.push(Column::text(words.admin_goods_change().to_owned()));
    }
    let rows = variants
        .into_iter()
        .map(|variant| {
            let to = |form: &str| address(&format!("{page}/{form}"), [("sku", &*variant.sku)]);
            let changes = may_change.then(|| {
                Cell::new(view! {
                    <span class="actions">
                        {change(to("prices"), words.admin_goods_change_prices(), &variant.label, words)}
                        {change(to("stock"), words.admin_goods_change_stock(), &variant.label, words)}
                    </span>
                })
            });
            let figure = |text: &str| {
                let text = text.to_owned();
                Cell::new(view! { <span class="figure">{text}</span> })
            };
            let mut cells = vec![
                Cell::text(variant.label.clone()),
                Cell::new(view! { <span class="mono">{variant.sku.clone()}</span> }),
                figure(&variant.price),
                figure(&variant.on_hand),
                figure(&variant.reserved),
                figure(&variant.sold),
            ];
            cells.extend(changes);
            cells
        })
        .collect();
    view! { <Table caption=words.admin_goods_variants() hide_caption=true columns rows /> }
}

fn language_table(
    page: &str,
    languages: Vec<GoodsLanguage>,
    may_change: bool,
    words: Words,
) -> impl IntoView + use<> {
    let mut columns = vec![
        Column::text(words.admin_goods_language().to_owned()),
        Column::wide(words.admin_goods_texts().to_owned()),
    ];
    if may_change {
        columns.push(Column::text(words.admin_goods_change().to_owned()));
    }
    let rows = languages
        .into_iter()
        .map(|language| {
            let said = if language.is_own {
                words.admin_goods_texts_own()
            } else {
                words.admin_goods_texts_english()
            };
            let to = address(&format!("{page}/texts"), [("language", &*language.tag)]);
            let label = words.admin_goods_change_texts();
            let mut cells = vec![
                Cell::new(view! {
                    <span lang=language.tag.clone()>{language.name.clone()}</span>
                }),
                Cell::text(said),
            ];
            if may_change {
                cells.push(Cell::new(change(to, label, &language.name, words)));
            }
            cells
        })
        .collect();
    view! { <Table caption=words.admin_goods_texts() hide_caption=true columns rows /> }
}

fn move_table(moves: Vec<StockMove>, words: Words) -> AnyView {
    if moves.is_empty() {
        return view! { <p class="muted">{words.admin_goods_moves_none()}</p> }.into_any();
    }
    let columns = vec![
        Column::text(words.admin_goods_when().to_owned()),
        Column::text(words.admin_goods_who().to_owned()),
        Column::text(words.admin_goods_number().to_owned()),
        Column::figure(words.admin_goods_by().to_owned()),
        Column::figure(words.admin_goods_left().to_owned()),
        Column::wide(words.admin_goods_why().to_owned()),
    ];
    let rows = moves
        .into_iter()
        .map(|row| {
            vec![
                Cell::new(view! { <Time at=row.at /> }),
                Cell::text(row.actor),
                Cell::new(view! { <span class="mono">{row.sku}</span> }),
                Cell::new(view! { <span class="figure">{row.by}</span> }),
                Cell::new(view! { <span class="figure">{row.on_hand}</span> }),
                Cell::typed(row.reason),
            ]
        })
        .collect();
    view! { <Table caption=words.admin_goods_moves() hide_caption=true columns rows /> }.into_any()
}

fn history_table(page: &str, history: Vec<GoodsChange>, words: Words) -> AnyView {
    if history.is_empty() {
        return view! { <p class="muted">{words.admin_goods_history_none()}</p> }.into_any();
    }
    let can_undo = history.iter().any(|row| row.undo.is_some());
    let mut columns = vec![
        Column::text(words.admin_goods_when().to_owned()),
        Column::text(words.admin_goods_who().to_owned()),
        Column::text(words.admin_goods_what().to_owned()),
        Column::text(words.admin_goods_before().to_owned()),
        Column::text(words.admin_goods_after().to_owned()),
    ];
    columns.extend(can_undo.then(|| Column::text(words.admin_goods_change().to_owned())));
    let rows = history
        .into_iter()
        .map(|row| {
            let undo = row.undo.map(|(id, form_id)| {
                let of = format!(" {}", words.admin_goods_of(&row.what));
                view! {
                    <form method="post" action=format!("{page}/undo/{id}")>
                        <input type="hidden" name="form" value=form_id />
                        <button class="button">
                            {words.admin_goods_undo()} <span class="visually-hidden">{of}</span>
                        </button>
                    </form>
                }
            });
            let mut cells = vec![
                Cell::new(view! { <Time at=row.at /> }),
                Cell::text(row.actor),
                Cell::text(row.what),
                Cell::typed(row.before),
                Cell::typed(row.after),
            ];
            if can_undo {
                cells.push(Cell::new(view! { {undo} }));
            }
            cells
        })
        .collect();
    view! { <Table caption=words.admin_goods_history() hide_caption=true columns rows /> }
        .into_any()
}
