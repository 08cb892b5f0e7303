import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { type ArchiveNames, archiveNames, type SendQuery } from './archive-names.ts'

/** The queries that docs/queries.md explains, one per file. */
export const queriesFolder = resolve(import.meta.dirname, '../../../../docs/queries')

/** The tabs in their order, and the name of the archive that is the default of each one's variable. */
const examples: readonly (readonly [file: string, variable: keyof ArchiveNames | null])[] = [
  ['02-home-page', null],
  ['14-search', 'title'],
  ['05-article-page', 'path'],
  ['08-category-page', 'category'],
  ['10-tag-page', 'tag'],
  ['13-author-page', 'author'],
  ['17-archive', null],
  ['09-category-tree', null],
  ['24-image-audit', null],
]

/**
 * Returns the tabs with which GraphiQL opens: examples with names of this archive, so that each has a result. Examples for
 * which the archive has no name, such as that of a tag, are left out. Reads the files at each call.
 */
export async function exampleTabs(send: SendQuery): Promise<{ query: string }[]> {
  const names = await archiveNames(send)
  return examples.flatMap(([file, variable]) => {
    const query = readFileSync(resolve(queriesFolder, `${file}.graphql`), 'utf8')
    if (variable === null) return [{ query }]
    const name = names[variable]
    return name === null ? [] : [{ query: withDefault(query, name) }]
  })
}

/** Replaces the default of the first variable. A string of JSON is a string of GraphQL too. */
function withDefault(query: string, value: string): string {
  return query.replace(/(?<=\$\w+: String = )"[^"]*"/, () => JSON.stringify(value))
}
