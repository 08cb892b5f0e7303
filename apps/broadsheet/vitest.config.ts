import { defineConfig } from 'vitest/config'

export default defineConfig({
  // Milliseconds. Long, so that a correct test does not fail on a busy machine.
  test: { testTimeout: 180_000, hookTimeout: 180_000, globalSetup: '../../packages/database/test/support/test-run.ts' },
})
