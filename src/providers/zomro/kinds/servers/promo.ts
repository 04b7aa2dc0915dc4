import { type Attributes, isRecord } from '../../../../model/json.ts';

/** True for `promo: { code: …, required: false }`: a code that is refused is no reason not to buy. Pure. */
export function promoIsOptional({ promo }: Attributes): boolean {
  return isRecord(promo) && promo['required'] === false;
}
