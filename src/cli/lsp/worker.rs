//! The thread that judges. One job after another: a version of a document, or a question about one; the thread that reads messages
//! never waits for it.

use std::collections::{HashMap, HashSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::Receiver;
use std::sync::{Arc, Mutex, PoisonError};

use lsp_server::{ErrorCode, RequestId};
use lsp_types::{Position, Range};
use serde_json::{Value, json};

use super::actions::Target;
use super::client::Client;
use super::diagnostics::Shown;
use super::hover::hover;
use super::judge::{Verdict, judged};
use super::settings::Settings;
use super::snapshot::Snapshot;
use super::transport::Outbox;
use super::workspace::Workspace;
use crate::cli::console;

/// What is to be done.
pub(super) enum Job {
    /// Judge a version, and tell the client.
    Judge(Arc<Snapshot>),
    /// Answer a request.
    Ask(RequestId, Arc<Snapshot>, Question),
    /// The client has other settings.
    Set(Settings),
    /// A file that decides may have changed.
    Forget,
}

/// What a client wants to know of a document, or have done.
pub(super) enum Question {
    Hover(Position),
    Actions { range: Range, only: Option<Vec<String>> },
    Diagnostics,
    FixAll,
    Accept { line: u32, rule: String, reason: String },
}

/// The requests that the client wants no answer to any more.
pub(super) type Cancelled = Arc<Mutex<HashSet<RequestId>>>;

type Answer = Result<Value, (ErrorCode, &'static str)>;

pub(super) struct Worker<'a> {
    pub(super) workspace: Workspace<'a>,
    pub(super) settings: Settings,
    pub(super) client: Client,
    pub(super) outbox: Outbox,
    pub(super) cancelled: Cancelled,
    /// What was said of the newest versions.
    pub(super) last: HashMap<String, Arc<Verdict>>,
}

impl Worker<'_> {
    /// Works until nobody is left who could ask for something.
    pub(super) fn run(mut self, jobs: &Receiver<Job>) {
        for job in jobs {
            match job {
                Job::Judge(snapshot) => self.publish(&snapshot),
                Job::Ask(id, snapshot, question) => self.respond(id, &snapshot, question),
                Job::Set(settings) => {
                    self.settings = settings;
                    self.last.clear();
                }
                Job::Forget => {
                    self.workspace.forget();
                    self.last.clear();
                }
            }
        }
    }

    fn publish(&mut self, snapshot: &Arc<Snapshot>) {
        let Some(verdict) = self.verdict(snapshot) else { return };
        let diagnostics = self.shown(&verdict).diagnostics();
        let params = json!({"uri": snapshot.uri, "version": snapshot.version, "diagnostics": diagnostics});
        // Once it is closed, or changed, nothing may come behind what was said of that.
        self.outbox.notify_if("textDocument/publishDiagnostics", &params, || !snapshot.is_stale());
    }

    fn respond(&mut self, id: RequestId, snapshot: &Arc<Snapshot>, question: Question) {
        let is_cancelled = self.cancelled.lock().unwrap_or_else(PoisonError::into_inner).remove(&id);
        let answer = if is_cancelled {
            Err((ErrorCode::RequestCanceled, "cancelled"))
        } else if snapshot.is_stale() {
            Err((ErrorCode::ContentModified, "the document has changed"))
        } else {
            let failed = (ErrorCode::InternalError, "an error in hegao itself");
            catch_unwind(AssertUnwindSafe(|| self.answer(snapshot, question))).unwrap_or(Err(failed))
        };
        self.outbox.answer(id, answer);
    }

    fn answer(&mut self, snapshot: &Arc<Snapshot>, question: Question) -> Answer {
        const CHANGED: (ErrorCode, &str) = (ErrorCode::ContentModified, "the document has changed");
        match question {
            Question::Diagnostics => {
                let verdict = self.verdict(snapshot).ok_or(CHANGED)?;
                Ok(json!({"kind": "full", "items": self.shown(&verdict).diagnostics()}))
            }
            Question::Hover(position) => {
                let verdict = self.verdict(snapshot).ok_or(CHANGED)?;
                let at = snapshot.text.offset(position, self.client.encoding);
                Ok(hover(&self.shown(&verdict), at, self.client.shows_markdown))
            }
            Question::Actions { range, only } => {
                let bytes = snapshot.text.bytes(&range, self.client.encoding);
                let settings = self.settings.clone();
                let shows = |severity| settings.shows(severity);
                let actions = self.on(snapshot, |target| target.actions(&bytes, only.as_deref(), &shows));
                Ok(actions.unwrap_or_default().into())
            }
            Question::FixAll => {
                let edit = self.on(snapshot, |target| {
                    let edits = target.all_fixed();
                    (!edits.is_empty()).then(|| target.edit(&edits))
                });
                self.apply(edit.flatten());
                Ok(Value::Null)
            }
            Question::Accept { line, rule, reason } => {
                let edit = self.on(snapshot, |target| target.accepted(line, &rule, &reason)).flatten();
                let edit = edit.ok_or((ErrorCode::InvalidParams, "no such comment can stand there"))?;
                self.apply(Some(edit));
                Ok(Value::Null)
            }
        }
    }

    /// Has the client make an edit.
    fn apply(&self, edit: Option<Value>) {
        if let Some(edit) = edit {
            self.outbox.ask("hegao-edit", "workspace/applyEdit", &json!({"edit": edit}));
        }
    }

    /// Does something with a document for which rules and configuration are in order.
    fn on<T>(&mut self, snapshot: &Snapshot, work: impl FnOnce(&Target<'_>) -> T) -> Option<T> {
        let path = self.workspace.path(snapshot);
        let (inspector, name) = self.workspace.inspector(&path, self.settings.beside).ok()?;
        Some(work(&Target { inspector, name: &name, snapshot, encoding: self.client.encoding }))
    }

    /// What is said of a version; `None`: nobody wants to know any more.
    fn verdict(&mut self, snapshot: &Arc<Snapshot>) -> Option<Arc<Verdict>> {
        let known = self.last.get(&snapshot.uri).filter(|known| Arc::ptr_eq(&known.snapshot, snapshot));
        if let Some(known) = known {
            return Some(known.clone());
        }
        let path = self.workspace.path(snapshot);
        let verdict = match self.workspace.inspector(&path, self.settings.beside) {
            Ok((inspector, name)) => judged(inspector, &name, snapshot)?,
            Err(said) => Verdict { snapshot: snapshot.clone(), language: console::language(), said: Err(said.clone()) },
        };
        let verdict = Arc::new(verdict);
        self.last.retain(|_, known| !known.snapshot.is_stale());
        self.last.insert(snapshot.uri.clone(), verdict.clone());
        Some(verdict)
    }

    fn shown<'v>(&'v self, verdict: &'v Verdict) -> Shown<'v> {
        Shown { verdict, settings: &self.settings, encoding: self.client.encoding }
    }
}
