import { existsSync, globSync, readFileSync } from 'node:fs'
import { defineConfig } from 'vitest/config'

/** How long a test may hang, in milliseconds: long, for a busy machine shall not fail what is right. */
const patience = { testTimeout: 120_000, hookTimeout: 120_000 }

function project(root: string) {
  const own = `${root}/vitest.config.ts`
  const { name } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8'))
  return { root, test: { ...patience, name }, ...(existsSync(own) && { extends: `./${own}` }) }
}

/** Every package's tests in one run with one summary; `npx vitest run` inside a package runs that package's alone. */
export default defineConfig({
  test: {
    projects: [
      ...globSync(['apps/*', 'packages/*', 'bench']).map(project),
      { test: { ...patience, name: 'project', include: ['prisma/**/*.test.ts', 'scripts/**/*.test.ts'] } },
    ],
    reporters: ['default', './scripts/sum-reporter.ts'],
  },
})
