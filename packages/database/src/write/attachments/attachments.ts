import type { AttachmentRow } from '../../schema/import-rows.ts'
import { areSameRows } from '../connection/row-statements.ts'
import type { WriteConnection } from '../connection/write-connection.ts'

/** The files, besides images, that articles link to or play. */
export class Attachments {
  readonly #connection: WriteConnection

  constructor(connection: WriteConnection) {
    this.#connection = connection
  }

  /** Adds the attachments of an article that had none. */
  add(articleId: number, attachments: AttachmentRow[]): void {
    this.#connection.insert('Attachment', rowsOf(articleId, attachments))
  }

  /** Makes the attachments of an article these. Returns whether they changed. */
  replace(articleId: number, attachments: AttachmentRow[]): boolean {
    const sql = 'SELECT * FROM Attachment WHERE articleId = ? ORDER BY position'
    if (areSameRows('Attachment', rowsOf(articleId, attachments), this.#connection.all(sql, articleId))) return false
    this.#connection.run('DELETE FROM Attachment WHERE articleId = ?', articleId)
    this.add(articleId, attachments)
    return true
  }

  /** Files of the articles that have an attachment with this base name, also if the file is missing. */
  filesWith(baseName: string): string[] {
    const sql = `SELECT DISTINCT a.file FROM Attachment t JOIN Article a ON a.id = t.articleId
      WHERE t.baseName = ? ORDER BY a.file`
    return this.#connection.all<{ file: string }>(sql, baseName).map(({ file }) => file)
  }
}

function rowsOf(articleId: number, attachments: AttachmentRow[]) {
  return attachments.map((attachment, position) => ({ articleId, position, ...attachment }))
}
