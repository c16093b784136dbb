//! The code that lets a guest see an order.

use crate::platform::mailer::Mail;
use crate::presenters::mail::letter::Letter;
use crate::services::orders::lookup::{self, MailedCode};
use crate::services::{ServiceError, Shop};

/// The mail for this wish; `None` if there is no such order.
pub(super) async fn compose(
    shop: &Shop,
    lookup: &str,
    public_url: &str,
) -> Result<Option<Mail>, ServiceError> {
    let Some(made) = lookup::make_code(shop, lookup).await? else {
        return Ok(None);
    };
    let MailedCode {
        order,
        locale,
        code,
    } = made;
    let words = shop.file.words().spoken(&locale);
    let address = |path: &str| format!("{public_url}{}", words.path(path));
    let letter = Letter {
        subject: words.lookup_mail_subject(&order.number),
        number: order.number,
        heading: words.lookup_mail_heading().to_owned(),
        greeting: words.mail_hello().to_owned(),
        sentences: vec![words.lookup_mail_sentence().to_owned()],
        facts: vec![(words.lookup_code().to_owned(), vec![code])],
        button: (
            words.lookup_mail_button().to_owned(),
            address(&format!("/find-order/{lookup}")),
        ),
        notes: vec![words.lookup_mail_note().to_owned()],
        help: address("/help#contact"),
        ..Letter::default()
    };
    Ok(Some(Mail {
        to: order.email,
        subject: letter.subject.clone(),
        text: letter.text(words),
        html: letter.html(words),
        // Of each try: two mails hold two codes.
        message_id: format!("lookup-{}", uuid::Uuid::now_v7().simple()),
    }))
}
