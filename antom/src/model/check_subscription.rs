//! What Antom is known to refuse in the sign-up to a subscription, and in the calls about one.

use time::{Duration, OffsetDateTime};
use url::{Host, Url};

use super::amount::Amount;
use super::check::{RequestError, optional, positive, text, whole};
use super::session::CreatePaymentSession;
use super::subscription::{PeriodRule, SubscriptionInfo, Trial};
use super::subscription_calls::{
    CancelSubscription, ChangeSubscription, InquireSubscriptionPayment, UpdateSubscription,
};
use super::subscription_words::PeriodType;

/// A sign-up by methods other than cards needs more than this.
const EXPIRY: Duration = Duration::minutes(74);

/// The methods whose first payment must pass 3D Secure.
const CARD_FAMILY: [&str; 3] = ["CARD", "APPLEPAY", "GOOGLEPAY"];

/// Which addresses a sign-up may name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Urls {
    /// `https` only. Antom takes nothing else.
    Https,
    /// `http` on this machine as well, for a gateway that stands in for Antom there.
    HttpsOrLoopback,
}

/// What a sign-up is checked against.
#[derive(Debug, Clone, Copy)]
pub struct SubscriptionRules {
    /// When it is sent.
    pub now: OffsetDateTime,
    /// Which addresses it may name.
    pub urls: Urls,
}

impl SubscriptionRules {
    /// The rules of a sign-up that is sent now, to Antom.
    #[must_use]
    pub fn now() -> Self {
        Self {
            now: OffsetDateTime::now_utc(),
            urls: Urls::Https,
        }
    }
}

/// Checks what a session needs because it is a sign-up.
pub(super) fn sign_up(
    session: &CreatePaymentSession,
    info: &SubscriptionInfo,
    rules: &SubscriptionRules,
) -> Result<(), RequestError> {
    let env = session.env.clone().unwrap_or_default();
    env.check()?;
    match &env.client_ip {
        Some(ip) => text("env.clientIp", ip, 64)?,
        None => return Err(RequestError::Missing("env.clientIp")),
    }
    let buyer = session.order.buyer.as_ref();
    if !buyer.is_some_and(super::check_pay::named) {
        return Err(RequestError::Missing("order.buyer"));
    }
    address(
        "paymentRedirectUrl",
        &session.payment_redirect_url,
        rules.urls,
    )?;
    if let Some(url) = &session.payment_notify_url {
        address("paymentNotifyUrl", url, rules.urls)?;
    }
    if takes_cards(session) && !asks_for_3ds(session) {
        return Err(RequestError::Missing("is3DSAuthentication"));
    }
    terms(info, &session.payment_amount.currency, rules)
}

fn takes_cards(session: &CreatePaymentSession) -> bool {
    let is_card = |method: &str| CARD_FAMILY.contains(&method);
    if let Some(method) = &session.payment_method {
        return is_card(&method.payment_method_type);
    }
    let offered = session.available_payment_method.as_ref();
    let offered = offered.map_or(&[][..], |offered| &offered.payment_method_type_list);
    offered.is_empty()
        || offered
            .iter()
            .any(|item| is_card(&item.payment_method_type))
}

fn asks_for_3ds(session: &CreatePaymentSession) -> bool {
    let offered = session.available_payment_method.as_ref();
    let chosen = session.payment_method.as_ref();
    [
        offered.and_then(|offered| offered.payment_method_meta_data.as_ref()),
        chosen.and_then(|chosen| chosen.payment_method_meta_data.as_ref()),
    ]
    .into_iter()
    .flatten()
    .any(|meta| meta.is_3ds_authentication == Some(true))
}

fn terms(
    info: &SubscriptionInfo,
    currency: &str,
    rules: &SubscriptionRules,
) -> Result<(), RequestError> {
    const NOTIFY: &str = "subscriptionInfo.subscriptionNotifyUrl";
    const START: &str = "subscriptionInfo.subscriptionStartTime";
    const END: &str = "subscriptionInfo.subscriptionEndTime";
    text(
        "subscriptionInfo.subscriptionDescription",
        &info.subscription_description,
        256,
    )?;
    text(NOTIFY, &info.subscription_notify_url, 2048)?;
    address(NOTIFY, &info.subscription_notify_url, rules.urls)?;
    period(&info.period_rule)?;
    let start = moment(START, &info.subscription_start_time)?;
    if start < rules.now - longest(&info.period_rule) {
        return Err(RequestError::TooEarly(START));
    }
    if let Some(end) = &info.subscription_end_time
        && moment(END, end)? <= start.max(rules.now)
    {
        return Err(RequestError::TooEarly(END));
    }
    if let Some(expiry) = &info.subscription_expiry_time {
        const FIELD: &str = "subscriptionInfo.subscriptionExpiryTime";
        if moment(FIELD, expiry)? <= rules.now + EXPIRY {
            return Err(RequestError::TooEarly(FIELD));
        }
    }
    let mut ordered = info.trials.iter().collect::<Vec<_>>();
    ordered.sort_by_key(|trial| trial.trial_start_period);
    let mut after = 0;
    for each in ordered {
        after = trial(each, currency, after)?;
    }
    Ok(())
}

/// Returns the last period of the trial, which must begin after that of the one before.
fn trial(trial: &Trial, currency: &str, after: u32) -> Result<u32, RequestError> {
    const AMOUNT: &str = "subscriptionInfo.trials.trialAmount";
    const START: &str = "subscriptionInfo.trials.trialStartPeriod";
    const END: &str = "subscriptionInfo.trials.trialEndPeriod";
    let first = trial
        .trial_start_period
        .ok_or(RequestError::Missing(START))?;
    if first <= after {
        return Err(RequestError::BadPeriod(START));
    }
    let last = trial.trial_end_period.unwrap_or(first);
    if last < first {
        return Err(RequestError::BadPeriod(END));
    }
    if trial.trial_amount.currency != currency {
        return Err(RequestError::MixedCurrencies(AMOUNT));
    }
    let free = whole(AMOUNT, &trial.trial_amount)? == 0;
    if free && last > first {
        return Err(RequestError::BadPeriod(END));
    }
    Ok(last)
}

fn period(rule: &PeriodRule) -> Result<(), RequestError> {
    const TYPE: &str = "periodRule.periodType";
    const COUNT: &str = "periodRule.periodCount";
    match (&rule.period_type, rule.period_count) {
        (PeriodType::Quarter | PeriodType::HalfYear | PeriodType::Other(_), _) => {
            Err(RequestError::BadPeriod(TYPE))
        }
        (_, 0) => Err(RequestError::BadPeriod(COUNT)),
        (PeriodType::Day, 1) => Err(RequestError::PaidTwice),
        (PeriodType::Day | PeriodType::Week | PeriodType::Month | PeriodType::Year, _) => Ok(()),
    }
}

/// The longest that such a period can be.
fn longest(rule: &PeriodRule) -> Duration {
    let days = match rule.period_type {
        PeriodType::Day => 1,
        PeriodType::Week => 7,
        PeriodType::Month => 31,
        PeriodType::Quarter => 92,
        PeriodType::HalfYear => 184,
        PeriodType::Year | PeriodType::Other(_) => 366,
    };
    // Beyond these years no time can be written, and none is refused for it.
    Duration::days(days * i64::from(rule.period_count.min(2_000)))
}

fn moment(field: &'static str, written: &str) -> Result<OffsetDateTime, RequestError> {
    if written.trim().is_empty() {
        return Err(RequestError::Missing(field));
    }
    written
        .contains('T')
        .then(|| crate::parse_time(written))
        .flatten()
        .ok_or(RequestError::BadTime(field))
}

fn address(field: &'static str, written: &str, urls: Urls) -> Result<(), RequestError> {
    let url = Url::parse(written).map_err(|_| RequestError::InsecureUrl(field))?;
    let loopback = match url.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(ip)) => ip.is_loopback(),
        Some(Host::Ipv6(ip)) => ip.is_loopback(),
        None => false,
    };
    match (url.scheme(), urls) {
        ("https", _) => Ok(()),
        ("http", Urls::HttpsOrLoopback) if loopback => Ok(()),
        _ => Err(RequestError::InsecureUrl(field)),
    }
}

impl CancelSubscription {
    /// Checks what can be checked without asking: that an id is given, and lengths.
    ///
    /// # Errors
    ///
    /// The first reason found for which Antom would refuse the request.
    pub fn check(&self) -> Result<(), RequestError> {
        if self.subscription_id.is_none() && self.subscription_request_id.is_none() {
            return Err(RequestError::Missing(
                "subscriptionId or subscriptionRequestId",
            ));
        }
        optional("subscriptionId", &self.subscription_id, 64)?;
        optional("subscriptionRequestId", &self.subscription_request_id, 64)
    }
}

impl UpdateSubscription {
    /// Checks what can be checked without asking: ids, amounts, the rule and times.
    ///
    /// ```
    /// use antom::{Amount, RequestError, UpdateSubscription, parse_time};
    ///
    /// let now = parse_time("2026-03-12T10:00:00+08:00").unwrap();
    /// let mut update = UpdateSubscription::new("UPDATE-1", "2026…").at_price(Amount::new("SGD", 500));
    /// assert_eq!(update.check(now), Ok(()));
    /// update.next_subscription_date = Some("2026-03-13T09:59:00+08:00".to_owned());
    /// assert_eq!(update.check(now), Err(RequestError::TooEarly("nextSubscriptionDate")));
    /// ```
    ///
    /// # Errors
    ///
    /// The first reason found for which Antom would refuse the request.
    pub fn check(&self, now: OffsetDateTime) -> Result<(), RequestError> {
        text(
            "subscriptionUpdateRequestId",
            &self.subscription_update_request_id,
            64,
        )?;
        text("subscriptionId", &self.subscription_id, 64)?;
        optional(
            "subscriptionDescription",
            &self.subscription_description,
            256,
        )?;
        self.period_rule.as_ref().map_or(Ok(()), period)?;
        amount("paymentAmount", self.payment_amount.as_ref())?;
        let order = self.order_info.as_ref().map(|info| &info.order_amount);
        amount("orderInfo.orderAmount", order)?;
        let proration = self.proration_settings.as_ref();
        amount(
            "prorationSettings.customAmount",
            proration.map(|settings| &settings.custom_amount),
        )?;
        if let Some(end) = &self.subscription_end_time {
            moment("subscriptionEndTime", end)?;
        }
        if let Some(next) = &self.next_subscription_date {
            const FIELD: &str = "nextSubscriptionDate";
            if moment(FIELD, next)? < now + Duration::DAY {
                return Err(RequestError::TooEarly(FIELD));
            }
        }
        Ok(())
    }
}

impl ChangeSubscription {
    /// Checks what can be checked without asking: ids, amounts, the rule and times.
    ///
    /// # Errors
    ///
    /// The first reason found for which Antom would refuse the request.
    pub fn check(&self, now: OffsetDateTime) -> Result<(), RequestError> {
        text(
            "subscriptionChangeRequestId",
            &self.subscription_change_request_id,
            64,
        )?;
        text("subscriptionId", &self.subscription_id, 64)?;
        optional(
            "subscriptionDescription",
            &self.subscription_description,
            256,
        )?;
        self.period_rule.as_ref().map_or(Ok(()), period)?;
        amount("paymentAmount", self.payment_amount.as_ref())?;
        amount(
            "paymentAmountDifference",
            self.payment_amount_difference.as_ref(),
        )?;
        for (field, time) in [
            ("subscriptionStartTime", &self.subscription_start_time),
            ("subscriptionEndTime", &self.subscription_end_time),
        ] {
            if let Some(time) = time {
                moment(field, time)?;
            }
        }
        if let Some(expiry) = &self.subscription_expiry_time {
            const FIELD: &str = "subscriptionExpiryTime";
            let expiry = moment(FIELD, expiry)?;
            if expiry <= now {
                return Err(RequestError::TooEarly(FIELD));
            }
            if expiry >= now + Duration::days(2) {
                return Err(RequestError::TooLate(FIELD));
            }
        }
        Ok(())
    }
}

impl InquireSubscriptionPayment {
    /// Checks what can be checked without asking: the id and the page.
    ///
    /// # Errors
    ///
    /// The first reason found for which Antom would refuse the request.
    pub fn check(&self) -> Result<(), RequestError> {
        text("subscriptionId", &self.subscription_id, 64)?;
        if self.current_page == Some(0) {
            return Err(RequestError::BadPage("currentPage"));
        }
        if self.page_size.is_some_and(|size| !(1..=10).contains(&size)) {
            return Err(RequestError::BadPage("pageSize"));
        }
        Ok(())
    }
}

fn amount(field: &'static str, amount: Option<&Amount>) -> Result<(), RequestError> {
    amount.map_or(Ok(()), |amount| positive(field, amount).map(drop))
}
