/** The words for verbs, kinds and addresses, in one place: texts, progress and events say the same. */
import {
  type Action,
  type ActionReason,
  countActions,
  countAdoptions,
  type Plan,
  type Verb,
} from '../../model/plan.ts';
import { safeText } from './safe-text.ts';

/** `servers` in the singular, in words: `backup_schedules` is `backup schedule`. */
export function kindWords(kind: string, count: number): string {
  const words = safeText(kind).replaceAll('_', ' ');
  return count === 1 ? words.replace(/s$/u, '') : words;
}

/** `zomro_server`, for records that hold no type. */
export function typeName(provider: string, kind: string): string {
  return `${provider}_${kind.replace(/s$/u, '')}`;
}

/** What a header says after the address; the first words are those that tfcmt and Atlantis look for. */
export function headline(action: Action): string {
  switch (action.verb) {
    case 'create':
      return `will be created${resumeWords(action)}`;
    case 'update':
      return `will be updated in-place${resumeWords(action)}`;
    case 'replace':
      return action.reason === 'replace_by_request' ? 'will be replaced, as requested' : 'must be replaced';
    case 'delete':
      return 'will be destroyed';
    case 'forget':
      return 'will no longer be managed';
    case 'adopt':
      return 'will be imported';
    case 'no-op':
      if (hasOnlyMoved(action)) return `has moved to ${safeText(action.address)}`;
      return action.resume ? `is waited for${resumeWords(action)}` : 'stays as it is';
  }
}

/** Nothing is done to it but that its record gets another address; Terraform heads it with the old one. */
export function hasOnlyMoved({ verb, previousAddress, resume }: Action): boolean {
  return verb === 'no-op' && previousAddress !== undefined && resume === undefined;
}

function resumeWords({ resume, steps }: Action): string {
  if (!resume) return '';
  if (resume.from === 'delivery') return ' (resume: it is bought, and the vendor is still delivering it)';
  if (resume.from === 'abandon') return ' (resume: the purchase begun earlier is taken back and begins anew)';
  if (resume.phase === 'blocked') return ' (resume: the purchase begun earlier needs a decision first)';
  if (resume.observeOnly) return ' (resume: the purchase begun earlier is watched, and not paid again)';
  const next = steps[0];
  return ` (resume: the purchase begun earlier goes on${next ? ` at "${safeText(next.name)}"` : ''})`;
}

/** Why, where the header alone does not say it; said under it in brackets. */
export function because({ reason, verb, address, provider, id, steps }: Action): string | undefined {
  const vendor = safeText(provider);
  if (verb === 'adopt') return id === undefined ? undefined : `imported from "${safeText(id)}"`;
  switch (reason) {
    case 'not_recorded':
      return verb === 'create' && steps.length === 0 ? `only recorded; nothing is sent to ${vendor}` : undefined;
    case 'gone_at_vendor':
      return verb === 'forget' ? undefined : `because the recorded one no longer exists at ${vendor}`;
    case 'forget_requested':
      return `because the manifest says to forget ${safeText(address)}`;
    case 'delete_because_no_resource_config':
      return `because ${safeText(address)} is not in the manifest`;
    case 'policy_due':
      return verb === 'no-op' ? undefined : 'because it is due';
    case 'links_changed':
      return `only what it depends on changes; nothing is sent to ${vendor}`;
    case 'protection_changed':
      return `only its protection changes; nothing is sent to ${vendor}`;
    default:
      return undefined;
  }
}

/** Terraform's sentence about a plan, to the letter; it names imports only where there are some. */
export function plannedCounts(actions: Plan['actions']): string {
  const { add, change, destroy } = countActions(actions);
  const adopted = countAdoptions(actions);
  return `Plan: ${adopted > 0 ? `${adopted} to import, ` : ''}${add} to add, ${change} to change, ${destroy} to destroy.`;
}

export interface Doing {
  /** `Creating` */
  readonly now: string;
  /** `Creation` */
  readonly noun: string;
  /** `created` */
  readonly done: string;
}

const DOING: { readonly [verb in Verb]: Doing } = {
  create: { now: 'Creating', noun: 'Creation', done: 'created' },
  update: { now: 'Modifying', noun: 'Modifications', done: 'changed' },
  replace: { now: 'Replacing', noun: 'Replacement', done: 'replaced' },
  delete: { now: 'Destroying', noun: 'Destruction', done: 'destroyed' },
  forget: { now: 'Forgetting', noun: 'Removal from the state', done: 'no longer managed' },
  adopt: { now: 'Importing', noun: 'Import', done: 'imported' },
  'no-op': { now: 'Checking', noun: 'Check', done: 'unchanged' },
};

/** Terraform's words for what is going on: `Creating...`, `Creation complete after 42s`. */
export function doing(verb: Verb): Doing {
  return DOING[verb];
}

/** Terraform's name for a reason in a plan document; undefined where it has none. */
export function terraformReason(reason: ActionReason): string | undefined {
  const shared: readonly ActionReason[] = [
    'replace_because_cannot_update',
    'replace_by_request',
    'delete_because_no_resource_config',
  ];
  return shared.includes(reason) ? reason : undefined;
}

/** `42s`, `1m30s`, `1h02m`: whole seconds. */
export function durationText(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const two = (value: number): string => String(value).padStart(2, '0');
  if (seconds < 60) return `${seconds}s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)}m${two(seconds % 60)}s`;
  return `${Math.floor(seconds / 3600)}h${two(Math.floor((seconds % 3600) / 60))}m`;
}
