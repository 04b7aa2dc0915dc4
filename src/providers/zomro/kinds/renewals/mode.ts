/**
 * Automatic renewal, as the form of a server offers it: `autoprolong` is `null`, or the code of the period that is
 * bought (zomro.md §7.19). Whether `instances.edit` has the field is not known for Zomro (§7.6), so the form is read
 * first, and what it does not offer is refused.
 */
import { HostformError } from '../../../../model/errors.ts';
import type { StepRun } from '../../../../model/kind.ts';
import { periodCode, periodOfCode } from '../../billing-period.ts';
import { stepId } from '../../call-step.ts';
import type { Client } from '../../client.ts';
import { stringIn } from '../../spec.ts';
import { child, choices } from '../../wire.ts';

/** What the form of one server offers. */
export interface RenewalForm {
  /** False: the form has no such field, and nothing can be set. */
  readonly offered: boolean;
  /** ISO periods that can be bought automatically. */
  readonly periods: readonly string[];
}

export async function readRenewalForm(client: Client, id: string): Promise<RenewalForm> {
  const doc = await client.read('instances.edit', { elid: id });
  const keys = choices(doc, 'autoprolong').map(({ key }) => key);
  return {
    offered: keys.length > 0 || child(doc, 'autoprolong') !== undefined,
    periods: keys.flatMap((key) => periodOfCode(key) ?? []).filter((period) => period !== 'P1D'),
  };
}

/**
 * Sends the one field that changes; a field that the form lacks would be passed over in silence.
 * @throws HostformError with an `effect`.
 */
export async function setRenewal(client: Client, run: StepRun): Promise<void> {
  const elid = stepId(run);
  const { offered } = await readRenewalForm(client, elid).catch(notSent);
  const mode = stringIn(run.spec, 'mode');
  const period = stringIn(run.step.params, 'period');
  if (!offered && mode === 'manual') return;
  const value = mode === 'manual' ? 'null' : periodCode(period ?? '');
  if (!offered || value === undefined) throw notOffered(elid);
  await client.change('instances.edit', { elid, autoprolong: value, sok: 'ok', clicked_button: 'ok' });
}

function notSent(error: unknown): never {
  if (!(error instanceof HostformError)) throw error;
  throw new HostformError(error.code, error.message, { ...error.details, effect: 'not-sent', cause: error });
}

function notOffered(id: string): HostformError {
  return new HostformError('CATALOGUE', 'Zomro does not offer automatic renewal for this server', {
    detail: `The form of server ${id} has no choice of that kind, so nothing was sent.`,
    hint: 'declare mode: manual with ensure_valid_for, or set it in the panel',
    effect: 'refused',
  });
}
