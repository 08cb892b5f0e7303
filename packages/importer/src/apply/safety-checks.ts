import { ImportError, noArticles } from '../errors/import-error.ts'

/**
 * Refuses to replace an archive with another folder, or with an empty one (such as a disk that is not mounted).
 * @param articles number of files in the folder that may be articles
 * @param importedFrom the folder that the database was imported from, or null for a new database
 * @throws ImportError
 */
export function refuseOtherFolder(root: string, articles: number, importedFrom: string | null): void {
  if (importedFrom !== null && importedFrom !== root) {
    throw refusal(`the database was imported from ${importedFrom}, not from ${root}`, 'replace its content')
  }
  if (articles === 0) throw refusal(noArticles(root), 'import it anyway')
}

/** Refuses to delete more than half of the files that the database knows. Throws an ImportError. */
export function refuseMassDeletion(root: string, known: number, deleted: number): void {
  if (deleted * 2 <= known) return
  throw refusal(
    `${root}: ${deleted} of the ${known} files that the database knows are missing from the folder`,
    'delete their articles',
  )
}

function refusal(problem: string, intention: string): ImportError {
  return new ImportError(`${problem}. The database has not changed; to ${intention}, import with --force`)
}
