//! What the back office's pages must say and how: labels, errors, reasons, and nothing that a
//! name or a raw body can break.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod fixtures;

use app::{
    error::{AdminError, AdminMissing},
    pages::admin::{
        audit::AuditView,
        cancel::CancelView,
        capture::CaptureView,
        dashboard::DashboardView,
        disputes::{DisputeFormView, DisputeView, DisputesView},
        inbox::InboxView,
        login::LoginView,
        methods::MethodsView,
        notification::NotificationView,
        order::OrderView,
        orders::OrdersView,
        queue::QueueView,
        refund::RefundView,
        reversal::ReversalView,
        ship::ShipView,
    },
    view::{
        ErrorPage, Site,
        admin::{DisputeAction, DisputeDetail, Disputes},
    },
};
use domain::Currency;
use fixtures::Fake;
use leptos::{prelude::*, reactive::owner::Owner};

const CANARY: &str = "\"'></script></title></pre><img src=x onerror=alert(1)>";
const PLAIN: Fake = Fake("");

fn render<V: IntoView + 'static>(view: impl FnOnce() -> V) -> String {
    Owner::new().with(|| {
        provide_context(Site {
            public_url: "https://shop.example".to_owned(),
            assets: "/pkg/0".to_owned(),
            currency: Currency::Sgd,
            currencies: vec![Currency::Sgd],
            about: Default::default(),
            in_cart: 0,
            keeps_cookies: true,
            sandbox: true,
        });
        view().into_view().to_html()
    })
}

fn order(fake: Fake) -> String {
    render(move || view! { <OrderView frame=fake.frame() order=fake.order() /> })
}

fn refund(fake: Fake, confirmed: bool, problem: Option<&'static str>) -> String {
    render(
        move || view! { <RefundView frame=fake.frame() refund=fake.refund(confirmed, problem) /> },
    )
}

fn ship(fake: Fake, refused: bool) -> String {
    render(move || view! { <ShipView frame=fake.frame() ship=fake.ship(refused) /> })
}

/// Every page of the back office, by name.
fn pages(fake: Fake) -> Vec<(&'static str, String)> {
    let page = move || ErrorPage {
        title: format!("This page could not be loaded{}", fake.0),
        message: format!("Try again.{}", fake.0),
        request_id: format!("0d7e{}", fake.0),
    };
    let frame = move || fake.frame();
    vec![
        (
            "login",
            render(move || view! { <LoginView login=fake.login("") /> }),
        ),
        (
            "login-refused",
            render(move || view! { <LoginView login=fake.login("That is not the password.") /> }),
        ),
        (
            "dashboard",
            render(move || view! { <DashboardView frame=frame() dashboard=fake.dashboard() /> }),
        ),
        (
            "dashboard-calm",
            render(
                move || view! { <DashboardView frame=frame() dashboard=fake.empty_dashboard() /> },
            ),
        ),
        (
            "orders",
            render(
                move || view! { <OrdersView frame=frame() orders=fake.orders(true, fake.rows()) /> },
            ),
        ),
        (
            "orders-none",
            render(
                move || view! { <OrdersView frame=frame() orders=fake.orders(true, Vec::new()) /> },
            ),
        ),
        ("order", order(fake)),
        (
            "order-noticed",
            render(move || view! { <OrderView frame=fake.noticed() order=fake.order() /> }),
        ),
        ("refund", refund(fake, false, None)),
        ("refund-confirm", refund(fake, true, None)),
        (
            "refund-refused",
            refund(fake, false, Some("At most SGD 54.00 can be refunded.")),
        ),
        (
            "capture",
            render(move || view! { <CaptureView frame=frame() capture=fake.capture() /> }),
        ),
        (
            "cancel",
            render(move || view! { <CancelView frame=frame() cancel=fake.cancel() /> }),
        ),
        (
            "give-back",
            render(move || view! { <ReversalView frame=frame() reversal=fake.reversal() /> }),
        ),
        ("ship", ship(fake, false)),
        ("ship-refused", ship(fake, true)),
        (
            "queue",
            render(move || view! { <QueueView frame=frame() queue=fake.queue() /> }),
        ),
        (
            "inbox",
            render(move || view! { <InboxView frame=frame() inbox=fake.inbox() /> }),
        ),
        (
            "notification",
            render(
                move || view! { <NotificationView frame=frame() notification=fake.notification(false) /> },
            ),
        ),
        (
            "notification-applied",
            render(
                move || view! { <NotificationView frame=frame() notification=fake.notification(true) /> },
            ),
        ),
        (
            "audit",
            render(move || view! { <AuditView frame=frame() audit=fake.audit() /> }),
        ),
        (
            "methods",
            render(move || view! { <MethodsView frame=frame() methods=fake.methods() /> }),
        ),
        (
            "disputes",
            render(move || view! { <DisputesView frame=frame() disputes=fake.disputes() /> }),
        ),
        (
            "dispute",
            render(move || view! { <DisputeView frame=frame() dispute=fake.dispute() /> }),
        ),
        (
            "dispute-accept",
            render(
                move || view! { <DisputeFormView frame=frame() asked=fake.asked(DisputeAction::Accept) /> },
            ),
        ),
        (
            "dispute-defend",
            render(
                move || view! { <DisputeFormView frame=frame() asked=fake.asked(DisputeAction::Defend) /> },
            ),
        ),
        (
            "missing",
            render(move || view! { <AdminMissing frame=frame() /> }),
        ),
        (
            "error",
            render(move || view! { <AdminError page=page() /> }),
        ),
    ]
}

/// Every start tag of the page.
fn tags(html: &str) -> impl Iterator<Item = &str> {
    html.match_indices('<')
        .filter(|(at, _)| html[at + 1..].starts_with(|next: char| next.is_ascii_alphabetic()))
        .map(|(at, _)| {
            // A `>` may stand in an attribute.
            let mut quoted = false;
            let end = html[at..]
                .find(|next| {
                    quoted ^= next == '"';
                    next == '>' && !quoted
                })
                .unwrap();
            &html[at..=at + end]
        })
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let start = tag.find(&format!(" {name}=\""))? + name.len() + 3;
    Some(&tag[start..start + tag[start..].find('"')?])
}

/// The tag that has this attribute.
fn tag<'a>(html: &'a str, wanted: &str) -> &'a str {
    tags(html)
        .find(|tag| tag.contains(wanted))
        .unwrap_or_else(|| panic!("no {wanted}"))
}

#[test]
fn nothing_that_antom_or_a_buyer_wrote_breaks_out_of_a_page() {
    for (name, html) in pages(Fake(CANARY)) {
        assert!(!html.contains("<img"), "{name}: {html}");
        assert!(html.matches("</title>").count() == 1, "{name}");
        assert!(!html.contains("<script"), "{name} has no script at all");
        for tag in tags(&html) {
            assert!(!tag.contains("onerror=alert(1)>"), "{name}: {tag}");
        }
        // Where the canary went, it went escaped.
        assert!(
            html.contains("&lt;img src=x onerror"),
            "{name} shows no canary"
        );
    }
}

#[test]
fn every_page_is_a_document_of_its_own_that_search_engines_leave_alone() {
    for (name, html) in pages(PLAIN) {
        assert!(html.starts_with("<!DOCTYPE html>"), "{name}");
        assert_eq!(html.matches("<h1").count(), 1, "{name}");
        assert_eq!(html.matches("<main").count(), 1, "{name}");
        assert!(
            html.contains("<meta name=\"robots\" content=\"noindex\">"),
            "{name}"
        );
        assert!(html.contains("href=\"#main\""), "{name}: skip link");
        assert!(html.contains("Test gateway: no money moves"), "{name}");
        assert!(
            !html.contains("style=\""),
            "{name}: the security policy forbids it"
        );
        for buyers in [
            "href=\"/cart\"",
            "href=\"/shop\"",
            "/currency",
            "leptos-island",
        ] {
            assert!(!html.contains(buyers), "{name} has {buyers}");
        }
        let mut ids: Vec<_> = tags(&html).filter_map(|tag| attribute(tag, "id")).collect();
        let all = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), all, "{name}: an id stands twice");
    }
}

#[test]
fn every_field_has_a_name_that_can_be_read_out() {
    let mut fields = 0;
    for (name, html) in pages(PLAIN) {
        for tag in tags(&html).filter(|tag| tag.starts_with("<input") || tag.starts_with("<select"))
        {
            if tag.contains("type=\"hidden\"") || tag.contains("aria-label=") {
                continue;
            }
            let id = attribute(tag, "id").unwrap_or_else(|| panic!("{name}: {tag}"));
            assert!(
                html.contains(&format!("<label for=\"{id}\">")),
                "{name}: {tag}"
            );
            for described in attribute(tag, "aria-describedby")
                .iter()
                .flat_map(|ids| ids.split(' '))
            {
                assert!(
                    html.contains(&format!("id=\"{described}\"")),
                    "{name}: {tag}"
                );
            }
            fields += 1;
        }
    }
    assert!(fields > 15, "only {fields} fields were looked at");
}

#[test]
fn every_form_that_changes_something_is_a_post_with_an_id_of_its_own() {
    for (name, html) in pages(PLAIN) {
        for form in html.split("<form").skip(1) {
            let form = &form[..form.find("</form>").unwrap()];
            let post = form.starts_with(" method=\"post\"");
            if name.starts_with("login") {
                assert!(post && form.contains("action=\"/admin/login\""), "{name}");
            } else {
                assert_eq!(post, form.contains("name=\"form\""), "{name}: {form}");
            }
        }
    }
}

#[test]
fn password_managers_find_their_way() {
    let html = render(|| view! { <LoginView login=PLAIN.login("") /> });
    let password = tag(&html, "id=\"password\"");
    assert!(password.contains("type=\"password\""));
    assert!(password.contains("autocomplete=\"current-password\""));
    let name = tag(&html, "name=\"username\"");
    assert!(name.contains("autocomplete=\"username\"") && name.contains("value=\"admin\""));
    assert!(tag(&html, "name=\"next\"").contains("value=\"/admin/queue\""));
    let closed = render(|| {
        let login = app::view::admin::Login {
            closed: true,
            ..PLAIN.login("")
        };
        view! { <LoginView login /> }
    });
    assert!(!closed.contains("<form") && closed.contains("has no password"));
}

#[test]
fn a_refused_form_says_so_first_and_keeps_what_was_typed() {
    let message = "At most SGD 54.00 can be refunded.";
    let html = refund(PLAIN, false, Some(message));
    assert!(html.contains("<title>Error: Refund order WF-7K3M-9QX2 · Wayfare back office</title>"));
    let main = &html[html.find("<main").unwrap()..];
    assert!(main.find("There is a problem").unwrap() < main.find("<h1").unwrap());
    assert!(main.contains("<a href=\"#amount\">"));
    let amount = tag(main, "id=\"amount\"");
    assert!(
        amount.contains("value=\"99\"") && amount.contains("aria-invalid=\"true\""),
        "{amount}"
    );
    assert!(
        attribute(amount, "aria-describedby")
            .unwrap()
            .contains("amount-error")
    );
    assert_eq!(main.matches(message).count(), 2);
    let login = render(|| view! { <LoginView login=PLAIN.login("That is not the password.") /> });
    assert!(login.contains("<title>Error: Log in") && login.contains("href=\"#password\""));
}

#[test]
fn a_refund_is_asked_for_first_and_then_confirmed_with_what_remains() {
    let asked = refund(PLAIN, false, None);
    assert!(
        !asked.contains("method=\"post\" action=\"/admin/orders/"),
        "nothing to confirm yet"
    );
    assert!(tag(&asked, "id=\"amount\"").contains("value=\"54.00\""));
    let html = refund(PLAIN, true, None);
    let form = &html[html
        .find("<form method=\"post\" action=\"/admin/orders/WF-7K3M-9QX2/refund\"")
        .unwrap()..];
    let form = &form[..form.find("</form>").unwrap()];
    for (name, value) in [
        ("form", "n-action"),
        ("amount", "20.00"),
        ("reason", "A strap was torn"),
    ] {
        assert!(tag(form, &format!("name=\"{name}\"")).contains(&format!("value=\"{value}\"")));
    }
    assert!(form.contains("Refund SGD 20.00"));
    for words in [
        "Refunded already",
        "SGD 10.00",
        "Remaining afterwards",
        "SGD 34.00",
        "VISA ending 0768",
    ] {
        assert!(html.contains(words), "{words}");
    }
}

#[test]
fn what_cannot_be_done_is_disabled_and_says_why() {
    let html = order(PLAIN);
    let disabled: Vec<_> = tags(&html)
        .filter(|tag| tag.starts_with("<button") && tag.contains(" disabled"))
        .collect();
    assert_eq!(disabled.len(), 3);
    for button in disabled {
        let why = attribute(button, "aria-describedby").unwrap();
        let reason = &html[html.find(&format!("id=\"{why}\"")).unwrap()..];
        assert!(reason[reason.find('>').unwrap()..].contains('.'), "{why}");
    }
    assert!(html.contains("The money is captured already."));
    assert!(
        !html.contains("/WF-7K3M-9QX2/capture\""),
        "no way around the button"
    );
    assert!(html.contains("href=\"/admin/orders/WF-7K3M-9QX2/refund\""));
    assert!(html.contains("action=\"/admin/orders/WF-7K3M-9QX2/check\""));

    let html = ship(PLAIN, true);
    assert!(
        html.contains("Nothing is paid yet")
            && !html.contains("class=\"button button-primary button-large\"")
    );
    assert!(ship(PLAIN, false).contains("class=\"button button-primary button-large\""));

    let html = render(|| {
        view! { <NotificationView frame=PLAIN.frame() notification=PLAIN.notification(true) /> }
    });
    assert!(html.contains("changes nothing") && !html.contains("/replay\""));
}

#[test]
fn tables_name_their_rows_and_columns() {
    for (name, html) in pages(PLAIN) {
        let tables = html.matches("<table").count();
        assert_eq!(html.matches("<caption").count(), tables, "{name}");
        let cells = |tag: &&str| tag.starts_with("<th ");
        for heading in tags(&html).filter(cells) {
            assert!(attribute(heading, "scope").is_some(), "{name}: {heading}");
        }
        if ["orders", "order", "inbox", "audit"].contains(&name) {
            assert!(tables > 0 && html.contains("scope=\"row\""), "{name}");
        }
    }
}

#[test]
fn one_thing_at_most_is_meant_to_be_pressed() {
    for (name, html) in pages(PLAIN) {
        let wanted = tags(&html)
            .filter(|tag| {
                attribute(tag, "class")
                    .is_some_and(|class| class.split(' ').any(|class| class == "button-primary"))
            })
            .count();
        assert!(wanted <= 1, "{name}: {wanted}");
    }
}

#[test]
fn a_long_list_leads_on_with_its_filters() {
    let html = render(
        || view! { <OrdersView frame=PLAIN.frame() orders=PLAIN.orders(true, PLAIN.rows()) /> },
    );
    assert!(
        tag(&html, "rel=\"next\"")
            .contains("href=\"/admin/orders?q=ada&amp;payment=paid&amp;after=WF-2B4C-6D8E\"")
    );
    let pager = html.split("pager").nth(1).unwrap();
    assert!(
        pager.contains("href=\"/admin/orders?q=ada&amp;payment=paid\""),
        "{pager}"
    );
    assert!(html.contains("61 orders"));
    assert!(tag(&html, "value=\"paid\" selected").starts_with("<option"));
    let none = render(
        || view! { <OrdersView frame=PLAIN.frame() orders=PLAIN.orders(true, Vec::new()) /> },
    );
    assert!(none.contains("No order matches.") && !none.contains("rel=\"next\""));
}

#[test]
fn the_queue_puts_the_remedy_beside_the_reason() {
    let html = render(|| view! { <QueueView frame=PLAIN.frame() queue=PLAIN.queue() /> });
    for entry in html.split("<li>").skip(1) {
        let why = entry.find("class=\"reason\"").unwrap();
        let number = entry.find("class=\"mono\"").unwrap();
        assert!(why < number, "the reason comes before the number");
    }
    for way in [
        "href=\"/admin/orders/WF-9QX2-7K3M/capture\"",
        "href=\"/admin/orders/WF-7K3M-9QX2/give-back/2\"",
        "action=\"/admin/orders/WF-0001-AAAA/check\"",
        "action=\"/admin/inbox/118/replay\"",
        "href=\"/admin/inbox/121\"",
    ] {
        assert!(html.contains(way), "{way}");
    }
}

#[test]
fn a_dispute_is_answered_on_its_page_and_nowhere_else() {
    let html = render(|| view! { <DisputeView frame=PLAIN.frame() dispute=PLAIN.dispute() /> });
    for way in [
        "href=\"/admin/disputes/7/accept\"",
        "href=\"/admin/disputes/7/defend\"",
        "href=\"/admin/disputes/7/template\"",
        "href=\"/admin/orders/WF-7K3M-9QX2\"",
    ] {
        assert!(html.contains(way), "{way}: {html}");
    }
    for told in [
        "To answer",
        "Answer it before the deadline.",
        "Goods not received",
    ] {
        assert!(html.contains(told), "{told}: {html}");
    }
    // One that is over offers nothing.
    let over = render(|| {
        let dispute = DisputeDetail {
            actions: Vec::new(),
            ..PLAIN.dispute()
        };
        view! { <DisputeView frame=PLAIN.frame() dispute /> }
    });
    assert!(!over.contains("/admin/disputes/7/accept"), "{over}");
    assert!(!over.contains("/admin/disputes/7/defend"), "{over}");
}

#[test]
fn a_document_is_sent_by_a_form_that_names_what_is_taken() {
    let asked = |action| {
        render(move || view! { <DisputeFormView frame=PLAIN.frame() asked=PLAIN.asked(action) /> })
    };
    let defend = asked(DisputeAction::Defend);
    let form = defend
        .split("<form")
        .find(|form| form.contains("action=\"/admin/disputes/7/defend\""))
        .unwrap();
    assert!(form.contains("enctype=\"multipart/form-data\""), "{form}");
    let file = tag(&defend, "type=\"file\"");
    assert!(
        file.contains("name=\"document\"") && file.contains("accept="),
        "{file}"
    );
    // Accepting takes no document.
    let accept = asked(DisputeAction::Accept);
    assert!(!accept.contains("type=\"file\""), "{accept}");
    assert!(accept.contains("action=\"/admin/disputes/7/accept\""));
}

#[test]
fn a_refused_document_is_told_at_its_field() {
    let html = render(|| {
        let mut asked = PLAIN.asked(DisputeAction::Defend);
        asked.form.problem = Some(app::view::Problem {
            field: Some("document".to_owned()),
            typed: String::new(),
            message: "It is none of these kinds.".to_owned(),
        });
        view! { <DisputeFormView frame=PLAIN.frame() asked /> }
    });
    assert_eq!(html.matches("It is none of these kinds.").count(), 2);
    assert!(html.contains("<a href=\"#document\">"), "{html}");
    assert!(tag(&html, "type=\"file\"").contains("aria-invalid=\"true\""));
    assert!(html.contains("<title>Error: "), "{html}");
}

#[test]
fn the_list_of_disputes_tells_what_is_to_be_answered() {
    let html = render(|| view! { <DisputesView frame=PLAIN.frame() disputes=PLAIN.disputes() /> });
    for way in [
        "href=\"/admin/disputes/7\"",
        "href=\"/admin/orders/WF-7K3M-9QX2\"",
        "href=\"/admin/subscriptions/WS-2B4C-6D8E\"",
    ] {
        assert!(html.contains(way), "{way}: {html}");
    }
    assert!(
        html.contains("To answer") && html.contains("Lost"),
        "{html}"
    );
    let none = render(|| {
        let disputes = Disputes {
            rows: Vec::new(),
            ..PLAIN.disputes()
        };
        view! { <DisputesView frame=PLAIN.frame() disputes /> }
    });
    assert!(!none.contains("<table"), "{none}");
}
