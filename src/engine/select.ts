/** Targets: which addresses a plan is about. Pure. */
import { HostformError } from '../model/errors.ts';
import type { Address } from '../model/resource.ts';

/** Turns `servers.web-*` into a test of addresses; `*` stands for any characters but a dot, `**` for any at all. */
export function addressGlob(pattern: string): (address: Address) => boolean {
  const source = pattern
    .split(/(\*+)/)
    .map((part) => (part === '*' ? '[^.]*' : part.startsWith('*') ? '.*' : part.replace(/[.+?^${}()|[\]\\]/g, '\\$&')))
    .join('');
  const shape = new RegExp(`^${source}$`);
  return (address) => shape.test(address);
}

export interface Selection {
  readonly includes: (address: Address) => boolean;
  /** False when something was left out. */
  readonly complete: boolean;
}

/**
 * The targeted addresses and all that they depend on. No targets: everything.
 * @throws HostformError USAGE for a target that matches no address, with the closest one.
 */
export function selectTargets(input: {
  readonly targets: readonly string[];
  readonly known: readonly Address[];
  readonly dependsOn: (address: Address) => readonly Address[];
  readonly suggest: (word: string, choices: readonly string[]) => string | undefined;
}): Selection {
  if (input.targets.length === 0) return { includes: () => true, complete: true };
  const chosen = new Set<Address>();
  // Not by recursion: a chain may be as long as the manifest.
  const visit = (start: Address): void => {
    for (const open = [start]; open.length > 0; ) {
      const address = open.pop() ?? start;
      if (chosen.has(address)) continue;
      chosen.add(address);
      open.push(...input.dependsOn(address));
    }
  };
  for (const target of input.targets) {
    const hits = input.known.filter(addressGlob(target));
    if (hits.length === 0) throw noSuchAddress('--target', target, input);
    for (const hit of hits) visit(hit);
  }
  return { includes: (address) => chosen.has(address), complete: chosen.size === input.known.length };
}

/** The usage error for `--replace` of what is only settings on something that exists. */
export function neverReplaced(given: string): HostformError {
  return new HostformError('USAGE', 'This is never replaced', {
    detail: `${given} is a policy on something that exists, which is changed in place and never deleted.`,
  });
}

/** The usage error for an address given on the command line that nothing has. */
export function noSuchAddress(
  flag: string,
  given: string,
  input: {
    readonly known: readonly Address[];
    readonly suggest: (word: string, choices: readonly string[]) => string | undefined;
  },
): HostformError {
  const close = input.suggest(given, input.known);
  return new HostformError('USAGE', 'No resource has this address', {
    detail: `${flag} ${given} matches nothing that is declared or recorded.`,
    ...(close === undefined ? {} : { hint: `did you mean ${close}?` }),
  });
}
