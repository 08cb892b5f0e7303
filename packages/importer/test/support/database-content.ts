import { DatabaseSync } from 'node:sqlite'

/** The times of imports: the only columns that can differ between two databases with the same content. */
const instants = new Set(['Site.importedAt', 'Revision.at', 'Change.at', 'File.changedAt'])

/** Returns every row of every table, except for the times of imports, and every token of the search indexes. */
export function databaseContent(file: string): { [table: string]: unknown[]; searchIndexes: unknown[] } {
  const database = new DatabaseSync(file, { readOnly: true })
  const all = (sql: string) => database.prepare(sql).all()
  try {
    const tables = all(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '%Search%'
      AND name NOT LIKE 'sqlite%' AND name != '_prisma_migrations' ORDER BY name`)
    const rows = tables.map(({ name }): [string, unknown[]] => {
      const columns = all(`SELECT name FROM pragma_table_info('${name}')`)
        .filter((column) => !instants.has(`${name}.${column.name}`))
        .map((column) => `"${column.name}"`)
        .join(', ')
      return [String(name), all(`SELECT ${columns} FROM "${name}" ORDER BY ${columns}`)]
    })
    const searchIndexes = ['ArticleSearch', 'HeadSearch'].map((name) => tokensIn(database, name))
    return { ...Object.fromEntries(rows), searchIndexes }
  } finally {
    database.close()
  }
}

/** Returns the tokens of each column and article, in order. The index does not store the text itself. */
function tokensIn(database: DatabaseSync, index: string): unknown[] {
  database.exec(`CREATE VIRTUAL TABLE temp.${index}Tokens USING fts5vocab('main', '${index}', 'instance')`)
  return database
    .prepare(
      `SELECT a.file, t.col, group_concat(t.term, ' ' ORDER BY t."offset") AS tokens
        FROM temp.${index}Tokens t LEFT JOIN Article a ON a.searchId = t.doc GROUP BY t.doc, t.col ORDER BY a.file, t.col`,
    )
    .all()
}

/** Returns the errors that SQLite's integrity and foreign key checks report for a file. */
export function integrityErrors(file: string): unknown[] {
  const database = new DatabaseSync(file, { readOnly: true })
  try {
    const integrity = database
      .prepare('PRAGMA integrity_check')
      .all()
      .filter((row) => row.integrity_check !== 'ok')
    return [...integrity, ...database.prepare('PRAGMA foreign_key_check').all()]
  } finally {
    database.close()
  }
}
