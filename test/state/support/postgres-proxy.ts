/**
 * Stands between a client and PostgreSQL, understands enough of the protocol to know which change is under way and how far
 * it is, and asks the test at each of these moments whether the connection is cut.
 */
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export type Call = 'lock' | 'write' | 'unlock';

export type Moment =
  /** The statement arrives, and has not been handed on. */
  | 'statement'
  /** The COMMIT arrives, and has not been handed on. */
  | 'commit'
  /** The server has answered the COMMIT; the client does not know. */
  | 'committed';

export interface Event {
  readonly call: Call;
  /** Which one of its kind, from 1. */
  readonly nth: number;
  readonly moment: Moment;
}

export interface Proxy {
  readonly port: number;
  /** True: both sides are cut here and now. */
  hook: (event: Event) => Promise<boolean>;
  readonly seen: Event[];
  close(): Promise<void>;
}

export async function startProxy(target: number): Promise<Proxy> {
  const sockets = new Set<Socket>();
  const counts: { [call in Call]: number } = { lock: 0, write: 0, unlock: 0 };
  const server = createServer((client) => {
    const upstream = connect(target, '127.0.0.1');
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => {
        sockets.delete(socket);
        client.destroy();
        upstream.destroy();
      });
    }
    carry({ client, upstream, proxy, counts }).catch(() => client.destroy());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const proxy: Proxy = {
    port: (server.address() as AddressInfo).port,
    hook: async () => false,
    seen: [],
    close: async () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
  return proxy;
}

interface Pair {
  readonly client: Socket;
  readonly upstream: Socket;
  readonly proxy: Proxy;
  readonly counts: { [call in Call]: number };
}

/** Hands everything on, message by message, and stops where the hook says so. */
async function carry({ client, upstream, proxy, counts }: Pair): Promise<void> {
  let call: Call | undefined;
  let holdAnswers = false;
  let held: Buffer = Buffer.alloc(0);
  const happens = async (moment: Moment): Promise<boolean> => {
    if (!call) return false;
    const event = { call, nth: counts[call], moment };
    proxy.seen.push(event);
    return proxy.hook(event);
  };
  upstream.on('data', (chunk: Buffer) => {
    if (!holdAnswers) {
      client.write(chunk);
      return;
    }
    held = Buffer.concat([held, chunk]);
    if (!endsReady(held)) return;
    void happens('committed').then((cut) => {
      if (cut) client.destroy();
      else client.write(held);
      held = Buffer.alloc(0);
      holdAnswers = false;
      call = undefined;
    });
  });
  for await (const message of messagesOf(client)) {
    const text = /^[PQ]/.test(String.fromCharCode(message[0] ?? 0)) ? message.toString('utf8') : '';
    const started = callIn(text);
    if (started) {
      call = started;
      counts[call] += 1;
      if (await happens('statement')) return void client.destroy();
    }
    if (call && text.includes('COMMIT\0')) {
      if (await happens('commit')) return void client.destroy();
      holdAnswers = true;
    }
    upstream.write(message);
  }
}

function callIn(text: string): Call | undefined {
  if (text.includes('WITH written')) return 'write';
  if (text.includes('AS held')) return 'lock';
  return text.includes('lock_id = NULL') ? 'unlock' : undefined;
}

/** Ready for query, not in a transaction. */
function endsReady(bytes: Buffer): boolean {
  return bytes.subarray(-6).equals(Buffer.from([0x5a, 0, 0, 0, 5, 0x49]));
}

/** The first message of a connection has no type. */
async function* messagesOf(client: Socket): AsyncGenerator<Buffer> {
  let bytes: Buffer = Buffer.alloc(0);
  let typed = 0;
  for await (const chunk of client) {
    bytes = Buffer.concat([bytes, chunk as Buffer]);
    for (;;) {
      const size = bytes.length < typed + 4 ? Number.POSITIVE_INFINITY : bytes.readUInt32BE(typed) + typed;
      if (bytes.length < size) break;
      yield bytes.subarray(0, size);
      bytes = bytes.subarray(size);
      typed = 1;
    }
  }
}
