//! The link that lets the owner of an address in.

use crate::platform::mailer::Mail;
use crate::presenters::mail::letter::Letter;
use crate::services::accounts::{self, LoginLink};
use crate::services::{ServiceError, Shop};

/// The mail for this wish; `None` if nobody waits for it any more.
pub(super) async fn compose(
    shop: &Shop,
    wish: &str,
    public_url: &str,
) -> Result<Option<Mail>, ServiceError> {
    let Some(link) = accounts::make_link(shop, wish).await? else {
        return Ok(None);
    };
    let LoginLink {
        email,
        locale,
        secret,
    } = link;
    let words = shop.file.words().spoken(&locale);
    let address = |path: &str| format!("{public_url}{}", words.path(path));
    let letter = Letter {
        subject: words.mail_login_subject().to_owned(),
        heading: words.mail_login().to_owned(),
        greeting: words.mail_hello().to_owned(),
        sentences: vec![words.mail_login_asked().to_owned()],
        button: (
            words.mail_login_button().to_owned(),
            address(&format!("/account/enter/{secret}")),
        ),
        notes: vec![words.mail_login_lasts().to_owned()],
        help: address("/help#contact"),
        ..Letter::default()
    };
    Ok(Some(Mail {
        to: email,
        subject: letter.subject.clone(),
        text: letter.text(words),
        html: letter.html(words),
        // Of each try: two mails hold two links.
        message_id: format!("login-{}", uuid::Uuid::now_v7().simple()),
    }))
}
