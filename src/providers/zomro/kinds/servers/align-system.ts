/**
 * The operating system of a server. The listing shows only its label, and the UIDs behind labels differ per data centre
 * and change with time, so a UID is compared by the label it stands for today, else by what was recorded, and when
 * neither tells, not at all: a changing UID must never look like a reason to reinstall (zomro.md §13, trap 17).
 */
import type { AlignInput } from '../../../../model/kind.ts';
import type { OrderForm } from '../../catalogue.ts';
import { sameWords } from '../../choice.ts';
import { stringIn } from '../../spec.ts';
import { type Finding, type Found, isIgnored } from './finding.ts';
import { findSystem, isUid, type Search } from './target.ts';

export async function alignSystem(search: Search, input: AlignInput, place: Found, finding: Finding): Promise<void> {
  const given = stringIn(input.spec, 'os');
  if (given === undefined || input.unknown.includes('os')) return;
  const label = stringIn(input.live?.spec, 'os');
  if (label !== undefined && (isIgnored(input, 'os') || sameWords(given, label))) {
    finding.fields['os'] = label;
    return;
  }
  if (place.tariffId === undefined) {
    // Without a tariff there is no form to look it up in; that problem has been reported already.
    if (label !== undefined && isOpaque(input, given)) finding.fields['os'] = label;
    return;
  }
  const form = await search.catalogue.form(place.tariffId, place.datacenterId);
  if (input.live === undefined) alignNew(search, input, { given, form }, finding);
  else alignExisting(search, input, { given, form, label }, finding);
}

interface Lookup {
  readonly given: string;
  readonly form: OrderForm;
  readonly label?: string | undefined;
}

/** A new server keeps the UID that it was ordered with; a label gets the catalogue's spelling. */
function alignNew(search: Search, input: AlignInput, { given, form }: Lookup, finding: Finding): void {
  if (isReferred(input)) return;
  const choice = findSystem(search, given, form);
  if ('problem' in choice) finding.problems.push(choice.problem);
  else if (choice.found.uid !== given.trim()) finding.fields['os'] = choice.found.label;
}

function alignExisting(search: Search, input: AlignInput, { given, form, label }: Lookup, finding: Finding): void {
  const choice = findSystem(search, given, form);
  if ('found' in choice) {
    const word = choice.found.label;
    finding.fields['os'] = label !== undefined && sameWords(word, label) ? label : word;
    if (label === undefined) keepRecorded(input, given, word, finding);
    return;
  }
  if (!isOpaque(input, given)) {
    // Several systems may share one label: that is the label of this server or it is not, whichever UID is meant.
    const listed = form.systems.find((system) => sameWords(system.label, given));
    if (listed === undefined) finding.problems.push(choice.problem);
    else finding.fields['os'] = listed.label;
    return;
  }
  finding.fields['os'] = label ?? stringIn(input.recorded?.spec, 'os') ?? given;
  if (stringIn(input.recorded?.spec, 'os') !== given) {
    finding.notes.push('The system is given by a UID that the order form does not show; it is not compared.');
  }
}

/** Where the listing shows no system, the record is compared: it may hold the UID or the label. */
function keepRecorded(input: AlignInput, given: string, word: string, finding: Finding): void {
  const recorded = stringIn(input.recorded?.spec, 'os');
  if (recorded !== undefined && (recorded === given || sameWords(recorded, word))) finding.fields['os'] = recorded;
}

/** A value that names no label: a UID, or whatever another resource's output holds. */
function isOpaque(input: AlignInput, given: string): boolean {
  return isReferred(input) || isUid(given);
}

function isReferred(input: AlignInput): boolean {
  return input.desired.references.some(({ path }) => path[0] === 'os');
}
