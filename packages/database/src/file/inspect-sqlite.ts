import Sqlite from 'better-sqlite3'
import { hasTable } from './schema-state.ts'
import { remedyOfDamage, sqliteRemedy } from './sqlite-remedy.ts'

/** One thing that an inspection looked at. */
export interface Finding {
  /** The subject: `search index`. */
  what: string
  /** The state in one line. */
  state: string
  /** A step that fixes a problem. Null if there is none. */
  remedy: string | null
}

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
    const remedy = sqliteRemedy(error)
    if (remedy === null || !(error instanceof Error)) throw error
    return [{ what: 'integrity', state: error.message, remedy }]
  }
}

function integrity(connection: Sqlite.Database): Finding {
  const problems = connection.prepare<[], string>('PRAGMA integrity_check(3)').pluck().all()
  const isSound = problems.length === 1 && problems[0] === 'ok'
  return { what: 'integrity', state: problems.join('; '), remedy: isSound ? null : remedyOfDamage }
}

function foreignKeys(connection: Sqlite.Database): Finding {
  const broken = connection.prepare('PRAGMA foreign_key_check').all().length
  const what = 'references'
  if (broken === 0) return { what, state: 'ok', remedy: null }
  return { what, state: `${broken} rows refer to rows that do not exist`, remedy: remedyOfDamage }
}

function searchIndexes(connection: Sqlite.Database): Finding[] {
  return ['ArticleSearch', 'HeadSearch']
    .filter((index) => hasTable(connection, `${index}_docsize`))
    .map((index) => {
      const count = (sql: string) => Number(connection.prepare(sql).pluck().get())
      const missing = count(`SELECT COUNT(*) FROM Article WHERE searchId NOT IN (SELECT id FROM ${index}_docsize)`)
      const extra = count(`SELECT COUNT(*) FROM ${index}_docsize WHERE id NOT IN (SELECT searchId FROM Article)`)
      const state = missing + extra === 0 ? 'ok' : `${missing} articles are missing, ${extra} rows belong to no article`
      return { what: `search index ${index}`, state, remedy: missing + extra === 0 ? null : remedyOfDamage }
    })
}
