/** C4 of reliability.md §9: on a state that is damaged nothing is bought, whatever the damage. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { APPLY, changingCalls, expectCode, SERVER, useStage } from '../cli/stage.ts';
import { damages } from '../state/support/damage.ts';

const STATE = 'state/hostform.state.json';

/** Tries each n-th of the 620. */
export function applyOnDamage(every: number): void {
  const stage = useStage();
  it('an apply on a damaged state is exit 1, buys nothing, and leaves the file as it is', {
    timeout: 600_000,
  }, async () => {
    stage.declare({ servers: { 'web-1': SERVER } });
    expectCode(await stage.hostform(...APPLY), 0);
    const all = damages(stage.text(STATE), 7).filter((_, at) => at % every === 0);
    const sent = changingCalls(stage.vendors).length;
    stage.declare({ servers: { 'web-1': SERVER, 'web-2': SERVER } });
    for (const { words, bytes } of all) {
      writeFileSync(join(stage.path, STATE), bytes);
      const { code, err } = await stage.hostform(...APPLY);
      expect(code, `${words}\n${err}`).toBe(1);
      expect(readFileSync(join(stage.path, STATE)), words).toEqual(bytes);
    }
    expect(changingCalls(stage.vendors)).toHaveLength(sent);
    expect(stage.charges()).toHaveLength(1);
  });
}
