import type { Diagnostic, Severity } from '@broadsheet/parser'

/** How often a diagnostic code was reported. */
export interface CodeCount {
  severity: string
  code: string
  count: number
}

const severities: readonly string[] = ['ERROR', 'WARNING', 'INFO'] satisfies Severity[]

/** Diagnostics kept for each code. The limit keeps an import's memory independent of the archive's size. */
const keptPerCode = 100

/**
 * Counts all diagnostics of an import and keeps the first hundred of each code for display. A cause that concerns many
 * files, such as an unknown shortcode, counts once.
 */
export class DiagnosticCounter {
  readonly #counts = new Map<string, CodeCount>()
  readonly kept: Diagnostic[] = []
  readonly #isIgnored: (diagnostic: Diagnostic) => boolean

  /** @param isIgnored whether the site ignores a diagnostic; it is not counted and not kept */
  constructor(isIgnored: (diagnostic: Diagnostic) => boolean = () => false) {
    this.#isIgnored = isIgnored
  }
  readonly #causes = new Set<string>()

  add(diagnostics: Iterable<Diagnostic>): void {
    for (const diagnostic of diagnostics) {
      if (this.#isIgnored(diagnostic)) continue
      const { severity, code, cause } = diagnostic
      if (cause !== undefined && this.#causes.has(`${code} ${cause}`)) continue
      if (cause !== undefined) this.#causes.add(`${code} ${cause}`)
      const entry = this.#counts.get(`${severity} ${code}`) ?? { severity, code, count: 0 }
      this.#counts.set(`${severity} ${code}`, entry)
      if (++entry.count <= keptPerCode) this.kept.push(diagnostic)
    }
  }

  /** All counts, sorted as `sortCodes` does. */
  get counts(): CodeCount[] {
    return sortCodes([...this.#counts.values()])
  }
}

/** Counts diagnostics by severity and code, sorted as `sortCodes` does. */
export function countCodes(diagnostics: Iterable<Diagnostic>): CodeCount[] {
  const counter = new DiagnosticCounter()
  counter.add(diagnostics)
  return counter.counts
}

/** Sorts by severity (errors first), then by count (highest first), then by code. */
export function sortCodes(codes: CodeCount[]): CodeCount[] {
  const rank = ({ severity }: CodeCount) => severities.indexOf(severity)
  return codes.toSorted((a, b) => rank(a) - rank(b) || b.count - a.count || (a.code < b.code ? -1 : 1))
}
