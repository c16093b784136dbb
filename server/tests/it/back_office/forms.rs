//! A form is good for one login and for one use.

use super::office::{Office, PASSWORD, leads_to_the_door, log_in, words};
use super::routes::POSTS;
use crate::common::Page;

fn is_foreign(page: &Page) {
    assert_eq!(page.status, 403, "{}", page.text);
    assert!(
        words(page).contains("does not belong to this login"),
        "{}",
        page.text
    );
}

#[tokio::test]
async fn a_made_up_form_does_nothing() {
    let office = Office::open().await;
    let order = office.paid_order().await;
    let merchant = office.merchant().await;
    let own = merchant.any_form().await;
    let other = office.merchant().await.any_form().await;
    let last = if own.ends_with('0') { '1' } else { '0' };
    let changed = format!("{}{last}", &own[..own.len() - 1]);
    for form in ["", "x", "0-0", &changed[..], &other[..]] {
        for of in POSTS {
            let path = of.replace("NUMBER", &order.number).replace("ID", "1");
            let fields: &[(&str, &str)] = if path.ends_with("/refund") || path.ends_with("/capture")
            {
                &[("form", form), ("amount", "1.00")]
            } else {
                &[("form", form)]
            };
            is_foreign(&merchant.post(&path, fields).await);
        }
    }
    for call in ["refund", "capture", "cancel"] {
        assert!(office.shop.proxy.calls(call).is_empty(), "{call}");
    }
    assert_eq!(office.now(&order).await, order);
    office.shop.audit().await;
}

#[tokio::test]
async fn a_form_without_its_id_is_refused() {
    let office = Office::open().await;
    let order = office.paid_order().await;
    let merchant = office.merchant().await;
    for of in POSTS {
        let path = of.replace("NUMBER", &order.number).replace("ID", "1");
        assert_eq!(merchant.post(&path, &[]).await.status, 422, "{of}");
        // Fields that no form has mean nothing, and are no id. (They were refused once, and with them
        // every form to which a browser added one.)
        let more = [("amount", "1.00"), ("currency", "USD"), ("id", "1")];
        assert_eq!(merchant.post(&path, &more).await.status, 422, "{of}");
    }
    assert_eq!(office.now(&order).await, order);
}

#[tokio::test]
async fn a_form_that_is_sent_twice_acts_once() {
    let office = Office::open().await;
    let order = office.paid_order().await;
    let merchant = office.merchant().await;
    let path = format!("/admin/orders/{}/refund", order.number);
    let form = merchant.form(&format!("{path}?amount=5.00"), &path).await;
    let fields = [("amount", "5.00"), ("reason", ""), ("form", form.as_str())];
    let (one, other) = tokio::join!(merchant.post(&path, &fields), merchant.post(&path, &fields));
    let mut statuses = [one.status, other.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [303, 409], "{} {}", one.text, other.text);

    let again = merchant.post(&path, &fields).await;
    assert_eq!(again.status, 409, "{}", again.text);
    let text = words(&again);
    assert!(text.contains("sent before"), "{text}");
    assert!(text.contains(&order.number), "the order is shown: {text}");

    office.shop.drain().await;
    assert_eq!(office.shop.proxy.calls("refund").len(), 1);
    office.shop.audit().await;
}

#[tokio::test]
async fn a_form_of_a_login_that_ended_leads_back_to_its_order() {
    let office = Office::open().await;
    let order = office.paid_order().await;
    let merchant = office.merchant().await;
    let page = format!("/admin/orders/{}", order.number);
    let path = format!("{page}/cancel");
    let form = merchant.form(&path, &path).await;
    let leave = merchant.any_form().await;
    merchant.post("/admin/logout", &[("form", &leave)]).await;

    let answer = merchant.post(&path, &[("form", &form)]).await;
    leads_to_the_door(&answer, &[("next", &page), ("over", "ended")]);
    let door = merchant.0.get(&answer.location.unwrap()).await;
    assert_eq!(door.status, 200);
    assert!(words(&door).contains("nothing was done"), "{}", door.text);
    let next = door.attribute("input[name=next]", "value").unwrap();
    let inside = log_in(&merchant.0, PASSWORD, &next).await;
    assert_eq!(inside.location.as_deref(), Some(page.as_str()));

    // The old form is nobody's now, whoever is logged in.
    is_foreign(&merchant.post(&path, &[("form", &form)]).await);
    assert_eq!(office.now(&order).await, order);
    assert!(office.shop.proxy.calls("cancel").is_empty());
}
