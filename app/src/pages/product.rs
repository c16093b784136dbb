use domain::links;
use leptos::prelude::*;
use wording::Words;

use crate::{
    components::{
        Meta, Page, Place, ProductGrid, QuickPay, Reviews, TextField, alert::field_error,
        availability, before, json_ld, rating, summary_of, swatch, ticket::said,
    },
    context::{asked, show, site, storefront, words},
    view::{Availability, Picture, Problem, Product, QuickMethod, Variant},
};

/// Where the focus goes once a variant is chosen, so that nobody starts at the top again.
const BUY: &str = "buy";
/// The form that puts it into the cart: the bar on phones belongs to it.
const ADD: &str = "add";
/// The field of the form for what is sold out.
const TELL: &str = "tell-email";

#[component]
pub fn ProductPage() -> impl IntoView {
    let asked = asked();
    let slug = asked.segments.get(1).cloned().unwrap_or_default();
    let sku = asked.get("sku").map(str::to_owned);
    let problem = use_context::<Problem>();
    let noted = Noted::of(asked.get("tell"));
    let shop = storefront();
    Suspend::new(async move {
        show(
            shop.product(&slug, sku.as_deref()).await,
            |product| view! { <ProductView product problem noted /> },
        )
    })
}

/// What came of the wish to be told when it is there again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Noted {
    /// A mail asks first whether it was the owner of the address.
    Asked,
    Noted,
}

impl Noted {
    fn of(told: Option<&str>) -> Option<Self> {
        match told? {
            "asked" => Some(Self::Asked),
            "noted" => Some(Self::Noted),
            _ => None,
        }
    }
}

#[component]
pub fn ProductView(
    product: Product,
    problem: Option<Problem>,
    #[prop(default = None)] noted: Option<Noted>,
) -> impl IntoView {
    let words = words();
    let meta = meta(&product, problem.is_some(), words);
    let selected = product.variants.get(product.selected).cloned();
    let summary = summary_of(problem.as_ref(), |field| {
        let form = if selected.as_ref().is_some_and(sellable) {
            "quantity"
        } else {
            TELL
        };
        field == form
    });
    let bar = selected.clone().filter(sellable).map(|variant| {
        view! {
            <div class="buy-bar">
                <span class="figure">{words.money(variant.price)}</span>
                <button class="button button-primary" form=ADD>{words.product_add()}</button>
            </div>
        }
    });
    let quick = product.quick.clone();
    let delivery = said(&product.delivery);
    let chooser = (product.variants.len() > 1).then(|| chooser(&product, words));
    let details = product
        .details
        .into_iter()
        .map(|(name, value)| {
            view! {
                <div class="row">
                    <dt>{name}</dt>
                    <dd>{value}</dd>
                </div>
            }
        })
        .collect::<Vec<_>>();
    let description = product
        .description
        .into_iter()
        .map(|text| view! { <p>{text}</p> })
        .collect::<Vec<_>>();
    let reviews = site().about.parts.accounts.then(|| {
        let (slug, reviews) = (product.slug.clone(), product.reviews.clone());
        view! { <Reviews slug reviews of=product.rating /> }
    });
    let stars = product.rating.map(|of| {
        view! { <a class="rating-link" href="#reviews">{rating(of, words)}</a> }
    });
    let related = (!product.related.is_empty()).then(|| {
        view! {
            <section class="page">
                <h2>{words.product_related()}</h2>
                <ProductGrid cards=product.related />
            </section>
        }
    });
    view! {
        <Page meta>
            {summary}
            <article class="page product">
                <nav class="breadcrumb" aria-label=words.product_breadcrumb()>
                    <ol>
                        <li>
                            <a href="/shop">{words.product_breadcrumb_shop()}</a>
                        </li>
                        <li>
                            <a href=links::category(&product.category.slug)>
                                {product.category.name}
                            </a>
                        </li>
                    </ol>
                </nav>
                {selected.as_ref().map(|variant| gallery(variant, words))}
                <div>
                    <h1 id=BUY tabindex="-1">{product.name}</h1>
                    <p class="lead">{product.summary}</p>
                    {stars}
                    {chooser}
                    {selected.map(|variant| offer(variant, quick, product.tax, problem.as_ref(), noted, words))}
                    {delivery}
                </div>
                <div class="product-about">
                    <div>
                        <h2>{words.product_about()}</h2>
                        {description}
                    </div>
                    <div>
                        <h2>{words.product_details()}</h2>
                        <dl class="rows">{details}</dl>
                    </div>
                </div>
                {bar}
            </article>
            {reviews}
            {related}
        </Page>
    }
}

fn meta(product: &Product, refused: bool, words: Words) -> Meta {
    let site = site();
    let path = links::product(&product.slug);
    let selected = product.variants.get(product.selected);
    let trail = [
        (
            words.product_breadcrumb_shop().to_owned(),
            "/shop".to_owned(),
        ),
        (
            product.category.name.clone(),
            links::category(&product.category.slug),
        ),
        (product.name.clone(), path.clone()),
    ];
    Meta {
        path: match selected {
            Some(variant) => links::variant(&product.slug, &variant.sku),
            None => path.clone(),
        },
        is_product: true,
        // Services that show it know photographs, and no drawings.
        picture: selected
            .and_then(|variant| variant.pictures.first())
            .filter(|picture| !picture.src.ends_with(".svg"))
            .map(|picture| picture.src.clone()),
        json_ld: vec![
            json_ld::product(product, &site, words),
            json_ld::breadcrumbs(&trail, &site, words),
        ],
        ..Meta::public(product.name.clone(), product.summary.clone(), path)
    }
    .at(Place::Shop)
    .refused(refused)
}

/// As wide as the first picture is shown.
const SIZES: &str = "(min-width: 75rem) 40rem, (min-width: 52rem) 55vw, 100vw";
/// The others stand two in a row.
const SMALL_SIZES: &str = "(min-width: 75rem) 20rem, (min-width: 52rem) 27vw, 85vw";

fn gallery(variant: &Variant, words: Words) -> impl IntoView + use<> {
    let image = |picture: Picture, is_first: bool| {
        let has_several = !picture.srcset.is_empty();
        let sizes = if is_first { SIZES } else { SMALL_SIZES };
        view! {
            <img
                class="product-picture"
                src=picture.src
                srcset=has_several.then_some(picture.srcset)
                sizes=has_several.then_some(sizes)
                alt=picture.alt
                width=picture.width.to_string()
                height=picture.height.to_string()
                fetchpriority=is_first.then_some("high")
                loading=(!is_first).then_some("lazy")
                decoding="async"
            />
        }
    };
    let mut pictures = variant.pictures.clone().into_iter();
    let first = pictures.next().map(|picture| image(picture, true));
    if pictures.len() == 0 {
        return view! { {first} }.into_any();
    }
    let others = pictures
        .map(|picture| view! { <li>{image(picture, false)}</li> })
        .collect::<Vec<_>>();
    // It is scrolled sideways on phones, by the keyboard too.
    view! {
        <div class="gallery" role="region" aria-label=words.product_pictures() tabindex="0">
            <ul>
                <li>{first}</li>
                {others}
            </ul>
        </div>
    }
    .into_any()
}

/// Variants are links: choosing one needs no JavaScript and gives it an address.
fn chooser(product: &Product, words: Words) -> impl IntoView + use<> {
    let chips = product
        .variants
        .iter()
        .enumerate()
        .map(|(place, variant)| {
            let gone = (variant.availability == Availability::Out).then(|| {
                let sold_out = format!(" {}", words.product_variant_sold_out());
                view! { <span class="small">{sold_out}</span> }
            });
            view! {
                <li>
                    <a
                        href=format!("{}#{BUY}", links::variant(&product.slug, &variant.sku))
                        aria-current=(place == product.selected).then_some("true")
                    >
                        {variant.swatch.as_deref().map(swatch)}
                        <span>{variant.label.clone()}</span>
                        {gone}
                    </a>
                </li>
            }
        })
        .collect::<Vec<_>>();
    view! {
        <nav aria-label=words.product_variants()>
            <ul class="chips">{chips}</ul>
        </nav>
    }
}

fn sellable(variant: &Variant) -> bool {
    variant.availability != Availability::Out && variant.most > 0
}

fn offer(
    variant: Variant,
    quick: Vec<QuickMethod>,
    tax: String,
    problem: Option<&Problem>,
    noted: Option<Noted>,
    words: Words,
) -> impl IntoView + use<> {
    let form = if !sellable(&variant) {
        view! {
            <p>{words.product_unavailable()}</p>
            {tell_me(variant.sku, problem, noted, words)}
        }
        .into_any()
    } else {
        let wrong = problem.filter(|problem| problem.field.as_deref() == Some("quantity"));
        view! {
            <form class="add-to-cart" id=ADD method="post" action="/cart/items" novalidate>
                <input type="hidden" name="sku" value=variant.sku />
                <div class="field" class:invalid=wrong.is_some()>
                    <label for="quantity">{words.product_quantity()}</label>
                    {field_error("quantity", wrong.map(|problem| problem.message.as_str()))}
                    <input
                        class="quantity"
                        id="quantity"
                        name="quantity"
                        type="number"
                        inputmode="numeric"
                        min="1"
                        max=variant.most.to_string()
                        value=wrong.map_or_else(|| "1".to_owned(), |problem| problem.typed.clone())
                        required
                        aria-describedby=wrong.map(|_| "quantity-error")
                        aria-invalid=wrong.map(|_| "true")
                    />
                </div>
                <button class="button button-primary">{words.product_add()}</button>
                <QuickPay methods=quick />
            </form>
        }
        .into_any()
    };
    let note = words.product_note();
    let tax = (!tax.is_empty()).then(|| view! { " " <span class="price-tax">{tax}</span> });
    view! {
        <p class="price figure">
            {words.money(variant.price)} {variant.was.map(|was| before(was, words))} {tax}
        </p>
        {availability(variant.availability, words)}
        {form}
        <p class="small muted product-note">
            {note.s0} <a href="/help#returns">{note.product_how_returns_work}</a> {note.s1}
        </p>
    }
}

/// For what is sold out: one mail when it is there again.
fn tell_me(
    sku: String,
    problem: Option<&Problem>,
    noted: Option<Noted>,
    words: Words,
) -> impl IntoView + use<> {
    if let Some(noted) = noted.filter(|_| problem.is_none()) {
        let said = match noted {
            Noted::Asked => words.restock_asked(),
            Noted::Noted => words.restock_noted(),
        };
        return view! { <p class="alert good" role="status">{said}</p> }.into_any();
    }
    let wrong = problem.filter(|problem| problem.field.as_deref() == Some(TELL));
    view! {
        <form class="tell-me" method="post" action="/tell-me" novalidate>
            <h2>{words.restock_title()}</h2>
            <input type="hidden" name="sku" value=sku />
            <TextField
                id=TELL
                label=words.restock_email()
                hint=words.restock_hint()
                kind="email"
                autocomplete="email"
                value=wrong.map(|problem| problem.typed.clone()).unwrap_or_default()
                error=wrong.map(|problem| problem.message.clone())
            />
            <button class="button button-primary">{words.restock_button()}</button>
        </form>
    }
    .into_any()
}
