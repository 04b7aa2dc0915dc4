/** Named specs for tests of every kind alike; the things are those of a fresh simulated account. */
const smallest = { service: 'first' };

const fullest = { service: 'first', note: 'for the shop' };

export const examples = {
  smallest,
  fullest,
  /** `fullest` after a change. */
  changed: { ...fullest, note: 'for the blog' },
};
