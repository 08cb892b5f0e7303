import type { DiagnosticModel } from '../../../generated/sqlite/models.ts'
import type { DiagnosticRow } from '../../schema/import-rows.ts'
import type { Stored } from '../../schema/model-types.ts'

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

export type Row = Stored<DiagnosticModel>

export function diagnosticRow(
  file: string,
  position: number,
  articleId: number | null,
  diagnostic: DiagnosticRow,
): Row {
  return { ...diagnostic, file, position, articleId }
}

export function finding(severity: string, code: string, message: string, hint: string): DiagnosticRow {
  return { severity, code, message, hint, line: null, column: null, frame: null }
}
