/**
 * Variables that children of the bench get. Left out is what would be measured in place of the program: where
 * NODE_EXTRA_CA_CERTS is set, Node 20 parses the whole root store at every start, which doubles a short run.
 */
const LEFT_OUT = ['NODE_EXTRA_CA_CERTS', 'NODE_OPTIONS', 'NODE_COMPILE_CACHE', 'NODE_V8_COVERAGE'];

/** The environment of this process without what disturbs a measurement, and with `more`. */
export function cleanEnvironment(more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !LEFT_OUT.includes(name) && !isOurs(name));
  return { ...Object.fromEntries(kept), ...more };
}

/** Credentials and endpoints of a real account, and switches of Terraform, have no place here. */
function isOurs(name: string): boolean {
  return /^(ZOMRO|OVH|TF|VITEST|FORCE_COLOR|NO_COLOR)(_|$)/.test(name);
}
