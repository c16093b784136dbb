//! The figures as Prometheus reads them, in OTLP's form.

use serde_json::{Value as Json, json};

/// Each metric of a text in `OpenMetrics` form. `began` and `now` are nanoseconds.
pub(super) fn of(text: &str, began: &str, now: &str) -> Vec<Json> {
    let mut families: Vec<Family> = Vec::new();
    let mut help = "";
    for line in text.lines() {
        let mut words = line.splitn(4, ' ');
        match (words.next(), words.next(), words.next(), words.next()) {
            (Some("#"), Some("HELP"), Some(_), Some(said)) => help = said,
            (Some("#"), Some("TYPE"), Some(name), Some(kind)) => {
                let name = name.to_owned();
                let (kind, help) = (kind.to_owned(), help.to_owned());
                families.push(Family {
                    name,
                    kind,
                    help,
                    samples: Vec::new(),
                });
            }
            (Some("#"), ..) => {}
            _ => {
                if let Some((family, sample)) = families.last_mut().zip(Sample::read(line)) {
                    family.samples.push(sample);
                }
            }
        }
    }
    let metrics = families
        .iter()
        .filter_map(|family| family.metric(began, now));
    metrics.collect()
}

struct Family {
    name: String,
    kind: String,
    help: String,
    samples: Vec<Sample>,
}

/// `shop_notifications_total{outcome="accepted"} 3`
#[derive(Debug, PartialEq)]
struct Sample {
    name: String,
    labels: Vec<(String, String)>,
    value: f64,
}

impl Sample {
    fn read(line: &str) -> Option<Self> {
        let (name, labels, value) = match line.split_once('{') {
            Some((name, rest)) => {
                let (labels, rest) = labels(rest)?;
                (name, labels, rest)
            }
            None => {
                let (name, rest) = line.split_once(' ')?;
                (name, Vec::new(), rest)
            }
        };
        Some(Self {
            name: name.to_owned(),
            labels,
            value: value.split_whitespace().next()?.parse().ok()?,
        })
    }

    fn attributes(&self) -> Vec<Json> {
        let labels = self.labels.iter().filter(|(name, _)| name != "le");
        labels
            .map(|(name, value)| json!({"key": name, "value": {"stringValue": value}}))
            .collect()
    }
}

/// What stands before the closing brace, and what follows it.
fn labels(mut rest: &str) -> Option<(Vec<(String, String)>, &str)> {
    let mut labels = Vec::new();
    loop {
        rest = rest.trim_start_matches(',');
        if let Some(after) = rest.strip_prefix('}') {
            return Some((labels, after));
        }
        let (name, quoted) = rest.split_once("=\"")?;
        let mut value = String::new();
        let mut letters = quoted.char_indices();
        loop {
            match letters.next()? {
                (_, '\\') => match letters.next()?.1 {
                    'n' => value.push('\n'),
                    letter => value.push(letter),
                },
                (at, '"') => {
                    rest = quoted.get(at + 1..)?;
                    break;
                }
                (_, letter) => value.push(letter),
            }
        }
        labels.push((name.to_owned(), value));
    }
}

impl Family {
    fn metric(&self, began: &str, now: &str) -> Option<Json> {
        let unit = if self.name.ends_with("_seconds") {
            "s"
        } else {
            "1"
        };
        let mut metric = json!({"name": self.name, "description": self.help, "unit": unit});
        let (form, told) = match self.kind.as_str() {
            "counter" => (
                "sum",
                json!({
                    "dataPoints": self.numbers(began, now),
                    "aggregationTemporality": 2,
                    "isMonotonic": true,
                }),
            ),
            "gauge" | "info" => ("gauge", json!({"dataPoints": self.numbers(began, now)})),
            "histogram" => (
                "histogram",
                json!({
                    "dataPoints": self.histograms(began, now),
                    "aggregationTemporality": 2,
                }),
            ),
            _ => return None,
        };
        metric[form] = told;
        Some(metric)
    }

    fn numbers(&self, began: &str, now: &str) -> Vec<Json> {
        let samples = self.samples.iter();
        samples
            .map(|sample| {
                json!({
                    "attributes": sample.attributes(),
                    "startTimeUnixNano": began,
                    "timeUnixNano": now,
                    "asDouble": sample.value,
                })
            })
            .collect()
    }

    /// One for each set of labels. Prometheus' buckets hold what is below them, too; OTLP's do not.
    fn histograms(&self, began: &str, now: &str) -> Vec<Json> {
        let mut points: Vec<Histogram> = Vec::new();
        for sample in &self.samples {
            let of = sample.attributes();
            let at = points.iter().position(|point| point.attributes == of);
            let at = at.unwrap_or_else(|| {
                points.push(Histogram {
                    attributes: of,
                    ..Histogram::default()
                });
                points.len() - 1
            });
            let Some(point) = points.get_mut(at) else {
                continue;
            };
            if sample.name.ends_with("_sum") {
                point.sum = sample.value;
            } else if sample.name.ends_with("_count") {
                point.count = sample.value;
            } else {
                let bound = sample.labels.iter().find(|(name, _)| name == "le");
                let bound = bound.and_then(|(_, value)| value.parse::<f64>().ok());
                point.bounds.extend(bound.filter(|bound| bound.is_finite()));
                point.below.push(sample.value);
            }
        }
        points
            .into_iter()
            .map(|point| {
                let before = [0.0].into_iter().chain(point.below.iter().copied());
                let counts = point
                    .below
                    .iter()
                    .zip(before)
                    .map(|(to, from)| whole(to - from));
                json!({
                    "attributes": point.attributes,
                    "startTimeUnixNano": began,
                    "timeUnixNano": now,
                    "count": whole(point.count),
                    "sum": point.sum,
                    "explicitBounds": point.bounds,
                    "bucketCounts": counts.collect::<Vec<_>>(),
                })
            })
            .collect()
    }
}

/// What Prometheus tells of one set of labels.
#[derive(Default)]
struct Histogram {
    attributes: Vec<Json>,
    bounds: Vec<f64>,
    /// How many were at most each bound, and at the end how many there were.
    below: Vec<f64>,
    count: f64,
    sum: f64,
}

/// As OTLP's JSON writes 64 bits: as text.
fn whole(count: f64) -> String {
    format!("{count:.0}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::metrics::Metrics;
    use crate::platform::metrics::labels::{Api, CallOutcome, Notified};

    #[test]
    fn what_prometheus_reads_is_told_in_the_collectors_form() {
        let metrics = Metrics::new(1_000);
        metrics.notified(Notified::Accepted);
        metrics.notified(Notified::Accepted);
        for ms in [20, 60, 70, 30_000] {
            let took = std::time::Duration::from_millis(ms);
            metrics.called(Api::Pay, took, CallOutcome::Ok, None);
        }
        let mut text = String::new();
        prometheus_client::encoding::text::encode_registry(&mut text, &metrics.registry).unwrap();
        let told = of(&text, "1", "2");
        let find = |name: &str| told.iter().find(|metric| metric["name"] == name).unwrap();
        let with = |points: &Json, label: &str| {
            let points = points["dataPoints"].as_array().unwrap();
            let is_it = |point: &&Json| {
                let mut labels = point["attributes"].as_array().unwrap().iter();
                labels.any(|it| it["value"]["stringValue"] == label)
            };
            points.iter().filter(is_it).cloned().collect::<Vec<_>>()
        };
        let notifications = &find("shop_notifications")["sum"];
        assert_eq!(notifications["isMonotonic"], true);
        assert_eq!(with(notifications, "accepted")[0]["asDouble"], 2.0);
        let calls = find("shop_gateway_call_duration_seconds");
        assert_eq!(calls["unit"], "s");
        let pay = with(&calls["histogram"], "pay");
        let pay = pay.iter().find(|point| point["count"] != "0").unwrap();
        assert_eq!(
            (&pay["count"], &pay["timeUnixNano"]),
            (&json!("4"), &json!("2"))
        );
        assert_eq!(pay["sum"], 30.15);
        let counts = ["1", "2", "0", "0", "0", "0", "0", "0", "1"];
        assert_eq!(pay["bucketCounts"], json!(counts));
        assert_eq!(pay["explicitBounds"].as_array().unwrap().len(), 8);
        assert!(find("shop_build")["gauge"]["dataPoints"][0]["attributes"][0].is_object());
    }

    #[test]
    fn labels_are_read_with_what_they_escape() {
        let sample = Sample::read(r#"a{b="x,\"y\"}\\",c=""} 2 17"#).unwrap();
        assert_eq!(sample.labels[0].1, r#"x,"y"}\"#);
        assert_eq!((sample.labels.len(), sample.value), (2, 2.0));
        for text in ["", "a", "a{b", "a{b=\"c} 1", "a{b=\"c\"}", "a x"] {
            assert_eq!(Sample::read(text), None, "{text}");
        }
    }
}
