/** Prometheus' text format, version 0.0.4: what node exporter's textfile collector reads. */

export interface Sample {
  readonly labels?: { readonly [name: string]: string };
  /** A decimal number. */
  readonly value: string | number;
}

/** One metric with its samples. All of ours are gauges. */
export interface Family {
  readonly name: string;
  /** One line. */
  readonly help: string;
  readonly samples: readonly Sample[];
}

/** Families without samples are left out. Ends with a line end, as readers demand. */
export function metricsText(families: readonly Family[]): string {
  return families
    .filter(({ samples }) => samples.length > 0)
    .map(({ name, help, samples }) => {
      const lines = samples.map(({ labels = {}, value }) => `${name}${labelsText(labels)} ${value}\n`);
      return `# HELP ${name} ${help}\n# TYPE ${name} gauge\n${lines.join('')}`;
    })
    .join('');
}

function labelsText(labels: { readonly [name: string]: string }): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escaped(value)}"`);
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
}

function escaped(value: string): string {
  return value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
}
