//! `shop`: the storefront, its worker, its migrations and the offline gateway, in one binary.

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use clap::{Parser, Subcommand};
use server::commands::{self, CommandError};
use server::config::{self, Config};
use server::platform::telemetry;
use server::services::books::reconcile::period;
use time::Date;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Wayfare, a storefront that takes payments through Antom.
#[derive(Parser)]
#[command(name = "shop", version, about)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Clone, Subcommand)]
enum Command {
    /// Open the shop, and the sandbox gateway when there are no Antom credentials (the default)
    Serve,
    /// Work through notifications, outgoing calls and mails, without a web server
    Worker,
    /// Bring the database up to date
    Migrate,
    /// What the shop sells, as a file
    Catalogue {
        #[command(subcommand)]
        action: Catalogue,
    },
    /// Run the offline Antom gateway by itself
    Sandbox,
    /// Say what is wrong with the configuration, one line each
    Check {
        /// Fetch the shop's own pages through its public address as well, and compare scripts, styles
        /// and headers with those of this build
        #[arg(long)]
        public: bool,
        /// Ask the database, the mail server and, through the public address, the shop as well, and
        /// say what is to be done
        #[arg(long)]
        online: bool,
    },
    /// Ask the shop on this machine whether it can serve, for the health check of a container
    Ready,
    /// Print the hash of a password for the back office: of the line on standard input, or of one
    /// that is made
    HashPassword,
    /// Say whether the books are in order: the money per currency, and each order that is not right
    Audit {
        /// For machines: with every payment and every shelf
        #[arg(long)]
        json: bool,
    },
    /// Print all that the shop knows of a buyer, as JSON
    Export {
        /// The buyer's mail address
        email: String,
    },
    /// Forget who a buyer is: the account, saved cards and addresses go, amounts and numbers stay
    Forget {
        /// The buyer's mail address
        email: String,
    },
    /// Say and change who may come into the back office
    Merchant {
        #[command(subcommand)]
        what: commands::Merchants,
    },
    /// Compare the books with a report of Antom's (transaction details, settlement details or
    /// settlement summary), and ask Antom about what differs
    Reconcile {
        /// The report, as it was downloaded
        file: PathBuf,
        /// The first day that the report is about, such as 2026-11-21, in Antom's time (GMT+8); without
        /// it the file's name tells
        #[arg(long, value_parser = day, requires = "until")]
        from: Option<Date>,
        /// The last day that the report is about
        #[arg(long, value_parser = day, requires = "from")]
        until: Option<Date>,
        /// What the columns are called, where they have other names than Antom's: a TOML file with
        /// `[columns]` and lines such as `transactionType = "Type"`
        #[arg(long)]
        mapping: Option<PathBuf>,
        /// For machines
        #[arg(long)]
        json: bool,
    },
}

#[derive(Clone, Subcommand)]
enum Catalogue {
    /// Say what is wrong with a catalogue file, one line each
    Check {
        /// The file, such as `catalogue.toml`
        file: PathBuf,
    },
    /// Sell what the file says, and nothing else
    Import {
        /// The file, such as `catalogue.toml`
        file: PathBuf,
        /// Take the file's number of pieces for what is sold already, too
        #[arg(long)]
        stock: bool,
    },
    /// Print what the shop sells, with the pieces that are left
    Export,
}

fn day(text: &str) -> Result<Date, String> {
    period::day(text).ok_or_else(|| "is no day; write such as 2026-11-21".to_owned())
}

/// What may still be under way outside of the shop's own tasks, such as a look-up of a name, keeps
/// the process no longer than this.
const LAST_WAIT: Duration = Duration::from_secs(2);

fn main() -> ExitCode {
    let command = Arguments::parse().command.unwrap_or(Command::Serve);
    telemetry::init(config::environment_of(&config::from_process));
    let runtime = match tokio::runtime::Runtime::new() {
        Ok(runtime) => runtime,
        Err(error) => {
            eprintln!("shop: the process cannot begin: {error}");
            return ExitCode::FAILURE;
        }
    };
    let code = runtime.block_on(async {
        match run(command).await {
            Ok(code) => code,
            Err(error) => {
                eprintln!("shop: {error}");
                ExitCode::FAILURE
            }
        }
    });
    runtime.shutdown_timeout(LAST_WAIT);
    code
}

async fn run(command: Command) -> Result<ExitCode, CommandError> {
    match command {
        Command::Serve => commands::serve(Config::from_env()?).await?,
        Command::Worker => commands::worker(Config::from_env()?).await?,
        Command::Migrate => commands::migrate(&config::from_process).await?,
        Command::Catalogue { action } => match action {
            Catalogue::Check { file } => {
                if !commands::catalogue_check(&file).await? {
                    return Ok(ExitCode::FAILURE);
                }
            }
            Catalogue::Import { file, stock } => {
                commands::catalogue_import(&config::from_process, &file, stock).await?;
            }
            Catalogue::Export => commands::catalogue_export(&config::from_process).await?,
        },
        Command::Sandbox => commands::sandbox(&config::from_process).await?,
        Command::HashPassword => commands::hash_password()?,
        Command::Check { public, online } => {
            let is_in_order = commands::check(&config::from_process).await
                && (!online || commands::check_online(&Config::from_env()?).await?);
            if !is_in_order || (public && !commands::check_public(Config::from_env()?).await?) {
                return Ok(ExitCode::FAILURE);
            }
        }
        Command::Ready => {
            if !commands::ready(&config::from_process).await? {
                return Ok(ExitCode::FAILURE);
            }
        }
        Command::Export { email } => commands::export(&config::from_process, &email).await?,
        Command::Forget { email } => commands::forget(&config::from_process, &email).await?,
        Command::Merchant { what } => commands::merchant(&config::from_process, &what).await?,
        Command::Audit { json } => {
            if !commands::audit(&config::from_process, json).await? {
                return Ok(ExitCode::FAILURE);
            }
        }
        Command::Reconcile {
            file,
            from,
            until,
            mapping,
            json,
        } => {
            let (days, mapping) = (from.zip(until), mapping.as_deref());
            if !commands::reconcile(Config::from_env()?, &file, days, mapping, json).await? {
                return Ok(ExitCode::FAILURE);
            }
        }
    }
    Ok(ExitCode::SUCCESS)
}
