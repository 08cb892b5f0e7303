import { createRequire } from 'node:module'
import { defineConfig } from 'vitest/config'

const server = createRequire(new URL('../server/package.json', import.meta.url))

export default defineConfig({
  // Node loads the `main` file of graphql and Vite its `module` file. Types of one copy are unknown to the other.
  resolve: { alias: [{ find: /^graphql$/, replacement: server.resolve('graphql') }] },
  // Milliseconds. Long, so that a correct test does not fail on a busy machine.
  test: { testTimeout: 180_000, hookTimeout: 180_000, globalSetup: '../../packages/database/test/support/test-run.ts' },
})
