/** Builds dist/ once per test run, so that tests of the real command never meet an old one. */
export async function setup(): Promise<void> {
  // @ts-expect-error -- a plain script without types
  const { build } = (await import('../../scripts/build.mjs')) as { build: () => Promise<void> };
  await build();
}
