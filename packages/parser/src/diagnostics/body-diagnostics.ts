import type { Diagnostic, Severity } from './diagnostic.ts'

/** Positions in the file for offsets in its body. Lines are counted at the first call, because most bodies need none. */
export class BodyDiagnostics {
  readonly all: Diagnostic[] = []
  private readonly file: string
  private readonly source: string
  private readonly firstLine: number
  private starts: number[] | null = null
  /** Number of searches through the whole source that are left. The limit bounds the cost of long files with many searches. */
  private searches = 100

  constructor(body: { file: string; source: string; line: number }) {
    this.file = body.file
    this.source = body.source
    this.firstLine = body.line
  }

  /** Returns line and column, from 1, of an offset in the body's source. */
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

  /** Returns the position of a text after an offset. Returns nothing if the source spells it differently (entities, encoding). */
  find(text: string, from = 0): { offset: number; line: number; column: number } | null {
    if (text === '' || this.searches === 0) return null
    const offset = this.source.indexOf(text, from)
    if (offset === -1) {
      this.searches -= 1
      return null
    }
    return { offset, ...this.at(offset) }
  }

  /**
   * Adds a diagnostic.
   * @param where an offset in the source, or a text to search for
   * @param cause the name that diagnostics of this code share if one fix is enough for all
   */
  report(
    severity: Severity,
    code: string,
    message: string,
    where: number | string | null,
    hint?: string,
    cause?: string,
  ): void {
    const place = typeof where === 'number' ? this.at(where) : where === null ? null : this.find(where)
    this.all.push({
      severity,
      code,
      message,
      file: this.file,
      ...(place && { line: place.line, column: place.column }),
      ...(hint !== undefined && { hint }),
      ...(cause !== undefined && { cause }),
    })
  }
}

function lineStarts(source: string): number[] {
  const starts = [0]
  const ends = /\r\n?|\n/g
  while (ends.exec(source)) starts.push(ends.lastIndex)
  return starts
}
