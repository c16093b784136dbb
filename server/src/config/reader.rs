use std::net::{IpAddr, SocketAddr};

use url::{Host, Url};

use crate::config::{ConfigError, Source};

/// Reads variables and remembers what was wrong with them.
pub(super) struct Reader<'a> {
    source: &'a Source<'a>,
    problems: Vec<ConfigError>,
    warnings: Vec<String>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(source: &'a Source<'a>) -> Self {
        Self {
            source,
            problems: Vec::new(),
            warnings: Vec::new(),
        }
    }

    /// The trimmed value. An empty variable counts as unset: that is how many tools unset one.
    pub(super) fn text(&self, name: &'static str) -> Option<String> {
        (self.source)(name)
            .map(|value| value.trim().to_owned())
            .filter(|value| !value.is_empty())
    }

    /// None when the variable is unset, and when it is wrong, which is then remembered.
    pub(super) fn optional<T>(
        &mut self,
        name: &'static str,
        parse: impl FnOnce(&str) -> Result<T, String>,
    ) -> Option<T> {
        let text = self.text(name)?;
        match parse(&text) {
            Ok(value) => Some(value),
            Err(problem) => {
                self.problem(name, problem);
                None
            }
        }
    }

    pub(super) fn problem(&mut self, variable: &'static str, problem: impl Into<String>) {
        self.problems.push(ConfigError {
            variable,
            problem: problem.into(),
        });
    }

    pub(super) fn warn(&mut self, warning: impl Into<String>) {
        self.warnings.push(warning.into());
    }

    pub(super) fn is_clean(&self) -> bool {
        self.problems.is_empty()
    }

    pub(super) fn finish(self) -> (Vec<ConfigError>, Vec<String>) {
        (self.problems, self.warnings)
    }
}

pub(super) fn address(text: &str) -> Result<SocketAddr, String> {
    text.parse().map_err(|_| {
        format!(
            "`{text}` is not an address; write an IP address and a port, such as 127.0.0.1:3000"
        )
    })
}

/// An `http` or `https` URL that is an origin and nothing more, because everything here is built by
/// appending paths to it. The value is not quoted back: a URL may carry a password.
pub(super) fn base_url(text: &str) -> Result<Url, String> {
    let url = Url::parse(text)
        .map_err(|_| "is not a URL; write one such as https://shop.example".to_owned())?;
    if !matches!(url.scheme(), "http" | "https") || url.host().is_none() {
        return Err("must begin with https:// or http://, followed by a host name".to_owned());
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err("must not carry a user name or password".to_owned());
    }
    if url.path() != "/" || url.query().is_some() || url.fragment().is_some() {
        return Err(
            "must be an origin only; leave out everything after the host name and port".to_owned(),
        );
    }
    Ok(url)
}

pub(super) fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        // Outside of http, an address is a name as well.
        Some(Host::Domain(name)) => {
            name == "localhost"
                || name.ends_with(".localhost")
                || name
                    .parse::<IpAddr>()
                    .is_ok_and(|address| address.is_loopback())
        }
        None => false,
    }
}
