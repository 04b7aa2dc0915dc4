/** The two parts of undici that hostform uses, on the simulated network. */
import type { Network } from '../machine/network.ts';
import type { Process } from '../machine/process.ts';

interface Asked {
  readonly path: string;
  readonly method: string;
  readonly headers: { readonly [name: string]: string };
  readonly body: string | Buffer | null;
  readonly headersTimeout: number;
  readonly signal?: { readonly timeoutMs: number };
}

export function undiciModule(owner: () => Process, network: () => Network): object {
  const connection = (fresh: boolean) =>
    function connect(origin: string): object {
      return {
        request: async (asked: Asked) => {
          const headers: { [name: string]: string } = {};
          for (const [name, value] of Object.entries(asked.headers)) headers[name.toLowerCase()] = value;
          const reply = await network().request(owner(), {
            origin,
            method: asked.method,
            path: asked.path,
            headers,
            body: asked.body === null ? '' : asked.body.toString(),
            fresh,
            timeoutMs: Math.min(asked.headersTimeout, asked.signal?.timeoutMs ?? Number.POSITIVE_INFINITY),
          });
          return { statusCode: reply.status, headers: reply.headers, body: bodyOf(reply) };
        },
        destroy: async () => {},
        close: async () => {},
      };
    };
  return { Client: connection(true), Pool: connection(false) };
}

function bodyOf({ body, cut }: { readonly body: Buffer; readonly cut: boolean }): object {
  return {
    destroy() {},
    async *[Symbol.asyncIterator]() {
      if (body.length > 0) yield body;
      if (cut) throw Object.assign(new Error('other side closed'), { code: 'UND_ERR_SOCKET' });
    },
  };
}
