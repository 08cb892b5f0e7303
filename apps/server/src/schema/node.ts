import { BadInputError } from '@broadsheet/database'
import { resolveNodes } from '@pothos/plugin-relay'
import { type GraphQLResolveInfo, isObjectType } from 'graphql'
import { builder } from '../builder.ts'
import { decodeGlobalId, type LocalId } from '../global-id.ts'

const Node = builder.nodeInterfaceRef()
const maxNodes = 100

builder.queryFields((t) => ({
  node: t.field({
    type: Node,
    nullable: true,
    description: 'Whatever has this id, or null where nothing has it that you may see.',
    args: { id: t.arg.id({ required: true, description: 'An `id` that this API gave.' }) },
    resolve: async (_root, { id }, context, info) => {
      const [node] = await resolveNodes(builder, context, info, [existing(id, info)])
      return node
    },
  }),
  nodes: t.field({
    type: [Node],
    nullable: { list: false, items: true },
    description: `The same for up to ${maxNodes} ids at once, in the order asked.`,
    args: { ids: t.arg.idList({ required: true, description: 'Ids that this API gave.' }) },
    resolve: (_root, { ids }, context, info) => {
      if (ids.length > maxNodes) throw new BadInputError(`ids: ${ids.length} are too many; give ${maxNodes} at most`)
      return resolveNodes(
        builder,
        context,
        info,
        ids.map((id) => existing(id, info)),
      )
    },
  }),
}))

/** What the id names, or null for what names no node: a guess finds nothing, and is no fault. */
function existing(text: string, { schema }: GraphQLResolveInfo): LocalId | null {
  const id = decodeGlobalId(text)
  const type = id && schema.getType(id.typename)
  return isObjectType(type) && type.getInterfaces().some(({ name }) => name === Node.name) ? id : null
}
