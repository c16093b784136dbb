"""Disputes: accepted, defended and their documents downloaded with the official SDK."""

import base64

from com.alipay.ams.api.request.dispute.alipay_accept_dispute_request import AlipayAcceptDisputeRequest
from com.alipay.ams.api.request.dispute.alipay_download_dispute_evidence_request import (
    AlipayDownloadDisputeEvidenceRequest,
)
from com.alipay.ams.api.request.dispute.alipay_supply_defense_document_request import (
    AlipaySupplyDefenseDocumentRequest,
)
from com.alipay.ams.api.request.notify.alipay_dispute_notify import AlipayDisputeNotify

from bench import expect, refused
from gateway import Buyer, wait_until


def _open(bench):
    """Contests a wallet's payment; gives the dispute's id once the merchant was told."""
    payment_request_id, answer = bench.open_session()
    Buyer(answer["normalUrl"]).pay_by_wallet("TNG", "approve")
    bench.gateway.advance(60)
    opened = bench.gateway.control("POST", "disputes", {"paymentRequestId": payment_request_id})
    bench.gateway.advance(60)
    dispute_id = opened["dispute"]["disputeId"]
    expect(wait_until(lambda: _told(bench, dispute_id)), True)
    return dispute_id


def _told(bench, dispute_id):
    return [each for each in list(bench.inbox.received) if each.body.get("disputeId") == dispute_id]


def _accept(bench, dispute_id):
    request = AlipayAcceptDisputeRequest()
    request.dispute_id = dispute_id
    return bench.client.ask(request)


def a_dispute_is_told_as_the_sdk_reads_it_and_accepted(bench):
    dispute_id = _open(bench)
    told = _told(bench, dispute_id)[0]
    expect(told.genuine, True)
    read = AlipayDisputeNotify(told.raw)
    kind = read.dispute_notification_type
    expect((read.dispute_id, str(getattr(kind, "value", kind))), (dispute_id, "DISPUTE_CREATED"))
    answer = _accept(bench, dispute_id)
    expect((answer["result"]["resultStatus"], answer["disputeId"]), ("S", dispute_id))
    refused(_accept(bench, dispute_id), "REPEAT_REQUEST")


def a_defence_is_supplied_and_downloaded(bench):
    dispute_id = _open(bench)
    download = AlipayDownloadDisputeEvidenceRequest()
    download.dispute_id = dispute_id
    download.dispute_evidence_type = "DISPUTE_EVIDENCE_TEMPLATE"
    template = bench.client.ask(download)
    expect(template["disputeEvidenceFormat"], "PDF")
    expect(base64.b64decode(template["disputeEvidence"])[:5], b"%PDF-")
    supply = AlipaySupplyDefenseDocumentRequest()
    supply.dispute_id = dispute_id
    supply.dispute_evidence = template["disputeEvidence"]
    expect(bench.client.ask(supply)["result"]["resultStatus"], "S")
    download.dispute_evidence_type = "DISPUTE_EVIDENCE_FILE"
    expect(bench.client.ask(download)["disputeEvidence"], template["disputeEvidence"])
    refused(_accept(bench, dispute_id), "REPEAT_REQUEST")


CHECKS = [
    a_dispute_is_told_as_the_sdk_reads_it_and_accepted,
    a_defence_is_supplied_and_downloaded,
]
