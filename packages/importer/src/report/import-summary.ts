import type { Diagnostic, Severity } from '@broadsheet/parser'
import type { CodeCount } from '../errors/diagnostic-counter.ts'
import { toDiagnostic } from '../errors/file-diagnostics.ts'
import type { ImportReport } from '../operations/import-folder.ts'
import type { SkippedFile } from '../scan/walk.ts'
import { codeTable, diagnosticLine, diagnosticLines, ignoredLine, severityCounts } from './format-diagnostics.ts'
import { countOf, formatCount, formatDuration } from './format-numbers.ts'

/** Changes that a dry run lists. The rest are counted. */
const listedChanges = 40
/** Diagnostics that the summary shows: errors first, with their source lines, then warnings in one line each. */
const shownDiagnostics = 5

/** Formats the report of an import for people. */
export function importSummary(report: ImportReport): string {
  return [
    ...resultLines(report),
    ...(report.result === null ? changeLines(report, listedChanges) : []),
    ...skippedLines(report.skipped),
    ...problemLines(report),
  ].join('\n')
}

function resultLines({ folder, found, changes, parsed, result, seconds }: ImportReport): string[] {
  const time = formatDuration(seconds)
  if (result === null) {
    return [
      `Dry run of ${folder}: ${countOf(changes.length, 'file')} would change (${formatCount(parsed)} parsed, ${time})`,
    ]
  }
  const { created, updated, deleted, unchanged, revision, redirects } = result
  if (created + updated + deleted === 0) {
    return [`${folder}: no article changed; ${formatCount(unchanged)} articles, revision ${revision} (${time})`]
  }
  const parts = [
    [created, 'created'],
    [updated, 'updated'],
    [deleted, 'deleted'],
    [unchanged, 'unchanged'],
  ] as const
  const articles = parts.filter(([count]) => count > 0).map(([count, verb]) => `${formatCount(count)} ${verb}`)
  return [
    `${folder}: articles: ${articles.join(', ')}; revision ${revision} (${time})`,
    `  from ${countOf(found.articles, 'file')}, plus ${countOf(found.assets, 'file')} that articles may show`,
    ...(revision === 1
      ? ['  new database: only the redirects in the folder are known, no former paths of articles']
      : []),
    ...(redirects.count > 0
      ? [
          `  former paths that redirect now: ${formatCount(redirects.count)} (\`npm run check -- --redirects\` lists them)`,
        ]
      : []),
  ]
}

/** Formats changed files, one line each: `added    posts/a.md`. Lists at most `limit` of them. */
export function changeLines({ changes }: Pick<ImportReport, 'changes'>, limit: number): string[] {
  const lines = changes
    .first(limit)
    .map(({ kind, path, from }) => `  ${kind.padEnd(7)} ${from === undefined ? path : `${from} → ${path}`}`)
  const rest = changes.length - lines.length
  return rest > 0 ? [...lines, `  … and ${formatCount(rest)} more`] : lines
}

/**
 * Formats the former paths that redirect since an import: `redirect /old/ → /new/ (posts/a.md)`. Lists at most `limit` of
 * them.
 */
export function redirectLines({ result }: Pick<ImportReport, 'result'>, limit: number): string[] {
  const { count, first } = result?.redirects ?? { count: 0, first: [] }
  const lines = first.slice(0, limit).map(({ from, to, file }) => `  redirect ${from} → ${to} (${file})`)
  return count > lines.length ? [...lines, `  … and ${formatCount(count - lines.length)} more redirects`] : lines
}

/** Formats skipped files, grouped by reason: one example and the number of others. */
export function skippedLines(skipped: SkippedFile[]): string[] {
  if (skipped.length === 0) return []
  const reasons = [...Map.groupBy(skipped, ({ reason }) => reason)].sort(([, a], [, b]) => b.length - a.length)
  return [
    `Skipped: ${formatCount(skipped.length)}`,
    ...reasons.map(([reason, [first, ...others]]) => {
      const more = others.length === 0 ? '' : ` and ${formatCount(others.length)} more`
      return `  ${reason}: ${first?.path}${more}`
    }),
  ]
}

function problemLines({ diagnostics, result }: ImportReport): string[] {
  const codes = result?.diagnostics ?? diagnostics.counts
  const ignored = ignoredLine(result?.ignoredDiagnostics ?? 0)
  if (codes.length === 0) return ignored
  const kept = (wanted: Severity) =>
    diagnostics.kept.filter(({ severity }) => severity === wanted).slice(0, shownDiagnostics)
  const errors = kept('ERROR')
  const warnings = kept('WARNING').slice(0, shownDiagnostics - errors.length)
  const rest = errorCount(diagnostics.counts) - errors.length
  return [
    `Found: ${severityCounts(codes)} (\`npm run check\` or \`broadsheet check\` shows each with its source lines)`,
    ...codeTable(codes),
    ...ignored,
    ...errors.flatMap(diagnosticLines),
    ...warnings.map(diagnosticLine),
    ...newProblems(result).map(diagnosticLine),
    ...(rest > 0 ? [`… and ${formatCount(rest)} more errors`] : []),
  ]
}

/** The first new problems with the rest of the archive. */
function newProblems(result: ImportReport['result']): Diagnostic[] {
  const found = (result?.newProblems ?? []).map(toDiagnostic).filter(({ severity }) => severity !== 'INFO')
  return found.slice(0, shownDiagnostics)
}

function errorCount(codes: CodeCount[]): number {
  return codes.reduce((sum, { severity, count }) => (severity === 'ERROR' ? sum + count : sum), 0)
}

/**
 * Formats the report of an import as JSON: all changes, all counts, and the first hundred diagnostics of each code from
 * the files parsed. Scripts read this JSON, so its keys stay as they are.
 */
export function importJson(report: ImportReport): string {
  const { folder, found, skipped: passedOver, changes, parsed, result, seconds } = report
  const { kept: diagnostics, counts } = report.diagnostics
  return JSON.stringify({ folder, seconds, found, parsed, result, changes, passedOver, counts, diagnostics }, null, 2)
}

/** Returns whether the archive has an ERROR, in changed files or in others. `--strict` then exits with 1. */
export function hasError({ diagnostics, result }: ImportReport): boolean {
  return [...diagnostics.counts, ...(result?.diagnostics ?? [])].some(({ severity }) => severity === 'ERROR')
}
