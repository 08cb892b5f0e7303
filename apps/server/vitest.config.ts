import { createRequire } from 'node:module'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  // Node loads the `main` file of graphql and Vite its `module` file. Types of one copy are unknown to the other.
  resolve: { alias: [{ find: /^graphql$/, replacement: createRequire(import.meta.url).resolve('graphql') }] },
  // Milliseconds. Long, so that a correct test does not fail on a busy machine.
  test: { testTimeout: 120_000, hookTimeout: 120_000, globalSetup: '../../packages/database/test/support/test-run.ts' },
})
