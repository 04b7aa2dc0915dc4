/**
 * How the vendor says no (zomro.md §3). A refusal is thrown by whoever finds the fault, always before anything was
 * changed, and becomes `doc.error` with HTTP 200.
 */
import type { Knobs } from './knobs.ts';
import type { Branch } from './wire.ts';
import { type Lang, type Phrase, say } from './words.ts';

export interface Refusal {
  readonly type: string;
  readonly object?: string;
  readonly params?: readonly { readonly name: string; readonly value: string }[];
  readonly text: Phrase;
}

const MARK = Symbol('refusal');

/** Stops a call with `doc.error`. @throws always. */
export function refuse(refusal: Refusal): never {
  throw Object.assign(new Error(refusal.text[0]), { [MARK]: refusal });
}

/** The refusal inside something caught; undefined for every other failure. */
export function refusalIn(caught: unknown): Refusal | undefined {
  return caught instanceof Error && MARK in caught ? (caught[MARK] as Refusal) : undefined;
}

/** `{error: …}` as §3 shows it. The text may arrive padded, and in `detail` instead of `msg`. */
export function errorDoc(refusal: Refusal, lang: Lang, knobs: Knobs): Branch {
  const text = { $: ` ${say(refusal.text, lang)} ` };
  return {
    error: {
      $type: refusal.type,
      ...(refusal.object === undefined ? {} : { $object: refusal.object }),
      $lang: lang,
      param: (refusal.params ?? []).map(({ name, value }) => ({ $name: name, $: value })),
      [knobs.errorTextIn]: text,
      stack: { action: { $level: '30', $user: 'customer' } },
    },
  };
}

/** A bad or missing field (§3 `value`). */
export function refuseField(field: string, why = ''): never {
  const more = why === '' ? '' : ` ${why}`;
  refuse({
    type: 'value',
    object: field,
    params: [
      { name: 'object', value: field },
      { name: 'value', value: '' },
    ],
    text: [`The '${field}' field has invalid value.${more}`, `Поле '${field}' имеет недопустимое значение.${more}`],
  });
}

/** Something that does not exist (§3 `missed`): a function, an object, a promo code, a vanished cart line. */
export function refuseMissing(what: string, value: string): never {
  refuse({
    type: 'missed',
    object: what,
    params: [{ name: 'value', value }],
    text: [`${what} '${value}' does not exist`, `${what} '${value}' не существует`],
  });
}

/** No right, or a dead session: the vendor uses one word for both (§2, §3). */
export function refuseAccess(value: string): never {
  refuse({
    type: 'access',
    params: [{ name: 'value', value }],
    text: [`Insufficient privileges to perform '${value}'`, `Недостаточно привилегий для выполнения '${value}'`],
  });
}

/** Too little money; the amount includes tax (§3, §9). */
export function refuseFunds(amount: string, currency: string): never {
  refuse({
    type: 'not_enough_money',
    object: '',
    params: [
      { name: 'amount', value: amount },
      { name: 'currency', value: currency },
    ],
    text: [
      `Insufficient funds to complete the operation. Required amount ${amount} ${currency}`,
      `Недостаточно средств для выполнения операции. Необходимая сумма ${amount} ${currency}`,
    ],
  });
}

/** An operation on this object is queued or running (§3: any type, `$object` says it). */
export function refuseRunning(id: string): never {
  refuse(runningOperation(id));
}

/** The same as plain value, for the fault that says it although the work is done (§7.17). */
export function runningOperation(id: string): Refusal {
  return {
    type: 'value',
    object: 'runningoperation',
    params: [{ name: 'value', value: id }],
    text: [
      'An operation on this object is already running. Wait until it is complete',
      'Для этого объекта уже выполняется операция. Дождитесь ее завершения',
    ],
  };
}

/** An action that the state of the object does not allow (§7.7, §8). */
export function refuseState(func: string, state: string): never {
  refuse({
    type: 'value',
    object: 'elid',
    params: [{ name: 'value', value: state }],
    text: [
      `The operation '${func}' is not available in the current state: ${state}`,
      `Операция '${func}' недоступна в текущем состоянии: ${state}`,
    ],
  });
}
