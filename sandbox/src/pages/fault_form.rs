//! The panel's form for faults, and what each fault does, in words.

use maud::{Markup, html};

use crate::fault::{Fault, Place};
use crate::notification::Kind;
use crate::rule::Rule;

fn group(place: Place) -> &'static str {
    match place {
        Place::Notify => "notifications",
        Place::Payment => "payments",
        Place::CreatePaymentSession
        | Place::Consult
        | Place::Pay
        | Place::DeleteToken
        | Place::InquiryPayment
        | Place::Capture
        | Place::Cancel
        | Place::Refund
        | Place::InquiryRefund
        | Place::CancelSubscription
        | Place::UpdateSubscription
        | Place::ChangeSubscription
        | Place::InquireSubscription
        | Place::InquireSubscriptionPayment
        | Place::InquireSubscriptionList
        | Place::AcceptDispute
        | Place::SupplyDefenseDocument
        | Place::DownloadDisputeEvidence => place.name(),
    }
}

fn describe(place: Place, fault: Fault) -> String {
    let api = place.name();
    let asks = matches!(
        place,
        Place::Consult
            | Place::InquiryPayment
            | Place::InquiryRefund
            | Place::InquireSubscription
            | Place::InquireSubscriptionPayment
            | Place::InquireSubscriptionList
            | Place::DownloadDisputeEvidence
    );
    let call = place != Place::Notify;
    match fault {
        Fault::NoAnswer if asks => format!("{api} gives no answer"),
        Fault::NoAnswer => format!("{api} acts but gives no answer"),
        Fault::AnswerU => format!("{api} answers U"),
        Fault::Late if call => format!("{api} answers late"),
        Fault::Late => "a notification is late".to_owned(),
        Fault::Slow => format!("{api} is slow"),
        Fault::Http500 => format!("{api} answers HTTP 500"),
        Fault::Reset => format!("{api} resets the connection"),
        Fault::Unsigned if call => format!("{api} answers without a signature"),
        Fault::Unsigned => "a notification has no signature".to_owned(),
        Fault::WrongSignature if call => format!("{api} answers with a wrong signature"),
        Fault::WrongSignature => "a notification has a wrong signature".to_owned(),
        Fault::Lost => "a notification is lost".to_owned(),
        Fault::Twice => "a notification is sent twice".to_owned(),
        Fault::WrongOrder => "a notification comes after the next one".to_owned(),
        Fault::WrongAmount => "a notification has a wrong amount".to_owned(),
        Fault::UnknownOrder => "a notification for an unknown order comes first".to_owned(),
        Fault::Challenge => "the issuer asks for 3-D Secure by itself".to_owned(),
        Fault::InProcess => "pay is answered U without a page, and paid later".to_owned(),
        Fault::Decline => match place {
            Place::Capture => "an automatic capture fails, or a manual one",
            Place::Refund => "a refund fails",
            Place::UpdateSubscription => "an update of a subscription meets a payment",
            Place::CancelSubscription => "the end of a subscription is refused",
            Place::ChangeSubscription => "a change of a subscription is refused",
            Place::Payment
            | Place::CreatePaymentSession
            | Place::Consult
            | Place::Pay
            | Place::DeleteToken
            | Place::InquiryPayment
            | Place::Cancel
            | Place::InquiryRefund
            | Place::InquireSubscription
            | Place::InquireSubscriptionPayment
            | Place::InquireSubscriptionList
            | Place::AcceptDispute
            | Place::SupplyDefenseDocument
            | Place::DownloadDisputeEvidence
            | Place::Notify => "a payment is declined",
        }
        .to_owned(),
    }
}

pub(super) fn fault_form(rules: &[Rule], orders: &[&str]) -> Markup {
    html! {
        section aria-labelledby="faults" {
            h2 id="faults" { "Faults" }
            @if rules.is_empty() {
                p { "None: everything goes well." }
            } @else {
                ul {
                    @for rule in rules.iter().rev() {
                        li {
                            (describe(rule.place, rule.fault))
                            ", " (rule.times) " more"
                            @if let Some(seconds) = rule.seconds { ", " (seconds) " s" }
                            @if let Some(id) = &rule.payment_request_id { ", only for " code { (id) } }
                            @if let Some(id) = &rule.order_reference { ", only for order " code { (id) } }
                            @if let Some(kind) = rule.notify_type { ", only " (kind.name()) }
                            @if let Some(acts) = rule.acts { (if acts { ", acts" } else { ", does not act" }) }
                        }
                    }
                }
                form method="post" action="/panel/faults/clear" {
                    button class="quiet" { "Clear faults" }
                }
            }
            form method="post" action="/panel/faults" {
                div class="field" {
                    label for="fault" { "Fault" }
                    select id="fault" name="fault" {
                        @for place in Place::ALL {
                            optgroup label=(group(place)) {
                                @for fault in Fault::ALL.into_iter().filter(|fault| fault.fits(place)) {
                                    option value=(format!("{}:{}", place.name(), fault.name())) { (describe(place, fault)) }
                                }
                            }
                        }
                    }
                }
                div class="row" {
                    div class="field" {
                        label for="times" { "Times" }
                        input id="times" name="times" inputmode="numeric" value="1" maxlength="6";
                    }
                    div class="field" {
                        label for="fault-seconds" { "Seconds late (optional)" }
                        input id="fault-seconds" name="seconds" inputmode="numeric" maxlength="7";
                    }
                }
                div class="field" {
                    label for="orderReference" { "Only for this order (optional)" }
                    input id="orderReference" name="orderReference" maxlength="64" autocomplete="off" list="orders";
                    datalist id="orders" {
                        @for order in orders { option value=(order) {} }
                    }
                }
                details {
                    summary { "More" }
                    div class="field" {
                        label for="paymentRequestId" { "Only for this paymentRequestId (optional)" }
                        input id="paymentRequestId" name="paymentRequestId" maxlength="64" autocomplete="off";
                    }
                    div class="row" {
                        div class="field" {
                            label for="notifyType" { "Only these notifications" }
                            select id="notifyType" name="notifyType" {
                                option value="" { "all" }
                                @for kind in Kind::ALL { option { (kind.name()) } }
                            }
                        }
                        div class="field" {
                            label for="acts" { "A spoilt call" }
                            select id="acts" name="acts" {
                                option value="" { "acts unless it answers U" }
                                option value="yes" { "acts" }
                                option value="no" { "does not act" }
                            }
                        }
                    }
                }
                button { "Add fault" }
            }
        }
    }
}
