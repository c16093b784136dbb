"""The official Python SDK against the sandbox gateway: a second opinion on signatures and fields.

Prints a line a check, and ends with 1 if one failed.
"""

import sys
import traceback

from com.alipay.ams.api.request.notify.alipay_capture_result_notify import AlipayCaptureResultNotify
from com.alipay.ams.api.request.notify.alipay_pay_result_notify import AlipayPayResultNotify

import cards
import disputes
import subscriptions
from bench import VISA, Bench, arrived, expect, key_pair, raises, refused
from gateway import Buyer
from merchant import session_request


def a_session_is_opened(bench):
    _, answer = bench.open_session()
    for name in ("normalUrl", "paymentSessionData", "paymentSessionExpiryTime", "paymentSessionId"):
        if not answer.get(name):
            raise AssertionError(f"{name} is missing in {answer!r}")
    expect(answer["normalUrl"].startswith(bench.gateway.url), True)


def the_production_paths_answer_as_well(bench):
    """The gateway knows one client id, so that another one is refused: by a signed answer."""
    client = bench.client_with(client_id="5Y00000000000001")
    refused(client.inquire("sdk-none"), "CLIENT_INVALID")


def goods_that_do_not_sum_are_refused(bench):
    request = session_request("sdk-sum", bench.inbox.url, goods_value="2000")
    refused(bench.client.create_payment_session(request), "PARAM_ILLEGAL")


def a_missing_parameter_is_refused(bench):
    request = session_request("sdk-missing", bench.inbox.url)
    request.payment_redirect_url = None
    answer = bench.client.create_payment_session(request)
    refused(answer, "PARAM_ILLEGAL")
    expect("paymentRedirectUrl" in answer["result"]["resultMessage"], True)


def an_id_used_again_for_something_else_is_refused(bench):
    payment_request_id, _ = bench.open_session()
    request = session_request(payment_request_id, bench.inbox.url, value="4400", goods_value="2200")
    refused(bench.client.create_payment_session(request), "REPEAT_REQ_INCONSISTENT")


def an_unknown_payment_does_not_exist(bench):
    refused(bench.client.inquire("sdk-unknown"), "ORDER_NOT_EXIST")


def a_payment_nobody_submitted_does_not_exist(bench):
    payment_request_id, _ = bench.open_session()
    refused(bench.client.inquire(payment_request_id), "ORDER_NOT_EXIST")


def a_wrong_merchant_key_is_refused(bench):
    stranger, _ = key_pair()
    refused(bench.client_with(stranger).inquire("sdk-unknown"), "INVALID_SIGNATURE")


def the_sdk_refuses_answers_signed_by_another_key(bench):
    _, stranger = key_pair()
    raises(lambda: bench.client_with(antom_public=stranger).inquire("sdk-unknown"))


def a_card_is_authorised_then_captured(bench):
    payment_request_id, answer = bench.open_session()
    Buyer(answer["normalUrl"]).pay_by_card(VISA)
    authorised = bench.client.inquire(payment_request_id)
    expect((authorised["paymentStatus"], authorised["paymentMethodType"]), ("SUCCESS", "CARD"))
    bench.gateway.advance(60)

    payment = arrived(bench, payment_request_id, "PAYMENT_RESULT")
    capture = arrived(bench, payment_request_id, "CAPTURE_RESULT")
    expect((payment.genuine, capture.genuine), (True, True))
    parsed = AlipayPayResultNotify(payment.raw)
    expect((parsed.payment_request_id, parsed.payment_id), (payment_request_id, authorised["paymentId"]))
    expect(AlipayCaptureResultNotify(capture.raw).payment_id, authorised["paymentId"])
    captured = bench.client.inquire(payment_request_id)
    expect([each["transactionType"] for each in captured["transactions"]], ["CAPTURE"])


def a_wallet_pays_at_once(bench):
    payment_request_id, answer = bench.open_session()
    Buyer(answer["normalUrl"]).pay_by_wallet("ALIPAY_CN", "approve")
    bench.gateway.advance(60)
    payment = arrived(bench, payment_request_id, "PAYMENT_RESULT")
    expect((payment.genuine, payment.body["result"]["resultStatus"]), (True, "S"))
    expect(payment.body["paymentAmount"], {"currency": "SGD", "value": "4200"})
    expect(bench.inbox.of(payment_request_id, "CAPTURE_RESULT"), [])


def a_buyer_who_declines_makes_it_fail(bench):
    payment_request_id, answer = bench.open_session()
    Buyer(answer["normalUrl"]).pay_by_wallet("ALIPAY_CN", "decline-and-return")
    expect(bench.client.inquire(payment_request_id)["paymentStatus"], "FAIL")
    bench.gateway.advance(60)
    payment = arrived(bench, payment_request_id, "PAYMENT_RESULT")
    expect((payment.genuine, payment.body["result"]["resultStatus"]), (True, "F"))


def an_altered_notification_does_not_verify(bench):
    payment_request_id, answer = bench.open_session()
    Buyer(answer["normalUrl"]).pay_by_wallet("TNG", "approve")
    bench.gateway.advance(60)
    payment = arrived(bench, payment_request_id, "PAYMENT_RESULT")
    expect(payment.verifies(payment.raw), True)
    expect(payment.verifies(payment.raw.replace('"4200"', '"4201"')), False)


def a_notification_comes_again_until_it_is_acknowledged(bench):
    payment_request_id, answer = bench.open_session()
    bench.inbox.refuse = 2
    Buyer(answer["normalUrl"]).pay_by_wallet("ALIPAY_CN", "approve")
    # The documented waits: 2 minutes, then 10. A little more than each, and then a day of silence.
    for count, seconds in enumerate((60, 2 * 60, 10 * 60), start=1):
        bench.gateway.advance(seconds)
        expect(arrived(bench, payment_request_id, "PAYMENT_RESULT", count).genuine, True)
    bench.gateway.advance(24 * 3600)
    expect(len(bench.inbox.of(payment_request_id, "PAYMENT_RESULT")), 3)
    expect([each["state"] for each in bench.gateway.notifications(payment_request_id)], ["acknowledged"])


CHECKS = [
    a_session_is_opened,
    the_production_paths_answer_as_well,
    goods_that_do_not_sum_are_refused,
    a_missing_parameter_is_refused,
    an_id_used_again_for_something_else_is_refused,
    an_unknown_payment_does_not_exist,
    a_payment_nobody_submitted_does_not_exist,
    a_wrong_merchant_key_is_refused,
    the_sdk_refuses_answers_signed_by_another_key,
    a_card_is_authorised_then_captured,
    a_wallet_pays_at_once,
    a_buyer_who_declines_makes_it_fail,
    an_altered_notification_does_not_verify,
    a_notification_comes_again_until_it_is_acknowledged,
    *cards.CHECKS,
    *disputes.CHECKS,
    *subscriptions.CHECKS,
]


def main():
    bench = Bench()
    failed = 0
    try:
        for check in CHECKS:
            name = check.__name__.replace("_", " ")
            try:
                check(bench)
                print(f"ok      {name}", flush=True)
            except Exception:
                failed += 1
                print(f"FAILED  {name}\n{traceback.format_exc()}", flush=True)
    finally:
        bench.close()
    print(f"{len(CHECKS) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
