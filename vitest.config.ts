import { existsSync, globSync, readFileSync } from 'node:fs'
import { defineConfig } from 'vitest/config'

/** Timeouts in milliseconds. They are long, so that a correct test does not fail on a busy machine. */
const patience = { testTimeout: 120_000, hookTimeout: 120_000 }

function project(root: string) {
  const own = `${root}/vitest.config.ts`
  const { name } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8'))
  return { root, test: { ...patience, name }, ...(existsSync(own) && { extends: `./${own}` }) }
}

/** Runs the tests of all packages with one summary. `npx vitest run` inside a package runs only its own tests. */
export default defineConfig({
  test: {
    projects: [
      ...globSync(['apps/*', 'packages/*', 'bench']).map(project),
      {
        test: {
          ...patience,
          name: 'project',
          include: ['prisma/**/*.test.ts', 'scripts/**/*.test.ts'],
          globalSetup: './packages/database/test/support/test-run.ts',
        },
      },
    ],
    reporters: ['default', './scripts/summary-reporter.ts'],
    coverage: {
      provider: 'v8',
      // Also counts the processes and threads that tests start. Each writes its counts when it ends.
      autoAttachSubprocess: true,
      // Relative to the folder of each package.
      include: ['**/src/**/*.{ts,mjs}'],
      reporter: ['json', 'json-summary'],
      reportsDirectory: './node_modules/.cache/coverage',
      reportOnFailure: true,
    },
  },
})
