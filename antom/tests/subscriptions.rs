//! Subscriptions: the sign-up, the calls about them and what Antom posts.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use antom::*;
use serde_json::{Value, json};
use support::{answer, config, gateway, unknown};
use time::OffsetDateTime;

const START: &str = "2026-03-12T10:38:54+08:00";

fn rules() -> SubscriptionRules {
    SubscriptionRules {
        now: parse_time(START).unwrap(),
        urls: Urls::Https,
    }
}

fn terms() -> SubscriptionInfo {
    SubscriptionInfo::new(
        "Beans each month",
        START,
        PeriodRule::months(1),
        "https://shop.example/subscription",
    )
}

fn sign_up() -> CreatePaymentSession {
    let price = Amount::new("SGD", 1900);
    let mut order = Order::new("ORDER-1", "Beans", price.clone());
    order.buyer = Some(Buyer {
        buyer_email: Some("ada@example.com".to_owned()),
        ..Buyer::default()
    });
    let mut request =
        CreatePaymentSession::new("PAY-1", price, order, "https://shop.example/result");
    request.payment_notify_url = Some("https://shop.example/payment".to_owned());
    request.env = Some(Env::new(TerminalType::Web, "203.0.113.7"));
    request.available_payment_method = Some(AvailablePaymentMethod {
        payment_method_meta_data: Some(PaymentMethodMetaData {
            is_3ds_authentication: Some(true),
            ..PaymentMethodMetaData::default()
        }),
        ..AvailablePaymentMethod::default()
    });
    request.subscription_info = Some(terms());
    request
}

#[test]
fn a_sign_up_is_written_as_the_guide_writes_it() {
    let mut request = sign_up();
    request.subscription_info = Some(SubscriptionInfo {
        subscription_end_time: Some("2027-03-12T10:38:54+08:00".to_owned()),
        subscription_expiry_time: Some("2026-03-12T12:38:54+08:00".to_owned()),
        trials: vec![Trial {
            trial_end_period: Some(2),
            ..Trial::of_phase(1, Amount::new("SGD", 990))
        }],
        ..terms()
    });
    request.payment_method = Some(PaymentMethod::new("GCASH"));
    assert_eq!(request.check_by(&rules()), Ok(()));
    let written = serde_json::to_value(&request).unwrap();
    assert_eq!(
        written["subscriptionInfo"],
        json!({
            "subscriptionDescription": "Beans each month",
            "subscriptionStartTime": START,
            "subscriptionEndTime": "2027-03-12T10:38:54+08:00",
            "subscriptionNotifyUrl": "https://shop.example/subscription",
            "subscriptionExpiryTime": "2026-03-12T12:38:54+08:00",
            "periodRule": {"periodType": "MONTH", "periodCount": 1},
            "trials": [{
                "trialStartPeriod": 1, "trialEndPeriod": 2,
                "trialAmount": {"currency": "SGD", "value": "990"},
            }],
        })
    );
    assert_eq!(written["env"]["clientIp"], "203.0.113.7");
    assert_eq!(written["paymentMethod"]["paymentMethodType"], "GCASH");
    let read: CreatePaymentSession = serde_json::from_value(written).unwrap();
    assert_eq!(read, request);
}

/// Applies an alteration to the sign-up, and says what the check found.
fn altered(alter: impl FnOnce(&mut CreatePaymentSession)) -> Result<(), RequestError> {
    let mut request = sign_up();
    alter(&mut request);
    request.check_by(&rules())
}

fn of_terms(alter: impl FnOnce(&mut SubscriptionInfo)) -> Result<(), RequestError> {
    altered(|request| alter(request.subscription_info.as_mut().unwrap()))
}

#[test]
fn a_sign_up_lacks_nothing_that_antom_demands() {
    assert_eq!(altered(|_| ()), Ok(()));
    type Alter = fn(&mut CreatePaymentSession);
    let faults: [(Alter, &str); 8] = [
        (|r| r.env = None, "env.terminalType"),
        (|r| r.env.as_mut().unwrap().client_ip = None, "env.clientIp"),
        (
            |r| r.env.as_mut().unwrap().client_ip = Some(String::new()),
            "env.clientIp",
        ),
        (|r| r.order.buyer = None, "order.buyer"),
        (|r| r.order.buyer = Some(Buyer::default()), "order.buyer"),
        (|r| r.available_payment_method = None, "is3DSAuthentication"),
        (
            |r| {
                r.subscription_info
                    .as_mut()
                    .unwrap()
                    .subscription_description
                    .clear();
            },
            "subscriptionInfo.subscriptionDescription",
        ),
        (
            |r| {
                r.subscription_info
                    .as_mut()
                    .unwrap()
                    .subscription_start_time
                    .clear();
            },
            "subscriptionInfo.subscriptionStartTime",
        ),
    ];
    for (fault, field) in faults {
        assert_eq!(altered(fault), Err(RequestError::Missing(field)));
    }
    let long = of_terms(|terms| terms.subscription_description = "x".repeat(257));
    assert!(matches!(long, Err(RequestError::TooLong { max: 256, .. })));
}

#[test]
fn only_cards_need_3d_secure() {
    let by = |method: &str, secure: bool| {
        altered(|request| {
            request.available_payment_method = None;
            request.payment_method = Some(PaymentMethod {
                payment_method_meta_data: secure.then(|| PaymentMethodMetaData {
                    is_3ds_authentication: Some(true),
                    ..PaymentMethodMetaData::default()
                }),
                ..PaymentMethod::new(method)
            });
        })
    };
    for card in ["CARD", "APPLEPAY", "GOOGLEPAY"] {
        assert_eq!(by(card, true), Ok(()));
        assert!(by(card, false).is_err(), "{card}");
    }
    assert_eq!(by("GCASH", false), Ok(()));
    for (offered, fine) in [("TNG", true), ("CARD", false)] {
        let outcome = altered(|request| {
            request.available_payment_method = Some(AvailablePaymentMethod {
                payment_method_type_list: vec![PaymentMethodTypeItem::new(offered)],
                payment_method_meta_data: None,
            });
        });
        assert_eq!(outcome.is_ok(), fine, "{offered}");
    }
}

#[test]
fn addresses_are_https_unless_the_caller_allows_this_machine() {
    for (url, https, loopback) in [
        ("https://shop.example/x", true, true),
        ("http://shop.example/x", false, false),
        ("http://127.0.0.1:8080/x", false, true),
        ("http://[::1]:8080/x", false, true),
        ("http://localhost/x", false, true),
        ("http://localhost.example/x", false, false),
        ("ftp://127.0.0.1/x", false, false),
        ("/x", false, false),
    ] {
        for (urls, fine) in [(Urls::Https, https), (Urls::HttpsOrLoopback, loopback)] {
            for field in 0..3 {
                let mut request = sign_up();
                match field {
                    0 => request.payment_redirect_url = url.to_owned(),
                    1 => request.payment_notify_url = Some(url.to_owned()),
                    _ => {
                        let terms = request.subscription_info.as_mut().unwrap();
                        terms.subscription_notify_url = url.to_owned();
                    }
                }
                let outcome = request.check_by(&SubscriptionRules { urls, ..rules() });
                assert_eq!(outcome.is_ok(), fine, "{url} {urls:?} {field}: {outcome:?}");
            }
        }
    }
    // A payment that is no subscription may go anywhere.
    let fine = altered(|request| {
        request.subscription_info = None;
        request.payment_redirect_url = "http://shop.example/".to_owned();
    });
    assert_eq!(fine, Ok(()));
}

#[test]
fn periods_are_those_that_antom_has() {
    use PeriodType::{Day, HalfYear, Month, Quarter, Week, Year};
    let ruled = |rule: PeriodRule| of_terms(|terms| terms.period_rule = rule);
    for rule in [
        PeriodRule::new(Day, 2),
        PeriodRule::weeks(1),
        PeriodRule::months(3),
        PeriodRule::years(1),
    ] {
        assert_eq!(ruled(rule), Ok(()));
    }
    for kind in [Day, Week, Month, Year] {
        let none = RequestError::BadPeriod("periodRule.periodCount");
        assert_eq!(ruled(PeriodRule::new(kind, 0)), Err(none));
    }
    assert_eq!(ruled(PeriodRule::new(Day, 1)), Err(RequestError::PaidTwice));
    for kind in [Quarter, HalfYear, PeriodType::Other("AEON".to_owned())] {
        let unknown = RequestError::BadPeriod("periodRule.periodType");
        assert_eq!(ruled(PeriodRule::new(kind, 1)), Err(unknown));
    }
}

#[test]
fn times_lie_where_antom_takes_them() {
    let expiry = |text: &str| of_terms(|t| t.subscription_expiry_time = Some(text.to_owned()));
    assert!(expiry("2026-03-12T11:52:54+08:00").is_err(), "74 minutes");
    assert_eq!(expiry("2026-03-12T11:52:55+08:00"), Ok(()));
    assert_eq!(expiry("2026-03-19T10:38:54+08:00"), Ok(()), "7 days");
    let start = |text: &str| of_terms(|t| t.subscription_start_time = text.to_owned());
    assert_eq!(start("2026-02-12T10:38:54+08:00"), Ok(()), "a period ago");
    assert!(start("2026-02-08T10:38:54+08:00").is_err());
    assert_eq!(start("2026-04-01T00:00:00+08:00"), Ok(()), "later");
    let end = |text: &str| of_terms(|t| t.subscription_end_time = Some(text.to_owned()));
    assert!(end(START).is_err());
    assert_eq!(end("2026-03-12T10:38:55+08:00"), Ok(()));
    for no_time in [
        "tomorrow",
        "2026-03-12",
        "1742372466000",
        "2026-03-12T10:38:54",
    ] {
        assert!(
            matches!(start(no_time), Err(RequestError::BadTime(_))),
            "{no_time}"
        );
        assert!(matches!(end(no_time), Err(RequestError::BadTime(_))));
        assert!(matches!(expiry(no_time), Err(RequestError::BadTime(_))));
    }
}

#[test]
fn only_a_trial_may_cost_nothing() {
    let tried = |trials: Vec<Trial>| of_terms(|terms| terms.trials = trials);
    let free = |phase| Trial::of_phase(phase, Amount::new("SGD", 0));
    let less = |phase, last| Trial {
        trial_end_period: Some(last),
        ..Trial::of_phase(phase, Amount::new("SGD", 990))
    };
    for fine in [vec![free(1)], vec![less(1, 3)], vec![less(2, 2), free(1)]] {
        assert_eq!(tried(fine), Ok(()));
    }
    let bad = |trials| matches!(tried(trials), Err(RequestError::BadPeriod(_)));
    let two_free = Trial {
        trial_end_period: Some(2),
        ..free(1)
    };
    for wrong in [
        vec![two_free],
        vec![free(0)],
        vec![less(3, 2)],
        vec![less(1, 3), free(2)],
    ] {
        assert!(bad(wrong.clone()), "{wrong:?}");
    }
    let nowhere = Trial {
        trial_start_period: None,
        ..free(1)
    };
    assert!(matches!(
        tried(vec![nowhere]),
        Err(RequestError::Missing(_))
    ));
    let foreign = Trial::of_phase(1, Amount::new("USD", 990));
    assert!(matches!(
        tried(vec![foreign]),
        Err(RequestError::MixedCurrencies(_))
    ));
    let no_amount = altered(|request| request.payment_amount = Amount::new("SGD", 0));
    assert_eq!(no_amount, Err(RequestError::BadAmount("paymentAmount")));
}

#[test]
fn the_calls_check_what_they_send() {
    let now = parse_time(START).unwrap();
    let mut nobody = CancelSubscription::by_id("S", CancellationType::Cancel);
    assert_eq!(nobody.check(), Ok(()));
    nobody.subscription_id = None;
    assert!(nobody.check().is_err());
    let zero = UpdateSubscription::new("U", "S").at_price(Amount::new("SGD", 0));
    assert_eq!(
        zero.check(now),
        Err(RequestError::BadAmount("paymentAmount"))
    );
    let mut change = ChangeSubscription::new("C", "S");
    assert_eq!(change.check(now), Ok(()));
    for (expiry, outcome) in [
        (START, Err(RequestError::TooEarly("subscriptionExpiryTime"))),
        ("2026-03-14T10:38:53+08:00", Ok(())),
        (
            "2026-03-14T10:38:54+08:00",
            Err(RequestError::TooLate("subscriptionExpiryTime")),
        ),
    ] {
        change.subscription_expiry_time = Some(expiry.to_owned());
        assert_eq!(change.check(now), outcome);
    }
    let mut page = InquireSubscriptionPayment::page("S", 1);
    assert_eq!(page.check(), Ok(()));
    page.page_size = Some(11);
    assert_eq!(page.check(), Err(RequestError::BadPage("pageSize")));
    page = InquireSubscriptionPayment::page("S", 0);
    assert_eq!(page.check(), Err(RequestError::BadPage("currentPage")));
}

fn parse(value: &Value) -> Notification {
    Notification::parse(value.to_string().as_bytes()).unwrap()
}

/// The fields of guide 002's samples, and those that its pages name besides.
fn status_body() -> Value {
    json!({
        "periodRule": {"periodCount": 1, "periodType": "MONTH"},
        "subscriptionEndTime": "2074-02-20T01:16:17-08:00",
        "subscriptionId": "2024",
        "subscriptionNotificationType": "CREATE",
        "subscriptionRequestId": "PAY-1",
        "subscriptionStartTime": "2024-09-13T19:30:17-07:00",
        "subscriptionStatus": "ACTIVE",
    })
}

fn deduction_body() -> Value {
    json!({
        "paymentAmount": {"currency": "USD", "value": "1"},
        "notifyType": "PAYMENT_RESULT",
        "paymentCreateTime": "2025-10-08T19:10:51-07:00",
        "paymentId": "P1",
        "paymentTime": "2025-10-08T19:11:40-07:00",
        "periodStartTime": "2025-07-26T19:15:29-07:00",
        "periodEndTime": "2025-08-02T19:15:29-07:00",
        "phaseNo": "1",
        "result": {"resultCode": "SUCCESS", "resultMessage": "success", "resultStatus": "S"},
        "subscriptionId": "2025",
        "subscriptionRequestId": "PAY-1",
    })
}

#[test]
fn a_subscription_is_known_by_its_shape() {
    let read = |value: &Value| match parse(value) {
        Notification::Subscription(told) => *told,
        other => panic!("{other:?}"),
    };
    let created = read(&status_body());
    assert_eq!(
        created.subscription_notification_type,
        SubscriptionNotificationType::Create
    );
    assert_eq!(
        created.subscription_status,
        Some(SubscriptionStatus::Active)
    );
    assert_eq!(created.period_rule, Some(PeriodRule::months(1)));
    assert_eq!(created.subscription_request_id.as_deref(), Some("PAY-1"));

    let mut ended = status_body();
    let fields = ended.as_object_mut().unwrap();
    fields.remove("subscriptionEndTime");
    fields.insert(
        "subscriptionLastUpdateTime".to_owned(),
        json!("2025-10-26T09:51:13-07:00"),
    );
    ended["subscriptionNotificationType"] = json!("TERMINATE");
    ended["subscriptionStatus"] = json!("TERMINATED");
    let told = read(&ended);
    assert_eq!(told.subscription_end_time, None);
    assert!(told.subscription_last_update_time.is_some());

    // Whatever else it has, and whatever the SDKs let it have.
    let mut odd = status_body();
    odd["notifyType"] = json!("PAYMENT_RESULT");
    odd["result"] = json!({"resultCode": "SUCCESS", "resultStatus": "S"});
    odd["phaseNo"] = json!(3);
    odd["periodRule"] = json!("monthly");
    odd["subscriptionId"] = json!(2024);
    odd["subscriptionNotificationType"] = json!("PAUSE");
    odd["subscriptionStatus"] = json!("PAUSED");
    let told = read(&odd);
    assert_eq!(told.subscription_notification_type.as_str(), "PAUSE");
    assert_eq!(told.subscription_status.unwrap().as_str(), "PAUSED");
    assert_eq!(
        (told.period_rule, told.subscription_id.as_deref()),
        (None, Some("2024"))
    );
    let mut silent = status_body();
    silent["subscriptionStatus"] = json!("");
    assert_eq!(read(&silent).subscription_status, None);
}

#[test]
fn a_deduction_is_known_by_its_shape() {
    let read = |value: &Value| match parse(value) {
        Notification::Deduction(told) => *told,
        other => panic!("{other:?}"),
    };
    let told = read(&deduction_body());
    assert_eq!(told.phase_no, Some(1));
    assert_eq!(told.result.result_status, ResultStatus::S);
    assert_eq!(told.subscription_id.as_deref(), Some("2025"));
    assert_eq!(told.payment_id.as_deref(), Some("P1"));
    assert_eq!(told.payment_request_id, None);
    assert_eq!(told.payment_method_type, None);
    let period = told.period_start_time.zip(told.period_end_time).unwrap();
    assert!(parse_time(&period.0) < parse_time(&period.1));

    for phase in [json!(7), json!("7"), json!(" 7 ")] {
        let mut value = deduction_body();
        value["phaseNo"] = phase;
        value["paymentRequestId"] = json!("PAY-1");
        assert_eq!(read(&value).phase_no, Some(7));
    }
    // Either id and any one of the three that tell the period are enough.
    for id in ["subscriptionId", "subscriptionRequestId"] {
        for place in ["phaseNo", "periodStartTime", "periodEndTime"] {
            let mut value = deduction_body();
            let fields = value.as_object_mut().unwrap();
            let others = [
                "subscriptionId",
                "subscriptionRequestId",
                "phaseNo",
                "periodStartTime",
            ];
            for other in others.into_iter().chain(["periodEndTime"]) {
                if other != id && other != place {
                    fields.remove(other);
                }
            }
            read(&value);
        }
    }
    let mut one_time = deduction_body();
    for id in ["subscriptionId", "subscriptionRequestId"] {
        one_time[id] = Value::Null;
    }
    assert!(matches!(parse(&one_time), Notification::Payment(_)));
    let mut pending = deduction_body();
    pending["notifyType"] = json!("PAYMENT_PENDING");
    assert!(matches!(parse(&pending), Notification::PaymentPending(_)));
    for (field, wrong) in [
        ("phaseNo", json!("first")),
        ("phaseNo", json!(-1)),
        ("paymentAmount", json!("1")),
        ("result", Value::Null),
    ] {
        let mut value = deduction_body();
        value[field] = wrong;
        assert!(Notification::parse(value.to_string().as_bytes()).is_err());
    }
}

const SUCCESS: &str = r#"{"resultCode":"SUCCESS","resultStatus":"S","resultMessage":"success."}"#;

#[tokio::test]
async fn every_call_has_its_path_and_body() {
    let done = format!(r#"{{"result":{SUCCESS}}}"#);
    let (address, seen) = gateway(answer(&done)).await;
    let client = Client::new(config(address)).unwrap();
    let cancel = CancelSubscription::by_request_id("PAY-1", CancellationType::Terminate);
    client.cancel_subscription(&cancel).await.unwrap();
    let update = UpdateSubscription {
        proration_settings: Some(ProrationSettings {
            proration_mode: ProrationMode::PayNow,
            custom_amount: Amount::new("SGD", 100),
        }),
        next_subscription_date: Some(START.to_owned()),
        period_rule: Some(PeriodRule::weeks(2)),
        ..UpdateSubscription::new("U", "S").at_price(Amount::new("SGD", 2500))
    };
    client.update_subscription(&update).await.unwrap();
    let change = ChangeSubscription::new("C", "S");
    client.change_subscription(&change).await.unwrap();
    let one = InquireSubscription::new("S");
    client.inquire_subscription(&one).await.unwrap();
    let page = InquireSubscriptionPayment {
        payment_statuses: vec![SubscriptionPaymentStatus::Fail],
        page_size: Some(5),
        ..InquireSubscriptionPayment::page("S", 3)
    };
    client.inquire_subscription_payment(&page).await.unwrap();
    let list = InquireSubscriptionList {
        statuses: vec![SubscriptionStatus::Active],
        period_types: vec![PeriodType::Week],
        ..InquireSubscriptionList::default()
    };
    client.inquire_subscription_list(&list).await.unwrap();

    let sent = |call: &str, body: Value| (call.to_owned(), body);
    let expected = [
        sent(
            "cancel",
            json!({"subscriptionRequestId": "PAY-1", "cancellationType": "TERMINATE"}),
        ),
        sent(
            "update",
            json!({
                "subscriptionUpdateRequestId": "U", "subscriptionId": "S",
                "periodRule": {"periodType": "WEEK", "periodCount": 2},
                "paymentAmount": {"currency": "SGD", "value": "2500"},
                "orderInfo": {"orderAmount": {"currency": "SGD", "value": "2500"}},
                "prorationSettings": {
                    "prorationMode": "IMMEDIATE_PAY_CUSTOM_AMOUNT",
                    "customAmount": {"currency": "SGD", "value": "100"},
                },
                "nextSubscriptionDate": START,
            }),
        ),
        sent(
            "change",
            json!({"subscriptionChangeRequestId": "C", "subscriptionId": "S"}),
        ),
        sent("inquireSubscription", json!({"subscriptionId": "S"})),
        sent(
            "inquireSubscriptionPayment",
            json!({
                "subscriptionId": "S", "paymentStatuses": ["FAIL"],
                "currentPage": 3, "pageSize": 5,
            }),
        ),
        sent(
            "inquireSubscriptionList",
            json!({"statuses": ["ACTIVE"], "periodTypes": ["WEEK"]}),
        ),
    ];
    let seen = seen.lock().unwrap().clone();
    assert_eq!(seen.len(), expected.len());
    for (seen, (call, body)) in seen.iter().zip(expected) {
        let (path, sent) = seen.split_once(' ').unwrap();
        assert_eq!(path, format!("/ams/sandbox/api/v1/subscriptions/{call}"));
        assert_eq!(serde_json::from_str::<Value>(sent).unwrap(), body);
    }
}

#[tokio::test]
async fn an_inquiry_is_read_in_either_dress() {
    let flat = json!({
        "subscriptionId": "S", "status": "CANCELLED", "description": "Beans",
        "periodType": "MONTH", "periodCount": "3", "currentPhaseNo": "4",
        "currentPeriodStart": "2026-03-12T10:38:54+08:00",
        "currentPeriodEnd": "2026-06-12T10:38:54+08:00",
        "paymentMethod": {"paymentMethodType": "CARD"},
        "paymentAmount": {"currency": "SGD", "value": 1900},
        "lastUpdateTime": "2026-04-01T00:00:00+08:00", "relatedSubscriptionId": "S0",
    });
    let nested = json!({
        "subscriptionId": "S", "subscriptionStatus": "CANCELLED",
        "subscriptionDescription": "Beans", "currentPhaseNo": 4,
        "periodRule": {"periodType": "MONTH", "periodCount": 3}, "paymentMethod": "CARD",
        "paymentAmount": {"currency": "SGD", "value": "1900"},
    });
    for dress in [flat, nested] {
        let body = json!({
            "result": {"resultCode": "SUCCESS", "resultStatus": "S"}, "subscription": dress,
        });
        let (address, _) = gateway(answer(body.to_string())).await;
        let client = Client::new(config(address)).unwrap();
        let answer = client
            .inquire_subscription(&InquireSubscription::new("S"))
            .await
            .unwrap();
        let found = answer.body.subscription.unwrap();
        assert_eq!(found.status(), Some(&SubscriptionStatus::Cancelled));
        assert_eq!(found.description(), Some("Beans"));
        assert_eq!(found.period_rule(), Some(PeriodRule::months(3)));
        assert_eq!(found.current_phase_no, Some(4));
        assert_eq!(found.payment_amount, Some(Amount::new("SGD", 1900)));
        let other = InquireSubscription::new("T");
        let (reason, ..) = unknown(client.inquire_subscription(&other).await);
        assert_eq!(reason, UnknownReason::WrongSubject);
    }
}

#[tokio::test]
async fn payments_come_page_by_page_failures_among_them() {
    let body = json!({
        "result": {"resultCode": "SUCCESS", "resultStatus": "S"},
        "payments": [
            {
                "paymentId": "P2", "status": "FAIL", "phaseNo": "2",
                "paymentAmount": {"currency": "SGD", "value": "1900"},
            },
            {
                "paymentId": "P1", "status": "SUCCESS", "phaseNo": 1, "disputeId": "D",
                "paymentAmount": {"currency": "SGD", "value": "1900"},
                "paymentTime": START, "paymentMethod": {"paymentMethodType": "CARD"},
            },
            {"paymentId": "P0", "status": "REVERSED"},
        ],
        "paginator": {"currentPage": 1, "pageSize": 10, "totalPage": 3, "totalCount": 25},
    });
    let (address, _) = gateway(answer(body.to_string())).await;
    let client = Client::new(config(address)).unwrap();
    let asked = InquireSubscriptionPayment::page("S", 1);
    let page = client
        .inquire_subscription_payment(&asked)
        .await
        .unwrap()
        .body;
    assert!(page.goes_on());
    let statuses: Vec<_> = page
        .payments
        .iter()
        .map(|payment| payment.status.clone())
        .collect();
    assert_eq!(
        statuses,
        [
            Some(SubscriptionPaymentStatus::Fail),
            Some(SubscriptionPaymentStatus::Success),
            Some(SubscriptionPaymentStatus::Other("REVERSED".to_owned())),
        ]
    );
    let phases: Vec<_> = page
        .payments
        .iter()
        .map(|payment| payment.phase_no)
        .collect();
    assert_eq!(phases, [Some(2), Some(1), None]);
    assert_eq!(page.paginator.unwrap().total_count, Some(25));
}

#[test]
fn a_sign_up_is_checked_as_one_sent_now_to_antom() {
    let mut request = sign_up();
    let terms = request.subscription_info.as_mut().unwrap();
    let now = OffsetDateTime::now_utc();
    terms.subscription_start_time = format_local_time(now);
    assert_eq!(request.check(), Ok(()));
    request.payment_notify_url = Some("http://127.0.0.1/".to_owned());
    let insecure = RequestError::InsecureUrl("paymentNotifyUrl");
    assert_eq!(request.check(), Err(insecure));
}
