//! What is wrong with a sheet, line by line, and what its goods would be.

use std::collections::{BTreeMap, HashMap, HashSet};

use domain::cart::Sku;
use domain::text::{clean, number_text};

use super::cells::{self, Column, Sheet};
use super::plan::{Plan, ProductChange};
use super::{LARGEST, SheetFault, SheetProblem, shopify, woocommerce};
use crate::services::Shop;
use crate::services::admin::goods::create::is_slug;
use crate::services::admin::goods::prices;
use crate::services::admin::goods::texts::TypedTexts;
use crate::services::admin::goods::{Goods, GoodsFault, GoodsTexts, GoodsVariant};

/// A line, by column; what is empty is not there.
pub(super) struct Row {
    pub(super) line: u64,
    pub(super) cells: BTreeMap<Column, String>,
}

impl Row {
    fn cell(&self, column: Column) -> Option<&str> {
        self.cells.get(&column).map(String::as_str)
    }
}

/// Lines in our columns, and what categories are called that may be new.
pub(super) struct Rows {
    pub(super) rows: Vec<Row>,
    pub(super) categories: BTreeMap<String, String>,
}

fn whole(column: &str, fault: SheetFault) -> SheetProblem {
    SheetProblem {
        line: 0,
        column: column.to_owned(),
        fault,
    }
}

/// Reads a sheet against everything that is sold.
pub(super) fn plan(
    shop: &Shop,
    sheet: &[u8],
    all: &[Goods],
    categories: &[(String, String)],
) -> Plan {
    let refused = |problems| Plan {
        problems,
        ..Plan::default()
    };
    if sheet.len() > LARGEST {
        return refused(vec![whole("", SheetFault::TooLarge)]);
    }
    let sheet = match cells::read(sheet) {
        Ok(sheet) => sheet,
        Err(problem) => return refused(vec![problem]),
    };
    let currency = shop.file.sell.first_currency();
    let rows = if shopify::is_theirs(&sheet) {
        shopify::rows(&sheet, currency)
    } else if woocommerce::is_theirs(&sheet) {
        woocommerce::rows(&sheet, currency)
    } else {
        match own(&sheet) {
            Ok(rows) => rows,
            Err(problems) => return refused(problems),
        }
    };
    Reading::new(all, categories, &rows).read(&rows.rows)
}

/// Our own columns: an unknown heading is a mistake, not a column to be looked away from.
fn own(sheet: &Sheet) -> Result<Rows, Vec<SheetProblem>> {
    let columns: Vec<Option<Column>> = sheet.headings.iter().map(|it| Column::of(it)).collect();
    let unknown = sheet.headings.iter().zip(&columns);
    let mut problems: Vec<SheetProblem> = unknown
        .filter(|(_, column)| column.is_none())
        .map(|(heading, _)| whole(heading, SheetFault::UnknownColumn))
        .collect();
    for needed in [Column::Slug, Column::Sku] {
        if !columns.contains(&Some(needed)) {
            problems.push(whole(&needed.heading(), SheetFault::NoColumn));
        }
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let rows = sheet.lines.iter().map(|(line, cells)| Row {
        line: *line,
        cells: columns
            .iter()
            .zip(cells)
            .filter(|(_, cell)| !cell.is_empty())
            .filter_map(|(column, cell)| Some(((*column)?, cell.clone())))
            .collect(),
    });
    Ok(Rows {
        rows: rows.collect(),
        categories: BTreeMap::new(),
    })
}

/// What every line is held against.
struct Reading<'a> {
    known: HashMap<&'a str, &'a Goods>,
    /// Whose each variant is.
    owners: HashMap<&'a str, &'a str>,
    categories: &'a [(String, String)],
    new_categories: &'a BTreeMap<String, String>,
    /// What there are pictures of: a drawing in a tone.
    pictures: HashSet<(&'a str, &'a str)>,
    problems: Vec<SheetProblem>,
}

impl<'a> Reading<'a> {
    fn new(all: &'a [Goods], categories: &'a [(String, String)], rows: &'a Rows) -> Self {
        let variants = || {
            all.iter()
                .flat_map(|goods| goods.variants.iter().map(move |variant| (goods, variant)))
        };
        Self {
            known: all
                .iter()
                .map(|goods| (goods.slug.as_str(), goods))
                .collect(),
            owners: variants()
                .map(|(goods, variant)| (variant.sku.as_str(), goods.slug.as_str()))
                .collect(),
            pictures: variants()
                .map(|(goods, variant)| (goods.drawing.as_str(), variant.tone.as_str()))
                .collect(),
            categories,
            new_categories: &rows.categories,
            problems: Vec::new(),
        }
    }

    fn wrong(&mut self, row: &Row, column: Column, fault: SheetFault) {
        self.problems.push(SheetProblem {
            line: row.line,
            column: column.heading(),
            fault,
        });
    }

    fn read(mut self, rows: &[Row]) -> Plan {
        let mut order: Vec<&str> = Vec::new();
        let mut of_product: HashMap<&str, Vec<&Row>> = HashMap::new();
        let mut seen: HashMap<&str, u64> = HashMap::new();
        for row in rows {
            let missing = SheetFault::Goods(GoodsFault::Missing);
            let Some(slug) = row.cell(Column::Slug) else {
                self.wrong(row, Column::Slug, missing);
                continue;
            };
            let Some(sku) = row.cell(Column::Sku) else {
                self.wrong(row, Column::Sku, missing);
                continue;
            };
            if let Some(from) = seen.insert(sku, row.line) {
                self.wrong(row, Column::Sku, SheetFault::Twice { from });
            }
            let lines = of_product.entry(slug).or_default();
            if lines.is_empty() {
                order.push(slug);
            }
            lines.push(row);
        }
        let mut plan = Plan::default();
        let mut used = HashSet::new();
        for slug in order {
            let lines = of_product.remove(slug).unwrap_or_default();
            let before = self.known.get(slug).copied();
            let Some(after) = self.product(slug, &lines, before) else {
                continue;
            };
            used.insert(after.category.clone());
            if before == Some(&after) {
                plan.unchanged += 1;
            } else {
                plan.changes.push(ProductChange {
                    before: before.cloned(),
                    after,
                });
            }
        }
        let is_new = |slug: &str| !self.categories.iter().any(|(known, _)| known == slug);
        plan.categories = self
            .new_categories
            .iter()
            .filter(|(slug, _)| used.contains(*slug) && is_new(slug))
            .map(|(slug, name)| (slug.clone(), name.clone()))
            .collect();
        self.problems.sort_by_key(|problem| problem.line);
        plan.problems = self.problems;
        plan
    }

    /// What lines say of a product together; each may leave out what another says.
    fn said<'r>(&mut self, lines: &[&'r Row], column: Column) -> Option<(&'r Row, &'r str)> {
        let mut first: Option<(&Row, &str)> = None;
        for row in lines {
            let Some(cell) = row.cell(column) else {
                continue;
            };
            match first {
                Some((known, said)) if said != cell => {
                    let from = known.line;
                    self.wrong(row, column, SheetFault::Differs { from });
                }
                Some(_) => {}
                None => first = Some((row, cell)),
            }
        }
        first
    }

    fn product(&mut self, slug: &str, lines: &[&Row], before: Option<&Goods>) -> Option<Goods> {
        let first = *lines.first()?;
        let problems = self.problems.len();
        if before.is_none() && !is_slug(slug) {
            self.wrong(first, Column::Slug, SheetFault::Goods(GoodsFault::Unusable));
        }
        let texts = self.texts(first, lines, before);
        let category = self.said(lines, Column::Category);
        let category = match (category, before) {
            (Some((row, said)), _) => {
                let is_known = self.categories.iter().any(|(known, _)| known == said)
                    || self.new_categories.contains_key(said);
                if !is_known {
                    self.wrong(
                        row,
                        Column::Category,
                        SheetFault::Goods(GoodsFault::Unknown),
                    );
                }
                said.to_owned()
            }
            (None, Some(before)) => before.category.clone(),
            (None, None) => {
                self.wrong(
                    first,
                    Column::Category,
                    SheetFault::Goods(GoodsFault::Missing),
                );
                String::new()
            }
        };
        let draft = match self.said(lines, Column::Draft) {
            Some((row, said)) => match said.to_lowercase().as_str() {
                "yes" => true,
                "no" => false,
                _ => {
                    self.wrong(row, Column::Draft, SheetFault::Goods(GoodsFault::Unknown));
                    true
                }
            },
            // Nobody has looked at it yet.
            None => before.is_none_or(|before| before.draft),
        };
        let drawing = self.said(lines, Column::Drawing);
        // A picture is made for each drawing in each tone; what has none yet takes a known one.
        let any = self.pictures.iter().min().copied();
        let drawing = match (drawing, before) {
            (Some((_, said)), _) => said.to_owned(),
            (None, Some(before)) => before.drawing.clone(),
            (None, None) => any.map_or_else(String::new, |(drawing, _)| drawing.to_owned()),
        };
        let mut variants = before.map(|it| it.variants.clone()).unwrap_or_default();
        for row in lines {
            self.variant(row, slug, &drawing, &mut variants);
        }
        (self.problems.len() == problems).then(|| Goods {
            slug: slug.to_owned(),
            category,
            draft,
            texts,
            drawing,
            variants,
        })
    }

    fn texts(&mut self, first: &Row, lines: &[&Row], before: Option<&Goods>) -> GoodsTexts {
        let known = before
            .map(|it| TypedTexts::of(&it.texts))
            .unwrap_or_default();
        let mut said = |column, known: String| match self.said(lines, column) {
            Some((_, said)) => said.to_owned(),
            None => known,
        };
        let typed = TypedTexts {
            name: said(Column::Name, known.name),
            summary: said(Column::Summary, known.summary),
            description: said(Column::Description, known.description),
            words: said(Column::Words, known.words),
        };
        typed.read(true).unwrap_or_else(|mistakes| {
            for it in mistakes {
                self.problems.push(SheetProblem {
                    line: first.line,
                    column: it.field,
                    fault: SheetFault::Goods(it.fault),
                });
            }
            GoodsTexts::default()
        })
    }

    fn variant(&mut self, row: &Row, slug: &str, drawing: &str, variants: &mut Vec<GoodsVariant>) {
        let sku = row.cell(Column::Sku).unwrap_or_default();
        if self.owners.get(sku).is_some_and(|owner| *owner != slug) {
            self.wrong(row, Column::Sku, SheetFault::OfAnother);
            return;
        }
        if Sku::parse(sku).is_err() || sku.contains(':') {
            self.wrong(row, Column::Sku, SheetFault::Goods(GoodsFault::Unusable));
            return;
        }
        let place = variants.iter().position(|it| it.sku == sku);
        let is_new = place.is_none();
        let place = place.unwrap_or_else(|| {
            let tones = self.pictures.iter().filter(|(of, _)| *of == drawing);
            let tone = tones.map(|(_, tone)| *tone).min().unwrap_or_default();
            variants.push(GoodsVariant {
                sku: sku.to_owned(),
                label: String::new(),
                tone: tone.to_owned(),
                on_hand: 0,
                reserved: 0,
                sold: 0,
                prices: BTreeMap::new(),
                was: BTreeMap::new(),
            });
            variants.len() - 1
        });
        let Some(variant) = variants.get_mut(place) else {
            return;
        };
        if let Some(label) = row.cell(Column::Label) {
            variant.label = clean(label);
        }
        if let Some(tone) = row.cell(Column::Tone) {
            tone.clone_into(&mut variant.tone);
        }
        if variant.label.is_empty() && is_new {
            self.wrong(row, Column::Label, SheetFault::Goods(GoodsFault::Missing));
        }
        let picture = (drawing, variant.tone.as_str());
        if !self.pictures.contains(&picture) {
            let column = if row.cell(Column::Tone).is_some() {
                Column::Tone
            } else {
                Column::Drawing
            };
            self.wrong(row, column, SheetFault::Goods(GoodsFault::Unknown));
        }
        if let Some(stock) = row.cell(Column::Stock) {
            match number_text(stock).parse::<u32>().map(i32::try_from) {
                Ok(Ok(on_hand)) => variant.on_hand = on_hand,
                Ok(Err(_)) | Err(_) => {
                    self.wrong(
                        row,
                        Column::Stock,
                        SheetFault::Goods(GoodsFault::NotANumber),
                    );
                }
            }
        }
        for (column, cell) in &row.cells {
            let (prices, currency) = match column {
                Column::Price(currency) => (&mut variant.prices, currency),
                Column::Was(currency) => (&mut variant.was, currency),
                _ => continue,
            };
            match prices::read(*currency, cell) {
                Ok(Some(minor)) => {
                    prices.insert(*currency, minor);
                }
                Ok(None) => {}
                Err(mistake) => self.wrong(row, *column, SheetFault::Goods(mistake.fault)),
            }
        }
        // What costs as much as before is not reduced any more.
        let prices = &variant.prices;
        variant
            .was
            .retain(|currency, was| prices.get(currency).is_some_and(|price| *was > *price));
    }
}
