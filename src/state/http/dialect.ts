import { HostformError } from '../../model/errors.ts';

/** What the server's kind says about requests that the settings leave open. */
export interface Dialect {
  readonly name: 'gitlab' | 'plain';
  readonly lockAddress: URL;
  readonly lockMethod: string;
  readonly unlockMethod: string;
}

const GITLAB = /\/api\/v4\/projects\/[^/]+\/terraform\/state\/(.+)$/;
const GITEA = /\/api\/packages\/[^/]+\/terraform\/state\/[^/]+$/;

/**
 * Known by the address (reliability.md §5.1; docs.gitea.com "Terraform State Registry"): GitLab and Gitea lock below the
 * state with POST and DELETE, everybody else at the state itself with LOCK and UNLOCK, which are Terraform's defaults.
 * @throws HostformError USAGE for a name that GitLab can not hold.
 */
export function dialectOf(address: URL): Dialect {
  const [, name] = GITLAB.exec(address.pathname) ?? [];
  if (name !== undefined && /\/|%2f/i.test(name)) {
    throw new HostformError('USAGE', 'The address of the state can not be used', {
      detail: `The name of a state at GitLab can not contain a slash: ${name}`,
    });
  }
  if (name === undefined && !GITEA.test(address.pathname)) {
    return { name: 'plain', lockAddress: address, lockMethod: 'LOCK', unlockMethod: 'UNLOCK' };
  }
  const lockAddress = new URL(address);
  lockAddress.pathname += '/lock';
  return { name: name === undefined ? 'plain' : 'gitlab', lockAddress, lockMethod: 'POST', unlockMethod: 'DELETE' };
}
