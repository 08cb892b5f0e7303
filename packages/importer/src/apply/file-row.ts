import type { DiagnosticRow, FileRow } from '@broadsheet/database'
import type { Diagnostic } from '@broadsheet/parser'
import { shortText } from '../limits/short-text.ts'
import type { FoundFile } from '../scan/file-list.ts'

/** With the path of the file, the cause is one entry of an index. */
const CAUSE_BYTES = 300

/**
 * Makes the row of a file.
 * @param sha256 hash of its content, or '' for a file that was not parsed: an asset, or a file that could not be read
 * @param readAt when the file was read, in milliseconds since 1970
 */
export function fileRow(file: FoundFile, sha256: string, readAt: number): FileRow {
  const { path, bytes, modifiedAt } = file
  return { path, sha256, bytes, modifiedAt, changedAt: changeTimeToStore(file, readAt), articleKey: null }
}

/** The coarsest time resolution of common file systems (FAT), in milliseconds. */
const coarsestResolution = 2000

/**
 * Returns the change time to store for a file that was read at `readAt`. A file that changed just before it was read can
 * change again within the same clock tick and keep its time. In that case the stored time is 0, so that the next import
 * reads the file again.
 */
export function changeTimeToStore(file: FoundFile, readAt: number): number {
  return file.changedAt < readAt - coarsestResolution ? file.changedAt : 0
}

export function diagnosticRow(diagnostic: Diagnostic): DiagnosticRow {
  const { severity, code, message, line, column, frame, hint, cause } = diagnostic
  return {
    severity,
    code,
    message,
    line: line ?? null,
    column: column ?? null,
    frame: frame ?? null,
    hint: hint ?? null,
    cause: cause === undefined ? null : shortText(cause, CAUSE_BYTES),
  }
}
