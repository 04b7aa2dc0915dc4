/** The entry of the bundle of everybody who is asked something: the simulated vendors, and a server that keeps states. */
export { startOvhSimulator } from '../../../src/providers/ovh/simulator.ts';
export { defaultCatalogue } from '../../../src/providers/zomro/simulated/catalogue.ts';
export { startZomroSimulator } from '../../../src/providers/zomro/simulator.ts';
export { startPlainServer } from '../../state/http/support/plain-server.ts';
