import type { Diagnostic, Severity } from '@broadsheet/parser'

export interface CodeCount {
  severity: string
  code: string
  count: number
}

const severities: readonly string[] = ['ERROR', 'WARNING', 'INFO'] satisfies Severity[]

/** More of one code than this are counted and not kept: an import's memory does not grow with the archive. */
const keptOfACode = 100

/** What an import found: all of it counted, and enough of it kept to be shown. */
export class Findings {
  readonly #counts = new Map<string, CodeCount>()
  readonly kept: Diagnostic[] = []

  add(diagnostics: Iterable<Diagnostic>): void {
    for (const diagnostic of diagnostics) {
      const { severity, code } = diagnostic
      const entry = this.#counts.get(`${severity} ${code}`) ?? { severity, code, count: 0 }
      this.#counts.set(`${severity} ${code}`, entry)
      if (++entry.count <= keptOfACode) this.kept.push(diagnostic)
    }
  }

  get counts(): CodeCount[] {
    return sortCodes([...this.#counts.values()])
  }
}

export function countCodes(diagnostics: Iterable<Diagnostic>): CodeCount[] {
  const findings = new Findings()
  findings.add(diagnostics)
  return findings.counts
}

/** Errors first, then by how many there are. */
export function sortCodes(codes: CodeCount[]): CodeCount[] {
  const rank = ({ severity }: CodeCount) => severities.indexOf(severity)
  return codes.toSorted((a, b) => rank(a) - rank(b) || b.count - a.count || (a.code < b.code ? -1 : 1))
}
