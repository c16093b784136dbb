//! What Antom answers is kept as it came, except for what would charge a card.

use antom::{Answer, CallError, PayOutcome};

use crate::platform::vault::Vault;

/// Something of which the bytes are kept.
pub(crate) trait Kept {
    fn without_tokens(self, vault: &Vault) -> Self;
}

impl<T> Kept for Answer<T> {
    fn without_tokens(self, vault: &Vault) -> Self {
        Self {
            raw: vault.without_tokens(&self.raw),
            ..self
        }
    }
}

impl Kept for PayOutcome {
    fn without_tokens(self, vault: &Vault) -> Self {
        match self {
            Self::Success(answer) => Self::Success(Box::new(answer.without_tokens(vault))),
            Self::Redirect { url, answer } => Self::Redirect {
                url,
                answer: Box::new(answer.without_tokens(vault)),
            },
            Self::InProcess(answer) => Self::InProcess(Box::new(answer.without_tokens(vault))),
        }
    }
}

impl Kept for CallError {
    fn without_tokens(self, vault: &Vault) -> Self {
        match self {
            Self::Refused { result, raw } => Self::Refused {
                result,
                raw: vault.without_tokens(&raw),
            },
            Self::Unknown {
                reason,
                result,
                raw,
            } => Self::Unknown {
                reason,
                result,
                raw: raw.map(|raw| vault.without_tokens(&raw)),
            },
            Self::Unreachable { source } => Self::Unreachable { source },
        }
    }
}

impl<T: Kept> Kept for Result<T, CallError> {
    fn without_tokens(self, vault: &Vault) -> Self {
        match self {
            Ok(answer) => Ok(answer.without_tokens(vault)),
            Err(error) => Err(error.without_tokens(vault)),
        }
    }
}
