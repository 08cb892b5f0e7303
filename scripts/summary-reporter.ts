import type { Reporter, TestModule } from 'vitest/node'

/** Ends a run with one line for all tests that a script can read: `12 passed, 0 failed`. */
export default class SummaryReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const count = { passed: 0, failed: errors.length, skipped: 0, pending: 0 }
    for (const module of modules) {
      for (const test of module.children.allTests()) count[test.result().state] += 1
      // A file that cannot be loaded has no tests, so it counts as one failure.
      if (module.errors().length > 0) count.failed += 1
    }
    console.log(
      `\n${count.passed} passed, ${count.failed} failed${count.skipped > 0 ? `, ${count.skipped} skipped` : ''}`,
    )
  }
}
