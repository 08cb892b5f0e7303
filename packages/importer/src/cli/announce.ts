import { setTimeout } from 'node:timers/promises'
import type { Database } from '@broadsheet/database'
import { Announcer, type Attempt } from '../announce/announcer.ts'
import type { Webhook } from '../announce/webhook.ts'
import { formatDuration } from '../report/format-numbers.ts'
import type { CommandContext } from './command-context.ts'

/** The pauses between the attempts of a single import, in milliseconds. */
const pauses = [1_000, 2_000, 4_000, 8_000]
/** The first and the longest pause of a program that keeps running. */
const watchPause = { first: 5_000, longest: 600_000 }

/** Tells a webhook what one import has changed, with a few attempts. Prints a failure. */
export async function announceOnce(
  database: Database,
  webhook: Webhook,
  { err, signal }: Pick<CommandContext, 'err' | 'signal'>,
): Promise<void> {
  const announcer = new Announcer({ database, webhook, signal })
  let attempt = await announcer.attempt()
  for (const pause of pauses) {
    if (attempt.state !== 'failed' || signal.aborted) break
    await setTimeout(pause, undefined, { signal }).catch(() => {})
    attempt = await announcer.attempt()
  }
  if (attempt.state === 'failed') err.write(`Webhook not delivered: ${attempt.why}. The next import sends it again\n`)
}

/**
 * Returns a function to call after each import of a program that keeps running. It makes one attempt, and returns after how
 * many milliseconds to call it again: longer after each failure. Null: after the next import.
 */
export function announceWhileWatching(
  database: Database,
  webhook: Webhook,
  { err, signal }: Pick<CommandContext, 'err' | 'signal'>,
): () => Promise<number | null> {
  const announcer = new Announcer({ database, webhook, signal })
  let failures = 0
  return async () => {
    const attempt: Attempt = await announcer.attempt()
    if (attempt.state === 'failed') {
      if (signal.aborted) return null
      const pause = Math.min(watchPause.first * 2 ** failures++, watchPause.longest)
      err.write(`Webhook not delivered: ${attempt.why}. The next attempt is in ${formatDuration(pause / 1_000)}\n`)
      return pause
    }
    if (failures > 0) err.write(`Webhook delivered after ${failures + 1} attempts\n`)
    failures = 0
    return null
  }
}
