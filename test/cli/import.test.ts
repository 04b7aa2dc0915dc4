/** contract.md §3: `import ADDR ID` records an existing live resource under a declared address. */
import { describe, expect, it } from 'vitest';
import { APPLY, expectCode, SERVER, useStage } from './stage.ts';

const stage = useStage();

function strangersServer(): string {
  return stage.vendors.zomro.cloud.addServer({}, { servername: 'web-1', system: 'Ubuntu 22.04' }).id;
}

describe('import', () => {
  it('records a live server, buys nothing, and leaves an empty plan', async () => {
    const id = strangersServer();
    stage.declare({ servers: { 'web-1': SERVER } });
    expectCode(await stage.hostform(...APPLY), 4);
    const { out } = expectCode(await stage.hostform('import', 'servers.web-1', id), 0);
    expect(out).toContain(`Imported servers.web-1 as ${id}.`);
    const plan = expectCode(await stage.hostform('plan', '--detailed-exitcode'), 0);
    expect(plan.out).toContain('No changes. Your infrastructure matches the configuration.');
    expect(stage.servers()).toEqual(['web-1']);
    expect(
      stage.vendors.zomro.calls.filter(({ changed, func }) => changed && !['auth', 'logon'].includes(func)),
    ).toEqual([]);
  });

  it('shows afterwards what differs, and changes it in place', async () => {
    const id = strangersServer();
    stage.declare({ servers: { 'web-1': { ...SERVER, name: 'web-one' } } });
    expectCode(await stage.hostform('import', 'servers.web-1', id), 0);
    const { out } = expectCode(await stage.hostform('plan'), 0);
    expect(out).toContain('Plan: 0 to add, 1 to change, 0 to destroy.');
    expectCode(await stage.hostform(...APPLY), 0);
    expect(stage.servers()).toEqual(['web-one']);
  });

  it.each([
    ['an address that is not declared', ['servers.web-2', 'ID'], 'servers.web-1'],
    ['an id that does not exist', ['servers.web-1', '9999999'], 'no 9999999 among its servers'],
    ['an address without an id', ['servers.web-1'], "missing required argument 'id'"],
  ])('refuses %s (64) and records nothing', async (_, given, said) => {
    const id = strangersServer();
    stage.declare({ servers: { 'web-1': SERVER } });
    const argv = given.map((each) => (each === 'ID' ? id : each));
    expect(expectCode(await stage.hostform('import', ...argv), 64).err).toContain(said);
    expect((await stage.hostform('state', 'list')).out).toBe('');
  });

  it('refuses what is recorded already, under this address or another', async () => {
    const id = strangersServer();
    stage.declare({ servers: { 'web-1': SERVER, 'web-2': SERVER } });
    expectCode(await stage.hostform('import', 'servers.web-1', id), 0);
    expect(expectCode(await stage.hostform('import', 'servers.web-1', id), 64).err).toContain('is recorded already');
    const other = expectCode(await stage.hostform('import', 'servers.web-2', id), 64);
    expect(other.err).toContain(`hostform state mv servers.web-1 servers.web-2`);
  });

  it('refuses credentials of another account than the recorded one (1)', async () => {
    const id = strangersServer();
    stage.declare({ servers: { 'web-1': SERVER } });
    expectCode(await stage.hostform('import', 'servers.web-1', id), 0);
    expectCode(await stage.hostform('state', 'rm', 'servers.web-1'), 0);
    const { cloud, password } = stage.vendors.zomro;
    cloud.accounts.set('99001', { ...cloud.account, id: '99001' });
    cloud.addUser({ username: 'colleague', password, account: '99001' });
    const env = { ZOMRO_USERNAME: 'colleague' };
    const { err } = expectCode(await stage.hostformWith({ env }, 'import', 'servers.web-1', id), 1);
    expect(err).toContain('another account');
  });
});
