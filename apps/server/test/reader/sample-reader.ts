import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { launchChromium } from '../chromium.ts'
import { createTestSite, type TestSite } from '../test-site.ts'

/** The browser needs long on a busy machine. In milliseconds. */
export const patience = 240_000

export interface SampleReader {
  /** The address of the reader, without a slash at its end. Known when the tests run. */
  readonly url: string
  readonly browser: Browser
}

/** Serves the sample archive with the reader and starts a browser before the tests of a file, and ends both after them. */
export function startSampleReader(): SampleReader {
  let started: (SampleReader & { site: TestSite }) | undefined
  beforeAll(async () => {
    const contentDir = join(import.meta.dirname, '../../../../seeds')
    const site = await createTestSite({}, { contentDir, now: Date.UTC(2026, 10, 1), reader: true })
    started = { site, url: await site.listen(), browser: await launchChromium() }
  }, patience)
  afterAll(async () => {
    await started?.browser.close()
    await started?.site[Symbol.asyncDispose]()
  })
  const running = () => {
    if (started === undefined) throw new Error('The reader runs only while the tests of this file run.')
    return started
  }
  return {
    get url() {
      return running().url
    },
    get browser() {
      return running().browser
    },
  }
}
