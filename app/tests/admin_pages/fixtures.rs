//! A back office to look at. Every text ends in a suffix, so that a test can put something
//! hostile into all of them at once.

mod actions;
mod disputes;
mod lists;
mod order;

use app::view::admin::*;

#[derive(Clone, Copy)]
pub(crate) struct Fake(pub(crate) &'static str);

impl Fake {
    fn s(self, text: &str) -> String {
        format!("{text}{}", self.0)
    }

    fn at(self, time: &str) -> Moment {
        Moment {
            text: self.s(&format!("21 Nov 2026, {time} UTC")),
            iso: self.s(&format!("2026-11-21T{time}:00Z")),
        }
    }

    fn badge(self, label: &str, tone: Tone) -> Badge {
        Badge::new(self.s(label), tone)
    }

    fn choices(self, choices: &[(&str, &str)]) -> Vec<FilterOption> {
        choices
            .iter()
            .map(|(value, label)| FilterOption {
                value: (*value).to_owned(),
                label: self.s(label),
            })
            .collect()
    }

    pub(crate) fn frame(self) -> AdminFrame {
        AdminFrame {
            shop: self.s("Wayfare"),
            queue_length: 5,
            logout_form_id: self.s("nonce-mac"),
            sandbox: true,
            notice: None,
        }
    }

    pub(crate) fn noticed(self) -> AdminFrame {
        AdminFrame {
            notice: Some(Notice {
                tone: Tone::Good,
                text: self.s("Refund of SGD 20.00 reserved. Antom is asked within seconds."),
            }),
            ..self.frame()
        }
    }

    pub(crate) fn login(self, problem: &str) -> Login {
        Login {
            named: false,
            shop: self.s("Wayfare"),
            next: self.s("/admin/queue"),
            closed: false,
            notice: String::new(),
            problem: if problem.is_empty() {
                String::new()
            } else {
                self.s(problem)
            },
        }
    }
}
