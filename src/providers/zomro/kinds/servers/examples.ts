/**
 * Named specs for tests of every kind alike: as a manifest would hold them, secrets included. `needs` is what has to be
 * declared beside them.
 */
const smallest = {
  tariff: 'Cloud Essential | NL-2',
  datacenter: 'Netherlands-2',
  os: 'Ubuntu 22.04',
  period: 'P1D',
  password: 'Example-Passw0rd',
};

const fullest = {
  name: 'shop-front',
  tariff: 'Cloud Exclusive | NL-2',
  datacenter: 'Netherlands-2',
  os: 'Debian 12',
  period: 'P1M',
  addons: { network: 'IPv6' },
  ssh_key: 'deploy',
  power: 'running',
};

export const examples = {
  needs: {},
  /** Required fields only. */
  smallest,
  /** Every field that a declared server can keep; a password and a key exclude each other, and a promo code needs one. */
  fullest,
  /** `fullest` after changes that are made in place. */
  changed: { ...fullest, name: 'shop-front-2', power: 'stopped' },
  /** `fullest` after a change in place that is paid for. */
  resized: { ...fullest, tariff: 'Cloud Prime | NL-2' },
  /** `fullest` after a change that wipes it, and keeps its id. */
  rebuilt: { ...fullest, os: 'Ubuntu 24.04' },
  /** `fullest` after a change that needs a new server. */
  replaced: { ...fullest, os: 'Ubuntu 24.04' },
};
