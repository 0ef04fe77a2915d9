//! The worker: a process of its own that decodes one foreign picture and dies, with bounds on what it may use.

use std::{
    io::{self, Read, Write},
    panic,
    process::ExitCode,
};

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

use crate::{
    Refusal, draw,
    job::{self, Answer, Job},
};

/// Reads a job from standard input, answers on standard output; this is all that `dateline media-worker` does.
///
/// The exit code is a failure only where no answer could be given; a refusal is an answer.
pub fn run() -> ExitCode {
    panic::set_hook(Box::new(|_| {}));
    match work(&mut io::stdin().lock(), &mut io::stdout().lock()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("the media worker could not do its job: {error}");
            ExitCode::FAILURE
        }
    }
}

fn work(input: &mut impl Read, output: &mut impl Write) -> io::Result<()> {
    let job: Job = job::read_header(input)?;
    confine(&job)?;
    let mut picture = Vec::new();
    input.take(job.limits.bytes_max + 1).read_to_end(&mut picture)?;
    let drawn = panic::catch_unwind(|| draw::draw(&picture, job.format, &job.limits));
    let drawn = drawn.unwrap_or_else(|_| Err(Refusal::Damaged { reason: "it confuses our decoder".to_owned() }));
    let (answer, renditions) = match drawn {
        Ok((drawn, renditions)) => (Answer::Drawn(drawn), renditions),
        Err(refusal) => (Answer::Refused(refusal), Vec::new()),
    };
    output.write_all(&job::header(&answer)?)?;
    output.write_all(&renditions)?;
    output.flush()
}

/// Takes away what a decoder does not need, so that a hostile picture can do no more than fail.
fn confine(job: &Job) -> io::Result<()> {
    // Should the machine run short, the kernel shall take this process and not the server. Best effort: it is Linux only.
    let _ = std::fs::write("/proc/self/oom_score_adj", "1000");
    let seconds = u64::from(job.limits.seconds_max);
    for (resource, soft, hard) in [
        (Resource::As, job.limits.memory_max, job.limits.memory_max),
        // The soft limit ends the process by a signal of its own name, the hard one would just kill it.
        (Resource::Cpu, seconds, seconds + 1),
        (Resource::Core, 0, 0),
        (Resource::Fsize, 0, 0),
        (Resource::Nofile, 3, 3),
        (Resource::Nproc, 0, 0),
    ] {
        // The server may itself be confined more closely; that is not ours to loosen.
        let most = getrlimit(resource).maximum.unwrap_or(u64::MAX);
        setrlimit(resource, Rlimit { current: Some(soft.min(most)), maximum: Some(hard.min(most)) })?;
    }
    Ok(())
}
