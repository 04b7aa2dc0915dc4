/**
 * Every kind of every provider through one life, with nothing but the command line: create, plan empty, change, plan
 * empty, replace, plan empty, destroy, nothing left. Then again with a lost answer at every effect in turn: one thing
 * exists in the end; and once as something that exists and that no manifest or state knows of. Its data are the kinds' own examples; a new kind is in here by having them.
 */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Attributes, Json } from '../src/model/json.ts';
import { isRecord } from '../src/model/json.ts';
import { providers } from '../src/providers/index.ts';
import { makeFolder, type Run, run, writeFiles } from './support/run-cli.ts';
import { type AccountSeed, openVendors, PROVIDERS, seedAccount, type Vendors } from './support/vendors.ts';

interface Examples {
  readonly account?: AccountSeed;
  readonly needs?: Attributes;
  readonly smallest: Attributes;
  readonly fullest: Attributes;
  readonly changed: Attributes;
  readonly replaced?: Attributes;
  readonly rebuilt?: Attributes;
  readonly resized?: Attributes;
}

const kinds = await Promise.all(
  providers.flatMap((provider) =>
    provider.kinds.map(async (kind) => {
      const path = `../src/providers/${provider.name}/kinds/${kind.name.replaceAll('_', '-')}/examples.ts`;
      const { examples } = (await import(path)) as { examples: Examples };
      return { name: kind.name, provider: provider.name, examples: withProvider(examples, provider.name) };
    }),
  ),
);

/** Both providers are configured, so that each block says whose it is. */
function withProvider({ smallest, fullest, changed, replaced, ...rest }: Examples, provider: string): Examples {
  const said = { provider };
  return {
    ...rest,
    smallest: { ...said, ...smallest },
    fullest: { ...said, ...fullest },
    changed: { ...said, ...changed },
    ...(replaced ? { replaced: { ...said, ...replaced } } : {}),
  };
}

let vendors: Vendors;
let folder: ReturnType<typeof makeFolder>;

beforeEach(async () => {
  vendors = await openVendors();
  folder = makeFolder();
});

afterEach(async () => {
  await vendors.close();
  folder.remove();
});

function declare(name: string, spec: Attributes | undefined, needs: Attributes | undefined, lifecycle?: Json): void {
  const entry = spec && { ...spec, ...(lifecycle === undefined ? {} : { lifecycle }) };
  const manifest = { hostform: 1, providers: PROVIDERS, ...needs, ...(entry ? { [name]: { thing: entry } } : {}) };
  writeFiles(folder.path, { 'hostform.yaml': JSON.stringify(manifest) });
}

const hostform = (...argv: string[]): Promise<Run> => run(argv, { cwd: folder.path, env: vendors.env });
const APPLY = ['apply', '--auto-approve', '--max-spend', '100.00 EUR', '--allow-destroy'];

async function applied(): Promise<void> {
  const done = await hostform(...APPLY);
  expect(done.code, `${done.out}\n${done.err}`).toBe(0);
  await settled();
}

async function settled(): Promise<void> {
  const plan = await hostform('plan', '--detailed-exitcode');
  expect(plan.code, `${plan.out}\n${plan.err}`).toBe(0);
  expect(plan.out).toContain('No changes. Your infrastructure matches the configuration.');
}

/** What the account holds of things that can be ours, as the vendor's own tables have it. */
function owned(): Record<string, string[]> {
  const { servers, images, schedules } = vendors.zomro.cloud;
  return {
    servers: [...servers.values()].map(({ servername }) => servername).sort(),
    images: [...images.values()].map(({ id }) => id).sort(),
    backup_schedules: [...schedules.values()].map(({ name }) => name).sort(),
  };
}

async function destroyed(): Promise<void> {
  const done = await hostform('destroy', '--auto-approve', '--allow-destroy');
  expect(done.code, `${done.out}\n${done.err}`).toBe(0);
  expect((await hostform('state', 'list')).out).toBe('');
}

describe.each(kinds)('$name at $provider', ({ name, examples }) => {
  const needs = examples.needs;

  beforeEach(() => seedAccount(vendors, examples));

  it('lives a whole life, and every second plan is empty', async () => {
    const before = owned();
    declare(name, examples.fullest, needs);
    await applied();
    const once = owned();
    declare(name, examples.changed, needs);
    expect((await hostform('plan', '--detailed-exitcode')).code).toBe(2);
    await applied();
    expect(Object.values(owned()).flat()).toHaveLength(Object.values(once).flat().length);
    if (examples.rebuilt) {
      const ids = await recordedIds();
      declare(name, examples.rebuilt, needs, { rebuild: 'allow' });
      await applied();
      expect(await recordedIds()).toEqual(ids);
      declare(name, examples.fullest, needs, { rebuild: 'allow' });
      await applied();
    }
    if (examples.resized) {
      const ids = await recordedIds();
      declare(name, examples.resized, needs);
      await applied();
      expect(await recordedIds()).toEqual(ids);
    }
    if (examples.replaced) {
      declare(name, examples.replaced, needs, { replace: 'allow' });
      await applied();
      expect(Object.values(owned()).flat()).toHaveLength(Object.values(once).flat().length);
    }
    await destroyed();
    expect(owned()).toEqual(before);
  });

  it('creates the smallest declaration and leaves nothing behind', async () => {
    const before = owned();
    declare(name, examples.smallest, needs);
    await applied();
    await destroyed();
    expect(owned()).toEqual(before);
  });

  it.each(['smallest', 'fullest'] as const)('is taken over by import --all as it is (%s)', async (size) => {
    declare(name, examples[size], needs);
    await applied();
    const ids = await recordedIds();
    const before = [owned(), sizes()];
    folder.remove();
    folder = makeFolder();
    const done = await hostform('import', '--all');
    expect(done.code, `${done.out}\n${done.err}`).toBe(0);
    expect(done.err).toBe('');
    await settled();
    expect(Object.values(await recordedIds())).toEqual(expect.arrayContaining(Object.values(ids)));
    expect([owned(), sizes()]).toEqual(before);
    expect((await hostform('import', '--all')).out).toContain('Nothing to import.');
  });

  it.each(changedFields(examples))('changes %s alone, in place', async (field) => {
    declare(name, examples.fullest, needs);
    await applied();
    const ids = await recordedIds();
    declare(name, { ...examples.fullest, [field]: examples.changed[field] ?? null }, needs);
    expect((await hostform('plan', '--detailed-exitcode')).code).toBe(2);
    await applied();
    expect(await recordedIds()).toEqual(ids);
  });

  it('ends with one thing after a lost answer at every effect in turn', { timeout: 120_000 }, async () => {
    declare(name, examples.fullest, needs);
    await applied();
    const effects = changes();
    const whole = sizes();
    expect(effects).toBeGreaterThan(0);
    for (let nth = 1; nth <= effects; nth += 1) {
      await vendors.close();
      folder.remove();
      vendors = await openVendors();
      seedAccount(vendors, examples);
      folder = makeFolder();
      declare(name, examples.fullest, needs);
      loseAnswer(nth);
      await converge();
      expect(sizes(), `answer ${nth} of ${effects} lost`).toEqual(whole);
    }
  });
});

describe.each(kinds.filter(({ examples }) => examples.resized))('$name that are resized', ({ name, examples }) => {
  it('are resized once, and charged once, after a lost answer at every effect in turn', {
    timeout: 120_000,
  }, async () => {
    let effects = 1;
    for (let nth = 0; nth <= effects; nth += 1) {
      await vendors.close();
      folder.remove();
      vendors = await openVendors();
      seedAccount(vendors, examples);
      folder = makeFolder();
      declare(name, examples.fullest, examples.needs);
      await applied();
      const [before, ids] = [changes(), await recordedIds()];
      declare(name, examples.resized ?? {}, examples.needs);
      if (nth > 0) loseAnswer(nth);
      await converge();
      if (nth === 0) effects = changes() - before;
      expect(changes() - before, `answer ${nth} of ${effects} lost`).toBe(effects);
      expect(resizesPaid(), `answer ${nth} of ${effects} lost`).toBe(1);
      expect(await recordedIds()).toEqual(ids);
    }
    expect(effects).toBeGreaterThan(1);
  });
});

function resizesPaid(): number {
  return vendors.zomro.cloud.ledger.filter(({ reason }) => reason === 'resize').length;
}

function changedFields({ fullest, changed }: Examples): string[] {
  return Object.keys(changed).filter((field) => JSON.stringify(changed[field]) !== JSON.stringify(fullest[field]));
}

async function recordedIds(): Promise<Record<string, string>> {
  const pulled: Json = JSON.parse((await hostform('state', 'pull')).out);
  const resources = isRecord(pulled) ? pulled['resources'] : [];
  const records = Array.isArray(resources) ? (resources as { address: string; id: string }[]) : [];
  return Object.fromEntries(records.map(({ address, id }) => [address, id]));
}

/** Effects at both vendors so far: what changed something there, log-ins and dry runs aside. */
function changes(): number {
  return vendors.zomro.calls.filter(isZomroEffect).length + vendors.ovh.calls.filter(isOvhEffect).length;
}

function isZomroEffect({ changed, func }: Vendors['zomro']['calls'][number]): boolean {
  return changed && func !== 'auth';
}

function isOvhEffect({ method, body }: Vendors['ovh']['calls'][number]): boolean {
  return method !== 'GET' && !(isRecord(body) && body['dryRun'] === true);
}

/** The vendor does the nth thing that it is asked for, and its answer never arrives. */
function loseAnswer(nth: number): void {
  let seen = 0;
  const lose = (moment: string, effect: boolean): void => {
    if (moment !== 'committed' || !effect) return;
    seen += 1;
    if (seen === nth) throw new Error('the line went dead');
  };
  vendors.zomro.hook = (moment, call) => lose(moment, isZomroEffect(call));
  vendors.ovh.hook = async (moment, call) => lose(moment, isOvhEffect(call));
}

async function converge(): Promise<void> {
  const told: string[] = [];
  for (let attempt = 1; attempt <= 4; attempt += 1) {
    const done = await hostform(...APPLY);
    told.push(`${done.code}\n${done.out}\n${done.err}`);
    if (done.code === 0) return settled();
  }
  expect.unreachable(told.join('\n----\n'));
}

/** How much there is, and how often money left. */
function sizes(): Record<string, number> {
  const things = Object.entries(owned()).map(([name, all]) => [name, all.length] as const);
  return Object.fromEntries([
    ...things,
    ['charges at zomro', vendors.zomro.cloud.ledger.length],
    ['charges at ovh', vendors.ovh.cloud.ledger.length],
  ]);
}
