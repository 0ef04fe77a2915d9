//! The system calls of a serving process, seen and made to fail by strace.

use std::{
    fs,
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};

use rustix::process::{Pid, Signal, kill_process};

use crate::server::Server;

pub struct Trace {
    strace: Child,
    lines: PathBuf,
}

impl Trace {
    /// Attaches to every thread of a server, so that its start is spared.
    pub fn of(server: &Server, scratch: &Path, options: &[&str]) -> Trace {
        let lines = scratch.join("trace");
        let mut command = Command::new("strace");
        command.args(["-f", "-y", "-s", "64", "-o"]).arg(&lines).args(options);
        command.args(["-p", &server.pid().to_string()]).stderr(Stdio::piped());
        let mut strace = command.spawn().expect("strace is needed for this test: install Debian's strace package");
        let mut said = BufReader::new(strace.stderr.take().expect("its output is piped")).lines();
        let first = said.next().and_then(Result::ok).unwrap_or_default();
        assert!(first.contains("attached"), "strace could not attach, may this user trace processes? {first}");
        // What it says further must not fill the pipe.
        std::thread::spawn(move || said.for_each(drop));
        Trace { strace, lines }
    }

    /// Lets go of the server; what was seen, line by line.
    pub fn end(mut self) -> Vec<String> {
        kill_process(Pid::from_child(&self.strace), Signal::TERM).expect("strace still ran");
        self.strace.wait().expect("strace ended");
        let text = fs::read(&self.lines).expect("strace wrote what it saw");
        String::from_utf8_lossy(&text).lines().map(str::to_owned).collect()
    }
}

impl Drop for Trace {
    fn drop(&mut self) {
        let _ = self.strace.kill();
        let _ = self.strace.wait();
    }
}
