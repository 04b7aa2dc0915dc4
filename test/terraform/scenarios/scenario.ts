import { SERVER } from '../../cli/stage.ts';
import type { HostformSide } from '../hostform-side.ts';
import type { TerraformSide } from '../terraform-side.ts';

/** One story, told to both. Answers with the same name are held against each other. */
export interface Scenario {
  readonly name: string;
  readonly terraform: (side: TerraformSide) => Promise<void>;
  readonly hostform: (side: HostformSide) => Promise<void>;
}

export const ONE = { servers: { 'web-1': SERVER } };
export const TWO = { servers: { 'web-1': SERVER, 'web-2': SERVER } };
/** With another system a server can only be replaced; here it may be. */
export const REPLACED = {
  servers: { 'web-1': { ...SERVER, os: 'Debian 12', lifecycle: { replace: 'allow' } } },
};

/** The three ways of looking at one plan. */
export async function planAll(side: TerraformSide | HostformSide, ...more: string[]): Promise<void> {
  const dash = 'path' in side ? '-' : '--';
  const own = more.map((word) => word.replace(/^-+/, dash));
  await side.run('plan', 'plan', ...own);
  await side.run('plan -detailed-exitcode', 'plan', `${dash}detailed-exitcode`, ...own);
}

/** `a` once created, nothing noted. */
export async function created(side: TerraformSide, ...blocks: string[]): Promise<void> {
  side.declare(...blocks);
  await side.quietly(['apply', '-auto-approve']);
}

/** The same on our side. */
export async function bought(side: HostformSide, manifest: Parameters<HostformSide['declare']>[0]): Promise<void> {
  side.declare(manifest);
  const { code, out, err } = await side.quietly('apply', '--auto-approve', '--max-spend', '10.00 EUR');
  if (code !== 0) throw new Error(`${out}${err}`);
}
