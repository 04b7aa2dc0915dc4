/** The way of one state through every place that there is, each of them real: byte for byte the same at every stop. */
import { describe, expect, it } from 'vitest';
import { APPLY, expectCode, SERVER, useStage } from '../../cli/stage.ts';
import { canReachPostgres, openDatabase } from '../../support/postgres.ts';
import { gitlabPlace } from '../http/support/places.ts';

export interface Stop {
  /** The manifest's `state:` block. */
  readonly block: string;
  readonly env: { readonly [name: string]: string };
}

const STATE = 'state/hostform.state.json';

/** local -> postgres -> http -> s3 -> local, at the command line. `s3` is asked for when the test runs. */
export function roundTrip(s3: () => Stop): void {
  describe.runIf(canReachPostgres('a state that goes through all places'))(
    'a state that goes through all places',
    () => {
      const stage = useStage();

      it('local, postgres, http, s3, local: is the same, byte for byte, and its plan stays empty', {
        timeout: 120_000,
      }, async () => {
        const [database, gitlab] = await Promise.all([openDatabase(), gitlabPlace()]);
        try {
          const name = `round-trip-${process.pid}`;
          const env = { ...gitlab.env, ...s3().env, DATABASE_URL: database.url, PGSSLMODE: 'disable' };
          const hostform = (...argv: string[]) => stage.hostformWith({ env }, ...argv);
          stage.declare({ servers: { 'web-1': SERVER, 'web-2': SERVER } });
          stage.write({
            'to/postgres.yaml': `state: { backend: postgres, name: ${name} }\n`,
            'to/http.yaml': `state: ${gitlab.block}\n`,
            'to/s3.yaml': `state: ${s3().block}\n`,
            'to/local.yaml': 'state: { backend: local, path: back/s.json }\n',
          });
          expectCode(await hostform(...APPLY, '-f', 'hostform.yaml'), 0);
          const text = stage.text(STATE);
          for (const [from, to] of [
            ['hostform.yaml', 'to/postgres.yaml'],
            ['to/postgres.yaml', 'to/http.yaml'],
            ['to/http.yaml', 'to/s3.yaml'],
            ['to/s3.yaml', 'to/local.yaml'],
          ] as const) {
            expectCode(await hostform('state', 'migrate', '-f', from, '--to', to), 0);
            expect(expectCode(await hostform('state', 'pull', '-f', to), 0).out, to).toBe(text);
          }
          expect(stage.text('to/back/s.json')).toBe(text);
          const plan = ['plan', '-f', 'hostform.yaml', '--state', 'to/back/s.json', '--detailed-exitcode'];
          expectCode(await hostform(...plan), 0);
        } finally {
          await Promise.all([database.close(), gitlab.close()]);
        }
      });
    },
  );
}
