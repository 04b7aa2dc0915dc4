// Starts a new kind: npm run new-kind -- zomro ssh-keys [ssh-key]
// Copies scripts/templates/kind/<provider>/ into the provider with the names filled in, and says what is left to write
// by hand (docs/adding-a-kind.md). The lists of a provider are edited by people: what is offered is a decision.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { argv } from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** One edit of a file that exists: for a person to make as it says, and for the test that proves the list complete. */
export interface Edit {
  /** Path from the root. */
  readonly file: string;
  readonly say: string;
  readonly find: RegExp;
  /** What `find` becomes, in the words of String.replace. */
  readonly put: string;
  /** An import that goes with it. */
  readonly imports?: string;
}

export interface NewKind {
  readonly root: string;
  readonly provider: string;
  /** `ssh-keys`: folder, and with underscores the section of the manifest. */
  readonly name: string;
  /** `ssh-key`; left out: the name without its last s. */
  readonly singular?: string;
}

export interface Started {
  /** Paths from the root. */
  readonly files: readonly string[];
  readonly edits: readonly Edit[];
}

const SHAPE = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
/** Not part of the kind. */
const WIRING = 'wiring.ts';

/** @throws Error for a name that can not be one, an unknown provider, or a kind that is there already. */
export async function startKind({
  root,
  provider,
  name,
  singular = name.replace(/s$/, ''),
}: NewKind): Promise<Started> {
  for (const word of [name, singular])
    if (!SHAPE.test(word)) throw new Error(`"${word}" has to be small letters, digits and single hyphens: ssh-keys`);
  if (name === singular) throw new Error(`"${name}" has to be a plural; or name its singular as well`);
  const template = join(root, 'scripts', 'templates', 'kind', provider);
  if (!existsSync(template)) throw new Error(`there is no template for "${provider}" in scripts/templates/kind`);
  const folder = join('src', 'providers', provider, 'kinds', name);
  if (existsSync(join(root, folder))) throw new Error(`${folder} exists already`);
  const rename = renaming(name, singular);
  const sources = readdirSync(template).filter((file) => file !== WIRING);
  mkdirSync(join(root, folder), { recursive: true });
  for (const file of sources) {
    const text = rename(readFileSync(join(template, file), 'utf8'));
    writeFileSync(join(root, folder, file), atHome(text, provider));
  }
  format(root, folder);
  return { files: sources.map((file) => join(folder, file)), edits: await edits(join(template, WIRING), rename) };
}

/** Fills the names into a text; `sample things` stands for them in every spelling that occurs. */
function renaming(name: string, singular: string): (text: string) => string {
  const spellings = [name, singular].flatMap((word, at) => {
    const plural = at === 0 ? 's' : '';
    return [
      [`sampleThing${plural}`, camel(word)],
      [`SampleThing${plural}`, pascal(word)],
      [`sample_thing${plural}`, word.replaceAll('-', '_')],
      [`sample-thing${plural}`, word],
      [`sample thing${plural}`, word.replaceAll('-', ' ')],
      [`Sample thing${plural}`, capital(word.replaceAll('-', ' '))],
    ] as const;
  });
  return (text) => spellings.reduce((sum, [sample, own]) => sum.replaceAll(sample, own), text);
}

/** Templates import from the root, so that they compile where they are; a kind imports from beside it. */
function atHome(text: string, provider: string): string {
  return text
    .replaceAll(`'../../../../src/providers/${provider}/`, "'../../")
    .replaceAll("'../../../../src/", "'../../../../");
}

function camel(word: string): string {
  return word.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}

function pascal(word: string): string {
  return capital(camel(word));
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

async function edits(path: string, rename: (text: string) => string): Promise<Edit[]> {
  const { wiring } = (await import(pathToFileURL(path).href)) as { readonly wiring: readonly Edit[] };
  return wiring.map((edit) => ({
    ...edit,
    say: rename(edit.say),
    put: rename(edit.put),
    ...(edit.imports === undefined ? {} : { imports: rename(edit.imports) }),
  }));
}

/** Names of another length break lines elsewhere. */
function format(root: string, folder: string): void {
  const biome = join(root, 'node_modules', '.bin', 'biome');
  const done = spawnSync(biome, ['check', '--write', folder], { cwd: root, encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`biome could not format ${folder}:\n${done.stdout}${done.stderr}`);
}

/** What is left to do, for a person. */
export function nextSteps({ files, edits: open }: Started): string {
  const lines = open.map(({ file, say }) => `  ${file}\n    ${say}`);
  return `Wrote
${files.map((file) => `  ${file}`).join('\n')}

Left to write by hand (docs/adding-a-kind.md):
  these files: fields, calls, and where each fact about the vendor is from
${lines.join('\n')}

Then: npm run schemas && npm run check
`;
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  const [provider, name, singular] = argv.slice(2);
  if (provider === undefined || name === undefined) {
    console.error('Usage: npm run new-kind -- PROVIDER NAME [SINGULAR]      npm run new-kind -- zomro ssh-keys');
    process.exitCode = 64;
  } else {
    const root = join(dirname(fileURLToPath(import.meta.url)), '..');
    const input = { root, provider, name, ...(singular === undefined ? {} : { singular }) };
    await startKind(input).then(
      (started) => console.log(nextSteps(started)),
      (error: unknown) => {
        console.error(error instanceof Error ? error.message : error);
        process.exitCode = 1;
      },
    );
  }
}
