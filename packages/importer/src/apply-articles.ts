import { classify, type Diagnostic } from '@broadsheet/parser'
import type { FileChange, Run } from './apply.ts'
import type { Difference } from './difference.ts'
import type { EncodedArticle } from './encoded-article.ts'
import { Interrupted } from './import-error.ts'
import { readAndParseAll } from './parse-pool.ts'
import type { Pictures } from './pictures.ts'
import type { ReadResult } from './read-and-parse.ts'
import { articleRows, diagnosticRow, fileRow, redirectRow } from './rows.ts'
import type { FoundFile } from './walk.ts'

/** A file to read, and what the database has of it. */
interface Errand {
  file: FoundFile
  /** Null for a file that is new at its path. */
  knownHash: string | null
  /** Parse it also where its bytes are as they were. */
  renew: boolean
}

/** Moves, removes, reads and parses. Returns what is to be said of files that could not be read this time. */
export async function applyArticles(
  run: Run,
  found: Difference,
  pictures: Pictures,
  renew: (path: string) => boolean,
): Promise<Diagnostic[]> {
  const moved = applyMoves(run, found)
  const errands = errandsFor(found, renew)
  const lost: Diagnostic[] = []
  let done = 0
  run.options.onProgress(done, errands.size)
  for await (const results of readAndParseAll(jobs(errands), startOf(run))) {
    await pictures.prepareFor(articlesIn(results))
    for (const result of results) {
      const errand = errands.get(result.path)
      if (errand !== undefined) lost.push(...applyResult(run, errand, result, pictures, moved))
    }
    reportPictures(run, pictures)
    done += results.length
    run.options.onProgress(done, errands.size)
    if (run.options.signal.aborted) throw new Interrupted()
  }
  return lost
}

/** Returns the new paths of moved files. */
function applyMoves({ writer, applied }: Run, { articles, moves }: Difference): Set<string> {
  const from = new Set<string>()
  for (const move of moves) {
    from.add(move.from)
    // Without a hash: until it is parsed under its new name the database does not know it.
    writer.moveFile(move.from, fileRow(move.to, '', 0))
    applied.changes.push({ kind: 'moved', path: move.to.path, from: move.from })
  }
  for (const { path } of articles.gone) {
    if (from.has(path)) continue
    writer.removeFile(path)
    applied.changes.push({ kind: 'removed', path })
  }
  return new Set(moves.map(({ to }) => to.path))
}

function errandsFor({ articles }: Difference, renew: (path: string) => boolean): Map<string, Errand> {
  const errands = [
    ...articles.created.map((file) => ({ file, knownHash: null, renew: true })),
    ...articles.suspects.map(({ file, known }) => ({ file, knownHash: known.sha256, renew: renew(file.path) })),
    ...articles.unchanged
      .filter(({ file }) => renew(file.path))
      .map(({ file, known }) => ({ file, knownHash: known.sha256, renew: true })),
  ]
  return new Map(
    errands.sort((a, b) => (a.file.path < b.file.path ? -1 : 1)).map((errand) => [errand.file.path, errand]),
  )
}

function jobs(errands: Map<string, Errand>) {
  return [...errands.values()].map(({ file: { path, real, bytes }, knownHash, renew }) => {
    return { path, real, bytes, parsedAs: renew ? null : knownHash }
  })
}

function startOf({ survey }: Run) {
  return { root: survey.root, site: survey.site, listing: [...survey.files.keys()] }
}

function articlesIn(results: ReadResult[]): EncodedArticle[] {
  return results.flatMap((result) => (result.outcome === 'parsed' ? (result.parsed.article ?? []) : []))
}

function applyResult(
  { writer, applied }: Run,
  { file, knownHash }: Errand,
  result: ReadResult,
  pictures: Pictures,
  moved: Set<string>,
): Diagnostic[] {
  switch (result.outcome) {
    case 'same':
      writer.touchFile(fileRow(file, knownHash ?? '', result.readAt))
      return []
    case 'lost': {
      applied.findings.add([result.diagnostic])
      // Without a hash, and with a time that no file has, the next import tries again.
      const row = fileRow(file, '', 0)
      if (knownHash === null && !moved.has(file.path)) writer.putFile(row, null, [])
      else writer.touchFile(row)
      return [result.diagnostic]
    }
    case 'parsed': {
      const { sha256, parsed, readAt } = result
      const { article, diagnostics } = parsed
      const redirect = article === null ? undefined : redirectRow(article)
      const rows = article === null || redirect !== undefined ? null : articleRows(article, pictures.row)
      writer.putFile(fileRow(file, sha256, readAt), rows, diagnostics.map(diagnosticRow), redirect)
      applied.parsed++
      applied.findings.add(diagnostics)
      if (!moved.has(file.path) && sha256 !== knownHash) {
        const kind: FileChange['kind'] = knownHash === null ? 'added' : 'changed'
        applied.changes.push({ kind, path: file.path })
      }
      return []
    }
  }
}

/** What is wrong with a picture stands with the picture's own file. */
function reportPictures({ survey, writer, applied }: Run, pictures: Pictures): void {
  const found = pictures.diagnostics.splice(0)
  applied.findings.add(found)
  for (const diagnostic of found) {
    const file = survey.files.get(diagnostic.file)
    if (file !== undefined && classify(file.path, survey.site).kind === 'asset') {
      writer.putFile(fileRow(file, '', Date.now()), null, [diagnosticRow(diagnostic)])
    }
  }
}
