import type { DiagnosticRow } from '../../schema/import-rows.ts'
import type { TableRow } from '../../schema/table-rows.ts'

/** What there is to be found about an article's place in the archive. */
export interface Suspect {
  id: number
  key: string
  wantedKey: string
  path: string
  wantedPath: string
  /** Whether it has links to nothing, aliases, or had something to be found before. */
  doubtful: number
}

export type Row = TableRow<'Diagnostic'>

export function diagnosticRow(
  file: string,
  position: number,
  articleId: number | null,
  diagnostic: DiagnosticRow,
): Row {
  const { severity, code, message, line, column, frame, hint } = diagnostic
  return { file, position, severity, code, message, line, column, frame, hint, articleId }
}

export function finding(severity: string, code: string, message: string, hint: string): DiagnosticRow {
  return { severity, code, message, hint, line: null, column: null, frame: null }
}
