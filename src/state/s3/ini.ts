/** The little of INI files that `~/.aws/credentials` uses: sections, `name = value`, comments on lines of their own. */

/** Sections by name; of a name that comes twice the last value counts. Lines that are none of it are left out. */
export function readIni(text: string): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const sections = new Map<string, Map<string, string>>();
  let current: Map<string, string> | undefined;
  for (const line of text.replace(/^\uFEFF/, '').split(/\r?\n/)) {
    const name = /^\s*\[([^\]]+)\]/.exec(line)?.[1]?.trim();
    if (name !== undefined) {
      current = sections.get(name) ?? new Map<string, string>();
      sections.set(name, current);
      continue;
    }
    // An indented line belongs to a nested setting of the line before.
    const [, field, value] = /^([^\s#;=][^=]*?)\s*=\s*(.*?)\s*$/.exec(line) ?? [];
    if (field !== undefined && value !== undefined) current?.set(field.toLowerCase(), value);
  }
  return sections;
}
