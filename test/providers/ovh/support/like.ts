import { expect } from 'vitest';

/** Text that matches, for use inside `toMatchObject`: a bare regular expression there matches anything at all. */
export function like(pattern: RegExp): unknown {
  return expect.stringMatching(pattern);
}
