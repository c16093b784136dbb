"""Checks of pay, of all that follows it, and of consult."""

import json
import uuid

from com.alipay.ams.api.model.amount import Amount
from com.alipay.ams.api.model.env import Env
from com.alipay.ams.api.model.os_type import OsType
from com.alipay.ams.api.model.payment_factor import PaymentFactor
from com.alipay.ams.api.model.payment_method import PaymentMethod
from com.alipay.ams.api.model.product_code_type import ProductCodeType
from com.alipay.ams.api.model.terminal_type import TerminalType
from com.alipay.ams.api.request.alipay_request import AlipayRequest
from com.alipay.ams.api.request.notify.alipay_pay_result_notify import AlipayPayResultNotify
from com.alipay.ams.api.request.pay.alipay_capture_request import AlipayCaptureRequest
from com.alipay.ams.api.request.pay.alipay_inquiry_refund_request import AlipayInquiryRefundRequest
from com.alipay.ams.api.request.pay.alipay_pay_cancel_request import AlipayPayCancelRequest
from com.alipay.ams.api.request.pay.alipay_pay_consult_request import AlipayPayConsultRequest
from com.alipay.ams.api.request.pay.alipay_pay_query_request import AlipayPayQueryRequest
from com.alipay.ams.api.request.pay.alipay_pay_request import AlipayPayRequest
from com.alipay.ams.api.request.pay.alipay_refund_request import AlipayRefundRequest
from com.alipay.ams.api.response.pay.alipay_pay_consult_response import AlipayPayConsultResponse
from com.alipay.ams.api.response.pay.alipay_pay_query_response import AlipayPayQueryResponse
from com.alipay.ams.api.response.pay.alipay_pay_response import AlipayPayResponse

from bench import VISA, arrived, expect, refused
from gateway import Buyer
from merchant import session_request

IN_PROCESS = ("U", "PAYMENT_IN_PROCESS")
SUCCESS = ("S", "SUCCESS")


class DeleteToken(AlipayRequest):
    """The SDK of this version has no class for it; it signs and sends it all the same."""

    def __init__(self, token):
        super().__init__("/ams/api/v1/vaults/deleteToken")
        self._token = token

    def to_ams_json(self):
        return json.dumps({"token": self._token})


def pay_request(bench, token=None, mode=None, **meta):
    """The order of the other checks, paid by card through pay."""
    payment_request_id = f"sdk-{uuid.uuid4().hex}"
    session = session_request(payment_request_id, bench.inbox.url)
    method = PaymentMethod()
    method.payment_method_type = "CARD"
    method.payment_method_id = token
    method.payment_method_meta_data = meta or None
    factor = PaymentFactor()
    factor.is_authorization = True
    factor.capture_mode = mode
    request = AlipayPayRequest()
    request.product_code = ProductCodeType.CASHIER_PAYMENT
    request.payment_request_id = payment_request_id
    request.payment_amount = session.payment_amount
    request.order = session.order
    request.payment_method = method
    request.payment_factor = factor
    request.env = env()
    request.settlement_strategy = session.settlement_strategy
    request.payment_redirect_url = session.payment_redirect_url
    request.payment_notify_url = session.payment_notify_url
    return request


def env(terminal=TerminalType.WEB, system=None):
    device = Env()
    device.terminal_type = terminal
    device.os_type = system
    device.client_ip = "203.0.113.7"
    device.device_language = "en_SG"
    return device


def result(answer):
    return answer["result"]["resultStatus"], answer["result"]["resultCode"]


def pay_by_page(bench, request, **more):
    """Pays with a card that is typed on the gateway's page; tells what pay answered."""
    answer = bench.client.ask(request)
    expect(result(answer), IN_PROCESS)
    Buyer(answer["normalUrl"]).pay_by_card(VISA, **more)
    return answer


def keep_card(bench):
    request = pay_request(bench, tokenizeMode="ASKFORCONSENT")
    pay_by_page(bench, request, saveCard="yes")
    bench.gateway.advance(60)
    told = AlipayPayResultNotify(arrived(bench, request.payment_request_id, "PAYMENT_RESULT").raw)
    return told.payment_result_info["cardToken"]


def consult_tells_the_ways_to_pay(bench):
    request = AlipayPayConsultRequest()
    request.product_code = ProductCodeType.CASHIER_PAYMENT
    request.payment_amount = Amount("KRW", "64000")
    request.env = env(TerminalType.WAP, OsType.ANDROID)
    request.user_region = "KR"
    answer = AlipayPayConsultResponse(bench.client.execute(request))
    options = {each.payment_method_type: each for each in answer.payment_options}
    expect(answer.payment_options[0].payment_method_type, "KAKAOPAY")
    card = options["CARD"]
    expect((card.enabled, card.logo.logo_name), (True, "Card"))
    expect([each.installment_num for each in card.installment.plans], ["2", "3", "6", "12"])
    expect(options["GCASH"].disable_reason, "CHANNEL_NOT_SUPPORT_CURRENCY")


def a_phone_names_its_system(bench):
    request = pay_request(bench)
    request.env = env(TerminalType.WAP)
    answer = bench.client.ask(request)
    refused(answer, "PARAM_ILLEGAL")
    expect("env.osType" in answer["result"]["resultMessage"], True)


def pay_leads_to_a_page(bench):
    request = pay_request(bench, is3DSAuthentication=True)
    raw = bench.client.execute(request)
    answer = AlipayPayResponse(raw)
    expect(result(json.loads(raw)), IN_PROCESS)
    expect(answer.payment_request_id, request.payment_request_id)
    expect(answer.redirect_action_form.redirect_url, answer.normal_url)
    expect(json.loads(answer.payment_action_form)["redirectUrl"], answer.normal_url)

    asked = AlipayPayQueryRequest()
    asked.payment_request_id = request.payment_request_id
    inquiry = AlipayPayQueryResponse(bench.client.execute(asked))
    expect(inquiry.payment_id, answer.payment_id)
    expect(bench.client.inquire(request.payment_request_id)["paymentStatus"], "PROCESSING")

    buyer = Buyer(answer.normal_url)
    buyer.pay_by_card(VISA)
    buyer.confirm()
    told = bench.client.inquire(request.payment_request_id)
    expect(told["paymentStatus"], "SUCCESS")
    expect(told["paymentResultInfo"]["threeDSResult"]["eci"], "05")
    bench.gateway.advance(60)
    payment = arrived(bench, request.payment_request_id, "PAYMENT_RESULT")
    capture = arrived(bench, request.payment_request_id, "CAPTURE_RESULT")
    expect((payment.genuine, capture.genuine), (True, True))
    parsed = AlipayPayResultNotify(payment.raw)
    # The SDK leaves what is known of the card as it came.
    expect(parsed.payment_result_info["cardBrand"], "VISA")
    expect(parsed.payment_result_info["threeDSResult"]["eci"], "05")
    expect(parsed.acquirer_info.acquirer_result_code, "SUCCESS")
    expect(parsed.auth_expiry_time, told["authExpiryTime"])


def a_saved_card_pays_at_once(bench):
    token = keep_card(bench)
    request = pay_request(bench, token=token, isCardOnFile=True)
    raw = bench.client.execute(request)
    answer = AlipayPayResponse(raw)
    expect(result(json.loads(raw)), SUCCESS)
    expect(answer.payment_result_info.card_brand, "VISA")
    expect(answer.payment_result_info.card_no, "************0768")
    expect(json.loads(bench.client.execute(request)), json.loads(raw))


def a_forgotten_card_pays_no_more(bench):
    token = keep_card(bench)
    expect(result(bench.client.ask(DeleteToken(token))), SUCCESS)
    answer = bench.client.ask(pay_request(bench, token=token, isCardOnFile=True))
    refused(answer, "INVALID_TOKEN")


def a_risky_amount_fails_for_good(bench):
    request = pay_request(bench)
    request.payment_amount = request.order.order_amount = Amount("SGD", "11")
    request.order.goods = None
    refused(bench.client.ask(request), "RISK_REJECT")
    refused(bench.client.ask(request), "RISK_REJECT")
    expect(bench.client.inquire(request.payment_request_id)["paymentStatus"], "FAIL")
    bench.gateway.advance(3600)
    expect(bench.inbox.of(request.payment_request_id, "PAYMENT_RESULT"), [])


def an_id_pays_once(bench):
    request = pay_request(bench)
    expect(result(bench.client.ask(request)), IN_PROCESS)
    request.payment_factor.capture_mode = "MANUAL"
    refused(bench.client.ask(request), "REPEAT_REQ_INCONSISTENT")


def the_merchant_captures_then_refunds(bench):
    request = pay_request(bench, mode="MANUAL")
    payment_id = pay_by_page(bench, request)["paymentId"]
    capture = AlipayCaptureRequest()
    capture.capture_request_id = f"cap-{uuid.uuid4().hex}"
    capture.payment_id = payment_id
    capture.capture_amount = Amount("SGD", "4200")
    captured = bench.client.ask(capture)
    expect(result(captured), SUCCESS)
    expect(bench.client.ask(capture), captured)

    refund = AlipayRefundRequest()
    refund.refund_request_id = f"ref-{uuid.uuid4().hex}"
    refund.payment_id = payment_id
    refund.refund_amount = Amount("SGD", "1200")
    expect(result(bench.client.ask(refund)), ("U", "REFUND_IN_PROCESS"))
    bench.gateway.advance(60)
    asked = AlipayInquiryRefundRequest()
    asked.refund_request_id = refund.refund_request_id
    expect(bench.client.ask(asked)["refundStatus"], "SUCCESS")
    inquiry = bench.client.inquire(request.payment_request_id)
    found = [(each["transactionType"], each["transactionResult"]["resultStatus"]) for each in inquiry["transactions"]]
    expect(found, [("CAPTURE", "S"), ("REFUND", "S")])
    expect(inquiry["paymentStatus"], "SUCCESS")


def the_merchant_cancels_what_is_not_captured(bench):
    request = pay_request(bench, mode="MANUAL")
    payment_id = pay_by_page(bench, request)["paymentId"]
    cancel = AlipayPayCancelRequest()
    cancel.payment_id = payment_id
    expect(result(bench.client.ask(cancel)), SUCCESS)
    expect(bench.client.inquire(request.payment_request_id)["paymentStatus"], "CANCELLED")


CHECKS = [
    consult_tells_the_ways_to_pay,
    a_phone_names_its_system,
    pay_leads_to_a_page,
    a_saved_card_pays_at_once,
    a_forgotten_card_pays_no_more,
    a_risky_amount_fails_for_good,
    an_id_pays_once,
    the_merchant_captures_then_refunds,
    the_merchant_cancels_what_is_not_captured,
]
