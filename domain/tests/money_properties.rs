//! Money and the lines of an order, tried with everything that fits.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use domain::cart::{Quantity, Sku};
use domain::order::{
    Discount, GoodsLine, LineKind, OrderError, OrderLines, Percent, ShippingLine, Tax, TaxName,
    TaxRate,
};
use domain::{Currency, Money, MoneyError};
use proptest::prelude::*;

fn currency() -> impl Strategy<Value = Currency> {
    proptest::sample::select(Currency::ALL)
}

fn money() -> impl Strategy<Value = Money> {
    (currency(), 0..=Money::MAX_MINOR).prop_map(|(currency, minor)| {
        Money::new(minor - minor % currency.step(), currency).unwrap()
    })
}

/// Goods in one currency; small prices are the hard ones.
fn goods(currency: Currency) -> impl Strategy<Value = Vec<GoodsLine>> {
    let unit = prop_oneof![1..20_i64, 1..1_000_000_i64];
    proptest::collection::vec((unit, 1..=20_u32), 1..12).prop_map(move |lines| {
        let line = |(index, (steps, quantity)): (usize, (i64, u32))| GoodsLine {
            sku: Sku::parse(&format!("SKU-{index}")).unwrap(),
            name: format!("Thing {index}"),
            unit: Money::new(steps * currency.step(), currency).unwrap(),
            quantity: Quantity::new(quantity).unwrap(),
        };
        lines.into_iter().enumerate().map(line).collect()
    })
}

fn discount(currency: Currency) -> impl Strategy<Value = Option<Discount>> {
    let step = currency.step();
    prop_oneof![
        Just(None),
        (1..=90_u32).prop_map(|p| Some(Discount::Percent(Percent::new(p).unwrap()))),
        prop_oneof![0..500_i64, 0..2_000_000_i64]
            .prop_map(move |n| Some(Discount::Amount(Money::new(n * step, currency).unwrap()))),
    ]
}

fn order() -> impl Strategy<Value = (Vec<GoodsLine>, Option<ShippingLine>, Option<Discount>)> {
    currency().prop_flat_map(|currency| {
        let shipping = proptest::option::of(0..5_000_i64).prop_map(move |steps| {
            steps.map(|steps| ShippingLine {
                sku: "SHIPPING".to_owned(),
                name: "Delivery".to_owned(),
                price: Money::new(steps * currency.step(), currency).unwrap(),
            })
        });
        (goods(currency), shipping, discount(currency))
    })
}

fn tax() -> impl Strategy<Value = Tax> {
    let names = proptest::sample::select(TaxName::ALL);
    (names, 1..=100_000_u32, any::<bool>()).prop_map(|(name, rate, included)| Tax {
        name,
        rate: TaxRate::new(rate).unwrap(),
        included,
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_amount_survives_storage(amount in money()) {
        let json = serde_json::to_string(&amount).unwrap();
        prop_assert_eq!(serde_json::from_str::<Money>(&json).unwrap(), amount);
    }

    #[test]
    fn an_amount_reads_back_from_its_display(amount in money()) {
        let text = amount.to_string();
        let (code, number) = text.split_once(' ').unwrap();
        prop_assert_eq!(code, amount.currency().code());
        let number = number.replace(',', "");
        prop_assert_eq!(Money::parse_major(&number, amount.currency()), Ok(amount));
    }

    #[test]
    fn adding_and_taking_away_cancel_out(a in money(), b in money()) {
        match a.checked_add(b) {
            Ok(sum) => prop_assert_eq!(sum.checked_sub(b), Ok(a)),
            Err(MoneyError::CurrencyMismatch { .. }) => {
                prop_assert_ne!(a.currency(), b.currency());
            }
            Err(error) => {
                prop_assert_eq!(error, MoneyError::TooLarge);
                prop_assert!(a.minor() + b.minor() > Money::MAX_MINOR);
            }
        }
    }

    #[test]
    fn no_text_panics(text in "\\PC{0,40}", currency in currency()) {
        let _ = Money::parse_major(&text, currency);
        let _ = Quantity::parse(&text);
        let _ = Sku::parse(&text);
    }

    #[test]
    fn an_allocation_sums_to_the_amount(
        amount in money(),
        weights in proptest::collection::vec(prop_oneof![0..10_u64, any::<u64>()], 1..30),
    ) {
        prop_assume!(weights.iter().any(|weight| *weight > 0));
        let parts = amount.allocate(&weights).unwrap();
        let sum: i64 = parts.iter().map(|part| part.minor()).sum();
        prop_assert_eq!(sum, amount.minor());
        let all: u128 = weights.iter().copied().map(u128::from).sum();
        let step = amount.currency().step();
        let steps = u128::from((amount.minor() / step).unsigned_abs());
        for (part, weight) in parts.iter().zip(&weights) {
            prop_assert_eq!(part.minor() % step, 0);
            let exact = steps * u128::from(*weight) / all;
            let given = u128::from((part.minor() / step).unsigned_abs());
            prop_assert!(given == exact || given == exact + 1);
            prop_assert!(*weight > 0 || part.is_zero());
        }
    }

    #[test]
    fn a_percentage_is_within_half_a_step(amount in money(), percent in 1..=90_u32) {
        let share = Percent::new(percent).unwrap().of(amount).unwrap();
        let twice_off = (i128::from(share.minor()) * 100
            - i128::from(amount.minor()) * i128::from(percent)).abs() * 2;
        prop_assert!(twice_off <= i128::from(amount.currency().step()) * 100);
    }

    /// I11: the sum of unit price times quantity is the order's amount, whatever comes off.
    #[test]
    fn i11_lines_sum_to_the_total((goods, shipping, discount) in order()) {
        let gross: i64 = goods.iter()
            .map(|line| line.unit.minor() * i64::from(line.quantity.get()))
            .sum();
        let pieces: u32 = goods.iter().map(|line| line.quantity.get()).sum();
        let currency = goods[0].unit.currency();
        let delivery = shipping.as_ref().map_or(0, |line| line.price.minor());
        let wanted = goods.clone();
        let order = match OrderLines::build(goods, shipping, discount) {
            Ok(order) => order,
            Err(error) => {
                prop_assert_eq!(error, OrderError::DiscountTooLarge);
                let room = gross - i64::from(pieces) * currency.step();
                let too_much = matches!(
                    discount,
                    Some(Discount::Amount(amount)) if amount.minor() > room
                );
                prop_assert!(too_much);
                return Ok(());
            }
        };

        let sum: i64 = order.lines().iter()
            .map(|line| line.unit.minor() * i64::from(line.quantity))
            .sum();
        prop_assert_eq!(sum, order.total().minor());
        prop_assert_eq!(OrderLines::sum(order.lines()), Ok(order.total()));
        prop_assert_eq!(order.subtotal().minor(), gross);
        prop_assert_eq!(order.shipping().minor(), delivery);
        prop_assert_eq!(order.total().minor(), gross - order.discount().minor() + delivery);
        match discount {
            None => prop_assert!(order.discount().is_zero()),
            Some(Discount::Amount(amount)) => prop_assert_eq!(order.discount(), amount),
            Some(Discount::Percent(percent)) => {
                let exact = percent.of(order.subtotal()).unwrap().minor();
                let room = gross - i64::from(pieces) * currency.step();
                prop_assert_eq!(order.discount().minor(), exact.min(room));
            }
        }

        prop_assert!(order.lines().iter().all(|line| !line.unit.is_zero() && line.quantity > 0));
        for line in &wanted {
            let of_sku: Vec<_> = order.lines().iter()
                .filter(|placed| placed.sku == line.sku.as_str())
                .collect();
            prop_assert!(of_sku.len() <= 2);
            let pieces: u32 = of_sku.iter().map(|placed| placed.quantity).sum();
            prop_assert_eq!(pieces, line.quantity.get());
            prop_assert!(of_sku.iter().all(|placed| placed.unit.minor() <= line.unit.minor()));
            if let [dear, cheap] = of_sku.as_slice() {
                prop_assert_eq!(dear.unit.minor() - cheap.unit.minor(), currency.step());
            }
        }
        let delivered = order.lines().iter().filter(|line| line.kind == LineKind::Shipping);
        prop_assert_eq!(delivered.count(), usize::from(delivery > 0));
    }

    #[test]
    fn a_tax_is_within_half_a_step(amount in money(), tax in tax()) {
        let charged = tax.on(amount).unwrap();
        let step = i128::from(amount.currency().step());
        let rate = i128::from(tax.rate.thousandths());
        let whole = 100_000 + if tax.included { rate } else { 0 };
        let twice_off =
            (i128::from(charged.minor()) * whole - i128::from(amount.minor()) * rate).abs() * 2;
        prop_assert!(twice_off <= step * whole);
        prop_assert!(charged.minor() <= amount.minor());
    }

    /// What was added to an amount is inside of the sum, to the last step.
    #[test]
    fn a_tax_that_was_added_is_included_afterwards(amount in money(), tax in tax()) {
        let added = Tax { included: false, ..tax }.on(amount).unwrap();
        let Ok(gross) = amount.checked_add(added) else { return Ok(()) };
        let inside = Tax { included: true, ..tax }.on(gross).unwrap();
        prop_assert!((inside.minor() - added.minor()).abs() <= amount.currency().step());
    }

    /// I11 with a tax: an added one is a line, an included one changes nothing. It is rounded once,
    /// over what everything costs, so that no split of a line changes it.
    #[test]
    fn i11_holds_with_a_tax((goods, shipping, discount) in order(), tax in tax()) {
        let Ok(plain) = OrderLines::build(goods, shipping, discount) else { return Ok(()) };
        let taxed = plain.clone().taxed(tax).unwrap();
        let charged = taxed.tax().unwrap();
        prop_assert_eq!(charged.tax, tax);
        prop_assert_eq!(charged.amount, tax.on(plain.total()).unwrap());
        prop_assert_eq!(OrderLines::sum(taxed.lines()), Ok(taxed.total()));
        prop_assert!(taxed.lines().iter().all(|line| !line.unit.is_zero()));
        let (before, on_top) = taxed.lines().split_at(plain.lines().len());
        prop_assert_eq!(before, plain.lines());
        if tax.included || charged.amount.is_zero() {
            prop_assert!(on_top.is_empty());
            prop_assert_eq!(taxed.total(), plain.total());
        } else {
            prop_assert!(matches!(on_top, [line] if line.kind == LineKind::Tax));
            prop_assert_eq!(taxed.total(), plain.total().checked_add(charged.amount).unwrap());
        }
        prop_assert_eq!(taxed.discount(), plain.discount());
        prop_assert_eq!(taxed.shipping(), plain.shipping());
    }
}

fn sgd(minor: i64) -> Money {
    Money::new(minor, Currency::Sgd).unwrap()
}

fn thing(minor: i64, quantity: u32) -> GoodsLine {
    GoodsLine {
        sku: Sku::parse("THING").unwrap(),
        name: "Thing".to_owned(),
        unit: sgd(minor),
        quantity: Quantity::new(quantity).unwrap(),
    }
}

#[test]
fn amounts_have_bounds() {
    assert_eq!(Money::new(-1, Currency::Sgd), Err(MoneyError::Negative));
    assert_eq!(
        Money::new(i64::MIN, Currency::Sgd),
        Err(MoneyError::Negative)
    );
    assert_eq!(
        Money::new(Money::MAX_MINOR + 1, Currency::Sgd),
        Err(MoneyError::TooLarge)
    );
    assert_eq!(sgd(Money::MAX_MINOR).minor().to_string().len(), 16);
    assert_eq!(
        sgd(Money::MAX_MINOR).checked_add(sgd(1)),
        Err(MoneyError::TooLarge)
    );
    assert_eq!(
        sgd(Money::MAX_MINOR).checked_mul(u32::MAX),
        Err(MoneyError::TooLarge)
    );
    assert_eq!(sgd(Money::MAX_MINOR).checked_mul(0), Ok(sgd(0)));
    assert_eq!(sgd(0).allocate(&[1, 2]), Ok(vec![sgd(0), sgd(0)]));
    assert_eq!(sgd(1).allocate(&[]), Err(MoneyError::NoWeights));
    assert_eq!(sgd(1).allocate(&[0, 0]), Err(MoneyError::NoWeights));
    for json in [
        r#"{"minor":-1,"currency":"SGD"}"#,
        r#"{"minor":1.5,"currency":"SGD"}"#,
        r#"{"minor":10000000000000000,"currency":"SGD"}"#,
        r#"{"minor":150,"currency":"IDR"}"#,
        r#"{"minor":1,"currency":"XXX"}"#,
        r#"{"minor":1}"#,
    ] {
        assert!(serde_json::from_str::<Money>(json).is_err(), "{json}");
    }
}

#[test]
fn amounts_are_shown_by_their_decimals() {
    for (minor, currency, text) in [
        (0, Currency::Sgd, "SGD 0.00"),
        (5, Currency::Sgd, "SGD 0.05"),
        (6400, Currency::Sgd, "SGD 64.00"),
        (123_456_789, Currency::Eur, "EUR 1,234,567.89"),
        (100_000, Currency::Usd, "USD 1,000.00"),
        (6400, Currency::Jpy, "JPY 6,400"),
        (0, Currency::Krw, "KRW 0"),
        (999, Currency::Krw, "KRW 999"),
        (1_500_000, Currency::Idr, "IDR 15,000.00"),
    ] {
        assert_eq!(Money::new(minor, currency).unwrap().to_string(), text);
    }
    assert_eq!(format!("{:>10}|", sgd(5)), "  SGD 0.05|");
}

#[test]
fn major_units_are_read_strictly() {
    let read = |text: &str, currency| Money::parse_major(text, currency).map(Money::minor);
    assert_eq!(read(" 12.5 ", Currency::Sgd), Ok(1250));
    assert_eq!(read("0012", Currency::Sgd), Ok(1200));
    assert_eq!(read("0", Currency::Jpy), Ok(0));
    assert_eq!(read("15000", Currency::Idr), Ok(1_500_000));
    let idr = Err(MoneyError::NotAMultiple {
        currency: Currency::Idr,
    });
    assert_eq!(read("12.50", Currency::Idr), idr);
    assert_eq!(
        read("1.234", Currency::Sgd),
        Err(MoneyError::TooPrecise {
            currency: Currency::Sgd
        })
    );
    assert_eq!(
        read("1.0", Currency::Jpy),
        Err(MoneyError::TooPrecise {
            currency: Currency::Jpy
        })
    );
    assert_eq!(
        read(&"9".repeat(14), Currency::Sgd),
        Ok(9_999_999_999_999_900)
    );
    assert_eq!(
        read(&"9".repeat(15), Currency::Sgd),
        Err(MoneyError::TooLarge)
    );
    assert_eq!(
        read(&"9".repeat(400), Currency::Sgd),
        Err(MoneyError::TooLarge)
    );
    for text in [
        "", ".", ".5", "1.", "-1", "+1", "1,5", "1,250", "1e3", "1 0", "\u{0663}", "NaN",
    ] {
        let malformed = Err(MoneyError::Malformed {
            currency: Currency::Sgd,
        });
        assert_eq!(read(text, Currency::Sgd), malformed, "{text:?}");
    }
}

#[test]
fn a_line_that_does_not_divide_is_split() {
    let off = Discount::Amount(sgd(100));
    let order = OrderLines::build(vec![thing(1000, 3)], None, Some(off)).unwrap();
    let shown: Vec<_> = order
        .lines()
        .iter()
        .map(|l| (l.unit.minor(), l.quantity))
        .collect();
    assert_eq!(shown, [(967, 2), (966, 1)]);
    assert_eq!(order.total(), sgd(2900));
}

#[test]
fn what_cannot_be_ordered_is_refused() {
    let build = |goods, discount| OrderLines::build(goods, None, discount).map(|o| o.total());
    assert_eq!(build(vec![], None), Err(OrderError::Empty));
    assert_eq!(
        build(vec![thing(0, 1)], None),
        Err(OrderError::Free {
            sku: "THING".to_owned()
        })
    );
    for off in [1000, 1001, Money::MAX_MINOR] {
        let off = Some(Discount::Amount(sgd(off)));
        assert_eq!(
            build(vec![thing(500, 2)], off),
            Err(OrderError::DiscountTooLarge)
        );
    }
    let almost_all = Some(Discount::Amount(sgd(998)));
    assert_eq!(build(vec![thing(500, 2)], almost_all), Ok(sgd(2)));
    let yen = Some(Discount::Amount(Money::new(1, Currency::Jpy).unwrap()));
    assert!(matches!(
        build(vec![thing(500, 2)], yen),
        Err(OrderError::Money(_))
    ));
    let dear = vec![thing(Money::MAX_MINOR, 1), thing(1, 1)];
    assert_eq!(
        build(dear, None),
        Err(OrderError::Money(MoneyError::TooLarge))
    );
    assert_eq!(build(vec![thing(100, 1); 100], None), Ok(sgd(10_000)));
    assert_eq!(
        build(vec![thing(100, 1); 101], None),
        Err(OrderError::TooManyLines)
    );
    let ninety = Some(Discount::Percent(Percent::MAX));
    assert_eq!(build(vec![thing(1, 20)], ninety), Ok(sgd(20)));
}
