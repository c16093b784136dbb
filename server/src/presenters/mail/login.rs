//! The link that lets the owner of an address in.

use wording::Words;

use crate::platform::mailer::Mail;
use crate::presenters::mail::letter::Letter;
use crate::services::accounts::{self, LoginLink};
use crate::services::{ServiceError, Shop};

/// The mail for this wish; `None` if nobody waits for it any more.
pub(super) async fn compose(
    shop: &Shop,
    wish: &str,
    public_url: &str,
    words: Words,
) -> Result<Option<Mail>, ServiceError> {
    let Some(LoginLink { email, secret }) = accounts::make_link(shop, wish).await? else {
        return Ok(None);
    };
    let letter = Letter {
        subject: words.mail_login_subject().to_owned(),
        heading: words.mail_login().to_owned(),
        greeting: words.mail_hello().to_owned(),
        sentences: vec![words.mail_login_asked().to_owned()],
        button: (
            words.mail_login_button().to_owned(),
            format!("{public_url}/account/enter/{secret}"),
        ),
        notes: vec![words.mail_login_lasts().to_owned()],
        help: format!("{public_url}/help#contact"),
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
