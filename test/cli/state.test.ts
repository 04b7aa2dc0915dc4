/** contract.md §3, §4: `state list / show / rm / mv / pull`, and a state that can not be read. */
import { existsSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Attributes } from '../../src/model/json.ts';
import { APPLY, changingCalls, expectCode, filesIn, SERVER, useStage } from './stage.ts';

const stage = useStage();
const ALL = {
  servers: { 'web-1': SERVER, 'web-2': SERVER },
  backup_schedules: { nightly: { server: 'web-1', days: ['mon'], time: '02:01' } },
};
const STATE = 'state/hostform.state.json';

const resources = (): readonly Attributes[] => stage.json(STATE)['resources'] as Attributes[];
const record = (address: string): Attributes | undefined => resources().find((each) => each['address'] === address);

describe('a state with resources', () => {
  beforeEach(async () => {
    stage.declare(ALL);
    expectCode(await stage.hostform(...APPLY), 0);
  });

  it('lists addresses, one per line, sorted', async () => {
    const { out, err } = expectCode(await stage.hostform('state', 'list'), 0);
    expect(out).toBe('backup_schedules.nightly\nservers.web-1\nservers.web-2\n');
    expect(err).toBe('');
  });

  it('shows one, for people and as JSON', async () => {
    const { out } = expectCode(await stage.hostform('state', 'show', 'servers.web-1'), 0);
    expect(out).toContain('# servers.web-1');
    expect(out).toMatch(/tariff += "Cloud Essential \| NL-2"/);
    const json = expectCode(await stage.hostform('state', 'show', 'servers.web-1', '--json'), 0);
    expect(JSON.parse(json.out)).toMatchObject({
      address: 'servers.web-1',
      values: { id: record('servers.web-1')?.['id'] },
    });
  });

  it.each([
    [['state', 'show', 'servers.web1'], 'servers.web-1'],
    [['state', 'rm', 'server.web-2'], 'servers.web-2'],
    [['state', 'mv', 'servers.web-11', 'servers.web-3'], 'servers.web-1'],
  ])('suggests the address that was meant: %j', async (argv, meant) => {
    const { err } = expectCode(await stage.hostform(...argv), 1);
    expect(err).toContain(`did you mean ${meant}?`);
  });

  it('forgets one: nothing happens at the vendor, and the next plan finds its name taken', async () => {
    const sent = changingCalls(stage.vendors).length;
    const { out } = expectCode(await stage.hostform('state', 'rm', 'servers.web-2'), 0);
    expect(out).toMatch(/^Forgot servers\.web-2 \(\d+\)\. It still exists at the vendor/);
    expect(record('servers.web-2')).toBeUndefined();
    expect(changingCalls(stage.vendors)).toHaveLength(sent);
    expect(stage.servers()).toEqual(['web-1', 'web-2']);
    expect((await stage.hostform('plan')).out).toContain('The declared name is taken');
  });

  it('moves one, whoever depends on it follows, and a renamed block is no change', async () => {
    expectCode(await stage.hostform('state', 'mv', 'servers.web-1', 'servers.front'), 0);
    expect(record('servers.front')?.['id']).toBeDefined();
    expect(record('backup_schedules.nightly')?.['dependsOn']).toEqual(['servers.front']);
    stage.declare({
      servers: { front: { ...SERVER, name: 'web-1' }, 'web-2': SERVER },
      backup_schedules: { nightly: { server: 'front', days: ['mon'], time: '02:01' } },
    });
    expectCode(await stage.hostform('plan', '--detailed-exitcode'), 0);
  });

  it.each([
    [['servers.web-1', 'servers.web-2'], 64, 'is recorded already'],
    [['servers.web-1', 'images.web-1'], 64, 'can not become'],
    [['servers.web-1', 'Servers.Web'], 64, 'is not of the form'],
    [['servers.web-1', 'web-3'], 64, 'is not of the form'],
    [['servers.nope-at-all', 'servers.web-3'], 1, 'is not in the state'],
  ])('does not move %j', async (argv, code, said) => {
    const before = stage.text(STATE);
    const { err } = expectCode(await stage.hostform('state', 'mv', ...argv), code);
    expect(err).toContain(said);
    expect(stage.text(STATE)).toBe(before);
  });

  it('prints its file as it is', async () => {
    expect(expectCode(await stage.hostform('state', 'pull'), 0).out).toBe(stage.text(STATE));
  });

  it('is sorted JSON, one attribute per line, mode 0600, with the one before as backup', async () => {
    const text = stage.text(STATE);
    expect(Object.keys(JSON.parse(text))).toEqual([
      'accounts',
      'checksum',
      'lineage',
      'pending',
      'plans',
      'resources',
      'serial',
      'version',
    ]);
    expect(text).toContain('\n      "address": "servers.web-1",\n');
    const addresses = resources().map(({ address }) => address);
    expect(addresses).toEqual(['backup_schedules.nightly', 'servers.web-1', 'servers.web-2']);
    const before = stage.text(STATE);
    expectCode(await stage.hostform('state', 'rm', 'servers.web-2'), 0);
    expect(stage.text(`${STATE}.backup`)).toBe(before);
    for (const [name, { mode }] of Object.entries(filesIn(join(stage.path, 'state'))))
      expect([name, mode]).toEqual([name, 0o600]);
  });

  it.each([
    ['empty', () => truncateSync(join(stage.path, STATE))],
    ['cut short', () => writeFileSync(join(stage.path, STATE), stage.text(STATE).slice(0, 200))],
    [
      'of a newer version',
      () => writeFileSync(join(stage.path, STATE), stage.text(STATE).replace('"version": 2', '"version": 3')),
    ],
    ['gone, and its backup is there', () => rmSync(join(stage.path, STATE))],
  ])('is an error that says how to restore it, never "no state": %s', async (_, damage) => {
    expectCode(await stage.hostform('state', 'mv', 'servers.web-2', 'servers.web-3'), 0);
    damage();
    const sent = changingCalls(stage.vendors).length;
    for (const argv of [['plan'], [...APPLY], ['state', 'list'], ['state', 'pull'], ['show']]) {
      const { err } = expectCode(await stage.hostform(...argv), 1);
      expect(err).not.toMatch(/^ {4}at /m);
      expect(err).toMatch(/backup|newer/);
    }
    expect(changingCalls(stage.vendors)).toHaveLength(sent);
  });
});

describe('a state that does not exist yet', () => {
  it('is empty to all who look, and looking creates nothing', async () => {
    expect(expectCode(await stage.hostform('state', 'list'), 0).out).toBe('');
    expect(JSON.parse(expectCode(await stage.hostform('state', 'pull'), 0).out)).toMatchObject({
      serial: 0,
      resources: [],
    });
    expectCode(await stage.hostform('state', 'show', 'servers.web-1'), 1);
    expect(existsSync(join(stage.path, 'state'))).toBe(false);
  });

  it('has nothing to remove or move', async () => {
    expectCode(await stage.hostform('state', 'rm', 'servers.web-1'), 1);
    expectCode(await stage.hostform('state', 'mv', 'servers.web-1', 'servers.web-2'), 1);
  });
});

describe('an open purchase', () => {
  it('is neither removed nor moved over', async () => {
    stage.vendors.zomro.faults.add({ kind: 'drop-answer', func: 'cartorder.create.confirm' });
    stage.vendors.zomro.knobs.listingLagMs = 3_600_000;
    stage.declare({
      servers: { 'web-1': SERVER },
      renewals: { shop: { product: 'vps', service: 'vps-3c4d.vps.example' } },
    });
    expectCode(await stage.hostform(...APPLY), 7);
    expectCode(await stage.hostform('state', 'rm', 'servers.web-1'), 7);
    const { err } = expectCode(await stage.hostform('state', 'mv', 'servers.web-1', 'servers.web-3'), 7);
    expect(err).toContain('hostform pending resolve servers.web-1');
    expect(stage.json(STATE)['pending']).toHaveLength(1);
  });
});

describe('the folder of a state', () => {
  it('that can not be written is exit 1 before anything is bought', async () => {
    stage.declare({ servers: { 'web-1': SERVER } });
    stage.write({ state: 'a file where the folder should be' });
    const { err } = expectCode(await stage.hostform(...APPLY), 1);
    expect(err).not.toMatch(/^ {4}at /m);
    expect(stage.charges()).toEqual([]);
    expect(readFileSync(join(stage.path, 'state'), 'utf8')).toBe('a file where the folder should be');
  });
});
