"""A gateway with a merchant, and what the checks say to each other."""

import base64
import uuid

from com.alipay.ams.api.exception.exception import AlipayApiException
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from gateway import Gateway, wait_until
from merchant import Client, Inbox, session_request

CLIENT_ID = "SANDBOX_5Y00000000000001"
VISA = "4054695723100768"


def key_pair():
    """A throw-away private key as PKCS#8 and its public half as SPKI, both bare base64."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    private = key.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    public = key.public_key().public_bytes(
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    return base64.b64encode(private).decode(), base64.b64encode(public).decode()


class Bench:
    def __init__(self):
        self.merchant_private, merchant_public = key_pair()
        antom_private, self.antom_public = key_pair()
        self.gateway = Gateway(CLIENT_ID, merchant_public, antom_private)
        self.inbox = Inbox(self.antom_public)
        self.client = self.client_with(self.merchant_private)

    def client_with(self, private_key=None, client_id=CLIENT_ID, antom_public=None):
        return Client(
            self.gateway.url, client_id, private_key or self.merchant_private, antom_public or self.antom_public
        )

    def open_session(self):
        payment_request_id = f"sdk-{uuid.uuid4().hex}"
        answer = self.client.create_payment_session(session_request(payment_request_id, self.inbox.url))
        expect(answer["result"]["resultStatus"], "S")
        return payment_request_id, answer

    def close(self):
        self.inbox.close()
        self.gateway.close()


def expect(found, wanted):
    if found != wanted:
        raise AssertionError(f"found {found!r}, wanted {wanted!r}")


def refused(answer, code):
    expect((answer["result"]["resultStatus"], answer["result"]["resultCode"]), ("F", code))


def raises(call):
    try:
        answer = call()
    except AlipayApiException:
        return
    raise AssertionError(f"the SDK accepted {answer!r}")


def arrived(bench, payment_request_id, kind, count=1):
    if not wait_until(lambda: len(bench.inbox.of(payment_request_id, kind)) >= count):
        raise AssertionError(f"{len(bench.inbox.of(payment_request_id, kind))} of {count} {kind} came")
    found = bench.inbox.of(payment_request_id, kind)
    expect(len(found), count)
    return found[-1]
