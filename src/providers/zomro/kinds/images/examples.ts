/** Named specs for tests of every kind alike, as a manifest would hold them. */
const smallest = {
  region: 'Netherlands-2',
  url: 'https://images.shop.example/ubuntu-24.04.qcow2',
  disk_format: 'qcow2',
  os_distro: 'ubuntu',
};

const fullest = {
  name: 'Golden',
  region: 'Netherlands-2',
  url: 'https://images.shop.example/golden.iso',
  disk_format: 'iso',
  os_distro: 'ubuntu',
  os_version: '24.04',
  architecture: 'x86_64',
  min_disk: 10,
  min_ram: 1,
  protected: true,
};

export const examples = {
  needs: {},
  /** Required fields only. */
  smallest,
  fullest,
  /** `fullest` after changes that are made in place. */
  changed: { ...fullest, min_disk: 12, os_distro: 'debian', os_version: '12', protected: false },
  /** `fullest` after a change that needs a new image. */
  replaced: { ...fullest, url: 'https://images.shop.example/golden-2.iso' },
};
