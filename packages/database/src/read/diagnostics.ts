import type { DiagnosticArgs, DiagnosticWhere, Given } from './arguments.ts'
import { noUse } from './articles.ts'
import type { Awaitable } from './awaitable.ts'
import { articleColumns, diagnosticColumns } from './columns.ts'
import { type Connection, connect } from './connection.ts'
import type { List } from './list.ts'
import type { Term } from './order.ts'
import { isGiven, pageOf } from './page.ts'
import type { DiagnosticReader, Viewer } from './reader.ts'
import { nodeAt } from './relations.ts'
import type { ArticleNode, ImportDiagnostic } from './rows.ts'
import type { Snapshot } from './snapshot.ts'
import { sourceOf } from './sources.ts'
import { always, and, raw, type Sql, sql } from './sql.ts'
import { listed, reachable } from './visibility.ts'

/** File by file, from the top. */
const terms: readonly Term[] = [
  { field: 'file', descending: false, text: true },
  { field: 'position', descending: false },
]

export class Diagnostics implements DiagnosticReader {
  readonly #snapshot: Snapshot

  constructor(snapshot: Snapshot) {
    this.#snapshot = snapshot
  }

  page({ where, first, ...args }: DiagnosticArgs): Connection<ImportDiagnostic> {
    const page = pageOf({ ...args, first: first ?? 50 }, terms)
    return connect(sourceOf<ImportDiagnostic>(this.#snapshot, page, this.#list(where)), terms, page, noUse)
  }

  articleOf(diagnostic: ImportDiagnostic): Awaitable<ArticleNode | null> {
    const { dialect, viewer } = this.#snapshot
    return nodeAt(
      this.#snapshot,
      diagnostic,
      'articleId',
      (ids) =>
        sql`SELECT ${articleColumns} FROM "Article" a WHERE ${dialect.among(raw('a.id'), ids)} AND ${reachable(viewer, 'a')}`,
    )
  }

  #list(where: Given<DiagnosticWhere>): List {
    const { dialect, viewer } = this.#snapshot
    const { severity, code, fileStartsWith } = where ?? {}
    const conditions = [visible(viewer)]
    if (severity) conditions.push(dialect.among(raw('d.severity'), severity))
    if (code) conditions.push(dialect.among(raw('d.code'), code))
    if (isGiven(fileStartsWith)) {
      const start = fileStartsWith.normalize('NFC')
      conditions.push(sql`d.file >= ${start} AND d.file < ${`${start}\u{10ffff}`}`)
    }
    const condition = and(conditions)
    return {
      terms,
      columns: diagnosticColumns,
      columnOf: (field) => raw(`d."${field}"`),
      from: raw('"Diagnostic" d'),
      where: () => condition,
    }
  }
}

/** To the public only where the site opens them, and nothing of articles that it sees in no list. */
function visible(viewer: Viewer): Sql {
  if (viewer.preview) return always
  return sql`EXISTS (SELECT 1 FROM "Site" s WHERE s.settings ->> '$.publicDiagnostics' = 1) AND (d."articleId" IS NULL
    OR EXISTS (SELECT 1 FROM "Article" a WHERE a.id = d."articleId" AND ${listed(viewer, 'a')}))`
}
