//! A line of an order as its row says, in the domain's types.

use domain::order::LineKind;

use crate::store::StoreError;
use crate::store::entity::order_line::Model;
use crate::store::stored::parse;

/// Something that an order is made of. It never changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderLineRow {
    pub order_id: String,
    pub position: i32,
    pub kind: LineKind,
    pub sku: String,
    pub name: String,
    pub label: String,
    /// Name and label in English, if it was bought in another language.
    pub english: Option<(String, String)>,
    pub slug: Option<String>,
    /// Of the catalogue, when it was ordered.
    pub category: Option<String>,
    pub drawing: Option<String>,
    pub tone: Option<String>,
    /// As the catalogue priced one, in the order's currency.
    pub list_minor: i64,
    /// What one costs after the discount, in the order's currency.
    pub unit_minor: i64,
    pub quantity: u32,
}

impl TryFrom<Model> for OrderLineRow {
    type Error = StoreError;

    fn try_from(row: Model) -> Result<Self, Self::Error> {
        Ok(Self {
            kind: parse("a kind of order line", &row.kind)?,
            quantity: u32::try_from(row.quantity).map_err(|_| StoreError::Unreadable {
                what: "a quantity of an order line",
                value: row.quantity.to_string(),
            })?,
            order_id: row.order_id,
            position: row.position,
            sku: row.sku,
            name: row.name,
            label: row.label,
            english: row.english_name.zip(row.english_label),
            slug: row.slug,
            category: row.category,
            drawing: row.drawing,
            tone: row.tone,
            list_minor: row.list_minor,
            unit_minor: row.unit_minor,
        })
    }
}

impl OrderLineRow {
    /// The line as Antom and the merchant read it.
    #[must_use]
    pub fn in_english(self) -> Self {
        match self.english {
            Some((name, label)) => Self {
                name,
                label,
                english: None,
                ..self
            },
            None => self,
        }
    }
}

impl From<OrderLineRow> for Model {
    fn from(row: OrderLineRow) -> Self {
        let (english_name, english_label) = row.english.unzip();
        Self {
            english_name,
            english_label,
            kind: row.kind.as_str().to_owned(),
            quantity: i32::try_from(row.quantity).unwrap_or(i32::MAX),
            order_id: row.order_id,
            position: row.position,
            sku: row.sku,
            name: row.name,
            label: row.label,
            slug: row.slug,
            category: row.category,
            drawing: row.drawing,
            tone: row.tone,
            list_minor: row.list_minor,
            unit_minor: row.unit_minor,
        }
    }
}
