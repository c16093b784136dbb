//! Buyers who each put a thing into the cart and order it, up to the way to the gateway.

use std::cell::Cell;
use std::net::SocketAddr;
use std::rc::Rc;

use super::load::Worker;
use crate::html::input;
use crate::http::{Connection, get, post_form};
use xtask::run::Result;

pub(crate) struct Buyer {
    addr: SocketAddr,
    sku: Rc<str>,
    /// How many orders are still to be placed; none: no end.
    left: Option<Rc<Cell<usize>>>,
}

impl Buyer {
    pub(crate) fn new(addr: SocketAddr, sku: Rc<str>) -> Self {
        Self {
            addr,
            sku,
            left: None,
        }
    }
}

impl Buyer {
    /// One of several who place so many orders together.
    pub(crate) fn of(mut self, left: &Rc<Cell<usize>>) -> Self {
        self.left = Some(Rc::clone(left));
        self
    }
}

impl Worker for Buyer {
    async fn once(&mut self, connection: &mut Connection) -> Result<bool> {
        if let Some(left) = &self.left {
            let Some(rest) = left.get().checked_sub(1) else {
                return Ok(false);
            };
            left.set(rest);
        }
        self.order(connection).await?;
        Ok(true)
    }
}

impl Buyer {
    /// Orders; where the gateway's page is.
    pub(super) async fn order(&mut self, connection: &mut Connection) -> Result<String> {
        let form = format!("sku={}&quantity=1", self.sku);
        connection
            .exchange(&post_form(self.addr, "/cart/items", "", &form))
            .await?;
        expect(connection, 303, "POST /cart/items")?;
        let cookie = connection.cookies().collect::<Vec<_>>().join("; ");

        connection
            .exchange(&get(
                self.addr,
                "/checkout",
                &format!("Cookie: {cookie}\r\n"),
            ))
            .await?;
        expect(connection, 200, "GET /checkout")?;
        let page = connection.text();
        let review = input(&page, "review").ok_or("the checkout has no field `review`")?;
        let delivery = input(&page, "delivery").ok_or("the checkout has no field `delivery`")?;

        let form = format!(
            "email=buyer%40example.com&name=Mei+Tan&phone=%2B6591234567&country=SG&address1=1+Harbour+Road\
             &address2=&city=Singapore&postcode=098585&delivery={delivery}&review={review}"
        );
        connection
            .exchange(&post_form(self.addr, "/checkout", &cookie, &form))
            .await?;
        expect(connection, 303, "POST /checkout")?;
        let way = connection.header("location").unwrap_or_default();
        if way.contains("/checkout-page/") {
            Ok(way.to_owned())
        } else {
            Err(format!("POST /checkout leads to {way} and not to the gateway").into())
        }
    }
}

fn expect(connection: &Connection, status: u16, what: &str) -> Result<()> {
    if connection.status == status {
        return Ok(());
    }
    let said: String = connection.text().chars().take(300).collect();
    Err(format!("{what} answered {}: {said}", connection.status).into())
}
