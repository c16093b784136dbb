use super::{FLIGHT, Form, HOTEL, day, path};
use crate::common::TestShop;

/// Nothing leaves the shop, and the buyer reads which field is wrong.
#[tokio::test]
async fn each_mistake_is_named_at_its_field() {
    let shop = TestShop::open().await;
    let browser = shop.browser();
    let good = path(FLIGHT, day(3), 3);
    let long = "x".repeat(33);
    for (field, value, at, words) in [
        ("company", " ", "#company", "Enter your company"),
        ("contact", "", "#contact", "Enter your full name"),
        ("email", "ada", "#email", "email"),
        ("first-2", "", "#first-2", "given name of person 2"),
        ("last-3", "", "#last-3", "family name of person 3"),
        (
            "first-1",
            long.as_str(),
            "#first-1",
            "Shorten the name of person 1",
        ),
        ("seen", "another", "", "price or a time has changed"),
    ] {
        let mut form = Form::of(&browser, &good, 3).await;
        form.set(field, value);
        let page = form.send(&browser).await;
        assert_eq!(page.status, 422, "{field}: {}", page.text);
        assert!(page.text.contains(words), "{field}: {}", page.text);
        let alert = page.attribute(&format!(".alert a[href='{at}']"), "href");
        assert!(at.is_empty() || alert.is_some(), "{field}: {}", page.text);
        // What was typed is still there.
        let kept = page.attribute("input[name=last-1]", "value");
        assert_eq!(kept.as_deref(), Some("Birdcage1"), "{field}");
    }
    assert!(shop.proxy.calls("createPaymentSession").is_empty());
    assert!(shop.db.orders().await.is_empty());
}

/// What has departed meanwhile, or is not sold, is neither shown nor booked.
#[tokio::test]
async fn what_is_not_on_sale_is_not_booked() {
    let shop = TestShop::open().await;
    let browser = shop.browser();
    for (offer, when, people) in [
        (FLIGHT, day(-2), 1),
        ("NO-SUCH", day(3), 1),
        (FLIGHT, day(3), 0),
        (FLIGHT, day(3), 101),
        (HOTEL, day(-3), 1),
    ] {
        let page = browser.get(&path(offer, when, people)).await;
        assert_eq!(page.status, 404, "{offer} {when} {people}");
    }
    // Open in the browser since the day before yesterday.
    let mut form = Form::of(&browser, &path(FLIGHT, day(3), 1), 1).await;
    form.set("day", &day(-2).to_string());
    let page = form.send(&browser).await;
    assert!((400..500).contains(&page.status), "{}", page.status);
    form.set("day", &day(3).to_string());
    form.set("offer", "NO-SUCH");
    let page = form.send(&browser).await;
    assert!((400..500).contains(&page.status), "{}", page.status);
    // It departs while the form is filled in.
    let form = Form::of(&browser, &path(FLIGHT, day(1), 1), 1).await;
    shop.pass(std::time::Duration::from_secs(2 * 86_400));
    let page = form.send(&browser).await;
    assert!((400..500).contains(&page.status), "{}", page.status);
    assert!(shop.proxy.calls("createPaymentSession").is_empty());
    assert!(shop.db.orders().await.is_empty());
}

#[tokio::test]
async fn a_search_that_cannot_be_says_why() {
    let shop = TestShop::open().await;
    let browser = shop.browser();
    let (soon, past) = (day(3), day(-3));
    for (query, words) in [
        (
            format!("kind=rocket&from=SZX&to=SIN&day={soon}"),
            "Choose what you look for",
        ),
        (
            format!("kind=flight&from=x&to=SIN&day={soon}"),
            "where the journey begins",
        ),
        (
            format!("kind=flight&from=SIN&to=SIN&day={soon}"),
            "where the journey ends",
        ),
        (
            "kind=flight&from=SZX&to=SIN&day=tomorrow".to_owned(),
            "Enter a day as in",
        ),
        (
            format!("kind=flight&from=SZX&to=SIN&day={past}"),
            "Enter a day that is not over",
        ),
        (
            format!("kind=flight&from=SZX&to=SIN&day={soon}&people=101"),
            "from 1 to 100",
        ),
        (
            format!("kind=hotel&to=SIN&day={soon}&nights=61"),
            "from 1 to 60",
        ),
        (
            format!("kind=hotel&to=SIN&day={soon}&rooms=0"),
            "from 1 to 20",
        ),
        (
            format!("kind=ferry&from=SZX&to=SIN&day={soon}"),
            "Nothing is on sale",
        ),
    ] {
        let page = browser.get(&format!("/travel?{query}")).await;
        assert_eq!(page.status, 200, "{query}");
        assert!(page.text.contains(words), "{query}: {}", page.text);
    }
}
