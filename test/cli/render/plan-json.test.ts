import { describe, expect, it } from 'vitest';
import { planDigest } from '../../../src/cli/render/plan-digest.ts';
import { digestOfPlan, literalSecrets, planDocument, planFileText } from '../../../src/cli/render/plan-json.ts';
import { type Attributes, isRecord, type Json } from '../../../src/model/json.ts';
import { money } from '../../../src/model/money.ts';
import type { Action, Plan } from '../../../src/model/plan.ts';
import {
  action,
  adoptServer,
  createSchedule,
  createWeb,
  deleteServer,
  forgetRenewal,
  planOf,
  renewVps,
  replaceServer,
  unchangedServer,
  updateServer,
} from './sample-actions.ts';
import { fullPlan, noChanges, quickstartPlan } from './sample-plans.ts';

const INPUT = { timestamp: '2026-11-22T09:00:00Z', version: '0.1.0', stateLocation: 'state/hostform.state.json' };
const documentOf = (plan: Plan, input = INPUT): Attributes => planDocument(plan, input);

/** Walks into plain data; fails loudly where there is nothing. */
function at(value: Json | undefined, ...path: (string | number)[]): Json {
  let found: Json | undefined = value;
  for (const step of path) {
    found = Array.isArray(found) ? found[Number(step)] : isRecord(found) ? found[String(step)] : undefined;
  }
  if (found === undefined) throw new Error(`nothing at ${path.join('.')}`);
  return found;
}

function changeOf(given: Action, ...others: Action[]): Attributes {
  const changes = at(documentOf(planOf([given, ...others])), 'resource_changes');
  const found = Array.isArray(changes)
    ? changes.find((each: Json) => at(each, 'address') === given.address)
    : undefined;
  return found as Attributes;
}

describe('a plan document', () => {
  it('is the one that was reviewed', async () => {
    await expect(planFileText(documentOf(fullPlan))).toMatchFileSnapshot('golden/plan-full.plan.txt');
  });

  it('names in its configuration what is declared, and the provider that each key leads to', () => {
    const { provider_config: providers, root_module: root } = documentOf(fullPlan)['configuration'] as unknown as {
      provider_config: { [key: string]: { full_name: string } };
      root_module: { resources: { address: string; provider_config_key: string }[] };
    };
    const kept = fullPlan.actions.filter(({ verb }) => verb !== 'delete' && verb !== 'forget');
    expect(root.resources.map(({ address }) => address)).toEqual(kept.map(({ address }) => address).toSorted(byText));
    for (const use of fullPlan.providers) expect(providers[use.provider]?.full_name).toBe(`hostform/${use.provider}`);
  });

  it('has the top level of Terraform in its order, and our part last', () => {
    expect(Object.keys(documentOf(fullPlan))).toEqual([
      'format_version',
      'planned_values',
      'resource_changes',
      'output_changes',
      'prior_state',
      'configuration',
      'timestamp',
      'applyable',
      'complete',
      'errored',
      'hostform',
    ]);
  });

  it('lists every resource once, sorted by address, no-ops included', () => {
    const changes = at(documentOf(fullPlan), 'resource_changes');
    const addresses = (Array.isArray(changes) ? changes : []).map((each: Json) => at(each, 'address'));
    expect(addresses).toEqual(fullPlan.actions.map(({ address }) => address).sort());
  });

  it.each([
    ['create', createWeb, ['create']],
    ['update', updateServer, ['update']],
    ['replace', replaceServer, ['delete', 'create']],
    ['delete', deleteServer, ['delete']],
    ['forget', forgetRenewal, ['forget']],
    ['adopt', adoptServer, ['no-op']],
    ['no-op', unchangedServer, ['no-op']],
  ] as const)('names the actions of %s as Terraform does', (_, given, actions) => {
    expect(at(changeOf(given), 'change', 'actions')).toEqual(actions);
  });

  it.each([
    ['normal', quickstartPlan, INPUT, [true, true, false]],
    ['without changes', noChanges, INPUT, [false, true, false]],
    ['with targets', { ...quickstartPlan, complete: false }, INPUT, [true, false, false]],
    ['ended early', quickstartPlan, { ...INPUT, errored: true }, [false, false, true]],
  ])('has the flags of Terraform when it is %s', (_, plan, input, flags) => {
    const { applyable, complete, errored } = documentOf(plan, input);
    expect([applyable, complete, errored]).toEqual(flags);
  });
});

describe('a change', () => {
  it('of a create has nothing before, and its id unknown', () => {
    const { change } = changeOf(createWeb);
    expect(change).toMatchObject({ before: null, before_sensitive: false, after_unknown: { id: true, addons: {} } });
    expect(at(change, 'after')).not.toHaveProperty('id');
  });

  it('shows secrets as null, and true in the sensitive maps', () => {
    const { change } = changeOf(createWeb);
    expect(at(change, 'after')).toMatchObject({ password: null, promo_code: null });
    expect(at(change, 'after_sensitive')).toEqual({ password: true, promo_code: true });
  });

  it('of a delete or a forget has nothing after', () => {
    for (const given of [deleteServer, forgetRenewal]) {
      expect(changeOf(given)['change']).toMatchObject({ after: null, after_sensitive: false, after_unknown: {} });
    }
  });

  it('differs before and after in exactly what is changed', () => {
    const { change } = changeOf(updateServer);
    const before = at(change, 'before') as Attributes;
    const after = at(change, 'after') as Attributes;
    const differing = Object.keys({ ...before, ...after }).filter(
      (field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]),
    );
    expect(differing.sort()).toEqual(['addons', 'name', 'power']);
  });

  it('does not differ at all for what stays, even where the listing shows less than was applied', () => {
    const given = action({
      address: 'servers.x',
      verb: 'no-op',
      id: '1',
      before: { name: 'x' },
      after: { name: 'x', os: 'u' },
    });
    const { change } = changeOf(given);
    expect(at(change, 'before')).toEqual({ id: '1', name: 'x', os: 'u' });
    expect(at(change, 'after')).toEqual(at(change, 'before'));
  });

  it('leaves a field that is given up out of what comes after', () => {
    const given = action({
      address: 'servers.x',
      verb: 'update',
      before: { a: 1, b: 2 },
      changes: [{ field: 'a', before: 1 }],
    });
    expect(at(changeOf(given), 'change', 'after')).toEqual({ b: 2 });
  });

  it('leaves unknown values out, and keeps the places of a list', () => {
    const given = action({
      address: 'servers.x',
      verb: 'create',
      after: { list: ['a', '${images.i.uid}'], os: '${images.i.uid}', deep: { known: 1 } },
      changes: [
        { field: 'list', unknown: true },
        { field: 'os', unknown: true },
      ],
      references: [
        { path: ['list', 1], parts: [{ address: 'images.i', output: 'uid' }] },
        { path: ['os'], parts: [{ address: 'images.i', output: 'uid' }] },
      ],
    });
    const { change } = changeOf(given);
    expect(at(change, 'after')).toEqual({ deep: { known: 1 }, list: ['a', null] });
    expect(at(change, 'after_unknown')).toEqual({ deep: {}, id: true, list: [false, true], os: true });
  });

  it('knows that a bare key stands for something that is made by the same plan', () => {
    const { change } = changeOf(createSchedule, createWeb);
    expect(at(change, 'after')).not.toHaveProperty('server');
    expect(at(change, 'after_unknown')).toMatchObject({ server: true, days: [false, false, false, false, false] });
  });

  it('knows the id of something that is delivered already', () => {
    const delivered: Action = { ...createWeb, id: '5203773', resume: { from: 'delivery' } };
    const filled: Action = {
      ...createSchedule,
      after: { server: '5203773' },
      changes: [{ field: 'server', after: '5203773' }],
    };
    expect(at(changeOf(filled, delivered), 'change', 'after')).toEqual({ server: '5203773' });
    expect(at(changeOf(delivered), 'change', 'after', 'id')).toBe('5203773');
  });

  it('of a replacement says what forces it, and loses what the vendor gave', () => {
    const entry = changeOf(replaceServer);
    expect(entry['action_reason']).toBe('replace_because_cannot_update');
    expect(entry['change']).toMatchObject({ replace_paths: [['os']], after_unknown: { id: true, ipv4: true } });
    expect(at(entry, 'change', 'before', 'ipv4')).toBe('203.0.113.9');
  });

  it('has a reason only where Terraform has a word for it', () => {
    expect(changeOf(deleteServer)['action_reason']).toBe('delete_because_no_resource_config');
    expect(changeOf(renewVps)).not.toHaveProperty('action_reason');
  });

  it('of something adopted is an import', () => {
    expect(at(changeOf(adoptServer), 'change', 'importing')).toEqual({ id: '5203900' });
    const changed = { ...adoptServer, changes: [{ field: 'name', before: 'a', after: 'b' }] };
    expect(at(changeOf(changed), 'change', 'actions')).toEqual(['update']);
  });
});

describe('our own part', () => {
  const own = documentOf(fullPlan)['hostform'];

  it('tells steps, quotes and preconditions by address, and the cost', () => {
    expect(at(own, 'steps', 'servers.web-1', 2, 'name')).toBe('confirm and pay');
    expect(at(own, 'quotes', 'servers.web-1', 'charge')).toEqual({ amount: '0.13', currency: 'EUR' });
    expect(at(own, 'preconditions', 'servers.web-1')).toEqual({ live: null, record: null });
    expect(at(own, 'cost', 'now')).toEqual({ EUR: '22.12' });
    expect(at(own, 'state')).toBe(INPUT.stateLocation);
  });

  it('holds the whole plan, so that it can be carried out', () => {
    expect(at(own, 'plan')).toEqual(JSON.parse(JSON.stringify(fullPlan)));
  });
});

describe('the digest', () => {
  const digest = (plan: Plan, input = INPUT): Json => at(documentOf(plan, input), 'hostform', 'digest');
  const base = digest(fullPlan);

  it('is a SHA-256 of the document', () => {
    expect(base).toMatch(/^sha256:[0-9a-f]{64}$/u);
    expect(planDigest(documentOf(fullPlan))).toBe(base);
  });

  it('does not depend on the time, the balance, or the order of keys', () => {
    const reversed = Object.fromEntries(Object.entries(createWeb.after ?? {}).reverse());
    const shuffled = planOf([{ ...createWeb, after: reversed }]);
    expect(digest(fullPlan, { ...INPUT, timestamp: '2027-01-01T00:00:00Z' })).toBe(base);
    expect(digest({ ...fullPlan, balances: { zomro: money('9.00', 'EUR') } })).toBe(base);
    expect(digest({ ...fullPlan, refusals: replaceServer.refusals })).toBe(base);
    expect(planFileText(documentOf(shuffled))).toBe(planFileText(documentOf(planOf([createWeb]))));
  });

  it.each([
    ['the lineage', { lineage: 'another' }],
    ['the serial', { serial: 8 }],
    ['a limit', { limits: { maxCharge: money('1', 'EUR') } }],
    ['an action', { actions: fullPlan.actions.slice(1) }],
    ['the mode', { mode: 'destroy' as const }],
  ])('depends on %s', (_, change) => {
    expect(digest({ ...fullPlan, ...change })).not.toBe(base);
  });

  it('is the same wherever the plan is saved: the way to the state is sealed beside it', () => {
    const elsewhere = documentOf(fullPlan, { ...INPUT, stateLocation: 'other.json' });
    expect(at(elsewhere, 'hostform', 'digest')).toBe(base);
    expect(at(elsewhere, 'hostform', 'seal')).not.toBe(at(documentOf(fullPlan), 'hostform', 'seal'));
    expect(digestOfPlan(fullPlan, INPUT.version)).toBe(base);
  });
});

describe('secrets that stand in the manifest', () => {
  it('can not be saved', () => {
    const plan = planOf([{ ...createWeb, secrets: { password: null, promo_code: '${PROMO}' } }]);
    expect(literalSecrets(plan)).toMatchObject([{ code: 'LITERAL_SECRET', address: 'servers.web-1' }]);
    expect(literalSecrets(plan)[0]?.detail).toContain('"password"');
  });

  it('do not matter for what stays as it is', () => {
    expect(literalSecrets(planOf([{ ...unchangedServer, secrets: { password: null } }]))).toEqual([]);
    expect(literalSecrets(fullPlan)).toEqual([]);
  });
});

function byText(a: string, b: string): number {
  return a < b ? -1 : 1;
}
