// Starts `hegao lsp` and lets it speak. All that is said of a document is said there; here only the reason for which somebody
// accepts a finding is asked for, because the protocol has no way to ask.

import * as vscode from 'vscode';
import {
  CodeAction as ServedAction,
  Executable,
  LanguageClient,
  LanguageClientOptions,
  ServerOptions,
  TransportKind,
} from 'vscode-languageclient/node';

/** The languages of documents that are texts; what else hegao reads no editor of text shows. */
const LANGUAGES = ['markdown', 'plaintext', 'html', 'csv'];

/** What an action that accepts a finding brings for this. */
interface Accepts {
  uri: string;
  line: number;
  rule: string;
}

let client: LanguageClient | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  context.subscriptions.push(
    vscode.commands.registerCommand('hegao.restart', restart),
    vscode.commands.registerCommand('hegao.fixAllHere', fixAllHere),
    vscode.commands.registerCommand('hegao.accept', accept),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('hegao.path')) {
        void restart();
      }
    }),
  );
  await start();
}

export async function deactivate(): Promise<void> {
  await client?.stop();
}

async function start(): Promise<void> {
  const settings = vscode.workspace.getConfiguration('hegao');
  const program: Executable = {
    command: settings.get<string>('path') || 'hegao',
    args: ['lsp'],
    transport: TransportKind.stdio,
  };
  const server: ServerOptions = { run: program, debug: program };
  const options: LanguageClientOptions = {
    documentSelector: LANGUAGES.flatMap((language) => [
      { scheme: 'file', language },
      { scheme: 'untitled', language },
    ]),
    initializationOptions: {
      audience: settings.get('audience'),
      date: settings.get('date'),
      minSeverity: settings.get('minSeverity'),
      rulesPage: settings.get('rulesPage'),
      language: vscode.env.language.startsWith('zh') ? 'zh' : 'en',
    },
    synchronize: { configurationSection: 'hegao' },
    middleware: {
      async provideCodeActions(document, range, context, token, next) {
        const actions = await next(document, range, context, token);
        return actions?.map(asking);
      },
    },
  };
  client = new LanguageClient('hegao', '核稿', server, options);
  try {
    await client.start();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    void vscode.window.showErrorMessage(
      vscode.env.language.startsWith('zh')
        ? `核稿没有启动：${why}。请在设置 hegao.path 中写明程序的位置`
        : `hegao did not start: ${why}. Set hegao.path to where the program is`,
    );
  }
}

async function restart(): Promise<void> {
  await client?.stop().catch(() => undefined);
  await start();
}

/** The same action; one that accepts a finding asks for the reason instead of leaving its place empty. */
function asking(action: vscode.Command | vscode.CodeAction): vscode.Command | vscode.CodeAction {
  const accepts = (action as Partial<ServedAction>).data?.accepts as Accepts | undefined;
  if (!accepts || !(action instanceof vscode.CodeAction)) {
    return action;
  }
  const asked = new vscode.CodeAction(action.title, action.kind);
  asked.command = { title: action.title, command: 'hegao.accept', arguments: [accepts] };
  return asked;
}

async function accept(accepts: Accepts): Promise<void> {
  const isChinese = vscode.env.language.startsWith('zh');
  const reason = await vscode.window.showInputBox({
    title: isChinese ? `放过 ${accepts.rule}` : `Accept ${accepts.rule}`,
    prompt: isChinese ? '理由（写进文件的注释里，以后读的人看得到）' : 'The reason (it goes into a comment, for whoever reads the file later)',
    validateInput: (text) => (text.trim() === '' || text.includes('--') ? (isChinese ? '请写理由，不能含 --' : 'A reason, without --') : undefined),
  });
  if (reason !== undefined) {
    await client?.sendRequest('workspace/executeCommand', {
      command: 'hegao.suppress',
      arguments: [{ ...accepts, reason }],
    });
  }
}

async function fixAllHere(): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (editor && client) {
    await client.sendRequest('workspace/executeCommand', {
      command: 'hegao.fixAll',
      arguments: [client.code2ProtocolConverter.asUri(editor.document.uri)],
    });
  }
}
