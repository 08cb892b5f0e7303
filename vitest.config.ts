import { defineConfig } from 'vitest/config'

/** Every package's tests in one run with one summary; `npx vitest run` inside a package runs that package's alone. */
export default defineConfig({
  test: {
    projects: [
      'apps/*',
      'packages/*',
      'bench',
      { test: { name: 'project', include: ['prisma/**/*.test.ts', 'scripts/**/*.test.ts'] } },
    ],
    reporters: ['default', './scripts/sum-reporter.ts'],
  },
})
