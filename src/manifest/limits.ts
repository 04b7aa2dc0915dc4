/**
 * What one manifest file may hold. A file of this size is no longer written by hand; the limits keep a hostile one
 * from using up memory, time or the stack (the yaml package aborts the process at 10,000 nested brackets).
 */
export const LIMITS = {
  /** Bytes of one file. */
  bytes: 8 * 1024 * 1024,
  /** Mappings and lists inside one another, also through aliases. */
  depth: 64,
  /** Keys and values of one file, those that aliases repeat included. */
  nodes: 400_000,
  /** Aliases (`*name`) followed in one file, those inside what an alias repeats included; `nodes` bounds what they make. */
  aliases: 10_000,
  /** `${A:-${B:-...}}` inside one another. */
  defaults: 16,
  /** `${` in one text. */
  expressions: 1000,
  /** Problems reported in one run. */
  problems: 100,
} as const;
