/**
 * The limits of every queue of requests: for a turn of the process, and for a connection to PostgreSQL. A healthy server answers
 * a few in a fraction of a second. If it takes longer, other programs have the processor, and refusals would give it nothing
 * back. So a few wait for the longest time, and each queue says how soon it refuses a request behind them.
 */
export const waitingLimits = {
  /** So many requests are a few. */
  few: 64,
  /** How long any request may wait, in milliseconds. */
  longest: 5_000,
} as const
