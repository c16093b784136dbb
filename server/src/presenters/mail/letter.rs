//! One mail as a view model, and its two forms: text, and HTML as a boarding pass.
//!
//! The HTML is what mail programs read: tables for the layout, styles at the elements, nothing
//! loaded from anywhere. Where a program knows media queries it is dark in the dark.

use std::fmt::Write as _;

use maud::{DOCTYPE, Markup, PreEscaped, html};
use wording::Words;

/// A name and an amount.
pub(crate) type Row = (String, String);

/// What a mail says, before it is text or HTML.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Letter {
    pub(crate) subject: String,
    /// The order's number; empty where there is none.
    pub(crate) number: String,
    pub(crate) heading: String,
    pub(crate) greeting: String,
    /// Whether money moved and how much, then what happens now.
    pub(crate) sentences: Vec<String>,
    /// The goods, as the order's page has them.
    pub(crate) lines: Vec<Row>,
    /// Goods, discount, delivery; then the total.
    pub(crate) sums: Vec<Row>,
    pub(crate) total: Option<Row>,
    /// A tax that the total has inside.
    pub(crate) inside: Option<Row>,
    /// A name and its lines: "Paid with", "Going to".
    pub(crate) facts: Vec<(String, Vec<String>)>,
    /// What the button says, and where it leads.
    pub(crate) button: (String, String),
    /// Below the button.
    pub(crate) notes: Vec<String>,
    /// Where to ask.
    pub(crate) help: String,
}

impl Letter {
    /// For programs and people that read text.
    pub(crate) fn text(&self, words: Words) -> String {
        let mut text = String::new();
        let mut paragraph = |lines: &[String]| {
            if !lines.is_empty() {
                let _ = write!(text, "{}\n\n", lines.join("\n"));
            }
        };
        let amount = |(name, amount): &Row| format!("{name}: {amount}");
        if !self.number.is_empty() {
            paragraph(&[words.mail_order_number(&self.number)]);
        }
        paragraph(std::slice::from_ref(&self.greeting));
        for sentence in &self.sentences {
            paragraph(std::slice::from_ref(sentence));
        }
        paragraph(&self.lines.iter().map(amount).collect::<Vec<_>>());
        let sums = self.sums.iter().chain(&self.total).chain(&self.inside);
        let sums = sums.map(amount);
        paragraph(&sums.collect::<Vec<_>>());
        for (name, lines) in &self.facts {
            paragraph(&[format!("{name}:\n{}", lines.join("\n"))]);
        }
        let (label, address) = &self.button;
        paragraph(&[format!("{label}: {address}")]);
        for note in &self.notes {
            paragraph(std::slice::from_ref(note));
        }
        paragraph(&[words.mail_help(&self.help)]);
        let _ = writeln!(text, "{}", words.mail_legal());
        text
    }

    /// For programs that show pages.
    pub(crate) fn html(&self, words: Words) -> String {
        let preview = self.sentences.first().cloned().unwrap_or_default();
        let page = html! {
            (DOCTYPE)
            html lang=(words.language()) dir=(words.shop_direction()) {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta name="color-scheme" content="light dark";
                    meta name="supported-color-schemes" content="light dark";
                    title { (self.subject) }
                    style { (PreEscaped(STYLE)) }
                }
                body class="paper" style=(PAPER) {
                    div style="display:none;max-height:0;overflow:hidden" { (preview) }
                    table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" {
                        tr { td align="center" style="padding:20px 8px" { (self.ticket(words)) } }
                    }
                }
            }
        };
        page.into_string()
    }

    fn ticket(&self, words: Words) -> Markup {
        let (label, address) = &self.button;
        html! {
            table role="presentation" class="ticket" width="600" cellpadding="0" cellspacing="0" border="0" style=(TICKET) {
                tr { td class="pad cut" style=(HEAD) {
                    p style=(WORDMARK) { (words.shop_name_alone()) }
                    @if !self.number.is_empty() {
                        p class="quiet" style=(KICKER) { (words.mail_order()) }
                        p class="mono" style=(NUMBER) { (self.number) }
                    }
                } }
                tr { td class="pad" style=(BODY) {
                    h1 style=(HEADING) { (self.heading) }
                    p style=(PARAGRAPH) { (self.greeting) }
                    @for sentence in &self.sentences { p style=(PARAGRAPH) { (sentence) } }
                    p style="margin:24px 0 8px" {
                        a class="go" href=(address) style=(BUTTON) { (label) }
                    }
                    @for note in &self.notes { p class="quiet" style=(SMALL) { (note) } }
                } }
                @if !self.lines.is_empty() || self.total.is_some() {
                    tr { td class="pad cut" style=(TORN) { (self.amounts()) } }
                }
                @if !self.facts.is_empty() {
                    tr { td class="pad cut" style=(TORN) {
                        @for (name, lines) in &self.facts {
                            p class="quiet" style=(KICKER) { (name) }
                            p style=(PARAGRAPH) {
                                @for (at, line) in lines.iter().enumerate() {
                                    @if at > 0 { br; }
                                    bdi { (line) }
                                }
                            }
                        }
                    } }
                }
                tr { td class="pad cut" style=(TORN) {
                    p class="quiet" style=(SMALL) {
                        (words.mail_help_label()) " "
                        a class="link" href=(self.help) style=(LINK) { (self.help) }
                    }
                    p class="quiet" style=(SMALL) { (words.mail_legal()) }
                } }
            }
        }
    }

    fn amounts(&self) -> Markup {
        let row = |(name, amount): &Row, style: &str| {
            html! {
                tr {
                    td align="left" valign="top" style=(style) { (name) }
                    td align="right" valign="top" style={ (style) (AMOUNT) } { (amount) }
                }
            }
        };
        html! {
            table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" {
                @for line in &self.lines { (row(line, CELL)) }
                @if !self.lines.is_empty() && !self.sums.is_empty() {
                    tr { td class="rule" colspan="2" style=(RULE) { } }
                }
                @for sum in &self.sums { (row(sum, CELL)) }
                @if let Some(total) = &self.total { (row(total, TOTAL)) }
                @if let Some(inside) = &self.inside { (row(inside, CELL)) }
            }
        }
    }
}

const PAPER: &str = "margin:0;padding:0;background-color:#f1eadd;color:#1c2733;font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;-webkit-text-size-adjust:100%";
const TICKET: &str = "width:100%;max-width:600px;background-color:#fffcf5;border:1px solid #d6cab4";
const HEAD: &str = "padding:24px 32px 20px;border-bottom:2px dashed #d6cab4";
const BODY: &str = "padding:24px 32px";
const TORN: &str = "padding:20px 32px;border-top:2px dashed #d6cab4";
const WORDMARK: &str = "margin:0 0 16px;font-family:Georgia,'Times New Roman',serif;font-size:20px;line-height:1.2;font-weight:bold";
const KICKER: &str = "margin:0 0 4px;font-size:12px;line-height:1.4;letter-spacing:.08em;text-transform:uppercase;color:#565e69";
const NUMBER: &str = "margin:0;font-family:'SF Mono',Consolas,Menlo,monospace;font-size:26px;line-height:1.2;white-space:nowrap";
const HEADING: &str = "margin:0 0 16px;font-family:Georgia,'Times New Roman',serif;font-size:24px;line-height:1.25;font-weight:bold";
const PARAGRAPH: &str = "margin:0 0 12px;font-size:16px;line-height:1.5;overflow-wrap:anywhere";
const SMALL: &str =
    "margin:0 0 8px;font-size:13px;line-height:1.5;color:#565e69;overflow-wrap:anywhere";
const BUTTON: &str = "display:inline-block;padding:12px 20px;background-color:#f46a21;color:#1c0f05;font-size:16px;line-height:1.25;font-weight:bold;text-decoration:none";
const LINK: &str = "color:#134f77;overflow-wrap:anywhere";
const CELL: &str = "padding:4px 0;font-size:15px;line-height:1.4;";
const TOTAL: &str = "padding:12px 0 0;font-size:18px;line-height:1.4;font-weight:bold;";
const AMOUNT: &str = "padding-left:16px;white-space:nowrap;font-variant-numeric:tabular-nums";
const RULE: &str = "padding:8px 0 0;border-bottom:1px solid #d6cab4;font-size:0;line-height:0";

/// The same ticket in the dark and on a phone. What stands at an element gives way only to what is
/// important.
const STYLE: &str = "\
@media (prefers-color-scheme:dark){\
.paper{background-color:#10161d!important;color:#f1eadd!important}\
.ticket{background-color:#1a232d!important;border-color:#334050!important}\
.cut,.rule{border-color:#334050!important}\
.quiet{color:#a7b0b9!important}\
.link{color:#8fc7ee!important}\
.go{background-color:#ff7d38!important;color:#1c0f05!important}\
}\
@media (max-width:480px){.pad{padding-left:16px!important;padding-right:16px!important}.mono{font-size:22px!important}}";

#[cfg(test)]
mod tests {
    use super::*;

    fn letter() -> Letter {
        let row = |name: &str, amount: &str| (name.to_owned(), amount.to_owned());
        Letter {
            subject: "Paid & <done>".to_owned(),
            number: "WF-7K3M-9QXA".to_owned(),
            heading: "Thank you".to_owned(),
            greeting: "Dear Ada <b>,".to_owned(),
            sentences: vec!["You were charged.".to_owned()],
            lines: vec![row("2 × Tote", "SGD 64.00")],
            sums: vec![row("Delivery", "Free")],
            total: Some(row("Total", "SGD 64.00")),
            inside: Some(row("Includes 9% GST", "SGD 5.28")),
            facts: vec![(
                "Going to".to_owned(),
                vec!["Ada".to_owned(), "1 Road".to_owned()],
            )],
            button: (
                "See the order".to_owned(),
                "https://shop.example/orders/t".to_owned(),
            ),
            notes: vec!["Keep this mail.".to_owned()],
            help: "https://shop.example/help#contact".to_owned(),
        }
    }

    #[test]
    fn nothing_that_the_html_says_is_missing_from_the_text() {
        let (letter, words) = (letter(), Words::default());
        let (text, html) = (letter.text(words), letter.html(words));
        let html = html
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&amp;", "&");
        let sums = letter
            .sums
            .iter()
            .chain(&letter.total)
            .chain(&letter.inside);
        let rows = letter.lines.iter().chain(sums);
        let rows = rows.flat_map(|(name, amount)| [name.clone(), amount.clone()]);
        let facts = letter
            .facts
            .iter()
            .flat_map(|(name, lines)| [name.clone(), lines.concat()]);
        for said in rows
            .chain(letter.sentences.clone())
            .chain(letter.notes.clone())
            .chain([
                letter.greeting.clone(),
                letter.button.1.clone(),
                letter.help.clone(),
            ])
            .chain(facts)
        {
            let plain = |page: &str| {
                let page = page.replace("<br>", "").replace('\n', "");
                page.replace("<bdi>", "").replace("</bdi>", "")
            };
            assert!(plain(&text).contains(&said), "{said}: {text}");
            assert!(plain(&html).contains(&said), "{said}: {html}");
        }
    }

    #[test]
    fn the_page_is_whole_and_loads_nothing() {
        let html = letter().html(Words::default());
        assert!(
            html.starts_with("<!DOCTYPE html><html lang=\"en\" dir=\"ltr\">"),
            "{html}"
        );
        for part in [
            "color-scheme",
            "prefers-color-scheme:dark",
            "role=\"presentation\"",
            "max-width:600px",
        ] {
            assert!(html.contains(part), "{part}");
        }
        for loaded in ["<img", "<script", "<link", "@import", "url("] {
            assert!(!html.contains(loaded), "{loaded}");
        }
        assert!(!html.contains("<done>") && !html.contains("<b>,"), "{html}");
    }
}
