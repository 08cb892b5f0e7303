import { always, and, raw, type Sql, sql } from '../../sql/sql.ts'
import { type Connection, connect, noEdgeFields } from '../paging/connection.ts'
import { sourceOf } from '../paging/list-sources.ts'
import { pageOf } from '../paging/page.ts'
import type { List } from '../paging/selection.ts'
import type { SortKey } from '../paging/sort-keys.ts'
import type { DiagnosticArgs, DiagnosticWhere } from '../request/arguments.ts'
import type { Awaitable } from '../request/awaitable.ts'
import { isSet, type Optional } from '../request/optional.ts'
import { articleColumns, diagnosticColumns } from '../rows/columns.ts'
import type { ArticleNode, ImportDiagnostic } from '../rows/nodes.ts'
import { nodeAt } from '../snapshot/batch-loading.ts'
import type { Snapshot } from '../snapshot/snapshot.ts'
import { listed, reachable } from '../visibility/article-visibility.ts'
import type { DiagnosticReader } from './site-readers.ts'

/** By file, then in the order of the file. */
export const diagnosticSortKeys: readonly SortKey[] = [
  { field: 'file', descending: false, text: true },
  { field: 'position', descending: false },
]

export class Diagnostics implements DiagnosticReader {
  readonly #snapshot: Snapshot

  constructor(snapshot: Snapshot) {
    this.#snapshot = snapshot
  }

  page({ where, first, ...args }: DiagnosticArgs): Connection<ImportDiagnostic> {
    const page = pageOf({ ...args, first: first ?? 50 }, diagnosticSortKeys)
    return connect(
      sourceOf<ImportDiagnostic>(this.#snapshot, page, this.#list(where)),
      diagnosticSortKeys,
      page,
      noEdgeFields,
    )
  }

  articleOf(diagnostic: ImportDiagnostic): Awaitable<ArticleNode | null> {
    const { dialect, viewer } = this.#snapshot
    return nodeAt(
      this.#snapshot,
      diagnostic,
      'articleId',
      (ids) =>
        sql`SELECT ${articleColumns} FROM "Article" a WHERE ${dialect.isOneOf(raw('a.id'), ids)} AND ${reachable(viewer, 'a')}`,
    )
  }

  #list(where: Optional<DiagnosticWhere>): List {
    const matches = (alias: 'd' | 'e') => and(this.#conditions(where ?? {}, alias))
    const earlier = sql`SELECT 1 FROM "Diagnostic" e WHERE e.cause = d.cause AND e.code = d.code
      AND (e.file < d.file OR e.file = d.file AND e.position < d.position) AND ${matches('e')}`
    const condition = where?.repeated ? matches('d') : sql`${matches('d')} AND NOT EXISTS (${earlier})`
    return {
      sortKeys: diagnosticSortKeys,
      columns: diagnosticColumns(this.#snapshot.dialect),
      columnOf: (field) => raw(`d."${field}"`),
      from: raw('"Diagnostic" d'),
      where: () => condition,
    }
  }

  #conditions({ severity, code, fileStartsWith }: DiagnosticWhere, alias: 'd' | 'e'): Sql[] {
    const { dialect } = this.#snapshot
    const conditions = [visible(this.#snapshot, alias)]
    if (severity) conditions.push(dialect.isOneOf(raw(`${alias}.severity`), severity))
    if (code) conditions.push(dialect.isOneOf(raw(`${alias}.code`), code))
    if (isSet(fileStartsWith)) {
      const start = fileStartsWith.normalize('NFC')
      const file = raw(`${alias}.file`)
      conditions.push(sql`${file} >= ${start} AND ${file} < ${`${start}\u{10ffff}`}`)
    }
    return conditions
  }
}

/** The public sees diagnostics only if the site's settings allow it, and none about articles that lists do not show. */
function visible({ dialect, viewer }: Snapshot, alias: 'd' | 'e'): Sql {
  if (viewer.preview) return always
  const articleId = raw(`${alias}."articleId"`)
  const isPublic = dialect.isTrueIn(raw('s.settings'), 'publicDiagnostics')
  return sql`EXISTS (SELECT 1 FROM "Site" s WHERE ${isPublic}) AND (${articleId} IS NULL
    OR EXISTS (SELECT 1 FROM "Article" a WHERE a.id = ${articleId} AND ${listed(viewer, 'a')}))`
}
