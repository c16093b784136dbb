//! Buyers who each put a thing into the cart and order it, up to the way to the gateway.

use std::net::SocketAddr;
use std::rc::Rc;

use super::http::{Connection, get, post_form};
use super::load::Worker;
use crate::run::Result;

pub(crate) struct Buyer {
    addr: SocketAddr,
    sku: Rc<str>,
}

impl Buyer {
    pub(crate) fn new(addr: SocketAddr, sku: Rc<str>) -> Self {
        Self { addr, sku }
    }
}

impl Worker for Buyer {
    async fn once(&mut self, connection: &mut Connection) -> Result<bool> {
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
            Ok(true)
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

/// The value of the first `<input>` of this name.
pub(crate) fn input<'a>(html: &'a str, name: &str) -> Option<&'a str> {
    let wanted = format!("name=\"{name}\"");
    html.split("<input").skip(1).find_map(|rest| {
        let tag = rest.split('>').next()?;
        if !tag.contains(&wanted) {
            return None;
        }
        tag.split_once(" value=\"")?.1.split('"').next()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_is_found_whatever_the_order_of_its_attributes() {
        let html =
            r#"<input value="no" name="other"><input type="hidden" value="a1" name="review"/>"#;
        assert_eq!(input(html, "review"), Some("a1"));
        assert_eq!(input(html, "delivery"), None);
    }
}
