//! Messages on standard input and output: a header with the length, then JSON (LSP 3.17, Base Protocol).
//!
//! lsp-server has a transport of its own, which ends at the first message that it cannot read, and tells the client nothing. Here
//! such a message is a fault with an answer, and the next one is read.

use std::io::{self, BufRead, Read, Write};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use lsp_server::{ErrorCode, Message, Notification, Request, RequestId, Response, ResponseError};
use serde_json::{Value, json};

/// The longest line of a header.
const HEADER: u64 = 4096;

/// What came in.
pub(super) enum Incoming {
    Message(Message),
    /// Something that is no message, and what the client is told.
    Fault(ErrorCode, &'static str),
}

/// Reads messages of at most `most` bytes.
pub(super) struct Messages<R> {
    input: R,
    most: u64,
}

impl<R: BufRead> Messages<R> {
    pub(super) fn new(input: R, most: u64) -> Self {
        Self { input, most }
    }

    /// The length that the next header states; an inner `None`: it states none. An outer one: the end.
    fn length(&mut self) -> io::Result<Option<Option<u64>>> {
        let (mut length, mut line) = (None, Vec::new());
        loop {
            line.clear();
            if self.input.by_ref().take(HEADER).read_until(b'\n', &mut line)? == 0 {
                return Ok(None);
            }
            let text = line.trim_ascii();
            if text.is_empty() {
                return Ok(Some(length));
            }
            let parts = text.iter().position(|&byte| byte == b':').map(|at| (&text[..at], &text[at + 1..]));
            if let Some((_, value)) = parts.filter(|(name, _)| name.eq_ignore_ascii_case(b"Content-Length")) {
                length = std::str::from_utf8(value).ok().and_then(|value| value.trim().parse().ok());
            }
        }
    }

    fn read(&mut self) -> io::Result<Option<Incoming>> {
        let length = match self.length()? {
            None => return Ok(None),
            Some(None) => return Ok(Some(Incoming::Fault(ErrorCode::ParseError, "a header without a Content-Length"))),
            Some(Some(length)) => length,
        };
        if length > self.most {
            io::copy(&mut self.input.by_ref().take(length), &mut io::sink())?;
            return Ok(Some(Incoming::Fault(ErrorCode::InvalidRequest, "the message is too long")));
        }
        let mut body = Vec::new();
        if self.input.by_ref().take(length).read_to_end(&mut body)? as u64 != length {
            return Ok(None);
        }
        Ok(Some(parsed(&body)))
    }
}

impl<R: BufRead> Iterator for Messages<R> {
    type Item = Incoming;

    /// A stream that fails has ended.
    fn next(&mut self) -> Option<Incoming> {
        self.read().ok().flatten()
    }
}

fn parsed(body: &[u8]) -> Incoming {
    let Ok(mut value) = serde_json::from_slice::<Value>(body) else {
        return Incoming::Fault(ErrorCode::ParseError, "the message is no JSON");
    };
    let id = value.get("id").map(|id| serde_json::from_value::<RequestId>(id.clone()));
    let method = value.get("method").and_then(Value::as_str).map(str::to_owned);
    let params = value.get_mut("params").map(Value::take).unwrap_or_default();
    match (method, id) {
        (Some(method), Some(Ok(id))) => Incoming::Message(Request { id, method, params }.into()),
        (Some(method), None) => Incoming::Message(Notification { method, params }.into()),
        (None, Some(Ok(id))) if value.get("result").is_some() || value.get("error").is_some() => {
            let error = value.get("error").map(|_| ResponseError { code: 0, message: String::new(), data: None });
            let result = value.get_mut("result").map(Value::take).unwrap_or_default();
            Incoming::Message(Response { id, response_result: error.map_or(Ok(result), Err) }.into())
        }
        _ => Incoming::Fault(ErrorCode::InvalidRequest, "the message is neither a request nor a notification"),
    }
}

/// Where messages go out, from any thread, each as a whole. A client that is gone is no fault: its end of standard input tells.
#[derive(Clone)]
pub(super) struct Outbox {
    out: Arc<Mutex<Box<dyn Write + Send>>>,
    /// How many requests went out.
    asked: Arc<AtomicUsize>,
}

impl Outbox {
    pub(super) fn new(out: impl Write + Send + 'static) -> Self {
        Self { out: Arc::new(Mutex::new(Box::new(out))), asked: Arc::default() }
    }

    fn lock(&self) -> MutexGuard<'_, Box<dyn Write + Send>> {
        self.out.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn answer(&self, id: RequestId, result: Result<Value, (ErrorCode, &str)>) {
        let said = match result {
            Ok(result) => json!({"jsonrpc": "2.0", "id": id, "result": result}),
            Err((code, message)) => {
                json!({"jsonrpc": "2.0", "id": id, "error": {"code": code as i32, "message": message}})
            }
        };
        write(&mut **self.lock(), &said);
    }

    /// Answers what had no id that could be read.
    pub(super) fn refuse(&self, code: ErrorCode, message: &str) {
        let said = json!({"jsonrpc": "2.0", "id": null, "error": {"code": code as i32, "message": message}});
        write(&mut **self.lock(), &said);
    }

    /// Asks something of the client. The id of the request begins with `name`, and no other has it.
    pub(super) fn ask(&self, name: &str, method: &str, params: &Value) {
        let id = format!("{name}-{}", self.asked.fetch_add(1, Ordering::Relaxed) + 1);
        write(&mut **self.lock(), &json!({"jsonrpc": "2.0", "id": id, "method": method, "params": params}));
    }

    pub(super) fn notify(&self, method: &str, params: &Value) {
        self.notify_if(method, params, || true);
    }

    /// The same, if that still holds when the message before is out.
    pub(super) fn notify_if(&self, method: &str, params: &Value, holds: impl FnOnce() -> bool) {
        let mut out = self.lock();
        if holds() {
            write(&mut **out, &json!({"jsonrpc": "2.0", "method": method, "params": params}));
        }
    }
}

fn write(out: &mut dyn Write, said: &Value) {
    let body = said.to_string();
    let _ = write!(out, "Content-Length: {}\r\n\r\n{body}", body.len()).and_then(|()| out.flush());
}

#[cfg(test)]
mod tests {
    use super::*;

    fn framed(body: &str) -> String {
        format!("Content-Length: {}\r\n\r\n{body}", body.len())
    }

    fn read(input: &str) -> Vec<String> {
        let said = |incoming| match incoming {
            Incoming::Message(Message::Request(request)) => format!("{} {}", request.method, request.id),
            Incoming::Message(Message::Notification(note)) => note.method,
            Incoming::Message(Message::Response(response)) => format!("response {}", response.id),
            Incoming::Fault(code, _) => format!("fault {}", code as i32),
        };
        Messages::new(input.as_bytes(), 200).map(said).collect()
    }

    #[test]
    fn what_is_no_message_is_told_and_the_next_one_is_read() {
        let input = [
            framed(r#"{"jsonrpc":"2.0","id":1,"method":"initialize","params":{}}"#),
            framed(r#"{"jsonrpc":"2.0","#),
            framed("[]"),
            framed(r#"{"id":{"a":1},"method":"x"}"#),
            framed(&format!(r#"{{"method":"{}"}}"#, "a".repeat(300))),
            "Content-Type: x\r\n\r\n".to_owned(),
            "content-length:2\nX: y\n\n{}".to_owned(),
            framed(r#"{"jsonrpc":"2.0","id":"a","result":null}"#),
            framed(r#"{"jsonrpc":"2.0","method":"exit"}"#),
            "Content-Length: 20\r\n\r\n{".to_owned(),
        ];
        let expected = [
            "initialize 1",
            "fault -32700",
            "fault -32600",
            "fault -32600",
            "fault -32600",
            "fault -32700",
            "fault -32600",
            "response \"a\"",
            "exit",
        ];
        assert_eq!(read(&input.concat()), expected);
    }
}
