import type { ArticleWhere, CategoryRefFilter } from '../request/arguments.ts'
import { type Awaitable, after } from '../request/awaitable.ts'
import type { Optional } from '../request/optional.ts'
import type { Snapshot } from '../snapshot/snapshot.ts'
import { idsOfRefs, type Join, joins } from '../visibility/joins.ts'

type JoinName = keyof typeof joins

export interface TermOfFilter {
  part: ArticleWhere
  name: JoinName
  /** The rest of the same filter. */
  rest: CategoryRefFilter | null
  of: SingleTerm
}

/** If the filter requires one name, the list can use its index. Tags come first, because they narrow most. */
export function readSingleTerm(snapshot: Snapshot, parts: readonly ArticleWhere[]): Awaitable<TermOfFilter | null> {
  for (const name of ['tag', 'author', 'category'] as const) {
    for (const part of parts) {
      const [ref, rest] = neededRef(part[name])
      if (ref === null) continue
      const endsOnly = name === 'category' && part.category?.includeDescendants === false
      const query = idsOfRefs(snapshot.dialect, joins[name], [ref])
      return after(snapshot.all<{ id: number }>(query), ([found, another]) =>
        found && !another ? { part, name, rest, of: { join: joins[name], id: found.id, endsOnly } } : null,
      )
    }
  }
  return null
}

function neededRef(filter: Optional<CategoryRefFilter>): [string | null, CategoryRefFilter | null] {
  const { anyOf, allOf } = filter ?? {}
  const [needed, ...others] = allOf ?? []
  if (needed !== undefined) return [needed, { ...filter, allOf: others }]
  const [only, another] = anyOf ?? []
  return only !== undefined && another === undefined ? [only, { ...filter, anyOf: null }] : [null, null]
}

/** The one author, tag or category whose articles a list has. */
export interface SingleTerm {
  readonly join: Join
  readonly id: number
  /** Only articles that name the category itself, not one below it. */
  readonly endsOnly: boolean
}
