use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use crate::{
    components::{KeepOrder, Meta, Page, PayOptionsField, summary_of},
    context::{show, storefront},
    forms::RefusedPayment,
    islands::{PayButton, ResultWatch},
    view::{Outcome, PayOptions, PaymentResult, Problem},
};

/// After so many seconds the buyer is told that the page may be closed.
const LATE: i64 = 5;

#[component]
pub fn ResultPage() -> impl IntoView {
    let token = use_params_map()
        .get_untracked()
        .get("token")
        .unwrap_or_default();
    let refused = use_context::<RefusedPayment>();
    let shop = storefront();
    Suspend::new(async move {
        show(shop.result(&token).await, |mut result| {
            let problem = refused.map(|RefusedPayment { form, problem }| {
                if let Some(pay) = &mut result.pay {
                    pay.form = form;
                }
                problem
            });
            view! { <ResultView result problem /> }
        })
    })
}

/// Every outcome answers two questions: was I charged, and what happens now?
struct Words {
    kicker: &'static str,
    heading: &'static str,
    charged: String,
    now: String,
}

#[component]
pub fn ResultView(
    result: PaymentResult,
    /// Why a way to pay was refused.
    #[prop(default = None)]
    problem: Option<Problem>,
) -> impl IntoView {
    let words = words(&result);
    // Whoever chooses how to pay is not interrupted.
    let refresh = !result.outcome.settled() && problem.is_none();
    let meta = Meta {
        refresh: refresh.then(|| pause(&result)),
        ..Meta::private(
            format!("{} · Order {}", words.heading, result.order_number),
            format!("/result/{}", result.token),
        )
        .refused(problem.is_some())
    };
    let summary = summary_of(problem.as_ref(), |_| result.pay.is_some());
    let class = match result.outcome {
        Outcome::Paid { .. } | Outcome::Held => "result good",
        Outcome::Failed { .. } | Outcome::Expired | Outcome::Cancelled | Outcome::Returned => {
            "result bad"
        }
        Outcome::Review | Outcome::NotPaid => "result warning",
        Outcome::Checking | Outcome::Capturing => "result waiting",
    };
    view! {
        <Page meta>
            {summary}
            <section class=format!("page {class}") data-state=result.outcome.slug()>
                <div class="ticket">
                    <div>
                        <p class="kicker result-state">{words.kicker}</p>
                        <h1>{words.heading}</h1>
                        <p class="lead">{words.charged}</p>
                        {now(&result, words.now)}
                        {action(&result, problem)}
                    </div>
                    <div>
                        <dl class="facts">
                            <div>
                                <dt class="kicker">"Order"</dt>
                                <dd class="mono copyable">{result.order_number.clone()}</dd>
                            </div>
                            <div>
                                <dt class="kicker">"Amount"</dt>
                                <dd class="figure">{result.total.to_string()}</dd>
                            </div>
                            <div>
                                <dt class="kicker">"Receipt to"</dt>
                                <dd>{result.email_hint.clone()}</dd>
                            </div>
                        </dl>
                        <p class="small">
                            <a href=format!("/orders/{}", result.token)>"See the whole order"</a>
                            " · "
                            <a href="/help#contact">"Ask us about it"</a>
                        </p>
                        <KeepOrder keep=result.keep token=result.token />
                    </div>
                </div>
            </section>
        </Page>
    }
}

/// Seconds until a page without JavaScript asks again: seldom once it has waited long, or while
/// the buyer may be choosing how to pay.
fn pause(result: &PaymentResult) -> u32 {
    let pause = match result.waiting_seconds {
        ..30 => 3,
        30..120 => 10,
        120..600 => 30,
        _ => 120,
    };
    if result.outcome.payable() {
        pause.max(15)
    } else {
        pause
    }
}

/// What happens now; while that is open, the text that the browser keeps up to date.
fn now(result: &PaymentResult, words: String) -> AnyView {
    let late = format!(
        "We are confirming your order. You can close this page: we will write to {} as soon as it is done.",
        result.email_hint,
    );
    match result.outcome {
        Outcome::Checking | Outcome::Capturing => {
            let is_late = result.waiting_seconds >= LATE;
            let (words, late) = if is_late {
                (late, None)
            } else {
                (words, Some(late))
            };
            view! {
                <p id="wait" role="status" aria-live="polite" data-late=late>
                    {words}
                </p>
                <ResultWatch />
            }
            .into_any()
        }
        // The buyer may be paying in another tab.
        Outcome::NotPaid => view! {
            <p>{words}</p>
            <ResultWatch />
        }
        .into_any(),
        Outcome::Paid { .. }
        | Outcome::Held
        | Outcome::Failed { .. }
        | Outcome::Expired
        | Outcome::Cancelled
        | Outcome::Returned
        | Outcome::Review => view! { <p>{words}</p> }.into_any(),
    }
}

fn words(result: &PaymentResult) -> Words {
    // An amount does not break over two lines.
    let total = result.total.to_string().replace(' ', "\u{a0}");
    let mail = &result.email_hint;
    match &result.outcome {
        Outcome::Checking => Words {
            kicker: "Checking",
            heading: "We are checking your payment",
            charged: format!(
                "If you approved it, {total} is on its way to us and you will not be charged again."
            ),
            now: "We are asking the payment service. This page shows the answer by itself; there is nothing you need to press.".to_owned(),
        },
        Outcome::Capturing => Words {
            kicker: "Approved",
            heading: "Your payment is approved",
            charged: format!("Your card was approved for {total}. The charge is being completed now."),
            now: "This takes a few seconds. The page shows the answer by itself.".to_owned(),
        },
        Outcome::NotPaid => Words {
            kicker: "Not paid",
            heading: "Your order is not paid yet",
            charged: if result.may_be_under_way {
                "No payment has reached us yet. If you have just paid, this page shows it in a moment.".to_owned()
            } else {
                "You have not been charged.".to_owned()
            },
            now: if result.payable_until.is_empty() {
                "Your order waits for you; go on where you left off.".to_owned()
            } else {
                format!("Your order waits for you until {}; go on where you left off.", result.payable_until)
            },
        },
        Outcome::Held => Words {
            kicker: "Approved",
            heading: "Thank you, your payment is approved",
            charged: format!(
                "Your bank has set {total} aside. You are charged when your order is ready to leave, within seven days."
            ),
            now: format!("There is nothing more to do. We will write to {mail} when it is done."),
        },
        Outcome::Paid { left } => Words {
            kicker: "Paid",
            heading: "Thank you, your order is paid",
            charged: format!("You were charged {total}, once."),
            now: if *left {
                "Your order is on its way to you.".to_owned()
            } else {
                format!("We are packing your order. The receipt is on its way to {mail}.")
            },
        },
        Outcome::Failed { reason } => Words {
            kicker: "Not paid",
            heading: "The payment did not go through",
            charged: format!("You were not charged. {reason}"),
            now: "Your order is kept. You can try again, with the same way to pay or another one.".to_owned(),
        },
        Outcome::Expired => Words {
            kicker: "Time ran out",
            heading: "The time to pay ran out",
            charged: "You were not charged.".to_owned(),
            now: "Your order is kept under the same number. You can start the payment again.".to_owned(),
        },
        Outcome::Cancelled => Words {
            kicker: "Cancelled",
            heading: "This order is cancelled",
            charged: "You were not charged. Should a payment for it still arrive, you get all of it back.".to_owned(),
            now: "Nothing more happens with this order. You can place a new one at any time.".to_owned(),
        },
        Outcome::Returned => Words {
            kicker: "Cancelled",
            heading: "This order is cancelled",
            charged: "Whatever you paid, or your bank set aside for it, goes back to where it came from.".to_owned(),
            now: format!("We write to {mail} when it has. Banks take up to ten days to show it."),
        },
        Outcome::Review => Words {
            kicker: "Being looked at",
            heading: "We are looking into your payment",
            charged: "Something does not add up, so a person is checking what was charged. Please do not pay again.".to_owned(),
            now: format!("We will write to {mail} within one working day. What was charged wrongly, you get back."),
        },
    }
}

/// At most one thing to press, and nothing to pay with while the answer is open.
fn action(result: &PaymentResult, problem: Option<Problem>) -> Option<AnyView> {
    match result.outcome {
        Outcome::Checking | Outcome::Capturing | Outcome::Review => None,
        Outcome::NotPaid => {
            let token = &result.token;
            let open = problem.is_some();
            let otherwise = result.pay.clone().map(|pay| {
                view! {
                    <details open=open>
                        <summary>"Pay another way"</summary>
                        {choose(result, pay, problem, "button button-large")}
                    </details>
                }
            });
            Some(
                view! {
                    <form method="post" action=format!("/orders/{token}/pay")>
                        <button class="button button-primary button-large">"Continue to payment"</button>
                        <PayButton />
                    </form>
                    {otherwise}
                    <form method="post" action=format!("/orders/{token}/withdraw")>
                        <button class="link-button">"I have not paid: change my order"</button>
                    </form>
                }
                .into_any(),
            )
        }
        Outcome::Failed { .. } | Outcome::Expired => {
            let pay = result.pay.clone().unwrap_or_default();
            Some(choose(result, pay, problem, "button button-primary button-large"))
        }
        Outcome::Paid { .. } | Outcome::Held => Some(
            view! {
                <a class="button button-primary button-large" href=format!("/orders/{}", result.token)>
                    "See your order"
                </a>
            }
            .into_any(),
        ),
        Outcome::Cancelled | Outcome::Returned => Some(
            view! {
                <a class="button button-primary button-large" href="/shop">
                    "Go to the shop"
                </a>
            }
            .into_any(),
        ),
    }
}

/// How to pay this time, and the button that does.
fn choose(
    result: &PaymentResult,
    pay: PayOptions,
    problem: Option<Problem>,
    button: &'static str,
) -> AnyView {
    let error = problem.map(|problem| problem.message);
    view! {
        <form method="post" action=format!("/orders/{}/pay", result.token)>
            <PayOptionsField options=pay error />
            <button class=button>{format!("Pay {}", result.total)}</button>
            <PayButton />
        </form>
    }
    .into_any()
}
