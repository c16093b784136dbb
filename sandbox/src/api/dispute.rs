//! acceptDispute, supplyDefenseDocument and downloadDisputeEvidence.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};

use super::fields::{Field, ID};
use super::refusal::Refusal;
use crate::dispute::LONGEST_EVIDENCE;
use crate::gateway::Gateway;
use crate::outcome;

pub(crate) fn accept(gateway: &Gateway, client_id: &str, body: &Value) -> Result<Value, Refusal> {
    let id = Field::root(body).get("disputeId").required(ID)?;
    gateway.change(|world, now| {
        world.accept_dispute(client_id, &id, now)?;
        Ok(answered(&id, &now.iso()))
    })
}

pub(crate) fn supply(gateway: &Gateway, client_id: &str, body: &Value) -> Result<Value, Refusal> {
    let root = Field::root(body);
    let id = root.get("disputeId").required(ID)?;
    let document = root.get("disputeEvidence").required(LONGEST_EVIDENCE)?;
    gateway.change(|world, now| {
        world.defend_dispute(client_id, &id, document, now)?;
        Ok(answered(&id, &now.iso()))
    })
}

fn answered(id: &str, at: &str) -> Value {
    json!({
        "disputeId": id,
        "disputeResolutionTime": at,
        "result": outcome::success(),
    })
}

pub(crate) fn download(gateway: &Gateway, client_id: &str, body: &Value) -> Result<Value, Refusal> {
    let root = Field::root(body);
    let id = root.get("disputeId").required(ID)?;
    let which = root
        .get("disputeEvidenceType")
        .required_one_of(&["DISPUTE_EVIDENCE_TEMPLATE", "DISPUTE_EVIDENCE_FILE"])?;
    let world = gateway.world();
    let no = world.dispute_of(client_id, &id)?;
    let (document, format) = if which == "DISPUTE_EVIDENCE_TEMPLATE" {
        (BASE64_STANDARD.encode(template(&id)), "PDF")
    } else {
        let document = world.dispute(no).defence.clone();
        let document = document.ok_or(Refusal::DisputeStatus)?;
        let format = format_of(&document);
        (document, format)
    };
    Ok(json!({
        "disputeEvidence": document,
        "disputeEvidenceFormat": format,
        "result": outcome::success(),
    }))
}

/// By how the document begins.
fn format_of(document: &str) -> &'static str {
    let bytes = BASE64_STANDARD.decode(document).unwrap_or_default();
    match bytes.as_slice() {
        [b'P', b'K', ..] => "ZIP",
        [0xFF, 0xD8, ..] => "JPG",
        [0xD0, 0xCF, ..] => "WORD",
        _ => "PDF",
    }
}

/// A page with a heading, as short as a PDF can be.
fn template(id: &str) -> Vec<u8> {
    let text = format!("BT /F1 16 Tf 60 760 Td (Defence of dispute {id}) Tj ET");
    let objects = [
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned(),
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R\
         /Resources<</Font<</F1 5 0 R>>>>>>"
            .to_owned(),
        format!("<</Length {}>>stream\n{text}\nendstream", text.len()),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>".to_owned(),
    ];
    let mut pdf = "%PDF-1.4\n".to_owned();
    let mut places = Vec::new();
    for (number, object) in (1..).zip(&objects) {
        places.push(pdf.len());
        pdf.push_str(&format!("{number} 0 obj{object}endobj\n"));
    }
    let table = pdf.len();
    pdf.push_str(&format!(
        "xref\n0 {}\n0000000000 65535 f \n",
        places.len() + 1
    ));
    for place in &places {
        pdf.push_str(&format!("{place:010} 00000 n \n"));
    }
    let size = places.len() + 1;
    pdf.push_str(&format!(
        "trailer<</Size {size}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n"
    ));
    pdf.into_bytes()
}
