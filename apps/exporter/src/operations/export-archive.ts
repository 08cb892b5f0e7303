import { backupDatabase } from '@broadsheet/database'
import type { Environment } from '@broadsheet/server'
import { type LocalServer, startLocalServer } from '@broadsheet/server/local'
import { ArchiveSource } from '../archive/archive.ts'
import { exportHost } from '../forms/addresses.ts'
import { forms } from '../forms/form.ts'
import { ExportError } from '../target/export-error.ts'
import { FileWriter } from '../target/file-writer.ts'
import { marker, openTarget } from '../target/target.ts'
import { exportFolder } from './export-folder.ts'
import { exportLines } from './export-lines.ts'
import type { ExportReport } from './export-report.ts'
import { exportSite } from './export-site.ts'

export type { ExportReport, SiteReport } from './export-report.ts'

export const exportForms = ['hexo', 'hugo', 'jekyll', 'jsonl', 'sqlite', 'site'] as const
export type ExportForm = (typeof exportForms)[number]

export interface ExportOptions {
  environment: Environment
  /** The folder or file to make. */
  target: string
  form: ExportForm
  /** The filter of the API's lists. Null: all articles. */
  where: unknown
  /** Whether to leave out drafts, scheduled, expired and hidden articles, and sources. */
  publishedOnly: boolean
  /** Whether to replace what is at the target. */
  force: boolean
}

/**
 * Writes an archive, or a part of it, in a form that other programs read. The target is complete or untouched.
 * @throws ExportError if the target is not free, or if the archive or the filter cannot be read
 */
export async function exportArchive(options: ExportOptions): Promise<ExportReport> {
  const { environment, form, where, publishedOnly, force } = options
  if (form === 'sqlite' && (where !== null || publishedOnly))
    throw new ExportError(
      'A SQLite file holds the whole archive, drafts included; to publish a part of it, export files and import them into a new database',
    )
  if (form === 'site' && where !== null)
    throw new ExportError('A static copy has all published articles; leave out --where')
  const target = openTarget({ path: options.target, force, contentDir: environment.contentDir })
  try {
    if (form === 'sqlite') await backupDatabase(environment.databaseUrl, target.unfinished)
    const report = form === 'sqlite' ? empty : await exportThrough(options, form, target.unfinished)
    target.finish()
    return report
  } finally {
    target.discard()
  }
}

const empty: ExportReport = { articles: 0, files: 0, bodies: null, differences: [], site: null }

const note = 'Made by broadsheet export. It may be replaced by another export.\n'

async function exportThrough(
  { environment, where, publishedOnly }: ExportOptions,
  form: Exclude<ExportForm, 'sqlite'>,
  unfinished: string,
): Promise<ExportReport> {
  const isSite = form === 'site'
  const publicUrl = isSite ? environment.publicUrl : exportHost
  const server = await startLocalServer({ ...environment, publicUrl, isCopy: isSite })
  try {
    if (isSite) return { ...empty, site: await exportSite(server, publicUrl, writerOf(unfinished)) }
    const source = new ArchiveSource(server, publishedOnly)
    if (form === 'jsonl') return { ...empty, articles: await exportLines(source, where, unfinished) }
    const writer = writerOf(unfinished)
    const copyFile = fileCopier(server, writer)
    const result = await exportFolder({
      source,
      environment,
      form: forms[form],
      where,
      publishedOnly,
      writer,
      copyFile,
    })
    return { ...empty, ...result }
  } finally {
    await server.close()
  }
}

function writerOf(folder: string): FileWriter {
  const writer = new FileWriter(folder)
  writer.write(marker, note)
  return writer
}

/** The server sends only files that the archive knows, and follows no link out of the content folder. */
function fileCopier(server: LocalServer, writer: FileWriter) {
  return async (file: string, path: string): Promise<boolean> => {
    const address = `${server.url}/media/${file.split('/').map(encodeURIComponent).join('/')}`
    const response = await fetch(address, { headers: { authorization: server.authorization } })
    if (!response.ok) return false
    writer.write(path, new Uint8Array(await response.arrayBuffer()))
    return true
  }
}
