/** `import --all`: everything that nobody manages, written into the manifest and recorded in the state. */
import { basename } from 'node:path';
import { type Block, type TakenOver, takeOver } from '../../engine/take-over/take-over.ts';
import type { Manifest } from '../../manifest/read.ts';
import { addBlocks } from '../../manifest/write/add-blocks.ts';
import type { NewBlock } from '../../manifest/write/block-text.ts';
import { readIfThere, saveFile } from '../../manifest/write/save-file.ts';
import { HostformError, type Problem, Problems } from '../../model/errors.ts';
import { equalJson, type Json } from '../../model/json.ts';
import type { ProviderUse } from '../../model/plan.ts';
import type { DesiredResource } from '../../model/resource.ts';
import type { StateFile } from '../../model/state.ts';
import { connect } from '../connect.ts';
import { type CommandInput, type Context, withContext } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import { importTarget } from '../import-target.ts';
import { loadManifest, loadSettings, makeReader } from '../load-manifest.ts';
import { lookAtState, withState } from '../open-state.ts';
import { reachableProviders } from '../reachable.ts';
import { newAccounts } from './import.ts';

export interface ImportAllOptions {
  /** The file to write to. */
  readonly out?: string;
  /** Print what would be written; write and record nothing. */
  readonly dryRun?: boolean;
  /** Milliseconds. */
  readonly lockTimeout?: number;
}

/** Imports everything, or shows what would be. Nothing changes at a vendor. @throws HostformError USAGE for --out. */
export function importAll(input: CommandInput, { out, dryRun, lockTimeout }: ImportAllOptions): Promise<number> {
  return withContext(input, { vendors: true }, async (context) => {
    const target = importTarget(context, out);
    if (dryRun) return showImport(context, target);
    return withState(context, { operation: 'import --all', lockTimeout }, async (session) => {
      const found = await surveyAccounts(context, target, session.state());
      await tell(context, found);
      const { taken, before, after } = found;
      // The file first: a block without a record is found and recorded by the next import, while a record without a
      // block would be a deletion in the next plan.
      if (taken.blocks.length > 0) {
        saveFile({ path: target, before, after, token: context.world.random.token(6) });
      }
      const records = [...taken.blocks.map(({ record }) => record), ...taken.declared];
      const changes = records.map((resource) => ({ do: 'record', resource }) as const);
      if (changes.length > 0) await session.commit(...newAccounts(found, session.state().accounts), ...changes);
      const { importText } = await import('../render/import-text.ts');
      const { output } = context;
      output.print(importText({ ...found, file: shown(context, target) }, { style: output.stdoutStyle }));
      return EXIT.done;
    });
  });
}

/** The text that would be written, on stdout: the whole file where it is new, else the new sections. */
async function showImport(context: Context, target: string): Promise<number> {
  const { state } = await lookAtState(context);
  const found = await surveyAccounts(context, target, state);
  await tell(context, found);
  const write = await blockWriter();
  const blocks = found.taken.blocks.map(({ block }) => write(block));
  if (blocks.length > 0) context.output.print(addBlocks(undefined, blocks));
  else context.output.note('Nothing to import.\n');
  return EXIT.done;
}

interface Survey {
  readonly taken: TakenOver;
  readonly uses: readonly ProviderUse[];
  readonly notices: readonly Problem[];
  /** Text of the target as it was read; undefined: it is not there. */
  readonly before: string | undefined;
  readonly after: string;
}

async function surveyAccounts(context: Context, target: string, state: StateFile): Promise<Survey> {
  const manifest = await loadSettings(context);
  const before = readIfThere(target);
  const reachable = await reachableProviders(context, manifest, state);
  const { names: inPlay } = reachable;
  const connected = await connect(context, { inPlay, settings: manifest.providers, mayWrite: false, state });
  try {
    const taken = await takeOver({
      kinds: connected.kinds,
      desired: manifest.resources,
      state,
      reserved: [...manifest.moved.map(({ from }) => from), ...manifest.forget.map(({ address }) => address)],
      now: context.world.clock.now(),
      refusal: await makeRefusal(context),
    });
    const blocks = inOrder(
      taken,
      connected.kinds.all.map(({ name }) => name),
    );
    const after = blocks.length === 0 ? (before ?? '') : addBlocks(before, blocks.map(await blockWriter()));
    if (blocks.length > 0) await proveText(context, { manifest, blocks, path: target, text: after });
    const { uses, notices } = connected;
    return { taken, uses, notices: [...reachable.notices, ...notices], before, after };
  } finally {
    await connected.close();
  }
}

/** Sections in the order in which providers name their kinds, entries in that of their keys. */
function inOrder({ blocks }: TakenOver, kinds: readonly string[]): Block[] {
  const place = (kind: string): number => kinds.indexOf(kind);
  return blocks.map(({ block }) => block).sort((a, b) => place(a.kind) - place(b.kind));
}

/** Where several providers offer a section, each block says whose it is. */
async function blockWriter(): Promise<(block: Block) => NewBlock> {
  const { providers } = await import('../../providers/index.ts');
  const sections = providers.flatMap(({ kinds }) => kinds.map(({ name }) => name));
  const isShared = (kind: string): boolean => sections.indexOf(kind) !== sections.lastIndexOf(kind);
  return ({ kind, key, provider, spec, ignoreChanges }) => {
    const lifecycle = ignoreChanges.length > 0 ? { lifecycle: { ignore_changes: ignoreChanges } } : {};
    return { kind, key, fields: { ...(isShared(kind) ? { provider } : {}), ...spec, ...lifecycle } };
  };
}

/** A path that stands for no file. */
const ALONE = '/import.yaml';

/** Reads each block as a manifest of its own would be read. What its links name is judged with the whole file. */
async function makeRefusal(context: Context): Promise<(block: Block) => string | undefined> {
  const [read, write] = [await makeReader(context), await blockWriter()];
  return (block) => {
    try {
      read(ALONE, { path: ALONE, text: addBlocks(undefined, [write(block)]) });
      return undefined;
    } catch (error) {
      if (!(error instanceof Problems)) throw error;
      const problem = error.all.find(({ code }) => code !== 'REFERENCE');
      return problem && (problem.detail ?? problem.summary);
    }
  };
}

/**
 * The file as it will be has to say what it said before, and the blocks as they are meant; nothing is written else.
 * @throws HostformError USAGE when something in the file keeps it from that (an alias, a second document).
 */
async function proveText(
  context: Context,
  { manifest, blocks, path, text }: { manifest: Manifest; blocks: readonly Block[]; path: string; text: string },
): Promise<void> {
  const next = await loadManifest(context, { path, text }).catch((error: unknown) => {
    throw error instanceof Problems ? unfit(path, error.all[0]?.detail ?? error.message) : error;
  });
  const read = new Map(next.resources.map((resource) => [resource.address, resource]));
  const changed = manifest.resources.find((old) => !equalJson(meaning(old), meaning(read.get(old.address))));
  if (changed) throw unfit(path, `${changed.address} would not be what it was.`);
  const lost = blocks.find(({ address, spec }) => !equalJson(spec, read.get(address)?.spec));
  if (lost) throw unfit(path, `${lost.address} would not be read as it was written.`);
  if (next.resources.length !== manifest.resources.length + blocks.length)
    throw unfit(path, 'Something would be lost.');
}

function meaning(resource: DesiredResource | undefined): Json {
  if (!resource) return null;
  const { provider, spec, lifecycle } = resource;
  return JSON.parse(JSON.stringify({ provider, spec, lifecycle })) as Json;
}

function unfit(path: string, why: string): HostformError {
  return new HostformError('USAGE', 'Nothing can be added to this manifest', {
    detail: `${basename(path)} was left as it is, and nothing was recorded. ${why}`,
    hint: 'keep the manifest in a folder, and name another file of it with --out',
  });
}

async function tell({ output }: Context, { notices, taken }: Survey): Promise<void> {
  await output.problems(notices);
  if (taken.leftOut.length === 0) return;
  const { leftOutText } = await import('../render/import-text.ts');
  output.note(leftOutText(taken.leftOut, { style: output.stderrStyle }));
}

function shown({ cwd }: Context, path: string): string {
  return path.startsWith(`${cwd}/`) ? path.slice(cwd.length + 1) : path;
}
