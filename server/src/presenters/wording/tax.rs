//! The tax of a country, in words.

use app::view::TaxRow;
use domain::order::{Tax, TaxName};
use wording::Words;

/// `incl. 9% GST`, `plus 8.875% sales tax`: what stands beside a price.
pub(crate) fn note(tax: Tax, words: Words) -> String {
    let (rate, name) = (rate(tax, words), name(tax.name, words));
    match tax.included {
        true => words.tax_included(rate, name),
        false => words.tax_added(rate, name),
    }
}

/// `Includes 9% GST`, `Plus 8.875% sales tax`: the row of a sum.
pub(crate) fn row(tax: Tax, words: Words) -> String {
    let (rate, name) = (rate(tax, words), name(tax.name, words));
    match tax.included {
        true => words.tax_included_row(rate, name),
        false => words.tax_added_row(rate, name),
    }
}

/// The row as a page of the shop has it.
pub(crate) fn view(tax: Tax, words: Words) -> TaxRow {
    TaxRow {
        label: row(tax, words),
        added: !tax.included,
    }
}

fn rate(tax: Tax, words: Words) -> String {
    words.decimal(&tax.rate.to_string())
}

fn name(name: TaxName, words: Words) -> &'static str {
    match name {
        TaxName::Tax => words.tax_name(),
        TaxName::Gst => words.tax_name_gst(),
        TaxName::Vat => words.tax_name_vat(),
        TaxName::SalesTax => words.tax_name_sales(),
        TaxName::ConsumptionTax => words.tax_name_consumption(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tax_is_told_in_every_language() {
        let tax = |name, rate: &str, included| Tax {
            name,
            rate: rate.parse().unwrap(),
            included,
        };
        let (vat, sales) = (
            tax(TaxName::Vat, "19", true),
            tax(TaxName::SalesTax, "8.875", false),
        );
        for (tag, inside, on_top) in [
            ("en", "incl. 19% VAT", "Plus 8.875% sales tax"),
            ("de", "inkl. 19 % MwSt.", "Zuzüglich 8,875 % Umsatzsteuer"),
            (
                "pt-BR",
                "inclui 19% de IVA",
                "Mais 8,875% de imposto sobre vendas",
            ),
            ("zh-Hans", "含 19% 增值税", "另加 8.875% 销售税"),
            ("ja", "付加価値税19%込み", "売上税 8.875%"),
            ("ko", "부가가치세 19% 포함", "판매세 8.875%"),
        ] {
            let words = Words::default();
            let words = words.in_language(tag).unwrap_or(words);
            assert_eq!(note(vat, words), inside, "{tag}");
            assert_eq!(row(sales, words), on_top, "{tag}");
        }
    }
}
