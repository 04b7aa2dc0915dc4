/** Finds the route of a path; literal segments win over parameters (`/domain/zone` is no domain named "zone"). */
import { refuse } from './failures.ts';
import type { Method, Route } from './request.ts';

export interface Match {
  readonly route: Route;
  readonly params: { readonly [name: string]: string };
}

export interface Router {
  /** Refuses with the vendor's 404 when nothing matches. */
  find(method: string, path: string, absent: readonly string[]): Match;
}

interface Compiled {
  readonly route: Route;
  readonly segments: readonly string[];
  readonly literals: number;
}

export function makeRouter(routes: readonly Route[]): Router {
  const compiled = routes.map(compile).sort((a, b) => b.literals - a.literals);
  return {
    find(method, path, absent) {
      const segments = decodedSegments(path);
      for (const candidate of compiled) {
        const params =
          candidate.route.method === (method as Method) ? matched(candidate.segments, segments) : undefined;
        if (params && !absent.includes(candidate.route.path)) return { route: candidate.route, params };
      }
      return refuse('unknownUrl');
    },
  };
}

function compile(route: Route): Compiled {
  const segments = route.path.split('/').slice(1);
  return { route, segments, literals: segments.filter((segment) => !segment.startsWith('{')).length };
}

/** Decodes each segment by itself, so that `ip-192.0.2.0%2F28` stays one. */
function decodedSegments(path: string): string[] {
  try {
    return path.split('/').slice(1).map(decodeURIComponent);
  } catch {
    return refuse('unknownUrl');
  }
}

function matched(pattern: readonly string[], segments: readonly string[]): Match['params'] | undefined {
  if (pattern.length !== segments.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of pattern.entries()) {
    const segment = segments[index] ?? '';
    if (!part.startsWith('{')) {
      if (part !== segment) return undefined;
    } else if (segment === '') return undefined;
    else params[part.slice(1, -1)] = segment;
  }
  return params;
}
