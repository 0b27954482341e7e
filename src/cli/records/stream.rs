//! Lines that are answered in parallel and handed on in their order.
//!
//! One thread reads, as far as it is let; some answer; the one that asked puts what they say in order. The reading thread is let
//! read one more line as long as no more wait than the window has room for, so that a peer that sends without reading fills no
//! memory. It belongs to nobody: when whoever takes the answers is gone, the program may end while it still waits for a line.

use std::collections::BTreeMap;
use std::io::{self, Read};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Mutex, PoisonError};
use std::thread;

use super::lines::{Line, Lines};
use crate::cli::exit::Failure;
use crate::language::both;

/// So many lines wait for each thread, so that none is idle while an answer is written.
const WAITING: usize = 4;

/// No more lines are read while so many bytes wait.
const WAITING_BYTES: usize = 64 << 20;

enum Event<A> {
    Line(Line),
    End,
    /// What is said of the line of that index, which held so many bytes.
    Answer(u64, usize, A),
}

/// What is under way.
struct Window<A> {
    /// The most lines that may be.
    room: usize,
    /// Lines that were read.
    read: u64,
    /// Lines that were handed on.
    taken: u64,
    bytes: usize,
    /// Answers to lines behind the one that is due.
    waiting: BTreeMap<u64, A>,
    is_reading: bool,
    has_ended: bool,
}

impl<A> Window<A> {
    fn has_room(&self) -> bool {
        let under_way = self.read - self.taken;
        under_way < self.room as u64 && (self.bytes < WAITING_BYTES || under_way == 0)
    }
}

/// Has `answer` said of each line by so many threads, and hands that to `take` in the order of the lines. How many there were.
pub(super) fn each<R: Read + Send + 'static, A: Send + 'static>(
    lines: Lines<R>,
    jobs: usize,
    answer: &(dyn Fn(Line) -> A + Sync),
    take: impl FnMut(A) -> Result<(), Failure>,
) -> Result<u64, Failure> {
    let (events, happened) = channel();
    let (next, asked) = channel();
    read_on_demand(lines, asked, events.clone()).map_err(|error| not_started(&error))?;
    let (questions, queue) = channel();
    let queue = Mutex::new(queue);
    let queue = &queue;
    thread::scope(|scope| {
        for _ in 0..jobs {
            let events = events.clone();
            let work = move || work(queue, answer, &events);
            // The queue's other end goes with this, and with it the threads that were started.
            thread::Builder::new().spawn_scoped(scope, work).map_err(|error| not_started(&error))?;
        }
        let room = jobs.saturating_mul(WAITING);
        conduct(room, &happened, &next, questions, take)
    })
}

/// Reads the next line each time that somebody asks.
fn read_on_demand<R: Read + Send + 'static, A: Send + 'static>(
    mut lines: Lines<R>,
    asked: Receiver<()>,
    events: Sender<Event<A>>,
) -> io::Result<()> {
    let read = move || {
        for () in asked {
            let event = lines.next().map_or(Event::End, Event::Line);
            if events.send(event).is_err() {
                return;
            }
        }
    };
    thread::Builder::new().name("records".to_owned()).spawn(read).map(drop)
}

fn work<A>(queue: &Mutex<Receiver<(u64, Line)>>, answer: &(dyn Fn(Line) -> A + Sync), events: &Sender<Event<A>>) {
    let question = || queue.lock().unwrap_or_else(PoisonError::into_inner).recv();
    while let Ok((index, line)) = question() {
        let bytes = line.weight();
        if events.send(Event::Answer(index, bytes, answer(line))).is_err() {
            return;
        }
    }
}

/// Lets lines be read, gives them to the threads, and hands on what they say. `questions` is dropped at the end, which ends them.
fn conduct<A>(
    room: usize,
    happened: &Receiver<Event<A>>,
    next: &Sender<()>,
    questions: Sender<(u64, Line)>,
    mut take: impl FnMut(A) -> Result<(), Failure>,
) -> Result<u64, Failure> {
    let waiting = BTreeMap::new();
    let mut window = Window { room, read: 0, taken: 0, bytes: 0, waiting, is_reading: false, has_ended: false };
    loop {
        if !window.is_reading && !window.has_ended && window.has_room() {
            window.is_reading = next.send(()).is_ok();
        }
        if window.has_ended && window.taken == window.read {
            return Ok(window.taken);
        }
        match happened.recv() {
            Ok(Event::Line(line)) => {
                window.is_reading = false;
                window.bytes += line.weight();
                // Somebody waits for it as long as this end is held.
                let _ = questions.send((window.read, line));
                window.read += 1;
            }
            Ok(Event::Answer(index, bytes, answer)) => {
                window.bytes -= bytes;
                window.waiting.insert(index, answer);
                while let Some(answer) = window.waiting.remove(&window.taken) {
                    take(answer)?;
                    window.taken += 1;
                }
            }
            Ok(Event::End) | Err(_) => window.has_ended = true,
        }
    }
}

fn not_started(error: &io::Error) -> Failure {
    Failure::new(both!(
        "不能启动线程：{error}。请减小 --jobs",
        "cannot start a thread: {error}. Ask for fewer with --jobs"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;

    fn numbers(count: usize) -> Lines<io::Cursor<Vec<u8>>> {
        let text: String = (0..count).map(|number| format!("{number}\n")).collect();
        Lines::new(io::Cursor::new(text.into_bytes()), 99)
    }

    #[test]
    fn answers_come_in_order_and_few_wait() {
        for jobs in [1, 2, 5] {
            let (asked, most, taken) = (AtomicUsize::new(0), AtomicUsize::new(0), AtomicUsize::new(0));
            let answer = |line: Line| {
                let ahead = asked.fetch_add(1, Ordering::SeqCst) - taken.load(Ordering::SeqCst);
                most.fetch_max(ahead, Ordering::SeqCst);
                if line.number.is_multiple_of(7) {
                    thread::sleep(Duration::from_millis(3));
                }
                line.number
            };
            let mut seen = Vec::new();
            let count = each(numbers(200), jobs, &answer, |number| {
                seen.push(number);
                taken.fetch_add(1, Ordering::SeqCst);
                Ok(())
            });
            assert!(count.is_ok_and(|count| count == 200));
            assert_eq!(seen, (1..=200).collect::<Vec<_>>());
            assert!(most.load(Ordering::SeqCst) < jobs * WAITING, "{most:?}");
        }
    }

    #[test]
    fn it_ends_while_the_stream_is_open_if_nobody_takes_more() {
        struct Open(bool);
        impl Read for Open {
            fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
                if std::mem::replace(&mut self.0, true) {
                    thread::sleep(Duration::from_secs(600));
                }
                buffer[..2].copy_from_slice(b"a\n");
                Ok(2)
            }
        }
        let ended = each(Lines::new(Open(false), 9), 2, &|line| line.number, |_| {
            Err(Failure::ClosedPipe(crate::cli::exit::Exit::Clean))
        });
        assert!(matches!(ended, Err(Failure::ClosedPipe(_))));
    }
}
