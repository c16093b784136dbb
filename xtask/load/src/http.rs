//! As much HTTP/1.1 as the load needs: connections that stay open, and answers with a length or in
//! chunks.

use std::net::SocketAddr;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use xtask::run::Result;

pub(crate) struct Connection {
    addr: SocketAddr,
    stream: Option<TcpStream>,
    /// The last answer: its head, then its body as it came.
    buffer: Vec<u8>,
    head: usize,
    chunked: bool,
    pub(crate) status: u16,
}

impl Connection {
    pub(crate) fn to(addr: SocketAddr) -> Self {
        Self {
            addr,
            stream: None,
            buffer: Vec::with_capacity(128 * 1024),
            head: 0,
            chunked: false,
            status: 0,
        }
    }

    pub(crate) fn addr(&self) -> SocketAddr {
        self.addr
    }

    /// Sends a whole request and reads the whole answer.
    pub(crate) async fn exchange(&mut self, request: &[u8]) -> Result<()> {
        let answered = self.try_exchange(request).await;
        let closing = self
            .header("connection")
            .is_some_and(|value| value.eq_ignore_ascii_case("close"));
        if answered.is_err() || closing {
            self.stream = None;
        }
        answered
    }

    async fn try_exchange(&mut self, request: &[u8]) -> Result<()> {
        self.buffer.clear();
        self.head = 0;
        let stream = match &mut self.stream {
            Some(stream) => stream,
            none => {
                let stream = TcpStream::connect(self.addr).await?;
                stream.set_nodelay(true)?;
                none.insert(stream)
            }
        };
        stream.write_all(request).await?;

        while self.head == 0 {
            if stream.read_buf(&mut self.buffer).await? == 0 {
                return Err("the connection was closed before an answer".into());
            }
            self.head = find(&self.buffer, b"\r\n\r\n").map_or(0, |at| at + 4);
        }
        let head = std::str::from_utf8(&self.buffer[..self.head])?;
        self.status = head.get(9..12).ok_or("no HTTP answer")?.parse()?;
        self.chunked = header(head, "transfer-encoding").is_some();
        let length: Option<usize> = header(head, "content-length").map(str::parse).transpose()?;
        let bodiless = matches!(self.status, 204 | 304);
        let complete = |buffer: &[u8]| {
            if bodiless {
                true
            } else if self.chunked {
                chunks_end(&buffer[self.head..])
            } else {
                buffer.len() >= self.head + length.unwrap_or(0)
            }
        };
        while !complete(&self.buffer) {
            if stream.read_buf(&mut self.buffer).await? == 0 {
                return Err("the connection was closed within an answer".into());
            }
        }
        Ok(())
    }

    /// Nothing more is heard of a request that was given up.
    pub(crate) fn close(&mut self) {
        self.stream = None;
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        header(std::str::from_utf8(&self.buffer[..self.head]).ok()?, name)
    }

    /// The `name=value` of every cookie that the answer sets.
    pub(crate) fn cookies(&self) -> impl Iterator<Item = &str> {
        let head = std::str::from_utf8(&self.buffer[..self.head]).unwrap_or_default();
        head.split("\r\n").filter_map(|line| {
            let (name, value) = line.split_once(':')?;
            let set = name.eq_ignore_ascii_case("set-cookie");
            set.then(|| value.split(';').next().unwrap_or_default().trim())
        })
    }

    pub(crate) fn body(&self) -> Vec<u8> {
        let raw = &self.buffer[self.head..];
        if !self.chunked {
            return raw.to_vec();
        }
        let mut body = Vec::new();
        let mut rest = raw;
        while let Some((start, length)) = chunk(rest) {
            let Some(content) = rest.get(start..start + length).filter(|_| length > 0) else {
                break;
            };
            body.extend_from_slice(content);
            rest = rest.get(start + length + 2..).unwrap_or_default();
        }
        body
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body()).into_owned()
    }
}

fn find(text: &[u8], wanted: &[u8]) -> Option<usize> {
    text.windows(wanted.len())
        .position(|window| window == wanted)
}

fn header<'a>(head: &'a str, wanted: &str) -> Option<&'a str> {
    head.split("\r\n").find_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.eq_ignore_ascii_case(wanted).then_some(value.trim())
    })
}

/// Where a chunk's content begins and how long it is.
fn chunk(rest: &[u8]) -> Option<(usize, usize)> {
    let end = find(rest, b"\r\n")?;
    let size = std::str::from_utf8(&rest[..end]).ok()?;
    let length = usize::from_str_radix(size.split(';').next()?.trim(), 16).ok()?;
    Some((end + 2, length))
}

fn chunks_end(mut rest: &[u8]) -> bool {
    while let Some((start, length)) = chunk(rest) {
        match rest.get(start + length + 2..) {
            Some(_) if length == 0 => return true,
            Some(next) => rest = next,
            None => return false,
        }
    }
    false
}

/// A GET as a browser sends one, but for compression.
pub(crate) fn get(host: SocketAddr, path: &str, headers: &str) -> Vec<u8> {
    format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nAccept: text/html\r\n{headers}\r\n")
        .into_bytes()
}

/// A form as a browser of the same site sends it.
pub(crate) fn post_form(host: SocketAddr, path: &str, cookie: &str, form: &str) -> Vec<u8> {
    let length = form.len();
    format!(
        "POST {path} HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\nSec-Fetch-Site: same-origin\r\n\
         Accept: text/html\r\nCookie: {cookie}\r\nContent-Type: application/x-www-form-urlencoded\r\n\
         Content-Length: {length}\r\n\r\n{form}"
    )
    .into_bytes()
}

/// JSON as a script sends it.
pub(crate) fn send_json(host: SocketAddr, method: &str, path: &str, body: &str) -> Vec<u8> {
    let length = body.len();
    format!(
        "{method} {path} HTTP/1.1\r\nHost: {host}\r\nAccept: application/json\r\n\
         Content-Type: application/json\r\nContent-Length: {length}\r\n\r\n{body}"
    )
    .into_bytes()
}

/// Fields as a browser encodes them.
pub(crate) fn form(fields: &[(&str, &str)]) -> String {
    let mut text = String::new();
    for (name, value) in fields {
        if !text.is_empty() {
            text.push('&');
        }
        text.push_str(name);
        text.push('=');
        for byte in value.bytes() {
            match byte {
                b' ' => text.push('+'),
                _ if byte.is_ascii_alphanumeric() || b"-_.*".contains(&byte) => {
                    text.push(char::from(byte));
                }
                _ => text.push_str(&format!("%{byte:02X}")),
            }
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chunks_are_followed_to_their_end() {
        assert!(chunks_end(b"3\r\nabc\r\n0\r\n\r\n"));
        assert!(!chunks_end(b"3\r\nabc\r\n0\r\n"));
        assert!(!chunks_end(b"3\r\nab"));
        assert!(!chunks_end(b""));
        let connection = Connection {
            buffer: b"HTTP/1.1 200 OK\r\n\r\n3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n".to_vec(),
            head: 19,
            chunked: true,
            ..Connection::to(([127, 0, 0, 1], 1).into())
        };
        assert_eq!(connection.text(), "abcde");
    }

    #[test]
    fn fields_are_encoded() {
        assert_eq!(
            form(&[("email", "ada@example.com"), ("name", "Ada B"), ("x", "")]),
            "email=ada%40example.com&name=Ada+B&x="
        );
    }

    #[test]
    fn headers_and_cookies_are_found_in_any_case() {
        let head = "HTTP/1.1 200 OK\r\ncontent-LENGTH: 5\r\nSet-Cookie: a=b; Path=/\r\nset-cookie: c=d\r\n\r\n";
        let connection = Connection {
            buffer: head.as_bytes().to_vec(),
            head: head.len(),
            ..Connection::to(([127, 0, 0, 1], 1).into())
        };
        assert_eq!(connection.header("Content-Length"), Some("5"));
        assert_eq!(connection.cookies().collect::<Vec<_>>(), ["a=b", "c=d"]);
    }
}
