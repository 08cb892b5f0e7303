import { type Awaitable, after, BadInputError, encodeGlobalId, type Reader } from '@broadsheet/database'
import { brandWithType, type ObjectRef } from '@pothos/core'
import { builder, idDescription, type SchemaTypes } from '../builder/builder.ts'
import { decodeGlobalId, type LocalId } from '../builder/global-id.ts'

interface Row {
  readonly id: number
}

/** Loads rows by id, in the same order; null for each id that the viewer cannot see. */
type LoadByIds = (reader: Reader, ids: readonly number[]) => Awaitable<readonly (Row | null)[]>

export const Node = builder.nodeInterfaceRef()

export const NodeKind = builder.enumType('NodeKind', {
  description: 'The types that implement `Node`.',
  values: {
    ARTICLE: { description: 'An `Article`.' },
    AUTHOR: { description: 'An `Author`.' },
    CATEGORY: { description: 'A `Category`.' },
    TAG: { description: 'A `Tag`.' },
    IMAGE: { description: 'An `Image`.' },
  },
})

const loaders = new Map<string, LoadByIds>()
const maxNodes = 100

/**
 * Gives a type its `id` field, and registers how `node` and `nodes` load its rows. Pothos's own `id` resolver returns a
 * promise per row, which makes each list asynchronous.
 */
export function registerNode<Node extends Row>(
  ref: ObjectRef<PothosSchemaTypes.ExtendDefaultTypes<SchemaTypes>, Node>,
  load: LoadByIds,
): void {
  loaders.set(ref.name, load)
  builder.objectField(ref, 'id', (t) =>
    t.id({ description: idDescription(), resolve: ({ id }) => encodeGlobalId(ref.name, id) }),
  )
}

builder.queryFields((t) => ({
  node: t.field({
    type: Node,
    nullable: true,
    description: 'The object with this id. Null if there is none, or if you may not see it.',
    args: { id: t.arg.id({ required: true, description: 'The `id` of any object.' }) },
    resolve: (_root, { id }, { reader }) => after(loadNodes(reader, [decodeGlobalId(id)]), ([node]) => node ?? null),
  }),
  nodes: t.field({
    type: [Node],
    nullable: { list: false, items: true },
    description: `The objects with these ids, at most ${maxNodes}, in the same order. Null for each id without an object that you may see.`,
    args: { ids: t.arg.idList({ required: true, description: 'The `id`s of objects of any type.' }) },
    resolve: (_root, { ids }, { reader }) => {
      checkIdCount({ ids })
      return loadNodes(reader, ids.map(decodeGlobalId))
    },
  }),
}))

/** @throws `BadInputError` if there are too many ids for `nodes` */
export function checkIdCount({ ids }: { readonly ids: readonly unknown[] }): void {
  if (ids.length > maxNodes) throw new BadInputError(`ids: ${ids.length} are too many; give ${maxNodes} at most`)
}

/**
 * Loads rows of any type with one statement per type.
 * @param ids null for a text that is not an id
 * @returns the rows in the order of `ids`, null if there is none
 */
export function loadNodes(reader: Reader, ids: readonly (LocalId | null)[]): Awaitable<(Row | null)[]> {
  const nodes: (Row | null)[] = ids.map(() => null)
  let ready: Awaitable<unknown> = null
  for (const [typename, load] of loaders) {
    const wanted = ids.flatMap((id, index) => (id?.typename === typename ? [{ index, id: id.id }] : []))
    if (wanted.length === 0) continue
    const filled = after(
      load(
        reader,
        wanted.map(({ id }) => id),
      ),
      (rows) => {
        for (const [position, { index }] of wanted.entries())
          nodes[index] = withTypename(rows[position] ?? null, typename)
      },
    )
    ready = after(ready, () => filled)
  }
  return after(ready, () => nodes)
}

/** Marks a row with its GraphQL type, which interfaces and unions need to resolve the type. */
export function withTypename<Of extends object | null>(row: Of, typename: string): Of {
  // Pothos accepts the name of a type instead of its ref.
  if (row) brandWithType(row, typename as never)
  return row
}
