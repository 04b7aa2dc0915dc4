/** The schemas of `budget` and `guards`: what one apply may spend and touch. */
import { COUNT_PATTERN } from '../declared/guards.ts';
import type { Flavour, Schema } from './schema.ts';

const CEILING = {
  type: 'string',
  pattern: '^\\d{1,15}(\\.\\d{1,12})? ?[A-Z]{3}$',
  examples: ['20.00 EUR'],
  errorMessage: 'Money is an amount and a currency: write 20.00 EUR.',
};

/** Ceilings are read by code (budget.ts), whose words are better; the validator only knows their names. */
const NAMES_ONLY = { max_charge: {}, max_monthly: {} };

const CEILINGS = {
  max_charge: { ...CEILING, description: 'The most that one apply may charge, tax included where it is named.' },
  max_monthly: { ...CEILING, description: 'The most that all declared resources may cost in 30 days.' },
};

/** Ceilings for everything, and below the name of a provider for what is there. */
export function budgetSchema(providers: readonly string[], flavour: Flavour): Schema {
  const ceilings = flavour === 'editor' ? CEILINGS : NAMES_ONLY;
  const own = (provider: string): Schema => ({
    description: `Ceilings for ${provider} alone, beside those for everything.`,
    type: 'object',
    additionalProperties: false,
    properties: ceilings,
  });
  return {
    title: 'Budget',
    description: 'Optional ceilings; apply refuses what exceeds them.',
    type: 'object',
    additionalProperties: false,
    properties: { ...ceilings, ...Object.fromEntries(providers.map((name) => [name, own(name)])) },
  };
}

const COUNT = {
  type: ['integer', 'string'],
  minimum: 0,
  maximum: 999_999,
  pattern: COUNT_PATTERN,
  examples: [5, '20%'],
  errorMessage: 'A guard is a whole number or a share of at most 100%: write 5 or 20%.',
};

/** How much one apply may create, delete and replace. */
export function guardsSchema(): Schema {
  const count = (description: string): Schema => ({ ...COUNT, description });
  return {
    title: 'Guards',
    description:
      'How much one apply may touch; what is more is refused, and the refusal names the flag that allows it.',
    type: 'object',
    additionalProperties: false,
    properties: {
      max_creates: count('Creations, replacements not among them; a share is of what is declared.'),
      max_deletes: count('Deletions, services that end among them; a share is of what is recorded.'),
      max_replaces: count('Replacements; a share is of what is recorded.'),
    },
  };
}
