import type { Manifest } from '../../manifest/read.ts';
import { HostformError } from '../../model/errors.ts';
import type { Json } from '../../model/json.ts';
import type { CatalogueEntry } from '../../model/provider.ts';
import { connect } from '../connect.ts';
import { type CommandInput, type Context, openContext } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import { loadManifest } from '../load-manifest.ts';
import { lookAtState } from '../open-state.ts';

/** What the vendors sell, with prices. Reads only. */
export async function catalog(
  input: CommandInput,
  options: { readonly filter?: string; readonly json?: boolean },
): Promise<number> {
  const context = await openContext(input, { vendors: true });
  try {
    const entries = await readCatalogues(context, options.filter);
    const { output } = input;
    if (options.json) {
      for (const entry of entries) await output.printJson(asJson(entry));
      return EXIT.done;
    }
    const { catalogueText } = await import('../render/catalogue-text.ts');
    output.print(
      entries.length > 0
        ? catalogueText(entries, { style: output.stdoutStyle })
        : 'Nothing in the catalogue matches.\n',
    );
    return EXIT.done;
  } finally {
    await context.close();
  }
}

type Entry = CatalogueEntry & { readonly provider: string };

/** Every provider whose credentials are there; the manifest is asked for settings only, and need not exist. */
async function readCatalogues(context: Context, filter: string | undefined): Promise<Entry[]> {
  const { providers } = await import('../../providers/index.ts');
  const manifest = await settings(context);
  const { state } = await lookAtState(context);
  const entries: Entry[] = [];
  const missing: HostformError[] = [];
  for (const { name } of providers) {
    try {
      const connected = await connect(context, {
        inPlay: [name],
        settings: manifest.providers,
        mayWrite: false,
        state,
      });
      for (const connection of connected.connections) {
        entries.push(...(await connection.catalogue(filter)).map((entry) => ({ provider: name, ...entry })));
      }
      await connected.close();
    } catch (error) {
      if (!(error instanceof HostformError) || error.code !== 'CREDENTIALS') throw error;
      missing.push(error);
    }
  }
  const [first] = missing;
  if (first && missing.length === providers.length) throw first;
  return entries;
}

async function settings(context: Context): Promise<Pick<Manifest, 'providers'>> {
  try {
    return await loadManifest(context);
  } catch (error) {
    if (error instanceof HostformError && error.code === 'MANIFEST_UNREADABLE' && context.globals.file === undefined)
      return { providers: {} };
    throw error;
  }
}

/** Entries are JSON by construction; absent fields are left out. */
function asJson(entry: Entry): Json {
  return JSON.parse(JSON.stringify(entry)) as Json;
}
