use leptos::prelude::*;

use super::LIST;
use super::forms::{area, input, price, refused};
use crate::{
    components::{
        ErrorSummary, SelectField,
        admin::{AdminPage, NavEntry},
    },
    context::{back_office, words},
    forms::RefusedGoods,
    view::admin::{AdminFrame, NewGoodsForm},
};

#[component]
pub fn NewGoodsPage() -> impl IntoView {
    let refused = refused();
    let back_office = back_office();
    Suspend::new(async move {
        let answer = back_office.port.new_goods().await.map(Some);
        back_office
            .show(
                answer,
                |frame, form| view! { <NewGoodsView frame form refused /> },
            )
            .await
    })
}

#[component]
fn NewGoodsView(frame: AdminFrame, form: NewGoodsForm, refused: RefusedGoods) -> impl IntoView {
    let words = words();
    let is_refused = !refused.errors.is_empty();
    let errors = refused.errors.clone();
    let summary = is_refused.then(|| view! { <ErrorSummary errors /> });
    let select = |id: &'static str, label: &str, choices: Vec<(String, String)>| {
        let chosen = refused.typed(id).unwrap_or_default().to_owned();
        let error = refused.error(id);
        view! { <SelectField id label=label.to_owned() choices chosen error /> }
    };
    let category = select("category", words.admin_goods_category(), form.categories);
    let drawing = select("drawing", words.admin_goods_drawing(), form.drawings);
    let tone = select("tone", words.admin_goods_tone(), form.tones);
    let empty = String::new;
    let prices = form
        .currencies
        .iter()
        .map(|code| price(code, String::new(), &refused))
        .collect::<Vec<_>>();
    view! {
        <AdminPage frame title=words.admin_goods_new() nav=NavEntry::Goods refused=is_refused>
            {summary}
            <div class="page narrow-page">
                <p class="small breadcrumb">
                    <a href=LIST>{words.admin_goods_all()}</a>
                </p>
                <h1>{words.admin_goods_new()}</h1>
                <p>{words.admin_goods_new_lead()}</p>
                <form method="post" action=format!("{LIST}/new/create") novalidate>
                    <input type="hidden" name="form" value=form.form_id />
                    {input("name", words.admin_goods_name(), "", empty(), &refused)}
                    {input("slug", words.admin_goods_slug(), words.admin_goods_slug_hint(), empty(), &refused)}
                    {category}
                    {input("summary", words.admin_goods_summary(), words.admin_goods_summary_hint(), empty(), &refused)}
                    {area("description", 8, words.admin_goods_description(), words.admin_goods_description_hint(), empty(), &refused)}
                    {area("words", 2, words.admin_goods_words(), words.admin_goods_words_hint(), empty(), &refused)}
                    {drawing}
                    {tone}
                    {input("sku", words.admin_goods_sku(), words.admin_goods_sku_hint(), empty(), &refused)}
                    {input("label", words.admin_goods_label(), words.admin_goods_label_hint(), empty(), &refused)}
                    {input("pieces", words.admin_goods_stock_pieces(), "", empty(), &refused)}
                    <fieldset>
                        <legend>{words.admin_goods_price()}</legend>
                        <p class="hint">{words.admin_goods_prices_hint()}</p>
                        <div class="price-fields">{prices}</div>
                    </fieldset>
                    <button class="button button-primary">{words.admin_goods_create()}</button>
                </form>
            </div>
        </AdminPage>
    }
}
