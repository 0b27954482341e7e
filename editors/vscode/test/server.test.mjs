// What the extension asks of the server, through the connection that VS Code's client uses (vscode-jsonrpc, with the types of
// vscode-languageserver-protocol). VS Code itself is not needed. HEGAO names the program.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import protocol from 'vscode-languageserver-protocol/node';

const {
  CodeActionRequest,
  createProtocolConnection,
  DidChangeTextDocumentNotification,
  DidOpenTextDocumentNotification,
  ApplyWorkspaceEditRequest,
  ConfigurationRequest,
  DocumentDiagnosticRequest,
  ExecuteCommandRequest,
  ExitNotification,
  HoverRequest,
  InitializedNotification,
  InitializeRequest,
  PublishDiagnosticsNotification,
  RegistrationRequest,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
} = protocol;

const program = process.env.HEGAO ?? 'hegao';
const uri = 'untitled:Untitled-1';
const text = '# 通知\n\n请各单位布署工作，联系电话：13800138000。\n';

function connect() {
  const server = spawn(program, ['lsp', '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const connection = createProtocolConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin));
  connection.listen();
  const ended = new Promise((resolve) => server.on('exit', resolve));
  return { connection, ended };
}

async function greet(connection, capabilities) {
  const params = { processId: process.pid, rootUri: null, capabilities, initializationOptions: { language: 'zh', audience: '', date: '' } };
  const { capabilities: able } = await connection.sendRequest(InitializeRequest.type, params);
  await connection.sendNotification(InitializedNotification.type, {});
  return able;
}

async function leave(connection, ended) {
  await connection.sendRequest(ShutdownRequest.type);
  await connection.sendNotification(ExitNotification.type);
  assert.equal(await ended, 0);
  connection.dispose();
}

test('diagnostics are sent, and an edit moves them', { timeout: 120_000 }, async () => {
  const { connection, ended } = connect();
  const published = [];
  let wake = () => {};
  connection.onNotification(PublishDiagnosticsNotification.type, (params) => {
    published.push(params);
    wake();
  });
  const until = async (version) => {
    for (;;) {
      const found = published.find((params) => params.version === version);
      if (found) return found.diagnostics;
      await new Promise((resolve) => (wake = resolve));
    }
  };
  await greet(connection, {});
  const textDocument = { uri, languageId: 'markdown', version: 1, text };
  await connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
  const before = (await until(1)).find((one) => one.code === 'privacy/mobile-number');
  assert.equal(before.source, '核稿');
  assert.equal(before.severity, 1);
  assert.deepEqual(before.range.start, { line: 2, character: 14 });
  const start = { line: 2, character: 0 };
  await connection.sendNotification(DidChangeTextDocumentNotification.type, {
    textDocument: { uri, version: 2 },
    contentChanges: [{ range: { start, end: start }, text: '𠀀' }],
  });
  const behind = (await until(2)).find((one) => one.code === 'privacy/mobile-number');
  assert.deepEqual(behind.range.start, { line: 2, character: 16 });
  await leave(connection, ended);
});

test('what the extension asks for is answered', { timeout: 120_000 }, async () => {
  const { connection, ended } = connect();
  let watched = [];
  let edit;
  connection.onRequest(RegistrationRequest.type, ({ registrations }) => void (watched = registrations));
  connection.onRequest(ConfigurationRequest.type, () => [{ minSeverity: 'note' }]);
  connection.onRequest(ApplyWorkspaceEditRequest.type, (params) => {
    edit = params.edit;
    return { applied: true };
  });
  const able = await greet(connection, {
    general: { positionEncodings: ['utf-16'] },
    textDocument: { diagnostic: {}, hover: { contentFormat: ['markdown'] } },
    workspace: { configuration: true, didChangeWatchedFiles: { dynamicRegistration: true } },
  });
  assert.equal(able.positionEncoding, 'utf-16');
  await connection.sendNotification(DidOpenTextDocumentNotification.type, {
    textDocument: { uri, languageId: 'markdown', version: 1, text },
  });
  const textDocument = { uri };
  const { items } = await connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument });
  const typo = items.find((one) => one.code.startsWith('typo/'));
  const hover = await connection.sendRequest(HoverRequest.type, { textDocument, position: typo.range.start });
  assert.equal(hover.contents.kind, 'markdown');
  const actions = await connection.sendRequest(CodeActionRequest.type, {
    textDocument,
    range: typo.range,
    context: { diagnostics: [typo] },
  });
  assert.equal(actions[0].isPreferred, true);
  const { accepts } = actions.find((action) => action.data?.accepts).data;
  const asked = { command: 'hegao.suppress', arguments: [{ ...accepts, reason: '引用原文' }] };
  await connection.sendRequest(ExecuteCommandRequest.type, asked);
  assert.match(edit.changes[uri][0].newText, /hegao: ignore\[typo\/.*\] 引用原文 -->/);
  assert.equal(watched[0].method, 'workspace/didChangeWatchedFiles');
  await leave(connection, ended);
});

test('both languages have all texts of the manifest', () => {
  const read = (name) => JSON.parse(readFileSync(new URL(`../${name}`, import.meta.url), 'utf8'));
  const manifest = JSON.stringify(read('package.json'));
  const named = [...manifest.matchAll(/"%(\w+)%"/g)].map((match) => match[1]);
  for (const file of ['package.nls.json', 'package.nls.zh-cn.json']) {
    assert.deepEqual(new Set(Object.keys(read(file))), new Set(named), file);
  }
});
