import { describe, expect, test } from 'vitest';
import { dig, errorOf, type Fields, open, rows, textAt } from './simulator-caller.ts';

const FUNC = 'instances.fleio_bckps.schedule';

describe('backup schedules (zomro.md §7.16, §11.13)', () => {
  async function withServer() {
    const opened = await open();
    const { id: plid } = opened.sim.cloud.addServer();
    const good = { sok: 'ok', plid, name: 'nightly', rotation_days: '5,1,2', rotation_time: '02:01' };
    const list = (fields: Fields = { elid: plid }) => opened.ask(FUNC, fields);
    return { ...opened, plid, good, list };
  }

  test('days go in as numbers and come back as padded names in the order of the week', async () => {
    const { ask, good, list, plid } = await withServer();
    expect(textAt((await ask(`${FUNC}.edit`, good)).doc, 'id')).toBe('31');
    const answer = await list();
    expect(textAt(answer.doc, 'backup_rotation')).toBe('5');
    expect(rows(answer)).toEqual([
      {
        id: { $: '31' },
        name: { $: 'nightly' },
        rotation_days: { $: ' Monday Tuesday Friday ' },
        rotation_time: { $: '02:01' },
        create_date: { $: '2024-07-24' },
        instance_id: { $: plid },
      },
    ]);
  });

  test('Sunday is 0, and the names follow lang', async () => {
    const { ask, good, list, plid } = await withServer();
    await ask(`${FUNC}.edit`, { ...good, rotation_days: '0,6' });
    expect(textAt(rows(await list())[0], 'rotation_days')).toBe(' Saturday Sunday ');
    expect(textAt(rows(await list({ elid: plid, lang: 'ru' }))[0], 'rotation_days')).toBe(' Суббота Воскресенье ');
  });

  test('is changed in place with elid, and the form has the numbers', async () => {
    const { sim, ask, good } = await withServer();
    await ask(`${FUNC}.edit`, good);
    const form = await ask(`${FUNC}.edit`, { elid: '31' });
    expect([textAt(form.doc, 'rotation_days'), textAt(form.doc, 'name')]).toEqual(['5,1,2', 'nightly']);
    await ask(`${FUNC}.edit`, { ...good, elid: '31', rotation_time: '23:59' });
    expect([sim.cloud.schedules.size, sim.cloud.schedules.get('31')?.time]).toEqual([1, '23:59']);
  });

  test.each([
    ['value/plid', { plid: '' }],
    ['value/name', { name: '' }],
    ['value/name', { name: 'x'.repeat(101) }],
    ['value/rotation_days', { rotation_days: '1,2,7' }],
    ['value/rotation_days', { rotation_days: '1,1' }],
    ['value/rotation_days', { rotation_days: 'Monday' }],
    ['value/rotation_time', { rotation_time: '24:00' }],
    ['value/rotation_time', { rotation_time: '2:01' }],
    ['missed/elid', { plid: '1' }],
    ['missed/elid', { elid: '99' }],
  ])('refuses with %s: %j', async (expected, over) => {
    const { sim, ask, good } = await withServer();
    expect(errorOf(await ask(`${FUNC}.edit`, { ...good, ...over }))).toBe(expected);
    expect(sim.cloud.schedules.size).toBe(0);
  });

  test('the list takes the server as elid, delete takes the schedule', async () => {
    const { sim, ask, good, list } = await withServer();
    await ask(`${FUNC}.edit`, good);
    expect(errorOf(await list({ elid: '31' }))).toBe('missed/elid');
    expect(errorOf(await list({}))).toBe('value/elid');
    expect(errorOf(await ask(`${FUNC}.delete`, { elid: '31' }))).toBeUndefined();
    expect([sim.cloud.schedules.size, errorOf(await ask(`${FUNC}.delete`, { elid: '31' }))]).toEqual([
      0,
      'missed/elid',
    ]);
  });

  test('the function without "schedule" makes a paid backup now', async () => {
    const { sim, ask, good } = await withServer();
    await ask('instances.fleio_bckps.edit', good);
    expect([sim.cloud.schedules.size, sim.cloud.images.size, sim.cloud.ledger.length]).toEqual([0, 1, 1]);
  });

  test('without createdReplyHasId only the list knows the id', async () => {
    const { sim, ask, good } = await withServer();
    sim.knobs.createdReplyHasId = false;
    expect(dig((await ask(`${FUNC}.edit`, good)).doc, 'id')).toBeUndefined();
  });
});

describe('SSH keys (§7.18, §11.13)', () => {
  const publicKey = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIKq3p0cCyJ0Lr0m5pQx6mHcVwYy8u3J5W1yq0l5e9xZk me@home';
  const create = { sok: 'ok', clicked_button: 'ok', processingmodulegroup: '1', comment: 'laptop', publicKey };

  test('rows are named by elid, and rebuilds know another id', async () => {
    const { ask } = await open();
    const [row] = rows(await ask('sshkeys'));
    expect([textAt(row, 'elid'), textAt(row, 'comment'), dig(row, 'id')]).toEqual(['490', 'deploy', undefined]);
    expect(textAt(row, 'fleio_key_uuid')).toMatch(/^[0-9a-f-]{36}$/);
    expect(textAt(row, 'fingerprint')).toMatch(/^([0-9a-f]{2}:){15}[0-9a-f]{2}$/);
  });

  test('names are unique, and the error carries JSON inside $object', async () => {
    const { ask } = await open();
    expect(textAt((await ask('sshkeys.edit', create)).doc, 'id')).toBe('491');
    const twice = await ask('sshkeys.edit', create);
    const object = dig(twice.doc, 'error', '$object') as string;
    expect(JSON.parse(object)).toEqual({ name: ['A key already exists with the same name'] });
    const bad = await ask('sshkeys.edit', { ...create, comment: 'x', publicKey: 'not a key' });
    expect(JSON.parse(dig(bad.doc, 'error', '$object') as string)).toEqual({ publicKey: ['Invalid SSH public key'] });
    expect(errorOf(await ask('sshkeys.edit', { ...create, comment: 'söme name' }))).toContain('Invalid name');
  });

  test('are changed with elid and deleted by it', async () => {
    const { sim, ask } = await open();
    await ask('sshkeys.edit', { ...create, elid: '490', comment: 'deploy-2' });
    expect(sim.cloud.sshKeys.get('490')?.comment).toBe('deploy-2');
    await ask('sshkeys.delete', { elid: '490' });
    expect([sim.cloud.sshKeys.size, errorOf(await ask('sshkeys.delete', { elid: '490' }))]).toEqual([0, 'missed/elid']);
  });

  test('a generated pair is stored nowhere', async () => {
    const { sim, ask } = await open();
    const { doc } = await ask('sshkeys.generator');
    expect(textAt(doc, 'public_key')).toMatch(/^ssh-ed25519 AAAA/);
    expect(textAt(doc, 'private_key')).toContain('PRIVATE KEY');
    expect(sim.cloud.sshKeys.size).toBe(1);
  });

  test('saving may answer with the long-request text first', async () => {
    const { sim, ask } = await open({ knobs: { sshKeyPolls: 1 } });
    const waiting = await ask('sshkeys.edit', create);
    expect([waiting.doc, sim.cloud.sshKeys.size]).toEqual([null, 2]);
    const path = /long.+billmgr/.exec(waiting.text)?.[0] ?? '';
    expect(await (await fetch(`${sim.url}${path}`)).text()).toContain('Request in process');
    expect(await (await fetch(`${sim.url}${path}`)).json()).toMatchObject({ doc: { id: { $: '491' } } });
  });
});
