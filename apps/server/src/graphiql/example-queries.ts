import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'

/** The queries that docs/queries.md explains, one per file. */
export const queriesFolder = resolve(import.meta.dirname, '../../../../docs/queries')

/** The first ones have results on any archive; the others use slugs and names of the sample archive. */
const exampleNames = [
  '02-home-page',
  '14-search',
  '17-archive',
  '09-category-tree',
  '05-article-page',
  '08-category-page',
  '19-filters',
  '24-image-audit',
]

/** Returns the tabs with which GraphiQL opens. Reads the files at each call. */
export function exampleTabs(): { query: string }[] {
  return exampleNames.map((name) => ({ query: readFileSync(resolve(queriesFolder, `${name}.graphql`), 'utf8') }))
}
