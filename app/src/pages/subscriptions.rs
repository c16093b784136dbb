use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use wording::Words;

use super::plans::{at_fields, goods_field, parcel_fields, sentences};
use crate::{
    components::{ErrorSummary, Meta, Page},
    context::{asked, show, storefront, words},
    forms::RefusedSignUp,
    view::{
        DeliveryPanel, InvoiceLine, PlanCard, PlanChange, Subscription, SubscriptionItem,
        SubscriptionList,
    },
};

#[component]
pub fn SubscriptionsPage() -> impl IntoView {
    let shop = storefront();
    let after = asked().get("after").map(str::to_owned);
    Suspend::new(async move {
        show(
            shop.subscriptions(after.as_deref()).await.map(Some),
            |list| view! { <SubscriptionsView list /> },
        )
    })
}

#[component]
pub fn SubscriptionsView(list: SubscriptionList) -> impl IntoView {
    let words = words();
    let meta = Meta::private(words.subscription_list_title(), "/subscriptions");
    let none = list
        .items
        .is_empty()
        .then(|| view! { <p class="lead">{words.subscription_list_empty()}</p> });
    let older = list.older.map(|after| {
        view! {
            <p>
                <a href=format!("/subscriptions?after={after}")>{words.subscription_list_older()}</a>
            </p>
        }
    });
    let subscriptions = tickets(list.items, false);
    view! {
        <Page meta>
            <div class="page">
                <div class="title-row">
                    <h1>{words.subscription_list_title()}</h1>
                    <p>
                        <a href="/plans">{words.plan_list_title()}</a>
                    </p>
                </div>
                {none}
                <ul class="ticket-list">{subscriptions}</ul>
                {older}
            </div>
        </Page>
    }
}

/// A ticket for each; below a heading of their own, or below the page's.
pub(super) fn tickets(items: Vec<SubscriptionItem>, is_section: bool) -> Vec<impl IntoView> {
    items
        .into_iter()
        .map(|item| {
            let href = format!("/subscriptions/{}", item.token);
            let link = view! { <a href=href>{item.plan}</a> };
            let heading = if is_section {
                view! { <h3>{link}</h3> }.into_any()
            } else {
                view! { <h2>{link}</h2> }.into_any()
            };
            view! {
                <li class="ticket ticket-with-stub">
                    <div>
                        {heading}
                        <p class="small muted">
                            <span class="mono copyable">{item.number}</span>
                        </p>
                    </div>
                    <div>
                        <p class="figure">{item.price}</p>
                        <p class="small">{item.status}</p>
                    </div>
                </li>
            }
        })
        .collect()
}

#[component]
pub fn SubscriptionPage() -> impl IntoView {
    let token = use_params_map()
        .get_untracked()
        .get("token")
        .unwrap_or_default();
    let shop = storefront();
    let refused = use_context::<RefusedSignUp>();
    Suspend::new(async move {
        show(shop.subscription(&token).await, |mut subscription| {
            let mut errors = Vec::new();
            if let (Some(refused), Some(panel)) = (refused, &mut subscription.delivery) {
                panel.form = refused.form;
                errors = refused.errors;
            }
            view! { <SubscriptionView subscription errors /> }
        })
    })
}

#[component]
pub fn SubscriptionView(
    subscription: Subscription,
    /// The field's id, if it is about one, and the words.
    #[prop(optional)]
    errors: Vec<(Option<String>, String)>,
) -> impl IntoView {
    let words = words();
    let summary = (!errors.is_empty()).then(|| {
        let errors = errors.clone();
        view! { <ErrorSummary errors /> }
    });
    let path = format!("/subscriptions/{}", subscription.token);
    let mut meta = Meta::private(subscription.plan.clone(), path.clone());
    meta.refresh = subscription.waiting.then_some(5);
    let meta = meta.refused(!errors.is_empty());
    let says = subscription
        .says
        .into_iter()
        .map(|sentence| view! { <p class="lead">{sentence}</p> })
        .collect::<Vec<_>>();
    let go_on = subscription.go_on.map(|page| {
        view! {
            <p>
                <a class="button button-primary" href=page>
                    {words.subscription_go_on()}
                </a>
            </p>
        }
    });
    let cancel = subscription.can_cancel.then(|| {
        view! {
            <section>
                <h2>{words.subscription_cancel_title()}</h2>
                <p>{subscription.cancel_note}</p>
                <form method="post" action=format!("{path}/cancel")>
                    <button class="button">{words.subscription_cancel()}</button>
                </form>
            </section>
        }
    });
    let agreements = subscription
        .agreements
        .into_iter()
        .map(|agreement| {
            view! {
                <p>{agreement.agreed}</p>
                <ul class="sentences">{sentences(agreement.sentences)}</ul>
            }
        })
        .collect::<Vec<_>>();
    let change = change(
        subscription.other_plans,
        subscription.no_change,
        &path,
        words,
    );
    let keep = subscription.can_keep.then(|| {
        view! {
            <form method="post" action=format!("{path}/claim")>
                <button class="button">{words.subscription_keep()}</button>
            </form>
        }
    });
    let delivery = subscription
        .delivery
        .map(|panel| delivery(panel, &path, &errors, words));
    view! {
        <Page meta>
            {summary}
            <article class="page">
                <div class="ticket boarding-pass">
                    <div>
                        <p class="kicker">
                            <span>{format!("{} ", words.subscription_number())}</span>
                            <span class="mono copyable">{subscription.number}</span>
                        </p>
                        <h1>{subscription.plan}</h1>
                        <p>
                            <strong>{subscription.status}</strong>
                        </p>
                        {says}
                        {go_on}
                    </div>
                    <div>
                        <h2>{words.subscription_invoices()}</h2>
                        {invoices(subscription.invoices, words)}
                    </div>
                </div>
                {delivery}
                {change}
                {cancel}
                {keep}
                <section>
                    <h2>{words.subscription_agreement()}</h2>
                    {agreements}
                    <p class="small muted">{words.subscription_news_to(&subscription.email)}</p>
                </section>
            </article>
        </Page>
    }
}

/// The other plans, or why there is none to change to now.
pub(super) fn change(
    plans: Vec<PlanCard>,
    no_change: Option<&'static str>,
    path: &str,
    words: Words,
) -> Option<impl IntoView + use<>> {
    if plans.is_empty() {
        return None;
    }
    let plans = plans
        .into_iter()
        .map(|plan| {
            let name = match no_change {
                None => {
                    let href = format!("{path}/plan/{}", plan.slug);
                    view! { <a href=href>{plan.name}</a> }.into_any()
                }
                Some(_) => plan.name.into_any(),
            };
            view! {
                <div>
                    <dt>{name}</dt>
                    <dd>{plan.price}</dd>
                </div>
            }
        })
        .collect::<Vec<_>>();
    Some(view! {
        <section>
            <h2>{words.subscription_change_title()}</h2>
            <p>{no_change.unwrap_or(words.subscription_change_lead())}</p>
            <dl class="rows">{plans}</dl>
        </section>
    })
}

#[component]
pub fn PlanChangePage() -> impl IntoView {
    let params = use_params_map().get_untracked();
    let token = params.get("token").unwrap_or_default();
    let slug = params.get("slug").unwrap_or_default();
    let shop = storefront();
    let refused = use_context::<RefusedSignUp>();
    Suspend::new(async move {
        show(shop.plan_change(&token, &slug).await, |mut change| {
            let mut errors = Vec::new();
            if let Some(refused) = refused {
                change.sku = refused.form.sku;
                errors = refused.errors;
            }
            view! { <PlanChangeView change errors /> }
        })
    })
}

/// `errors`: the field's id, if it is about one, and the words.
#[component]
pub fn PlanChangeView(change: PlanChange, errors: Vec<(Option<String>, String)>) -> impl IntoView {
    let words = words();
    let back = format!("/subscriptions/{}", change.token);
    let path = format!("{back}/plan/{}", change.slug);
    let heading = words.subscription_change_heading(&change.plan);
    let meta = Meta::private(heading.clone(), path.clone()).refused(!errors.is_empty());
    let summary = (!errors.is_empty()).then(|| view! { <ErrorSummary errors /> });
    let goods = (!change.goods.is_empty()).then(|| goods_field(&change.sku, change.goods, words));
    let confirm = match change.refused {
        Some(why) => view! { <p class="alert">{why}</p> }.into_any(),
        None => view! {
            <form method="post" action=path novalidate>
                <input type="hidden" name="seen" value=change.seen />
                {goods}
                <h2>{words.plan_agreement()}</h2>
                <ul class="sentences">{sentences(change.agreement)}</ul>
                <button class="button button-primary button-large">
                    {words.subscription_change_button()}
                </button>
            </form>
        }
        .into_any(),
    };
    view! {
        <Page meta>
            {summary}
            <article class="page plan">
                <h1>{heading}</h1>
                <p class="lead">{change.summary}</p>
                <ul class="sentences">{sentences(change.includes)}</ul>
                <div class="ticket ticket-torn">
                    <div>
                        <p class="figure">{change.price}</p>
                        {confirm}
                    </div>
                </div>
                <p>
                    <a href=back>{words.subscription_change_back(&change.number)}</a>
                </p>
            </article>
        </Page>
    }
}

fn delivery(
    panel: DeliveryPanel,
    path: &str,
    errors: &[(Option<String>, String)],
    words: Words,
) -> impl IntoView + use<> {
    let address = panel
        .address
        .into_iter()
        .map(|line| view! { {line} <br /> })
        .collect::<Vec<_>>();
    let parcels = sentences(panel.parcels);
    let fields = parcel_fields(&panel.form, panel.goods, &at_fields(errors), words);
    let is_refused = !errors.is_empty();
    view! {
        <section>
            <h2>{words.subscription_delivery()}</h2>
            <p>{panel.item}</p>
            <address>{address}</address>
            <ul>{parcels}</ul>
            <details open=is_refused>
                <summary>{words.subscription_delivery_change()}</summary>
                <p>{words.subscription_delivery_note()}</p>
                <form method="post" action=format!("{path}/delivery") novalidate>
                    {fields}
                    <button class="button">{words.subscription_delivery_save()}</button>
                </form>
            </details>
        </section>
    }
}

fn invoices(invoices: Vec<InvoiceLine>, words: Words) -> impl IntoView {
    if invoices.is_empty() {
        return view! { <p class="muted">{words.subscription_no_invoices()}</p> }.into_any();
    }
    let rows = invoices
        .into_iter()
        .map(|invoice| {
            view! {
                <div>
                    <dt>
                        {invoice.period}
                        <br />
                        <span class="small muted">{invoice.status}</span>
                    </dt>
                    <dd>{invoice.amount}</dd>
                </div>
            }
        })
        .collect::<Vec<_>>();
    view! { <dl class="rows">{rows}</dl> }.into_any()
}
