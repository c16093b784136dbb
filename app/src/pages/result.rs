use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use wording::Words;

use crate::{
    components::{KeepOrder, Meta, Page, PayOptionsField, PaySubmit, summary_of},
    context::{show, storefront, words},
    forms::RefusedPayment,
    islands::ResultWatch,
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
struct Answers {
    state: String,
    heading: String,
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
    let words = words();
    let answers = answers(&result, words);
    // Whoever chooses how to pay is not interrupted.
    let refresh = !result.outcome.settled() && problem.is_none();
    let meta = Meta {
        refresh: refresh.then(|| pause(&result)),
        ..Meta::private(
            words.result_title(&answers.heading, &result.order_number),
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
                        <p class="kicker result-state">{answers.state}</p>
                        <h1>{answers.heading}</h1>
                        <p class="lead">{answers.charged}</p>
                        {now(&result, answers.now, words)}
                        {action(&result, problem, words)}
                    </div>
                    <div>
                        <dl class="facts">
                            <div>
                                <dt class="kicker">{words.result_order()}</dt>
                                <dd class="mono copyable">{result.order_number.clone()}</dd>
                            </div>
                            <div>
                                <dt class="kicker">{words.result_amount()}</dt>
                                <dd class="figure">{result.total.to_string()}</dd>
                            </div>
                            <div>
                                <dt class="kicker">{words.result_receipt()}</dt>
                                <dd>{result.email_hint.clone()}</dd>
                            </div>
                        </dl>
                        <p class="small">
                            <a href=format!("/orders/{}", result.token)>{words.result_see_all()}</a>
                            " · "
                            <a href="/help#contact">{words.result_ask()}</a>
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
fn now(result: &PaymentResult, now: String, words: Words) -> AnyView {
    match result.outcome {
        Outcome::Checking | Outcome::Capturing => {
            let late = words.result_late(&result.email_hint);
            let (now, late) = if result.waiting_seconds >= LATE {
                (late, None)
            } else {
                (now, Some(late))
            };
            view! {
                <p id="wait" role="status" aria-live="polite" data-late=late>
                    {now}
                </p>
                <ResultWatch />
            }
            .into_any()
        }
        // The buyer may be paying in another tab.
        Outcome::NotPaid => view! {
            <p>{now}</p>
            <ResultWatch />
        }
        .into_any(),
        Outcome::Paid { .. }
        | Outcome::Held
        | Outcome::Failed { .. }
        | Outcome::Expired
        | Outcome::Cancelled
        | Outcome::Returned
        | Outcome::Review => view! { <p>{now}</p> }.into_any(),
    }
}

fn answers(result: &PaymentResult, words: Words) -> Answers {
    // An amount does not break over two lines.
    let total = result.total.to_string().replace(' ', "\u{a0}");
    let email = &result.email_hint;
    match &result.outcome {
        Outcome::Checking => Answers {
            state: words.result_checking_state(),
            heading: words.result_checking(),
            charged: words.result_checking_charged(total),
            now: words.result_checking_now(),
        },
        Outcome::Capturing => Answers {
            state: words.result_capturing_state(),
            heading: words.result_capturing(),
            charged: words.result_capturing_charged(total),
            now: words.result_capturing_now(),
        },
        Outcome::NotPaid => Answers {
            state: words.result_not_paid_state(),
            heading: words.result_not_paid(),
            charged: if result.may_be_under_way {
                words.result_not_paid_charged_perhaps()
            } else {
                words.result_not_paid_charged()
            },
            now: if result.payable_until.is_empty() {
                words.result_not_paid_now()
            } else {
                words.result_not_paid_now_until(&result.payable_until)
            },
        },
        Outcome::Held => Answers {
            state: words.result_held_state(),
            heading: words.result_held(),
            charged: words.result_held_charged(total),
            now: words.result_held_now(email),
        },
        Outcome::Paid { left } => Answers {
            state: words.result_paid_state(),
            heading: words.result_paid(),
            charged: words.result_paid_charged(total),
            now: if *left {
                words.result_paid_now_left()
            } else {
                words.result_paid_now(email)
            },
        },
        Outcome::Failed { reason } => Answers {
            state: words.result_failed_state(),
            heading: words.result_failed(),
            charged: words.result_failed_charged(reason),
            now: words.result_failed_now(),
        },
        Outcome::Expired => Answers {
            state: words.result_expired_state(),
            heading: words.result_expired(),
            charged: words.result_expired_charged(),
            now: words.result_expired_now(),
        },
        Outcome::Cancelled => Answers {
            state: words.result_cancelled_state(),
            heading: words.result_cancelled(),
            charged: words.result_cancelled_charged(),
            now: words.result_cancelled_now(),
        },
        Outcome::Returned => Answers {
            state: words.result_returned_state(),
            heading: words.result_returned(),
            charged: words.result_returned_charged(),
            now: words.result_returned_now(email),
        },
        Outcome::Review => Answers {
            state: words.result_review_state(),
            heading: words.result_review(),
            charged: words.result_review_charged(),
            now: words.result_review_now(email),
        },
    }
}

/// At most one thing to press, and nothing to pay with while the answer is open.
fn action(result: &PaymentResult, problem: Option<Problem>, words: Words) -> Option<AnyView> {
    match result.outcome {
        Outcome::Checking | Outcome::Capturing | Outcome::Review => None,
        Outcome::NotPaid => {
            let token = &result.token;
            let open = problem.is_some();
            let otherwise = result.pay.clone().map(|pay| {
                view! {
                    <details open=open>
                        <summary>{words.result_pay_otherwise()}</summary>
                        {choose(result, pay, problem, "button button-large", words)}
                    </details>
                }
            });
            Some(
                view! {
                    <form method="post" action=format!("/orders/{token}/pay")>
                        <PaySubmit class="button button-primary button-large">
                            {words.pay_continue()}
                        </PaySubmit>
                    </form>
                    {otherwise}
                    <form method="post" action=format!("/orders/{token}/withdraw")>
                        <button class="link-button">{words.pay_change_order()}</button>
                    </form>
                }
                .into_any(),
            )
        }
        Outcome::Failed { .. } | Outcome::Expired => {
            let pay = result.pay.clone().unwrap_or_default();
            Some(choose(result, pay, problem, "button button-primary button-large", words))
        }
        Outcome::Paid { .. } | Outcome::Held => Some(
            view! {
                <a class="button button-primary button-large" href=format!("/orders/{}", result.token)>
                    {words.result_see_order()}
                </a>
            }
            .into_any(),
        ),
        Outcome::Cancelled | Outcome::Returned => Some(
            view! {
                <a class="button button-primary button-large" href="/shop">
                    {words.result_go_to_shop()}
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
    words: Words,
) -> AnyView {
    let error = problem.map(|problem| problem.message);
    let pay_amount = words.pay_amount(result.total.to_string());
    view! {
        <form method="post" action=format!("/orders/{}/pay", result.token)>
            <PayOptionsField options=pay error />
            <PaySubmit class=button>{pay_amount}</PaySubmit>
        </form>
    }
    .into_any()
}
