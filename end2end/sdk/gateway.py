"""The sandbox gateway as a process of its own, its control API, and a buyer without a browser."""

import http.client
import json
import os
import re
import subprocess
import tempfile
import threading
import time
import urllib.parse
from html.parser import HTMLParser
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
OPENING = 60


def post(url, headers, body):
    """One POST over plain HTTP, which the SDK's own transport does not speak."""
    return request("POST", url, headers, body)


def request(method, url, headers=None, body=None):
    parts = urllib.parse.urlsplit(url)
    path = parts.path + (f"?{parts.query}" if parts.query else "")
    connection = http.client.HTTPConnection(parts.hostname, parts.port, timeout=20)
    try:
        connection.request(method, path, body=body, headers=headers or {})
        response = connection.getresponse()
        return response.status, response.getheaders(), response.read()
    finally:
        connection.close()


class Gateway:
    """`shop sandbox` with keys and a folder of its own."""

    def __init__(self, client_id, merchant_public_key, private_key):
        self._folder = tempfile.TemporaryDirectory(prefix="wayfare-sdk-")
        binary = Path(os.environ.get("SHOP_BIN") or ROOT / "target/debug/shop").resolve()
        self._process = subprocess.Popen(
            [binary, "sandbox"],
            cwd=self._folder.name,
            env={
                "PATH": os.environ.get("PATH", ""),
                "SANDBOX_ADDR": "127.0.0.1:0",
                "SANDBOX_CLIENT_ID": client_id,
                "SANDBOX_MERCHANT_PUBLIC_KEY": merchant_public_key,
                "SANDBOX_PRIVATE_KEY": private_key,
            },
            stdout=subprocess.PIPE,
            text=True,
        )
        self.url = self._opened()

    def _opened(self):
        impatience = threading.Timer(OPENING, self._process.kill)
        impatience.start()
        try:
            for line in self._process.stdout:
                found = re.search(r"is open at (http://\S+)", line)
                if found:
                    return found.group(1).rstrip("/")
        finally:
            impatience.cancel()
        self.close()
        raise RuntimeError("the sandbox did not open")

    def close(self):
        self._process.terminate()
        try:
            self._process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process.stdout.close()
        self._folder.cleanup()

    def control(self, method, path, body=None):
        headers = {"content-type": "application/json"}
        status, _, answer = request(method, f"{self.url}/control/{path}", headers, body and json.dumps(body))
        if status != 200:
            raise RuntimeError(f"/control/{path}: {status} {answer!r}")
        return json.loads(answer)

    def advance(self, seconds):
        self.control("POST", "clock", {"advanceSeconds": seconds})

    def notifications(self, payment_request_id):
        query = urllib.parse.urlencode({"paymentRequestId": payment_request_id})
        return self.control("GET", f"state?{query}")["notifications"]


class _Forms(HTMLParser):
    def __init__(self, html):
        super().__init__()
        self.forms = []
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag == "form":
            self.forms.append((attributes.get("action"), {}))
        elif tag == "input" and attributes.get("type") == "hidden" and self.forms:
            self.forms[-1][1][attributes["name"]] = attributes.get("value", "")


class Buyer:
    """Reads the hosted pages' forms and posts them."""

    def __init__(self, page):
        self._page = page

    def _submit(self, action, fields):
        headers = {"content-type": "application/x-www-form-urlencoded"}
        url = urllib.parse.urljoin(self._page, action)
        status, answer, body = post(url, headers, urllib.parse.urlencode(fields))
        if status != 303:
            raise RuntimeError(f"{url}: {status} {body.decode()}")
        self._page = urllib.parse.urljoin(url, dict(answer)["location"])

    def _form(self, ending):
        status, answer, html = request("GET", self._page)
        if status == 303:
            self._page = urllib.parse.urljoin(self._page, dict(answer)["location"])
            status, answer, html = request("GET", self._page)
        forms = [form for form in _Forms(html.decode()).forms if re.search(ending, form[0] or "")]
        if status != 200 or not forms:
            raise RuntimeError(f"{self._page}: {status}, no form {ending}")
        return forms[0]

    def pay_by_card(self, number, **more):
        action, hidden = self._form("/submit$")
        card = {"cardNumber": number, "expiryMonth": "12", "expiryYear": "30", "cvv": "123"}
        self._submit(action, {**hidden, "method": "CARD", **card, **more})

    def confirm(self, code="123456"):
        """3-D Secure: the bank of the sandbox prints the right code on its page."""
        action, hidden = self._form("/issuer/")
        self._submit(action, {**hidden, "code": code})

    def pay_by_wallet(self, name, decision):
        action, hidden = self._form("/submit$")
        self._submit(action, {**hidden, "method": name})
        action, hidden = self._form("/wallet/")
        self._submit(action, {**hidden, "decision": decision})


def wait_until(true, seconds=10):
    """Notifications travel on threads of their own: looks until it is so."""
    until = time.monotonic() + seconds
    while not true():
        if time.monotonic() > until:
            return False
        time.sleep(0.02)
    return True
