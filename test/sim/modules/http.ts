/** The part of node:http that the simulated vendors use: a server is a listener at an address of the network. */
import type { RequestListener } from 'node:http';
import type { Network } from '../machine/network.ts';
import { strict } from './fs.ts';

export function httpModules(network: () => Network): { readonly [name: string]: object } {
  const createServer = (listener: RequestListener): object => {
    network().ports += 1;
    const port = 8000 + network().ports;
    return {
      once: () => {},
      listen(_port: number, _host: string, ready: () => void) {
        network().listen(`http://127.0.0.1:${port}`, listener);
        ready();
      },
      address: () => ({ port }),
      close: (done: () => void) => done(),
      closeAllConnections: () => {},
    };
  };
  return {
    'node:http': strict('node:http', { createServer }),
    'node:https': strict('node:https', {}),
  };
}
