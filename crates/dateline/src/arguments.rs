//! What can be said on the command line.

use std::{net::SocketAddr, path::PathBuf};

use clap::{Parser, Subcommand, ValueEnum};

/// An online newspaper: serve it, bring things into it, look after it.
#[derive(Debug, Parser)]
#[command(name = "dateline", version, arg_required_else_help = true, after_help = EXAMPLES)]
pub struct Arguments {
    /// How the log is written to standard error.
    #[arg(long, global = true, value_enum, default_value = "text", env = "DATELINE_LOG_FORMAT")]
    pub log_format: LogFormat,
    #[command(subcommand)]
    pub command: Command,
}

const EXAMPLES: &str = "\
Examples:
  dateline demo                                   a sample newspaper, served at once
  dateline init --name \"The Harbour Times\" --zone Europe/Lisbon --edition en --edition fr
  dateline serve --listen 127.0.0.1:8000
  dateline import capture page.txt --captured-at 2025-01-13T09:00:00+01:00
  dateline import markdown ./stories --edition en
  dateline flash \"Ferry to the outer islands back after two days\"
  dateline article kill /en/harbour/night-tram
  dateline comment list --held
  DATABASE_URL=postgres://paper@localhost/paper dateline serve

Exit status: 0 done, 1 some of it was refused, 2 it could not run.";

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LogFormat {
    Text,
    Json,
}

/// Where a paper is.
#[derive(Debug, Clone, clap::Args)]
pub struct Where {
    /// The paper's folder: database, pictures, configuration.
    #[arg(long, default_value = "./paper", env = "DATELINE_DATA")]
    pub data: PathBuf,
    /// PostgreSQL instead of the folder's own database; the folder then holds pictures only.
    #[arg(long, env = "DATABASE_URL", hide_env_values = true)]
    pub database_url: Option<String>,
}

/// How a paper is served.
#[derive(Debug, Clone, clap::Args)]
pub struct Serving {
    /// Address and port for readers.
    #[arg(long, env = "DATELINE_LISTEN")]
    pub listen: Option<SocketAddr>,
    /// Address and port for Prometheus metrics; none are served without it.
    #[arg(long, env = "DATELINE_METRICS_LISTEN")]
    pub metrics_listen: Option<SocketAddr>,
    /// A folder of templates, style or script that override the built-in ones, file by file.
    #[arg(long, env = "DATELINE_THEME")]
    pub theme: Option<PathBuf>,
    /// A proxy whose X-Forwarded-For is believed: an address or a network such as 10.0.0.0/8; may be repeated.
    #[arg(long = "proxy", env = "DATELINE_PROXIES", value_delimiter = ',')]
    pub proxies: Vec<String>,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Make a sample newspaper in four languages and serve it; one that exists is kept and served.
    Demo {
        #[command(flatten)]
        place: Where,
        #[command(flatten)]
        serving: Serving,
    },
    /// Make a paper, or change the name, zone, address or editions of one.
    Init {
        #[command(flatten)]
        place: Where,
        #[arg(long)]
        name: Option<String>,
        /// IANA name of the time zone in which the paper's days begin: Europe/Lisbon.
        #[arg(long)]
        zone: Option<String>,
        /// Public address: https://paper.example
        #[arg(long)]
        address: Option<String>,
        /// An edition by its language: en, fr, es, ar, or any other tag; may be repeated.
        #[arg(long = "edition")]
        editions: Vec<String>,
        /// The edition that lives at `/`.
        #[arg(long)]
        home: Option<String>,
    },
    /// Serve the paper to its readers.
    Serve {
        #[command(flatten)]
        place: Where,
        #[command(flatten)]
        serving: Serving,
    },
    /// Bring something in; a second run of the same changes nothing.
    #[command(after_help = "Examples:\n  dateline import capture page.txt --captured-at 2025-01-13T09:00:00+01:00 \
                            --follow facebook=https://www.facebook.com/example\n  dateline import markdown ./stories --json")]
    Import {
        /// capture: the plain text of a captured page; markdown: a folder of Markdown files.
        format: String,
        path: PathBuf,
        #[command(flatten)]
        place: Where,
        /// When a page was captured, with its zone: 2025-01-13T09:00:00+01:00; the file's own date without it.
        #[arg(long)]
        captured_at: Option<String>,
        /// The edition that everything goes to; detected without it.
        #[arg(long)]
        edition: Option<String>,
        /// The address behind a follow link: facebook=https://www.facebook.com/example; may be repeated.
        #[arg(long = "follow", value_name = "NETWORK=URL")]
        follow: Vec<String>,
        /// A name for a folder whose files are told apart from those of other folders.
        #[arg(long)]
        source: Option<String>,
        /// The report as one JSON object on standard output.
        #[arg(long)]
        json: bool,
    },
    /// Put a flash on the wire, on every open page at once.
    Flash {
        headline: String,
        #[command(flatten)]
        place: Where,
        /// The edition; the paper's first without it.
        #[arg(long)]
        edition: Option<String>,
        /// Take the line with this headline off the wire instead.
        #[arg(long)]
        withdraw: bool,
        /// `flash` shows at once on open pages, `urgent` and `normal` wait for the reader.
        #[arg(long, value_enum, default_value = "flash")]
        urgency: UrgencyName,
    },
    /// Articles in print.
    Article {
        #[command(subcommand)]
        act: ArticleAct,
    },
    /// Comments.
    Comment {
        #[command(subcommand)]
        act: CommentAct,
    },
    /// Look whether everything is in order, in plain words.
    Check {
        #[command(flatten)]
        place: Where,
        #[command(flatten)]
        serving: Serving,
    },
    /// Decodes one picture from standard input; the program calls it itself.
    #[command(hide = true)]
    MediaWorker,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum UrgencyName {
    Flash,
    Urgent,
    Normal,
}

#[derive(Debug, Subcommand)]
pub enum ArticleAct {
    /// The newest articles of an edition, with their addresses.
    List {
        #[command(flatten)]
        place: Where,
        #[arg(long)]
        edition: Option<String>,
        #[arg(long, default_value_t = 30)]
        limit: u16,
    },
    /// Take an article out of print: its page answers 410 from now on.
    Kill {
        /// Its address: /en/harbour/night-tram
        path: String,
        #[command(flatten)]
        place: Where,
    },
}

#[derive(Debug, Subcommand)]
pub enum CommentAct {
    /// The newest comments.
    List {
        #[command(flatten)]
        place: Where,
        /// Only those that wait for a decision.
        #[arg(long)]
        held: bool,
        #[arg(long, default_value_t = 30)]
        limit: u16,
    },
    /// Hide a comment until someone has looked at it.
    Hold {
        id: uuid::Uuid,
        #[command(flatten)]
        place: Where,
    },
    /// Show a comment that was held or removed.
    Show {
        id: uuid::Uuid,
        #[command(flatten)]
        place: Where,
    },
    /// Remove a comment.
    Remove {
        id: uuid::Uuid,
        #[command(flatten)]
        place: Where,
    },
}
