import { createRequire } from 'node:module'
import { isMainThread } from 'node:worker_threads'
import type { Logger, LoggerOptions } from 'pino'

const require = createRequire(import.meta.url)

type LogMethod = NonNullable<NonNullable<LoggerOptions['hooks']>['logMethod']>

export const logLevels = ['silent', 'error', 'warn', 'info', 'debug'] as const
export type LogLevel = (typeof logLevels)[number]

/** Lines for requests are written together: when they have so many characters, or after so many milliseconds. */
const gathered = { minLength: 4_096, periodicFlush: 100 }

/**
 * Creates the log of a process: lines of JSON on standard error, or readable ones at a terminal. At `warn` it has errors and
 * slow queries, at `info` also a line for each request. Warnings and errors are written at once.
 */
export function createLogger(level: LogLevel): Logger {
  // Loaded here, so that programs that only read the settings do not load it.
  const { pino, destination, stdTimeFunctions } = require('pino') as typeof import('pino')
  const options = { level, base: { pid: process.pid }, timestamp: stdTimeFunctions.isoTime }
  if (!process.stderr.isTTY || !isMainThread) {
    const { warn = 40 } = pino.levels.values
    const lines = destination({ dest: 2, sync: true, ...gathered })
    process.once('exit', () => lines.flushSync())
    const logMethod: LogMethod = function (args, log, level) {
      log.apply(this, args)
      if (level >= warn) lines.flushSync()
    }
    return pino({ ...options, hooks: { logMethod } }, lines)
  }
  const { PinoPretty } = require('pino-pretty') as typeof import('pino-pretty')
  const pretty = PinoPretty({ destination: 2, sync: true, ignore: 'pid,hostname', translateTime: 'SYS:HH:MM:ss.l' })
  return pino(options, pretty)
}
