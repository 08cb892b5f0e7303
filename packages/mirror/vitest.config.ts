import { defineConfig } from 'vitest/config'

export default defineConfig({
  // Milliseconds. Long, so that a correct test does not fail on a busy machine.
  test: { testTimeout: 120_000, hookTimeout: 120_000, globalSetup: '../database/test/support/test-run.ts' },
})
