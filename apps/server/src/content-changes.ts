import { setImmediate } from 'node:timers/promises'
import type { Reader, Viewer } from '@broadsheet/database'
import type { Report } from './errors.ts'
import { Repeater, SlidingBuffer } from './graphql-yoga.ts'

/** How often the database is looked at while somebody waits for it to change, in milliseconds. */
const interval = 250

/** What moved, as its asker may see it. */
export interface ContentChange {
  revision: number
  created: number
  updated: number
  deleted: number
  at: number
}

export interface ContentChangesOptions {
  /** The database, whoever else may write to it. */
  watched: { changeToken(): number; revision(): number }
  openSnapshot: (viewer: Viewer) => Reader
  /** Milliseconds since 1970. */
  clock: () => number
  report: Report
  /** Told when the database begins to be looked at, and when it no longer is. */
  onWatching?: (watching: boolean) => void
}

interface Listener {
  push(change: ContentChange): unknown
  stop(): void
}

/** Tells subscribers when the revision moves, whatever process moved it. Nothing is looked at while there are none. */
export class ContentChanges {
  readonly #options: ContentChangesOptions
  readonly #channels = new Map<boolean, Channel>()
  #timer: NodeJS.Timeout | undefined
  #token = 0
  #revision = 0
  #closed = false

  constructor(options: ContentChangesOptions) {
    this.#options = options
  }

  /** Each move from now on; of several that a slow listener has missed only the last. Ends with the server. */
  subscribe(preview: boolean): AsyncIterable<ContentChange> {
    return new Repeater<ContentChange>(async (push, stop) => {
      if (this.#closed) return stop()
      const listener = { push, stop }
      this.#join(preview, listener)
      await stop
      this.#leave(preview, listener)
    }, new SlidingBuffer(1))
  }

  /** Ends every subscription. */
  close(): void {
    this.#closed = true
    for (const channel of this.#channels.values()) for (const listener of channel.listeners) listener.stop()
  }

  #join(preview: boolean, listener: Listener): void {
    if (!this.#timer) this.#watch()
    let channel = this.#channels.get(preview)
    if (!channel) {
      channel = new Channel(this.#options, preview)
      this.#channels.set(preview, channel)
    }
    channel.listeners.add(listener)
  }

  #watch(): void {
    this.#token = this.#options.watched.changeToken()
    this.#revision = this.#options.watched.revision()
    this.#timer = setInterval(() => this.#look(), interval)
    this.#options.onWatching?.(true)
  }

  #leave(preview: boolean, listener: Listener): void {
    const channel = this.#channels.get(preview)
    channel?.listeners.delete(listener)
    if (channel?.listeners.size === 0) this.#channels.delete(preview)
    if (this.#channels.size > 0) return
    clearInterval(this.#timer)
    this.#timer = undefined
    this.#options.onWatching?.(false)
  }

  #look(): void {
    const { watched, report } = this.#options
    try {
      const token = watched.changeToken()
      if (token === this.#token) return
      this.#token = token
      const revision = watched.revision()
      if (revision === this.#revision) return
      this.#revision = revision
    } catch (error) {
      report(error, 'subscription')
      return
    }
    for (const channel of this.#channels.values()) channel.tell().catch((error) => report(error, 'subscription'))
  }
}

/** Those who see the same: what changed is counted for all of them at once. */
class Channel {
  readonly listeners = new Set<Listener>()
  readonly #options: ContentChangesOptions
  readonly #preview: boolean
  #cursor: string | null
  #busy = false
  #again = false

  constructor(options: ContentChangesOptions, preview: boolean) {
    this.#options = options
    this.#preview = preview
    this.#cursor = null
    // SQLite answers at once; another database would have the first count begin a moment later.
    this.#page().then(
      ({ endCursor }) => {
        this.#cursor ??= endCursor
      },
      (error) => options.report(error, 'subscription'),
    )
  }

  async tell(): Promise<void> {
    if (this.#busy) {
      this.#again = true
      return
    }
    this.#busy = true
    try {
      do {
        this.#again = false
        const change = await this.#counted()
        for (const listener of this.listeners) listener.push(change)
      } while (this.#again)
    } finally {
      this.#busy = false
    }
  }

  /** A page at a time, so that others are answered in between: an import may have changed everything. */
  async #counted(): Promise<ContentChange> {
    const counts = { CREATED: 0, UPDATED: 0, DELETED: 0 }
    for (;;) {
      const { changes, endCursor, hasNextPage, revision, at } = await this.#page()
      for (const { kind } of changes) counts[kind]++
      this.#cursor = endCursor
      if (!hasNextPage) {
        return { revision, created: counts.CREATED, updated: counts.UPDATED, deleted: counts.DELETED, at }
      }
      await setImmediate()
    }
  }

  async #page() {
    const now = this.#options.clock()
    const reader = this.#options.openSnapshot({ preview: this.#preview, now })
    try {
      const page = await reader.changes.page({ after: this.#cursor })
      const site = await reader.site.row()
      return { ...page, revision: reader.revision, at: site?.importedAt ?? now }
    } finally {
      reader.release()
    }
  }
}
