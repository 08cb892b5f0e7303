import type { Reader, Viewer } from '@broadsheet/database'
import type { ContentChange } from '../schema/builder/context.ts'
import { ChangeCounter } from './change-counter.ts'
import type { Report } from './errors.ts'
import { Repeater, SlidingBuffer } from './graphql-yoga.ts'

/** How often the database is polled while there are subscribers, in milliseconds. */
const pollInterval = 250

export interface ContentChangesOptions {
  /** The database to poll. Any process may write to it. */
  watched: { changeToken(): number; revision(): number; isReady(): boolean }
  openSnapshot: (viewer: Viewer) => Reader
  /** Milliseconds since 1970. */
  clock: () => number
  report: Report
  /** Called with true when polling starts, and with false when it stops. */
  onWatching?: (watching: boolean) => void
}

interface Subscriber {
  push(change: ContentChange): unknown
  stop(): void
}

/** The subscribers that see the same articles, and the counter of changes that they share. */
interface Channel {
  subscribers: Set<Subscriber>
  counter: ChangeCounter
}

/** Notifies subscribers when the revision moves, whichever process moved it. Polls only while there are subscribers. */
export class ContentChanges {
  readonly #options: ContentChangesOptions
  /** One channel with the preview token (true), and one without. */
  readonly #channels = new Map<boolean, Channel>()
  #timer: NodeJS.Timeout | undefined
  #token = 0
  #revision = 0
  #closed = false

  constructor(options: ContentChangesOptions) {
    this.#options = options
  }

  /**
   * Yields each move of the revision from now on. A slow subscriber gets only the last of the moves that it missed.
   * Ends when the server closes.
   */
  subscribe(preview: boolean): AsyncIterable<ContentChange> {
    return new Repeater<ContentChange>(async (push, stop) => {
      if (this.#closed) return stop()
      const subscriber = { push, stop }
      this.#join(preview, subscriber)
      await stop
      this.#leave(preview, subscriber)
    }, new SlidingBuffer(1))
  }

  /** Whether the server is stopping, so that subscriptions end. */
  get isClosed(): boolean {
    return this.#closed
  }

  /** Ends every subscription. */
  close(): void {
    this.#closed = true
    for (const { subscribers } of this.#channels.values()) for (const subscriber of subscribers) subscriber.stop()
  }

  #join(preview: boolean, subscriber: Subscriber): void {
    if (!this.#timer) this.#startPolling()
    let channel = this.#channels.get(preview)
    if (!channel) {
      const subscribers = new Set<Subscriber>()
      const notify = (change: ContentChange) => {
        for (const each of subscribers) each.push(change)
      }
      channel = { subscribers, counter: new ChangeCounter({ ...this.#options, preview, notify }) }
      this.#channels.set(preview, channel)
    }
    channel.subscribers.add(subscriber)
  }

  #leave(preview: boolean, subscriber: Subscriber): void {
    const channel = this.#channels.get(preview)
    channel?.subscribers.delete(subscriber)
    if (channel?.subscribers.size === 0) this.#channels.delete(preview)
    if (this.#channels.size > 0) return
    clearInterval(this.#timer)
    this.#timer = undefined
    this.#options.onWatching?.(false)
  }

  #startPolling(): void {
    this.#token = this.#options.watched.changeToken()
    this.#revision = this.#options.watched.revision()
    this.#timer = setInterval(() => this.#poll(), pollInterval)
    this.#options.onWatching?.(true)
  }

  #poll(): void {
    const { watched, report } = this.#options
    try {
      const token = watched.changeToken()
      if (token === this.#token) return
      this.#token = token
      // A database that was deleted, or that has no archive yet, has no changes.
      if (!watched.isReady()) return
      const revision = watched.revision()
      if (revision === this.#revision) return
      this.#revision = revision
    } catch (error) {
      report(error, 'subscription')
      return
    }
    for (const { counter } of this.#channels.values()) {
      counter.revisionMoved().catch((error) => report(error, 'subscription'))
    }
  }
}
