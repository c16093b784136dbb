//! A browser without JavaScript: it keeps cookies and follows no redirect by itself.

use std::collections::BTreeMap;
use std::rc::Rc;
use std::time::Duration;

use super::Soak;
use crate::http::{Connection, form, get, post_form};

/// Longer than the shop takes for anything; a page that takes longer is a surprise.
const PATIENCE: Duration = Duration::from_secs(60);

/// The line broke: the shop was killed, or is not open yet.
pub(crate) struct Broken;

pub(crate) type Reached<T> = Result<T, Broken>;

pub(crate) struct Page {
    pub(crate) status: u16,
    pub(crate) location: Option<String>,
    pub(crate) text: String,
}

impl Page {
    /// Antom's page, if this leads there.
    pub(crate) fn gateway(&self) -> Option<String> {
        let location = self.location.as_ref()?;
        let is_page = ["/checkout-page/", "/page/sandbox/"];
        let is_page = is_page.iter().any(|part| location.contains(part));
        is_page.then(|| location.clone())
    }
}

pub(crate) struct Browser {
    soak: Rc<Soak>,
    cookies: BTreeMap<String, String>,
    shop: Connection,
    gateway: Connection,
}

impl Browser {
    pub(crate) fn new(soak: &Rc<Soak>) -> Self {
        Self {
            cookies: BTreeMap::new(),
            shop: Connection::to(soak.shop),
            gateway: Connection::to(soak.gateway),
            soak: Rc::clone(soak),
        }
    }

    /// Another tab of it.
    pub(crate) fn tab(&self) -> Self {
        Self {
            cookies: self.cookies.clone(),
            ..Self::new(&self.soak)
        }
    }

    /// A page of the shop's, by its path.
    pub(crate) async fn get(&mut self, path: &str) -> Reached<Page> {
        let cookies = format!("Cookie: {}\r\n", self.cookie());
        let request = get(self.soak.shop, path, &cookies);
        self.shop(path, &request).await
    }

    pub(crate) async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Reached<Page> {
        let request = post_form(self.soak.shop, path, &self.cookie(), &form(fields));
        self.shop(path, &request).await
    }

    /// A page of Antom's, by its address or its path.
    pub(crate) async fn get_hosted(&mut self, address: &str) -> Reached<Page> {
        let path = path_of(address);
        let request = get(self.soak.gateway, path, "");
        exchange(&mut self.gateway, &request).await
    }

    pub(crate) async fn post_hosted(
        &mut self,
        address: &str,
        fields: &[(&str, &str)],
    ) -> Reached<Page> {
        let path = path_of(address);
        let request = post_form(self.soak.gateway, path, "", &form(fields));
        exchange(&mut self.gateway, &request).await
    }

    fn cookie(&self) -> String {
        let pairs: Vec<String> = self
            .cookies
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        pairs.join("; ")
    }

    async fn shop(&mut self, path: &str, request: &[u8]) -> Reached<Page> {
        let page = exchange(&mut self.shop, request).await;
        let Ok(page) = page else {
            self.soak.tally.borrow_mut().broken_lines += 1;
            return Err(Broken);
        };
        for cookie in self.shop.cookies() {
            if let Some((name, value)) = cookie.split_once('=') {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        if !matches!(page.status, 200 | 303 | 409 | 422) {
            let what = format!("{} for {}", page.status, shape(path));
            self.soak
                .tally
                .borrow_mut()
                .surprise(what, || words(&page.text));
        }
        Ok(page)
    }
}

async fn exchange(connection: &mut Connection, request: &[u8]) -> Reached<Page> {
    match tokio::time::timeout(PATIENCE, connection.exchange(request)).await {
        Ok(Ok(())) => Ok(Page {
            status: connection.status,
            location: connection.header("location").map(ToOwned::to_owned),
            text: connection.text(),
        }),
        Ok(Err(_)) => Err(Broken),
        Err(_) => {
            connection.close();
            Err(Broken)
        }
    }
}

/// Without the origin.
fn path_of(address: &str) -> &str {
    address
        .strip_prefix("http://")
        .and_then(|rest| rest.find('/').map(|at| &rest[at..]))
        .unwrap_or(address)
}

/// A path without what differs from order to order.
fn shape(path: &str) -> String {
    let parts: Vec<&str> = path
        .split('/')
        .map(|part| if part.len() >= 20 { "…" } else { part })
        .collect();
    parts.join("/")
}

/// What a page says, roughly.
fn words(html: &str) -> String {
    let mut text = String::new();
    let mut inside = false;
    let body = html.find("<main").map_or(html, |at| &html[at..]);
    for letter in body.chars() {
        match letter {
            '<' => inside = true,
            '>' => {
                inside = false;
                text.push(' ');
            }
            _ if !inside => text.push(letter),
            _ => {}
        }
    }
    let words: Vec<&str> = text.split_whitespace().take(60).collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_lose_their_origin_and_tokens() {
        assert_eq!(path_of("http://127.0.0.1:3001/a/b?c=d"), "/a/b?c=d");
        assert_eq!(path_of("/a"), "/a");
        assert_eq!(shape("/orders/AAAAAAAAAAAAAAAAAAAAAA/pay"), "/orders/…/pay");
        assert_eq!(
            words("<head>x</head><main><h1>Sold</h1> out</main>"),
            "Sold out"
        );
    }
}
