//! What Antom answers is kept as it came, except for what would charge a card or names a person.

use antom::{Answer, CallError, PayOutcome};

use crate::platform::vault::Vault;

/// Something of which the bytes are kept.
pub(crate) trait Redact {
    fn redacted(self, vault: &Vault) -> Self;
}

impl<T> Redact for Answer<T> {
    fn redacted(self, vault: &Vault) -> Self {
        Self {
            raw: vault.redact(&self.raw),
            ..self
        }
    }
}

impl Redact for PayOutcome {
    fn redacted(self, vault: &Vault) -> Self {
        match self {
            Self::Success(answer) => Self::Success(Box::new(answer.redacted(vault))),
            Self::Redirect { url, answer } => Self::Redirect {
                url,
                answer: Box::new(answer.redacted(vault)),
            },
            Self::InProcess(answer) => Self::InProcess(Box::new(answer.redacted(vault))),
        }
    }
}

impl Redact for CallError {
    fn redacted(self, vault: &Vault) -> Self {
        match self {
            Self::Refused { result, raw } => Self::Refused {
                result,
                raw: vault.redact(&raw),
            },
            Self::Unknown {
                reason,
                result,
                raw,
            } => Self::Unknown {
                reason,
                result,
                raw: raw.map(|raw| vault.redact(&raw)),
            },
            Self::Unreachable { source } => Self::Unreachable { source },
        }
    }
}

impl<T: Redact> Redact for Result<T, CallError> {
    fn redacted(self, vault: &Vault) -> Self {
        match self {
            Ok(answer) => Ok(answer.redacted(vault)),
            Err(error) => Err(error.redacted(vault)),
        }
    }
}
