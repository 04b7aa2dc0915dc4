/** From form fields to `doc`: who calls, which function, which half of it (zomro.md §1, §2, §6). */
import { type Asked, type Functions, meant, type Params, type World } from './asked.ts';
import { idsOf, need, refuseCopiedQuotes } from './fields.ts';
import { errorDoc, type Refusal, refusalIn, refuseMissing } from './refusal.ts';
import { callerOf, logIn } from './sessions.ts';
import type { Branch } from './wire.ts';
import { type Lang, langOf } from './words.ts';

export interface Outcome {
  readonly doc: Branch;
  /** Present when `doc` is an error. */
  readonly refusal: Refusal | undefined;
  /** True when the tables were changed, and the change is to be kept. */
  readonly changed: boolean;
  readonly lang: Lang;
}

export interface Dispatch {
  readonly world: World;
  readonly functions: Functions;
  readonly params: Params;
  readonly now: number;
  /** Refused with this before anything happens: a fault on order. */
  readonly injected?: Refusal | undefined;
}

/** The language of answers that nobody is known to have asked for. */
const HOUSE_LANGUAGE: Lang = 'ru';

/** Carries out one call. Refusals become `doc.error`; anything else that is thrown is a bug and goes through. */
export function dispatch(call: Dispatch): Outcome {
  let lang = langOf(call.params.lang, HOUSE_LANGUAGE);
  try {
    if (call.injected) return refused(call, call.injected, lang);
    const func = call.params.func ?? '';
    if (func === 'auth')
      return { doc: { ...logIn(call), tparams: call.params }, refusal: undefined, changed: true, lang };
    const caller = callerOf(call, func);
    lang = langOf(call.params.lang, caller.account.language);
    return answer(call, { func, params: call.params, lang, now: call.now, world: call.world, caller });
  } catch (caught) {
    const refusal = refusalIn(caught);
    if (!refusal) throw caught;
    return refused(call, refusal, lang);
  }
}

function answer(call: Dispatch, first: Asked): Outcome {
  const asked = first.func === 'groupedit' ? grouped(first) : first;
  const declared = Object.hasOwn(call.functions, asked.func) ? call.functions[asked.func] : undefined;
  if (!declared) return refuseMissing('func', asked.func);
  refuseCopiedQuotes(asked.params);
  const { run, changes } = meant(declared, asked.params);
  const metadata = { $name: asked.func, $type: declared.act ? 'form' : 'list' };
  const doc = { metadata, ...run(asked), tparams: call.params };
  return { doc, refusal: undefined, changed: changes, lang: asked.lang };
}

/** `func=groupedit&faction=<func>&elid="a, b"` is that function for several ids (§5). */
function grouped(asked: Asked): Asked {
  idsOf(asked);
  return { ...asked, func: need(asked, 'faction') };
}

function refused(call: Dispatch, refusal: Refusal, lang: Lang): Outcome {
  return { doc: errorDoc(refusal, lang, call.world.knobs), refusal, changed: false, lang };
}
