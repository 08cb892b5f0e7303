import { createRequire } from 'node:module'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  // Node takes graphql's `main` and Vite its `module`: two copies, whose types do not know each other.
  resolve: { alias: [{ find: /^graphql$/, replacement: createRequire(import.meta.url).resolve('graphql') }] },
  test: { globalSetup: '../../packages/database/test/support/run-folder.ts' },
})
