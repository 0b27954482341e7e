//! Reads documents, those that can harm in a process of its own.
//!
//! A PDF file, a picture or an archive inside a document can make its reader run out of memory, of stack or of time, and
//! no program can catch that in itself. So the program is started once more (`hegao __worker`), reads such documents
//! one after another, and hands back what it read. When it dies or takes too long, that is one document's gap, and the
//! next document gets a new process. Whoever is not the program itself says where it lies.

use std::io::{self, Read, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};

use crate::clock::Clock;
use crate::document::{self, Document, Limits, PagePicture};
use crate::input::{Gap, GapKind, Reason};

/// The subcommand that reads for another process.
pub const WORKER: &str = "__worker";

/// The exit code of a worker that used more memory than it may.
pub(crate) const OUT_OF_MEMORY: u8 = 4;

/// How many times its size a file may take while it is read in this process: its bytes, its text, its blocks.
const READING: u64 = 4;

/// Reads documents, from any thread.
pub struct Reader {
    limits: Limits,
    /// The program that reads what can harm; `None`: the one that runs.
    program: Option<PathBuf>,
    /// What recognises the text of pages that are pictures, if anything does.
    recogniser: Option<Recogniser>,
    /// Workers that wait.
    idle: Mutex<Vec<Worker>>,
}

/// Gives the text of a picture; `None`: it has none to give.
pub type Recogniser = Box<dyn Fn(&PagePicture) -> Option<String> + Send + Sync>;

/// What a worker is asked.
#[derive(Serialize, Deserialize)]
pub(crate) struct Request {
    pub(crate) name: String,
    pub(crate) bytes: Vec<u8>,
    pub(crate) limits: Limits,
}

impl Reader {
    /// One that reads within these bounds, and starts the program that runs.
    #[must_use]
    pub fn new(limits: Limits) -> Self {
        Self { limits, program: None, recogniser: None, idle: Mutex::default() }
    }

    /// The same, which starts the program at `program`.
    #[must_use]
    pub fn starting(self, program: PathBuf) -> Self {
        Self { program: Some(program), ..self }
    }

    /// The same, which has `recogniser` read the pages that are pictures.
    #[must_use]
    pub fn recognising(self, recogniser: Recogniser) -> Self {
        Self { limits: Limits { page_pictures: true, ..self.limits }, recogniser: Some(recogniser), ..self }
    }

    /// The bounds.
    #[must_use]
    pub fn limits(&self) -> &Limits {
        &self.limits
    }

    /// Reads the file that reports call `name`.
    ///
    /// # Errors
    /// Nothing of it could be read, or reading it ended the process that did.
    pub fn read(&self, name: &str, bytes: Vec<u8>) -> Result<Document, Gap> {
        let document = if self.is_hazardous(&bytes) {
            self.apart(name, bytes)?
        } else {
            // A reader takes a few times what it reads, and what is packed is bounded by `limits.unpacked-size`.
            self.admit(bytes.len() as u64 * READING)?;
            guarded(name, bytes, &self.limits, deadline(self.limits.seconds))?
        };
        let mut document = document;
        if let Some(recogniser) = &self.recogniser {
            recognise(&mut document, recogniser);
        }
        self.admit(document.weight())?;
        Ok(document)
    }

    /// Refuses what takes more memory than one document may.
    fn admit(&self, memory: u64) -> Result<(), Gap> {
        if memory <= self.limits.memory {
            return Ok(());
        }
        Err(Gap::of_file(Reason::Memory))
    }

    /// Whether a file is for a process of its own: also if the program fails on that question.
    fn is_hazardous(&self, bytes: &[u8]) -> bool {
        catch_unwind(AssertUnwindSafe(|| document::is_hazardous(bytes, &self.limits))).unwrap_or(true)
    }

    /// Ends the workers: nothing more will be read.
    pub fn dismiss(&self) {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }

    /// The same in a process of its own.
    fn apart(&self, name: &str, bytes: Vec<u8>) -> Result<Document, Gap> {
        let request = Request { name: name.to_owned(), bytes, limits: self.limits };
        let request = postcard::to_allocvec(&request).map_err(|_| crashed())?;
        let patience = Duration::from_secs(self.limits.seconds);
        // Its guard must not live on while a worker is busy.
        let waiting = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        match waiting.map(|worker| self.ask(worker, &request, patience)) {
            Some(Ok(answer)) => return answer,
            Some(Err(gap)) if gap.kind() == GapKind::Timeout => return Err(gap),
            Some(Err(_)) | None => {}
        }
        // No worker waited, or the one that did had too little left of its memory after the documents before.
        let worker = self.start().map_err(|_| Gap::of_file(Reason::ReaderNotStarted))?;
        self.ask(worker, &request, patience)?
    }

    fn start(&self) -> io::Result<Worker> {
        let program = self.program.clone().map_or_else(std::env::current_exe, Ok)?;
        Worker::start(program, self.limits.memory)
    }

    /// Asks a worker, which waits for the next document afterwards. An outer error: it is of no use any more.
    fn ask(&self, mut worker: Worker, request: &[u8], patience: Duration) -> Result<Result<Document, Gap>, Gap> {
        let answer = worker.ask(request, patience)?;
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(worker);
        Ok(answer)
    }
}

/// Has the pages that are pictures recognised, one after another. A page of which nothing comes stays a gap that says so.
fn recognise(document: &mut Document, recogniser: &Recogniser) {
    let pictures = std::mem::take(&mut document.page_pictures);
    for of_page in pictures.chunk_by(|a, b| a.page == b.page && a.part == b.part) {
        let texts: Vec<String> = of_page.iter().filter_map(recogniser).collect();
        let page = of_page[0].page;
        // With one of several pictures unread the page is not read.
        let is_whole = texts.len() == of_page.len();
        if !(is_whole && document::put_recognised(document, &of_page[0], &texts.join("\n\n"))) {
            let gaps = document.gaps.iter_mut().filter(|gap| of_page[0].is_of(gap));
            // Of a picture that has no page it is told already what it is.
            gaps.filter(|gap| matches!(gap.reason, Reason::ScannedPage { .. }))
                .for_each(|gap| gap.reason = Reason::RecognitionFailed { page });
        }
    }
}

/// A process that reads.
struct Worker {
    process: Child,
    questions: ChildStdin,
    answers: Receiver<Vec<u8>>,
}

impl Worker {
    fn start(program: PathBuf, memory: u64) -> io::Result<Self> {
        let mut command = Command::new(program);
        command.arg(WORKER).arg(memory.to_string());
        let mut process = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn()?;
        let (questions, output) = process.stdin.take().zip(process.stdout.take()).ok_or(io::ErrorKind::BrokenPipe)?;
        Ok(Self { process, questions, answers: listen(output) })
    }

    /// What it says to `request`. An outer error: it is of no use any more.
    fn ask(&mut self, request: &[u8], patience: Duration) -> Result<Result<Document, Gap>, Gap> {
        let Self { questions, answers, .. } = self;
        // A worker that does not take the question will not answer it: both count as time.
        let answer = thread::scope(|scope| {
            scope.spawn(|| send(questions, request));
            let answer = answers.recv_timeout(patience);
            if answer.is_err() {
                let _ = self.process.kill();
            }
            answer
        });
        match answer {
            Ok(answer) => postcard::from_bytes(&answer).map_err(|_| crashed()),
            Err(RecvTimeoutError::Timeout) => Err(Gap::of_file(Reason::ReadingTime { seconds: patience.as_secs() })),
            Err(RecvTimeoutError::Disconnected) => Err(self.died()),
        }
    }

    /// Why it ended.
    fn died(&mut self) -> Gap {
        match self.process.wait().ok().and_then(|status| status.code()) {
            Some(code) if code == i32::from(OUT_OF_MEMORY) => Gap::of_file(Reason::ReadingMemory),
            _ => crashed(),
        }
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Reads in this process. A failure inside the program is a gap of this document, and of no other.
pub(crate) fn guarded(name: &str, bytes: Vec<u8>, limits: &Limits, clock: Clock) -> Result<Document, Gap> {
    let read = || document::read_in_time(name, bytes, limits, clock);
    catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|_| Err(failed()))
}

/// A clock that runs out so many seconds from now.
#[must_use]
pub fn deadline(seconds: u64) -> Clock {
    let started = Instant::now();
    Clock::new(seconds, move || started.elapsed().as_secs() >= seconds)
}

/// What is said of a document on which the program itself failed.
#[must_use]
pub fn failed() -> Gap {
    Gap::of_file(Reason::Failed)
}

fn crashed() -> Gap {
    Gap::of_file(Reason::ReaderEnded)
}

/// Hands on what the worker says, until it ends.
fn listen(mut output: ChildStdout) -> Receiver<Vec<u8>> {
    let (sender, receiver) = channel();
    thread::spawn(move || {
        while let Ok(Some(answer)) = receive(&mut output) {
            if sender.send(answer).is_err() {
                return;
            }
        }
    });
    receiver
}

/// A message: its length, then its bytes.
pub(crate) fn send(mut to: impl Write, message: &[u8]) -> io::Result<()> {
    to.write_all(&(message.len() as u64).to_le_bytes())?;
    to.write_all(message)?;
    to.flush()
}

/// The next message; `None` at the end.
pub(crate) fn receive(mut from: impl Read) -> io::Result<Option<Vec<u8>>> {
    let mut length = [0; 8];
    match from.read_exact(&mut length) {
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(None),
        read => read?,
    }
    let mut message = Vec::new();
    let length = u64::from_le_bytes(length);
    from.take(length).read_to_end(&mut message)?;
    if message.len() as u64 == length { Ok(Some(message)) } else { Err(io::ErrorKind::UnexpectedEof.into()) }
}
