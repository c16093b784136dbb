//! The mail with the link into an account.

use maud::html;
use wording::Words;

use crate::platform::mailer::Mail;
use crate::services::{ServiceError, Shop, accounts};

/// The mail with the link that was wished for; `None` if nobody waits for it any more.
pub(crate) async fn compose(
    shop: &Shop,
    wish: &str,
    public_url: &str,
    words: Words,
) -> Result<Option<Mail>, ServiceError> {
    let Some(link) = accounts::make_link(shop, wish).await? else {
        return Ok(None);
    };
    let url = format!("{public_url}/account/enter/{}", link.secret);
    let (asked, lasts) = (words.mail_login(), words.mail_login_lasts());
    let page = html! {
        p { (asked) }
        p { a href=(url) { (words.mail_login_button()) } }
        p { (lasts) }
    };
    Ok(Some(Mail {
        to: link.email,
        subject: words.mail_login_subject().to_owned(),
        text: format!("{asked}\n\n{}\n\n{lasts}\n", words.mail_login_at(&url)),
        html: page.into_string(),
        // Of each try: two mails hold two links.
        message_id: format!("login-{}", uuid::Uuid::now_v7().simple()),
    }))
}
