export type Severity = 'ERROR' | 'WARNING' | 'INFO'

/** Something that a person should know about a file: what was wrong with it, or what had to be assumed. */
export interface Diagnostic {
  severity: Severity
  /** Stable and documented, in kebab case: `date-unreadable`. */
  code: string
  /** One sentence that names the field and the value. */
  message: string
  /** Path within the content folder. */
  file: string
  /** From 1, in the file as it stands on disk. */
  line?: number
  /** From 1, in UTF-16 units. */
  column?: number
  /** The lines around the place, with a caret under it. */
  frame?: string
  /** What would mend it. */
  hint?: string
}
