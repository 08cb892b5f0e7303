import type { Severity } from '@broadsheet/parser'
import type { CodeCount } from './findings.ts'
import type { ImportReport } from './import.ts'
import { codeTable, diagnosticLines, headlineOf, tally } from './print-diagnostics.ts'
import { count, duration } from './progress.ts'
import type { PassedOver } from './walk.ts'

/** Changes that a dry run or a watcher lists before it only counts. */
const listedChanges = 40
/** Errors first, with their lines; of warnings one line each, where room is left. */
const shownFindings = 5

/** What a person reads after an import. */
export function summary(report: ImportReport): string {
  return [
    ...headline(report),
    ...(report.result === null ? changeLines(report, listedChanges) : []),
    ...passedOverLines(report.passedOver),
    ...problemLines(report),
  ].join('\n')
}

function headline({ folder, found, changes, parsed, result, seconds }: ImportReport): string[] {
  const time = duration(seconds)
  if (result === null) {
    return [`Dry run of ${folder}: ${files(changes.length)} would change (${count(parsed)} parsed, ${time})`]
  }
  const { created, updated, deleted, unchanged, revision } = result
  if (created + updated + deleted === 0) {
    return [`${folder}: no article changed; ${count(unchanged)} articles, revision ${revision} (${time})`]
  }
  const parts = [
    [created, 'created'],
    [updated, 'updated'],
    [deleted, 'deleted'],
    [unchanged, 'unchanged'],
  ] as const
  const articles = parts.filter(([n]) => n > 0).map(([n, what]) => `${count(n)} ${what}`)
  return [
    `${folder}: articles: ${articles.join(', ')}; revision ${revision} (${time})`,
    `  from ${files(found.articles)}; ${files(found.assets)} that articles may show`,
  ]
}

function files(n: number): string {
  return n === 1 ? '1 file' : `${count(n)} files`
}

/** `added    posts/a.md`, a line a file. */
export function changeLines({ changes }: Pick<ImportReport, 'changes'>, most: number): string[] {
  const lines = changes
    .slice(0, most)
    .map(({ kind, path, from }) => `  ${kind.padEnd(7)} ${from === undefined ? path : `${from} → ${path}`}`)
  const rest = changes.length - lines.length
  return rest > 0 ? [...lines, `  … and ${count(rest)} more`] : lines
}

/** Of each reason how many, and the first. */
export function passedOverLines(passedOver: PassedOver[]): string[] {
  if (passedOver.length === 0) return []
  const reasons = [...Map.groupBy(passedOver, ({ reason }) => reason)].sort(([, a], [, b]) => b.length - a.length)
  return [
    `Passed over: ${count(passedOver.length)}`,
    ...reasons.map(([reason, [first, ...others]]) => {
      const more = others.length === 0 ? '' : ` and ${count(others.length)} more`
      return `  ${reason}: ${first?.path}${more}`
    }),
  ]
}

function problemLines({ findings, result }: ImportReport): string[] {
  const codes = result?.diagnostics ?? findings.counts
  if (codes.length === 0) return []
  const kept = (wanted: Severity) => findings.kept.filter(({ severity }) => severity === wanted).slice(0, shownFindings)
  const errors = kept('ERROR')
  const warnings = kept('WARNING').slice(0, shownFindings - errors.length)
  const rest = total(findings.counts) - errors.length
  return [
    `Found: ${tally(codes)} (\`npm run check\` shows each with its lines)`,
    ...codeTable(codes),
    ...errors.flatMap(diagnosticLines),
    ...warnings.map(headlineOf),
    ...(rest > 0 ? [`… and ${count(rest)} more errors`] : []),
  ]
}

function total(codes: CodeCount[]): number {
  return codes.reduce((sum, { severity, count: n }) => (severity === 'ERROR' ? sum + n : sum), 0)
}

/** For machines: the changes too. Of each code the first hundred diagnostics of what was parsed, and all counted. */
export function importJson(report: ImportReport): string {
  const { folder, found, passedOver, changes, parsed, findings, result, seconds } = report
  const { kept: diagnostics, counts } = findings
  return JSON.stringify({ folder, seconds, found, parsed, result, changes, passedOver, counts, diagnostics }, null, 2)
}

/** Whether --strict fails: an ERROR anywhere in the archive, not only in what changed. */
export function hasError({ findings, result }: ImportReport): boolean {
  return [...findings.counts, ...(result?.diagnostics ?? [])].some(({ severity }) => severity === 'ERROR')
}
