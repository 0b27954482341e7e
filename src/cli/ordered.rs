//! Documents inspected in parallel and handed on in order, with no more of them waiting than fit in memory.

use std::collections::BTreeMap;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

use super::args::CheckArgs;
use super::exit::Failure;
use super::inspect::{Inspected, Inspector};
use super::progress;
use crate::input::Listing;
use crate::language::both;

/// How many findings may wait for a document before theirs; a document counts as one too.
const WAITING: usize = 20_000;

/// Inspects all files and hands what is said of each to `take`, in the order of `files` whatever the number of threads.
pub(super) fn inspect_each(
    inspector: &Inspector<'_>,
    files: &Listing,
    args: &CheckArgs,
    mut take: impl FnMut(Inspected) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let bar = progress::bar(files.entries.len());
    let mut take = |inspected| {
        bar.inc(1);
        take(inspected)
    };
    let jobs = args.jobs.or(thread::available_parallelism().ok()).map_or(1, std::num::NonZeroUsize::get);
    let (threads, jobs) = (jobs, jobs.min(files.entries.len()));
    inspector.threads.set(threads / jobs.max(1));
    // Threads cost a small document more than they save.
    let taken = if jobs < 2 {
        files.entries.iter().try_for_each(|entry| take(inspector.inspect(entry)))
    } else {
        in_parallel(inspector, files, jobs, &mut take)
    };
    bar.finish_and_clear();
    taken
}

/// What the threads share.
#[derive(Default)]
struct Queue {
    /// The next document that nobody inspects yet.
    next: usize,
    /// The next document to be handed on.
    due: usize,
    /// What is said of documents behind that one.
    waiting: BTreeMap<usize, Inspected>,
    weight: usize,
    /// Nobody wants the rest.
    is_over: bool,
}

fn weight(inspected: &Inspected) -> usize {
    match inspected {
        Inspected::Skipped(_) => 1,
        Inspected::Document { checked, .. } => 1 + checked.document.findings.len(),
    }
}

fn in_parallel(
    inspector: &Inspector<'_>,
    files: &Listing,
    jobs: usize,
    take: &mut dyn FnMut(Inspected) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let (queue, changed) = (Mutex::new(Queue::default()), Condvar::new());
    let (queue, changed) = (&queue, &changed);
    let work = move || {
        let _watch = Watch(queue, changed);
        while let Some(index) = next(queue, changed, files.entries.len()) {
            let inspected = inspector.inspect(&files.entries[index]);
            let mut queue = lock(queue);
            queue.weight += weight(&inspected);
            queue.waiting.insert(index, inspected);
            changed.notify_all();
        }
    };
    thread::scope(|scope| {
        for _ in 0..jobs {
            let started = thread::Builder::new().spawn_scoped(scope, work);
            if let Err(error) = started {
                end(queue, changed);
                return Err(Failure::new(both!(
                    "不能启动 {jobs} 个线程：{error}。请减小 --jobs",
                    "cannot start {jobs} threads: {error}. Ask for fewer with --jobs"
                )));
            }
        }
        // A thread that panics ends the others and, at the end of the scope, this one.
        let taken = (0..files.entries.len()).map_while(|index| due(queue, changed, index)).try_for_each(take);
        end(queue, changed);
        taken
    })
}

/// The next document for a thread: when there is room for what will be said of it, or nothing else can be handed on.
fn next(queue: &Mutex<Queue>, changed: &Condvar, count: usize) -> Option<usize> {
    let mut queue = lock(queue);
    while !queue.is_over && queue.next < count && queue.weight >= WAITING && queue.next > queue.due {
        queue = changed.wait(queue).unwrap_or_else(PoisonError::into_inner);
    }
    let index = queue.next;
    queue.next += 1;
    (index < count && !queue.is_over).then_some(index)
}

/// What is said of the document `index`, when it is there; `None`: it never will.
fn due(queue: &Mutex<Queue>, changed: &Condvar, index: usize) -> Option<Inspected> {
    let mut queue = lock(queue);
    while !queue.is_over {
        if let Some(inspected) = queue.waiting.remove(&index) {
            queue.weight -= weight(&inspected);
            queue.due = index + 1;
            changed.notify_all();
            return Some(inspected);
        }
        queue = changed.wait(queue).unwrap_or_else(PoisonError::into_inner);
    }
    None
}

/// Ends the work if its thread panics: nobody would hand on what it inspected.
struct Watch<'a>(&'a Mutex<Queue>, &'a Condvar);

impl Drop for Watch<'_> {
    fn drop(&mut self) {
        if thread::panicking() {
            end(self.0, self.1);
        }
    }
}

fn end(queue: &Mutex<Queue>, changed: &Condvar) {
    lock(queue).is_over = true;
    changed.notify_all();
}

fn lock(queue: &Mutex<Queue>) -> MutexGuard<'_, Queue> {
    queue.lock().unwrap_or_else(PoisonError::into_inner)
}
