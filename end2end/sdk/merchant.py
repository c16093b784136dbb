"""A merchant made of the official SDK: it asks, and it is notified."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from com.alipay.ams.api import default_alipay_client
from com.alipay.ams.api.default_alipay_client import DefaultAlipayClient
from com.alipay.ams.api.exception.exception import AlipayApiException
from com.alipay.ams.api.model.amount import Amount
from com.alipay.ams.api.model.buyer import Buyer
from com.alipay.ams.api.model.env import Env
from com.alipay.ams.api.model.goods import Goods
from com.alipay.ams.api.model.order import Order
from com.alipay.ams.api.model.product_code_type import ProductCodeType
from com.alipay.ams.api.model.settlement_strategy import SettlementStrategy
from com.alipay.ams.api.model.terminal_type import TerminalType
from com.alipay.ams.api.request.pay.alipay_pay_query_request import AlipayPayQueryRequest
from com.alipay.ams.api.request.pay.alipay_payment_session_request import AlipayPaymentSessionRequest
from com.alipay.ams.api.tools.webhook_tool import check_signature

import gateway

NOTIFY_PATH = "/webhooks/antom/payment"
ACKNOWLEDGEMENT = {"result": {"resultCode": "SUCCESS", "resultStatus": "S", "resultMessage": "success"}}


def _do_post(url, headers=None, req_body=None, charset="UTF-8"):
    status, answer, body = gateway.post(url, headers, req_body.encode(charset))
    if status != 200:
        raise AlipayApiException(f"invalid http status {status}")
    return answer, body


default_alipay_client.do_post = _do_post


class Client:
    """Every answer that comes out of here has passed the SDK's check of its signature."""

    def __init__(self, url, client_id, private_key, antom_public_key):
        self._sdk = DefaultAlipayClient(url, client_id, private_key, antom_public_key, None)

    def execute(self, request):
        """The answer as it came, for the SDK's own models to read."""
        return self._sdk.execute(request)

    def ask(self, request):
        return json.loads(self.execute(request))

    def create_payment_session(self, request):
        return self.ask(request)

    def inquire(self, payment_request_id):
        request = AlipayPayQueryRequest()
        request.payment_request_id = payment_request_id
        return self.ask(request)


def session_request(payment_request_id, notify_url, value="4200", goods_value="2100"):
    """Two pieces and nothing else, so that the goods sum to the order's amount unless told."""
    buyer = Buyer()
    buyer.reference_buyer_id = "buyer-1"
    buyer.buyer_email = "ada@example.com"
    goods = Goods()
    goods.reference_goods_id = "TPO-MOSS"
    goods.goods_name = "Zwölf Postkarten"
    goods.goods_unit_amount = Amount("SGD", goods_value)
    goods.goods_quantity = "2"
    order = Order()
    order.reference_order_id = f"order-{payment_request_id}"
    order.order_description = "Twelve postcards, two sets"
    order.order_amount = Amount("SGD", value)
    order.buyer = buyer
    order.goods = [goods]
    env = Env()
    env.terminal_type = TerminalType.WEB
    settlement = SettlementStrategy()
    settlement.settlement_currency = "SGD"

    request = AlipayPaymentSessionRequest()
    request.product_code = ProductCodeType.CASHIER_PAYMENT
    request.product_scene = "CHECKOUT_PAYMENT"
    request.payment_request_id = payment_request_id
    request.payment_amount = Amount("SGD", value)
    request.order = order
    request.env = env
    request.settlement_strategy = settlement
    request.payment_redirect_url = "http://127.0.0.1:9/result"
    request.payment_notify_url = notify_url
    request.locale = "en_US"
    return request


class Notified:
    """A notification as it came, and what the SDK says of its signature."""

    def __init__(self, path, headers, body, antom_public_key):
        self.raw = body.decode()
        self.body = json.loads(self.raw)
        self._signed = (path, headers["client-id"], headers["request-time"])
        self._signature = headers["signature"]
        self._key = antom_public_key
        self.genuine = self.verifies(self.raw)

    def verifies(self, raw):
        path, client_id, time = self._signed
        try:
            return check_signature("POST", path, client_id, time, raw, self._signature, self._key)
        except Exception:
            return False


class Inbox:
    """Listens for notifications; says no to as many as it is told."""

    def __init__(self, antom_public_key):
        self.received = []
        self.refuse = 0
        lock = threading.Lock()
        inbox = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["content-length"]))
                with lock:
                    inbox.received.append(Notified(self.path, self.headers, body, antom_public_key))
                    refused, inbox.refuse = inbox.refuse > 0, max(0, inbox.refuse - 1)
                answer = b"try again" if refused else json.dumps(ACKNOWLEDGEMENT).encode()
                self.send_response(500 if refused else 200)
                self.send_header("content-type", "application/json")
                self.send_header("content-length", str(len(answer)))
                self.end_headers()
                self.wfile.write(answer)

            def log_message(self, *_):
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        self.url = f"http://127.0.0.1:{self._server.server_port}{NOTIFY_PATH}"

    def close(self):
        self._server.shutdown()
        self._server.server_close()

    def of(self, payment_request_id, kind):
        """What came for a payment; an automatic capture carries the payment's own request id."""
        ids = ("paymentRequestId", "captureRequestId")
        return [
            each
            for each in list(self.received)
            if each.body.get("notifyType") == kind and payment_request_id in (each.body.get(name) for name in ids)
        ]
