/**
 * The simulated Zomro in a process of its own, so that its work is not counted as hostform's. Started by
 * start-vendor.ts, which it talks to over the channel between parent and child: each message is answered with the
 * functions that were called since the last one.
 */
import { startZomroSimulator } from '../src/providers/zomro/simulator.ts';

const count = Number(process.argv[2]);
const simulator = await startZomroSimulator();
const { cloud, calls, url, username, password } = simulator;
cloud.topUp(`${count + 10000}.00`);
const ids = cloud.seedServers(count, { system: 'Ubuntu 22.04' });
const user = [...cloud.users.values()][0];

let told = 0;
process.on('message', () => {
  process.send?.({ calls: calls.slice(told).map(({ func }) => func) });
  told = calls.length;
});
process.on('disconnect', () => process.exit(0));
process.send?.({ url, username, password, account: user?.id, ids });
