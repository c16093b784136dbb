//! Mails to buyers: into files in development, by SMTP when that is configured.

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use async_trait::async_trait;
use lettre::message::{Mailbox, MultiPart};
use lettre::{AsyncFileTransport, AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};
use secrecy::ExposeSecret;

use crate::config::{MailConfig, MailTransport};

/// How long handing over one mail may take; shorter than the lease of its task.
const PATIENCE: Duration = Duration::from_secs(30);

/// A mail, ready to be sent. `Debug` leaves out whom it goes to and what it says.
#[derive(Clone, PartialEq, Eq)]
pub struct Mail {
    pub to: String,
    pub subject: String,
    pub text: String,
    pub html: String,
    /// The part before the `@` of the `Message-ID`: the same for the same mail, so that one sent
    /// twice after a crash shows up once.
    pub message_id: String,
}

impl std::fmt::Debug for Mail {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("Mail")
            .field("message_id", &self.message_id)
            .finish_non_exhaustive()
    }
}

#[derive(Debug, thiserror::Error)]
pub enum MailError {
    /// Nobody can be reached at the address.
    #[error("the recipient's mail address cannot be used")]
    Address,
    #[error("the mail cannot be put together: {0}")]
    Message(#[from] lettre::error::Error),
    #[error("the folder for mails cannot be made: {0}")]
    Folder(#[source] std::io::Error),
    #[error("the mail cannot be written to a file: {0}")]
    File(#[from] lettre::transport::file::Error),
    #[error("the mail server did not answer in time")]
    TookTooLong,
    /// What the server said may name the recipient, so only its code is told.
    #[error("the mail server did not take the mail ({})", smtp_code(.0))]
    Smtp(#[from] lettre::transport::smtp::Error),
}

fn smtp_code(error: &lettre::transport::smtp::Error) -> String {
    match error.status() {
        Some(code) => code.to_string(),
        None if error.is_timeout() => "no answer in time".to_owned(),
        None => "no connection".to_owned(),
    }
}

impl MailError {
    /// Whether trying again is of no use.
    #[must_use]
    pub fn is_permanent(&self) -> bool {
        match self {
            Self::Address | Self::Message(_) => true,
            Self::Smtp(error) => error.is_permanent(),
            Self::Folder(_) | Self::File(_) | Self::TookTooLong => false,
        }
    }
}

#[async_trait]
pub trait Mailer: Send + Sync {
    /// # Errors
    /// When the mail was not handed over.
    async fn send(&self, mail: &Mail) -> Result<(), MailError>;
}

/// The mailer that the configuration asks for.
///
/// # Errors
/// When the folder for mails cannot be made, or the SMTP URL cannot be used.
pub fn mailer(config: &MailConfig) -> Result<Arc<dyn Mailer>, MailError> {
    Ok(match &config.transport {
        MailTransport::Files(folder) => Arc::new(files(folder, config.from.clone())?),
        MailTransport::Smtp(url) => Arc::new(Outgoing {
            from: config.from.clone(),
            patience: PATIENCE,
            transport: AsyncSmtpTransport::<Tokio1Executor>::from_url(url.expose_secret())?
                .timeout(Some(PATIENCE))
                .build(),
        }),
    })
}

/// Whether the mail server answers as it should; `false` when mails go to files.
///
/// # Errors
/// When it does not.
pub async fn greet(config: &MailConfig, patience: Duration) -> Result<bool, MailError> {
    let MailTransport::Smtp(url) = &config.transport else {
        return Ok(false);
    };
    let builder = AsyncSmtpTransport::<Tokio1Executor>::from_url(url.expose_secret())?;
    let transport: AsyncSmtpTransport<Tokio1Executor> = builder.timeout(Some(patience)).build();
    let greeted = tokio::time::timeout(patience, transport.test_connection()).await;
    Ok(greeted.map_err(|_| MailError::TookTooLong)??)
}

fn files(
    folder: &Path,
    from: Mailbox,
) -> Result<Outgoing<AsyncFileTransport<Tokio1Executor>>, MailError> {
    std::fs::create_dir_all(folder).map_err(MailError::Folder)?;
    Ok(Outgoing {
        from,
        patience: PATIENCE,
        transport: AsyncFileTransport::new(folder),
    })
}

struct Outgoing<T> {
    from: Mailbox,
    patience: Duration,
    transport: T,
}

#[async_trait]
impl<T> Mailer for Outgoing<T>
where
    T: AsyncTransport + Send + Sync,
    MailError: From<T::Error>,
    T::Error: Send,
{
    async fn send(&self, mail: &Mail) -> Result<(), MailError> {
        let message = compose(&self.from, mail)?;
        // The transport's own limit ends with the connection: a server that accepts one and says
        // nothing would be waited for without end.
        let sending = self.transport.send(message);
        tokio::time::timeout(self.patience, sending)
            .await
            .map_err(|_| MailError::TookTooLong)??;
        Ok(())
    }
}

fn compose(from: &Mailbox, mail: &Mail) -> Result<Message, MailError> {
    // An address only: a display name would let a buyer put words into the header.
    let to: lettre::Address = mail.to.trim().parse().map_err(|_| MailError::Address)?;
    let id = format!("<{}@{}>", mail.message_id, from.email.domain());
    // A line break would begin a header of the writer's choice.
    let subject = mail.subject.replace(['\r', '\n'], " ");
    Ok(Message::builder()
        .from(from.clone())
        .to(Mailbox::new(None, to))
        .subject(subject)
        .message_id(Some(id))
        .multipart(MultiPart::alternative_plain_html(
            mail.text.clone(),
            mail.html.clone(),
        ))?)
}

/// Keeps mails in memory, for tests.
#[derive(Clone, Debug, Default)]
pub struct MemoryMailer(Arc<Mutex<Vec<Mail>>>);

impl MemoryMailer {
    #[must_use]
    pub fn sent(&self) -> Vec<Mail> {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }
}

#[async_trait]
impl Mailer for MemoryMailer {
    async fn send(&self, mail: &Mail) -> Result<(), MailError> {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(mail.clone());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn receipt(to: &str) -> Mail {
        Mail {
            to: to.to_owned(),
            subject: "Your order WF-1\r\nBcc: spy@example.net".to_owned(),
            text: "Paid: SGD 64.00 — danke".to_owned(),
            html: "<p>Paid: SGD 64.00</p>".to_owned(),
            message_id: "receipt-WF-1".to_owned(),
        }
    }

    fn sender() -> Mailbox {
        "Wayfare <orders@wayfare.example>".parse().unwrap()
    }

    #[tokio::test]
    async fn a_mail_becomes_a_file_with_both_bodies() {
        let folder = tempfile::tempdir().unwrap();
        let config = MailConfig {
            from: sender(),
            transport: MailTransport::Files(folder.path().join("mail")),
        };
        let mailer = mailer(&config).unwrap();
        mailer.send(&receipt("ada@example.com")).await.unwrap();

        let file = std::fs::read_dir(folder.path().join("mail"))
            .unwrap()
            .next()
            .unwrap()
            .unwrap();
        let content = std::fs::read_to_string(file.path()).unwrap();
        assert!(content.contains("To: ada@example.com"), "{content}");
        assert!(content.contains("Message-ID: <receipt-WF-1@wayfare.example>"));
        assert!(content.contains("text/plain") && content.contains("text/html"));
    }

    /// A server that accepts and says nothing: a port meant for TLS, a balancer with nothing
    /// behind it.
    #[tokio::test]
    async fn a_mail_server_that_says_nothing_is_given_up() {
        let server = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("smtp://{}", server.local_addr().unwrap());
        let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(&url).unwrap();
        let mailer = Outgoing {
            from: sender(),
            patience: Duration::from_millis(50),
            transport: transport.timeout(Some(PATIENCE)).build(),
        };
        let error = mailer.send(&receipt("ada@example.com")).await.unwrap_err();
        assert!(matches!(error, MailError::TookTooLong), "{error}");
        assert!(!error.is_permanent());
    }

    #[test]
    fn a_line_break_in_the_subject_starts_no_header() {
        let message = compose(&sender(), &receipt("ada@example.com")).unwrap();
        let text = String::from_utf8(message.formatted()).unwrap();
        let headers = text.split("\r\n\r\n").next().unwrap();
        assert!(
            !headers.lines().any(|line| line.starts_with("Bcc:")),
            "{headers}"
        );
        assert_eq!(message.envelope().to().len(), 1);
    }

    #[test]
    fn an_address_that_smuggles_another_is_refused_for_good() {
        for address in [
            "",
            "nobody",
            "a@b.example, c@d.example",
            "a@b.example\r\nBcc: c@d.example",
        ] {
            let error = compose(&sender(), &receipt(address)).unwrap_err();
            assert!(error.is_permanent(), "{address}");
        }
    }

    #[test]
    fn debug_shows_no_personal_data() {
        let shown = format!("{:?}", receipt("ada@example.com"));
        assert!(
            !shown.contains("ada@") && !shown.contains("64.00"),
            "{shown}"
        );
    }
}
