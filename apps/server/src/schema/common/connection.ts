import type { Connection, Edge } from '@broadsheet/database'
import type { ObjectFieldsShape, ObjectRef } from '@pothos/core'
import { builder, type SchemaTypes } from '../builder/builder.ts'
import { PageInfo } from './page-info.ts'

export const forwardArgs = builder.args((t) => ({
  first: t.int({ description: 'Page size: how many items to return, 0 to 100. Default: 20.' }),
  after: t.string({ description: 'Return the items after this cursor: the `endCursor` of the page before.' }),
}))

export const pageArgs = builder.args((t) => ({
  ...forwardArgs,
  last: t.int({ description: 'Return this many items from the end, 0 to 100. Not together with `first`.' }),
  before: t.string({ description: 'Return the items before this cursor: the `startCursor` of the page after.' }),
}))

export const offsetArgs = builder.args((t) => ({
  ...pageArgs,
  offset: t.int({ description: 'How many items to skip, for numbered pages. Not together with a cursor.' }),
}))

type EdgeFields<Node, Use> = ObjectFieldsShape<PothosSchemaTypes.ExtendDefaultTypes<SchemaTypes>, Edge<Node, Use>>

/**
 * Defines a Relay connection and its edge over a `Connection` of the database, with two additions: `nodes`, and a
 * `totalCount` that is counted only if it is selected. Pothos's own connections compute `edges` in any case and derive
 * `nodes` from them.
 * @param name prefix of the type names: `Article` gives `ArticleConnection` and `ArticleEdge`
 * @param of plural noun for the descriptions
 */
export function connectionType<Node, Use = undefined>(
  name: string,
  node: ObjectRef<PothosSchemaTypes.ExtendDefaultTypes<SchemaTypes>, Node>,
  { of, edgeFields }: { of: string; edgeFields?: EdgeFields<Node, Use> },
) {
  const edge = builder.objectRef<Edge<Node, Use>>(`${name}Edge`).implement({
    description: `One item in a list of ${of}.`,
    fields: (t) => ({
      cursor: t.exposeString('cursor', { description: 'Opaque position of this item, for `after` and `before`.' }),
      // Pothos cannot know that the type parameter is not a list.
      node: t.field({ type: node, description: 'The item.', resolve: ({ node }) => node as never }),
      ...edgeFields?.(t),
    }),
  })
  return builder.objectRef<Connection<Node, Use>>(`${name}Connection`).implement({
    description: `One page of a list of ${of}.`,
    fields: (t) => ({
      edges: t.field({
        type: [edge],
        description: 'The items of the page with their cursors.',
        resolve: (connection) => connection.edges(),
      }),
      nodes: t.field({
        type: [node],
        description: 'The items of the page.',
        resolve: (connection) => connection.nodes(),
      }),
      pageInfo: t.field({
        type: PageInfo,
        description: 'Whether there are more pages, and the cursors to get them.',
        resolve: (connection) => connection.pageInfo(),
      }),
      totalCount: t.int({
        description: 'How many items the whole list has. Counted only if this field is selected.',
        resolve: (connection) => connection.totalCount(),
      }),
    }),
  })
}
