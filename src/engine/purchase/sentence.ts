import { HostformError } from '../../model/errors.ts';

/** What a failure says, as a sentence that another one can follow: vendors often leave out the full stop. */
export function sentenceOf(error: unknown): string {
  const text = error instanceof HostformError ? (error.details.detail ?? error.message) : String(error);
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
