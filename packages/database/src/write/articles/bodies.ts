import type { ArticleRows } from '../../schema/import-rows.ts'
import type { TableRow } from '../../schema/table-rows.ts'
import { jsonText } from '../../text/json-text.ts'
import { updateColumns } from '../connection/row-statements.ts'
import type { WriteConnection } from '../connection/write-connection.ts'

type BodyColumn = Exclude<keyof TableRow<'Body'>, 'articleId'>

const columns: BodyColumn[] = ['source', 'html', 'text', 'excerpt', 'toc', 'frontMatter']
const longTexts = new Set<BodyColumn>(['source', 'html', 'text'])

/** Compared by SQLite, so that no long text becomes a string. */
const comparison = `SELECT ${columns
  .map((column) => `"${column}" = ${longTexts.has(column) ? 'CAST(? AS TEXT)' : '?'} AS "${column}"`)
  .join(', ')} FROM Body WHERE articleId = ?`

/** The large fields of articles. */
export class Bodies {
  readonly #connection: WriteConnection

  constructor(connection: WriteConnection) {
    this.#connection = connection
  }

  /** Adds the body of a new article. */
  add(articleId: number, body: ArticleRows['body']): void {
    this.#connection.insert('Body', [bodyRow(articleId, body)])
  }

  /**
   * Writes the fields that differ, and returns them.
   * @param kept fields that keep the stored value
   */
  replace(articleId: number, body: ArticleRows['body'], kept: BodyColumn[]): BodyColumn[] {
    const row = bodyRow(articleId, body)
    const values = columns.map((column) => row[column])
    const isSame = this.#connection.get<{ [column in BodyColumn]: 0 | 1 }>(comparison, ...values, articleId)
    const changed = columns.filter((column) => isSame?.[column] !== 1 && !kept.includes(column))
    updateColumns(this.#connection, 'Body', row, changed)
    return changed
  }
}

function bodyRow(articleId: number, body: ArticleRows['body']) {
  return { ...body, articleId, toc: jsonText(body.toc), frontMatter: jsonText(body.frontMatter) }
}
