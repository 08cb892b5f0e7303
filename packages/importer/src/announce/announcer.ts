import { hash } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import type { Announced, Database } from '@broadsheet/database'
import { type ArchiveChanges, changesSince } from './archive-changes.ts'
import { sendWebhook, type Webhook } from './webhook.ts'

/** The result of one attempt to announce what changed. */
export type Attempt =
  | { state: 'current' }
  | { state: 'delivered'; changes: ArchiveChanges }
  | { state: 'failed'; why: string }

export interface AnnouncerOptions {
  database: Pick<Database, 'announcements' | 'openSnapshot'>
  webhook: Webhook
  signal: AbortSignal
  /** Milliseconds since 1970. */
  clock?: () => number
  /** The pause before a message, in milliseconds. Default: a second. */
  settleMs?: number
}

/**
 * Servers see an import after half a second at most, and answers that they began before it are still on their way. A cache
 * that was purged before would keep those.
 */
const settle = 1_000

/**
 * Tells a webhook what imports have changed. The database remembers what was delivered. So a message that failed, or that
 * was due when the program ended, becomes part of the next one.
 */
export class Announcer {
  readonly #options: AnnouncerOptions
  readonly #clock: () => number
  /** The last delivered state, as far as this process knows, and whether the database has it. */
  #last: Announced | null | undefined
  #isNoted = true

  constructor(options: AnnouncerOptions) {
    this.#options = options
    this.#clock = options.clock ?? Date.now
  }

  /** Sends one message if the archive has moved since the last one. Never rejects. */
  async attempt(): Promise<Attempt> {
    try {
      return await this.#attempt()
    } catch (error) {
      return { state: 'failed', why: error instanceof Error ? error.message : String(error) }
    }
  }

  async #attempt(): Promise<Attempt> {
    const { database, webhook, signal, settleMs = settle } = this.#options
    this.#last ??= await database.announcements.last()
    const last = this.#last
    await this.#note()
    if ((await this.#read((reader) => reader.revision())) === last?.revision) return { state: 'current' }
    await setTimeout(settleMs, undefined, { signal })
    const { changes, announced } = await this.#read((reader) => changesSince(reader, last))
    const now = this.#clock()
    const message = {
      id: `msg_${hash('sha256', JSON.stringify([last?.cursor, announced.revision]), 'base64url').slice(0, 24)}`,
      body: JSON.stringify({ type: 'archive.changed', timestamp: new Date(now).toISOString(), data: changes }),
    }
    const why = await sendWebhook(webhook, message, { now, signal })
    if (why !== null) return { state: 'failed', why }
    this.#last = announced
    this.#isNoted = false
    await this.#note()
    return { state: 'delivered', changes }
  }

  /** If the database cannot be written now, for example during an import of another process, the next attempt does it. */
  async #note(): Promise<void> {
    if (this.#isNoted || !this.#last) return
    this.#isNoted = await this.#options.database.announcements.put(this.#last).then(
      () => true,
      () => false,
    )
  }

  async #read<T>(work: (reader: ReturnType<Database['openSnapshot']>) => T | Promise<T>): Promise<T> {
    const reader = this.#options.database.openSnapshot({ preview: false, now: this.#clock() })
    try {
      return await work(reader)
    } finally {
      reader.release()
    }
  }
}
