/** Problems that the renderers are tried on. */
import type { Problem } from '../../../src/model/errors.ts';

/** What is wrong with a manifest: places in two files, a duplicate, tabs, a wide line, and one thing without a place. */
export const manifestProblems: readonly Problem[] = [
  {
    code: 'CREDENTIALS',
    summary: 'No credentials for zomro',
    detail: 'Neither ZOMRO_TOKEN nor ZOMRO_USERNAME and ZOMRO_PASSWORD are set.',
  },
  {
    code: 'UNKNOWN_KEY',
    summary: 'Unknown key',
    detail: '"tarif" is not a field of a server.',
    hint: 'did you mean "tariff"?',
    address: 'servers.web-1',
    at: { file: 'hostform.yaml', line: 12, column: 5, endColumn: 10, text: '    tarif: Cloud Essential | NL-2' },
  },
  {
    code: 'DUPLICATE',
    summary: 'Declared twice',
    detail: 'servers.web-1 stands in two files. One address is one resource.',
    address: 'servers.web-1',
    at: { file: 'more.yaml', line: 4, column: 3, endColumn: 8, text: '  web-1:' },
    also: [{ file: 'hostform.yaml', line: 9, column: 3, endColumn: 8, text: '  web-1:' }],
  },
  {
    code: 'YAML_SYNTAX',
    summary: 'Tabs can not indent YAML',
    at: { file: 'hostform.yaml', line: 3, column: 2, endColumn: 10, text: '\tendpoint: https://api.zomro.com/' },
  },
  {
    code: 'SCHEMA',
    summary: 'Not one of the values that are possible',
    detail: '"isoo" is not a disk format. Possible are: iso ami ari aki vhd vmdk raw qcow2 vdi.',
    hint: 'did you mean "iso"?',
    address: 'images.golden',
    at: {
      file: 'hostform.yaml',
      line: 30,
      column: 128,
      endColumn: 132,
      text: `  golden: { name: Ubuntu24, region: Netherlands-2, url: https://releases.ubuntu.com/24.04/ubuntu-24.04-live.iso, disk_format: isoo, os_distro: ubuntu, os_version: "24", architecture: x86_64 }`,
    },
  },
  {
    code: 'SCHEMA',
    summary: 'A deprecated spelling',
    severity: 'warning',
    at: { file: 'hostform.yaml', line: 12, column: 1 },
  },
];
