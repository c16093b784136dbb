//! What became of the merchant's last form, above the page that follows it.

use app::view::admin::{Notice, Tone};
use wording::Words;

use crate::presenters::wording::audit_entries;
use crate::store::audit_log::AuditRow;

/// What came of a form, once it was carried out.
pub(crate) fn done(entry: &AuditRow, words: Words) -> Notice {
    Notice {
        tone: Tone::Good,
        text: audit_entries::done(words, entry),
    }
}

/// Why nothing was done with a form that another login, or nobody here, made.
#[must_use]
pub fn foreign_form(words: Words) -> Notice {
    Notice {
        tone: Tone::Bad,
        text: words.admin_notice_foreign_form().to_owned(),
    }
}

#[must_use]
pub fn already_done(words: Words) -> Notice {
    Notice {
        tone: Tone::Warning,
        text: words.admin_notice_already_done().to_owned(),
    }
}

#[must_use]
pub fn not_done(why: &str, words: Words) -> Notice {
    Notice {
        tone: Tone::Bad,
        text: words.admin_notice_not_done(why),
    }
}

#[must_use]
pub fn not_allowed(words: Words) -> Notice {
    Notice {
        tone: Tone::Bad,
        text: words.admin_access_not_allowed().to_owned(),
    }
}

#[must_use]
pub fn wrong_code(words: Words) -> Notice {
    Notice {
        tone: Tone::Bad,
        text: words.admin_access_wrong_code().to_owned(),
    }
}
