"""Subscriptions: signed up by a session, altered, ended and asked about with the official SDK."""

import uuid
from datetime import datetime, timezone

from com.alipay.ams.api.model.amount import Amount
from com.alipay.ams.api.model.payment_method import PaymentMethod
from com.alipay.ams.api.model.period_rule import PeriodRule
from com.alipay.ams.api.model.subscription_info import SubscriptionInfo
from com.alipay.ams.api.request.notify.alipay_subscription_notify import AlipaySubscriptionNotify
from com.alipay.ams.api.request.notify.alipay_subscription_pay_notify import AlipaySubscriptionPayNotify
from com.alipay.ams.api.request.subscription.alipay_inquire_subscription_list_request import (
    AlipayInquireSubscriptionListRequest,
)
from com.alipay.ams.api.request.subscription.alipay_inquire_subscription_payment_request import (
    AlipayInquireSubscriptionPaymentRequest,
)
from com.alipay.ams.api.request.subscription.alipay_inquire_subscription_request import (
    AlipayInquireSubscriptionRequest,
)
from com.alipay.ams.api.request.subscription.alipay_subscription_cancel_request import (
    AlipaySubscriptionCancelRequest,
)
from com.alipay.ams.api.request.subscription.alipay_subscription_change_request import (
    AlipaySubscriptionChangeRequest,
)
from com.alipay.ams.api.request.subscription.alipay_subscription_update_request import (
    AlipaySubscriptionUpdateRequest,
)
from com.alipay.ams.api.response.subscription.alipay_inquire_subscription_list_response import (
    AlipayInquireSubscriptionListResponse,
)
from com.alipay.ams.api.response.subscription.alipay_inquire_subscription_payment_response import (
    AlipayInquireSubscriptionPaymentResponse,
)
from com.alipay.ams.api.response.subscription.alipay_inquire_subscription_response import (
    AlipayInquireSubscriptionResponse,
)

from bench import expect, refused
from gateway import Buyer, wait_until
from merchant import session_request

SETTLES = 200


def _told(bench, request_id, path):
    """What was told of a subscription on one of the two addresses."""
    return [
        each
        for each in list(bench.inbox.received)
        if each.body.get("subscriptionRequestId") == request_id and (path in each.body)
    ]


def _sign_up(bench):
    """By wallet, each week; gives the subscriptionRequestId when it is active and told."""
    request_id = f"sdk-{uuid.uuid4().hex}"
    request = session_request(request_id, bench.inbox.url)
    request.env.client_ip = "203.0.113.7"
    method = PaymentMethod()
    method.payment_method_type = "TNG"
    request.payment_method = method
    rule = PeriodRule()
    rule.period_type = "WEEK"
    rule.period_count = 1
    info = SubscriptionInfo()
    info.subscription_description = "Postcards each week"
    info.subscription_start_time = datetime.now(timezone.utc).isoformat(timespec="seconds")
    info.subscription_notify_url = bench.inbox.url
    info.period_rule = rule
    request.subscription_info = info
    answer = bench.client.create_payment_session(request)
    expect(answer["result"]["resultStatus"], "S")
    Buyer(answer["normalUrl"]).pay_by_wallet("TNG", "approve")
    bench.gateway.advance(SETTLES)
    expect(wait_until(lambda: _told(bench, request_id, "phaseNo")), True)
    return request_id


def _id_of(bench, request_id):
    expect(wait_until(lambda: _told(bench, request_id, "subscriptionNotificationType")), True)
    return _told(bench, request_id, "subscriptionNotificationType")[0].body["subscriptionId"]


def _found(bench, subscription_id):
    request = AlipayInquireSubscriptionRequest()
    request.subscription_id = subscription_id
    return AlipayInquireSubscriptionResponse(bench.client.execute(request)).subscription


def a_subscription_is_told_as_the_sdk_reads_it(bench):
    request_id = _sign_up(bench)
    status = _told(bench, request_id, "subscriptionNotificationType")[0]
    deduction = _told(bench, request_id, "phaseNo")[0]
    expect((status.genuine, deduction.genuine), (True, True))
    read = AlipaySubscriptionNotify(status.raw)
    expect(read.subscription_request_id, request_id)
    expect(str(getattr(read.subscription_status, "value", read.subscription_status)), "ACTIVE")
    paid = AlipaySubscriptionPayNotify(deduction.raw)
    expect((paid.subscription_id, str(paid.phase_no)), (read.subscription_id, "1"))
    # The SDK leaves the amount as it came.
    expect(deduction.body["paymentAmount"], {"currency": "SGD", "value": "4200"})


def a_subscription_and_its_payments_are_found(bench):
    subscription_id = _id_of(bench, _sign_up(bench))
    for _ in range(11):
        bench.gateway.control("POST", "subscriptions/charge", {"subscription": subscription_id})
        bench.gateway.advance(SETTLES)
    found = _found(bench, subscription_id)
    expect(str(getattr(found.status, "value", found.status)), "ACTIVE")
    expect((int(found.period_count), found.payment_amount.value), (1, "4200"))
    request = AlipayInquireSubscriptionPaymentRequest()
    request.subscription_id = subscription_id
    phases = []
    for page in (1, 2):
        request.current_page = page
        answer = AlipayInquireSubscriptionPaymentResponse(bench.client.execute(request))
        expect(int(answer.paginator.total_page), 2)
        phases += [int(payment.phase_no) for payment in answer.payments]
    expect(phases, list(range(12, 0, -1)))
    request = AlipayInquireSubscriptionListRequest()
    request.start_time_from = "2020-01-01T00:00:00+08:00"
    request.start_time_to = "2099-01-01T00:00:00+08:00"
    request.page_size = 100
    listed = AlipayInquireSubscriptionListResponse(bench.client.execute(request)).subscriptions
    expect(subscription_id in [each.subscription_id for each in listed], True)


def an_unknown_subscription_does_not_exist_and_has_no_payments(bench):
    request = AlipayInquireSubscriptionRequest()
    request.subscription_id = "sdk-unknown"
    refused(bench.client.ask(request), "SUBSCRIPTION_NOT_EXIST")
    request = AlipayInquireSubscriptionPaymentRequest()
    request.subscription_id = "sdk-unknown"
    expect(bench.client.ask(request)["payments"], [])


def a_subscription_is_updated_changed_and_ended(bench):
    request_id = _sign_up(bench)
    subscription_id = _id_of(bench, request_id)
    update = AlipaySubscriptionUpdateRequest()
    update.subscription_update_request_id = f"update-{request_id}"
    update.subscription_id = subscription_id
    update.payment_amount = Amount("SGD", "5000")
    for _ in range(2):
        expect(bench.client.ask(update)["result"]["resultStatus"], "S")
    expect(_found(bench, subscription_id).payment_amount.value, "5000")

    change = AlipaySubscriptionChangeRequest()
    change.subscription_change_request_id = f"change-{request_id}"
    change.subscription_id = subscription_id
    expect(bench.client.ask(change)["result"]["resultStatus"], "S")
    bench.gateway.advance(SETTLES)
    changed = _id_of(bench, change.subscription_change_request_id)
    expect(_found(bench, changed).related_subscription_id, subscription_id)

    cancel = AlipaySubscriptionCancelRequest()
    cancel.subscription_request_id = change.subscription_change_request_id
    for kind, status in (("CANCEL", "CANCELLED"), ("TERMINATE", "TERMINATED")):
        cancel.cancellation_type = kind
        expect(bench.client.ask(cancel)["result"]["resultStatus"], "S")
        found = _found(bench, changed).status
        expect(str(getattr(found, "value", found)), status)
    cancel.cancellation_type = "CANCEL"
    refused(bench.client.ask(cancel), "PROCESS_FAIL")


CHECKS = [
    a_subscription_is_told_as_the_sdk_reads_it,
    a_subscription_and_its_payments_are_found,
    an_unknown_subscription_does_not_exist_and_has_no_payments,
    a_subscription_is_updated_changed_and_ended,
]
