use leptos::prelude::*;
use wording::Words;

use super::LIST;
use crate::{
    components::{
        ErrorSummary,
        admin::{AdminPage, Cell, Column, NavEntry, Table},
        field::FileField,
    },
    context::{back_office, words},
    view::admin::{AdminFrame, LookedSheet, SheetChange},
};

#[component]
pub fn GoodsSheetPage() -> impl IntoView {
    let looked = use_context::<LookedSheet>();
    let back_office = back_office();
    Suspend::new(async move {
        let answer = back_office.port.new_form().await.map(Some);
        back_office
            .show(
                answer,
                |frame, form_id| view! { <SheetView frame form_id looked /> },
            )
            .await
    })
}

#[component]
fn SheetView(frame: AdminFrame, form_id: String, looked: Option<LookedSheet>) -> impl IntoView {
    let words = words();
    let looked = looked.unwrap_or_default();
    let is_refused = !looked.problems.is_empty();
    let errors = looked
        .problems
        .into_iter()
        .map(|problem| (Some("text".to_owned()), problem))
        .collect();
    let summary = is_refused.then(|| view! { <ErrorSummary errors /> });
    let told =
        (!looked.summary.is_empty()).then(|| view! { <p class="alert good">{looked.summary}</p> });
    let changes = (!looked.changes.is_empty()).then(|| changes(looked.changes, words));
    let more = (!looked.more.is_empty()).then(|| view! { <p>{looked.more}</p> });
    let apply = looked.may_apply.then(|| {
        view! {
            <button class="button button-primary" formaction=format!("{LIST}-sheet/apply")>
                {words.admin_sheet_apply()}
            </button>
        }
    });
    view! {
        <AdminPage frame title=words.admin_sheet_title() nav=NavEntry::Goods refused=is_refused>
            {summary}
            <div class="page">
                <p class="small breadcrumb">
                    <a href=LIST>{words.admin_goods_all()}</a>
                </p>
                <h1>{words.admin_sheet_title()}</h1>
                <p>
                    <a class="button" href=format!("{LIST}.csv")>
                        {words.admin_sheet_export()}
                    </a>
                </p>
                <h2>{words.admin_sheet_import()}</h2>
                <p>{words.admin_sheet_lead()}</p>
                {told}
                {changes}
                {more}
                <form method="post" action=format!("{LIST}-sheet/check") enctype="multipart/form-data">
                    <input type="hidden" name="form" value=form_id />
                    <FileField
                        id="sheet"
                        label=words.admin_sheet_file()
                        hint=words.admin_sheet_file_hint()
                        accept=".csv,text/csv"
                        error=None
                    />
                    <div class="field">
                        <label for="text">{words.admin_sheet_text()}</label>
                        <p class="hint" id="text-hint">
                            {words.admin_sheet_text_hint()}
                        </p>
                        <textarea id="text" name="text" rows="12" class="mono small" aria-describedby="text-hint" spellcheck="false">
                            {looked.text}
                        </textarea>
                    </div>
                    <div class="actions">
                        <button class="button">{words.admin_sheet_check()}</button>
                        {apply}
                    </div>
                </form>
            </div>
        </AdminPage>
    }
}

fn changes(changes: Vec<SheetChange>, words: Words) -> impl IntoView {
    let columns = vec![
        Column::text(words.admin_goods_product().to_owned()),
        Column::text(words.admin_goods_what().to_owned()),
        Column::text(words.admin_goods_before().to_owned()),
        Column::text(words.admin_goods_after().to_owned()),
    ];
    let rows = changes
        .into_iter()
        .map(|change| {
            vec![
                Cell::typed(change.product),
                Cell::text(change.what),
                Cell::typed(change.before),
                Cell::typed(change.after),
            ]
        })
        .collect();
    view! { <Table caption=words.admin_sheet_changes() hide_caption=true rows columns /> }
}
