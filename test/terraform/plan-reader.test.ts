/**
 * Our plan read by somebody else: the Go types that tools use for Terraform's plans, as Debian packages them
 * (golang-go, golang-github-hashicorp-terraform-json-dev). That package is older than format 1.x and refuses every later
 * version, Terraform's own included, so it is told its own; everything else it reads as it is.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { useStage } from '../cli/stage.ts';

const PACKAGES = '/usr/share/gocode';
const READER = join(import.meta.dirname, 'plan-reader', 'main.go');
const MISSING = missing();

if (MISSING !== undefined) {
  process.stderr.write(`SKIPPED: no plan is read with Terraform's Go types: ${MISSING}\n`);
  if (process.env['HOSTFORM_REQUIRE_SERVERS']) throw new Error(MISSING);
}

function missing(): string | undefined {
  if (!existsSync(join(PACKAGES, 'src/github.com/hashicorp/terraform-json'))) {
    return 'golang-github-hashicorp-terraform-json-dev is not installed';
  }
  return spawnSync('go', ['version']).status === 0 ? undefined : 'go is not installed';
}

function readWithGo(plan: string, cache: string): string[] {
  const asOld = plan.replaceAll(/"format_version": ?"1\.\d"/g, '"format_version": "0.1"');
  const env = { ...process.env, GO111MODULE: 'off', GOPATH: PACKAGES, GOFLAGS: '', GOCACHE: cache };
  const done = spawnSync('go', ['run', READER], { input: asOld, encoding: 'utf8', env });
  expect(done.stderr).toBe('');
  return done.stdout.trimEnd().split('\n');
}

const tariff = 'Cloud Essential | NL-2';
const server = { tariff, datacenter: 'Netherlands-2', os: 'Ubuntu 22.04', period: 'P1D', ssh_key: 'deploy' };
const providers = { zomro: { licence_agreement: 'accepted' } };

describe.skipIf(MISSING !== undefined)('a saved plan', () => {
  const stage = useStage();

  it('is read by the Go types of Terraform plans, action by action', async () => {
    const lifecycle = { replace: 'allow' };
    stage.declare({
      providers,
      servers: { keep: server, go: server, change: server, renew: { ...server, lifecycle } },
    });
    expect((await stage.hostform('apply', '--auto-approve', '--max-spend', '20 EUR')).code).toBe(0);
    const changed = { ...server, power: 'stopped' };
    const renewed = { ...server, os: 'Debian 12', lifecycle };
    stage.declare({ providers, servers: { add: server, keep: server, change: changed, renew: renewed } });
    expect((await stage.hostform('plan', '--out', 'plan.json')).code).toBe(0);
    const plan = readFileSync(join(stage.path, 'plan.json'), 'utf8');
    expect(readWithGo(plan, join(stage.path, 'go-cache'))).toEqual([
      'servers.add managed zomro_server add hostform/zomro [create]',
      'servers.change managed zomro_server change hostform/zomro [update]',
      'servers.go managed zomro_server go hostform/zomro [delete]',
      'servers.keep managed zomro_server keep hostform/zomro [no-op]',
      'servers.renew managed zomro_server renew hostform/zomro [delete create]',
      'planned 4',
      'configured 4',
    ]);
  });
});
