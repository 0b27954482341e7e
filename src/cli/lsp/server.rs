//! The thread that takes messages: it keeps the documents as the client has them, and gives out work.
//!
//! A change is judged when no other has come for a moment, and makes what is being judged of the version before stale.

use std::collections::HashMap;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::sync::{Arc, PoisonError};
use std::time::{Duration, Instant};

use lsp_server::{ErrorCode, Message, Notification, Request, RequestId, Response};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::actions::{FIX_ALL, SUPPRESS};
use super::client::Client;
use super::params::{Accept, At, Changed, Execute, Named};
use super::settings::Settings;
use super::snapshot::Snapshot;
use super::transport::{Incoming, Outbox};
use super::worker::{Cancelled, Job, Question};
use crate::cli::console;
use crate::language::{Said, both};

/// How long nobody must have typed before a change is judged.
const PAUSE: Duration = Duration::from_millis(50);

/// How the id of a request for settings begins.
const CONFIGURATION: &str = "hegao-configuration";

pub(super) struct Server {
    client: Client,
    outbox: Outbox,
    jobs: Sender<Job>,
    cancelled: Cancelled,
    documents: HashMap<String, Arc<Snapshot>>,
    /// When documents that changed are to be judged.
    due: HashMap<String, Instant>,
    is_shut: bool,
}

type Refusal = (ErrorCode, &'static str);

/// Waits for `initialize`; `None`: the client is gone.
pub(super) fn greeted(incoming: &Receiver<Incoming>, outbox: &Outbox) -> Option<(RequestId, Value)> {
    for came in incoming {
        match came {
            Incoming::Message(Message::Request(Request { id, method, params })) if method == "initialize" => {
                return Some((id, params));
            }
            Incoming::Message(Message::Request(Request { id, .. })) => {
                outbox.answer(id, Err((ErrorCode::ServerNotInitialized, "initialize first")));
            }
            Incoming::Message(Message::Notification(Notification { method, .. })) if method == "exit" => return None,
            Incoming::Message(_) => {}
            Incoming::Fault(code, message) => outbox.refuse(code, message),
        }
    }
    None
}

impl Server {
    pub(super) fn new(client: Client, outbox: Outbox, jobs: Sender<Job>, cancelled: Cancelled) -> Self {
        Self { client, outbox, jobs, cancelled, documents: HashMap::new(), due: HashMap::new(), is_shut: false }
    }

    /// Serves until the client says `exit`, or is gone. Whether it had said `shutdown` before.
    pub(super) fn serve(mut self, incoming: &Receiver<Incoming>) -> bool {
        loop {
            match incoming.recv_timeout(self.patience()) {
                Ok(Incoming::Message(Message::Request(request))) => self.request(request),
                Ok(Incoming::Message(Message::Response(response))) => self.response(response),
                Ok(Incoming::Message(Message::Notification(note))) if note.method == "exit" => break,
                Ok(Incoming::Message(Message::Notification(note))) => self.notification(note),
                Ok(Incoming::Fault(code, message)) => self.outbox.refuse(code, message),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => break,
            }
            self.judge_due();
        }
        // What is being judged is of no use any more.
        self.documents.values().for_each(|snapshot| snapshot.retire());
        self.is_shut
    }

    /// How long to wait for a message before something is due.
    fn patience(&self) -> Duration {
        let next = self.due.values().min();
        next.map_or(Duration::from_secs(3600), |due| due.saturating_duration_since(Instant::now()))
    }

    fn judge_due(&mut self) {
        let now = Instant::now();
        let Self { due, documents, jobs, .. } = self;
        due.retain(|uri, at| {
            let is_due = *at <= now;
            if is_due && let Some(snapshot) = documents.get(uri) {
                // The other end is there as long as this one.
                let _ = jobs.send(Job::Judge(snapshot.clone()));
            }
            !is_due
        });
    }

    fn request(&mut self, Request { id, method, params }: Request) {
        if self.is_shut {
            return self.outbox.answer(id, Err((ErrorCode::InvalidRequest, "shut down")));
        }
        let asked = match &*method {
            "shutdown" => {
                self.is_shut = true;
                return self.outbox.answer(id, Ok(Value::Null));
            }
            "initialize" => Err((ErrorCode::InvalidRequest, "initialized before")),
            "textDocument/hover" => self.at(params, |at| at.position.map(Question::Hover)),
            "textDocument/codeAction" => self.at(params, |at| {
                let only = at.context.and_then(|context| context.only);
                at.range.map(|range| Question::Actions { range, only })
            }),
            "textDocument/diagnostic" => self.at(params, |_| Some(Question::Diagnostics)),
            "workspace/executeCommand" => self.command(params),
            _ => Err((ErrorCode::MethodNotFound, "there is no such method")),
        };
        match asked {
            Ok((snapshot, question)) => {
                let _ = self.jobs.send(Job::Ask(id, snapshot, question));
            }
            Err(refusal) => self.outbox.answer(id, Err(refusal)),
        }
    }

    /// A question about a place in an open document.
    fn at(
        &self,
        params: Value,
        question: impl FnOnce(At) -> Option<Question>,
    ) -> Result<(Arc<Snapshot>, Question), Refusal> {
        let at: At = parsed(params).ok_or(WRONG)?;
        let snapshot = self.open(&at.text_document.uri)?;
        Ok((snapshot, question(at).ok_or(WRONG)?))
    }

    fn command(&self, params: Value) -> Result<(Arc<Snapshot>, Question), Refusal> {
        let Execute { command, mut arguments } = parsed(params).ok_or(WRONG)?;
        let argument = arguments.first_mut().map(Value::take).ok_or(WRONG)?;
        match &*command {
            FIX_ALL => Ok((self.open(argument.as_str().ok_or(WRONG)?)?, Question::FixAll)),
            SUPPRESS => {
                let Accept { uri, line, rule, reason } = parsed(argument).ok_or(WRONG)?;
                Ok((self.open(&uri)?, Question::Accept { line, rule, reason }))
            }
            _ => Err((ErrorCode::InvalidParams, "there is no such command")),
        }
    }

    fn open(&self, uri: &str) -> Result<Arc<Snapshot>, Refusal> {
        self.documents.get(uri).cloned().ok_or((ErrorCode::InvalidParams, "the document is not open"))
    }

    fn notification(&mut self, Notification { method, params }: Notification) {
        match &*method {
            "initialized" => self.initialized(),
            "textDocument/didOpen" => {
                if let Some(At { text_document, .. }) = parsed(params) {
                    self.opened(text_document);
                }
            }
            "textDocument/didChange" => {
                if let Some(changed) = parsed(params) {
                    self.changed(changed);
                }
            }
            "textDocument/didClose" => {
                if let Some(At { text_document, .. }) = parsed(params) {
                    self.closed(&text_document.uri);
                }
            }
            "textDocument/didSave" => {
                if let Some(At { text_document, .. }) = parsed(params)
                    && decides(&text_document.uri)
                {
                    self.reload(Job::Forget);
                }
            }
            "workspace/didChangeWatchedFiles" => self.reload(Job::Forget),
            "workspace/didChangeConfiguration" if self.client.configures => self.ask_settings(),
            "workspace/didChangeConfiguration" => self.set(params.get("settings").unwrap_or(&Value::Null)),
            "$/cancelRequest" => {
                if let Some(id) = params.get("id").cloned().and_then(parsed::<RequestId>) {
                    self.cancelled.lock().unwrap_or_else(PoisonError::into_inner).insert(id);
                }
            }
            _ => {}
        }
    }

    fn initialized(&self) {
        if self.client.watches {
            self.outbox.ask("hegao-watch", "client/registerCapability", &Client::watchers());
        }
        if self.client.configures {
            self.ask_settings();
        }
    }

    fn ask_settings(&self) {
        self.outbox.ask(CONFIGURATION, "workspace/configuration", &json!({"items": [{"section": "hegao"}]}));
    }

    fn response(&mut self, Response { id, response_result }: Response) {
        let id = serde_json::to_value(id).unwrap_or_default();
        let is_for_settings = id.as_str().is_some_and(|id| id.starts_with(CONFIGURATION));
        if is_for_settings && let Ok(result) = response_result {
            self.set(result.get(0).unwrap_or(&Value::Null));
        }
    }

    /// Takes other settings; what cannot be used of them is told.
    fn set(&mut self, value: &Value) {
        let (settings, wrong) = Settings::of(value);
        tell_wrong(&self.outbox, &wrong);
        self.reload(Job::Set(settings));
    }

    /// All documents are judged anew after `job`.
    fn reload(&mut self, job: Job) {
        let _ = self.jobs.send(job);
        if self.client.pulls {
            if self.client.refreshes {
                self.outbox.ask("hegao-refresh", "workspace/diagnostic/refresh", &Value::Null);
            }
            return;
        }
        let now = Instant::now();
        self.due.extend(self.documents.keys().map(|uri| (uri.clone(), now)));
    }

    fn opened(&mut self, Named { uri, version, language_id, text }: Named) {
        let (language, text) = (language_id.unwrap_or_default(), text.unwrap_or_default());
        self.put(Snapshot::new(uri, language, version.unwrap_or_default(), text), Duration::ZERO);
    }

    fn changed(&mut self, Changed { text_document, content_changes }: Changed) {
        let Some(before) = self.documents.get(&text_document.uri) else { return };
        let mut next = before.next(text_document.version.unwrap_or(before.version + 1));
        for change in content_changes {
            next.text.change(change.range.as_ref(), &change.text, self.client.encoding);
        }
        self.put(next, PAUSE);
    }

    /// From now on this is the newest version, to be judged after `pause`.
    fn put(&mut self, snapshot: Snapshot, pause: Duration) {
        let uri = snapshot.uri.clone();
        if !self.client.pulls {
            self.due.insert(uri.clone(), Instant::now() + pause);
        }
        if let Some(before) = self.documents.insert(uri, Arc::new(snapshot)) {
            before.retire();
        }
    }

    fn closed(&mut self, uri: &str) {
        self.due.remove(uri);
        if let Some(snapshot) = self.documents.remove(uri) {
            snapshot.retire();
            if !self.client.pulls {
                let nothing = json!({"uri": uri, "diagnostics": []});
                self.outbox.notify("textDocument/publishDiagnostics", &nothing);
            }
        }
    }
}

const WRONG: Refusal = (ErrorCode::InvalidParams, "the parameters are wrong");

/// What was sent, if it has the form that it should. What is wrong with it is not told: it may be a document.
fn parsed<T: DeserializeOwned>(params: Value) -> Option<T> {
    serde_json::from_value(params).ok()
}

/// Whether a document is one of the files that decide about others.
fn decides(uri: &str) -> bool {
    let name = uri.rsplit('/').next().unwrap_or(uri);
    crate::config::FILE_NAMES.contains(&name)
}

/// Tells which settings cannot be used.
pub(super) fn tell_wrong(outbox: &Outbox, wrong: &[&'static str]) {
    if wrong.is_empty() {
        return;
    }
    let keys = Said::list(wrong);
    let said =
        both!("核稿：这些设置的值不能用：{keys}", "hegao: the values of these settings cannot be used: {keys}"; keys);
    let message = said.in_language(console::language());
    outbox.notify("window/showMessage", &json!({"type": 2, "message": message}));
}
