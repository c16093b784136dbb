/// Replaces values in a JSON text by what `replace` makes of a field's name and its value; `None`
/// leaves a value as it is. Everything else stays byte for byte, and a text that is no JSON after
/// all is gone through just the same: what cannot be read is kept too.
pub(crate) fn replace_values(text: &str, replace: &dyn Fn(&str, &str) -> Option<String>) -> String {
    let mut scan = Scan { text, at: 0 };
    let mut result = String::with_capacity(text.len());
    let mut copied = 0;
    while let Some((start, literal)) = scan.next_string() {
        if !scan.colon_follows() {
            // A message may be quoted in another.
            let value = decoded(literal);
            if value.contains('"') {
                let replaced = replace_values(&value, replace);
                if replaced != value {
                    result.push_str(&text[copied..start]);
                    result.push_str(&quoted(&replaced));
                    copied = scan.at;
                }
            }
            continue;
        }
        let name = decoded(literal);
        let before = scan.at;
        let (start, value) = scan.value();
        match replace(&name, &decoded(value)).filter(|_| !value.is_empty()) {
            Some(replaced) => {
                result.push_str(&text[copied..start]);
                result.push_str(&quoted(&replaced));
                copied = scan.at;
            }
            // A message may be quoted in it.
            None => scan.at = before,
        }
    }
    result.push_str(&text[copied..]);
    result
}

struct Scan<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Scan<'a> {
    /// The next string, with its quotation marks; one that nothing ends goes to the end.
    fn next_string(&mut self) -> Option<(usize, &'a str)> {
        let start = self.at + self.text[self.at..].find('"')?;
        self.at = start + string_length(&self.text[start..]);
        Some((start, &self.text[start..self.at]))
    }

    fn skip_space(&mut self) {
        let rest = &self.text[self.at..];
        self.at += rest.len() - rest.trim_start().len();
    }

    /// Steps over the colon that makes the string before it a field's name.
    fn colon_follows(&mut self) -> bool {
        self.skip_space();
        let follows = self.text[self.at..].starts_with(':');
        self.at += usize::from(follows);
        follows
    }

    /// A string or a number, as it is written; empty if something else follows.
    fn value(&mut self) -> (usize, &'a str) {
        self.skip_space();
        let start = self.at;
        let rest = &self.text[start..];
        self.at += match rest.bytes().next() {
            Some(b'"') => string_length(rest),
            Some(b'-' | b'0'..=b'9') => rest
                .find(|c: char| !(c.is_ascii_alphanumeric() || "+-.".contains(c)))
                .unwrap_or(rest.len()),
            _ => 0,
        };
        (start, &self.text[start..self.at])
    }
}

/// How long the string is that `text` begins with.
fn string_length(text: &str) -> usize {
    let mut escaped = true;
    for (index, byte) in text.bytes().enumerate() {
        match byte {
            // The first byte is the opening mark.
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => return index + 1,
            _ => {}
        }
    }
    text.len()
}

/// What a string or a number says; what cannot be read says what it is written as.
fn decoded(literal: &str) -> String {
    serde_json::from_str(literal).unwrap_or_else(|_| literal.trim_matches('"').to_owned())
}

fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shout(text: &str) -> String {
        replace_values(text, &|name, token| {
            (name == "cardToken").then(|| format!("<{token}>"))
        })
    }

    #[test]
    fn tokens_are_replaced_wherever_they_stand_and_nothing_else_is() {
        for (message, kept) in [
            (r#"{"cardToken":"A"}"#, r#"{"cardToken":"<A>"}"#),
            (
                "{ \"a\" : 1.50,\n\t\"cardToken\" :  \"A\\u0042\\\"\" , \"z\":[\"ä\"]}",
                "{ \"a\" : 1.50,\n\t\"cardToken\" :  \"<AB\\\">\" , \"z\":[\"ä\"]}",
            ),
            (
                r#"[{"x":{"cardToken":"A"}},{"cardToken":"B"}]"#,
                r#"[{"x":{"cardToken":"<A>"}},{"cardToken":"<B>"}]"#,
            ),
            // Another spelling of the name, a number, a message in a message.
            (r#"{"card\u0054oken":"A"}"#, r#"{"card\u0054oken":"<A>"}"#),
            (
                r#"{"cardToken":-12.5e+3,"b":1}"#,
                r#"{"cardToken":"<-12.5e+3>","b":1}"#,
            ),
            (
                r#"{"extend":"{\"cardToken\":\"A\",\"b\":1}","c":2}"#,
                r#"{"extend":"{\"cardToken\":\"<A>\",\"b\":1}","c":2}"#,
            ),
            // Not quite JSON.
            (r#"{"cardToken":"A"#, r#"{"cardToken":"<A>""#),
            (r#"x"cardToken":"A\q""#, r#"x"cardToken":"<A\\q>""#),
        ] {
            assert_eq!(shout(message), kept);
        }
        for same in [
            "",
            "\"",
            "\"\\",
            r#"{"cardToken":null,"cardtoken":"A","b":"cardToken"}"#,
            r#"{"cardToken":{"cardTokens":"A"},"c":"\"cardToken\""}"#,
            r#"["cardToken","A"]"#,
            r#"{"cardToken" "A"}"#,
        ] {
            assert_eq!(shout(same), same);
        }
    }
}
