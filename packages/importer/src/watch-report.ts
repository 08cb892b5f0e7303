import type { ImportReport } from './import.ts'
import { diagnosticLines } from './print-diagnostics.ts'
import { count, duration } from './progress.ts'
import { changeLines } from './report.ts'

/** Changes that a watcher lists before it only counts. */
const listedChanges = 10

/**
 * What a watcher says of an import that followed another: what changed, and what is wrong in it. Nothing where neither
 * did: editors touch files that are no articles. What is wrong with the site's settings is said when it is new.
 */
export function watchLines(report: ImportReport, before: ImportReport): string[] {
  const { changes, result, seconds, findings, ofFolder } = report
  const known = new Set(before.ofFolder.map((one) => JSON.stringify(one)))
  const news = ofFolder.filter((one) => !known.has(JSON.stringify(one)))
  const updated = changes.length === 0 ? (result?.updated ?? 0) : 0
  const ofFiles = changes.length === 0 ? [] : findings.kept.filter((one) => !ofFolder.includes(one))
  const wrong = [...news, ...ofFiles].filter(({ severity }) => severity !== 'INFO')
  if (changes.length === 0 && updated === 0 && wrong.length === 0) return []
  const time = new Date().toTimeString().slice(0, 8)
  return [
    `${time} revision ${result?.revision} (${duration(seconds)})`,
    ...changeLines(report, listedChanges),
    ...(updated > 0
      ? [`  read anew: ${updated === 1 ? '1 article is another' : `${count(updated)} articles are others`} now`]
      : []),
    ...wrong.flatMap(diagnosticLines),
  ]
}
