/** Named specs for tests of every kind alike; the server that they belong to stands under `needs`. */
const smallest = { server: 'host', days: ['sun'], time: '04:20' };

const fullest = { name: 'nightly', server: 'host', days: ['fri', 'mon', 'wed'], time: '02:01' };

export const examples = {
  needs: {
    servers: {
      host: {
        tariff: 'Cloud Essential | NL-2',
        datacenter: 'Netherlands-2',
        os: 'Ubuntu 22.04',
        period: 'P1D',
        password: 'Example-Passw0rd',
      },
      'other-host': {
        tariff: 'Cloud Essential | NL-2',
        datacenter: 'Netherlands-2',
        os: 'Ubuntu 22.04',
        period: 'P1D',
        password: 'Example-Passw0rd',
      },
    },
  },
  /** Required fields only. */
  smallest,
  fullest,
  /** `fullest` after changes that are made in place. */
  changed: { ...fullest, name: 'weekly', days: ['sun'], time: '23:59' },
  /** `fullest` after a change that needs a new schedule. */
  replaced: { ...fullest, server: 'other-host' },
};
