/** Named specs for tests of every kind alike, as a manifest would hold them. */
const smallest = { region: 'Netherlands-2' };

const fullest = { name: 'first', region: 'Netherlands-2', note: 'for the shop' };

export const examples = {
  /** Sections that have to be there as well. */
  needs: {},
  /** Required fields only. */
  smallest,
  fullest,
  /** `fullest` after changes that are made in place. */
  changed: { ...fullest, name: 'renamed', note: 'for the blog' },
  /** `fullest` after a change that needs a new one. */
  replaced: { ...fullest, region: 'Poland' },
};
