import type { DiagnosticModel } from '../../../generated/sqlite/models.ts'
import type { DiagnosticRow, NoteRow } from '../../schema/import-rows.ts'
import type { Stored } from '../../schema/model-types.ts'

/** A diagnostic of the archive as a whole, at one of the articles that it is about. Only those who see the article see it. */
export interface WholeNote extends NoteRow {
  articleId: number
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

/** @param cause the name that diagnostics of this code share if one fix is enough for all */
export function diagnostic(
  severity: string,
  code: string,
  message: string,
  hint: string,
  cause: string | null = null,
): DiagnosticRow {
  return { severity, code, message, hint, cause, line: null, column: null, frame: null }
}
