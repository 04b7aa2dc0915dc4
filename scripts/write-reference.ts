// Writes the tables of docs/manifest.md from the descriptions of the kinds; the text around them is written by hand.
// With --check nothing is written; the exit code is 1 when the tables are not what they should be.
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { providers } from '../src/providers/index.ts';
import { fieldReference } from './reference.ts';

const FILE = 'docs/manifest.md';
const BEGIN = '<!-- fields: made by `npm run schemas` from the descriptions of the kinds -->\n';
const END = '<!-- end of fields -->\n';

const path = join(dirname(fileURLToPath(import.meta.url)), '..', FILE);
const text = readFileSync(path, 'utf8');
const [begin, end] = [text.indexOf(BEGIN), text.indexOf(END)];
if (begin < 0 || end < begin) throw new Error(`${FILE} has lost the marks between which its tables stand`);
const tables = fieldReference(
  providers.flatMap(({ kinds }) => kinds),
  providers,
);
const fresh = `${text.slice(0, begin)}${BEGIN}\n${tables}\n${text.slice(end)}`;

if (fresh === text) process.exitCode = 0;
else if (argv.includes('--check')) {
  console.error(`${FILE} is stale: run \`npm run schemas\``);
  process.exitCode = 1;
} else {
  writeFileSync(path, fresh);
  console.log(`wrote ${FILE}`);
}
