//! Bytes that nobody who means well sends: none is answered with a 5xx, none ends a job, and the shop
//! serves the next buyer. Made from what is sent in earnest, by a generator with a fixed seed.

use server::jobs;

use crate::common::{Page, Signed, TestShop, WEBHOOK, local_http, paid};

/// Xorshift: the same inputs each time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 11).unwrap() % most.max(1)
    }

    fn one<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }

    /// What came in earnest, with pieces cut, doubled, swapped or replaced.
    fn spoil(&mut self, good: &[u8]) -> Vec<u8> {
        let mut bytes = good.to_vec();
        for _ in 0..=self.below(4) {
            let at = self.below(bytes.len() + 1);
            let end = (at + self.below(12)).min(bytes.len());
            match self.below(5) {
                0 => drop(bytes.drain(at..end)),
                1 => {
                    let twice = bytes[at..end].to_vec();
                    bytes.splice(at..at, twice);
                }
                2 => bytes.truncate(at),
                _ => {
                    let piece = *self.one(PIECES);
                    bytes.splice(at..end, piece.iter().copied());
                }
            }
        }
        bytes
    }

    fn text(&mut self, good: &str) -> String {
        String::from_utf8_lossy(&self.spoil(good.as_bytes())).into_owned()
    }
}

const PIECES: &[&[u8]] = &[
    b"\0",
    b"\xff\xfe",
    b"%00",
    b"%ff%fe",
    b"%",
    b"\"",
    b"\\u0000",
    b"\\ud800",
    b"{",
    b"[[[[[[[[[[[[[[[[[[[[[[[[",
    b"null",
    b"-1",
    b"1e999",
    b"99999999999999999999999999",
    b"\r\nset-cookie: a=b",
    b"'; drop table orders; --",
    b"\xe2\x80\xae",
    b"\xf0\x9f\x92\xa9",
    b"=",
    b"&",
    b";",
    b",",
    b"SGD",
    b"2026-13-45T99:99:99Z",
];

const ROUNDS: usize = 120;

fn is_refused_in_peace(page: &Page, what: &str) {
    assert!(page.status < 500, "{what}: {} {}", page.status, page.text);
}

#[tokio::test]
async fn notifications_of_any_bytes_are_kept_and_worked_through() {
    let shop = TestShop::open().await;
    let (_, _, _) = shop.order_of("TEST-BOX-GREEN", 1).await;
    let (order, attempts) = (shop.db.order().await, shop.db.attempts().await);
    let good = paid(&order, &attempts[0]).to_string();
    let mut dice = Dice(0x5eed_0001);
    for _ in 0..ROUNDS {
        let body = dice.spoil(good.as_bytes());
        let told = String::from_utf8_lossy(&body).into_owned();
        let page = shop.deliver(&Signed::new(body)).await;
        assert_eq!(page.status, 200, "{told}: {}", page.text);
    }
    for _ in 0..8 {
        jobs::inbox::work(&shop.state.shop).await.unwrap();
        shop.pass(std::time::Duration::from_secs(3_600));
    }
    let states = shop.db.inbox_states().await;
    assert!(
        !states.iter().any(|state| state == "set_aside"),
        "{states:?}"
    );
}

#[tokio::test]
async fn headers_of_any_kind_are_refused_and_nothing_worse() {
    let shop = TestShop::open().await;
    let http = local_http().build().unwrap();
    let mut dice = Dice(0x5eed_0002);
    let good = [
        (
            "signature",
            "algorithm=RSA256,keyVersion=1,signature=QUJD%2B%2F%3D",
        ),
        ("client-id", crate::common::CLIENT_ID),
        ("request-time", "2026-11-30T08:00:00Z"),
        (
            "cookie",
            "wayfare=AAAAAAAAAAAAAAAAAAAAAA; wayfare-admin=x; wayfare-known=1.a.b; currency=SGD",
        ),
        ("accept-language", "en-SG,en;q=0.8,de;q=0.3"),
        (
            "user-agent",
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X)",
        ),
        ("x-forwarded-for", "198.51.100.7, 203.0.113.9"),
        ("accept-encoding", "gzip, br;q=0.5"),
        ("if-none-match", "\"abc\""),
        ("range", "bytes=0-99"),
    ];
    let paths = [
        "/",
        "/shop",
        "/cart",
        "/account",
        "/admin",
        "/admin/login",
        "/result/x",
        WEBHOOK,
    ];
    for _ in 0..ROUNDS {
        let path = *dice.one(&paths);
        let url = format!("{}{path}", shop.url);
        let mut request = if path == WEBHOOK {
            http.post(url).body("{}")
        } else {
            http.get(url)
        };
        let mut told = path.to_owned();
        for (name, value) in good {
            let value = dice.spoil(value.as_bytes());
            // What no header can have never leaves a browser.
            let Ok(value) = reqwest::header::HeaderValue::from_bytes(&value) else {
                continue;
            };
            told.push_str(&format!(" {name}: {value:?}"));
            request = request.header(name, value);
        }
        let page = Page::read(request.send().await.unwrap()).await;
        // A body that is no text, such as a compressed one, is fine.
        if let Ok(page) = page {
            is_refused_in_peace(&page, &told);
        }
    }
    assert_eq!(shop.browser().get("/").await.status, 200);
}

#[tokio::test]
async fn forms_and_addresses_of_any_kind_are_refused_and_nothing_worse() {
    let office = crate::back_office::office::Office::open().await;
    let merchant = office.merchant().await;
    let shop = &office.shop;
    let browser = shop.browser();
    let (_, _, token) = shop.order_of("TEST-BOX-GREEN", 1).await;
    browser.add_to_cart("TEST-BOX-GREEN", 1).await;
    let number = shop.db.order().await.number;
    let order = |rest: &str| format!("/admin/orders/{number}/{rest}");
    let form = "form=abc-def&amount=1.00&reason=none";
    let posts = [
        ("/cart/items".to_owned(), "sku=TEST-BOX-GREEN&quantity=1"),
        ("/cart/items/TEST-BOX-GREEN".to_owned(), "quantity=2"),
        ("/cart/code".to_owned(), "code=WELCOME10"),
        ("/currency".to_owned(), "currency=SGD&back=/shop"),
        (
            "/checkout".to_owned(),
            "email=ada@example.com&name=Ada&phone=%2B65+6123&country=SG&address1=1&city=S&postcode=098633&delivery=slow&review=x&pay=card&save=yes",
        ),
        (
            format!("/orders/{token}/pay"),
            "pay=card&brand=VISA&instalments=3",
        ),
        (format!("/orders/{token}/claim"), ""),
        (
            "/account/login".to_owned(),
            "email=ada@example.com&next=/checkout",
        ),
        ("/account/enter/abc".to_owned(), ""),
        ("/account/cards/abc/remove".to_owned(), ""),
        (
            "/account/addresses/new".to_owned(),
            "name=Ada&country=SG&address1=1&postcode=098633",
        ),
        ("/account/addresses/abc/remove".to_owned(), ""),
        (
            "/account/reviews/test-tote".to_owned(),
            "stars=5&name=Ada&text=Good",
        ),
        (
            "/tell-me".to_owned(),
            "sku=TEST-TOTE-GREEN&tell-email=ada@example.com",
        ),
        ("/tell-me/abc".to_owned(), ""),
        (
            "/find-order".to_owned(),
            "number=WF-7K3M-9QXA&email=ada@example.com",
        ),
        ("/find-order/abc".to_owned(), "code=12345678"),
        (
            "/admin/login".to_owned(),
            "username=admin&password=x&next=/admin",
        ),
        (order("refund"), form),
        (order("capture"), form),
        (order("cancel"), form),
        (order("accept/1"), form),
        ("/admin/inbox/1/replay".to_owned(), form),
    ];
    let mut dice = Dice(0x5eed_0003);
    for round in 0..2 * ROUNDS {
        let (path, body) = dice.one(&posts).clone();
        let path = if round % 3 == 0 {
            address(&mut dice, &path)
        } else {
            path
        };
        let body = dice.spoil(body.as_bytes());
        let told = format!("{path} {}", String::from_utf8_lossy(&body));
        let who = if path.starts_with("/admin") {
            &merchant.0
        } else {
            &browser
        };
        let request = who
            .http()
            .post(format!("{}{path}", shop.url))
            .header("origin", &shop.url)
            .header("content-type", "application/x-www-form-urlencoded")
            .body(body);
        let page = Page::read(request.send().await.unwrap()).await.unwrap();
        is_refused_in_peace(&page, &told);
    }
    let gets = [
        "/shop?q=tote&sort=price&category=bags&page=2",
        "/products/test-box?sku=TEST-BOX-GREEN",
        "/admin/orders?q=ada&state=paid&payment=paid&from=2026-01-01&to=2027-01-01&page=2",
        "/admin/inbox?state=applied&q=ada&page=3",
        "/admin/audit?page=2",
        "/admin?done=abc",
        "/account/login?sent=1&next=/checkout",
        "/result/abc/back/1?x=y",
    ];
    for _ in 0..ROUNDS {
        let path = *dice.one(&gets);
        let path = address(&mut dice, path);
        let who = if path.starts_with("/admin") {
            &merchant.0
        } else {
            &browser
        };
        is_refused_in_peace(&who.get(&path).await, &path);
    }
    assert_eq!(shop.browser().get("/").await.status, 200);
}

/// Spoilt, and still something that a client can ask for: an address of this shop.
fn address(dice: &mut Dice, good: &str) -> String {
    let spoilt = dice.text(good);
    let letters = spoilt.chars().filter(|c| !c.is_control() && *c != '#');
    let path: String = letters.collect();
    let path = path.trim_start_matches(['/', '\\']);
    format!("/{path}")
}
