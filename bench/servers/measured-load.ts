import type { LoadResult } from './load-generator.ts'
import type { LoadProcess, ServerProcess } from './processes.ts'
import type { Asked } from './request-text.ts'

/** The work of one server under load. Latencies are in milliseconds. */
export interface Measure extends Omit<LoadResult, 'requests' | 'shed' | 'failures' | 'failure'> {
  /** CPU time of the server for one request, in microseconds. */
  processor: number
}

export interface MeasuredLoad {
  /** The name of this load in errors. */
  label: string
  server: ServerProcess
  load: LoadProcess
  asked: Asked
  /** Each has one request under way. */
  connections: number
  milliseconds: number
}

/**
 * Sends requests and returns what the server did. Prints how many it refused.
 * @throws if an answer is neither 200 nor a refusal, or if all are refusals
 */
export async function measureLoad({ label, server, load, asked, ...pace }: MeasuredLoad): Promise<Measure> {
  const before = server.processorMicroseconds()
  const result = await load.run({ ...asked, ...pace, port: server.port })
  const { requests, times } = checkedLoad(label, result)
  return { ...times, processor: (server.processorMicroseconds() - before) / requests }
}

/**
 * Prints how many requests were refused: on a machine without free processor time, that is not the fault of the server.
 * @throws if another answer is not 200, or if all are refusals
 */
export function checkedLoad(label: string, { requests, shed, failures, failure, ...times }: LoadResult) {
  if (failures > 0) throw new Error(`${label}: ${failures} requests failed:\n${failure}`)
  if (requests === 0) throw new Error(`${label}: all ${shed} requests were refused with 503`)
  if (shed > 0) console.log(`${label}: ${shed} of ${requests + shed} requests were refused with 503`)
  return { requests, times }
}

/** The median of each figure. */
export function median(results: readonly Measure[] = []): Measure {
  const of = (key: keyof Measure) =>
    results.map((result) => result[key]).toSorted((a, b) => a - b)[results.length >> 1] ?? 0
  return { requestsPerSecond: of('requestsPerSecond'), p50: of('p50'), p99: of('p99'), processor: of('processor') }
}
