/** D5: every answer a server can give, what it is called, whether it may have happened, and how a run ends with it. */
import { describe, expect, it, onTestFinished } from 'vitest';
import { exitCodeOf } from '../../../src/cli/exit-codes.ts';
import { HostformError } from '../../../src/model/errors.ts';
import type { StateBackend } from '../../../src/state/backend.ts';
import { emptyState, parseStateOf, serializeState } from '../../../src/state/format.ts';
import { versionOf } from '../../../src/state/http/calls.ts';
import { lockedRemotely } from '../../../src/state/problems.ts';
import { lockWithId } from '../../../src/state/unseen-lock.ts';
import { startPlainServer } from './support/plain-server.ts';
import type { Ask, Reply } from './support/serve.ts';
import { connect } from './support/stages.ts';

const BODY = serializeState({ ...emptyState('l'), serial: 1 });
const NEXT = serializeState({ ...emptyState('l'), serial: 2 });
const OURS = lockWithId('ours', '');

/** What a caller sees: `ok …`, or the code and the effect. */
type Outcome = string;

interface Row {
  readonly status: number;
  readonly read: Outcome;
  readonly write: Outcome;
  readonly lock: Outcome;
  readonly unlock: Outcome;
}

const REFUSED = 'STATE_UNREACHABLE refused';
const UNCLEAR = 'STATE_UNREACHABLE unclear';
const UNSENT = 'STATE_UNREACHABLE not-sent';
const DENIED = 'CREDENTIALS refused';
const everywhere = (status: number, outcome: Outcome): Row => {
  return { status, read: outcome, write: outcome, lock: outcome, unlock: outcome };
};

const ROWS: readonly Row[] = [
  // A success that stored nothing is found when it is read back.
  { status: 200, read: 'ok', write: UNCLEAR, lock: 'ok held', unlock: 'ok true' },
  { status: 201, read: REFUSED, write: UNCLEAR, lock: 'ok held', unlock: 'ok true' },
  { status: 204, read: 'ok none', write: UNCLEAR, lock: 'ok held', unlock: 'ok true' },
  everywhere(302, REFUSED),
  everywhere(400, REFUSED),
  everywhere(401, DENIED),
  everywhere(403, DENIED),
  { status: 404, read: 'ok none', write: REFUSED, lock: REFUSED, unlock: 'ok false' },
  everywhere(405, REFUSED),
  { status: 409, read: REFUSED, write: 'STATE_FENCED', lock: 'ok unreadable', unlock: 'ok false' },
  { status: 412, read: REFUSED, write: 'STATE_FENCED', lock: REFUSED, unlock: REFUSED },
  everywhere(413, REFUSED),
  everywhere(422, REFUSED),
  { status: 423, read: REFUSED, write: 'STATE_FENCED', lock: 'ok unreadable', unlock: 'ok false' },
  everywhere(429, UNSENT),
  everywhere(500, UNCLEAR),
  everywhere(501, REFUSED),
  everywhere(502, UNCLEAR),
  everywhere(503, UNCLEAR),
];

interface Trial {
  readonly backend: StateBackend;
  readonly answerTo: (method: string, reply: Reply) => void;
  readonly asks: readonly Ask[];
}

async function trial(): Promise<Trial> {
  const server = await startPlainServer();
  const secrets: string[] = [];
  const backend = await connect({ address: server.address, username: 'ana', password: 'hunter2' }, {}, secrets);
  onTestFinished(() => backend.close());
  onTestFinished(() => server.close());
  server.held.body = BODY;
  const answerTo = (method: string, reply: Reply): void => {
    server.override = (ask) => (ask.method === method ? reply : undefined);
  };
  return { backend, answerTo, asks: server.asks };
}

async function outcomeOf(asked: Promise<unknown>): Promise<{ words: Outcome; error?: HostformError }> {
  try {
    const value = await asked;
    if (value === undefined) return { words: 'ok none' };
    if (typeof value === 'boolean') return { words: `ok ${value}` };
    const state = typeof value === 'object' && value !== null && 'state' in value ? ` ${String(value.state)}` : '';
    return { words: `ok${state}` };
  } catch (error) {
    if (!(error instanceof HostformError)) throw error;
    return { words: [error.code, error.details.effect].filter((part) => part !== undefined).join(' '), error };
  }
}

function checkWords(error: HostformError | undefined, status: number): void {
  if (error === undefined) return;
  expect(exitCodeOf(error.code)).toBe(1);
  expect(error.details.detail).not.toMatch(/hunter2|Basic|YW5h/);
  if (error.code !== 'STATE_FENCED') expect(error.details.detail).toContain(String(status));
}

describe('every status', () => {
  const reply = (status: number): Reply => {
    return {
      status,
      headers: { 'content-type': 'application/json', location: 'https://login.example/in' },
      body: '{}',
    };
  };

  it.each(ROWS)('$status to a read: $read', async ({ status, read }) => {
    const { backend, answerTo } = await trial();
    answerTo('GET', reply(status));
    const { words, error } = await outcomeOf(backend.read());
    expect(words).toBe(read);
    checkWords(error, status);
  });

  it.each(ROWS)('$status to a write: $write', async ({ status, write }) => {
    const { backend, answerTo, asks } = await trial();
    await backend.lock(OURS);
    answerTo('POST', reply(status));
    const { words, error } = await outcomeOf(backend.write(NEXT, { expected: versionOf(BODY), lockId: OURS.id }));
    expect(words).toBe(write);
    expect(asks.filter(({ method }) => method === 'POST')).toHaveLength(1);
    checkWords(error, status);
  });

  it.each(ROWS)('$status to a lock: $lock', async ({ status, lock }) => {
    const { backend, answerTo, asks } = await trial();
    answerTo('LOCK', reply(status));
    const { words, error } = await outcomeOf(backend.lock(OURS));
    expect(words).toBe(lock);
    expect(asks).toHaveLength(1);
    checkWords(error, status);
  });

  it.each(ROWS)('$status to an unlock: $unlock', async ({ status, unlock }) => {
    const { backend, answerTo, asks } = await trial();
    answerTo('UNLOCK', reply(status));
    const { words, error } = await outcomeOf(backend.unlock(OURS.id));
    expect(words).toBe(unlock);
    expect(asks).toHaveLength(1);
    checkWords(error, status);
  });

  it('names where a redirect goes, and does not go there', async () => {
    const { backend, answerTo, asks } = await trial();
    answerTo('GET', reply(302));
    expect((await outcomeOf(backend.read())).error?.details.detail).toContain('login.example');
    expect(asks).toHaveLength(1);
  });

  it.each([
    { status: 401, says: 'TF_HTTP_USERNAME and TF_HTTP_PASSWORD, or username and password of the manifest, were sent' },
    { status: 404, says: 'answered with 404 (Not found). There is nothing at this address' },
    { status: 413, says: 'larger than the server takes' },
    { status: 405, says: 'state.update_method' },
  ])('says at $status what to do', async ({ status, says }) => {
    const { backend, answerTo } = await trial();
    await backend.lock(OURS);
    answerTo('POST', { status, body: JSON.stringify({ message: `${status} Not found` }) });
    const asked = backend.write(NEXT, { expected: versionOf(BODY), lockId: OURS.id });
    expect((await outcomeOf(asked)).error?.details.detail).toContain(says);
  });

  it("keeps a server's own words to one line without tricks", async () => {
    const { backend, answerTo } = await trial();
    answerTo('GET', { status: 400, body: JSON.stringify({ message: 'no\n\u001b[31mred\u202e way' }) });
    expect((await outcomeOf(backend.read())).error?.details.detail).toContain('(no [31mred way)');
  });

  it('that a lock is taken ends a run with 6', () => {
    const sight = { state: 'unreadable', because: 'The server does not say who holds it' } as const;
    expect(exitCodeOf(lockedRemotely('https://x', sight, sight.because).code)).toBe(6);
  });
});

describe('every body of a read', () => {
  const read = async (reply: Reply): Promise<string> => {
    const { backend, answerTo } = await trial();
    answerTo('GET', reply);
    const parsed = backend.read().then((stored) => {
      return stored && parseStateOf(stored.body, { path: backend.location, backup: null, remote: true });
    });
    return (await outcomeOf(parsed)).words;
  };

  it.each([
    { words: 'nothing at all', reply: { status: 200, body: '' }, outcome: 'STATE_DAMAGED' },
    { words: 'half of it', reply: { status: 200, body: BODY.slice(0, 40) }, outcome: 'STATE_DAMAGED' },
    { words: 'JSON of another kind', reply: { status: 200, body: '[]' }, outcome: 'STATE_DAMAGED' },
    {
      words: 'bytes that are no text',
      reply: { status: 200, body: Buffer.from([0x7b, 0xff, 0x7d]) },
      outcome: 'STATE_DAMAGED',
    },
    { words: 'a byte order mark before it', reply: { status: 200, body: `\uFEFF${BODY}` }, outcome: 'STATE_DAMAGED' },
    {
      words: 'a login page',
      reply: { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body: '<html>Log in</html>' },
      outcome: REFUSED,
    },
    {
      words: 'something packed that was not asked for',
      reply: { status: 200, headers: { 'content-encoding': 'br' }, body: BODY },
      outcome: REFUSED,
    },
  ])('$words: $outcome', async ({ reply, outcome }) => {
    expect(await read(reply)).toBe(outcome);
  });

  it('a login page in place of a lock locks nothing', async () => {
    const { backend, answerTo } = await trial();
    answerTo('LOCK', { status: 200, headers: { 'content-type': 'text/html' }, body: '<html>Log in</html>' });
    expect((await outcomeOf(backend.lock(OURS))).words).toBe(REFUSED);
  });
});

describe('a server that asks for patience', () => {
  it.each([429, 503])('with %i is asked again when it says, and only for a read', async (status) => {
    const { backend, asks } = await trial();
    const server = await startPlainServer();
    onTestFinished(() => server.close());
    const patient = await connect({ address: server.address });
    onTestFinished(() => patient.close());
    server.held.body = BODY;
    let busy = 2;
    server.override = () => (busy-- > 0 ? { status, headers: { 'retry-after': '1' } } : undefined);
    expect((await patient.read())?.body).toBe(BODY);
    expect(server.asks).toHaveLength(3);
    expect(asks).toEqual([]);
    busy = 1;
    expect((await outcomeOf(patient.lock(OURS))).words).toMatch(/not-sent|unclear/);
    expect(server.asks).toHaveLength(4);
    await backend.close();
  });

  it('for longer than a run can wait is not waited for', async () => {
    const { backend, answerTo, asks } = await trial();
    answerTo('GET', { status: 503, headers: { 'retry-after': '3600' } });
    expect((await outcomeOf(backend.read())).words).toBe(UNCLEAR);
    expect(asks).toHaveLength(1);
  });
});
