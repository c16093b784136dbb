//! The panel's parts and tables: short at first, the rest folded away.

use maud::{Markup, html};

/// How many rows of a table are shown at once.
const FEW: usize = 10;
/// How many are shown at all.
const MOST: usize = 50;

/// A part of the panel that opens when it is pressed. `says` tells what is in it.
pub(super) fn folded(id: &str, heading: &str, says: &str, open: bool, content: Markup) -> Markup {
    html! {
        section aria-labelledby=(id) {
            details open[open] {
                summary { h2 id=(id) { (heading) } " " span class="hint" { (says) } }
                (content)
            }
        }
    }
}

/// How many there are, for [`folded`].
pub(super) fn counted(count: usize) -> String {
    match count {
        0 => "none yet".to_owned(),
        count => count.to_string(),
    }
}

/// A table of rows that come newest first. Where it is narrow each row is a card whose cells name
/// themselves; the roles are those that the elements have anyway, which browsers take away from a
/// table that is displayed as blocks.
pub(super) fn table(id: &str, heads: &[&str], rows: impl Iterator<Item = Vec<Markup>>) -> Markup {
    let mut rows: Vec<Vec<Markup>> = rows.take(MOST).collect();
    let older = rows.split_off(rows.len().min(FEW));
    html! {
        (grid(id, heads, &rows))
        @if !older.is_empty() {
            details {
                summary { (older.len()) " older" }
                (grid(id, heads, &older))
            }
        }
    }
}

fn grid(id: &str, heads: &[&str], rows: &[Vec<Markup>]) -> Markup {
    html! {
        table role="table" aria-labelledby=(id) {
            thead role="rowgroup" { tr role="row" {
                @for head in heads { th role="columnheader" scope="col" { (head) } }
            } }
            tbody role="rowgroup" {
                @for row in rows {
                    tr role="row" {
                        @for (head, cell) in heads.iter().zip(row) {
                            td role="cell" data-label=(head) { (cell) }
                        }
                    }
                }
            }
        }
    }
}
