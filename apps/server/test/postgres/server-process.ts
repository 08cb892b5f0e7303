import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { onTestFinished } from 'vitest'

const main = join(import.meta.dirname, '../../src/main.ts')

/** A server in a process of its own, as users start it. */
export interface ServerProcess extends AsyncDisposable {
  /** The address of its GraphQL endpoint. */
  url: string
  process: ChildProcess
}

/** Starts a server on a free port, and returns when it accepts requests. */
export async function startServer(environment: Record<string, string>): Promise<ServerProcess> {
  const child = spawn(process.execPath, [main], {
    env: { ...process.env, PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  // `await using` does not end a server of a test that took too long.
  onTestFinished(() => void child.kill('SIGKILL'))
  const errors: string[] = []
  // Only the first lines, for a server that cannot start: a test may cause errors without end.
  child.stderr.on('data', (text) => errors.length < 20 && errors.push(String(text)))
  for await (const line of createInterface({ input: child.stdout })) {
    const [url] = /http:\S+\/graphql/.exec(line) ?? []
    if (url === undefined) continue
    child.stdout.resume()
    return {
      url,
      process: child,
      async [Symbol.asyncDispose]() {
        if (child.exitCode !== null || child.signalCode !== null) return
        const ended = once(child, 'exit')
        child.kill('SIGINT')
        await ended
      },
    }
  }
  throw new Error(`The server ended before it accepted requests: ${errors.join('')}`)
}
