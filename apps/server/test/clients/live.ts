import { join } from 'node:path'
import { article, world } from '../world.ts'

/** The sample archive on a port of its own, and a fetch that notes what clients ask of it. */
export interface Live extends AsyncDisposable {
  url: string
  fetch: typeof fetch
  /** How many requests were sent. */
  requests: number
}

const seeds = join(import.meta.dirname, '../../../../seeds')

/** With `files` an archive of these in place of the sample. */
export async function live(files?: Record<string, string>): Promise<Live> {
  const now = Date.UTC(2026, 10, 1)
  const site = await (files ? world(files, { now }) : world({}, { contentDir: seeds, now }))
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

/** Two articles whose headings have one id: unique within its article, and nowhere else. */
export const oneHeading = {
  '_posts/tea.md': article('Tea', [], '## Sums\n\n### Of tea'),
  '_posts/bread.md': article('Bread', [], '## Sums\n\n### Of bread'),
}
