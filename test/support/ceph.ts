/**
 * A real S3 server: Ceph's object gateway over one monitor and one disk in memory, from Debian's packages (radosgw,
 * ceph-mon, ceph-osd). It keeps conditions, with two oddities that a backend has to live with (reliability.md §2 row 8).
 * Everything lies in one temporary folder and listens on loopback; no daemon outlives whoever started it.
 */
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { accessSync, constants, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { type Daemon, freePort, missingServer, startDaemon } from './servers.ts';

const PROGRAMS = ['radosgw', 'radosgw-admin', 'ceph-mon', 'ceph-osd', 'ceph', 'ceph-authtool', 'monmaptool'];

export interface Ceph {
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  stop(): Promise<void>;
}

/** False, and said loudly, where a program is missing. */
export function canStartCeph(words: string): boolean {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/usr/bin'];
  const missing = PROGRAMS.filter((name) => !folders.some((folder) => isProgram(join(folder, name))));
  if (missing.length > 0) {
    missingServer(`${words}: there is no ${missing.join(', ')} (apt-get install radosgw ceph-mon ceph-osd)`);
  }
  return missing.length === 0;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Starts all of it, which takes ten to thirty seconds. @throws with the end of the logs when it does not come up. */
export async function startCeph(): Promise<Ceph> {
  const folder = mkdtempSync(join(tmpdir(), 'hf-ceph-'));
  const daemons: Daemon[] = [];
  const stop = async (): Promise<void> => {
    await Promise.all(daemons.map((daemon) => daemon.stop()));
    rmSync(folder, { recursive: true, force: true });
  };
  const start = (name: string, argv: readonly string[]): void => {
    const command = [name, ...conf(folder), ...argv, '-f'];
    // There is nothing to save: its disk is memory.
    daemons.push(startDaemon({ command, signal: 'KILL', log: join(folder, `${name}.out`), owner: {} }));
  };
  try {
    const url = await bringUp(folder, start);
    return { url, accessKeyId: ACCESS_KEY, secretAccessKey: SECRET_KEY, stop };
  } catch (error) {
    const logs = ['mon.a', 'osd.0', 'client.rgw'].map((name) => `--- ${name}\n${tail(join(folder, `${name}.log`))}`);
    await stop();
    throw new Error(`Ceph did not come up: ${String(error)}\n${logs.join('\n')}`, { cause: error });
  }
}

const ACCESS_KEY = 'HOSTFORMTEST';
const SECRET_KEY = 'hostform/test+secret';

async function bringUp(folder: string, start: (name: string, argv: readonly string[]) => void): Promise<string> {
  const cluster = randomUUID();
  const disk = randomUUID();
  const [monPort, port] = [await freePort(), await freePort()];
  for (const name of ['mon', 'osd', 'rgw']) mkdirSync(join(folder, name));
  writeFileSync(join(folder, 'ceph.conf'), configuration(folder, { cluster, monPort, port }));
  const run = runner(folder);
  const [keyring, map] = [join(folder, 'keyring'), join(folder, 'monmap')];
  await run('ceph-authtool', ['--create-keyring', keyring, '--gen-key', '-n', 'mon.', '--cap', 'mon', 'allow *']);
  await run('monmaptool', ['--create', '--fsid', cluster, '--addv', 'a', `[v2:127.0.0.1:${monPort}/0]`, map]);
  await run('ceph-mon', [...conf(folder), '-i', 'a', '--mkfs', '--monmap', map, '--keyring', keyring]);
  start('ceph-mon', ['-i', 'a']);
  await run('ceph', [...conf(folder), 'osd', 'new', disk]);
  await run('ceph-osd', [...conf(folder), '-i', '0', '--mkfs', '--osd-uuid', disk]);
  start('ceph-osd', ['-i', '0']);
  start('radosgw', ['-n', 'client.rgw']);
  const url = `http://127.0.0.1:${port}`;
  await answering(url);
  const user = ['user', 'create', '--uid', 'hostform', '--display-name', 'hostform'];
  const keys = ['--access-key', ACCESS_KEY, '--secret-key', SECRET_KEY];
  await run('radosgw-admin', [...conf(folder), '-n', 'client.rgw', ...user, ...keys]);
  return url;
}

const conf = (folder: string): string[] => ['--conf', join(folder, 'ceph.conf')];

interface Ports {
  readonly cluster: string;
  readonly monPort: number;
  readonly port: number;
}

/** Without authentication inside, the gateway has to be told that plain connections will do; it insists on encryption. */
function configuration(folder: string, { cluster, monPort, port }: Ports): string {
  return `[global]
fsid = ${cluster}
mon host = v2:127.0.0.1:${monPort}/0
mon initial members = a
auth cluster required = none
auth service required = none
auth client required = none
ms mon client mode = crc
public addr = 127.0.0.1
cluster addr = 127.0.0.1
osd pool default size = 1
osd pool default min size = 1
osd pool default pg num = 1
osd pool default pgp num = 1
osd pool default pg autoscale mode = off
osd crush chooseleaf type = 0
mon allow pool size one = true
run dir = ${folder}
crash dir = ${folder}
log file = ${folder}/$name.log
admin socket = ${folder}/$name.asok
[mon.a]
mon data = ${folder}/mon
[osd.0]
osd data = ${folder}/osd
osd objectstore = memstore
memstore device bytes = 536870912
[client.rgw]
rgw data = ${folder}/rgw
rgw frontends = beast endpoint=127.0.0.1:${port}
`;
}

function runner(cwd: string): (name: string, argv: readonly string[]) => Promise<void> {
  const exec = promisify(execFile);
  return async (name, argv) => {
    await exec(name, [...argv], { cwd, timeout: 120_000, killSignal: 'SIGKILL' });
  };
}

async function answering(url: string): Promise<void> {
  const end = Date.now() + 120_000;
  for (;;) {
    const there = await fetch(url).then(
      ({ status }) => status === 200,
      () => false,
    );
    if (there) return;
    if (Date.now() > end) throw new Error(`no answer from ${url}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

function tail(path: string): string {
  try {
    return readFileSync(path, 'utf8').split('\n').slice(-8).join('\n');
  } catch {
    return '(no log)';
  }
}
