/** `GET <base>/<section>.json`: what the simulator offers, in the vendor's own schema dialect (ovh.md §1). */
import type { Json } from '../../../model/json.ts';
import type { Route } from './request.ts';

/** One schema route per section; models are left out. */
export function schemaRoutes(routes: readonly Route[]): Route[] {
  const sections = [...new Set(routes.map(({ path }) => path.split('/')[1] ?? ''))];
  return sections.map((section) => ({
    method: 'GET',
    path: `/${section}.json`,
    status: 'PRODUCTION',
    open: true,
    handle: () => schemaOf(section, routes),
  }));
}

function schemaOf(section: string, routes: readonly Route[]): Json {
  const own = routes.filter(({ path }) => path === `/${section}` || path.startsWith(`/${section}/`));
  const paths = [...new Set(own.map(({ path }) => path))].sort();
  return {
    apiVersion: '1.0',
    resourcePath: `/${section}`,
    apis: paths.map((path) => ({
      path,
      description: '',
      operations: own.filter((route) => route.path === path).map(operation),
    })),
    models: {},
  };
}

function operation({ method, status, open, action }: Route): Json {
  return {
    httpMethod: method,
    apiStatus: { value: status, description: '' },
    noAuthentication: open === true,
    iamActions: action === undefined ? [] : [{ name: action, required: true }],
  };
}
