/** What a forge makes of a comment: code is set aside, and all that is left could be read as markup. */

/** The text outside of fenced blocks and code spans, line by line. @throws RangeError for a fence that is not closed. */
export function outsideOfCode(markdown: string): string[] {
  const outside: string[] = [];
  let fence = '';
  for (const line of markdown.split('\n')) {
    const found = /^ {0,4}(`{3,})([a-z]*)\s*$/u.exec(line);
    if (fence !== '') {
      if (found && found[2] === '' && (found[1]?.length ?? 0) >= fence.length) fence = '';
    } else if (found) fence = found[1] ?? '';
    else outside.push(withoutSpans(line));
  }
  if (fence !== '') throw new RangeError('a fence is not closed');
  return outside;
}

/** As CommonMark has it: a run of backticks ends at the next run of the same length. */
function withoutSpans(line: string): string {
  return line.replace(/(?<!`)(`+)(?!`)(?:.*?)(?<!`)\1(?!`)/gu, 'CODE');
}

const OURS = /<\/?details>|<summary>|<\/summary>|<\/?sub>|<!-- [\w.:/? -]* -->/gu;

/** The first line of a comment that a forge would read anything of others into. */
export function mischief(markdown: string): string | undefined {
  return outsideOfCode(markdown).find((line) => {
    const rest = line.replace(OURS, '');
    return /[<>`@&|\\[\]_~$]|!\[|#\d|\w#|https?:|www\.|GH-\d|:\w+:/u.test(rest.replace(/(\d|EUR|USD) -> /gu, ''));
  });
}
