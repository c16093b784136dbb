//! To people who wait for goods: whether it was they who asked, and that the goods are back.

use domain::links;
use wording::Words;

use crate::platform::mailer::Mail;
use crate::presenters::mail::letter::Letter;
use crate::presenters::wording::goods::with_label;
use crate::services::restock;
use crate::services::{ServiceError, Shop};
use crate::store::shoppers::restock_wishes::RestockWish;

/// What is waited for, in the language of who waits.
struct Goods {
    words: Words,
    /// "Slipway backpack, Moss"
    name: String,
    path: String,
}

async fn goods(shop: &Shop, wish: &RestockWish) -> Result<Option<Goods>, ServiceError> {
    let words = shop.file.words().spoken(&wish.locale);
    let catalogue = shop.catalogue().await?.in_language(words.language());
    let found = catalogue.find(&wish.sku);
    Ok(found.map(|(product, variant)| Goods {
        words,
        name: with_label(&product.name, &variant.label),
        path: links::variant(&product.slug, &variant.sku),
    }))
}

/// Asks whether the owner of the address is the one who waits.
pub(super) async fn ask(
    shop: &Shop,
    wish: &str,
    public_url: &str,
) -> Result<Option<Mail>, ServiceError> {
    let Some(row) = restock::asked(shop, wish).await? else {
        return Ok(None);
    };
    let Some(Goods { words, name, .. }) = goods(shop, &row).await? else {
        return Ok(None);
    };
    let address = |path: &str| format!("{public_url}{}", words.path(path));
    let link = restock::link(shop, &row.id);
    let letter = Letter {
        subject: words.restock_ask_subject(&name),
        heading: words.restock_ask_heading().to_owned(),
        greeting: words.mail_hello().to_owned(),
        sentences: vec![words.restock_ask_sentence(&name)],
        button: (
            words.restock_ask_button().to_owned(),
            address(&format!("/tell-me/{link}")),
        ),
        notes: vec![words.restock_ask_note().to_owned()],
        help: address("/help#contact"),
        ..Letter::default()
    };
    Ok(Some(mail(row, "restock_ask", &letter, words)))
}

/// Tells that the goods are back.
pub(super) async fn tell(
    shop: &Shop,
    wish: &str,
    public_url: &str,
) -> Result<Option<Mail>, ServiceError> {
    let Some(row) = restock::told(shop, wish).await? else {
        return Ok(None);
    };
    let Some(Goods { words, name, path }) = goods(shop, &row).await? else {
        return Ok(None);
    };
    let address = |path: &str| format!("{public_url}{}", words.path(path));
    let letter = Letter {
        subject: words.restock_back_subject(&name),
        heading: words.restock_back_heading().to_owned(),
        greeting: words.mail_hello().to_owned(),
        sentences: vec![words.restock_back_sentence(&name)],
        button: (words.restock_back_button().to_owned(), address(&path)),
        notes: vec![words.restock_back_note().to_owned()],
        help: address("/help#contact"),
        ..Letter::default()
    };
    Ok(Some(mail(row, "restock", &letter, words)))
}

fn mail(wish: RestockWish, kind: &str, letter: &Letter, words: Words) -> Mail {
    Mail {
        to: wish.email,
        subject: letter.subject.clone(),
        text: letter.text(words),
        html: letter.html(words),
        message_id: format!("{kind}-{}", wish.id),
    }
}
