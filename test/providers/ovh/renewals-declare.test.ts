/** What `import --all` is told of renewals: the whole account, and the policy that each service has by itself. */
import { describe, expect, it } from 'vitest';
import type { AccessRule } from '../../../src/providers/ovh/simulated/cloud.ts';
import { required, startWorld } from './support/world.ts';

const WHOLE = { keys: [], ids: [], whole: {} };

describe('the whole account', () => {
  it('is every service of the six products, read in full', async () => {
    const world = await startWorld();
    const listed = await world.kind.list(WHOLE);
    expect(new Set(listed.map(({ spec }) => spec['product']))).toEqual(
      new Set(['vps', 'domain', 'domain/zone', 'hosting/web', 'dedicated/server', 'ip/service']),
    );
    expect(listed.map(({ key }) => key)).toContain('vps/vps-5e6f.vps.example');
    expect(world.notices).toEqual([]);
  });

  it('lacks a product that the key may not list, and says so', async () => {
    const world = await startWorld();
    const allowed: AccessRule[] = [
      '/me',
      '/vps',
      '/vps/*',
      '/domain',
      '/domain/*',
      '/dedicated/*',
      '/ip/*',
      '/services/*',
    ].map((path) => ({ method: 'GET', path }) as AccessRule);
    for (const credential of world.simulator.cloud.credentials) Object.assign(credential, { rules: allowed });
    const products = (await world.kind.list(WHOLE)).map(({ spec }) => spec['product']);
    expect(products).toContain('vps');
    expect(products).not.toContain('hosting/web');
    expect(world.notices).toEqual([
      expect.objectContaining({
        severity: 'warning',
        detail: 'Services of the product hosting/web were not looked at.',
        hint: expect.stringContaining('grant it GET /hosting/web'),
      }),
    ]);
  });

  it('is an error when the key is dead: nothing would be seen', async () => {
    const world = await startWorld();
    for (const credential of world.simulator.cloud.credentials) Object.assign(credential, { state: 'expired' });
    await expect(world.kind.list(WHOLE)).rejects.toThrow('OVHcloud does not accept the credentials');
  });
});

describe('a declaration', () => {
  const declared = async (key: string) => {
    const world = await startWorld();
    const live = required((await world.kind.list(WHOLE)).find((each) => each.key === key));
    return world.kind.declare?.(live);
  };

  it('is the mode and the period that the service has, and buys nothing', async () => {
    expect(await declared('vps/vps-1a2b.vps.example')).toEqual({
      spec: { product: 'vps', service: 'vps-1a2b.vps.example', mode: 'automatic', period: 'P1M' },
      label: 'vps-1a2b.vps.example',
    });
  });

  it('tells a domain, its zone and its hosting apart', async () => {
    expect(await declared('domain/zone/example-shop.example')).toMatchObject({ label: 'example-shop.example zone' });
    expect(await declared('hosting/web/example-shop.example')).toMatchObject({ label: 'example-shop.example hosting' });
  });

  it('is none for a service that was not read, and for one that is being delivered', async () => {
    const { kind } = await startWorld();
    const stub = { id: 'vps/x', key: 'vps/x', spec: {}, outputs: {}, status: 'ready', statusText: 'not read' } as const;
    expect(await kind.declare?.(stub)).toEqual({ leftOut: 'OVHcloud does not show how it is renewed' });
    const spec = { product: 'vps', service: 'x' };
    expect(await kind.declare?.({ ...stub, spec, outputs: { status: 'inCreation' } })).toEqual({
      leftOut: 'it is still being delivered',
    });
  });
});
