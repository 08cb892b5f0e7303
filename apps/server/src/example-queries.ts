import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'

/** The queries that docs/queries.md explains, a file each. */
export const queriesFolder = resolve(import.meta.dirname, '../../../docs/queries')

/** Those that answer something on any archive come first. */
const shown = [
  '02-home-page',
  '14-search',
  '17-archive',
  '09-category-tree',
  '05-article-page',
  '08-category-page',
  '19-filters',
  '24-image-audit',
]

/** What GraphiQL opens with; slugs and names are the sample's. Read when somebody opens it. */
export function exampleTabs(): { query: string }[] {
  return shown.map((name) => ({ query: readFileSync(resolve(queriesFolder, `${name}.graphql`), 'utf8') }))
}
