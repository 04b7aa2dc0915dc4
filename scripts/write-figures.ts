// Writes the figures of docs/reliability.md from docs/figures/*.json; the text around them is written by hand.
// With --check nothing is written; the exit code is 1 when they are not what they should be.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { figuresMarkdown, readFigures } from './figures.ts';

const FILE = 'docs/reliability.md';
const FOLDER = 'docs/figures';
const BEGIN = '<!-- figures: made by `npm run figures` from docs/figures -->\n';
const END = '<!-- end of figures -->\n';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const text = readFileSync(join(root, FILE), 'utf8');
const [begin, end] = [text.indexOf(BEGIN), text.indexOf(END)];
if (begin < 0 || end < begin) throw new Error(`${FILE} has lost the marks between which its figures stand`);
const all = readdirSync(join(root, FOLDER))
  .filter((name) => name.endsWith('.json'))
  .map((name) => readFigures(join(FOLDER, name), readFileSync(join(root, FOLDER, name), 'utf8')));
const fresh = `${text.slice(0, begin)}${BEGIN}\n${figuresMarkdown(all)}\n${text.slice(end)}`;

if (fresh === text) process.exitCode = 0;
else if (argv.includes('--check')) {
  console.error(`${FILE} is stale: run \`npm run figures\``);
  process.exitCode = 1;
} else {
  writeFileSync(join(root, FILE), fresh);
  console.log(`wrote ${FILE}`);
}
