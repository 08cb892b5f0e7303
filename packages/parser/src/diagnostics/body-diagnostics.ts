import type { Diagnostic, Severity } from './diagnostic.ts'

/** The places of a body in its file. Lines are counted only once somebody asks. */
export class BodyDiagnostics {
  readonly all: Diagnostic[] = []
  private readonly file: string
  private readonly source: string
  private readonly firstLine: number
  private starts: number[] | null = null
  /** How often a search may still run through the whole source: a long file full of odd addresses must not cost more. */
  private searches = 100

  constructor(body: { file: string; source: string; line: number }) {
    this.file = body.file
    this.source = body.source
    this.firstLine = body.line
  }

  /** Line and column, from 1, of an offset in the body's source. */
  at(offset: number): { line: number; column: number } {
    this.starts ??= lineStarts(this.source)
    let low = 0
    let high = this.starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((this.starts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return { line: this.firstLine + low, column: offset - (this.starts[low] ?? 0) + 1 }
  }

  /** Where a text stands for the first time from an offset on; nothing where it is written otherwise (entities, encoding). */
  find(text: string, from = 0): { offset: number; line: number; column: number } | null {
    if (text === '' || this.searches === 0) return null
    const offset = this.source.indexOf(text, from)
    if (offset === -1) {
      this.searches -= 1
      return null
    }
    return { offset, ...this.at(offset) }
  }

  /** Adds a diagnostic; `where` is an offset in the source, or a text to look for in it. */
  report(severity: Severity, code: string, message: string, where: number | string | null, hint?: string): void {
    const place = typeof where === 'number' ? this.at(where) : where === null ? null : this.find(where)
    this.all.push({
      severity,
      code,
      message,
      file: this.file,
      ...(place && { line: place.line, column: place.column }),
      ...(hint !== undefined && { hint }),
    })
  }
}

function lineStarts(source: string): number[] {
  const starts = [0]
  const ends = /\r\n?|\n/g
  while (ends.exec(source)) starts.push(ends.lastIndex)
  return starts
}
