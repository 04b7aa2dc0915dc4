/** What can become of one request. */

export type Fate =
  | { readonly kind: 'answered' }
  /** Nobody listens: proved not to have left. */
  | { readonly kind: 'refused' }
  /** It never arrives. `silent`: the sender waits until its patience ends, else the connection breaks. */
  | { readonly kind: 'lost request'; readonly silent: boolean }
  | { readonly kind: 'lost reply'; readonly silent: boolean }
  /** The sender gives up, and `ms` later it arrives and is carried out. */
  | { readonly kind: 'late'; readonly ms: number; readonly silent: boolean }
  /** Something on the way answers, and the request goes no further. */
  | {
      readonly kind: 'instead';
      readonly status: number;
      readonly body: string;
      readonly headers?: { readonly [name: string]: string };
    }
  /** It is carried out, and something on the way spoils the answer. */
  | {
      readonly kind: 'instead, after';
      readonly status: number;
      readonly body: string;
      readonly headers?: { readonly [name: string]: string };
    }
  /** A proxy delivers it a second time, `ms` after the first. */
  | { readonly kind: 'twice'; readonly ms: number }
  | { readonly kind: 'slow'; readonly ms: number };

/** An address that nobody may ever be sent to. */
export const ELSEWHERE = 'http://elsewhere.invalid';
