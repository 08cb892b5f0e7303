import { createRequire } from 'node:module'
import { isMainThread } from 'node:worker_threads'
import type { Logger } from 'pino'

const require = createRequire(import.meta.url)

export const logLevels = ['silent', 'error', 'warn', 'info', 'debug'] as const
export type LogLevel = (typeof logLevels)[number]

/**
 * Creates the log of a process: lines of JSON on standard error, or readable ones at a terminal. At `warn` it has errors and
 * slow queries, at `info` also a line for each request.
 */
export function createLogger(level: LogLevel): Logger {
  // Loaded here, so that programs that only read the settings do not load it.
  const { pino, destination, stdTimeFunctions } = require('pino') as typeof import('pino')
  const options = { level, base: { pid: process.pid }, timestamp: stdTimeFunctions.isoTime }
  if (!process.stderr.isTTY || !isMainThread) return pino(options, destination({ dest: 2, sync: true }))
  const { PinoPretty } = require('pino-pretty') as typeof import('pino-pretty')
  const pretty = PinoPretty({ destination: 2, sync: true, ignore: 'pid,hostname', translateTime: 'SYS:HH:MM:ss.l' })
  return pino(options, pretty)
}
