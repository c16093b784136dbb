//! Mails about a subscription, one for each phase and kind.

use domain::Timestamp;
use domain::subscription::{Effect, MailKind};
use maud::html;

use crate::platform::mailer::Mail;
use crate::presenters::storefront::subscription::plan_name;
use crate::presenters::wording::subscriptions::price;
use crate::presenters::wording::times;
use crate::services::subscriptions::plan_change;
use crate::services::subscriptions::record::Known;
use crate::services::{ServiceError, Shop};
use crate::store::subscriptions;

pub(crate) async fn compose(
    shop: &Shop,
    subscription_id: &str,
    kind: MailKind,
    phase: u32,
    public_url: &str,
) -> Result<Option<Mail>, ServiceError> {
    let Some(row) = subscriptions::find(&shop.db, subscription_id).await? else {
        return Ok(None);
    };
    let known = Known::load(&shop.db, row).await?;
    let words = shop.file.words().spoken(&known.row.locale);
    let catalogue = shop.catalogue().await?;
    let plan = plan_name(&catalogue, &known.row.plan, &known.row.plan_name, words);
    let now = Timestamp::from_ms(shop.clock.now_ms());
    let is_reminder = known
        .ledger
        .reminder(now)
        .is_some_and(|(_, of, charged)| (of, charged) == (kind, phase));
    // A charge that failed may have come through since, or the buyer may have cancelled.
    let mail = Effect::Mail { kind, phase };
    if !is_reminder && !known.ledger.effects().contains(&mail) {
        return Ok(None);
    }
    let date = |moment: Timestamp| times::date(moment.as_ms(), words);
    let next = known.ledger.next_charge(now).map(|next| {
        words.subscription_next(
            words.money(next.amount),
            date(next.charge_at),
            date(next.period_start),
        )
    });
    let until = known.ledger.access_until(now);
    let until = until.map(|until| words.subscription_access_until(date(until)));
    let mut sentences: Vec<String> = Vec::new();
    let subject = match kind {
        MailKind::SignedUp => {
            sentences.extend(known.row.consent.lines().map(ToOwned::to_owned));
            words.subscription_mail_signed_up(plan)
        }
        MailKind::Paid => {
            sentences.extend(until);
            sentences.extend(next);
            words.subscription_mail_paid(plan, words.money(known.ledger.amount(phase)))
        }
        MailKind::TrialEnds | MailKind::UpcomingCharge => {
            sentences.extend(next);
            sentences.push(words.subscription_mail_how_to_cancel().to_owned());
            if kind == MailKind::TrialEnds {
                words.subscription_mail_trial_ends(plan)
            } else {
                words.subscription_mail_upcoming(plan, words.money(known.ledger.amount(phase)))
            }
        }
        MailKind::ChargeFailed => {
            sentences.push(words.subscription_mail_charge_failed_says().to_owned());
            sentences.extend(until);
            words.subscription_mail_charge_failed(plan)
        }
        MailKind::PlanChanged => {
            let changes = plan_change::agreed(shop, &known).await?;
            let change = changes.iter().find(|update| update.number() == phase);
            let consent = change.map_or("", |update| &update.consent);
            sentences.extend(consent.lines().map(ToOwned::to_owned));
            let plan = change.map_or(plan, |update| {
                plan_name(&catalogue, &update.plan, &update.plan_name, words)
            });
            words.subscription_mail_plan_changed(plan)
        }
        MailKind::PlanKept => {
            sentences.push(words.subscription_change_refused_says().to_owned());
            sentences.extend(next);
            words.subscription_mail_plan_kept(plan)
        }
        MailKind::RateChanged => {
            let rate = known.ledger.rate(phase);
            let begins = known.ledger.period_start(phase).map(date);
            sentences.extend(begins.map(|begins| {
                let price = price(rate.price, rate.rule, words);
                words.subscription_mail_rate_changed_says(begins, price)
            }));
            sentences.extend(next);
            words.subscription_mail_rate_changed(plan)
        }
        MailKind::Cancelled => {
            sentences.push(words.subscription_ending_says().to_owned());
            sentences.extend(until);
            words.subscription_mail_cancelled(plan)
        }
        MailKind::Ended => {
            sentences.push(words.subscription_ended_says().to_owned());
            words.subscription_mail_ended(plan)
        }
    };
    let path = words.path(&format!("/subscriptions/{}", known.row.token));
    let link = format!("{public_url}{path}");
    let greeting = words.subscription_mail_greeting(&known.row.name);
    let see = words.subscription_mail_link();
    let text = format!(
        "{greeting}\n\n{subject}.\n\n{}\n\n{see}: {link}\n",
        sentences.join("\n\n")
    );
    let page = html! {
        p { (greeting) }
        p { strong { (subject) "." } }
        @for sentence in &sentences { p { (sentence) } }
        p { a href=(link) { (see) } }
    };
    Ok(Some(Mail {
        to: known.row.email.clone(),
        subject,
        text,
        html: page.into_string(),
        message_id: format!("subscription-{kind}-{phase}-{}", known.row.id),
    }))
}
