import { expect, test } from 'vitest';
import type { ResourceKind } from '../../../src/model/kind.ts';
import type { Step } from '../../../src/model/plan.ts';
import { examples } from '../../../src/providers/zomro/kinds/servers/examples.ts';
import { type SimulatedBench, simulated } from './support/connect.ts';
import { alignInput, desire, offerInput, wantOf } from './support/desired.ts';

/** Waits as the engine would: one listing after another, until the step says that it is done. */
async function waitFor({ clock }: SimulatedBench, kind: ResourceKind, step: Step, id: string): Promise<number> {
  for (let looks = 1; looks < 20; looks += 1) {
    const live = (await kind.list({ keys: [], ids: [] })).find((each) => each.id === id);
    const progress = kind.progress(step, live, {});
    if (progress.state === 'done') return looks;
    expect(progress.state).toBe('waiting');
    clock.advance(500);
  }
  throw new Error(`"${step.name}" never ended`);
}

test('a server is bought, found, delivered, stopped, and deleted', async () => {
  const bench = await simulated();
  const kind = bench.kind('servers');
  const desired = desire('servers.front', { ...examples.fullest, power: 'stopped' });
  const aligned = await kind.align(alignInput(desired));
  const offer = await kind.offer?.(offerInput(desired, aligned.spec));
  if (!offer || !kind.sale) throw new Error('servers are sold');
  const want = wantOf(desired, aligned.spec, offer);

  const before = await kind.sale.survey(want);
  const line = await kind.sale.reserve(want);
  expect(await kind.sale.inspect(line, want, before)).toMatchObject({ state: 'open', mismatches: [] });
  await kind.sale.pay(line, want);
  const seen = await kind.sale.seek(line, want, before, undefined);
  if (seen.kind !== 'bought') throw new Error(`not found: ${seen.kind}`);

  const { id } = seen;
  const [deliver, stop, stopped] = kind
    .steps({
      verb: 'create',
      spec: want.spec,
      live: undefined,
      changes: [],
      order: want.order,
      secrets: [],
      due: false,
    })
    .filter(({ effect }) => effect === 'wait' || effect === 'call');
  if (!deliver || !stop || !stopped) throw new Error('a stopped server has three steps after its purchase');
  expect(await waitFor(bench, kind, deliver, id)).toBeGreaterThan(1);
  await kind.call({ step: stop, address: desired.address, id, spec: want.spec, order: want.order, secrets: {} });
  expect(await waitFor(bench, kind, stopped, id)).toBeGreaterThan(1);

  const [live] = await kind.list({ keys: [], ids: [] });
  const again = await kind.align(alignInput(desired, { live, recorded: want.spec }));
  expect(again.spec).toMatchObject(live?.spec ?? {});

  const remove: Step = { name: 'delete', effect: 'call' };
  await kind.call({ step: remove, address: desired.address, id, spec: {}, order: {}, secrets: {} });
  expect(await waitFor(bench, kind, { name: 'wait until gone', effect: 'wait' }, id)).toBeGreaterThan(1);
  expect(await kind.read(id)).toBeUndefined();
  expect(bench.simulator.calls.filter(({ func }) => func === 'cartorder.create.confirm')).toHaveLength(1);
});

test.each(['smallest', 'fullest', 'changed', 'replaced'] as const)('the example "%s" can be ordered', async (name) => {
  const bench = await simulated({}, { mayWrite: false });
  const kind = bench.kind('servers');
  const desired = desire('servers.front', examples[name]);
  const aligned = await kind.align(alignInput(desired));
  const offer = await kind.offer?.(offerInput(desired, aligned.spec));
  expect([...aligned.problems, ...(offer?.problems ?? []), ...(offer?.refusals ?? [])]).toEqual([]);
});
