use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use wording::Words;

use crate::{
    components::{KeepOrder, LocalTime, Meta, Page, PayOptionsField, PaySubmit, summary_of},
    context::{show, storefront, words},
    forms::RefusedPayment,
    islands::ResultWatch,
    view::{Field, Outcome, PayOptions, PaymentResult, Problem},
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
    state: &'static str,
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
    let words = words();
    let answers = answers(&result, words);
    // Whoever chooses how to pay is not interrupted.
    let refresh = !result.outcome.is_over() && problem.is_none();
    let meta = Meta {
        refresh: refresh.then(|| pause(&result)),
        ..Meta::private(
            words.result_title(answers.heading, &result.order_number),
            format!("/result/{}", result.token),
        )
        .refused(problem.is_some())
    };
    let summary = summary_of(problem.as_ref(), |_| result.pay.is_some());
    let shown = result.shown();
    // Where the button leads to the order, no second link does.
    let has_button = matches!(result.outcome, Outcome::Paid { .. } | Outcome::Held);
    let order = format!("/orders/{}", result.token);
    let see_all = (!has_button).then(|| view! { <a href=order>{words.result_see_all()}</a> " · " });
    let class = match result.outcome {
        Outcome::Paid { .. } | Outcome::Held => "result good",
        Outcome::Failed { .. }
        | Outcome::Expired
        | Outcome::Cancelled
        | Outcome::GivenBack { .. } => "result bad",
        Outcome::Review | Outcome::CaptureFailed | Outcome::NotPaid | Outcome::NeverLeft => {
            "result warning"
        }
        Outcome::Checking | Outcome::Processing | Outcome::Capturing => "result waiting",
    };
    view! {
        <Page meta>
            {summary}
            <section
                class=format!("page {class}")
                data-state=result.outcome.slug()
                data-shown=shown
            >
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
                                <dd class="figure">{words.money(result.total)}</dd>
                            </div>
                            <div>
                                <dt class="kicker">{words.result_receipt()}</dt>
                                <dd>{result.email_hint.clone()}</dd>
                            </div>
                        </dl>
                        <p class="small">
                            {see_all}
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
    if result.pay.is_some() {
        pause.max(15)
    } else {
        pause
    }
}

/// How long an order that is not paid waits, if that is known.
fn waits_until(result: &PaymentResult, now: String, words: Words) -> AnyView {
    let waits = matches!(result.outcome, Outcome::NotPaid | Outcome::NeverLeft);
    match result.payable_until.clone().filter(|_| waits) {
        None => now.into_any(),
        Some(at) => {
            let waits = words.result_waits_until();
            view! { {waits.s0} <LocalTime at clock=true /> {waits.s1} }.into_any()
        }
    }
}

/// What happens now; while that is open, the text that the browser keeps up to date.
fn now(result: &PaymentResult, now: String, words: Words) -> AnyView {
    match result.outcome {
        Outcome::Checking | Outcome::Processing | Outcome::Capturing => {
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
        // The buyer may be paying in another tab, or a person may be deciding.
        Outcome::NotPaid | Outcome::NeverLeft | Outcome::CaptureFailed | Outcome::Review => view! {
            <p>{waits_until(result, now, words)}</p>
            <ResultWatch />
        }
        .into_any(),
        Outcome::Paid { .. }
        | Outcome::Held
        | Outcome::Failed { .. }
        | Outcome::Expired
        | Outcome::Cancelled
        | Outcome::GivenBack { .. } => view! { <p>{now}</p> }.into_any(),
    }
}

/// The outcome in one sentence, as the page's heading has it.
pub fn heading(outcome: &Outcome, words: Words) -> &'static str {
    match outcome {
        Outcome::Checking => words.result_checking(),
        Outcome::Processing => words.result_processing(),
        Outcome::NotPaid => words.result_said_not_paid(),
        Outcome::NeverLeft => words.result_not_paid(),
        Outcome::Capturing => words.result_capturing(),
        Outcome::Held => words.result_held(),
        Outcome::CaptureFailed => words.result_capture_failed(),
        Outcome::Paid { .. } => words.result_paid(),
        Outcome::Failed { .. } => words.result_failed(),
        Outcome::Expired => words.result_expired(),
        Outcome::Cancelled => words.result_cancelled(),
        Outcome::GivenBack { cancelled: true } => words.result_returned(),
        Outcome::GivenBack { cancelled: false } => words.result_refunded(),
        Outcome::Review => words.result_review(),
    }
}

fn answers(result: &PaymentResult, words: Words) -> Answers {
    // An amount does not break over two lines.
    let total = words.money(result.total).replace(' ', "\u{a0}");
    let email = &result.email_hint;
    let sure = result.nothing_charged;
    let (state, charged, now) = match &result.outcome {
        Outcome::Checking => (
            words.result_checking_state(),
            words.result_checking_charged(total),
            words.result_checking_now().to_owned(),
        ),
        Outcome::Processing => (
            words.result_processing_state(),
            words.result_processing_charged(total),
            words.result_processing_now().to_owned(),
        ),
        Outcome::Capturing => (
            words.result_capturing_state(),
            words.result_capturing_charged(total),
            words.result_capturing_now().to_owned(),
        ),
        Outcome::NotPaid => (
            words.result_said_not_paid_state(),
            if sure {
                words.result_said_not_paid_charged().to_owned()
            } else {
                words.result_not_paid_charged().to_owned()
            },
            words.result_not_paid_now().to_owned(),
        ),
        Outcome::NeverLeft => (
            words.result_not_paid_state(),
            words.result_not_paid_charged().to_owned(),
            words.result_not_paid_now().to_owned(),
        ),
        Outcome::Held => (
            words.result_held_state(),
            words.result_held_charged(total),
            words.result_held_now(email),
        ),
        Outcome::CaptureFailed => (
            words.result_capture_failed_state(),
            words.result_capture_failed_charged(total),
            words.result_capture_failed_now(email),
        ),
        Outcome::Paid { left } => (
            words.result_paid_state(),
            words.result_paid_charged(total),
            if *left {
                words.result_paid_now_left().to_owned()
            } else {
                words.result_paid_now(email)
            },
        ),
        Outcome::Failed { reason } => (
            words.result_failed_state(),
            if sure {
                words.result_failed_charged(reason)
            } else {
                words.result_failed_charged_perhaps(reason)
            },
            words.result_failed_now().to_owned(),
        ),
        Outcome::Expired => (
            words.result_expired_state(),
            if sure {
                words.result_expired_charged().to_owned()
            } else {
                words.result_expired_charged_perhaps().to_owned()
            },
            words.result_expired_now().to_owned(),
        ),
        Outcome::Cancelled => (
            words.result_cancelled_state(),
            if sure {
                words.result_cancelled_charged().to_owned()
            } else {
                words.result_cancelled_charged_perhaps().to_owned()
            },
            words.result_cancelled_now().to_owned(),
        ),
        Outcome::GivenBack { cancelled: true } => (
            words.result_returned_state(),
            words.result_returned_charged().to_owned(),
            words.result_returned_now(email),
        ),
        Outcome::GivenBack { cancelled: false } => (
            words.result_refunded_state(),
            words.result_refunded_charged().to_owned(),
            words.result_refunded_now().to_owned(),
        ),
        Outcome::Review => (
            words.result_review_state(),
            words.result_review_charged().to_owned(),
            words.result_review_now(email),
        ),
    };
    Answers {
        state,
        heading: heading(&result.outcome, words),
        charged,
        now,
    }
}

/// At most one thing to press, and nothing to pay with while the answer is open: then only, after
/// a while, a quiet way on, which asks Antom before it leads anywhere.
fn action(result: &PaymentResult, problem: Option<Problem>, words: Words) -> Option<AnyView> {
    match result.outcome {
        Outcome::Checking | Outcome::Processing => {
            result.way_on.then(|| way_on(result, problem, words))
        }
        Outcome::Capturing | Outcome::Review => None,
        // Whoever came back may be about to be paid for: no loud button.
        Outcome::NotPaid => Some(go_on(result, problem, "button", words)),
        Outcome::NeverLeft => {
            Some(go_on(result, problem, "button button-primary button-large", words))
        }
        Outcome::CaptureFailed => pay_otherwise(result, problem, words),
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
        Outcome::Cancelled | Outcome::GivenBack { .. } => Some(
            view! {
                <a class="button button-primary button-large" href="/shop">
                    {words.result_go_to_shop()}
                </a>
            }
            .into_any(),
        ),
    }
}

/// Quiet links while the answer is open. Antom is asked, or the payment cancelled there, before any
/// of them leads to another payment.
fn way_on(result: &PaymentResult, problem: Option<Problem>, words: Words) -> AnyView {
    let token = &result.token;
    view! {
        <p class="small muted">{words.result_way_on()}</p>
        <form method="post" action=format!("/orders/{token}/pay")>
            <button class="link-button">{words.result_way_on_pay()}</button>
        </form>
        {pay_otherwise(result, problem, words)}
        <form method="post" action=format!("/orders/{token}/withdraw")>
            <button class="link-button">{words.pay_change_order()}</button>
        </form>
    }
    .into_any()
}

/// Back to the page that is open, to another way to pay, or to the cart.
fn go_on(
    result: &PaymentResult,
    problem: Option<Problem>,
    button: &'static str,
    words: Words,
) -> AnyView {
    let token = &result.token;
    view! {
        <form method="post" action=format!("/orders/{token}/pay")>
            <PaySubmit class=button>{words.pay_continue()}</PaySubmit>
        </form>
        {pay_otherwise(result, problem, words)}
        <form method="post" action=format!("/orders/{token}/withdraw")>
            <button class="link-button">{words.pay_change_order()}</button>
        </form>
    }
    .into_any()
}

fn pay_otherwise(
    result: &PaymentResult,
    problem: Option<Problem>,
    words: Words,
) -> Option<AnyView> {
    let open = problem.is_some();
    let pay = result.pay.clone()?;
    Some(
        view! {
            <details open=open>
                <summary>{words.result_pay_otherwise()}</summary>
                {choose(result, pay, problem, "button", words)}
            </details>
        }
        .into_any(),
    )
}

/// How to pay this time, and the button that does.
fn choose(
    result: &PaymentResult,
    pay: PayOptions,
    problem: Option<Problem>,
    button: &'static str,
    words: Words,
) -> AnyView {
    let (cpf_error, error): (Vec<_>, Vec<_>) = problem
        .into_iter()
        .partition(|problem| problem.field.as_deref() == Some(Field::Cpf.id()));
    let message = |problems: Vec<Problem>| problems.into_iter().next().map(|one| one.message);
    let pay_amount = words.pay_amount(words.money(result.total));
    view! {
        <form method="post" action=format!("/orders/{}/pay", result.token)>
            <PayOptionsField options=pay error=message(error) cpf_error=message(cpf_error) />
            <PaySubmit class=button>{pay_amount}</PaySubmit>
        </form>
    }
    .into_any()
}
