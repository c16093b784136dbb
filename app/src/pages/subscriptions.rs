use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use wording::Words;

use super::plans::{at_fields, parcel_fields, sentences};
use crate::{
    components::{ErrorSummary, Meta, Page},
    context::{show, storefront, words},
    forms::RefusedSignUp,
    view::{DeliveryPanel, InvoiceLine, Subscription, SubscriptionItem},
};

#[component]
pub fn SubscriptionsPage() -> impl IntoView {
    let shop = storefront();
    Suspend::new(async move {
        show(
            shop.subscriptions().await.map(Some),
            |subscriptions| view! { <SubscriptionsView subscriptions /> },
        )
    })
}

#[component]
pub fn SubscriptionsView(subscriptions: Vec<SubscriptionItem>) -> impl IntoView {
    let words = words();
    let meta = Meta::private(words.subscription_list_title(), "/subscriptions");
    let none = subscriptions
        .is_empty()
        .then(|| view! { <p class="lead">{words.subscription_list_empty()}</p> });
    let subscriptions = subscriptions
        .into_iter()
        .map(|item| {
            view! {
                <li class="ticket ticket-with-stub">
                    <div>
                        <h2>
                            <a href=format!("/subscriptions/{}", item.token)>{item.plan}</a>
                        </h2>
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
        .collect::<Vec<_>>();
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
            </div>
        </Page>
    }
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
    let agreement = sentences(subscription.agreement);
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
                {cancel}
                <section>
                    <h2>{words.subscription_agreement()}</h2>
                    <p>{subscription.agreed}</p>
                    <ul class="sentences">{agreement}</ul>
                    <p class="small muted">{words.subscription_news_to(&subscription.email)}</p>
                </section>
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
