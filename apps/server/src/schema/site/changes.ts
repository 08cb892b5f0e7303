import {
  type Awaitable,
  after,
  type ChangedType,
  type ChangePage,
  type Change as ChangeRow,
  type Reader,
} from '@broadsheet/database'
import { builder } from '../builder/builder.ts'
import { encodeGlobalId } from '../builder/global-id.ts'
import { loadNodes, Node, NodeKind } from '../common/node.ts'

const ChangeKind = builder.enumType('ChangeKind', {
  description: 'What became of something, as you see it.',
  values: {
    CREATED: { description: 'It is there now: it was made, or published, or came due.' },
    UPDATED: { description: 'It is another than before.' },
    DELETED: { description: 'It is there no longer: it was deleted, or made a draft, or expired.' },
  },
})

const typenames = {
  ARTICLE: 'Article',
  AUTHOR: 'Author',
  CATEGORY: 'Category',
  TAG: 'Tag',
  IMAGE: 'Image',
} as const satisfies Record<ChangedType, string>

/** A change among those that it was read with: their nodes are read together. */
interface Changed {
  row: ChangeRow
  node: () => Awaitable<object | null>
}

const Change = builder.objectRef<Changed>('Change').implement({
  description:
    'What became of one node, as you see it: an article that becomes a draft is DELETED to the public, a draft that is published is CREATED, and a draft that is edited is nothing.',
  fields: (t) => ({
    kind: t.field({ type: ChangeKind, description: 'What became of it.', resolve: ({ row }) => row.kind }),
    type: t.field({ type: NodeKind, description: 'What it is or was.', resolve: ({ row }) => row.type }),
    nodeId: t.id({
      description: 'Its `id`, also of what is gone.',
      resolve: ({ row }) => encodeGlobalId(typenames[row.type], row.id),
    }),
    node: t.field({
      type: Node,
      nullable: true,
      description: 'As it is now; null where it is gone, be it since this change.',
      resolve: ({ node }) => node(),
    }),
    at: t.field({
      type: 'DateTime',
      description: 'When it was imported, came due or expired.',
      resolve: ({ row }) => row.at,
    }),
  }),
})

const ChangeConnection = builder.objectRef<ChangePage>('ChangeConnection').implement({
  description: 'A page of changes.',
  fields: (t) => ({
    nodes: t.field({
      type: [Change],
      description: 'What changed, each node once.',
      resolve: ({ changes }, _args, { reader }) => withNodes(reader, changes),
    }),
    endCursor: t.exposeString('endCursor', {
      description: 'Give it as `after` to go on from here, now or at the next build.',
    }),
    hasNextPage: t.exposeBoolean('hasNextPage', { description: 'Whether there is more already.' }),
    resetRequired: t.exposeBoolean('resetRequired', {
      description:
        'True where the cursor is too old, unknown or of another archive: keep `endCursor`, fetch everything, and go on from there.',
    }),
  }),
})

function withNodes(reader: Reader, rows: readonly ChangeRow[]): Changed[] {
  let nodes: Awaitable<(object | null)[]> | undefined
  const all = () => {
    nodes ??= loadNodes(
      reader,
      rows.map(({ kind, type, id }) => (kind === 'DELETED' ? null : { typename: typenames[type], id })),
    )
    return nodes
  }
  return rows.map((row, index) => ({ row, node: () => after(all(), (found) => found[index] ?? null) }))
}

builder.queryField('changes', (t) =>
  t.field({
    type: ChangeConnection,
    description:
      'What was created, updated, deleted, came due or expired after a cursor, as you see it, each node once: an incremental build asks only this. What is imported while you page follows after the last page.',
    args: {
      after: t.arg.string({
        description:
          'An `endCursor`, or `Site.revision`. Left out: no changes, and the `endCursor` to go on from. A revision says less than a cursor: what came due since it was made is told again.',
      }),
      first: t.arg.int({ defaultValue: 100, description: 'How many to return, at most 100.' }),
    },
    resolve: (_root, args, { reader }) => reader.changes.page(args),
  }),
)
