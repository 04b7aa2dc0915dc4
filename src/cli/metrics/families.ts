/** What `drift --metrics` tells, as metrics. */
import type { Figures } from '../../engine/drift-figures.ts';
import { DRIFT_CLASSES, type DriftReport } from '../../model/drift.ts';
import type { Family } from './format.ts';

const DAY_SECONDS = 86_400;

export interface Measured {
  readonly report: DriftReport;
  readonly figures: Figures;
}

export interface RunFigures {
  /** Which file it is of: files of several projects lie in one folder, and no two samples may have the same labels. */
  readonly source: string;
  /** Wall clock, milliseconds. */
  readonly now: number;
}

/** Whether it went well, and when. `lastSuccess`: seconds; undefined: it never did. */
export function runFamilies({ source, now }: RunFigures, up: boolean, lastSuccess: string | undefined): Family[] {
  const labels = { source };
  const success = up ? seconds(now) : lastSuccess;
  return [
    {
      name: 'hostform_up',
      help: 'Whether the last drift could read everything (1), or not (0).',
      samples: [{ labels, value: up ? 1 : 0 }],
    },
    {
      name: 'hostform_last_run_timestamp_seconds',
      help: 'When drift last ran.',
      samples: [{ labels, value: seconds(now) }],
    },
    {
      name: LAST_SUCCESS,
      help: 'When drift last could read everything.',
      samples: success === undefined ? [] : [{ labels, value: success }],
    },
  ];
}

export const LAST_SUCCESS = 'hostform_last_success_timestamp_seconds';
export const EXPIRY = 'hostform_expiry_timestamp_seconds';
export const EXPIRY_HELP = 'The day, at 00:00 UTC, until which the resource is paid for.';

/** What was found. */
export function measuredFamilies(run: RunFigures, { report, figures }: Measured): Family[] {
  return [...findingFamilies(run, report), ...termFamilies(run, figures), ...moneyFamilies(run, figures)];
}

function findingFamilies({ source }: RunFigures, { findings, checked }: DriftReport): Family[] {
  const count = (name: string, known: boolean): number =>
    findings.filter((finding) => finding.class === name && (finding.known === true) === known).length;
  return [
    {
      name: 'hostform_resources',
      help: 'Declared and recorded resources that were looked at.',
      samples: [{ labels: { source }, value: checked }],
    },
    {
      name: 'hostform_findings',
      help: 'What is not as it should be, by class; known is what the baseline knows.',
      samples: DRIFT_CLASSES.flatMap((name) =>
        [false, true].map((known) => ({
          labels: { source, class: name, known: String(known) },
          value: count(name, known),
        })),
      ),
    },
  ];
}

function termFamilies({ source, now }: RunFigures, { terms }: Figures): Family[] {
  const today = Math.floor(now / 1000 / DAY_SECONDS);
  const labelled = terms.map(({ address, provider, kind, id, ends }) => ({
    labels: { source, address, provider, kind, id },
    at: Date.parse(ends) / 1000,
  }));
  return [
    { name: EXPIRY, help: EXPIRY_HELP, samples: labelled.map(({ labels, at }) => ({ labels, value: at })) },
    {
      name: 'hostform_days_to_expiry',
      help: 'Whole days from the day of the run to the day until which the resource is paid for.',
      samples: labelled.map(({ labels, at }) => ({ labels, value: at / DAY_SECONDS - today })),
    },
  ];
}

function moneyFamilies({ source }: RunFigures, { costs, balances }: Figures): Family[] {
  return [
    {
      name: 'hostform_cost_per_day',
      help: 'What is charged for a day, as far as the vendor shows it; longer periods are spread.',
      samples: costs.map(({ provider, managed, perDay: { amount, currency } }) => ({
        labels: { source, provider, currency, managed: String(managed) },
        value: amount,
      })),
    },
    {
      name: 'hostform_balance',
      help: 'What can be spent at the provider.',
      samples: Object.entries(balances)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([provider, { amount, currency }]) => ({ labels: { source, provider, currency }, value: amount })),
    },
  ];
}

function seconds(ms: number): string {
  return String(Math.floor(ms / 1000));
}
