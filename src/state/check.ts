/** The shapes of everything that is written to the state file and the journal, field by field. */
import type { Json } from '../model/json.ts';
import { APPROVALS, type Approval, type LedgerLine } from '../model/ledger.ts';
import type { Money } from '../model/money.ts';
import type { Quote } from '../model/plan.ts';
import type { Candidate, Intent, PreImage, Stray, Watch } from '../model/purchase.ts';
import type { Address, RecordedResource } from '../model/resource.ts';
import type { ApprovedAction, RecordedAccount, StateChange, StateFile, UsedPlan } from '../model/state.ts';
import type { Check, ShapePath } from './shape.ts';
import {
  anyText,
  attributes,
  count,
  flag,
  instant,
  listOf,
  mapOf,
  matching,
  misshapen,
  nullable,
  oneOf,
  optional,
  shape,
  someText,
} from './shape.ts';

const address = matching<Address>(/^[a-z][a-z0-9_]*\.[a-z][a-z0-9-]{0,62}$/, 'an address like servers.web-1');

const money = shape<Money>({
  amount: matching(/^-?\d{1,15}(\.\d{1,12})?$/, 'a decimal amount like "12.34"'),
  currency: matching(/^[A-Z]{3}$/, 'a currency of three capital letters'),
});

const quote = shape<Quote>({
  charge: money,
  most: optional(money),
  chargeWithoutTax: optional(money),
  recurring: optional(shape<NonNullable<Quote['recurring']>>({ amount: money, period: someText })),
  count,
  period: anyText,
  source: anyText,
});

const preImage = shape<PreImage>({ things: listOf(anyText), reservations: listOf(anyText), facts: attributes });

const resource = ofOneKind(
  shape<RecordedResource>({
    address,
    kind: someText,
    provider: someText,
    id: someText,
    phase: oneOf('ready', 'delivering'),
    spec: attributes,
    outputs: attributes,
    dependsOn: listOf(address),
    protected: flag,
  }),
);

const evidence = shape<NonNullable<Intent['evidence']>>({
  because: anyText,
  candidates: listOf(shape<Candidate>({ id: anyText, text: anyText })),
});

const approval = shape<Approval>({
  run: anyText,
  plan: anyText,
  by: anyText,
  how: oneOf(...APPROVALS),
  job: optional(anyText),
});

/** A line of the ledger, in the state or in its own file. */
export const checkLedgerLine: Check<LedgerLine> = ofOneKind(
  shape<LedgerLine>({
    version: (value, path) => (value === 1 ? 1 : misshapen(path, 'should be 1')),
    id: someText,
    at: instant,
    address,
    kind: someText,
    provider: someText,
    account: anyText,
    thing: someText,
    reservation: optional(someText),
    charged: money,
    planned: money,
    plannedWithoutTax: optional(money),
    period: anyText,
    promo: flag,
    approval: optional(approval),
    byHand: optional((value, path) => (value === true ? true : misshapen(path, 'should be true'))),
  }),
);

const intent = ofOneKind(
  shape<Intent>({
    id: someText,
    address,
    of: optional(someText),
    kind: someText,
    provider: someText,
    plan: anyText,
    style: oneOf('reservation', 'one-shot'),
    phase: oneOf('adding', 'reserved', 'promo', 'paying', 'paid', 'sending', 'blocked'),
    spec: attributes,
    order: attributes,
    secrets: mapOf(nullable(anyText)),
    quote: optional(quote),
    dependsOn: listOf(address),
    protect: flag,
    before: preImage,
    reservation: optional(someText),
    promo: optional(shape<NonNullable<Intent['promo']>>({ before: money })),
    sent: flag,
    sentAt: optional(instant),
    lost: count,
    watch: optional(shape<Watch>({ since: instant, last: instant, readings: count })),
    hint: optional(anyText),
    evidence: optional(evidence),
    charge: optional(money),
    approval: optional(approval),
    startedAt: instant,
  }),
);

const account = shape<RecordedAccount>({
  id: someText,
  strays: optional(listOf(shape<Stray>({ order: attributes, before: preImage }))),
});

const approved = shape<NonNullable<UsedPlan['approved']>>({
  serial: count,
  actions: listOf(
    shape<ApprovedAction>({
      address,
      verb: oneOf('create', 'update', 'replace', 'delete', 'forget', 'adopt', 'no-op'),
      what: someText,
      terms: someText,
    }),
  ),
});

const usedPlan = shape<UsedPlan>({
  digest: someText,
  status: oneOf('begun', 'applied'),
  at: instant,
  done: listOf(address),
  approved: optional(approved),
});

const wholeState = shape<StateFile>({
  version: currentVersion,
  serial: count,
  lineage: someText,
  accounts: mapOf(account),
  resources: listOf(resource),
  pending: listOf(intent),
  plans: listOf(usedPlan),
  ledger: optional(listOf(checkLedgerLine)),
});

const changes: { readonly [Name in StateChange['do']]: Check<StateChange & { readonly do: Name }> } = {
  record: shape({ do: oneOf('record'), resource }),
  drop: shape({ do: oneOf('drop'), address }),
  intent: shape({ do: oneOf('intent'), intent }),
  close: shape({ do: oneOf('close'), intent: someText, because: anyText }),
  bought: shape({ do: oneOf('bought'), line: checkLedgerLine }),
  account: shape({ do: oneOf('account'), provider: someText, account }),
  plan: shape({ do: oneOf('plan'), plan: usedPlan }),
  done: shape({ do: oneOf('done'), plan: someText, address }),
  call: shape({ do: oneOf('call'), address, step: anyText, result: oneOf('begun', 'done', 'failed') }),
};

const changeName = oneOf('record', 'drop', 'intent', 'close', 'bought', 'account', 'plan', 'done', 'call');

/** One change as a journal line holds it. */
export const checkChange: Check<StateChange> = (value, path) => {
  const name = changeName(attributes(value, path).do, [...path, 'do']);
  return changes[name](value, path);
};

/** A document of the current version, with everything that must be unique unique. */
export const checkState: Check<StateFile> = (value, path) => {
  const state = wholeState(value, path);
  unique(state.resources, [...path, 'resources'], 'address', (item) => item.address);
  unique(state.resources, [...path, 'resources'], 'id', (item) => `${item.provider} ${item.kind} ${item.id}`);
  unique(state.pending, [...path, 'pending'], 'address', (item) => item.address);
  unique(state.pending, [...path, 'pending'], 'id', (item) => item.id);
  unique(state.plans, [...path, 'plans'], 'digest', (item) => item.digest);
  unique(state.ledger ?? [], [...path, 'ledger'], 'id', (item) => item.id);
  return state;
};

function currentVersion(value: Json | undefined, path: ShapePath): 2 {
  return value === 2 ? 2 : misshapen(path, 'should be 2');
}

/** The kind is the first half of the address: a record that says two things is not believed. */
function ofOneKind<T extends { readonly address: Address; readonly kind: string }>(check: Check<T>): Check<T> {
  return (value, path) => {
    const checked = check(value, path);
    if (checked.address.startsWith(`${checked.kind}.`)) return checked;
    return misshapen([...path, 'kind'], `is "${checked.kind}" under the address ${checked.address}`);
  };
}

function unique<T>(list: readonly T[], path: ShapePath, field: string, name: (item: T) => string): void {
  const first = new Map<string, number>();
  for (const [index, item] of list.entries()) {
    const other = first.get(name(item));
    if (other !== undefined) misshapen([...path, index, field], `is the same as that of entry ${other}`);
    first.set(name(item), index);
  }
}
