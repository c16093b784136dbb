//! `OTEL_…`: where traces and figures go, by OpenTelemetry's own names.

use std::str::FromStr as _;
use std::time::Duration;

use reqwest::header::HeaderName;
use secrecy::SecretString;
use url::Url;

use crate::config::reader::Reader;
use crate::platform::otlp::Otlp;

const VARIABLE: &str = "OTEL_EXPORTER_OTLP_ENDPOINT";

/// None unless an endpoint is named: nothing leaves the process unasked.
pub(super) fn read(reader: &mut Reader<'_>) -> Option<Otlp> {
    let endpoint = reader.optional(VARIABLE, |text| {
        let url = Url::parse(text).ok();
        url.filter(|url| matches!(url.scheme(), "http" | "https") && url.host().is_some())
            .ok_or_else(|| "is no address; write one such as http://127.0.0.1:4318".to_owned())
    });
    let headers = reader.optional("OTEL_EXPORTER_OTLP_HEADERS", |text| {
        let headers = pairs(text).map(|pair| {
            let (name, value) = pair?;
            let name = HeaderName::from_str(name).ok()?;
            let value = urlencoded(value);
            value
                .bytes()
                .all(|byte| byte.is_ascii_graphic() || byte == b' ')
                .then(|| (name, SecretString::from(value)))
        });
        let headers: Option<Vec<_>> = headers.collect();
        headers.ok_or_else(|| "is no list of headers such as api-key=…,x-tenant=…".to_owned())
    });
    let resource = reader.optional("OTEL_RESOURCE_ATTRIBUTES", |text| {
        let named = pairs(text).map(|pair| {
            let (name, value) = pair?;
            Some((name.to_owned(), urlencoded(value)))
        });
        let named: Option<Vec<_>> = named.collect();
        named.ok_or_else(|| {
            format!(
                "`{text}` is no list such as deployment.environment.name=production,host.name=a"
            )
        })
    });
    let share = reader.optional("OTEL_TRACES_SAMPLER_ARG", |text| {
        let share = text.parse().ok();
        share
            .filter(|share| (0.0..=1.0).contains(share))
            .ok_or_else(|| format!("`{text}` is no share of all traces; write one from 0 to 1"))
    });
    let every = reader.optional("OTEL_METRIC_EXPORT_INTERVAL", |text| {
        let ms = text
            .parse()
            .ok()
            .filter(|ms| (1_000..=3_600_000).contains(ms));
        ms.map(Duration::from_millis)
            .ok_or_else(|| format!("`{text}` is no number of milliseconds from 1000 to 3600000"))
    });
    reader.optional("OTEL_EXPORTER_OTLP_PROTOCOL", |text| match text {
        "http/json" => Ok(()),
        _ => Err(format!(
            "`{text}` is not spoken here; collectors take http/json at the same port"
        )),
    });
    let name = reader.text("OTEL_SERVICE_NAME");
    let mut all = vec![
        (
            "service.name".to_owned(),
            name.unwrap_or_else(|| "shop".to_owned()),
        ),
        (
            "service.version".to_owned(),
            env!("CARGO_PKG_VERSION").to_owned(),
        ),
        (
            "service.instance.id".to_owned(),
            uuid::Uuid::now_v7().to_string(),
        ),
    ];
    for (name, value) in resource.unwrap_or_default() {
        // OpenTelemetry wants the name of its own variable to win.
        if all.iter().all(|(known, _)| *known != name) {
            all.push((name, value));
        }
    }
    Some(Otlp {
        endpoint: endpoint?,
        headers: headers.unwrap_or_default(),
        resource: all,
        share: share.unwrap_or(1.0),
        figures_every: every.unwrap_or(Duration::from_secs(60)),
    })
}

/// `a=b,c=d`; none for what is no pair.
fn pairs(text: &str) -> impl Iterator<Item = Option<(&str, &str)>> {
    let pairs = text.split(',').filter(|pair| !pair.trim().is_empty());
    pairs.map(|pair| {
        let (name, value) = pair.split_once('=')?;
        let name = name.trim();
        (!name.is_empty()).then_some((name, value.trim()))
    })
}

/// What OpenTelemetry wants to be written with `%`.
fn urlencoded(value: &str) -> String {
    percent_encoding::percent_decode_str(value)
        .decode_utf8_lossy()
        .into_owned()
}

#[cfg(test)]
mod tests {
    use secrecy::ExposeSecret as _;

    use super::*;

    fn told(variables: &[(&str, &str)]) -> (Option<Otlp>, Vec<String>) {
        let source = |name: &str| {
            let found = variables.iter().find(|(of, _)| *of == name);
            found.map(|(_, value)| (*value).to_owned())
        };
        let mut reader = Reader::new(&source);
        let read = read(&mut reader);
        let problems = reader.finish().0;
        (read, problems.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn it_is_off_unless_a_collector_is_named() {
        assert!(told(&[("OTEL_SERVICE_NAME", "x")]).0.is_none());
        let (otlp, problems) = told(&[
            (VARIABLE, "https://collector.example/otlp"),
            ("OTEL_EXPORTER_OTLP_HEADERS", "api-key=a%20b, x-tenant=c"),
            ("OTEL_SERVICE_NAME", "tidewater"),
            ("OTEL_RESOURCE_ATTRIBUTES", "service.name=other,host.name=a"),
            ("OTEL_TRACES_SAMPLER_ARG", "0.1"),
        ]);
        let otlp = otlp.unwrap();
        assert!(problems.is_empty(), "{problems:?}");
        assert_eq!(otlp.headers[0].1.expose_secret(), "a b");
        assert_eq!(otlp.resource[0].1, "tidewater");
        assert!(
            otlp.resource
                .contains(&("host.name".to_owned(), "a".to_owned()))
        );
        assert_eq!(
            otlp.resource
                .iter()
                .filter(|it| it.0 == "service.name")
                .count(),
            1
        );
    }

    #[test]
    fn what_is_wrong_is_told() {
        let (_, problems) = told(&[
            (VARIABLE, "collector:4317"),
            ("OTEL_EXPORTER_OTLP_HEADERS", "secret"),
            ("OTEL_RESOURCE_ATTRIBUTES", "=a"),
            ("OTEL_TRACES_SAMPLER_ARG", "7"),
            ("OTEL_METRIC_EXPORT_INTERVAL", "5"),
            ("OTEL_EXPORTER_OTLP_PROTOCOL", "grpc"),
        ]);
        assert_eq!(problems.len(), 6, "{problems:?}");
        assert!(problems.iter().all(|problem| !problem.contains("secret")));
    }
}
