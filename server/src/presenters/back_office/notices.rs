//! What became of the merchant's last form, above the page that follows it.

use app::view::admin::{Notice, Tone};

use crate::presenters::wording::merchant::action;
use crate::store::audit_log::AuditRow;

/// What came of a form, once it was carried out.
pub(crate) fn done(entry: &AuditRow) -> Notice {
    let words = match entry.action.as_str() {
        "refund" => format!(
            "Refund of {}. Antom is asked within seconds.",
            shortened(&entry.details)
        ),
        "capture" => format!(
            "Capture of {} asked for. Antom is asked within seconds.",
            entry.details
        ),
        "cancel" => {
            "The order is cancelled. Whatever was paid or held for it goes back.".to_owned()
        }
        "ship" => "The order is marked as shipped, and the buyer is told by mail.".to_owned(),
        "give_back" => {
            "The money of this attempt goes back. Antom is asked within seconds.".to_owned()
        }
        "check" => "Antom was asked. What it said is in the timeline.".to_owned(),
        "replay" => "The notification is applied again within seconds.".to_owned(),
        other => format!("Done: {}.", action(other)),
    };
    Notice {
        tone: Tone::Good,
        text: words,
    }
}

/// The amount, without the reason behind it.
fn shortened(details: &str) -> &str {
    details
        .split_once(": ")
        .map_or(details, |(amount, _)| amount)
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
