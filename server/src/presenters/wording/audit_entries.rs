//! What was done in the back office, in words.

use wording::Words;

use crate::presenters::wording::merchant;
use crate::store::audit_log::{AdminAction, AuditRow, LoggedAction};

/// Tells what an entry says beside the action's name; empty if nothing.
pub(crate) fn details(words: Words, entry: &AuditRow) -> String {
    let action = match &entry.action {
        LoggedAction::Known(action) => action,
        LoggedAction::Unknown { details, .. } => return details.clone(),
    };
    match action {
        AdminAction::Refund { amount, reason } if reason.is_empty() => words.money(*amount),
        AdminAction::Refund { amount, reason } => {
            words.admin_entry_refund(words.money(*amount), reason)
        }
        AdminAction::Capture { amount } => words.money(*amount),
        AdminAction::Cancel { goes_back } => match goes_back {
            Some(amount) => words.admin_entry_cancel(words.money(*amount)),
            None => words.admin_entry_cancel_unpaid().to_owned(),
        },
        AdminAction::Ship { pieces, parcel } if parcel.is_empty() => {
            words.admin_entry_ship(*pieces)
        }
        AdminAction::Ship { pieces, parcel } => words.admin_entry_ship_by(*pieces, parcel),
        AdminAction::Accept { attempt, reason } => words.admin_entry_accept(*attempt, reason),
        AdminAction::Reverse { attempt } => words.admin_entry_reverse(*attempt),
        AdminAction::Replay { notification } => words.admin_entry_replay(notification.to_string()),
        AdminAction::LogIn { source } | AdminAction::LogInFailed { source } => {
            words.admin_entry_source(source)
        }
        AdminAction::CancelSubscription { number }
        | AdminAction::TerminateSubscription { number } => words.admin_subscription_number(number),
        AdminAction::ChangePlan { number, plan } => words.admin_entry_plan(number, plan),
        AdminAction::ShipParcel { number, phase } | AdminAction::SupplyParcel { number, phase } => {
            words.admin_entry_parcel(number, *phase)
        }
        AdminAction::RefundInvoice { number, amount } => {
            words.admin_entry_refund_invoice(words.money(*amount), number)
        }
        AdminAction::AcceptDispute { dispute } => dispute.clone(),
        AdminAction::DefendDispute { dispute, document } => {
            words.admin_entry_defend_dispute(dispute, document)
        }
        AdminAction::ReadReport { file, differing } => {
            words.admin_entry_read_report(file, differing.to_string())
        }
        AdminAction::ResolveFinding { finding, note } => {
            words.admin_entry_resolve_finding(finding.to_string(), note)
        }
        AdminAction::AskFinding { finding, .. } => words.admin_finding_number(finding.to_string()),
        AdminAction::ChangeGoods { product } => product.clone(),
        AdminAction::ImportGoods { products } => products.to_string(),
        AdminAction::DecideReview {
            product,
            published: true,
        } => words.admin_opinion_published(product),
        AdminAction::DecideReview {
            product,
            published: false,
        } => words.admin_opinion_refused(product),
        AdminAction::LogOut
        | AdminAction::ExportOrders
        | AdminAction::ShowTravellers
        | AdminAction::Check
        | AdminAction::Retry
        | AdminAction::VoidHold => String::new(),
    }
}

/// Says what came of a form, once it was carried out.
pub(crate) fn done(words: Words, entry: &AuditRow) -> String {
    let other = || words.admin_entry_done_other(merchant::action(&entry.name, words));
    let LoggedAction::Known(action) = &entry.action else {
        return other();
    };
    match action {
        AdminAction::Refund { amount, .. } => words.admin_entry_done_refund(words.money(*amount)),
        AdminAction::Capture { amount } => words.admin_entry_done_capture(words.money(*amount)),
        AdminAction::Cancel { .. } => words.admin_entry_done_cancel().to_owned(),
        AdminAction::Ship { .. } => words.admin_entry_done_ship().to_owned(),
        AdminAction::Reverse { .. } => words.admin_entry_done_reverse().to_owned(),
        AdminAction::Accept { .. } => words.admin_entry_done_accept().to_owned(),
        AdminAction::Check => words.admin_entry_done_check().to_owned(),
        AdminAction::Replay { .. } => words.admin_entry_done_replay().to_owned(),
        AdminAction::Retry => words.admin_entry_done_retry().to_owned(),
        AdminAction::CancelSubscription { .. } => {
            words.admin_entry_done_cancel_subscription().to_owned()
        }
        AdminAction::TerminateSubscription { .. } => {
            words.admin_entry_done_terminate_subscription().to_owned()
        }
        AdminAction::ChangePlan { .. } => words.admin_entry_done_change_plan().to_owned(),
        AdminAction::ShipParcel { .. } => words.admin_entry_done_ship_parcel().to_owned(),
        AdminAction::SupplyParcel { .. } => words.admin_entry_done_supply_parcel().to_owned(),
        AdminAction::RefundInvoice { amount, .. } => {
            words.admin_entry_done_refund(words.money(*amount))
        }
        AdminAction::AcceptDispute { .. } => words.admin_entry_done_accept_dispute().to_owned(),
        AdminAction::DefendDispute { .. } => words.admin_entry_done_defend_dispute().to_owned(),
        AdminAction::ReadReport { differing: 0, .. } => {
            words.admin_entry_done_report_agrees().to_owned()
        }
        AdminAction::ReadReport { differing, .. } => {
            words.admin_entry_done_report_differs(differing.to_string())
        }
        AdminAction::ResolveFinding { .. } => words.admin_entry_done_resolve_finding().to_owned(),
        AdminAction::AskFinding { agrees: true, .. } => {
            words.admin_entry_done_finding_agrees().to_owned()
        }
        AdminAction::AskFinding { agrees: false, .. } => {
            words.admin_entry_done_finding_differs().to_owned()
        }
        AdminAction::DecideReview {
            published: true, ..
        } => words.admin_opinion_done_published().to_owned(),
        AdminAction::DecideReview {
            published: false, ..
        } => words.admin_opinion_done_refused().to_owned(),
        AdminAction::ChangeGoods { .. } | AdminAction::ImportGoods { .. } => {
            words.admin_goods_done().to_owned()
        }
        AdminAction::ExportOrders
        | AdminAction::ShowTravellers
        | AdminAction::LogIn { .. }
        | AdminAction::LogInFailed { .. }
        | AdminAction::LogOut
        | AdminAction::VoidHold => other(),
    }
}
