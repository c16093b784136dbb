//! What several requests say alike: the order, the buyer, the device.

use super::fields::{Field, ID, TEXT};
use super::refusal::{Illegal, Refusal};
use crate::money::Amount;
use crate::requested::Goods;

const MOST_GOODS: usize = 100;

pub(super) struct Order {
    pub(super) reference: String,
    pub(super) description: String,
    pub(super) goods: Vec<Goods>,
    pub(super) buyer: Option<String>,
}

pub(super) fn read_order(order: &Field<'_>, payment: Amount) -> Result<Order, Refusal> {
    let reference = order.get("referenceOrderId").required(ID)?;
    let description = order.get("orderDescription").required(TEXT)?;
    let amount_field = order.get("orderAmount");
    let amount = amount_field.required_amount()?;
    if amount.currency != payment.currency {
        return Err(amount_field
            .get("currency")
            .illegal("must be the currency of paymentAmount")
            .into());
    }
    let goods_field = order.get("goods");
    let goods = goods_field
        .list(MOST_GOODS)?
        .iter()
        .map(|item| read_goods(item, amount))
        .collect::<Result<Vec<_>, _>>()?;
    if !goods.is_empty() {
        let sum = goods.iter().try_fold(0_u64, |sum, item| {
            sum.checked_add(item.unit.value.checked_mul(item.quantity)?)
        });
        if sum != Some(amount.value) {
            return Err(amount_field
                .get("value")
                .illegal(
                    "must equal the sum of goodsUnitAmount times goodsQuantity over order.goods",
                )
                .into());
        }
    }
    read_shipping(&order.get("shipping"))?;
    let buyer = match order.get("buyer").object()? {
        Some(buyer) => read_buyer(buyer)?,
        None => None,
    };
    Ok(Order {
        reference,
        description,
        goods,
        buyer,
    })
}

fn read_goods(item: &Field<'_>, order: Amount) -> Result<Goods, Refusal> {
    let item = item.required_object()?;
    item.get("referenceGoodsId").required(ID)?;
    let name = item.get("goodsName").required(TEXT)?;
    let unit_field = item.get("goodsUnitAmount");
    let unit = unit_field.required_amount()?;
    if unit.currency != order.currency {
        return Err(unit_field
            .get("currency")
            .illegal("must be the currency of order.orderAmount")
            .into());
    }
    let quantity_field = item.get("goodsQuantity");
    let quantity = quantity_field
        .whole_number()?
        .ok_or_else(|| quantity_field.illegal("is required"))?;
    if quantity == 0 {
        return Err(quantity_field.illegal("must be positive").into());
    }
    item.get("goodsCategory").text(ID)?;
    item.get("goodsBrand").text(TEXT)?;
    item.get("goodsUrl").text(2048)?;
    item.get("goodsImageUrl").text(2048)?;
    let variant = item.get("goodsSkuName").text(TEXT)?;
    Ok(Goods {
        name,
        variant,
        unit,
        quantity: u64::from(quantity),
    })
}

/// The first of the three fields that a card payment needs.
pub(super) fn read_buyer(buyer: &Field<'_>) -> Result<Option<String>, Illegal> {
    let id = buyer.get("referenceBuyerId").filled(ID)?;
    let phone = buyer.get("buyerPhoneNo").filled(24)?;
    let email = buyer.get("buyerEmail").filled(ID)?;
    read_name(&buyer.get("buyerName"))?;
    Ok(id.or(email).or(phone))
}

fn read_shipping(shipping: &Field<'_>) -> Result<(), Illegal> {
    let Some(shipping) = shipping.object()? else {
        return Ok(());
    };
    read_name(&shipping.get("shippingName"))?;
    shipping.get("shippingCarrier").text(128)?;
    shipping.get("shippingPhoneNo").filled(16)?;
    shipping.get("shipToEmail").filled(ID)?;
    if let Some(address) = shipping.get("shippingAddress").object()? {
        for (name, longest) in [
            ("region", 2),
            ("state", 8),
            ("city", 32),
            ("address1", 256),
            ("address2", 256),
            ("zipCode", 32),
        ] {
            address.get(name).filled(longest)?;
        }
    }
    Ok(())
}

fn read_name(name: &Field<'_>) -> Result<(), Illegal> {
    let Some(name) = name.object()? else {
        return Ok(());
    };
    for part in ["firstName", "middleName", "lastName", "fullName"] {
        name.get(part).filled(128)?;
    }
    Ok(())
}

/// For a page that needs no more than it is told.
pub(super) fn read_env(env: &Field<'_>) -> Result<(), Illegal> {
    let Some(env) = env.object()? else {
        return Ok(());
    };
    env.get("terminalType").one_of(&TERMINALS)?;
    env.get("osType").one_of(&SYSTEMS)?;
    env.get("clientIp").text(ID)?;
    Ok(())
}

const TERMINALS: [&str; 4] = ["WEB", "WAP", "APP", "MINI_APP"];
const SYSTEMS: [&str; 2] = ["IOS", "ANDROID"];

/// For pay and consult: a phone names its system (guide 004).
pub(super) fn read_device(env: &Field<'_>) -> Result<(), Illegal> {
    let env = env.required_object()?;
    let terminal = env.get("terminalType").required_one_of(&TERMINALS)?;
    let system = env.get("osType");
    let named = system.one_of(&SYSTEMS)?.is_some();
    if !named && matches!(terminal.as_str(), "WAP" | "APP") {
        return Err(system.illegal("is required when terminalType is WAP or APP"));
    }
    env.get("deviceLanguage").text(ID)?;
    env.get("clientIp").text(ID)?;
    Ok(())
}

pub(super) struct Factor {
    pub(super) authorises: bool,
    pub(super) manual: bool,
}

pub(super) fn read_factor(factor: &Field<'_>) -> Result<Factor, Illegal> {
    let Some(factor) = factor.object()? else {
        return Ok(Factor {
            authorises: false,
            manual: false,
        });
    };
    let mode = factor.get("captureMode").one_of(&["AUTOMATIC", "MANUAL"])?;
    Ok(Factor {
        authorises: factor.get("isAuthorization").flag()?.unwrap_or_default(),
        manual: mode.as_deref() == Some("MANUAL"),
    })
}
