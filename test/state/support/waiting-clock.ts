import type { Clock } from '../../../src/model/clock.ts';
import { hastyClock } from '../../support/run-cli.ts';

/** Only waiting wears patience out: a store that answers slowly on a busy machine is no worse for it. */
export function waitingClock(): Clock {
  const hasty = hastyClock(120);
  let waited = 0;
  const sleep: Clock['sleep'] = (ms, signal) => {
    waited += ms;
    return hasty.sleep(ms, signal);
  };
  return { ...hasty, elapsed: () => waited, sleep };
}
