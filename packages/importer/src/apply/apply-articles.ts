import { classify, type Diagnostic } from '@broadsheet/parser'
import { Interrupted } from '../errors/import-error.ts'
import type { EncodedArticle } from '../parse/encoded-article.ts'
import type { ParseContext, ParseResult } from '../parse/parse-job.ts'
import { parseAll } from '../parse/parse-pool.ts'
import type { FolderChanges } from '../scan/compare.ts'
import { articleRows, redirectRow } from './article-rows.ts'
import type { FileChange } from './change-list.ts'
import { diagnosticRow, fileRow } from './file-row.ts'
import type { ImportRun } from './import-run.ts'
import type { LocalImages } from './local-images.ts'
import { type PendingFile, PendingFiles } from './pending-files.ts'
import { shortArticle } from './short-article.ts'

const noArticle = { article: null, diagnostics: [] }

/**
 * Applies moves and deletions, then reads and parses files and passes their rows to the writer. Returns a diagnostic for
 * each file that could not be read or parsed. Throws Interrupted if the signal is aborted.
 */
export async function applyArticles(
  run: ImportRun,
  found: FolderChanges,
  images: LocalImages,
  mustParse: (path: string) => boolean,
): Promise<Diagnostic[]> {
  const moved = applyMoves(run, found)
  const pending = new PendingFiles(found, mustParse)
  const failures: Diagnostic[] = []
  let done = 0
  run.options.onProgress(done, pending.length)
  for await (const results of parseAll(pending, parseContext(run))) {
    await images.prepareFor(articlesIn(results))
    for (const result of results) {
      const file = pending.get(result.path)
      if (file !== undefined) failures.push(...applyResult(run, file, result, images, moved))
    }
    reportImages(run, images)
    done += results.length
    run.options.onProgress(done, pending.length)
    if (run.options.signal.aborted) throw new Interrupted()
  }
  return failures.sort((a, b) => (a.file < b.file ? -1 : 1))
}

/** Returns the new paths of moved files. */
function applyMoves({ writer, applied }: ImportRun, { articles, moves }: FolderChanges): Set<string> {
  const from = new Set<string>()
  for (const move of moves) {
    from.add(move.from)
    // No hash: the file has not been parsed under its new path yet.
    writer.moveFile(move.from, fileRow(move.to, '', 0))
    applied.changes.add({ kind: 'moved', path: move.to.path, from: move.from })
  }
  for (const { path } of articles.deleted) {
    if (from.has(path)) continue
    writer.removeFile(path)
    applied.changes.add({ kind: 'removed', path })
  }
  return new Set(moves.map(({ to }) => to.path))
}

function parseContext({ scan }: ImportRun): ParseContext {
  return { root: scan.root, site: scan.site, paths: scan.files.paths, texts: scan.texts }
}

function articlesIn(results: ParseResult[]): EncodedArticle[] {
  return results.flatMap((result) => (result.outcome === 'parsed' ? (result.parsed.article ?? []) : []))
}

/** Returns the diagnostic of a file that could not be read or parsed. */
function applyResult(
  { writer, applied }: ImportRun,
  { file, knownHash }: PendingFile,
  result: ParseResult,
  images: LocalImages,
  moved: Set<string>,
): Diagnostic[] {
  switch (result.outcome) {
    case 'unchanged':
      writer.touchFile(fileRow(file, knownHash ?? '', result.readAt))
      return []
    case 'failed': {
      applied.diagnostics.add([result.diagnostic])
      // Without a hash and with a change time of 0, the next import tries again.
      const row = fileRow(file, '', 0)
      if (knownHash === null && !moved.has(file.path)) writer.putFile(row, null, [])
      else writer.touchFile(row)
      return [result.diagnostic]
    }
    case 'parsed': {
      const { sha256, parsed, readAt } = result
      const { article, diagnostics: tooLong } = parsed.article ? shortArticle(parsed.article) : noArticle
      const diagnostics = [...parsed.diagnostics, ...tooLong]
      const redirect = article === null ? undefined : redirectRow(article)
      const rows = article === null || redirect !== undefined ? null : articleRows(article, images)
      writer.putFile(fileRow(file, sha256, readAt), rows, diagnostics.map(diagnosticRow), redirect)
      applied.parsed++
      applied.diagnostics.add(diagnostics)
      if (!moved.has(file.path) && sha256 !== knownHash) {
        const kind: FileChange['kind'] = knownHash === null ? 'added' : 'changed'
        applied.changes.add({ kind, path: file.path })
      }
      return []
    }
  }
}

/** Stores the diagnostics of an image with the image's own file. */
function reportImages({ scan, writer, applied }: ImportRun, images: LocalImages): void {
  const diagnostics = images.diagnostics.splice(0)
  applied.diagnostics.add(diagnostics)
  for (const diagnostic of diagnostics) {
    const file = scan.files.get(diagnostic.file)
    if (file !== undefined && classify(file.path, scan.site).kind === 'asset') {
      writer.putFile(fileRow(file, '', Date.now()), null, [diagnosticRow(diagnostic)])
    }
  }
}
