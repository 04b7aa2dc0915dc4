/**
 * What the fake GitLab does, behaviour by behaviour, and the sentence of reliability.md §5.1 that it comes from. Where
 * the sheet leaves something open, GitLab's own lib/api/terraform/state.rb decides and is named.
 */
import { describe, expect, it, onTestFinished } from 'vitest';
import { type FakeGitlab, startGitlab } from './support/fake-gitlab.ts';
import { basic } from './support/serve.ts';

interface Behaviour {
  readonly does: string;
  readonly source: string;
  readonly holds: (gitlab: FakeGitlab, ask: Asking) => Promise<void>;
}

type Asking = (method: string, path: string, body?: unknown) => Promise<{ status: number; body: string }>;

const LOCK = {
  ID: 'a',
  Operation: 'apply',
  Info: '',
  Who: 'me',
  Version: '1',
  Created: '2026-11-22T08:00:00Z',
  Path: '',
};
const BEHAVIOURS: readonly Behaviour[] = [
  {
    does: 'wants credentials',
    source: 'auth = basic with user + token or CI job token',
    holds: async (gitlab) => expect((await fetch(gitlab.addressOf('s'))).status).toBe(401),
  },
  {
    does: 'locks with POST and unlocks with DELETE at /lock',
    source: 'addresses …/projects/:id/terraform/state/:name and …/lock; lock = POST, unlock = DELETE',
    holds: async (_, ask) => {
      expect((await ask('POST', 's/lock', LOCK)).status).toBe(200);
      expect((await ask('DELETE', 's/lock?ID=a')).status).toBe(200);
      expect((await ask('POST', 's/lock', { ...LOCK, ID: 'b' })).status).toBe(200);
    },
  },
  {
    does: 'refuses a lock that lacks a field or has an id of 256 characters',
    source: 'the lock body needs all of ID (≤ 255), Operation, Info, Who, Version, Created, Path',
    holds: async (_, ask) => {
      for (const field of Object.keys(LOCK)) {
        expect((await ask('POST', 's/lock', { ...LOCK, [field]: undefined })).status, field).toBe(400);
      }
      expect((await ask('POST', 's/lock', { ...LOCK, ID: 'x'.repeat(256) })).status).toBe(400);
      expect((await ask('POST', 's/lock', { ...LOCK, ID: 'x'.repeat(255) })).status).toBe(200);
    },
  },
  {
    does: "answers a taken lock with the holder's id, name and time, and echoes the rest",
    source: "Taken → 409 with the holder's ID, user name and time; the other fields echo your request",
    holds: async (_, ask) => {
      await ask('POST', 's/lock', LOCK);
      const { status, body } = await ask('POST', 's/lock', { ...LOCK, ID: 'b', Operation: 'mine', Who: 'you' });
      expect(status).toBe(409);
      expect(JSON.parse(body)).toMatchObject({ ID: 'a', Who: 'ana', Operation: 'mine', Created: expect.any(String) });
    },
  },
  {
    does: 'takes each serial once',
    source: 'top-level serial becomes the version and is unique per state: a repeated POST of the same serial is 422',
    holds: async (_, ask) => {
      expect((await ask('POST', 's', { serial: 1 })).status).toBe(200);
      expect((await ask('POST', 's', { serial: 1 })).status).toBe(422);
      expect((await ask('POST', 's', { serial: 2 })).status).toBe(200);
    },
  },
  {
    does: 'says success to an empty body and stores nothing',
    source: 'Empty body → 204 "success", nothing stored',
    holds: async (gitlab, ask) => {
      expect((await ask('POST', 's', '')).status).toBe(204);
      expect(gitlab.states.get('s')?.latest).toBeUndefined();
    },
  },
  {
    does: 'refuses what is too large',
    source: 'Too large → 413',
    holds: async (gitlab, ask) => {
      gitlab.limit(10);
      expect((await ask('POST', 's', { serial: 1, more: 'xxxxxxxxxx' })).status).toBe(413);
    },
  },
  {
    does: 'has no answer for a lock that does not match, a removed one included',
    source: 'Lock id not matching → the "locked" error is not translated on this route, so expect a 5xx [I]',
    holds: async (_, ask) => {
      expect((await ask('POST', 's?ID=a', { serial: 1 })).status).toBe(500);
      await ask('POST', 's/lock', LOCK);
      expect((await ask('POST', 's?ID=b', { serial: 1 })).status).toBe(500);
      expect((await ask('POST', 's', { serial: 1 })).status).toBe(500);
      expect((await ask('POST', 's?ID=a', { serial: 1 })).status).toBe(200);
    },
  },
  {
    does: 'refuses a state that is being deleted',
    source: 'State being deleted → 422',
    holds: async (gitlab, ask) => {
      await ask('POST', 's', { serial: 1 });
      gitlab.remove('s');
      expect((await ask('POST', 's', { serial: 2 })).status).toBe(422);
      expect((await ask('POST', 's/lock', LOCK)).status).toBe(422);
    },
  },
  {
    does: 'compares no lineage',
    source: 'No lineage check',
    holds: async (_, ask) => {
      await ask('POST', 's', { serial: 1, lineage: 'one' });
      expect((await ask('POST', 's', { serial: 2, lineage: 'other' })).status).toBe(200);
    },
  },
  {
    does: 'unlocks whatever is locked when no id is given, and nothing with the wrong one',
    source: 'unlock without ID = force unlock; wrong ID = 409',
    holds: async (gitlab, ask) => {
      await ask('POST', 's/lock', LOCK);
      expect((await ask('DELETE', 's/lock?ID=b')).status).toBe(409);
      expect((await ask('DELETE', 's/lock', { ID: 'b' })).status).toBe(409);
      expect(gitlab.states.get('s')?.lock?.id).toBe('a');
      expect((await ask('DELETE', 's/lock')).status).toBe(200);
      expect(gitlab.states.get('s')?.lock).toBeUndefined();
      expect((await ask('DELETE', 's/lock?ID=a')).status).toBe(409);
    },
  },
  {
    does: 'knows no name with a slash',
    source: 'State names cannot contain a slash',
    holds: async (_, ask) => expect((await ask('GET', 'a/b')).status).toBe(404),
  },
  {
    does: 'answers 404 before there is a state, and 204 for one that was only locked',
    source: 'GET state (200; 204 or 404 = none); state.rb: no content without a file',
    holds: async (_, ask) => {
      expect((await ask('GET', 's')).status).toBe(404);
      await ask('POST', 's/lock', LOCK);
      expect((await ask('GET', 's')).status).toBe(204);
    },
  },
  {
    does: 'keeps every version under its serial',
    source: 'GitLab documents GET …/terraform/state/:name/versions/:serial (Terraform State API)',
    holds: async (_, ask) => {
      await ask('POST', 's', { serial: 1 });
      await ask('POST', 's', { serial: 2 });
      expect((await ask('GET', 's/versions/1')).body).toBe('{"serial":1}');
      expect((await ask('GET', 's')).body).toBe('{"serial":2}');
      expect((await ask('GET', 's/versions/3')).status).toBe(404);
    },
  },
];

describe('the fake GitLab', () => {
  it.each(BEHAVIOURS)('$does ($source)', async ({ holds }) => {
    const gitlab = await startGitlab();
    onTestFinished(() => gitlab.close());
    await holds(gitlab, async (method, path, body) => {
      const text = typeof body === 'string' ? body : JSON.stringify(body);
      const headers = { authorization: basic('ana', 'token') };
      const reply = await fetch(gitlab.addressOf(path), {
        method,
        headers,
        ...(text === undefined ? {} : { body: text }),
      });
      return { status: reply.status, body: await reply.text() };
    });
  });
});
