//! A serving process, ended with the test whatever becomes of it.

use std::{
    fs::{self, File},
    io::{BufRead, BufReader},
    net::SocketAddr,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::atomic::{AtomicU32, Ordering},
    time::{Duration, Instant},
};

use rustix::process::{Pid, Signal, kill_process};

use crate::http;

pub struct Server {
    pub address: SocketAddr,
    child: Child,
    log: PathBuf,
}

const ANSWERED: &str = "The paper is at http://";

impl Server {
    /// Starts what serves and waits until it says where.
    pub fn start(mut command: Command, scratch: &Path) -> Server {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let log = scratch.join(format!("log-{}", COUNT.fetch_add(1, Ordering::Relaxed)));
        let file = File::create(&log).expect("a file for the log");
        let mut child = command.stdout(Stdio::piped()).stderr(file).spawn().expect("the program can be started");
        let mut lines = BufReader::new(child.stdout.take().expect("its output is piped")).lines();
        let line = lines.next().and_then(Result::ok).unwrap_or_default();
        let Some(address) = line.strip_prefix(ANSWERED).and_then(|text| text.parse().ok()) else {
            let _ = child.kill();
            panic!("it did not serve, it said {line:?} and {}", fs::read_to_string(&log).unwrap_or_default());
        };
        Server { address, child, log }
    }

    pub fn pid(&self) -> u32 {
        self.child.id()
    }

    pub fn log(&self) -> String {
        fs::read_to_string(&self.log).expect("the log can be read")
    }

    pub fn get(&self, path: &str) -> http::Answer {
        http::get(self.address, path).expect("the server answers")
    }

    /// What no process survives, and what nobody can prepare for.
    pub fn kill(mut self) {
        self.child.kill().expect("it still ran");
        self.child.wait().expect("it ended");
    }

    pub fn ask_to_stop(&self) {
        kill_process(Pid::from_child(&self.child), Signal::TERM).expect("it still ran");
    }

    /// Waits for its end; its exit code.
    pub fn ended_within(&mut self, most: Duration) -> Option<i32> {
        let start = Instant::now();
        while start.elapsed() < most {
            if let Some(status) = self.child.try_wait().expect("a child can be waited for") {
                return status.code();
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        None
    }

    /// Asks for a page again and again until it is as it should be; how long that took.
    pub fn until(&self, path: &str, is_right: impl Fn(&http::Answer) -> bool) -> Duration {
        let start = Instant::now();
        loop {
            let answer = self.get(path);
            if is_right(&answer) {
                return start.elapsed();
            }
            assert!(start.elapsed() < PATIENCE, "{path} did not come right: {} {}", answer.status, answer.body);
            std::thread::sleep(Duration::from_millis(10));
        }
    }
}

/// Far beyond what anything here takes on a busy machine.
pub const PATIENCE: Duration = Duration::from_secs(15);

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
        if std::thread::panicking() {
            println!("--- the server's log\n{}", fs::read_to_string(&self.log).unwrap_or_default());
        }
    }
}
