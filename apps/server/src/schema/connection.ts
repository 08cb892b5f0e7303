import type { Connection, Edge } from '@broadsheet/database'
import type { ObjectFieldsShape, ObjectRef } from '@pothos/core'
import { builder, type SchemaTypes } from '../builder.ts'
import { PageInfo } from './page-info.ts'

export const forwardArgs = builder.args((t) => ({
  first: t.int({ description: 'How many to return, at most 100; 20 where it is left out.' }),
  after: t.string({ description: 'The cursor to go on after.' }),
}))

export const pageArgs = builder.args((t) => ({
  ...forwardArgs,
  last: t.int({ description: 'How many to return from the end, at most 100; not together with `first`.' }),
  before: t.string({ description: 'The cursor to stop before.' }),
}))

export const offsetArgs = builder.args((t) => ({
  ...pageArgs,
  offset: t.int({ description: 'How many to pass over, for numbered pages; not together with a cursor.' }),
}))

type EdgeFields<Node, Use> = ObjectFieldsShape<PothosSchemaTypes.ExtendDefaultTypes<SchemaTypes>, Edge<Node, Use>>

/**
 * Relay's connection over a `Connection` of the database: `edges`, `pageInfo`, and beside them `nodes` and a
 * `totalCount` that costs nothing unasked. Not the plugin's own: its `nodes` are taken from edges, which here would be
 * made for nothing, and its `edges` are there before anybody asks.
 */
export function connectionType<Node, Use = undefined>(
  name: string,
  node: ObjectRef<PothosSchemaTypes.ExtendDefaultTypes<SchemaTypes>, Node>,
  { of, edgeFields }: { of: string; edgeFields?: EdgeFields<Node, Use> },
) {
  const edge = builder.objectRef<Edge<Node, Use>>(`${name}Edge`).implement({
    description: `One place in a list of ${of}.`,
    fields: (t) => ({
      cursor: t.exposeString('cursor', { description: 'Names this place, for `after` and `before`.' }),
      // Pothos cannot tell of a type parameter that it is no list.
      node: t.field({ type: node, description: 'What stands there.', resolve: ({ node }) => node as never }),
      ...edgeFields?.(t),
    }),
  })
  return builder.objectRef<Connection<Node, Use>>(`${name}Connection`).implement({
    description: `A page of a list of ${of}.`,
    fields: (t) => ({
      edges: t.field({
        type: [edge],
        description: 'The page, each with its cursor.',
        resolve: (connection) => connection.edges(),
      }),
      nodes: t.field({ type: [node], description: 'The page.', resolve: (connection) => connection.nodes() }),
      pageInfo: t.field({
        type: PageInfo,
        description: 'Whether there is more, and from where to go on.',
        resolve: (connection) => connection.pageInfo(),
      }),
      totalCount: t.int({
        description: 'How many the whole list has; counted only where it is asked for.',
        resolve: (connection) => connection.totalCount(),
      }),
    }),
  })
}
