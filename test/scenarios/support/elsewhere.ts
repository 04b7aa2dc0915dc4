import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Another origin, for redirects to point at: it counts who comes. */
export interface Elsewhere {
  readonly url: string;
  readonly visits: () => number;
  close(): Promise<void>;
}

export async function openElsewhere(): Promise<Elsewhere> {
  let visits = 0;
  const server = createServer((_, response) => {
    visits += 1;
    response.end('{"doc":{"ok":{},"lineitem.id":{"$":"9999"},"auth":{"$id":"stolen"}}}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    visits: () => visits,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
