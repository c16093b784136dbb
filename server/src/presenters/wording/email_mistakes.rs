//! What is wrong with an e-mail address, said of this address.

use domain::text::EmailMistake;
use wording::Words;

/// In the checkout: the receipt goes there.
#[must_use]
pub fn for_receipt(mistake: EmailMistake, words: Words) -> String {
    match mistake {
        EmailMistake::Empty => words.mistake_email_missing().to_owned(),
        mistake => of(mistake, words),
    }
}

/// On the log-in page: the link goes there.
#[must_use]
pub fn for_link(mistake: EmailMistake, words: Words) -> String {
    match mistake {
        EmailMistake::Empty => words.account_email_missing().to_owned(),
        mistake => of(mistake, words),
    }
}

/// Where an order is looked for: the address that it was placed with.
#[must_use]
pub fn for_lookup(mistake: EmailMistake, words: Words) -> String {
    match mistake {
        EmailMistake::Empty => words.lookup_email_missing().to_owned(),
        mistake => of(mistake, words),
    }
}

/// Where somebody waits for goods: the news goes there.
#[must_use]
pub fn for_restock(mistake: EmailMistake, words: Words) -> String {
    match mistake {
        EmailMistake::Empty => words.restock_email_missing().to_owned(),
        mistake => of(mistake, words),
    }
}

fn of(mistake: EmailMistake, words: Words) -> String {
    match mistake {
        EmailMistake::Empty | EmailMistake::Incomplete => words.email_incomplete().to_owned(),
        EmailMistake::SeveralAddresses => words.email_several().to_owned(),
        EmailMistake::LocalNotAscii => words.email_not_ascii().to_owned(),
        EmailMistake::BadLocal => words.email_bad_name().to_owned(),
        EmailMistake::BadDomain => words.email_bad_domain().to_owned(),
        EmailMistake::TooLong => words.email_too_long().to_owned(),
    }
}
