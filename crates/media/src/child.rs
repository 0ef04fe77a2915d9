//! Running the worker: one child process a picture, killed when it takes too long, its death understood.

use std::{ffi::OsString, io, os::unix::process::ExitStatusExt, path::PathBuf, process::Stdio, time::Duration};

use bytes::Bytes;
use tokio::{
    io::{AsyncRead, AsyncReadExt, AsyncWriteExt},
    process::{Child, Command},
};

use crate::{
    Error, Format, Kind, PictureLimits, Refusal,
    job::{self, Answer, Drawn, Job},
    sniff,
};

/// The program that draws pictures, and its arguments; it has to call `media::worker::run`.
#[derive(Debug, Clone)]
pub struct WorkerCommand {
    pub program: PathBuf,
    pub args: Vec<OsString>,
}

/// The most that is read of a worker's answer, and of its complaints.
const ANSWER_BYTES_MAX: u64 = 64 << 20;
const COMPLAINT_BYTES_MAX: u64 = 4 << 10;

impl WorkerCommand {
    /// This very program, called with one argument (`media-worker`).
    pub fn this_program(argument: &str) -> io::Result<Self> {
        Ok(Self { program: std::env::current_exe()?, args: vec![argument.into()] })
    }

    /// Has a picture drawn; the bytes of the renditions follow each other in the order of the list.
    pub(crate) async fn draw(
        &self,
        picture: &Bytes,
        format: Format,
        limits: &PictureLimits,
    ) -> Result<(Drawn, Bytes), Error> {
        let header = job::header(&Job { format, limits: *limits }).map_err(|error| self.failed(error))?;
        let mut child = self.spawn().map_err(|error| self.failed(error))?;
        let deadline = Duration::from_secs(limits.seconds_max.into());
        let talk = tokio::time::timeout(deadline, talk(&mut child, &header, picture)).await;
        let Ok(talk) = talk else {
            // The child is dropped after this, which kills it in any case; waiting here leaves no zombie.
            let _ = child.kill().await;
            return Err(Refusal::TooSlow { seconds_max: limits.seconds_max }.into());
        };
        let talk = talk.map_err(|error| self.failed(error))?;
        self.understand(talk, limits)
    }

    fn spawn(&self) -> io::Result<Child> {
        Command::new(&self.program)
            .args(&self.args)
            // Nothing of the server's secrets is its business.
            .env_clear()
            .current_dir("/")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
    }

    fn understand(&self, talk: Talk, limits: &PictureLimits) -> Result<(Drawn, Bytes), Error> {
        match talk.status.signal() {
            // The standard library aborts where memory is refused; the kernel kills where there is none left.
            Some(SIGABRT | SIGKILL | SIGSEGV | SIGBUS) => {
                return Err(Refusal::TooMuchMemory { memory_max: limits.memory_max }.into());
            }
            Some(SIGXCPU) => return Err(Refusal::TooSlow { seconds_max: limits.seconds_max }.into()),
            _ => {}
        }
        if !talk.status.success() {
            return Err(self.failed(format!("{}; it said: {}", talk.status, talk.complaint.trim())));
        }
        let mut rest = talk.answer.as_ref();
        match job::read_header(&mut rest).map_err(|error| self.failed(error))? {
            Answer::Refused(refusal) => Err(refusal.into()),
            Answer::Drawn(drawn) => {
                let bytes = talk.answer.slice_ref(rest);
                if !holds_what_it_lists(&drawn, &bytes) {
                    return Err(self.failed("its answer does not hold the pictures that it lists"));
                }
                Ok((drawn, bytes))
            }
        }
    }

    fn failed(&self, reason: impl ToString) -> Error {
        Error::Worker { program: self.program.display().to_string(), reason: reason.to_string() }
    }
}

/// The worker has had foreign bytes in its hands, so its word is not taken for what will be served.
fn holds_what_it_lists(drawn: &Drawn, mut bytes: &[u8]) -> bool {
    for rendition in &drawn.renditions {
        let Some((picture, rest)) = bytes.split_at_checked(rendition.size_bytes) else { return false };
        if sniff(picture) != Some(Kind::Picture(rendition.format)) {
            return false;
        }
        bytes = rest;
    }
    bytes.is_empty()
}

const SIGABRT: i32 = 6;
const SIGBUS: i32 = 7;
const SIGKILL: i32 = 9;
const SIGSEGV: i32 = 11;
const SIGXCPU: i32 = 24;

struct Talk {
    answer: Bytes,
    complaint: String,
    status: std::process::ExitStatus,
}

async fn talk(child: &mut Child, header: &[u8], picture: &Bytes) -> io::Result<Talk> {
    let (mut stdin, stdout, stderr) = (child.stdin.take(), child.stdout.take(), child.stderr.take());
    let ask = async {
        if let Some(stdin) = &mut stdin {
            // A worker that dies or refuses early closes its end; what it answered counts, not that.
            let _ = stdin.write_all(header).await;
            let _ = stdin.write_all(picture).await;
        }
        stdin.take();
    };
    let ((), answer, complaint) =
        tokio::join!(ask, read_all(stdout, ANSWER_BYTES_MAX), read_all(stderr, COMPLAINT_BYTES_MAX));
    let status = child.wait().await?;
    Ok(Talk { answer: answer?.into(), complaint: String::from_utf8_lossy(&complaint?).into_owned(), status })
}

async fn read_all(stream: Option<impl AsyncRead + Unpin>, bytes_max: u64) -> io::Result<Vec<u8>> {
    let mut read = Vec::new();
    if let Some(stream) = stream {
        stream.take(bytes_max).read_to_end(&mut read).await?;
    }
    Ok(read)
}
