import type { ImportWriter } from '@broadsheet/database'
import { diagnosticFilter } from '@broadsheet/parser'
import { DiagnosticCounter } from '../errors/diagnostic-counter.ts'
import { compareFolder } from '../scan/compare.ts'
import type { FolderScan } from '../scan/scan-folder.ts'
import { applyArticles } from './apply-articles.ts'
import { applyImages } from './apply-images.ts'
import { ChangeList } from './change-list.ts'
import { diagnosticRow } from './file-row.ts'
import type { Applied, ApplyOptions, ImportRun } from './import-run.ts'
import { refuseMassDeletion, refuseOtherFolder } from './safety-checks.ts'
import { avatarFiles, siteRow } from './site-row.ts'

/**
 * Passes all differences between a folder and the database to the writer, without committing. Throws an ImportError if a
 * safety check fails, and Interrupted if the signal is aborted.
 */
export async function apply(scan: FolderScan, writer: ImportWriter, options: ApplyOptions): Promise<Applied> {
  const before = writer.site()
  if (!options.force) refuseOtherFolder(scan.root, scan.articles.length, before.contentDir)
  const found = await compareFolder(scan, writer.files())
  const { articles, moves } = found
  if (!options.force) refuseMassDeletion(scan.root, articles.known, articles.deleted.length - moves.length)

  const isIgnored = diagnosticFilter(scan.site)
  writer.ignoreDiagnostics(isIgnored)
  const applied: Applied = {
    changes: new ChangeList(scan.files),
    parsed: 0,
    diagnostics: new DiagnosticCounter(isIgnored),
  }
  applied.diagnostics.add(scan.diagnostics)
  const run: ImportRun = { scan, writer, options, applied }
  const settingsChanged = before.settingsHash !== scan.settingsHash
  const { images, shownBy } = await applyImages(run, found)
  const mustParse = (path: string) => options.full || settingsChanged || shownBy.has(path)
  const failures = await applyArticles(run, found, images, mustParse)

  // The writer compares it with the stored one: data files and avatars change without the settings.
  await images.prepare(avatarFiles(scan))
  writer.putSite(siteRow(scan, images))
  writer.putNotes([...scan.diagnostics, ...failures].map((one) => ({ file: one.file, ...diagnosticRow(one) })))
  return applied
}
