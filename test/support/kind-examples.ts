/** Every kind of every provider with its own examples: a new kind is found by having them. */
import type { Attributes } from '../../src/model/json.ts';
import type { KindDescription } from '../../src/model/kind.ts';
import { providers } from '../../src/providers/index.ts';
import type { AccountSeed } from './vendors.ts';

export interface KindExamples {
  readonly account?: AccountSeed;
  readonly needs?: Attributes;
  readonly smallest: Attributes;
  readonly fullest: Attributes;
  readonly changed: Attributes;
  readonly replaced?: Attributes;
  readonly rebuilt?: Attributes;
  readonly resized?: Attributes;
}

export interface KindWithExamples {
  readonly name: string;
  readonly kind: KindDescription;
  readonly examples: KindExamples;
}

/** Reads the examples of all kinds. */
export async function kindsWithExamples(): Promise<readonly KindWithExamples[]> {
  const all = providers.flatMap((provider) => provider.kinds.map((kind) => ({ provider: provider.name, kind })));
  return Promise.all(
    all.map(async ({ provider, kind }) => {
      const folder = kind.name.replaceAll('_', '-');
      const path = `../../src/providers/${provider}/kinds/${folder}/examples.ts`;
      const { examples } = (await import(path)) as { examples: KindExamples };
      return { name: kind.name, kind, examples };
    }),
  );
}
