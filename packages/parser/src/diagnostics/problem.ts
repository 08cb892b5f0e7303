import type { Severity } from './diagnostic.ts'

/** A diagnostic before its file and its code frame are known. Lines and columns count from 1 within the file. */
export interface Problem {
  severity: Severity
  code: string
  message: string
  hint?: string
  line?: number
  column?: number
  /** The name that problems of this code share if one fix is enough for all. */
  cause?: string
  /** The front matter key with the lost value. */
  lostKey?: string
}
