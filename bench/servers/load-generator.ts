import { connect } from 'node:net'
import { createHistogram } from 'node:perf_hooks'
import { Answer } from './http-answer.ts'
import { type Asked, requestWriter } from './request-text.ts'

/** The requests to send, and for how long. */
export type LoadOptions = Asked & {
  port: number
  connections: number
  milliseconds: number
}

/** The results. Latencies are in milliseconds; `failure` is the first wrong answer. */
export interface LoadResult {
  /** Answered with 200. Rates and latencies are of these. */
  requests: number
  /** Refused with 503 and `Retry-After`. */
  shed: number
  requestsPerSecond: number
  p50: number
  p99: number
  failures: number
  failure: string | null
}

/**
 * Sends requests over keep-alive connections. Each connection sends its next request when it has the complete answer to
 * the previous one. It uses node:net because an HTTP client would need more CPU time than the server.
 */
async function load({ port, connections, milliseconds, ...asked }: LoadOptions): Promise<LoadResult> {
  const write = requestWriter(port, asked)
  const latencies = createHistogram()
  const begin = performance.now()
  const end = begin + milliseconds
  let sent = Math.floor(Math.random() * 1e9)
  let answered = 0
  let shed = 0
  let failures = 0
  let failure: string | null = null

  const run = () =>
    new Promise<void>((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', send).setNoDelay().on('error', reject)
      let startedAt = 0
      let answer = new Answer()
      function send() {
        startedAt = performance.now()
        answer = new Answer()
        socket.write(write(sent++), 'latin1')
      }
      socket.on('data', (chunk) => {
        if (!answer.add(chunk)) return
        const now = performance.now()
        if (answer.succeeded) {
          latencies.record(Math.max(1, Math.round((now - startedAt) * 1e6)))
          answered++
        } else if (answer.isShed) shed++
        else {
          failures++
          failure ??= chunk.toString().slice(0, 500)
        }
        if (now < end) send()
        else socket.end(resolve)
      })
      socket.on('close', () => reject(new Error('The server closed a connection')))
    })

  await Promise.all(Array.from({ length: connections }, run))
  const seconds = (performance.now() - begin) / 1000
  return {
    requests: answered,
    shed,
    requestsPerSecond: answered / seconds,
    p50: latencies.percentile(50) / 1e6,
    p99: latencies.percentile(99) / 1e6,
    failures,
    failure,
  }
}

process.on('message', async (options: LoadOptions) => process.send?.(await load(options)))
