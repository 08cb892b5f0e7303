import { type Awaitable, after, BadInputError, type Reader } from '@broadsheet/database'
import { brandWithType, type ObjectRef } from '@pothos/core'
import { builder, type SchemaTypes } from '../builder.ts'
import { decodeGlobalId, encodeGlobalId, type LocalId } from '../global-id.ts'

interface Row {
  readonly id: number
}

type Load = (reader: Reader, ids: readonly number[]) => Awaitable<readonly (Row | null)[]>

export const Node = builder.nodeInterfaceRef()

const loads = new Map<string, Load>()
const maxNodes = 100

/**
 * Gives a type its `id`, and `node` the means to find it again. The plugin's own `id` is a promise a row, and makes
 * one of every list that asks for it; so is its `node`.
 */
export function asNode<Node extends Row>(
  ref: ObjectRef<PothosSchemaTypes.ExtendDefaultTypes<SchemaTypes>, Node>,
  load: Load,
): void {
  loads.set(ref.name, load)
  builder.objectField(ref, 'id', (t) =>
    t.id({
      description:
        'Opaque and stable: it depends on the content (source path, name, address), never on a database row number, so a fresh import of the same files gives the same ids.',
      resolve: ({ id }) => encodeGlobalId(ref.name, id),
    }),
  )
}

builder.queryFields((t) => ({
  node: t.field({
    type: Node,
    nullable: true,
    description: 'Whatever has this id, or null where nothing has it that you may see.',
    args: { id: t.arg.id({ required: true, description: 'An `id` that this API gave.' }) },
    resolve: (_root, { id }, { reader }) => after(nodesOf(reader, [decodeGlobalId(id)]), ([node]) => node ?? null),
  }),
  nodes: t.field({
    type: [Node],
    nullable: { list: false, items: true },
    description: `The same for up to ${maxNodes} ids at once, in the order asked.`,
    args: { ids: t.arg.idList({ required: true, description: 'Ids that this API gave.' }) },
    resolve: (_root, { ids }, { reader }) => {
      if (ids.length > maxNodes) throw new BadInputError(`ids: ${ids.length} are too many; give ${maxNodes} at most`)
      return nodesOf(reader, ids.map(decodeGlobalId))
    },
  }),
}))

/** In the order asked, null for what names no node: a guess finds nothing, and is no fault. One statement a type. */
export function nodesOf(reader: Reader, wanted: readonly (LocalId | null)[]): Awaitable<(Row | null)[]> {
  const answer: (Row | null)[] = wanted.map(() => null)
  let ready: Awaitable<unknown> = null
  for (const [typename, load] of loads) {
    const places = wanted.flatMap((id, place) => (id?.typename === typename ? [{ place, id: id.id }] : []))
    if (places.length === 0) continue
    const filled = after(
      load(
        reader,
        places.map(({ id }) => id),
      ),
      (rows) => {
        for (const [index, { place }] of places.entries()) answer[place] = branded(rows[index] ?? null, typename)
      },
    )
    ready = after(ready, () => filled)
  }
  return after(ready, () => answer)
}

/** With its type's name, which a row does not tell by itself. */
export function branded<Of extends object | null>(row: Of, typename: string): Of {
  // A type's name serves as well as its ref.
  if (row) brandWithType(row, typename as never)
  return row
}
