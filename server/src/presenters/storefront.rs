//! What the pages show: rows and prices become view models here and nowhere else.

mod account;
mod catalogue;
pub mod draft;
mod listing;
mod order;
mod outcome;
pub mod pay_options;
mod reviews;
pub(crate) mod subscription;
pub mod suggest;
pub mod travel;

use std::sync::Arc;

use app::ports::{PortError, Storefront};
use app::view::{
    Account, AddressEntry, Cart, CartLine, Checkout, DeliveryOption, Discount, GoneLine, Home,
    LineNotice, Listing, ListingQuery, LivePayment, Order, OrderListItem, PaidOrder, PayOptions,
    PaymentResult, Picture, PlanCard, PlanChange, PlanPage, Product, QuickMethod, RestockWish,
    ReviewPageData, Subscription, SubscriptionList, TravelQuery, TravelSearch, TripPage, TripQuery,
};
use async_trait::async_trait;
use domain::{Currency, Money, links};
use wording::Words;

use crate::presenters::storefront::catalogue::categories;
pub(crate) use crate::presenters::storefront::order::address_lines;
pub use crate::presenters::storefront::outcome::result;
use crate::presenters::wording::{buyer, delivery, tax};
use crate::services::cart::quote;
use crate::services::payments::inquire;
use crate::services::payments::options;
use crate::services::payments::options::Payer;
use crate::services::payments::order_payments::OrderPayments;
use crate::services::payments::record::is_live;
use crate::services::{ServiceError, Shop};
use crate::store::catalogue::{self as sold, Catalogue};
use crate::store::orders;
use crate::store::shoppers::login_links;
use domain::order::Device;

use crate::presenters::storefront::draft::Draft;

/// Who is looking. Asked only by the pages that need to know.
#[async_trait]
pub trait Visitor: Send + Sync {
    async fn shopper(&self) -> Result<Option<String>, ServiceError>;
    /// The account that the visitor is logged in to.
    async fn buyer(&self) -> Result<Option<String>, ServiceError>;
    /// What the visitor has typed into the checkout.
    async fn draft(&self) -> Result<Option<Draft>, ServiceError>;
    /// The number of the order that the visitor has just cancelled; told once.
    async fn take_cancelled(&self) -> Result<Option<String>, ServiceError>;
}

/// The shop as one visitor sees it.
pub struct VisitorsShop {
    pub shop: Arc<Shop>,
    pub visitor: Arc<dyn Visitor>,
    pub currency: Currency,
    pub words: Words,
    pub device: Device,
    /// The country that the browser's language or the chosen currency speaks of.
    pub likely_country: Option<String>,
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
            featured: featured
                .filter_map(|product| self.card(&catalogue, product))
                .collect(),
            categories: categories(&catalogue),
        })
    }

    async fn listing(&self, query: ListingQuery) -> Result<Listing, PortError> {
        let catalogue = self.catalogue().await?;
        Ok(self.filtered(&catalogue, query))
    }

    async fn product(&self, slug: &str, sku: Option<&str>) -> Result<Option<Product>, PortError> {
        let catalogue = self.catalogue().await?;
        let Some(product) = catalogue
            .products
            .iter()
            .find(|product| product.slug == slug)
        else {
            return Ok(None);
        };
        let Some(mut page) = self.product_page(&catalogue, product, sku) else {
            return Ok(None);
        };
        if page.rating.is_some() {
            page.reviews = self.newest_reviews(slug).await.map_err(port)?;
        }
        Ok(Some(page))
    }

    async fn cart(&self) -> Result<Cart, PortError> {
        let country = self.known_form().await.map_err(port)?.country;
        let (cart, _) = self.priced_cart(&country).await.map_err(port)?;
        let cancelled = self.visitor.take_cancelled().await.map_err(port)?;
        Ok(Cart {
            cancelled,
            quick: self.quick(&country),
            ..cart
        })
    }

    async fn checkout(&self) -> Result<Checkout, PortError> {
        let mut form = self.known_form().await.map_err(port)?;
        let (cart, quote) = self.priced_cart(&form.country).await.map_err(port)?;
        let catalogue = self.catalogue().await?;
        let ways: Vec<DeliveryOption> = quote
            .deliveries
            .iter()
            .map(|way| {
                let said = catalogue.delivery(&way.option.id);
                let said = said.unwrap_or(&way.option);
                DeliveryOption {
                    id: way.option.id.clone(),
                    name: said.name.clone(),
                    promise: match way.arrival {
                        Some(arrival) => delivery::arrives(arrival, self.words),
                        None => said.promise.clone(),
                    },
                    price: way.price,
                    tax: way.tax.map(|charged| charged.amount),
                    total: way.total,
                }
            })
            .collect();
        let chosen = ways.iter().find(|option| option.id == form.delivery);
        let chosen = chosen.or(ways.first());
        form.delivery = chosen.map(|option| option.id.clone()).unwrap_or_default();
        let mut pay = match chosen {
            // What cannot be paid now needs no way to pay.
            Some(option) if cart.live.is_none() && cart.payable => {
                self.pay_options(option.total, &form.country).await?
            }
            Some(_) | None => PayOptions::default(),
        };
        if !form.pay.pay.is_empty() {
            pay.form.pay.clone_from(&form.pay.pay);
        }
        Ok(Checkout {
            cart,
            delivery: ways,
            tax: quote.tax.map(|known| tax::view(known, self.words)),
            pay,
            addresses: self.address_book().await.map_err(port)?,
            form,
            errors: Vec::new(),
            review: quote.review(),
        })
    }

    async fn result(&self, token: &str) -> Result<Option<PaymentResult>, PortError> {
        inquire::refresh(&self.shop, token).await.map_err(port)?;
        self.result_page(token).await.map_err(port)
    }

    async fn order(&self, token: &str) -> Result<Option<Order>, PortError> {
        self.order_page(token).await.map_err(port)
    }

    async fn orders(&self) -> Result<Vec<OrderListItem>, PortError> {
        self.order_list().await.map_err(port)
    }

    async fn plans(&self) -> Result<Vec<PlanCard>, PortError> {
        self.plan_list().await.map_err(port)
    }

    async fn plan(&self, slug: &str) -> Result<Option<PlanPage>, PortError> {
        self.plan_page(slug).await.map_err(port)
    }

    async fn subscription(&self, token: &str) -> Result<Option<Subscription>, PortError> {
        self.subscription_page(token).await.map_err(port)
    }

    async fn plan_change(&self, token: &str, slug: &str) -> Result<Option<PlanChange>, PortError> {
        self.plan_change_page(token, slug).await.map_err(port)
    }

    async fn subscriptions(&self, after: Option<&str>) -> Result<SubscriptionList, PortError> {
        self.subscription_list(after, subscription::PER_PAGE)
            .await
            .map_err(port)
    }

    async fn travel(&self, query: TravelQuery) -> Result<TravelSearch, PortError> {
        Ok(self.travel_page(query))
    }

    async fn trip(&self, query: TripQuery) -> Result<Option<TripPage>, PortError> {
        self.trip_page(&query).map_err(port)
    }

    async fn account(&self) -> Result<Option<Account>, PortError> {
        self.account_page().await.map_err(port)
    }

    async fn review(&self, slug: &str) -> Result<Option<ReviewPageData>, PortError> {
        self.review_page(slug).await.map_err(port)
    }

    async fn address(&self, id: &str) -> Result<Option<AddressEntry>, PortError> {
        self.address_entry(id).await.map_err(port)
    }

    async fn login_link(&self, link: &str) -> Result<Option<String>, PortError> {
        let whose = login_links::whose(&self.shop.db, link, self.shop.clock.now_ms()).await;
        whose.map_err(|error| port(error.into()))
    }

    async fn restock_wish(&self, link: &str) -> Result<Option<RestockWish>, PortError> {
        self.wish_of_link(link).await.map_err(port)
    }
}

impl VisitorsShop {
    async fn catalogue(&self) -> Result<Arc<Catalogue>, PortError> {
        self.goods().await.map_err(port)
    }

    /// What the shop sells, in the visitor's language.
    async fn goods(&self) -> Result<Arc<Catalogue>, ServiceError> {
        let catalogue = self.shop.catalogue().await?;
        Ok(catalogue.in_language(self.words.language()))
    }

    fn picture(&self, drawing: &str, tone: &str, alt: &str, label: &str) -> Picture {
        let alt = if label.is_empty() {
            alt.to_owned()
        } else {
            self.words.product_picture_in(alt, label.to_lowercase())
        };
        Picture {
            src: links::picture(&self.assets, drawing, tone),
            alt,
            ..Picture::default()
        }
    }

    /// An uploaded picture, as browsers choose of its files.
    fn uploaded(&self, picture: &sold::Picture) -> Picture {
        let address = |name: &str| format!("{}{name}", links::PICTURES);
        let files = picture.files.iter();
        let srcset = files.map(|(width, name)| format!("{} {width}w", address(name)));
        // For who does not choose: good for a page, and not the largest.
        let middle = picture.files.get(1).or(picture.files.first());
        Picture {
            src: middle.map_or_else(String::new, |(_, name)| address(name)),
            alt: picture.alt_in(self.words.language()).to_owned(),
            srcset: if picture.files.len() > 1 {
                srcset.collect::<Vec<_>>().join(", ")
            } else {
                String::new()
            },
            width: picture.width,
            height: picture.height,
        }
    }

    /// The pictures of a variant: what was uploaded, or else its drawing.
    fn gallery(
        &self,
        product: &sold::Product,
        variant: &sold::Variant,
        label: &str,
    ) -> Vec<Picture> {
        let uploaded = product.pictures_of(&variant.sku);
        let mut gallery: Vec<Picture> = uploaded.map(|it| self.uploaded(it)).collect();
        if gallery.is_empty() {
            gallery.push(self.picture(&product.drawing, &variant.tone, &product.alt, label));
        }
        gallery
    }

    /// The picture that stands for a variant.
    fn cover(&self, product: &sold::Product, variant: &sold::Variant, label: &str) -> Picture {
        let mut gallery = self.gallery(product, variant, label).into_iter();
        gallery.next().unwrap_or_default()
    }

    /// The quick payments that have a button beside the goods.
    fn quick(&self, country: &str) -> Vec<QuickMethod> {
        let list = self.shop.file.pay.of(self.currency, country);
        let button = |name: &str| QuickMethod {
            name: name.to_owned(),
            label: buyer::method(name, self.words),
        };
        list.quick().map(button).collect()
    }

    /// How an order of `total` can be paid.
    async fn pay_options(&self, total: Money, region: &str) -> Result<PayOptions, PortError> {
        let buyer = self.visitor.buyer().await.map_err(port)?;
        let payer = Payer {
            buyer: buyer.as_deref(),
            device: &self.device,
            region,
            total,
        };
        let mode = self.shop.capture_mode;
        let options = options::options(&self.shop, &payer, mode)
            .await
            .map_err(port)?;
        Ok(pay_options::pay_options(&options, total, self.words))
    }

    async fn priced_cart(&self, country: &str) -> Result<(Cart, quote::Quote), ServiceError> {
        let shopper = self.visitor.shopper().await?;
        let (shop, currency) = (&self.shop, self.currency);
        let quote = quote::quote(shop, shopper.as_deref(), currency, country).await?;
        let (live, just_paid) = match &shopper {
            Some(shopper) => (
                live_payment(&self.shop, shopper, self.words).await?,
                just_paid(&self.shop, shopper).await?,
            ),
            None => (None, None),
        };
        let catalogue = self.goods().await?;
        let lines = quote.lines.iter().map(|line| {
            let said = catalogue.find(&line.variant.sku);
            let (product, variant) = said.unwrap_or((&line.product, &line.variant));
            CartLine {
                sku: line.variant.sku.clone(),
                slug: line.product.slug.clone(),
                name: product.name.clone(),
                label: variant.label.clone(),
                picture: self.cover(product, variant, &variant.label),
                unit: line.unit,
                quantity: line.quantity,
                total: line.total,
                notice: match line.available {
                    0 => Some(LineNotice::OutOfStock),
                    left if left < line.quantity => Some(LineNotice::OnlyLeft(left)),
                    _ => line.price_was.map(|was| LineNotice::PriceChanged { was }),
                },
            }
        });
        let gone = quote.gone.iter().map(|gone| GoneLine {
            name: match catalogue.find(&gone.sku) {
                Some((product, _)) => product.name.clone(),
                None => gone.name.clone().unwrap_or_else(|| gone.sku.clone()),
            },
            sku: gone.sku.clone(),
        });
        let cart = Cart {
            lines: lines.collect(),
            gone: gone.collect(),
            lost_code: quote.lost_code.clone(),
            count: quote.count(),
            subtotal: quote.subtotal,
            discount: quote.promotion.as_ref().map(|(code, _, amount)| Discount {
                code: code.clone(),
                amount: *amount,
            }),
            total: quote.total,
            payable: quote.payable(),
            cancelled: None,
            tax: match quote.tax {
                Some(known) => tax::row(known, self.words),
                None => String::new(),
            },
            delivery: delivery::offer(
                quote.deliveries.iter().map(|it| (it.price, it.arrival)),
                country,
                self.words,
            ),
            quick: Vec::new(),
            live,
            just_paid,
        };
        Ok((cart, quote))
    }
}

/// For how long the page that the buyer left tells that the order is paid.
const JUST_PAID: i64 = 30 * 60_000;

/// The shopper's payment that may still succeed: shown instead of a second way to pay.
async fn live_payment(
    shop: &Shop,
    shopper: &str,
    words: Words,
) -> Result<Option<LivePayment>, ServiceError> {
    let Some(order) = orders::awaiting_payment(&shop.db, shopper).await? else {
        return Ok(None);
    };
    let now = shop.clock.now_ms();
    let payments = OrderPayments::load(&shop.db, order).await?;
    if !payments.attempts.iter().any(|row| is_live(row, now)) {
        return Ok(None);
    }
    let outcome = outcome::view(&payments.outcome(now), &payments, words);
    let order = payments.order;
    Ok(Some(LivePayment {
        order_number: order.number,
        token: order.token,
        amount: order.total,
        outcome,
    }))
}

/// The shopper's order that was paid a moment ago.
async fn just_paid(shop: &Shop, shopper: &str) -> Result<Option<PaidOrder>, ServiceError> {
    let since = shop.clock.now_ms() - JUST_PAID;
    let order = orders::latest_paid(&shop.db, shopper).await?;
    let order = order.filter(|order| order.paid_at.is_some_and(|at| at >= since));
    Ok(order.map(|order| PaidOrder {
        order_number: order.number,
        token: order.token,
    }))
}
