//! `hegao __worker`: the process that reads documents which can harm, for the one that asks ([`crate::reading`]).

use std::io;
use std::sync::mpsc::sync_channel;
use std::thread;

use super::exit::{Exit, Failure};
use crate::clock::Clock;
use crate::language::both;
use crate::platform;
use crate::reading::{OUT_OF_MEMORY, Request, guarded, receive, send};
pub(super) use crate::reading::{Reader, WORKER, deadline, failed};

/// Answers questions on standard input until there are no more.
///
/// The questions come in on a thread of their own, so that their end is seen in the middle of a document too: whoever
/// asks closes them by ending, however it ends, on every system. (Linux could also send a signal, but does so when the
/// thread ends that started the worker, and threads end before the program does.)
pub(super) fn work(memory: u64) -> Result<Exit, Failure> {
    platform::bound_memory(memory, OUT_OF_MEMORY);
    let (sender, questions) = sync_channel(0);
    let listening = thread::Builder::new().spawn(move || {
        let mut input = io::stdin().lock();
        while let Ok(Some(question)) = receive(&mut input) {
            if sender.send(question).is_err() {
                return;
            }
        }
        #[allow(clippy::exit)] // Nobody waits for what is being read.
        std::process::exit(0);
    });
    listening.map_err(|error| Failure::new(both!("不能启动线程：{error}", "cannot start a thread: {error}")))?;
    let mut output = io::stdout().lock();
    // Whoever asks has ended if the pipe is broken: nobody is left to be told.
    for question in questions {
        let Ok(Request { name, bytes, limits }) = postcard::from_bytes(&question) else { break };
        drop(question);
        let sent = postcard::to_allocvec(&guarded(&name, bytes, &limits, Clock::endless()))
            .map(|answer| send(&mut output, &answer));
        if !matches!(sent, Ok(Ok(()))) {
            break;
        }
    }
    Ok(Exit::Clean)
}
