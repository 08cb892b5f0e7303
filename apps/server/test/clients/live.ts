import { join } from 'node:path'
import { article, createTestSite } from '../test-site.ts'

/** A server with the sample archive, and a `fetch` that records the requests of clients. */
export interface Live extends AsyncDisposable {
  url: string
  fetch: typeof fetch
  /** How many requests were sent. */
  requests: number
}

const seeds = join(import.meta.dirname, '../../../../seeds')

/** @param files the archive to import; by default the sample archive */
export async function live(files?: Record<string, string>): Promise<Live> {
  const now = Date.UTC(2026, 10, 1)
  const site = await (files ? createTestSite(files, { now }) : createTestSite({}, { contentDir: seeds, now }))
  const self: Live = {
    url: `${await site.listen()}/graphql`,
    requests: 0,
    fetch: (input, init) => {
      self.requests++
      return fetch(input, init)
    },
    [Symbol.asyncDispose]: () => site[Symbol.asyncDispose](),
  }
  return self
}

/** Two articles whose headings have the same id. Heading ids are unique only within an article. */
export const oneHeading = {
  '_posts/tea.md': article('Tea', [], '## Sums\n\n### Of tea'),
  '_posts/bread.md': article('Bread', [], '## Sums\n\n### Of bread'),
}
