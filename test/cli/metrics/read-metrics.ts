/** A strict reader of Prometheus' text format 0.0.4, written from its description: it fails for whatever is not in there. */

export interface ReadSample {
  readonly name: string;
  readonly labels: { readonly [name: string]: string };
  readonly value: number;
}

/** Every sample, in order. Fails for a family that comes twice, a sample without its TYPE, and the same labels twice. */
export function readMetrics(text: string): ReadSample[] {
  if (!text.endsWith('\n')) throw new SyntaxError('the last line has no end');
  const [samples, helped, typed] = [[] as ReadSample[], new Set<string>(), new Set<string>()];
  let family = '';
  for (const line of text.slice(0, -1).split('\n')) {
    const comment = /^# (HELP|TYPE) ([a-zA-Z_:][a-zA-Z0-9_:]*) (.+)$/u.exec(line);
    if (comment) {
      const [, word, name = '', rest] = comment;
      const told = word === 'HELP' ? helped : typed;
      if (told.has(name)) throw new SyntaxError(`${word} of ${name} comes twice`);
      if (word === 'TYPE' && rest !== 'gauge') throw new SyntaxError(`${name} is no gauge: ${rest}`);
      told.add(name);
      family = name;
      continue;
    }
    const sample = sampleIn(line);
    if (sample.name !== family || !typed.has(family)) throw new SyntaxError(`a sample outside of its family: ${line}`);
    samples.push(sample);
  }
  const keys = samples.map(
    ({ name, labels }) => `${name} ${JSON.stringify(labels, Object.keys(labels).toSorted(byText))}`,
  );
  if (new Set(keys).size !== keys.length) throw new SyntaxError('the same labels come twice');
  return samples;
}

function sampleIn(line: string): ReadSample {
  const [, name = '', inner = '', value = ''] =
    /^([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\{(.*)\})? (-?\d+(?:\.\d+)?)$/su.exec(line) ?? [];
  if (name === '') throw new SyntaxError(`no sample: ${line}`);
  const labels: Record<string, string> = {};
  let rest = inner;
  while (rest !== '') {
    const [whole = '', label = '', text = ''] =
      /^([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\\n]|\\[\\"n])*)"(?:,|$)/u.exec(rest) ?? [];
    if (whole === '' || label in labels) throw new SyntaxError(`no labels: ${line}`);
    labels[label] = text.replace(/\\(.)/gu, (_, escaped: string) => (escaped === 'n' ? '\n' : escaped));
    rest = rest.slice(whole.length);
  }
  return { name, labels, value: Number(value) };
}

function byText(a: string, b: string): number {
  return a < b ? -1 : 1;
}
