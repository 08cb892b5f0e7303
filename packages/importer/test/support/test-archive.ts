import { DatabaseSync } from 'node:sqlite'
import { createDatabase } from '@broadsheet/database'
import { temporaryDatabase } from '@broadsheet/database/testing'
import { type ImportOptions, type ImportReport, importFolder } from '../../src/operations/import-folder.ts'
import { type TemporaryFolder, temporaryFolder } from './temporary-folder.ts'

/** A content folder and a database, for one test. */
export interface TestArchive extends Disposable {
  folder: TemporaryFolder
  databaseUrl: string
  databaseFile: string
  import(options?: Partial<ImportOptions>): Promise<ImportReport>
  /** Queries the database over a separate connection, as another process would. */
  query(sql: string): { [column: string]: unknown }[]
  revision(): number
}

export function testArchive(files: { [path: string]: string | Uint8Array }): TestArchive {
  const folder = temporaryFolder(files)
  const file = temporaryDatabase()
  const database = createDatabase(file.url)
  return {
    folder,
    databaseUrl: file.url,
    databaseFile: file.file,
    import: (options) => importFolder({ folder: folder.path, database, ...options }),
    query(sql) {
      const connection = new DatabaseSync(file.file, { readOnly: true })
      try {
        return connection
          .prepare(sql)
          .all()
          .map((row) => ({ ...row }))
      } finally {
        connection.close()
      }
    },
    revision: () => database.revision(),
    [Symbol.dispose]() {
      database.close()
      file[Symbol.dispose]()
      folder[Symbol.dispose]()
    },
  }
}

/** Returns the text of an article. `fields` are more lines of its front matter. */
export function article(title: string, fields: string[] = [], body = 'Text.'): string {
  return ['---', `title: ${title}`, 'date: 2022-07-30', ...fields, '---', '', body, ''].join('\n')
}
