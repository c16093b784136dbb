use std::io::{self, IsTerminal as _};

use secrecy::{ExposeSecret as _, SecretString};

use crate::commands::CommandError;
use crate::platform::password;

/// Prints the hash that `SHOP_ADMIN_PASSWORD_HASH` takes, and nothing else, on standard output.
///
/// On a terminal, and when nothing is piped in, the password is made: typed ones are short, and
/// everybody behind the chair can read them.
///
/// # Errors
/// When the password is too short or cannot be read.
pub fn hash_password() -> Result<(), CommandError> {
    let given = if io::stdin().is_terminal() {
        None
    } else {
        first_line()?
    };
    let password = match given {
        Some(password) => password,
        None => {
            let made = password::make()?;
            eprintln!("The password is {}", made.expose_secret());
            eprintln!("Keep it safe: it is not written down anywhere else. Its hash:");
            made
        }
    };
    println!("{}", password::hash(&password)?.expose_secret());
    eprintln!("Set SHOP_ADMIN_PASSWORD_HASH to it, in single quotes where a $ means something.");
    Ok(())
}

fn first_line() -> Result<Option<SecretString>, CommandError> {
    let mut line = String::new();
    io::stdin()
        .read_line(&mut line)
        .map_err(CommandError::Input)?;
    let line = line.trim_end_matches(['\r', '\n']);
    Ok((!line.is_empty()).then(|| SecretString::from(line)))
}
