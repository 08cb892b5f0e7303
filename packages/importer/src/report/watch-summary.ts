import { toDiagnostic } from '../errors/file-diagnostics.ts'
import type { ImportReport } from '../operations/import-folder.ts'
import { diagnosticLines } from './format-diagnostics.ts'
import { formatCount, formatDuration } from './format-numbers.ts'
import { changeLines, redirectLines } from './import-summary.ts'

/** Changed files that are listed after an import in watch mode. The rest are counted. */
const listedChanges = 10

/** New problems with the rest of the archive that are listed after an import in watch mode. */
const listedProblems = 20

/**
 * Formats the report of an import in watch mode: what changed, and the problems in it. Returns nothing if neither exists,
 * because editors also touch files that are not articles. Problems of the site settings are shown only when they are new.
 * @param before report of the import before this one
 */
export function watchLines(report: ImportReport, before: ImportReport): string[] {
  const { changes, result, seconds, diagnostics, folderDiagnostics } = report
  const known = new Set(before.folderDiagnostics.map((one) => JSON.stringify(one)))
  const fromFolder = folderDiagnostics.filter((one) => !known.has(JSON.stringify(one)))
  const updated = changes.length === 0 ? (result?.updated ?? 0) : 0
  const fromFiles = changes.length === 0 ? [] : diagnostics.kept.filter((one) => !folderDiagnostics.includes(one))
  const fromArchive = (result?.newProblems ?? []).slice(0, listedProblems).map(toDiagnostic)
  const problems = [...fromFolder, ...fromFiles, ...fromArchive].filter(({ severity }) => severity !== 'INFO')
  if (changes.length === 0 && updated === 0 && problems.length === 0) return []
  const time = new Date().toTimeString().slice(0, 8)
  return [
    `${time} revision ${result?.revision} (${formatDuration(seconds)})`,
    ...changeLines(report, listedChanges),
    ...(updated > 0
      ? [`  parsed again: ${updated === 1 ? '1 article' : `${formatCount(updated)} articles`} changed`]
      : []),
    ...redirectLines(report, listedChanges),
    ...problems.flatMap(diagnosticLines),
  ]
}
