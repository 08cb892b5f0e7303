import { connect } from 'node:net'
import { createHistogram } from 'node:perf_hooks'
import { setTimeout as wait } from 'node:timers/promises'
import { Answer, asciiOf } from './http-answer.ts'

/** The requests to send, at which rate, and for how long. `"#"` in a body is replaced by a unique number. */
export interface PacedOptions {
  port: number
  bodies: readonly string[]
  /** Requests a second, from all connections together. */
  rate: number
  connections: number
  milliseconds: number
}

/** The results. Latencies are in milliseconds, from when a request was due: a late server cannot hide behind its lateness. */
export interface PacedResult {
  answered: number
  /** Refused with 503 and `Retry-After`. */
  shed: number
  failures: number
  /** The first wrong answer. */
  failure: string | null
  p50: number
  p99: number
  maximum: number
  /** The 99th percentile of the refusals. */
  shedP99: number
}

/**
 * Sends requests at a fixed rate over kept connections. A connection that waits for an answer sends its next request late, but the
 * time counts from when it was due.
 */
async function pace({ port, bodies, rate, connections, milliseconds }: PacedOptions): Promise<PacedResult> {
  const parts = bodies.map((body) => asciiOf(body).split('"#"'))
  const [latencies, refusals] = [createHistogram(), createHistogram()]
  const result = { answered: 0, shed: 0, failures: 0, failure: null as string | null }
  const begin = performance.now()
  let sent = Math.floor(Math.random() * 1e9)

  const next = (): string => {
    const number = sent++
    const body = parts[number % parts.length]?.join(String(number)) ?? ''
    const head = `POST /graphql HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nContent-Type: application/json\r\n`
    return `${head}Accept: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`
  }
  const note = (answer: Answer, chunk: Buffer, due: number) => {
    const nanoseconds = Math.max(1, Math.round((performance.now() - due) * 1e6))
    if (answer.succeeded) latencies.record(nanoseconds)
    if (answer.isShed) refusals.record(nanoseconds)
    if (answer.succeeded) result.answered++
    else if (answer.isShed) result.shed++
    else {
      result.failures++
      result.failure ??= chunk.toString().slice(0, 500)
    }
  }

  const run = async (number: number) => {
    const socket = connect(port, '127.0.0.1').setNoDelay()
    const chunks = socket[Symbol.asyncIterator]()
    const period = (1000 * connections) / rate
    let due = begin + (number * period) / connections
    for (; due < begin + milliseconds; due += period) {
      const early = due - performance.now()
      if (early > 1) await wait(early)
      const answer = new Answer()
      socket.write(next(), 'latin1')
      for (;;) {
        const { value, done } = await chunks.next()
        if (done) throw new Error('The server closed a connection')
        if (!answer.add(value)) continue
        note(answer, value, due)
        break
      }
    }
    socket.destroy()
  }
  await Promise.all(Array.from({ length: connections }, (_, number) => run(number)))
  const ms = (nanoseconds: number) => nanoseconds / 1e6
  return {
    ...result,
    p50: ms(latencies.percentile(50)),
    p99: ms(latencies.percentile(99)),
    maximum: ms(latencies.max),
    shedP99: ms(refusals.percentile(99)),
  }
}

process.on('message', async (options: PacedOptions) => process.send?.(await pace(options)))
