import type { Reporter, TestModule } from 'vitest/node';

/** Closes a run with one plain line that any CI can read: `Tests: 12 passed, 0 failed, 1 skipped`. */
// oxlint-disable-next-line import/no-default-export -- vitest loads reporters by default export
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const count = { passed: 0, failed: 0, skipped: 0, pending: 0 };
    for (const module of modules) {
      for (const test of module.children.allTests()) count[test.result().state] += 1;
      if (module.state() === 'failed' && module.children.size === 0) count.failed += 1;
    }
    const skipped = count.skipped + count.pending;
    process.stdout.write(
      `Tests: ${count.passed} passed, ${count.failed} failed${skipped ? `, ${skipped} skipped` : ''}\n`,
    );
  }
}
