use std::borrow::Cow;
use std::path::PathBuf;

use lettre::message::Mailbox;
use secrecy::SecretString;
use url::Url;

use crate::config::reader::{Reader, is_loopback};
use crate::config::{Environment, ShopFile};

const EXAMPLE: &str = "Shop <orders@shop.example>";
const DEFAULT_DIR: &str = "mail";

/// How receipts leave the shop.
#[derive(Clone, Debug)]
pub struct MailConfig {
    pub from: Mailbox,
    pub transport: MailTransport,
}

#[derive(Clone, Debug)]
pub enum MailTransport {
    /// One file a mail, to look at.
    Files(PathBuf),
    /// An SMTP URL, which may carry a password.
    Smtp(SecretString),
}

impl MailConfig {
    pub(super) fn read(
        reader: &mut Reader<'_>,
        environment: Environment,
        file: Option<&ShopFile>,
    ) -> Self {
        let smtp = reader.optional("SHOP_SMTP_URL", smtp_url);
        // `opportunistic` goes on in clear text when somebody on the way says so.
        let insecure = smtp.as_ref().is_some_and(|url| {
            let demanded = |(name, value): (Cow<'_, str>, Cow<'_, str>)| {
                name == "tls" && matches!(value.as_ref(), "required" | "wrapper")
            };
            url.scheme() == "smtp" && !is_loopback(url) && !url.query_pairs().any(demanded)
        });
        if insecure && environment.is_production() {
            reader.problem(
                "SHOP_SMTP_URL",
                "leads to another machine, and mails and the password would travel unencrypted; use smtps://, \
                 or add ?tls=required",
            );
        } else if insecure {
            reader.warn(
                "SHOP_SMTP_URL: mails, and the password if there is one, travel unencrypted; \
                 use smtps://, or add ?tls=required",
            );
        }
        let has_smtp = reader.text("SHOP_SMTP_URL").is_some();
        if environment.is_production() && !has_smtp {
            reader.warn(
                "SHOP_SMTP_URL: is not set, so receipts are written to files and reach no buyer",
            );
        }
        let from = reader.optional("SHOP_MAIL_FROM", |text| {
            text.parse::<Mailbox>()
                .map_err(|_| format!("`{text}` is not a mail address; write one such as {EXAMPLE}"))
        });
        if has_smtp && reader.text("SHOP_MAIL_FROM").is_none() {
            reader.problem(
                "SHOP_MAIL_FROM",
                "is needed with SHOP_SMTP_URL; write the sender of receipts, such as Shop <orders@shop.example>",
            );
        }
        let directory = reader
            .text("SHOP_MAIL_DIR")
            .unwrap_or_else(|| DEFAULT_DIR.to_owned());
        Self {
            from: from.unwrap_or_else(|| default_from(file)),
            transport: match smtp {
                Some(url) => MailTransport::Smtp(SecretString::from(url.to_string())),
                None => MailTransport::Files(PathBuf::from(directory)),
            },
        }
    }
}

/// The shop, at the address that buyers write to.
fn default_from(file: Option<&ShopFile>) -> Mailbox {
    let shop = file.map(|file| &file.shop);
    let address = shop.and_then(|shop| shop.help_mail.parse().ok());
    Mailbox::new(
        shop.map(|shop| shop.name.clone()),
        address.unwrap_or_else(|| lettre::Address::new_dangerous("orders", "shop.example")),
    )
}

fn smtp_url(text: &str) -> Result<Url, String> {
    let example = "write one such as smtps://user:password@mail.example";
    let url = Url::parse(text).map_err(|_| format!("is not a URL; {example}"))?;
    if !matches!(url.scheme(), "smtp" | "smtps") || url.host_str().is_none_or(str::is_empty) {
        return Err(format!(
            "must begin with smtps:// or smtp:// and name a host; {example}"
        ));
    }
    Ok(url)
}
