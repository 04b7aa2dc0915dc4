/** `lifecycle.ignore_changes` holds for drift as it does for plan: each kind, with its own examples. */
import { beforeEach, describe, expect, it } from 'vitest';
import { equalJson } from '../../src/model/json.ts';
import { kindsWithExamples } from '../support/kind-examples.ts';
import { seedAccount } from '../support/vendors.ts';
import { classesOf, documentOf } from './drift-document.ts';
import { expectCode, useStage } from './stage.ts';

const stage = useStage();
const kinds = await kindsWithExamples();
const APPLY = ['apply', '--auto-approve', '--max-spend', '100.00 EUR'];

describe.each(kinds)('$kind.type', ({ name, kind, examples }) => {
  beforeEach(() => seedAccount(stage.vendors, examples));
  const said = { provider: kind.provider };
  const { needs, fullest, changed } = examples;
  const differing = Object.keys(changed).filter((field) => !equalJson(changed[field], fullest[field]));
  const declare = (ignored: readonly string[]): void =>
    stage.declare({
      ...needs,
      [name]: { thing: { ...said, ...fullest, lifecycle: { ignore_changes: ignored } } },
    } as never);

  it('has what is ignored changed by hand: no drift; and one word less, and it is one', async () => {
    stage.declare({ ...needs, [name]: { thing: { ...said, ...changed } } } as never);
    expectCode(await stage.hostform(...APPLY), 0);
    declare(differing);
    expect(classesOf(documentOf(expectCode(await stage.hostform('drift', '--json'), 0)))).not.toContain(
      `changed ${name}.thing`,
    );
    for (const field of differing) {
      declare(differing.filter((each) => each !== field));
      const { findings } = documentOf(expectCode(await stage.hostform('drift', '--json'), 2));
      const told = findings.find((finding) => finding.class === 'changed');
      expect(told?.address).toBe(`${name}.thing`);
      expect(told?.changes?.map((change) => change.field)).toEqual([field]);
    }
    expect(differing.length, `the examples of ${kind.name} change nothing`).toBeGreaterThan(0);
  });
});
