import { expect, test } from 'vitest';
import { urlFault } from '../../../src/providers/zomro/kinds/images/source-url.ts';

test.each([
  'https://releases.ubuntu.com/24.04/ubuntu-24.04-live-server-amd64.iso',
  'http://images.shop.example:8080/a@b.qcow2?token=1',
  'https://8.8.8.8/image.raw',
  'https://[2606:4700::1111]/image.raw',
  'https://172.32.0.1/x',
  'https://100.128.0.1/x',
])('%s can be fetched', (url) => {
  expect(urlFault(url)).toBeUndefined();
});

test.each([
  'ftp://example.com/x',
  'file:///etc/passwd',
  'https://user@example.com/x',
  'https://user:pw@example.com/x',
  'not a url',
  'https://localhost/x',
  'https://LOCALHOST./x',
  'https://vm.localhost/x',
  'https://printer/x',
  'https://nas.local/x',
  'https://api.internal/x',
  'https://router.home.arpa/x',
  'https://127.0.0.1/x',
  'https://127.1/x',
  'https://2130706433/x',
  'https://0x7f000001/x',
  'https://0177.0.0.1/x',
  'https://127.0.0.1./x',
  'https://１２７.0.0.1/x',
  'https://0.0.0.0/x',
  'https://10.1.2.3/x',
  'https://172.16.0.1/x',
  'https://172.31.255.255/x',
  'https://192.168.1.1/x',
  'https://192.0.0.1/x',
  'https://169.254.169.254/latest/meta-data',
  'https://100.64.0.1/x',
  'https://198.18.0.1/x',
  'https://224.0.0.1/x',
  'https://255.255.255.255/x',
  'https://[::1]/x',
  'https://[::]/x',
  'https://[::ffff:127.0.0.1]/x',
  'https://[::ffff:a9fe:a9fe]/x',
  'https://[::7f00:1]/x',
  'https://[64:ff9b::7f00:1]/x',
  'https://[2002:7f00:1::]/x',
  'https://[fc00::1]/x',
  'https://[fd12:3456::1]/x',
  'https://[fe80::1]/x',
  'https://[ff02::1]/x',
])('%s can not', (url) => {
  expect(urlFault(url)).toBeDefined();
});
