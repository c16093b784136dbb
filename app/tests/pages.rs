//! What the pages must say and how: forms, errors, titles, and nothing that a name can break.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use app::{
    components::LongNumber,
    error::ErrorView,
    pages::{
        cart::CartView, checkout::CheckoutView, order::OrderView, product::ProductView,
        result::ResultView,
    },
    view::*,
};
use domain::{Currency, Money};
use leptos::{prelude::*, reactive::owner::Owner};

const CANARY: &str = "</script><img src=x onerror=alert(1)>";

fn render<V: IntoView + 'static>(view: impl FnOnce() -> V) -> String {
    Owner::new().with(|| {
        provide_context(Site {
            public_url: "https://shop.example".to_owned(),
            assets: "/pkg/0".to_owned(),
            currency: Currency::Sgd,
            currencies: vec![Currency::Sgd, Currency::Jpy],
            about: Default::default(),
            in_cart: 0,
            keeps_cookies: true,
            sandbox: true,
        });
        view().into_view().to_html()
    })
}

fn sgd(minor: i64) -> Money {
    Money::new(minor, Currency::Sgd).unwrap()
}

fn picture() -> Picture {
    Picture {
        src: "/pkg/0/pictures/tote-sand.svg".to_owned(),
        alt: CANARY.to_owned(),
        ..Picture::default()
    }
}

fn cart() -> Cart {
    Cart {
        lines: vec![CartLine {
            sku: "TOTE-SAND".to_owned(),
            slug: "tote".to_owned(),
            name: CANARY.to_owned(),
            label: "Sand".to_owned(),
            picture: picture(),
            unit: sgd(6_400),
            quantity: 1,
            total: sgd(6_400),
            notice: Some(LineNotice::OnlyLeft(2)),
        }],
        gone: vec![GoneLine {
            sku: "a b".to_owned(),
            name: CANARY.to_owned(),
        }],
        lost_code: Some(CANARY.to_owned()),
        count: 1,
        subtotal: sgd(6_400),
        discount: None,
        total: sgd(6_400),
        payable: true,
        live: None,
        just_paid: None,
        cancelled: None,
        tax: CANARY.to_owned(),
        delivery: CANARY.to_owned(),
        quick: Vec::new(),
    }
}

fn quick() -> QuickMethod {
    QuickMethod {
        name: "APPLEPAY".to_owned(),
        label: CANARY.to_owned(),
    }
}

fn pay_options() -> PayOptions {
    let way = |id: &str, enabled| Way {
        id: id.to_owned(),
        name: CANARY.to_owned(),
        logo: None,
        note: CANARY.to_owned(),
        enabled,
        asks_for_cpf: id == "method:MERCADOPAGO_BR",
    };
    PayOptions {
        saved: vec![SavedCard {
            id: "c1".to_owned(),
            brand: CANARY.to_owned(),
            last_four: "0768".to_owned(),
            expiry: "01/2026".to_owned(),
            expired: true,
        }],
        ways: vec![
            way(Way::CARD, true),
            way("method:GCASH", false),
            way(Way::PAGE, true),
        ],
        brands: vec![("SHINHAN".to_owned(), CANARY.to_owned())],
        instalments: vec![3, 6],
        ..PayOptions::default()
    }
}

fn checkout(errors: Vec<FieldError>) -> Checkout {
    let option = |id: &str, price, total| DeliveryOption {
        id: id.to_owned(),
        name: id.to_owned(),
        promise: "Arrives in 3 days".to_owned(),
        price: sgd(price),
        tax: Some(sgd(total / 10)),
        total: sgd(total),
    };
    Checkout {
        cart: cart(),
        delivery: vec![
            option("standard", 0, 6_400),
            option("express", 1_000, 7_400),
        ],
        tax: Some(TaxRow {
            label: CANARY.to_owned(),
            added: false,
        }),
        pay: pay_options(),
        form: CheckoutForm {
            name: CANARY.to_owned(),
            delivery: "express".to_owned(),
            ..CheckoutForm::default()
        },
        errors,
        review: "r".to_owned(),
        addresses: Vec::new(),
    }
}

fn result(outcome: Outcome, waiting_seconds: i64) -> String {
    shown(outcome, waiting_seconds, false)
}

/// An answer that is late enough for a way on.
fn late(outcome: Outcome) -> String {
    shown(outcome, 60, true)
}

fn shown(outcome: Outcome, waiting_seconds: i64, way_on: bool) -> String {
    render(move || {
        let result = PaymentResult {
            token: "tok".to_owned(),
            order_number: "WF-1".to_owned(),
            total: sgd(6_400),
            email_hint: "a…@example.com".to_owned(),
            payable_until: None,
            nothing_charged: true,
            way_on,
            pay: (outcome.payable() || way_on).then(pay_options),
            outcome,
            waiting_seconds,
            keep: Keep::LogIn,
        };
        view! { <ResultView result /> }
    })
}

/// The tag that has this attribute.
fn tag<'a>(html: &'a str, attribute: &str) -> &'a str {
    let at = html
        .find(attribute)
        .unwrap_or_else(|| panic!("no {attribute}"));
    let start = html[..at].rfind('<').unwrap();
    let end = at + html[at..].find('>').unwrap();
    &html[start..=end]
}

#[test]
fn checkout_fields_tell_the_browser_what_they_are() {
    let mut american = checkout(Vec::new());
    american.form.country = "US".to_owned();
    let html = render(|| view! { <CheckoutView checkout=american /> });
    for (id, tokens) in [
        ("email", "email"),
        ("phone", "shipping tel"),
        ("name", "shipping name"),
        ("country", "shipping country"),
        ("address1", "shipping address-line1"),
        ("address2", "shipping address-line2"),
        ("city", "shipping address-level2"),
        ("state", "shipping address-level1"),
        ("postcode", "shipping postal-code"),
    ] {
        let field = tag(&html, &format!("id=\"{id}\""));
        assert!(field.contains(&format!("name=\"{id}\"")), "{field}");
        assert!(
            field.contains(&format!("autocomplete=\"{tokens}\"")),
            "{field}"
        );
        assert!(
            html.contains(&format!("<label for=\"{id}\">")),
            "{id} has no label"
        );
    }
    assert!(tag(&html, "action=\"/checkout\"").contains("novalidate"));
}

#[test]
fn the_pay_button_names_the_amount_of_each_delivery() {
    let html = render(|| view! { <CheckoutView checkout=checkout(Vec::new()) /> });
    let button = &html[html
        .find("class=\"button button-primary button-large\"")
        .unwrap()..];
    let button = &button[..button.find("</button>").unwrap()];
    assert!(button.contains("Pay "));
    assert!(button.contains("SGD 64.00") && button.contains("SGD 74.00"));
    assert!(tag(&html, "value=\"express\"").contains("checked"));
    assert!(!tag(&html, "value=\"standard\"").contains("checked"));
}

#[test]
fn a_refused_checkout_says_so_first_and_at_the_field() {
    let message = "Enter an email address";
    let errors = vec![FieldError {
        field: Some(Field::Email),
        message: message.to_owned(),
    }];
    let html = render(move || view! { <CheckoutView checkout=checkout(errors) /> });
    assert!(html.contains("<title>Error: Checkout · Wayfare</title>"));
    let main = &html[html.find("<main").unwrap()..];
    assert!(main.find("There is a problem").unwrap() < main.find("<h1").unwrap());
    assert!(main.contains("<a href=\"#email\">Enter an email address"));
    let field = tag(main, "id=\"email\"");
    assert!(
        field.contains("aria-invalid=\"true\"") && field.contains("email-error"),
        "{field}"
    );
    assert_eq!(main.matches(message).count(), 2);
}

#[test]
fn nothing_can_be_paid_twice_while_a_payment_lives() {
    let mut checkout = checkout(Vec::new());
    checkout.cart.live = Some(LivePayment {
        order_number: "WF-1".to_owned(),
        token: "tok".to_owned(),
        amount: sgd(6_400),
        outcome: Outcome::Checking,
    });
    let cart = checkout.cart.clone();
    let pages = [
        render(move || view! { <CheckoutView checkout /> }),
        render(move || view! { <CartView cart problem=None /> }),
    ];
    for html in pages {
        assert!(html.contains("Have you paid? Check the result"));
        assert!(html.contains("href=\"/result/tok\""));
        // The page in another language is no second way to pay.
        let html = html.replace("href=\"/checkout\" hreflang=\"en\"", "");
        assert!(!html.contains("href=\"/checkout\"") && !html.contains("action=\"/checkout\""));
    }
}

#[test]
fn an_open_result_waits_and_one_that_is_over_does_not() {
    let open = result(Outcome::Checking, 1);
    assert!(open.contains("<noscript><meta http-equiv=\"refresh\" content=\"3\">"));
    assert!(open.contains("data-state=\"checking\"") && open.contains("aria-live=\"polite\""));
    assert!(
        !open.contains("/pay\""),
        "no way to pay while the answer is open"
    );
    assert!(result(Outcome::Checking, 5).contains("You can close this page"));
    for over in [
        Outcome::Paid { left: false },
        Outcome::Paid { left: true },
        Outcome::Held,
        Outcome::GivenBack { cancelled: true },
        Outcome::GivenBack { cancelled: false },
        Outcome::Failed {
            reason: "Declined.".to_owned(),
        },
        Outcome::Expired,
        Outcome::Cancelled,
    ] {
        let html = result(over, 1);
        assert!(!html.contains("http-equiv=\"refresh\"") && !html.contains("ResultWatch"));
    }
    let expired = result(Outcome::Expired, 1);
    assert!(expired.contains("Pay SGD") && expired.contains("name=\"pay\""));
}

/// What each open outcome says, whether the buyer may pay from there, and whether the order can be
/// changed.
#[test]
fn each_open_outcome_says_its_sentence_and_offers_what_is_right() {
    let (nothing, to_pay, another_way) = ((false, false), (true, true), (true, false));
    for (outcome, slug, sentence, (pays, changes)) in [
        (
            Outcome::Checking,
            "checking",
            "We are checking your payment",
            nothing,
        ),
        (
            Outcome::Processing,
            "processing",
            "Your payment is being processed",
            nothing,
        ),
        (
            Outcome::NotPaid,
            "said-not-paid",
            "Nothing has been paid yet",
            to_pay,
        ),
        (
            Outcome::NeverLeft,
            "not-paid",
            "Your order is not paid yet",
            to_pay,
        ),
        (
            Outcome::Capturing,
            "capturing",
            "Your payment is approved",
            nothing,
        ),
        (
            Outcome::CaptureFailed,
            "capture-failed",
            "Your payment is not complete",
            another_way,
        ),
        (
            Outcome::Review,
            "review",
            "We are looking into your payment",
            nothing,
        ),
    ] {
        assert_eq!(outcome.payable(), pays, "{slug}");
        let html = result(outcome, 1);
        assert!(html.contains(&format!("data-state=\"{slug}\"")), "{slug}");
        assert!(html.contains(&format!("<h1>{sentence}")), "{slug}: {html}");
        let has = |action: &str| html.contains(&format!("action=\"/orders/tok/{action}\""));
        assert_eq!(has("pay"), pays, "{slug}: {html}");
        assert_eq!(has("withdraw"), changes, "{slug}: {html}");
        // It is not over: the page goes on asking, also without scripts.
        let asks = html.contains("<noscript><meta http-equiv=\"refresh\"");
        assert!(asks && html.contains("ResultWatch"), "{slug}: {html}");
        assert!(!html.contains("You were not charged"), "{slug}: {html}");
    }
}

/// While the answer is open there is a way on only once it is late, and never a loud one.
#[test]
fn a_late_answer_offers_a_quiet_way_on_and_others_do_not() {
    for outcome in [
        Outcome::Checking,
        Outcome::Processing,
        Outcome::Capturing,
        Outcome::Review,
    ] {
        let is_open = matches!(outcome, Outcome::Checking | Outcome::Processing);
        let slug = outcome.slug();
        let html = late(outcome);
        assert_eq!(html.contains("Go back to the payment"), is_open, "{slug}");
        assert_eq!(
            html.contains("action=\"/orders/tok/pay\""),
            is_open,
            "{slug}"
        );
        let main = &html[html.find("<main").unwrap()..];
        assert!(!main.contains("button-primary"), "{slug}: {main}");
    }
}

#[test]
fn no_name_breaks_out_of_a_page() {
    let product = Product {
        slug: "tote".to_owned(),
        name: CANARY.to_owned(),
        category: Category {
            slug: "bags".to_owned(),
            name: CANARY.to_owned(),
            products: 1,
        },
        summary: CANARY.to_owned(),
        description: vec![CANARY.to_owned()],
        details: vec![(CANARY.to_owned(), CANARY.to_owned())],
        variants: vec![Variant {
            sku: "TOTE-SAND".to_owned(),
            label: CANARY.to_owned(),
            price: sgd(6_400),
            was: Some(sgd(8_000)),
            swatch: Some("#dcb767".to_owned()),
            availability: Availability::InStock,
            pictures: vec![picture(), picture()],
            most: 20,
        }],
        selected: 0,
        delivery: CANARY.to_owned(),
        tax: CANARY.to_owned(),
        related: Vec::new(),
        rating: None,
        reviews: Vec::new(),
        quick: vec![quick()],
    };
    let problem = Some(Problem {
        field: None,
        typed: CANARY.to_owned(),
        message: CANARY.to_owned(),
    });
    let page = ErrorPage {
        title: CANARY.to_owned(),
        message: CANARY.to_owned(),
        request_id: CANARY.to_owned(),
    };
    for html in [
        render(move || view! { <ProductView product problem /> }),
        render(|| view! { <CartView cart=cart() problem=None /> }),
        render(|| view! { <CheckoutView checkout=checkout(Vec::new()) /> }),
        render(move || view! { <ErrorView page /> }),
    ] {
        assert!(
            !html.contains("<img src=x") && !html.contains("</script><img"),
            "{html}"
        );
        assert_eq!(html.matches("<h1").count(), 1);
        assert!(html.starts_with("<!DOCTYPE html>"));
        assert!(
            !html.contains("style="),
            "the content security policy forbids it"
        );
    }
}

#[test]
fn a_buyers_own_pages_stay_out_of_search_engines() {
    let order = Order {
        number: "WF-1".to_owned(),
        token: "tok".to_owned(),
        placed: Moment {
            text: "21 November 2026".to_owned(),
            iso: "2026-11-21T17:20:00Z".to_owned(),
        },
        progress: vec![ProgressStep {
            at: None,
            name: "Placed".to_owned(),
            state: StepState::Current,
        }],
        next: "Next.".to_owned(),
        lines: Vec::new(),
        goods: sgd(6_400),
        discount: None,
        delivery: sgd(0),
        delivery_name: "Standard".to_owned(),
        tax: None,
        arrival: CANARY.to_owned(),
        total: sgd(6_400),
        destination: Some(Destination {
            email: "ada@example.com".to_owned(),
            name: "Ada".to_owned(),
            lines: Vec::new(),
            phone: String::new(),
        }),
        parcels: Vec::new(),
        still_to_come: vec![CANARY.to_owned()],
        payment: Payment {
            method: String::new(),
            status: "Not paid".to_owned(),
            payment_id: String::new(),
            refunds: vec![CANARY.to_owned()],
        },
        unpaid: true,
        keep: Keep::Claim,
    };
    for html in [
        render(move || view! { <OrderView order /> }),
        render(|| view! { <CartView cart=cart() problem=None /> }),
        result(Outcome::Paid { left: false }, 1),
    ] {
        assert!(html.contains("<meta name=\"robots\" content=\"noindex\">"));
        assert!(!html.contains("rel=\"canonical\""));
    }
}

#[test]
fn a_cpf_is_asked_of_those_who_can_pay_by_it_and_of_nobody_else() {
    let show = |ways: Vec<Way>, errors: Vec<FieldError>| {
        let mut checkout = checkout(errors);
        checkout.pay.ways = ways;
        checkout.pay.form.cpf = "529.982.247-26".to_owned();
        render(move || view! { <CheckoutView checkout /> })
    };
    let way = |id: &str, enabled, asks_for_cpf| Way {
        id: id.to_owned(),
        name: id.to_owned(),
        logo: None,
        note: String::new(),
        enabled,
        asks_for_cpf,
    };
    let without = show(vec![way("method:P24", true, false)], Vec::new());
    assert!(!without.contains("CPF"), "{without}");
    let disabled = show(vec![way("method:MERCADOPAGO_BR", false, true)], Vec::new());
    assert!(!disabled.contains("id=\"cpf\""), "{disabled}");
    let mistake = FieldError {
        field: Some(Field::Cpf),
        message: "That CPF does not exist.".to_owned(),
    };
    let with = show(
        vec![way("method:MERCADOPAGO_BR", true, true)],
        vec![mistake],
    );
    let field = tag(&with, "id=\"cpf\"");
    assert!(field.contains("value=\"529.982.247-26\""), "{field}");
    assert!(field.contains("aria-invalid=\"true\""), "{field}");
    assert!(with.contains("href=\"#cpf\""), "{with}");
    assert!(tag(&with, "value=\"method:MERCADOPAGO_BR\"").contains("cpf-radio"));
}

#[test]
fn quick_payments_are_buttons_of_plain_forms() {
    let cart = Cart {
        quick: vec![quick()],
        ..cart()
    };
    let html = render(move || view! { <CartView cart problem=None /> });
    let form = html
        .split("<form")
        .find(|form| form.contains("/cart/quick"));
    let form = form.unwrap_or_else(|| panic!("no form: {html}"));
    assert!(
        form.contains("method=\"post\"") && form.contains("name=\"quick\""),
        "{form}"
    );
    assert!(form.contains("value=\"APPLEPAY\""), "{form}");
    let none = render(move || view! { <CartView cart=self::cart() problem=None /> });
    assert!(!none.contains("/cart/quick"), "{none}");
}

/// A number of thirty digits once broke in the middle. In groups it is still the one number.
#[test]
fn a_long_number_breaks_between_groups_of_four() {
    let number = "2026112919401080010018839429663814";
    let html = render(move || view! { <LongNumber number=number.to_owned() /> });
    let groups: Vec<&str> = html
        .split("<span>")
        .skip(1)
        .filter_map(|rest| rest.split("</span>").next())
        // Leptos may mark where a text ends.
        .map(|group| group.trim_end_matches("<!>"))
        .collect();
    assert_eq!(groups.concat(), number);
    let (last, full) = groups.split_last().unwrap();
    assert!(full.iter().all(|group| group.len() == 4), "{groups:?}");
    assert_eq!(*last, "14");
    assert_eq!(html.matches("<wbr>").count(), groups.len(), "{html}");
}
