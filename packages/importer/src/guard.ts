import { ImportError } from './import-error.ts'

/** An archive is not emptied by a folder that was not mounted, or by the name of another. Throws an ImportError. */
export function guardFolder(root: string, articles: number, madeFrom: string | null): void {
  if (madeFrom !== null && madeFrom !== root) {
    throw refusal(`the database was made from ${madeFrom}, and this is ${root}`, 'replace all that it holds')
  }
  if (articles === 0) throw refusal(`${root}: there is no article in this folder`, 'import it as it is')
}

/** More than half of an archive is not deleted in one go by accident. Throws an ImportError. */
export function guardLosses(root: string, known: number, gone: number): void {
  if (gone * 2 <= known) return
  throw refusal(
    `${root}: ${gone} of the ${known} files that the database knows are gone from the folder`,
    'delete them',
  )
}

function refusal(what: string, wish: string): ImportError {
  return new ImportError(`${what}. Nothing was changed; to ${wish}, import with --force`)
}
