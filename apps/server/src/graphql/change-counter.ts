import { setImmediate } from 'node:timers/promises'
import type { Reader, Viewer } from '@broadsheet/database'
import type { ContentChange } from '../schema/builder/context.ts'
import type { Report } from './errors.ts'

export interface ChangeCounterOptions {
  /** Whether to count what only the preview token makes visible. */
  preview: boolean
  openSnapshot: (viewer: Viewer) => Reader
  /** Milliseconds since 1970. */
  clock: () => number
  report: Report
  /** Called with the counts after each move of the revision. */
  notify: (change: ContentChange) => void
}

/** Counts what changed since the last move of the revision, once for all subscribers that see the same articles. */
export class ChangeCounter {
  readonly #options: ChangeCounterOptions
  #cursor: string | null = null
  #counting = false
  #movedAgain = false

  constructor(options: ChangeCounterOptions) {
    this.#options = options
    // SQLite answers synchronously. An asynchronous database would make the first count start a moment later.
    this.#readPage().then(
      ({ endCursor }) => {
        this.#cursor ??= endCursor
      },
      (error) => options.report(error, 'subscription'),
    )
  }

  /** Counts and notifies. A move during a count is counted right after it. */
  async revisionMoved(): Promise<void> {
    if (this.#counting) {
      this.#movedAgain = true
      return
    }
    this.#counting = true
    try {
      do {
        this.#movedAgain = false
        this.#options.notify(await this.#count())
      } while (this.#movedAgain)
    } finally {
      this.#counting = false
    }
  }

  /** An import may have changed everything, so other requests run between the pages. */
  async #count(): Promise<ContentChange> {
    const counts = { CREATED: 0, UPDATED: 0, DELETED: 0 }
    for (;;) {
      const { changes, endCursor, hasNextPage, revision, at } = await this.#readPage()
      for (const { kind } of changes) counts[kind]++
      this.#cursor = endCursor
      if (!hasNextPage) {
        return { revision, created: counts.CREATED, updated: counts.UPDATED, deleted: counts.DELETED, at }
      }
      await setImmediate()
    }
  }

  async #readPage() {
    const now = this.#options.clock()
    const reader = this.#options.openSnapshot({ preview: this.#options.preview, now })
    try {
      const page = await reader.changes.page({ after: this.#cursor })
      const site = await reader.site.row()
      return { ...page, revision: await reader.revision(), at: site?.importedAt ?? now }
    } finally {
      reader.release()
    }
  }
}
