//! Bodies as they came, made readable.

use std::fmt::Write as _;

use serde::de::IgnoredAny;

/// JSON on indented lines, every name and value as it came and in its order; anything else as it
/// came.
pub(crate) fn indented(body: &str) -> String {
    if serde_json::from_str::<IgnoredAny>(body).is_err() {
        return body.to_owned();
    }
    let mut text = String::with_capacity(body.len() * 2);
    let mut depth = 0_usize;
    let mut letters = body.chars().peekable();
    let mut in_string = false;
    while let Some(letter) = letters.next() {
        if in_string {
            text.push(letter);
            match letter {
                '\\' => text.extend(letters.next()),
                '"' => in_string = false,
                _ => {}
            }
            continue;
        }
        match letter {
            '"' => {
                in_string = true;
                text.push(letter);
            }
            '{' | '[' => {
                text.push(letter);
                while letters.next_if(char::is_ascii_whitespace).is_some() {}
                if let Some(closing) = letters.next_if(|next| matches!(next, '}' | ']')) {
                    text.push(closing);
                } else {
                    depth += 1;
                    new_line(&mut text, depth);
                }
            }
            '}' | ']' => {
                depth = depth.saturating_sub(1);
                new_line(&mut text, depth);
                text.push(letter);
            }
            ',' => {
                text.push(letter);
                new_line(&mut text, depth);
            }
            ':' => text.push_str(": "),
            letter if letter.is_ascii_whitespace() => {}
            letter => text.push(letter),
        }
    }
    text
}

fn new_line(text: &mut String, depth: usize) {
    // Writing to a String cannot fail.
    let _ = write!(text, "\n{:width$}", "", width = depth * 2);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_is_indented_and_nothing_in_it_changes() {
        let body = r#"{"b":1.50,"a" : [ ],"c":{"d":"x, \"y\": {z}\\","e":[1,{}]}}"#;
        let shown = r#"{
  "b": 1.50,
  "a": [],
  "c": {
    "d": "x, \"y\": {z}\\",
    "e": [
      1,
      {}
    ]
  }
}"#;
        assert_eq!(indented(body), shown);
        assert_eq!(indented(shown), shown);
    }

    #[test]
    fn anything_else_is_shown_as_it_came() {
        for body in ["", "not json {", "{\"a\":1", "<b>"] {
            assert_eq!(indented(body), body);
        }
    }
}
