//! What became of the merchant's last form, above the page that follows it.

use app::view::admin::{Notice, Tone};
use wording::Words;

use crate::presenters::wording::audit_entries;
use crate::store::audit_log::AuditRow;

/// What came of a form, once it was carried out.
pub(crate) fn done(entry: &AuditRow) -> Notice {
    Notice {
        tone: Tone::Good,
        text: audit_entries::done(Words::default(), entry),
    }
}

/// Why nothing was done with a form that another login, or nobody here, made.
#[must_use]
pub fn foreign_form() -> Notice {
    Notice {
        tone: Tone::Bad,
        text: "That form does not belong to this login, so nothing was done. Use the buttons on this page."
            .to_owned(),
    }
}

#[must_use]
pub fn already_done() -> Notice {
    Notice {
        tone: Tone::Warning,
        text: "That form was sent before and was carried out then. Nothing was done a second time; the timeline \
                tells what came of it."
            .to_owned(),
    }
}

#[must_use]
pub fn not_done(why: &str) -> Notice {
    Notice {
        tone: Tone::Bad,
        text: format!("Nothing was done. {why}"),
    }
}
