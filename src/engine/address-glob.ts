/** Patterns of addresses, as `--target` and `ledger list --address` take them. Pure. */
import type { Address } from '../model/resource.ts';

/**
 * Turns `servers.web-*` into a test of addresses; `*` stands for any characters but a dot, `**` for any at all. The test
 * takes time as the two lengths multiplied, whatever the pattern: an expression with this many ways to match would not.
 */
export function addressGlob(pattern: string): (address: Address) => boolean {
  const parts = pattern.split(/(\*+)/);
  return (address) => {
    // How much of the address the parts so far may have used up: `true` at each length that is possible.
    let used: readonly boolean[] = Array.from({ length: address.length + 1 }, (_, at) => at === 0);
    for (const part of parts)
      used = part.startsWith('*') ? afterStar(used, part, address) : afterText(used, part, address);
    return used[address.length] === true;
  };
}

function afterStar(used: readonly boolean[], star: string, address: Address): boolean[] {
  let going = false;
  return used.map((begins, at) => {
    going = begins || (going && (star !== '*' || address[at - 1] !== '.'));
    return going;
  });
}

function afterText(used: readonly boolean[], text: string, address: Address): boolean[] {
  return used.map((_, at) => used[at - text.length] === true && address.startsWith(text, at - text.length));
}
