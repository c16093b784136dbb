use leptos::prelude::*;
use wording::Words;

use super::{page_of, slug};
use crate::{
    components::{
        ErrorSummary,
        admin::{AdminPage, NavEntry},
        alert::field_error,
        field::described_by,
    },
    context::{asked, back_office, set_status, words},
    forms::RefusedGoods,
    view::admin::{AdminFrame, GoodsFormHead, GoodsPricesForm, GoodsStockForm, GoodsTextsForm},
};

/// A form that was refused, if one was.
pub(super) fn refused() -> RefusedGoods {
    let refused = use_context::<RefusedGoods>();
    if refused.is_some() {
        set_status(422);
    }
    refused.unwrap_or_default()
}

#[component]
pub fn GoodsTextsPage() -> impl IntoView {
    let slug = slug();
    let language = asked().get("language").unwrap_or_default().to_owned();
    let refused = refused();
    let back_office = back_office();
    Suspend::new(async move {
        let answer = back_office.port.goods_texts(&slug, &language).await;
        back_office
            .show(
                answer,
                |frame, form| view! { <TextsView frame form refused /> },
            )
            .await
    })
}

#[component]
pub fn GoodsPricesPage() -> impl IntoView {
    let slug = slug();
    let sku = asked().get("sku").unwrap_or_default().to_owned();
    let refused = refused();
    let back_office = back_office();
    Suspend::new(async move {
        let answer = back_office.port.goods_prices(&slug, &sku).await;
        back_office
            .show(
                answer,
                |frame, form| view! { <PricesView frame form refused /> },
            )
            .await
    })
}

#[component]
pub fn GoodsStockPage() -> impl IntoView {
    let slug = slug();
    let sku = asked().get("sku").unwrap_or_default().to_owned();
    let refused = refused();
    let back_office = back_office();
    Suspend::new(async move {
        let answer = back_office.port.goods_stock(&slug, &sku).await;
        back_office
            .show(
                answer,
                |frame, form| view! { <StockView frame form refused /> },
            )
            .await
    })
}

#[component]
fn TextsView(frame: AdminFrame, form: GoodsTextsForm, refused: RefusedGoods) -> impl IntoView {
    let words = words();
    let heading = words.admin_goods_texts_heading(&form.head.name, &form.language);
    let lead = if form.is_english {
        String::new()
    } else {
        words.admin_goods_empty_is_english().to_owned()
    };
    let fields = view! {
        <input type="hidden" name="language" value=form.tag.clone() />
        {input("name", words.admin_goods_name(), "", form.name, &refused)}
        {input("summary", words.admin_goods_summary(), words.admin_goods_summary_hint(), form.summary, &refused)}
        {area("description", 12, words.admin_goods_description(), words.admin_goods_description_hint(), form.description, &refused)}
        {area("words", 3, words.admin_goods_words(), words.admin_goods_words_hint(), form.words, &refused)}
    }
    .into_any();
    form_page(
        frame, form.head, "texts", heading, lead, refused, fields, words,
    )
}

#[component]
fn PricesView(frame: AdminFrame, form: GoodsPricesForm, refused: RefusedGoods) -> impl IntoView {
    let words = words();
    let heading = words.admin_goods_prices_heading(&form.head.name, &form.label);
    let lead = words.admin_goods_prices_hint().to_owned();
    let inputs = form
        .prices
        .into_iter()
        .map(|(code, amount, was)| {
            let before = words.admin_goods_was(&code);
            let id = format!("was-{code}");
            view! {
                {price(&code, amount, &refused)}
                {input(&id, &before, "", was, &refused)}
            }
        })
        .collect::<Vec<_>>();
    let fields = view! {
        <input type="hidden" name="sku" value=form.sku />
        <div class="price-fields price-pairs">{inputs}</div>
    }
    .into_any();
    form_page(
        frame, form.head, "prices", heading, lead, refused, fields, words,
    )
}

#[component]
fn StockView(frame: AdminFrame, form: GoodsStockForm, refused: RefusedGoods) -> impl IntoView {
    let words = words();
    let heading = words.admin_goods_stock_heading(&form.head.name, &form.label);
    let lead = words.admin_goods_stock_now(form.on_hand, form.reserved);
    let fields = view! {
        <input type="hidden" name="sku" value=form.sku />
        {input("pieces", words.admin_goods_stock_pieces(), words.admin_goods_stock_pieces_hint(), String::new(), &refused)}
        {input("reason", words.admin_goods_stock_reason(), words.admin_goods_stock_reason_hint(), String::new(), &refused)}
    }
    .into_any();
    form_page(
        frame, form.head, "stock", heading, lead, refused, fields, words,
    )
}

#[expect(
    clippy::too_many_arguments,
    reason = "each is another part of the page"
)]
fn form_page(
    frame: AdminFrame,
    head: GoodsFormHead,
    action: &'static str,
    heading: String,
    lead: String,
    refused: RefusedGoods,
    fields: AnyView,
    words: Words,
) -> AnyView {
    let page = page_of(&head.slug);
    let back = words.admin_goods_back(&head.name);
    let is_refused = !refused.errors.is_empty();
    let summary = is_refused.then(|| view! { <ErrorSummary errors=refused.errors /> });
    let lead = (!lead.is_empty()).then(|| view! { <p>{lead}</p> });
    view! {
        <AdminPage frame title=heading.clone() nav=NavEntry::Goods refused=is_refused>
            {summary}
            <div class="page narrow-page">
                <p class="small breadcrumb">
                    <a href=page.clone()>{back}</a>
                </p>
                <h1>{heading}</h1>
                {lead}
                <form method="post" action=format!("{page}/{action}") novalidate>
                    <input type="hidden" name="form" value=head.form_id />
                    {fields}
                    <button class="button button-primary">{words.admin_goods_save()}</button>
                </form>
            </div>
        </AdminPage>
    }
    .into_any()
}

/// One line; what was typed before it was refused stays.
pub(super) fn input(
    id: &str,
    label: &str,
    hint: &str,
    value: String,
    refused: &RefusedGoods,
) -> impl IntoView + use<> {
    let error = refused.error(id);
    let value = refused.typed(id).map_or(value, str::to_owned);
    let described = described_by(id, !hint.is_empty(), error.is_some());
    view! {
        <div class="field" class:invalid=error.is_some()>
            <label for=id.to_owned()>{label.to_owned()}</label>
            {hinted(id, hint)}
            {field_error(id, error.as_deref())}
            <input
                id=id.to_owned()
                name=id.to_owned()
                value=value
                autocomplete="off"
                aria-describedby=described
                aria-invalid=error.is_some().then_some("true")
            />
        </div>
    }
}

/// Several lines.
pub(super) fn area(
    id: &'static str,
    rows: u32,
    label: &str,
    hint: &str,
    value: String,
    refused: &RefusedGoods,
) -> impl IntoView + use<> {
    let error = refused.error(id);
    let value = refused.typed(id).map_or(value, str::to_owned);
    let described = described_by(id, !hint.is_empty(), error.is_some());
    view! {
        <div class="field" class:invalid=error.is_some()>
            <label for=id>{label.to_owned()}</label>
            {hinted(id, hint)}
            {field_error(id, error.as_deref())}
            <textarea
                id=id
                name=id
                rows=rows.to_string()
                aria-describedby=described
                aria-invalid=error.is_some().then_some("true")
            >
                {value}
            </textarea>
        </div>
    }
}

/// An amount in one currency, whose code names the field.
pub(super) fn price(code: &str, amount: String, refused: &RefusedGoods) -> impl IntoView + use<> {
    input(code, code, "", amount, refused)
}

fn hinted(id: &str, hint: &str) -> Option<impl IntoView + use<>> {
    (!hint.is_empty()).then(|| {
        view! {
            <p class="hint" id=format!("{id}-hint")>
                {hint.to_owned()}
            </p>
        }
    })
}
