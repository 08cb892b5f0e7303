/** The trace of a caller: https://www.w3.org/TR/trace-context/ */
export interface Traceparent {
  /** 32 hexadecimal digits. */
  readonly traceId: string
  /** The caller's own span: 16 hexadecimal digits. */
  readonly parentId: string
  /** Whether the caller records the trace. */
  readonly isSampled: boolean
}

const form = /^00-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})$/

/** Parses the header `traceparent`. Returns null if it is missing, of another version, or invalid. */
export function parseTraceparent(header: string | string[] | undefined): Traceparent | null {
  const [, traceId, parentId, flags] = form.exec(String(header ?? '')) ?? []
  if (traceId === undefined || parentId === undefined || flags === undefined) return null
  return { traceId, parentId, isSampled: Number.parseInt(flags, 16) % 2 === 1 }
}
