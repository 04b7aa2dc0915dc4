/** With what an order is paid: resolved when the plan is made, held against the order right before paying (ovh.md §8). */
import { HostformError, type Problem } from '../../../../model/errors.ts';
import { type Attributes, isRecord, type Json } from '../../../../model/json.ts';
import type { OvhClient } from '../../client.ts';
import { orNothing } from '../../errors.ts';
import { at, idsAt, idText, listAt, textAt } from '../../wire.ts';

/** A registered method, or one of the older registered means. */
export type Payment = { readonly method: string } | { readonly mean: string; readonly id?: string };

/** What pays an order of 0.00 where no method is registered (ovh.md §8.5). */
const FREE: Payment = { mean: 'fidelityAccount' };

/** Either what to pay with, or why there is nothing; the caller adds the place in the manifest. */
export type Resolved = { readonly payment: Payment } | { readonly refusal: Problem };

/** Resolves `payment_method`. Nothing but what is declared is ever chosen: there is no silent fallback. */
export async function resolvePayment(
  client: OvhClient,
  declared: Json | undefined,
  isFreeOrder: boolean,
): Promise<Resolved> {
  if (isRecord(declared)) return { payment: readPayment(declared) };
  if (typeof declared === 'string' && declared !== 'default') return registered(client, declared);
  const ids = idsAt(await client.get('/me/payment/method?default=true'));
  for (const id of ids) {
    const method = await client.get(`/me/payment/method/${id}`);
    if (at(method, 'default') === true && textAt(method, 'status') === 'VALID') return { payment: { method: id } };
  }
  return isFreeOrder ? { payment: FREE } : { refusal: noDefault() };
}

async function registered(client: OvhClient, id: string): Promise<Resolved> {
  const method = await orNothing(client.get(`/me/payment/method/${id}`), 404);
  if (method === undefined) return { refusal: unknownMethod(id) };
  const status = textAt(method, 'status');
  return status === 'VALID' ? { payment: { method: id } } : { refusal: notValid(id, status) };
}

/** Reads what an order carries (or a manifest declares) about its payment. */
export function readPayment(value: Json | undefined): Payment {
  const method = idText(at(value, 'method'));
  if (method !== undefined) return { method };
  const id = idText(at(value, 'id'));
  return { mean: textAt(value, 'mean') ?? '', ...(id === undefined ? {} : { id }) };
}

/** The payment as an order carries it. */
export function paymentFields(payment: Payment): Attributes {
  return { ...payment };
}

/**
 * Holds the planned payment against this very order: its registered methods, or its registered means.
 * @throws HostformError BALANCE with effect `refused`: nothing was sent.
 */
export async function checkUsable(client: OvhClient, order: string, payment: Payment): Promise<void> {
  if ('method' in payment) {
    const usable = await usableMethods(client, order);
    if (usable && !usable.includes(payment.method)) throw unusable(order, `method ${payment.method}`, usable);
    return;
  }
  if (payment.mean === 'fidelityAccount') return;
  const reply = await client.get(`/me/order/${order}/availableRegisteredPaymentMean`);
  const means = listAt(reply).flatMap((each) => textAt(each, 'paymentMean') ?? []);
  if (!means.includes(payment.mean)) throw unusable(order, payment.mean, means);
}

/** Undefined where this region does not have the route: then the vendor's own answer to the payment decides. */
async function usableMethods(client: OvhClient, order: string): Promise<string[] | undefined> {
  const reply = await orNothing(client.get(`/me/order/${order}/paymentMethods`), 404);
  if (reply === undefined) return undefined;
  const listed = listAt(reply, 'paymentMethods').flatMap((each) => idText(at(each, 'paymentMethodId')) ?? []);
  return [...idsAt(reply, 'registered'), ...listed];
}

/** Pays exactly this order, once. A 2xx means accepted, not settled (ovh.md §8.5). */
export async function sendPayment(client: OvhClient, order: string, payment: Payment): Promise<void> {
  if ('method' in payment) {
    await client.change('POST', `/me/order/${order}/pay`, { paymentMethod: { id: BigInt(payment.method) } });
    return;
  }
  const paymentMeanId = payment.id === undefined ? undefined : BigInt(payment.id);
  const body = { paymentMean: payment.mean, ...(paymentMeanId === undefined ? {} : { paymentMeanId }) };
  await client.change('POST', `/me/order/${order}/payWithRegisteredPaymentMean`, body);
}

const ELSEWHERE = 'declare another payment_method, or register one in the OVHcloud Manager';

function noDefault(): Problem {
  return {
    code: 'BALANCE',
    summary: 'There is no payment method to pay with',
    detail: 'The account has no default payment method that is VALID.',
    hint: ELSEWHERE,
  };
}

function notValid(id: string, status: string | undefined): Problem {
  return {
    code: 'BALANCE',
    summary: 'The payment method can not be used',
    detail: `Payment method ${id} is ${status ?? 'in an unknown state'}, not VALID.`,
    hint: ELSEWHERE,
  };
}

function unknownMethod(id: string): Problem {
  return {
    code: 'BALANCE',
    summary: 'The payment method is not registered',
    detail: `The account has no payment method ${id}.`,
    hint: 'ids are those of GET /me/payment/method; older means are written { mean: creditCard, id: 1234 }',
  };
}

function unusable(order: string, chosen: string, usable: readonly string[]): HostformError {
  return new HostformError('BALANCE', 'The order can not be paid as planned', {
    effect: 'refused',
    detail: `OVHcloud does not take ${chosen} for order ${order}; it takes: ${usable.join(', ') || 'nothing registered'}.`,
    hint: ELSEWHERE,
  });
}
