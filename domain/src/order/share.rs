use super::OrderError;
use super::discount::Discount;
use super::line::{GoodsLine, LineKind, OrderLine};
use crate::money::{Currency, Money, MoneyError};

pub(super) fn sum(
    currency: Currency,
    amounts: impl IntoIterator<Item = Money>,
) -> Result<Money, MoneyError> {
    amounts
        .into_iter()
        .try_fold(Money::zero(currency), Money::checked_add)
}

/// The most that can come off each line while every piece still costs something.
pub(super) fn room(goods: &[GoodsLine], totals: &[Money]) -> Result<Vec<Money>, MoneyError> {
    goods
        .iter()
        .zip(totals)
        .map(|(line, total)| {
            let currency = total.currency();
            let min = Money::new(currency.step(), currency)?.checked_mul(line.quantity.get())?;
            total.checked_sub(min)
        })
        .collect()
}

pub(super) fn discount_amount(
    discount: Option<Discount>,
    subtotal: Money,
    max: &[Money],
) -> Result<Money, OrderError> {
    let max = sum(subtotal.currency(), max.iter().copied())?;
    match discount {
        None => Ok(Money::zero(subtotal.currency())),
        Some(Discount::Percent(percent)) => {
            let wanted = percent.of(subtotal)?;
            Ok(if wanted.compare(max)?.is_gt() {
                max
            } else {
                wanted
            })
        }
        Some(Discount::Amount(amount)) if amount.compare(max)?.is_gt() => {
            Err(OrderError::DiscountTooLarge)
        }
        Some(Discount::Amount(amount)) => Ok(amount),
    }
}

/// Shares a discount out in proportion to the totals, and none above its line's room: what a full
/// line cannot take is shared out again over the others. Every round fills a line or ends.
pub(super) fn share_out(
    discount: Money,
    totals: &[Money],
    max: &[Money],
) -> Result<Vec<Money>, OrderError> {
    let currency = discount.currency();
    let mut full = vec![false; totals.len()];
    loop {
        let taken = full
            .iter()
            .zip(max)
            .filter(|(full, _)| **full)
            .map(|(_, max)| *max);
        let left = discount.checked_sub(sum(currency, taken)?)?;
        if left.is_zero() {
            return Ok(full
                .iter()
                .zip(max)
                .map(|(full, max)| if *full { *max } else { Money::zero(currency) })
                .collect());
        }
        let weights: Vec<u64> = full
            .iter()
            .zip(totals)
            .map(|(full, total)| {
                if *full {
                    0
                } else {
                    total.minor().unsigned_abs()
                }
            })
            .collect();
        let mut shares = left.allocate(&weights)?;
        let mut overfull = false;
        for ((share, max), full) in shares.iter_mut().zip(max).zip(&mut full) {
            if *full {
                *share = *max;
            } else if share.compare(*max)?.is_gt() {
                *full = true;
                overfull = true;
            }
        }
        if !overfull {
            return Ok(shares);
        }
    }
}

/// Writes the line for goods that cost `net` altogether, or two when `net` does not divide.
pub(super) fn push_goods(
    lines: &mut Vec<OrderLine>,
    goods: GoodsLine,
    net: Money,
) -> Result<(), MoneyError> {
    let currency = net.currency();
    let step = currency.step();
    let pieces = goods.quantity.get();
    let steps = net.minor() / step;
    let low = Money::new(steps / i64::from(pieces) * step, currency)?;
    let dearer = u32::try_from(steps % i64::from(pieces)).map_err(|_| MoneyError::TooLarge)?;
    let line = |unit, quantity| OrderLine {
        kind: LineKind::Goods,
        sku: goods.sku.to_string(),
        name: goods.name.clone(),
        unit,
        quantity,
    };
    if dearer > 0 {
        lines.push(line(low.checked_add(Money::new(step, currency)?)?, dearer));
    }
    lines.push(line(low, pieces - dearer));
    Ok(())
}
