import type { Logger } from 'pino'

/** The exit code after an error that nothing handled: EX_SOFTWARE of BSD's sysexits. Another server should start. */
export const fatalExitCode = 70

/** How long the end may take, in milliseconds. Draining has a limit of its own, which is shorter. */
const longestEnd = 15_000

/**
 * Ends the process after an error that nothing handled, because its state may be wrong from then on: it logs the error,
 * answers the requests that it has, and exits with code 70. A request cannot end a server at once.
 * @param stop stops the server without losing a request
 */
export function endOnFatalErrors(logger: Logger, stop: () => Promise<void>): void {
  let isEnding = false
  const end = (message: string) => (error: unknown) => {
    logger.error({ err: error }, message)
    if (isEnding) return
    isEnding = true
    setTimeout(() => process.exit(fatalExitCode), longestEnd).unref()
    stop().then(
      () => process.exit(fatalExitCode),
      () => process.exit(fatalExitCode),
    )
  }
  process.on('uncaughtException', end('uncaught exception: the server ends'))
  process.on('unhandledRejection', end('unhandled rejection: the server ends'))
}
