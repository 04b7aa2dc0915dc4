/** The real yaml-language-server over stdio, as an editor drives it. */
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { execPath } from 'node:process';

export interface Diagnostic {
  readonly message: string;
  readonly range: { readonly start: Spot; readonly end: Spot };
}

/** As the protocol counts: from 0. */
export interface Spot {
  readonly line: number;
  readonly character: number;
}

export interface LanguageServer {
  /** Opens a manifest and waits for what is wrong with it. */
  diagnose(text: string): Promise<readonly Diagnostic[]>;
  /** Labels that are offered at the mark `¦` of the text. */
  complete(text: string): Promise<readonly string[]>;
  /** What is shown over the mark `¦`. */
  hover(text: string): Promise<string>;
  stop(): Promise<void>;
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
}

/** Starts the server with one schema for every file. */
export async function startLanguageServer(schema: object): Promise<LanguageServer> {
  const wire = connect(spawn(execPath, [serverPath(), '--stdio'], { stdio: 'pipe' }));
  const yaml = {
    validate: true,
    hover: true,
    completion: true,
    format: { enable: false },
    schemaStore: { enable: false },
  };
  wire.answer('workspace/configuration', (params) =>
    itemsOf(params).map((section) => (section === 'yaml' ? yaml : {})),
  );
  wire.answer('custom/schema/request', () => 'inline://manifest');
  wire.answer('custom/schema/content', () => JSON.stringify(schema));
  const textDocument = { completion: { completionItem: { snippetSupport: false } } };
  const capabilities = { textDocument, workspace: { configuration: true } };
  await wire.request('initialize', { processId: null, rootUri: null, capabilities });
  wire.notify('initialized', {});
  wire.notify('yaml/registerCustomSchemaRequest', {});
  wire.notify('workspace/didChangeConfiguration', { settings: { yaml } });
  return conversation(wire);
}

function conversation(wire: Wire): LanguageServer {
  let opened = 0;
  const open = (marked: string) => {
    opened += 1;
    const uri = `file:///manifest-${opened}.yaml`;
    const before = marked.split('¦')[0] ?? '';
    const lines = before.split('\n');
    const position = { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
    const text = marked.replace('¦', '');
    const published = wire.next('textDocument/publishDiagnostics', uri);
    wire.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'yaml', version: 1, text } });
    return { at: { textDocument: { uri }, position }, published };
  };
  return {
    async diagnose(text) {
      const params = await open(text).published;
      return (params as { diagnostics: Diagnostic[] }).diagnostics;
    },
    async complete(text) {
      const result = await wire.request('textDocument/completion', open(text).at);
      return (result as { items: { label: string }[] }).items.map(({ label }) => label);
    },
    async hover(text) {
      const result = await wire.request('textDocument/hover', open(text).at);
      return (result as { contents: { value: string } } | null)?.contents.value ?? '';
    },
    stop: () => wire.stop(),
  };
}

interface Wire {
  request(method: string, params: unknown): Promise<unknown>;
  notify(method: string, params: unknown): void;
  /** Answers what the server asks. */
  answer(method: string, reply: (params: unknown) => unknown): void;
  /** The next notification about one document. */
  next(method: string, uri: string): Promise<unknown>;
  stop(): Promise<void>;
}

function connect(child: ChildProcessWithoutNullStreams): Wire {
  const waiting = new Map<number, (result: unknown) => void>();
  const replies = new Map<string, (params: unknown) => unknown>();
  const awaited = new Map<string, (params: unknown) => void>();
  let requests = 0;
  const send = (message: object) => {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  };
  const receive = ({ id, method, params, result }: Message) => {
    if (method !== undefined && id !== undefined) send({ id, result: replies.get(method)?.(params) ?? null });
    else if (method !== undefined) awaited.get(`${method} ${uriOf(params)}`)?.(params);
    else if (id !== undefined) waiting.get(id)?.(result);
  };
  readMessages(child, receive);
  child.stderr.resume();
  return {
    request(method, params) {
      requests += 1;
      const id = requests;
      const result = new Promise((resolve) => waiting.set(id, resolve));
      send({ id, method, params });
      return result;
    },
    notify: (method, params) => send({ method, params }),
    answer: (method, reply) => void replies.set(method, reply),
    next: (method, uri) => new Promise((resolve) => awaited.set(`${method} ${uri}`, resolve)),
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve());
        child.kill();
      }),
  };
}

/** Messages are a header with their length, an empty line, and JSON. */
function readMessages(child: ChildProcessWithoutNullStreams, receive: (message: Message) => void): void {
  let buffer = Buffer.alloc(0);
  child.stdout.on('data', (chunk: Buffer) => {
    buffer = Buffer.concat([buffer, chunk]);
    for (;;) {
      const header = buffer.indexOf('\r\n\r\n');
      const length = Number(/Content-Length: (\d+)/.exec(buffer.subarray(0, Math.max(header, 0)).toString())?.[1]);
      if (header < 0 || buffer.length < header + 4 + length) return;
      receive(JSON.parse(buffer.subarray(header + 4, header + 4 + length).toString()));
      buffer = buffer.subarray(header + 4 + length);
    }
  });
}

function uriOf(params: unknown): string {
  return (params as { uri?: string } | undefined)?.uri ?? '';
}

function itemsOf(params: unknown): string[] {
  return (params as { items: { section: string }[] }).items.map(({ section }) => section);
}

function serverPath(): string {
  const require = createRequire(import.meta.url);
  return join(dirname(require.resolve('yaml-language-server/package.json')), 'bin', 'yaml-language-server');
}
