export type Severity = 'ERROR' | 'WARNING' | 'INFO'

/** A problem in a file, or an assumption about it. */
export interface Diagnostic {
  severity: Severity
  /** Stable and documented, in kebab case: `date-unreadable`. */
  code: string
  /** One sentence that names the field and the value. */
  message: string
  /** Path within the content folder. */
  file: string
  /** Line in the file on disk, from 1. */
  line?: number
  /** Column in UTF-16 code units, from 1. */
  column?: number
  /** The lines around the position, with a caret below it. */
  frame?: string
  /** How to fix it. */
  hint?: string
  /**
   * The name that diagnostics of this code share if one fix is enough for all, such as an unknown shortcode. The archive
   * counts and lists them once.
   */
  cause?: string
}
