import type { ImportWriter } from '@broadsheet/database'
import { applyArticles } from './apply-articles.ts'
import { applyPictures } from './apply-pictures.ts'
import { difference } from './difference.ts'
import { Findings } from './findings.ts'
import { guardFolder, guardLosses } from './guard.ts'
import { diagnosticRow } from './rows.ts'
import { avatarFiles, siteRow } from './site-row.ts'
import type { Survey } from './survey.ts'

export interface ApplyOptions {
  /** Go on where the guard would refuse. */
  force: boolean
  /** Read and parse every file, changed or not. */
  full: boolean
  /** Files read, and to read. */
  onProgress: (done: number, total: number) => void
  signal: AbortSignal
}

/** A file of the folder that is not as the last import saw it. */
export interface FileChange {
  kind: 'added' | 'changed' | 'moved' | 'removed'
  path: string
  /** Where a moved file was. */
  from?: string
}

export interface Applied {
  changes: FileChange[]
  /** Files that were parsed, changed or not. */
  parsed: number
  /** About the folder, its settings, its pictures and the files parsed. */
  findings: Findings
}

/** What the parts of one import share. */
export interface Run {
  survey: Survey
  writer: ImportWriter
  options: ApplyOptions
  applied: Applied
}

/**
 * Hands the writer all in which the folder differs from the database, and commits nothing. Throws an ImportError where
 * the guard refuses, Interrupted when the signal comes.
 */
export async function apply(survey: Survey, writer: ImportWriter, options: ApplyOptions): Promise<Applied> {
  const before = writer.site()
  if (!options.force) guardFolder(survey.root, survey.articles.length, before.contentDir)
  const found = await difference(survey, writer.files())
  const { articles, assets, moves } = found
  if (!options.force) guardLosses(survey.root, articles.known, articles.gone.length - moves.length)

  const applied: Applied = { changes: [], parsed: 0, findings: new Findings() }
  applied.findings.add(survey.diagnostics)
  const run: Run = { survey, writer, options, applied }
  const settingsMoved = before.settingsHash !== survey.settingsHash
  const { pictures, shownBy } = await applyPictures(run, assets)
  const renew = (path: string) => options.full || settingsMoved || shownBy.has(path)
  const lost = await applyArticles(run, found, pictures, renew)

  const assetsMoved = assets.created.length + assets.suspects.length + assets.gone.length > 0
  if (settingsMoved || before.contentDir !== survey.root || (assetsMoved && survey.site.authors.length > 0)) {
    await pictures.prepare(avatarFiles(survey))
    writer.putSite(siteRow(survey, pictures.row))
  }
  writer.putNotes([...survey.diagnostics, ...lost].map((note) => ({ file: note.file, ...diagnosticRow(note) })))
  return applied
}
