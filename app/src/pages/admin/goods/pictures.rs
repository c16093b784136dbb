use leptos::prelude::*;
use wording::Words;

use super::forms::{input, refused};
use super::{page_of, slug};
use crate::{
    components::{
        ErrorSummary,
        admin::{AdminPage, NavEntry},
        field::{FileField, SelectField},
    },
    context::{back_office, words},
    forms::RefusedGoods,
    view::admin::{AdminFrame, GoodsPicture, GoodsPictures},
};

#[component]
pub fn GoodsPicturesPage() -> impl IntoView {
    let slug = slug();
    let refused = refused();
    let back_office = back_office();
    Suspend::new(async move {
        let answer = back_office.port.goods_pictures(&slug).await;
        back_office
            .show(
                answer,
                |frame, of| view! { <PicturesView frame of refused /> },
            )
            .await
    })
}

#[component]
fn PicturesView(frame: AdminFrame, of: GoodsPictures, refused: RefusedGoods) -> impl IntoView {
    let words = words();
    let GoodsPictures {
        head,
        languages,
        variants,
        pictures,
        is_full,
    } = of;
    let page = page_of(&head.slug);
    let heading = words.admin_picture_heading(&head.name);
    let mut shows = vec![(String::new(), words.admin_picture_all().to_owned())];
    shows.extend(variants);
    let is_refused = !refused.errors.is_empty();
    let summary = is_refused.then(|| view! { <ErrorSummary errors=refused.errors.clone() /> });
    let last = pictures.len();
    let known = pictures
        .into_iter()
        .enumerate()
        .map(|(place, picture)| {
            let ends = (place == 0, place + 1 == last);
            one(
                &page,
                picture,
                &languages,
                shows.clone(),
                ends,
                &refused,
                words,
            )
        })
        .collect::<Vec<_>>();
    let alts = languages
        .iter()
        .map(|(tag, name)| {
            alt(
                &format!("alt-{tag}"),
                tag,
                name,
                String::new(),
                &refused,
                words,
            )
        })
        .collect::<Vec<_>>();
    let add = if is_full {
        view! { <p class="muted">{words.admin_picture_full()}</p> }.into_any()
    } else {
        view! {
            <form method="post" action=format!("{page}/pictures") enctype="multipart/form-data" novalidate>
                <input type="hidden" name="form" value=head.form_id />
                <FileField
                    id="picture"
                    label=words.admin_picture_file()
                    hint=words.admin_picture_file_hint()
                    accept="image/png,image/jpeg,image/webp,image/svg+xml"
                    error=refused.error("picture")
                />
                <p class="hint">{words.admin_picture_alt_hint()}</p>
                {alts}
                <SelectField
                    id="sku"
                    label=words.admin_picture_shows()
                    choices=shows
                    chosen=refused.typed("sku").unwrap_or_default().to_owned()
                    error=refused.error("sku")
                />
                <button class="button button-primary">{words.admin_picture_add()}</button>
            </form>
        }
        .into_any()
    };
    let list = if known.is_empty() {
        view! { <p class="muted">{words.admin_picture_none()}</p> }.into_any()
    } else {
        view! { <ol class="picture-list">{known}</ol> }.into_any()
    };
    view! {
        <AdminPage frame title=heading.clone() nav=NavEntry::Goods refused=is_refused>
            {summary}
            <div class="page">
                <p class="small breadcrumb">
                    <a href=page.clone()>{words.admin_goods_back(&head.name)}</a>
                </p>
                <h1>{heading}</h1>
                <p>{words.admin_picture_lead()}</p>
                {list}
                <section class="narrow-page">
                    <h2>{words.admin_picture_new()}</h2>
                    {add}
                </section>
            </div>
        </AdminPage>
    }
}

fn alt(
    id: &str,
    tag: &str,
    language: &str,
    said: String,
    refused: &RefusedGoods,
    words: Words,
) -> impl IntoView + use<> {
    let label = words.admin_picture_alt(language);
    view! { <div lang=tag.to_owned()>{input(id, &label, "", said, refused)}</div> }
}

fn one(
    page: &str,
    picture: GoodsPicture,
    languages: &[(String, String)],
    shows: Vec<(String, String)>,
    (is_first, is_last): (bool, bool),
    refused: &RefusedGoods,
    words: Words,
) -> impl IntoView + use<> {
    let id = picture.id;
    let sku = format!("sku-{id}");
    let chosen = refused.typed(&sku).map_or(picture.sku, str::to_owned);
    let error = refused.error(&sku);
    let options = shows
        .into_iter()
        .map(|(value, name)| {
            let selected = value == chosen;
            view! {
                <option value=value selected=selected>
                    {name}
                </option>
            }
        })
        .collect::<Vec<_>>();
    let shown = picture.alt.first().cloned().unwrap_or_default();
    let alts = languages
        .iter()
        .zip(picture.alt)
        .map(|((tag, name), said)| alt(&format!("alt-{tag}-{id}"), tag, name, said, refused, words))
        .collect::<Vec<_>>();
    // Enter in a field saves: the first button of a form is the one that is pressed then.
    let button = |action: &'static str, label: &'static str| {
        view! {
            <button class="button" name="do" value=action>
                {label} <span class="visually-hidden">{format!(" {}", words.admin_goods_of(&shown))}</span>
            </button>
        }
    };
    let earlier = (!is_first).then(|| button("earlier", words.admin_picture_earlier()));
    let later = (!is_last).then(|| button("later", words.admin_picture_later()));
    let cover = is_first.then(|| view! { <p class="kicker">{words.admin_picture_cover()}</p> });
    view! {
        <li>
            <form method="post" action=format!("{page}/pictures/{id}") novalidate>
                <input type="hidden" name="form" value=picture.form_id />
                <div class="picture-shown">
                    {cover}
                    <img
                        src=picture.src
                        alt=shown.clone()
                        width=picture.width.to_string()
                        height=picture.height.to_string()
                        loading="lazy"
                    />
                    <p class="small muted">{format!("{} × {}", picture.width, picture.height)}</p>
                </div>
                <div>
                    {alts}
                    <div class="field" class:invalid=error.is_some()>
                        <label for=sku.clone()>{words.admin_picture_shows()}</label>
                        <select id=sku.clone() name=sku>
                            {options}
                        </select>
                    </div>
                    <div class="actions">
                        {button("save", words.admin_goods_save())} {earlier} {later}
                        {button("remove", words.admin_picture_remove())}
                    </div>
                </div>
            </form>
        </li>
    }
}
