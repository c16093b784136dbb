//! What the pages show: rows and prices become view models here and nowhere else.

use std::sync::Arc;

use app::ports::{PortError, Storefront};
use app::view::{
    Address, Availability, Cart, CartLine, Category, Checkout, CheckoutForm, DeliveryOption, Discount, Home,
    LineNotice, Listing, ListingQuery, LivePayment, Order, OrderLine, OrderListItem, Outcome, Payment, PaymentResult,
    Picture, Product, ProductCard, Sort, Stop, StopState, Variant,
};
use async_trait::async_trait;
use domain::ledger::AttemptState;
use domain::cart::Quantity;
use domain::order::{LineKind, OrderState};
use domain::{Currency, Money};

use super::settling::is_live;
use super::{ServiceError, Shop, inquiry, pricing, words};
use crate::store::catalogue::{self, Catalogue};
use crate::store::orders::{self, OrderRow};
use crate::store::payments::{self, AttemptRow};
use crate::store::stock;

/// Who is looking. Asked only by the pages that need to know.
#[async_trait]
pub trait Visitor: Send + Sync {
    async fn shopper(&self) -> Result<Option<String>, ServiceError>;
}

/// The shop as one visitor sees it.
pub struct VisitorsShop {
    pub shop: Arc<Shop>,
    pub visitor: Arc<dyn Visitor>,
    pub currency: Currency,
    /// `/pkg/<hash>`
    pub assets: Arc<str>,
}

fn port(error: ServiceError) -> PortError {
    tracing::error!(%error, "a page could not be shown");
    PortError
}

#[async_trait]
impl Storefront for VisitorsShop {
    async fn home(&self) -> Result<Home, PortError> {
        let catalogue = self.catalogue().await?;
        let featured = catalogue.products.iter().filter(|product| product.featured);
        Ok(Home {
            featured: featured.map(|product| self.card(&catalogue, product)).collect::<Result<_, _>>().map_err(port)?,
            categories: categories(&catalogue),
        })
    }

    async fn listing(&self, query: ListingQuery) -> Result<Listing, PortError> {
        let catalogue = self.catalogue().await?;
        self.filtered(&catalogue, query).map_err(port)
    }

    async fn product(&self, slug: &str, sku: Option<&str>) -> Result<Option<Product>, PortError> {
        let catalogue = self.catalogue().await?;
        let Some(product) = catalogue.products.iter().find(|product| product.slug == slug) else { return Ok(None) };
        self.product_page(&catalogue, product, sku).map(Some).map_err(port)
    }

    async fn cart(&self) -> Result<Cart, PortError> {
        Ok(self.priced_cart().await.map_err(port)?.0)
    }

    async fn checkout(&self) -> Result<Checkout, PortError> {
        let (cart, quote) = self.priced_cart().await.map_err(port)?;
        let delivery: Vec<DeliveryOption> = quote
            .deliveries
            .iter()
            .map(|delivery| DeliveryOption {
                id: delivery.option.id.clone(),
                name: delivery.option.name.clone(),
                promise: delivery.option.promise.clone(),
                price: delivery.price,
                total: delivery.total,
            })
            .collect();
        let form = CheckoutForm {
            country: "SG".to_owned(),
            delivery: delivery.first().map(|option| option.id.clone()).unwrap_or_default(),
            ..CheckoutForm::default()
        };
        Ok(Checkout { cart, delivery, form, errors: Vec::new(), review: quote.review() })
    }

    async fn result(&self, token: &str) -> Result<Option<PaymentResult>, PortError> {
        inquiry::refresh(&self.shop, token).await.map_err(port)?;
        result(&self.shop, token).await.map_err(port)
    }

    async fn order(&self, token: &str) -> Result<Option<Order>, PortError> {
        self.order_page(token).await.map_err(port)
    }

    async fn orders(&self) -> Result<Vec<OrderListItem>, PortError> {
        self.order_list().await.map_err(port)
    }
}

/// How the payment of the order with this token stands.
///
/// # Errors
/// When the database does not answer.
pub async fn result(shop: &Shop, token: &str) -> Result<Option<PaymentResult>, ServiceError> {
    let Some(order) = orders::find_by_token(&shop.db, token).await? else { return Ok(None) };
    let attempts = payments::of_order(&shop.db, &order.id).await?;
    let now = shop.clock.now_ms();
    let latest = attempts.last();
    Ok(Some(PaymentResult {
        token: order.token.clone(),
        order_number: order.number.clone(),
        total: order.total()?,
        outcome: outcome(&order, &attempts, now)?,
        email_hint: words::hidden_email(&order.email),
        payable_until: latest.and_then(|row| row.expires_at).map(words::clock_time).unwrap_or_default(),
        waiting_seconds: latest.map_or(0, |row| (now - row.begun_at) / 1000),
    }))
}

/// What the buyer needs to know, from the order and its attempts.
fn outcome(order: &OrderRow, attempts: &[AttemptRow], now: i64) -> Result<Outcome, ServiceError> {
    match order.order_state()? {
        OrderState::Paid | OrderState::Fulfilled | OrderState::Closed => return Ok(Outcome::Paid),
        OrderState::Expired => return Ok(Outcome::Cancelled),
        OrderState::Cancelled | OrderState::AwaitingPayment => {}
    }
    let mut states = Vec::new();
    for row in attempts {
        states.push((row.attempt_state()?, row));
    }
    let any = |wanted: AttemptState| states.iter().any(|(state, _)| *state == wanted);
    // Money that moved, or may have, counts before whatever the latest attempt says.
    if order.review_reason.is_some() || any(AttemptState::NeedsReview) || any(AttemptState::CaptureFailed) {
        return Ok(Outcome::Review);
    }
    if any(AttemptState::Authorised) {
        return Ok(Outcome::Capturing);
    }
    if any(AttemptState::Processing) {
        return Ok(Outcome::Checking);
    }
    if order.order_state()? == OrderState::Cancelled {
        return Ok(Outcome::Cancelled);
    }
    Ok(match states.last() {
        None | Some((AttemptState::Created, _)) => Outcome::Checking,
        Some((AttemptState::Open, row)) if is_live(row, now) => Outcome::NotPaid,
        Some((AttemptState::Open | AttemptState::Expired | AttemptState::Superseded, _)) => Outcome::Expired,
        Some((AttemptState::Unknown, _)) => {
            Outcome::Failed { reason: "The payment service did not answer us.".to_owned() }
        }
        Some((AttemptState::Failed | AttemptState::Rejected, row)) => {
            Outcome::Failed { reason: words::failure(row.failure.as_deref().unwrap_or_default()).to_owned() }
        }
        Some((AttemptState::Cancelled, _)) => Outcome::Failed { reason: "The payment was cancelled.".to_owned() },
        Some((AttemptState::Processing, _)) => Outcome::Checking,
        Some((AttemptState::Authorised, _)) => Outcome::Capturing,
        Some((
            AttemptState::Paid | AttemptState::Duplicate | AttemptState::NeedsReview | AttemptState::CaptureFailed,
            _,
        )) => Outcome::Review,
    })
}

fn categories(catalogue: &Catalogue) -> Vec<Category> {
    catalogue.categories.iter().map(|category| category_view(catalogue, category)).collect()
}

fn category_view(catalogue: &Catalogue, category: &catalogue::Category) -> Category {
    let products = catalogue.products.iter().filter(|product| product.category == category.slug).count();
    Category {
        slug: category.slug.clone(),
        name: category.name.clone(),
        products: u32::try_from(products).unwrap_or(u32::MAX),
    }
}

fn availability(on_hand: u32) -> Availability {
    match on_hand {
        0 => Availability::Out,
        left if left <= stock::LOW => Availability::Low(left),
        _ => Availability::InStock,
    }
}

impl VisitorsShop {
    async fn catalogue(&self) -> Result<Arc<Catalogue>, PortError> {
        self.shop.catalogue().await.map_err(|error| port(error.into()))
    }

    fn picture(&self, drawing: &str, tone: &str, alt: &str, label: &str) -> Picture {
        let alt = if label.is_empty() { alt.to_owned() } else { format!("{alt}, in {}", label.to_lowercase()) };
        Picture { src: format!("{}/pictures/{drawing}-{tone}.svg", self.assets), alt }
    }

    fn card(&self, catalogue: &Catalogue, product: &catalogue::Product) -> Result<ProductCard, ServiceError> {
        let mut prices = Vec::new();
        for variant in &product.variants {
            prices.push(pricing::price(catalogue, &variant.sku, self.currency)?);
        }
        let price = prices.iter().copied().min_by_key(|price| price.minor()).unwrap_or(Money::zero(self.currency));
        let tone = product.variants.first().map_or("ink", |variant| variant.tone.as_str());
        Ok(ProductCard {
            slug: product.slug.clone(),
            name: product.name.clone(),
            summary: product.summary.clone(),
            category: product.category.clone(),
            price,
            from: prices.iter().any(|other| *other != price),
            picture: self.picture(&product.drawing, tone, &product.alt, ""),
            availability: availability(product.variants.iter().map(|variant| variant.on_hand).max().unwrap_or(0)),
            variants: u32::try_from(product.variants.len()).unwrap_or(u32::MAX),
        })
    }

    fn filtered(&self, catalogue: &Catalogue, query: ListingQuery) -> Result<Listing, ServiceError> {
        let mut problems = Vec::new();
        let mut limit = |text: &str, which: &str| {
            let text = text.trim();
            if text.is_empty() {
                return None;
            }
            let read = Money::parse_major(text, self.currency).ok();
            if read.is_none() {
                problems.push(format!(
                    "The {which} price should be a number in {}, such as 50. We left it out.",
                    self.currency.code()
                ));
            }
            read.map(|money| money.minor())
        };
        let (min, max) = (limit(&query.min, "lowest"), limit(&query.max, "highest"));
        let words: Vec<String> = query.q.split_whitespace().map(str::to_lowercase).collect();
        let category = query.category.trim();
        if !category.is_empty() && !catalogue.categories.iter().any(|known| known.slug == category) {
            problems.push("We do not have this category, so here is everything.".to_owned());
        }
        let mut cards = Vec::new();
        for product in &catalogue.products {
            let known = catalogue.categories.iter().any(|known| known.slug == category);
            if known && product.category != category {
                continue;
            }
            let text = format!("{} {} {}", product.name, product.summary, product.description.join(" ")).to_lowercase();
            if !words.iter().all(|word| text.contains(word)) {
                continue;
            }
            let card = self.card(catalogue, product)?;
            let minor = card.price.minor();
            if min.is_none_or(|min| minor >= min) && max.is_none_or(|max| minor <= max) {
                cards.push(card);
            }
        }
        match query.sort {
            Sort::Featured => {}
            Sort::PriceUp => cards.sort_by_key(|card| card.price.minor()),
            Sort::PriceDown => cards.sort_by_key(|card| std::cmp::Reverse(card.price.minor())),
            Sort::Name => cards.sort_by(|a, b| a.name.cmp(&b.name)),
        }
        Ok(Listing { query, cards, categories: categories(catalogue), problems })
    }

    fn product_page(
        &self,
        catalogue: &Catalogue,
        product: &catalogue::Product,
        sku: Option<&str>,
    ) -> Result<Product, ServiceError> {
        let mut variants = Vec::new();
        for variant in &product.variants {
            variants.push(Variant {
                sku: variant.sku.clone(),
                label: variant.label.clone(),
                price: pricing::price(catalogue, &variant.sku, self.currency)?,
                availability: availability(variant.on_hand),
                picture: self.picture(&product.drawing, &variant.tone, &product.alt, &variant.label),
                most: variant.on_hand.min(Quantity::MAX.get()),
            });
        }
        let mut related = Vec::new();
        let others = catalogue.products.iter().filter(|other| other.slug != product.slug);
        for other in others.filter(|other| other.category == product.category).take(4) {
            related.push(self.card(catalogue, other)?);
        }
        let category = catalogue
            .categories
            .iter()
            .find(|category| category.slug == product.category)
            .map_or_else(|| Category { slug: String::new(), name: String::new(), products: 0 }, |category| category_view(catalogue, category));
        Ok(Product {
            slug: product.slug.clone(),
            name: product.name.clone(),
            category,
            summary: product.summary.clone(),
            description: product.description.clone(),
            details: product.details.clone(),
            selected: sku.and_then(|sku| variants.iter().position(|variant| variant.sku == sku)).unwrap_or(0),
            variants,
            related,
        })
    }

    async fn priced_cart(&self) -> Result<(Cart, pricing::Quote), ServiceError> {
        let shopper = self.visitor.shopper().await?;
        let quote = pricing::quote(&self.shop, shopper.as_deref(), self.currency).await?;
        let live = match &shopper {
            Some(shopper) => live_payment(&self.shop, shopper).await?,
            None => None,
        };
        let lines = quote.lines.iter().map(|line| CartLine {
            sku: line.variant.sku.clone(),
            slug: line.product.slug.clone(),
            name: line.product.name.clone(),
            label: line.variant.label.clone(),
            picture: self.picture(&line.product.drawing, &line.variant.tone, &line.product.alt, &line.variant.label),
            unit: line.unit,
            quantity: line.quantity,
            total: line.total,
            notice: match line.available {
                0 => Some(LineNotice::OutOfStock),
                left if left < line.quantity => Some(LineNotice::OnlyLeft(left)),
                _ => line.price_was.map(|was| LineNotice::PriceChanged { was }),
            },
        });
        let cart = Cart {
            lines: lines.collect(),
            count: quote.count(),
            subtotal: quote.subtotal,
            discount: quote
                .promotion
                .as_ref()
                .map(|(code, _, amount)| Discount { code: code.clone(), amount: *amount }),
            total: quote.total,
            payable: quote.payable(),
            live,
        };
        Ok((cart, quote))
    }

    async fn order_page(&self, token: &str) -> Result<Option<Order>, ServiceError> {
        let Some(row) = orders::find_by_token(&self.shop.db, token).await? else { return Ok(None) };
        let attempts = payments::of_order(&self.shop.db, &row.id).await?;
        let outcome = outcome(&row, &attempts, self.shop.clock.now_ms())?;
        let mut lines: Vec<OrderLine> = Vec::new();
        let mut goods = Money::zero(row.total()?.currency());
        let rows = orders::lines(&self.shop.db, &row.id).await?;
        for line in rows.iter().filter(|line| line.kind == LineKind::Goods.as_str()) {
            let unit = row.money(line.list_minor)?;
            let quantity = u32::try_from(line.quantity).unwrap_or(0);
            let total = unit.checked_mul(quantity)?;
            goods = goods.checked_add(total)?;
            // A discount may have split a line in two; people see it whole.
            if let Some(same) = lines.iter_mut().find(|same| same.name == line.name && same.label == line.label) {
                same.quantity += quantity;
                same.total = same.total.checked_add(total)?;
                continue;
            }
            let picture = line.drawing.as_ref().zip(line.tone.as_ref());
            lines.push(OrderLine {
                name: line.name.clone(),
                label: line.label.clone(),
                picture: picture.map(|(drawing, tone)| self.picture(drawing, tone, &line.name, &line.label)),
                unit,
                quantity,
                total,
            });
        }
        let paid = attempts.iter().rev().find(|attempt| attempt.payment_id.is_some());
        Ok(Some(Order {
            number: row.number.clone(),
            token: row.token.clone(),
            placed: words::moment(row.placed_at),
            stops: stops(row.order_state()?),
            next: next(&row, &outcome),
            lines,
            goods,
            discount: row
                .promotion
                .clone()
                .map(|code| Ok::<_, ServiceError>((code, row.money(row.discount_minor)?)))
                .transpose()?,
            delivery: row.money(row.delivery_minor)?,
            delivery_name: row.delivery_name.clone(),
            total: row.total()?,
            email: row.email.clone(),
            address: Address {
                name: row.name.clone(),
                lines: address_lines(&row),
                phone: row.phone.clone(),
            },
            payment: Payment {
                method: paid.map(payment_method).unwrap_or_default(),
                status: payment_status(&row, &outcome),
                payment_id: paid.and_then(|attempt| attempt.payment_id.clone()).unwrap_or_default(),
            },
            unpaid: row.order_state()? == OrderState::AwaitingPayment,
        }))
    }

    async fn order_list(&self) -> Result<Vec<OrderListItem>, ServiceError> {
        let Some(shopper) = self.visitor.shopper().await? else { return Ok(Vec::new()) };
        let mut list = Vec::new();
        for row in orders::of_shopper(&self.shop.db, &shopper).await? {
            let attempts = payments::of_order(&self.shop.db, &row.id).await?;
            let outcome = outcome(&row, &attempts, self.shop.clock.now_ms())?;
            let pieces = orders::pieces(&orders::lines(&self.shop.db, &row.id).await?);
            list.push(OrderListItem {
                number: row.number.clone(),
                token: row.token.clone(),
                placed: words::moment(row.placed_at),
                total: row.total()?,
                pieces: pieces.iter().map(|(_, quantity)| quantity).sum(),
                status: status(&outcome).to_owned(),
                unpaid: row.order_state()? == OrderState::AwaitingPayment,
            });
        }
        Ok(list)
    }
}

/// The shopper's payment that may still succeed: shown instead of a second way to pay.
async fn live_payment(shop: &Shop, shopper: &str) -> Result<Option<LivePayment>, ServiceError> {
    let Some(order) = orders::awaiting_payment(&shop.db, shopper).await? else { return Ok(None) };
    let now = shop.clock.now_ms();
    let live = payments::of_order(&shop.db, &order.id).await?.iter().any(|row| is_live(row, now));
    Ok(live
        .then(|| Ok::<_, ServiceError>(LivePayment {
            order_number: order.number.clone(),
            token: order.token.clone(),
            amount: order.total()?,
        }))
        .transpose()?)
}

pub(crate) fn address_lines(row: &OrderRow) -> Vec<String> {
    let country = app::view::COUNTRIES.iter().find(|(code, _)| *code == row.country).map_or(row.country.as_str(), |(_, name)| name);
    [row.address1.clone(), row.address2.clone(), format!("{} {}", row.city, row.postcode), country.to_owned()]
        .into_iter()
        .filter(|line| !line.trim().is_empty())
        .collect()
}

fn payment_method(attempt: &AttemptRow) -> String {
    match (&attempt.card, &attempt.method) {
        (Some(card), _) => format!("Card {card}"),
        (None, Some(method)) => words::method(method),
        (None, None) => String::new(),
    }
}

fn payment_status(row: &OrderRow, outcome: &Outcome) -> String {
    match (row.paid_at, outcome) {
        (Some(paid_at), _) => format!("Paid on {}", words::moment(paid_at)),
        (None, outcome) => status(outcome).to_owned(),
    }
}

fn status(outcome: &Outcome) -> &'static str {
    match outcome {
        Outcome::Checking => "Checking with the payment service",
        Outcome::NotPaid => "Not paid yet",
        Outcome::Capturing => "Authorised, the money is being taken",
        Outcome::Paid => "Paid",
        Outcome::Failed { .. } => "Payment failed, nothing was charged",
        Outcome::Expired => "Time to pay ran out, nothing was charged",
        Outcome::Cancelled => "Cancelled, nothing was charged",
        Outcome::Review => "We are looking at this payment",
    }
}

fn stops(state: OrderState) -> Vec<Stop> {
    let reached = match state {
        OrderState::AwaitingPayment | OrderState::Expired | OrderState::Cancelled => 0,
        OrderState::Paid => 1,
        OrderState::Fulfilled => 2,
        OrderState::Closed => 3,
    };
    ["Placed", "Paid", "Packed", "On its way"]
        .into_iter()
        .enumerate()
        .map(|(index, name)| Stop {
            name: name.to_owned(),
            state: match index.cmp(&reached) {
                std::cmp::Ordering::Less => StopState::Done,
                std::cmp::Ordering::Equal => StopState::Current,
                std::cmp::Ordering::Greater => StopState::Ahead,
            },
        })
        .collect()
}

fn next(row: &OrderRow, outcome: &Outcome) -> String {
    match outcome {
        Outcome::Paid => format!("We are packing your order. {}: we mail {} when it leaves.", row.delivery_name, row.email),
        Outcome::Capturing => "Your card is authorised and the money is being taken. We pack the order as soon as that is done.".to_owned(),
        Outcome::Checking => "We are checking with the payment service and will mail you the result.".to_owned(),
        Outcome::NotPaid => "The order waits for your payment. Nothing was charged.".to_owned(),
        Outcome::Failed { .. } | Outcome::Expired => "Nothing was charged. You can try again; the order number stays the same.".to_owned(),
        Outcome::Cancelled => "Nothing was charged, and nothing will be sent.".to_owned(),
        Outcome::Review => "Something about this payment does not add up. We are looking at it and will write to you.".to_owned(),
    }
}
