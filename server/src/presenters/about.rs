//! The shop's file, as pages tell of it.

use app::view::{About, Company, OwnPage, Parts};

use crate::config::ShopFile;

/// What pages tell of the shop, whose pictures are below `assets`.
#[must_use]
pub fn about(file: &ShopFile, assets: &str, style_sheet: Option<String>) -> About {
    let shop = &file.shop;
    let parts = file.parts;
    let logo = file.look.logo.as_ref();
    About {
        logo: logo.map(|logo| format!("{assets}/{logo}")),
        style_sheet,
        help_mail: shop.help_mail.clone(),
        company: shop.legal_name.as_ref().map(|name| Company {
            name: name.clone(),
            address: shop.address.clone(),
            vat_id: shop.vat_id.clone(),
        }),
        countries: file.sell.countries.clone(),
        parts: Parts {
            accounts: parts.accounts,
            promotions: parts.promotions,
            subscriptions: parts.subscriptions,
            travel: parts.travel,
        },
        pages: file
            .pages
            .iter()
            .map(|page| OwnPage {
                path: page.path().to_owned(),
                title: page.title.clone(),
                html: page.html().to_owned(),
            })
            .collect(),
    }
}
