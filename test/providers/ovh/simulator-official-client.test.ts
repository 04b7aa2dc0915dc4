import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SettingsOverrides } from '../../../src/providers/ovh/simulated/settings.ts';
import { type OvhSimulator, startOvhSimulator } from '../../../src/providers/ovh/simulator.ts';
import { makeCertificate } from './simulator-certificate.ts';

const run = promisify(execFile);
const script = fileURLToPath(new URL('official-client.cjs', import.meta.url));

describe('the official npm client', () => {
  const tls = makeCertificate(Date.now());
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ovh-client-'));
    await writeFile(join(folder, 'cert.pem'), tls.cert);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  type Call = [method: string, path: string, params?: object];
  type Reply = { value?: unknown; failure?: { error: unknown; message: unknown } };

  /** Starts a simulator with HTTPS and has the client make its calls, one after another. */
  async function ask(
    calls: Call[],
    settings: SettingsOverrides = {},
    keys = {},
  ): Promise<{ replies: Reply[]; simulator: OvhSimulator }> {
    const simulator = await startOvhSimulator({ tls, settings });
    const { applicationKey: appKey, applicationSecret: appSecret, consumerKey } = simulator.credentials;
    const port = Number(new URL(simulator.url).port);
    const options = { host: '127.0.0.1', port, basePath: '/1.0', appKey, appSecret, consumerKey, ...keys };
    const argv = [script, ...[options, ...calls].map((value) => JSON.stringify(value))];
    const env = { ...process.env, NODE_EXTRA_CA_CERTS: join(folder, 'cert.pem') };
    try {
      const { stdout } = await run(process.execPath, argv, { env });
      return {
        replies: stdout
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line) as Reply),
        simulator,
      };
    } finally {
      await simulator.close();
    }
  }

  it('reads the time and signs GET, PUT and POST', async () => {
    const { replies, simulator } = await ask([
      ['GET', '/auth/time'],
      ['GET', '/vps/vps-1a2b.vps.example/serviceInfos'],
      ['GET', '/services', { resourceName: 'example-shop.example', routes: '/domain/{serviceName}' }],
      ['PUT', '/services/12345', { displayName: 'caf\u00e9' }],
      ['POST', '/service/12345/renew', { duration: 'P1M', services: [12345], dryRun: false }],
    ]);
    const [time, infos, found, renamed, order] = replies.map(({ value }) => value);
    expect(Math.abs(Number(time) - Date.now() / 1000)).toBeLessThan(60);
    expect(infos).toMatchObject({ serviceId: 12345, renew: { automatic: true } });
    expect(found).toEqual([22001]);
    expect(renamed).toBeNull();
    expect(order).toMatchObject({ priceWithTax: { value: 14.4 } });
    expect(simulator.cloud.services[0]?.policies.at(-1)?.policy.displayName).toBe('caf\u00e9');
    expect(simulator.cloud.orders).toHaveLength(5);
  });

  it('is told what is wrong by status and message', async () => {
    const { replies } = await ask([
      ['GET', '/vps/nobody/serviceInfos'],
      ['GET', '/vps', { offset: 1 }],
      // it never signs a path with /auth in it
      ['GET', '/auth/currentCredential'],
    ]);
    expect(replies).toEqual([
      { failure: { error: 404, message: 'This service does not exist' } },
      { failure: { error: 400, message: 'Received not described parameters: (offset)' } },
      { failure: { error: 401, message: 'You must login first' } },
    ]);
  });

  it('takes every void reply but 200 for a failure', async () => {
    const { replies, simulator } = await ask([['PUT', '/services/12345', { displayName: 'web' }]], {
      voidReply: '204',
    });
    expect(replies[0]?.failure).toMatchObject({ error: 204 });
    expect(simulator.cloud.services[0]?.policies).toHaveLength(2);
  });

  it('is refused with another secret', async () => {
    const { replies } = await ask([['GET', '/me']], {}, { appSecret: 'wrong' });
    expect(replies[0]?.failure).toEqual({ error: 400, message: 'Invalid signature' });
  });
});
