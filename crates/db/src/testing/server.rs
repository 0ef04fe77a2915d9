//! A real PostgreSQL server in a temporary folder, one for each test process, gone when the process is.

use std::os::unix::fs::{PermissionsExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use tokio_postgres::NoTls;

const START_WAIT_MAX: Duration = Duration::from_secs(60);
const REMEDY: &str = "PostgreSQL's programs are needed for these tests: install Debian's postgresql package";

pub(super) struct Server {
    folder: PathBuf,
    databases: AtomicU32,
    /// Its end of the pipe stays open until this process ends.
    _guard: Child,
}

/// User and group, where this process is root: PostgreSQL refuses to run as root.
type Account = Option<(u32, u32)>;

impl Server {
    /// The server of this process, started by whoever asks first.
    pub fn shared() -> &'static Server {
        static SERVER: OnceLock<Server> = OnceLock::new();
        SERVER.get_or_init(Server::start)
    }

    /// An empty database; its address.
    pub async fn create_database(&self) -> String {
        let name = format!("test_{}", self.databases.fetch_add(1, Ordering::Relaxed));
        let (client, wire) = connect(&self.url("postgres")).await.expect("the test's server takes connections");
        let driver = tokio::spawn(wire);
        client.batch_execute(&format!("create database {name}")).await.expect("a database can be created");
        drop(client);
        let _ = driver.await;
        self.url(&name)
    }

    fn url(&self, database: &str) -> String {
        let socket = self.folder.display().to_string().replace('/', "%2F");
        format!("postgresql://postgres@{socket}/{database}")
    }

    fn start() -> Server {
        let binaries = binaries();
        let account = account();
        let folder = tempfile::Builder::new().prefix("dateline-pg-").tempdir().expect("a temporary folder can be made");
        // Kept beyond this value; the guard below deletes it.
        let folder = folder.keep();
        std::fs::set_permissions(&folder, PermissionsExt::from_mode(0o700)).expect("our own folder is ours");
        if let Some((user, group)) = account {
            chown(&folder, Some(user), Some(group)).expect("root may give a folder away");
        }
        initialise(&binaries, &folder, account);
        let guard = spawn_guarded(&binaries, &folder, account);
        let server = Server { folder, databases: AtomicU32::new(0), _guard: guard };
        server.wait_until_ready();
        server
    }

    fn wait_until_ready(&self) {
        let start = Instant::now();
        let (socket, log) = (self.folder.join(".s.PGSQL.5432"), self.folder.join("log"));
        while std::os::unix::net::UnixStream::connect(&socket).is_err() || !is_accepting(&log) {
            let told = std::fs::read_to_string(&log).unwrap_or_default();
            assert!(start.elapsed() < START_WAIT_MAX, "the test's PostgreSQL did not start: {told}");
            std::thread::sleep(Duration::from_millis(10));
        }
    }
}

fn is_accepting(log: &Path) -> bool {
    std::fs::read_to_string(log).unwrap_or_default().contains("ready to accept connections")
}

async fn connect(url: &str) -> Result<(tokio_postgres::Client, crate::postgres::Wire), tokio_postgres::Error> {
    let (client, connection) = tokio_postgres::connect(url, NoTls).await?;
    Ok((client, crate::postgres::Wire::Plain(Box::new(connection))))
}

/// An ICU collation is chosen on purpose: order that leans on bytes must say `collate "C"`, or a test will show it.
fn initialise(binaries: &Path, folder: &Path, account: Account) {
    let mut command = Command::new(binaries.join("initdb"));
    command.arg("-D").arg(folder.join("data")).args(["-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync"]);
    command.args(["--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=en-US"]);
    let output = of(&mut command, account).current_dir(folder).output().expect(REMEDY);
    assert!(output.status.success(), "initdb failed: {}", String::from_utf8_lossy(&output.stderr));
}

/// The shell waits for the end of its input, which comes when this process ends in whatever way, then stops the server
/// and deletes the folder.
fn spawn_guarded(binaries: &Path, folder: &Path, account: Account) -> Child {
    const SCRIPT: &str = "\"$1\" -D \"$2/data\" -k \"$2\" -c listen_addresses= -c fsync=off -c max_connections=400 \
         -c shared_buffers=64MB -c log_min_messages=log -c full_page_writes=off >\"$2/log\" 2>&1 </dev/null & \
         server=$!; cat >/dev/null; kill -QUIT $server; wait $server; rm -rf \"$2\"";
    let mut command = Command::new("sh");
    command.arg("-c").arg(SCRIPT).arg("guard").arg(binaries.join("postgres")).arg(folder);
    command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null()).process_group(0);
    of(&mut command, account).current_dir(folder).spawn().expect("a shell can be started")
}

fn of(command: &mut Command, account: Account) -> &mut Command {
    match account {
        Some((user, group)) => command.uid(user).gid(group),
        None => command,
    }
}

/// The newest of Debian's versions, or what is on the PATH.
fn binaries() -> PathBuf {
    let versions = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let folders = versions.map(|version| version.path().join("bin")).filter(|bin| bin.join("initdb").exists());
    let newest = folders.max_by_key(|bin| {
        let version = bin.parent().and_then(Path::file_name).and_then(|name| name.to_str());
        version.and_then(|version| version.parse::<u32>().ok())
    });
    let path = std::env::var_os("PATH").unwrap_or_default();
    let on_path = || std::env::split_paths(&path).find(|folder| folder.join("initdb").exists());
    newest.or_else(on_path).expect(REMEDY)
}

fn account() -> Account {
    if !rustix::process::geteuid().is_root() {
        return None;
    }
    let accounts = std::fs::read_to_string("/etc/passwd").expect("the list of accounts can be read");
    let postgres = accounts.lines().find_map(|line| line.strip_prefix("postgres:")).expect(REMEDY);
    let mut fields = postgres.split(':').skip(1).map(|field| field.parse::<u32>().ok());
    match (fields.next().flatten(), fields.next().flatten()) {
        (Some(user), Some(group)) => Some((user, group)),
        _ => panic!("the account of user postgres is not understood"),
    }
}
