//! As much HTML as forms need.

/// The value of the first `<input>` of this name.
pub(crate) fn input(html: &str, name: &str) -> Option<String> {
    let wanted = format!("name=\"{name}\"");
    html.split("<input").skip(1).find_map(|rest| {
        let tag = rest.split('>').next()?;
        if !tag.contains(&wanted) {
            return None;
        }
        let value = tag.split_once(" value=\"")?.1.split('"').next()?;
        Some(plain(value))
    })
}

/// Text as it stood before it was made safe for a page.
fn plain(escaped: &str) -> String {
    let mut text = escaped.to_owned();
    for (escape, letter) in [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&#x27;", "'"),
    ] {
        text = text.replace(escape, letter);
    }
    // Last, or what it uncovers would be taken for another one.
    text.replace("&amp;", "&")
}

/// What follows `start` in the links of a page: `/orders/` gives every order's token.
pub(crate) fn links<'a>(html: &'a str, start: &str) -> Vec<&'a str> {
    let start = format!("href=\"{start}");
    let mut found = Vec::new();
    for rest in html.split(&*start).skip(1) {
        let end = rest.split(['"', '/', '?', '#']).next().unwrap_or_default();
        if !end.is_empty() && !found.contains(&end) {
            found.push(end);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_is_found_whatever_the_order_of_its_attributes() {
        let html = r#"<input value="no" name="other"><input type="hidden" value="a&amp;&amp;1" name="review"/>"#;
        assert_eq!(input(html, "review").as_deref(), Some("a&&1"));
        assert_eq!(input(html, "delivery"), None);
    }

    #[test]
    fn links_are_found_once_each() {
        let html = r#"<a href="/orders/x1">1</a><a href="/result/x1">r</a><a href="/orders/x2?a">2</a><a href="/orders/x1">1</a><a href="/orders">all</a>"#;
        assert_eq!(links(html, "/orders/"), ["x1", "x2"]);
    }
}
