//! `hegao lsp`: what is wrong, while somebody writes. The Language Server Protocol 3.17 on standard input and output.
//!
//! One thread takes messages and keeps the documents as the client has them, another judges one version after another; what is
//! judged is the text in the editor, saved or not. All that decides about findings is the session's, as for `check`: a document
//! goes by the configuration that stands nearest to its file.

mod actions;
mod client;
mod diagnostics;
mod hover;
mod judge;
mod params;
mod server;
mod settings;
mod snapshot;
mod text;
mod transport;
mod worker;
mod workspace;

use std::collections::HashMap;
use std::io::{self, BufReader};
use std::process::ExitCode;
use std::sync::mpsc::{Receiver, channel, sync_channel};
use std::thread;

use serde_json::Value;

use super::args::{CheckArgs, JudgingArgs};
use super::console;
use super::exit::Failure;
use crate::document::Limits;
use crate::language::both;
use crate::rule::Language;
use client::Client;
use server::{Server, greeted, tell_wrong};
use settings::Settings;
use transport::{Incoming, Messages, Outbox};
use worker::{Cancelled, Worker};
use workspace::Workspace;

/// A message may be so much longer than twice the largest text.
const FRAME: u64 = 1 << 20;

/// So many messages wait for the thread that takes them.
const WAITING: usize = 64;

/// 给编辑器用：边写边核对（语言服务器协议，标准输入输出）。VS Code、Neovim、Helix 的设置见 docs/editors.zh-CN.md
#[derive(clap::Args)]
#[command(after_help = "退出码：0 编辑器先请求 shutdown 再结束；1 没有请求就结束；2 用法有误")]
pub(super) struct LspArgs {
    /// 用标准输入输出（本来就是，编辑器习惯写上）
    #[arg(long)]
    stdio: bool,
    #[command(flatten)]
    judging: JudgingArgs,
}

pub(super) fn run(args: &LspArgs) -> Result<ExitCode, Failure> {
    let LspArgs { stdio: _, judging } = args;
    let not_started = |error: io::Error| Failure::new(both!("不能启动线程：{error}", "cannot start a thread: {error}"));
    let incoming = listen().map_err(not_started)?;
    let outbox = Outbox::new(io::stdout());
    let Some((id, params)) = greeted(&incoming, &outbox) else { return Ok(ExitCode::FAILURE) };
    let client = Client::of(&params);
    let options = params.get("initializationOptions").unwrap_or(&Value::Null);
    let mut asked = CheckArgs { judging: judging.clone(), ..CheckArgs::plain(&[]) };
    asked.judging.lang = asked.judging.lang.or_else(|| language(options));
    asked.judging.lang.into_iter().for_each(console::speak);
    let (settings, wrong) = Settings::of(options);
    outbox.answer(id, Ok(client.welcome()));
    tell_wrong(&outbox, &wrong);
    let root = client.root.clone().or_else(|| std::env::current_dir().ok()).unwrap_or_default();
    let (jobs, work) = channel();
    let cancelled = Cancelled::default();
    let worker = Worker {
        workspace: Workspace::new(&asked, root),
        settings,
        client: client.clone(),
        outbox: outbox.clone(),
        cancelled: cancelled.clone(),
        last: HashMap::new(),
    };
    let is_orderly = thread::scope(|scope| {
        thread::Builder::new().spawn_scoped(scope, move || worker.run(&work))?;
        Ok(Server::new(client, outbox, jobs, cancelled).serve(&incoming))
    });
    Ok(if is_orderly.map_err(not_started)? { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// What comes in on standard input, read on a thread of its own.
fn listen() -> io::Result<Receiver<Incoming>> {
    let (sender, incoming) = sync_channel(WAITING);
    let most = Limits::default().text.saturating_mul(2).saturating_add(FRAME);
    let read = move || {
        let mut messages = Messages::new(BufReader::new(io::stdin()), most);
        let _ = messages.try_for_each(|message| sender.send(message));
    };
    thread::Builder::new().name("messages".to_owned()).spawn(read)?;
    Ok(incoming)
}

/// The language that the client asks for.
fn language(options: &Value) -> Option<Language> {
    options.get("language").cloned().and_then(|word| serde_json::from_value(word).ok())
}
