//! The log of what was done can be asked for one person, and for one kind of action.

use super::office::Office;

#[tokio::test]
async fn the_log_says_what_moved_and_is_asked_by_person_and_action() {
    let office = Office::open().await;
    let (merchant, order) = (office.merchant().await, office.paid_order().await);
    let path = format!("/admin/orders/{}/cancel", order.number);
    let form = merchant.form(&path, &path).await;
    let sent = merchant.post(&path, &[("form", form.as_str())]).await;
    assert_eq!(sent.status, 303, "{}", sent.text);
    let read = async |path: &str| merchant.get(path).await.texts(".table tbody tr");

    let all = read("/admin/audit").await;
    let cancels: Vec<&String> = all
        .iter()
        .filter(|row| row.contains("Cancelled the order"))
        .collect();
    assert_eq!(cancels.len(), 1, "{all:?}");
    // What went back is told beside it.
    let total = format!(
        "SGD {}.{:02} goes back",
        order.total_minor / 100,
        order.total_minor % 100
    );
    assert!(cancels[0].contains(&total), "{cancels:?}");
    assert!(all.iter().any(|row| row.contains("Logged in")), "{all:?}");

    let only = read("/admin/audit?action=cancel").await;
    assert_eq!(only.iter().collect::<Vec<_>>(), cancels);
    let page = merchant.get("/admin/audit?action=cancel").await;
    let chosen = page.attribute("#action option[selected]", "value");
    assert_eq!(chosen.as_deref(), Some("cancel"));
    // As people write names.
    let theirs = read("/admin/audit?actor=%20Merchant&action=cancel").await;
    assert_eq!(theirs, only);
    for nothing in [
        "actor=nobody",
        "action=nothing",
        "actor=a%00b",
        "action=cancel&after=1",
    ] {
        let page = merchant.get(&format!("/admin/audit?{nothing}")).await;
        assert!(
            page.texts(".table tbody tr").is_empty(),
            "{nothing}: {}",
            page.text
        );
        assert!(
            page.text.contains("Nothing of that kind was done"),
            "{nothing}"
        );
    }
}
