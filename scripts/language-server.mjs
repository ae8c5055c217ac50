// A client of a language server over standard input and output, with as much of the protocol as consumers.mjs asks for.
import { spawn } from 'node:child_process';

const HEAD_END = '\r\n\r\n';
/** The server checks a file a moment after it was opened; it is asked again until then. */
const TRIES = 40;
const PAUSE = 250;

/**
 * Starts a YAML language server for a folder, hands a client to `use`, and ends the server.
 *
 * The client opens a file with a text (it need not be on disk), and gives the labels that are offered at a place, what is
 * shown about it, and the messages of the errors; lines and columns count from 0.
 */
export async function withLanguageServer(program, folder, use) {
  const server = spawn(process.execPath, [program, '--stdio'], { stdio: ['pipe', 'pipe', 'ignore'] });
  const answers = new Map();
  const errors = new Map();
  const send = message => {
    const text = JSON.stringify({ jsonrpc: '2.0', ...message });
    server.stdin.write(`Content-Length: ${Buffer.byteLength(text)}${HEAD_END}${text}`);
  };
  const ask = (method, params) =>
    new Promise((resolve, reject) => {
      const id = answers.size + 1;
      answers.set(id, ({ result, error }) =>
        error === undefined ? resolve(result) : reject(new Error(error.message)),
      );
      send({ id, method, params });
    });
  const receive = message => {
    if (message.method === 'textDocument/publishDiagnostics')
      errors.set(
        message.params.uri,
        message.params.diagnostics.map(({ message: text }) => text),
      );
    // the server asks for settings; it is content with its own
    else if (message.method !== undefined && message.id !== undefined)
      send({ id: message.id, result: message.params?.items?.map(() => null) ?? null });
    else if (message.id !== undefined) answers.get(message.id)?.(message);
  };
  let unread = Buffer.alloc(0);
  server.stdout.on('data', data => {
    unread = Buffer.concat([unread, data]);
    for (let end = unread.indexOf(HEAD_END); end >= 0; end = unread.indexOf(HEAD_END)) {
      const start = end + HEAD_END.length;
      const length = Number(/Content-Length: (\d+)/i.exec(unread.subarray(0, end).toString())[1]);
      if (unread.length < start + length) return;
      const message = JSON.parse(unread.subarray(start, start + length).toString());
      unread = unread.subarray(start + length);
      receive(message);
    }
  });
  const uri = path => `file://${folder}/${path}`;
  const at = (path, line, character) => ({ textDocument: { uri: uri(path) }, position: { line, character } });
  try {
    await ask('initialize', { processId: null, rootUri: `file://${folder}`, workspaceFolders: null, capabilities: {} });
    send({ method: 'initialized', params: {} });
    send({
      method: 'workspace/didChangeConfiguration',
      params: { settings: { yaml: { completion: true, hover: true, validate: true, schemaStore: { enable: false } } } },
    });
    return await use({
      open: (path, text) =>
        send({
          method: 'textDocument/didOpen',
          params: { textDocument: { uri: uri(path), languageId: 'yaml', version: 1, text } },
        }),
      offered: async (path, line, character) =>
        (await ask('textDocument/completion', at(path, line, character))).items.map(({ label }) => label),
      shown: async (path, line, character) =>
        (await ask('textDocument/hover', at(path, line, character)))?.contents.value ?? '',
      errors: async path => {
        for (let i = 0; i < TRIES && !errors.has(uri(path)); i++)
          await new Promise(resolve => setTimeout(resolve, PAUSE));
        return errors.get(uri(path)) ?? [];
      },
    });
  } finally {
    server.kill();
  }
}
