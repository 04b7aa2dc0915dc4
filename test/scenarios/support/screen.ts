/** What a person saw, for golden files: the parts that a story is about. */
import type { Run } from '../../support/run-cli.ts';

/** The accounting: what stands after the plan. */
export function accounting({ out }: Run): string {
  const at = out.search(/^(Apply|Destroy) (complete|incomplete|interrupted)/m);
  return at < 0 ? out : out.slice(at);
}

/** What apply would refuse, as the plan shows it, with the money lines below. */
export function refusals({ out }: Run): string {
  const at = out.search(/^Apply would refuse/m);
  return at < 0 ? '' : out.slice(at);
}

/** What was told on the way. Waiting is told once: how often depends on how long it takes. */
export function steps({ err }: Run): string {
  const lines = err.trim().split('\n');
  const kept = lines.filter((line, at) => stillOf(line) === undefined || stillOf(line) !== stillOf(lines[at - 1]));
  return `${kept.map((line) => stillOf(line) ?? line).join('\n')}\n`;
}

/** One line, whatever the width was. */
export function words(text: string): string {
  return text.replace(/\s+/g, ' ');
}

function stillOf(line: string | undefined): string | undefined {
  const still = /^(\S+: Still \w+\.\.\.) \[.*?\](.*)$/.exec(line ?? '');
  return still ? `${still[1]} [...]${still[2]}` : undefined;
}
