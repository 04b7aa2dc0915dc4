/** XML that every reader takes, whatever the names are, and the counts that it announces. */
import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { junitReport } from '../../../src/cli/reports/junit.ts';
import { poisoned } from '../render/poison.ts';
import { noChanges } from '../render/sample-plans.ts';
import { appliedRun, driftRun, failedRun, planned, plannedRun, RUNS } from './sample-reports.ts';

const EVIL = [
  '<',
  '&',
  '"',
  "'",
  ']]>',
  '<![CDATA[',
  '<!--',
  '</testcase>',
  '&#0;',
  '\u0000',
  '\u000b',
  '\u001b[2J',
  '\ufffe',
  '\uffff',
  '\ud800',
  '\udfff',
  '\u2028',
  '\n',
  '\r\n',
  '\t',
  '\u0085',
  '😀',
  '\u{1fffe}',
]; // prettier-ignore

const hasPython = spawnSync('python3', ['--version']).status === 0;

/** Sums up each document as Python's own reader sees it; fails for one that is not well-formed. */
const READ = `
import json, sys, xml.etree.ElementTree as tree
def sums(text):
    root = tree.fromstring(text.encode('utf-8', 'surrogatepass'))
    suite = root.find('testsuite')
    cases = suite.findall('testcase')
    return [root.tag, suite.get('tests'), suite.get('failures'), suite.get('errors'), suite.get('skipped'), len(cases)] + [
        sum(1 for case in cases if case.find(word) is not None) for word in ('failure', 'error', 'skipped')]
print(json.dumps([sums(text) for text in json.load(sys.stdin)]))
`;

type Sums = [string, string, string, string, string, number, number, number, number];

function readByPython(documents: readonly string[]): Sums[] {
  const { stdout, stderr, status } = spawnSync('python3', ['-c', READ], {
    input: JSON.stringify(documents),
    encoding: 'utf8',
  });
  expect(status, stderr).toBe(0);
  return JSON.parse(stdout);
}

const SPOILT = EVIL.flatMap((evil) =>
  RUNS.map(([, report]) => junitReport(poisoned({ ...report, document: {} }, evil))),
);

it.skipIf(!hasPython)('is read by another reader, and its totals are those of its cases', () => {
  for (const sums of readByPython([...RUNS.map(([, report]) => junitReport(report)), ...SPOILT])) {
    const [root, tests, failures, errors, skipped, cases, ...found] = sums;
    expect(root).toBe('testsuites');
    expect([tests, failures, errors, skipped].map(Number)).toEqual([cases, ...found]);
    expect(cases).toBeGreaterThan(0);
  }
});

it('is well-formed, and has no character that XML 1.0 forbids', () => {
  for (const text of [...RUNS.map(([, report]) => junitReport(report)), ...SPOILT]) {
    expect(text).not.toMatch(/[^\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u);
    expect(openElements(text)).toEqual([]);
  }
  expect(openElements('<a><b></a>')).not.toEqual([]);
  expect(() => openElements('<a b="<"/>')).toThrow('stray');
});

describe('the cases', () => {
  it('of an apply are its endings, with the time that each took', () => {
    const text = junitReport(appliedRun);
    expect(text).toContain('<testcase name="servers.web-1" classname="zomro_server" time="42.000"/>');
    expect(text).toMatch(/name="images\.golden"[^>]*><failure message="The vendor refused the order"/u);
    expect(text).toMatch(/name="servers\.web-2"[^>]*><error message="The payment was sent, and its answer was lost"/u);
    expect(text).toMatch(/name="servers\.web-3"[^>]*><skipped message="bought; still being delivered"/u);
    expect(text).toMatch(/name="servers\.web-4"[^>]*><skipped message="because of images\.golden"/u);
    expect(text).toContain('tests="9" failures="2" errors="3" skipped="3" time="42.500"');
  });

  it('of a plan fail where apply would refuse', () => {
    const text = junitReport(plannedRun);
    const refused = plannedRun.plan?.actions.filter(({ refusals }) => refusals.length > 0).length;
    expect(refused).toBeGreaterThan(0);
    expect(text.match(/<failure /gu)).toHaveLength(refused ?? 0);
  });

  it('of a run without a plan are its problems, with their places', () => {
    const text = junitReport(failedRun);
    expect(text).toMatch(/<testcase name="[^"]+" classname="hostform plan" file="[^"]+" line="\d+"><error /u);
    expect(text).not.toContain('errors="0"');
  });

  it('of drift are its findings; what is not managed is no failure', () => {
    expect(junitReport(driftRun)).toContain('tests="3" failures="2" errors="0" skipped="1"');
  });

  it('are one at least: some readers take an empty suite for a failure', () => {
    expect(junitReport(planned({ ...noChanges, actions: [] }))).toContain('tests="1" failures="0"');
  });
});

/** The elements that are not closed, by a reader of our own. @throws RangeError for text where none may stand. */
function openElements(text: string): string[] {
  const open: string[] = [];
  const token = /<\?xml[^<>]*\?>|<(\/?)([\w-]+)((?: [\w-]+="[^"<]*")*)(\/?)>|[^<]+/gu;
  let at = 0;
  for (const found of text.matchAll(token)) {
    if (found.index !== at) throw new RangeError(`stray text at ${at}`);
    at += found[0].length;
    if (/&(?!amp;|lt;|gt;|quot;|apos;|#10;)/u.test(found[0])) throw new RangeError(`stray & at ${at}`);
    const [, closes, name, , single] = found;
    if (name === undefined || single) continue;
    if (!closes) open.push(name);
    else if (open.pop() !== name) open.push(`not ${name}`);
  }
  if (at !== text.length) throw new RangeError(`stray text at ${at}`);
  return open;
}
