import { describe, expect, it } from 'vitest';
import { accountingText } from '../../../src/cli/render/accounting.ts';
import { accountingLine, isComplete } from '../../../src/cli/render/accounting-line.ts';
import { makeStyle } from '../../../src/cli/render/colors.ts';
import type { Accounting } from '../../../src/model/event.ts';
import { money } from '../../../src/model/money.ts';
import { completeAccounting, destroyAccounting, interruptedAccounting, mixedAccounting } from './sample-runs.ts';

const text = (accounting: Accounting, mode: 'apply' | 'destroy' = 'apply'): string =>
  accountingText(accounting, { style: makeStyle(false), mode });
const nothing: Accounting = { ...completeAccounting, done: [], spent: [] };

describe('the accounting', () => {
  it('reads well after a success', async () => {
    await expect(text(completeAccounting)).toMatchFileSnapshot('golden/accounting-complete.txt');
  });

  it('reads well with one of each ending', async () => {
    await expect(text(mixedAccounting)).toMatchFileSnapshot('golden/accounting-mixed.txt');
  });

  it('reads well after an interrupt', async () => {
    await expect(text(interruptedAccounting)).toMatchFileSnapshot('golden/accounting-interrupted.txt');
  });

  it('reads well after a destroy', async () => {
    await expect(text(destroyAccounting, 'destroy')).toMatchFileSnapshot('golden/accounting-destroy.txt');
  });

  it('is coloured by how it ended', async () => {
    const coloured = accountingText(mixedAccounting, { style: makeStyle(true), mode: 'apply' });
    await expect(coloured.replaceAll('\u001b', '␛')).toMatchFileSnapshot('golden/accounting-mixed.coloured.txt');
  });
});

describe('the sentence of Terraform', () => {
  it('counts what was really done, a replacement twice', () => {
    const done = [...completeAccounting.done, { address: 'servers.db-1', verb: 'replace' } as const];
    expect(text({ ...completeAccounting, done }).split('\n')[0]).toBe(
      'Apply complete! Resources: 3 added, 1 changed, 1 destroyed.',
    );
  });

  it('stands after an apply that had nothing to do', () => {
    expect(text(nothing)).toBe(
      'Apply complete! Resources: 0 added, 0 changed, 0 destroyed.\n\nMoney spent: nothing.\n',
    );
  });

  const item = { address: 'servers.x', verb: 'create' } as const;
  const problem = { code: 'VENDOR_ERROR', summary: 'no' } as const;
  it.each([
    ['failed', { failed: [{ ...item, problem }] }, 'Apply incomplete: 0 done, 1 failed.'],
    ['refused', { refused: [{ ...item, problem }] }, 'Apply incomplete: 0 done, 1 refused.'],
    ['unknown', { unknown: [{ ...item, problem }] }, 'Apply incomplete: 0 done, 1 with unknown outcome.'],
    ['delivering', { delivering: [item] }, 'Apply incomplete: 0 done, 1 still being delivered.'],
    ['skipped', { skipped: [{ ...item, because: [] }] }, 'Apply incomplete: 0 done, 1 skipped.'],
    ['not started', { notStarted: [item] }, 'Apply incomplete: 0 done, 1 not started.'],
    ['interrupted', { interrupted: true }, 'Apply interrupted: 0 done.'],
  ] as const)('is not said when something is %s', (_, given, line) => {
    const accounting: Accounting = { ...nothing, ...given };
    expect(isComplete(accounting)).toBe(false);
    expect(accountingLine(accounting, 'apply')).toBe(line);
    expect(text(accounting)).not.toContain('complete!');
    expect(text(accounting)).toContain('Money spent: nothing.');
  });
});

describe('what is unknown', () => {
  const lines = text(mixedAccounting).split('\n');

  it('comes with the commands that resolve it', () => {
    expect(lines.some((line) => /^ +hostform pending {2,}/u.test(line))).toBe(true);
    expect(lines.some((line) => line.includes('hostform pending resolve servers.web-2 --id ID'))).toBe(true);
    expect(lines.some((line) => line.includes('hostform pending resolve servers.web-2 --not-bought'))).toBe(true);
  });

  it('does not repeat a hint that says the same', () => {
    const problem = {
      code: 'OUTCOME_UNKNOWN',
      summary: 'held',
      hint: 'hostform pending resolve servers.x --id ID',
    } as const;
    const held = text({ ...nothing, unknown: [{ address: 'servers.x', verb: 'create', problem }] });
    expect(held).not.toContain('->');
  });
});

describe('money spent', () => {
  it('is the last line, one amount per currency, free ones left out', () => {
    const spent = [money('0.26', 'EUR'), money('0.00', 'GBP'), money('9.99', 'USD')];
    expect(text({ ...completeAccounting, spent })).toMatch(/\nMoney spent: 0\.26 EUR and 9\.99 USD\.\n$/u);
  });
});
