import { HostformError } from '../../model/errors.ts';
import type { Attributes, Json } from '../../model/json.ts';
import type { CatalogueEntry } from '../../model/provider.ts';
import { connect } from '../connect.ts';
import { type CommandInput, type Context, withContext } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import { loadSettings } from '../load-manifest.ts';

/** What the vendors sell, with prices. Reads only. */
export async function catalog(
  input: CommandInput,
  options: { readonly filter?: string; readonly json?: boolean },
): Promise<number> {
  return withContext(input, { vendors: true }, async (context) => {
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
  });
}

type Entry = CatalogueEntry & { readonly provider: string };

/**
 * Every provider whose credentials are there; one that is left out is said. The manifest is asked for settings only and
 * need not exist, and nothing is compared with a state.
 */
async function readCatalogues(context: Context, filter: string | undefined): Promise<Entry[]> {
  const { providers } = await import('../../providers/index.ts');
  const { providers: settings } = await loadSettings(context);
  const found = await Promise.all(providers.map(({ name }) => readCatalogue(context, { name, settings, filter })));
  const missing = found.filter((each) => each instanceof HostformError);
  const [first] = missing;
  if (first && missing.length === found.length) throw first;
  for (const { message, details } of missing) context.output.note(leftOutText(message, details.hint));
  return found.flatMap((each) => (each instanceof HostformError ? [] : each));
}

interface Asked {
  readonly name: string;
  readonly settings: { readonly [provider: string]: Attributes };
  readonly filter: string | undefined;
}

/** One catalogue, or why its provider can not be asked. */
async function readCatalogue(context: Context, { name, settings, filter }: Asked): Promise<Entry[] | HostformError> {
  try {
    const connected = await connect(context, { inPlay: [name], settings, mayWrite: false, state: { accounts: {} } });
    try {
      const lists = await Promise.all(connected.connections.map((connection) => connection.catalogue(filter)));
      return lists.flat().map((entry) => ({ provider: name, ...entry }));
    } finally {
      await connected.close();
    }
  } catch (error) {
    if (error instanceof HostformError && error.code === 'CREDENTIALS') return error;
    throw error;
  }
}

function leftOutText(message: string, hint: string | undefined): string {
  return `Left out: ${message}.${hint === undefined ? '' : ` ${hint}`}\n`;
}

/** Entries are JSON by construction; absent fields are left out. */
function asJson(entry: Entry): Json {
  return JSON.parse(JSON.stringify(entry)) as Json;
}
