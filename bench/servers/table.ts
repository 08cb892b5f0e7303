import type { Measure } from './measured-load.ts'

/** Prints rows whose cells are below each other. */
export function printTable(rows: readonly (readonly string[])[]): void {
  const width = 2 + Math.max(...rows.flat().map((cell) => cell.length))
  for (const row of rows) console.log(row.map((cell) => cell.padStart(width)).join(''))
}

/** CPU time of a request in microseconds. */
export const micro = ({ processor }: Measure) => processor.toFixed(0)

/** Requests per second, and CPU time of a request. */
export const amounts = (measure: Measure) => [
  Math.round(measure.requestsPerSecond).toLocaleString('en'),
  micro(measure),
]

/** The speed of one server as a ratio to another: by requests per second, and by CPU time. */
export const shares = (measure: Measure, other: Measure) => [
  (measure.requestsPerSecond / other.requestsPerSecond).toFixed(2),
  (other.processor / measure.processor).toFixed(2),
]

/** Latencies in milliseconds. */
export const times = ({ p50, p99 }: Measure) => [p50.toFixed(2), p99.toFixed(2)]
