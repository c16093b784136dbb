//! Who is logged in where, and what they prove themselves by.

use app::view::admin::{Access, AccessLogin, Colleague, SecondFactor};
use wording::Words;

use crate::platform::totp;
use crate::presenters::back_office::FormKey;
use crate::presenters::wording::times;
use crate::services::admin::merchants::{Merchant, MerchantRow, Role};
use crate::services::admin::totp_secret;
use crate::services::{ServiceError, Shop};
use crate::store::merchants;

pub(crate) async fn read(
    shop: &Shop,
    key: &FormKey,
    who: &Merchant,
    login: &str,
    words: Words,
) -> Result<Access, ServiceError> {
    let row = merchants::find(&shop.db, &who.name).await?;
    let mut logins = Vec::new();
    for found in merchants::logins_of(&shop.db, &who.name).await? {
        logins.push(AccessLogin {
            here: found.id == login,
            since: times::moment(found.since, words),
            browser: found.browser,
            source: found.source,
            form_id: key.mint()?,
            id: found.id,
        });
    }
    let colleagues = if who.role == Role::Owner {
        let all = merchants::all(&shop.db).await?;
        all.into_iter().map(|row| colleague(row, words)).collect()
    } else {
        Vec::new()
    };
    let shop_name = words.shop_name_alone();
    Ok(Access {
        role: role(who.role, words).to_owned(),
        second_factor: match row {
            None => SecondFactor::NotForFirst,
            Some(MerchantRow {
                totp_pending: Some(secret),
                ..
            }) => {
                let secret = totp_secret::read(shop, &who.name, &secret)?;
                SecondFactor::BeingSetUp {
                    link: totp::link(&secret, shop_name, &who.name),
                    secret,
                }
            }
            Some(row) if row.totp.is_some() => SecondFactor::On {
                codes_left: u64::try_from(row.recovery.lines().count()).unwrap_or(0),
            },
            Some(_) => SecondFactor::Off,
        },
        name: who.name.clone(),
        form_id: key.mint()?,
        logins,
        colleagues,
    })
}

fn colleague(row: MerchantRow, words: Words) -> Colleague {
    let known = row.role.parse().map(|known| role(known, words).to_owned());
    Colleague {
        second_factor: row.totp.is_some(),
        role: known.unwrap_or(row.role),
        name: row.name,
    }
}

fn role(role: Role, words: Words) -> &'static str {
    match role {
        Role::Support => words.admin_access_support(),
        Role::Finance => words.admin_access_finance(),
        Role::Owner => words.admin_access_owner(),
    }
}
