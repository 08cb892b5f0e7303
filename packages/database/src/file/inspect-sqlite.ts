import Sqlite from 'better-sqlite3'
import { hasTable } from './schema-state.ts'

/** One thing that an inspection looked at. */
export interface Finding {
  /** The subject: `search index`. */
  what: string
  /** The state in one line. */
  state: string
  /** A step that fixes a problem. Null if there is none. */
  remedy: string | null
}

const renew = 'delete the file and import again, or restore a backup; only former paths do not come from the folder'

/**
 * Checks the content of a SQLite file: its pages, its foreign keys, and the search indexes of the articles. Reads the
 * whole file once: about a second for each 500 MB.
 */
export function inspectSqlite(file: string): Finding[] {
  try {
    const connection = new Sqlite(file, { readonly: true, fileMustExist: true })
    try {
      return [integrity(connection), foreignKeys(connection), ...searchIndexes(connection)]
    } finally {
      connection.close()
    }
  } catch (error) {
    return [
      { what: 'integrity', state: error instanceof Error ? error.message : String(error), remedy: remedyOf(error) },
    ]
  }
}

function remedyOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : null
  if (code === 'SQLITE_BUSY') return 'wait until the first import has ended'
  if (code === 'SQLITE_READONLY_ROLLBACK') return 'an import was killed; import again, which undoes what it has written'
  return renew
}

function integrity(connection: Sqlite.Database): Finding {
  const problems = connection.prepare<[], string>('PRAGMA integrity_check(3)').pluck().all()
  const isSound = problems.length === 1 && problems[0] === 'ok'
  return { what: 'integrity', state: problems.join('; '), remedy: isSound ? null : renew }
}

function foreignKeys(connection: Sqlite.Database): Finding {
  const broken = connection.prepare('PRAGMA foreign_key_check').all().length
  const what = 'references'
  if (broken === 0) return { what, state: 'ok', remedy: null }
  return { what, state: `${broken} rows refer to rows that do not exist`, remedy: renew }
}

function searchIndexes(connection: Sqlite.Database): Finding[] {
  return ['ArticleSearch', 'HeadSearch']
    .filter((index) => hasTable(connection, `${index}_docsize`))
    .map((index) => {
      const count = (sql: string) => Number(connection.prepare(sql).pluck().get())
      const missing = count(`SELECT COUNT(*) FROM Article WHERE searchId NOT IN (SELECT id FROM ${index}_docsize)`)
      const extra = count(`SELECT COUNT(*) FROM ${index}_docsize WHERE id NOT IN (SELECT searchId FROM Article)`)
      const state = missing + extra === 0 ? 'ok' : `${missing} articles are missing, ${extra} rows belong to no article`
      return { what: `search index ${index}`, state, remedy: missing + extra === 0 ? null : renew }
    })
}
