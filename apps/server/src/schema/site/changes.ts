import {
  type Awaitable,
  after,
  type ChangePage,
  type Change as ChangeRow,
  encodeGlobalId,
  nodeTypes,
  type Reader,
} from '@broadsheet/database'
import { builder } from '../builder/builder.ts'
import { loadNodes, Node, NodeKind } from '../common/node.ts'

const ChangeKind = builder.enumType('ChangeKind', {
  description: 'How an object changed, from your point of view.',
  values: {
    CREATED: { description: 'It is now visible: it was created or published, or its time of publication has come.' },
    UPDATED: { description: 'Its content changed.' },
    DELETED: { description: 'It is no longer visible: it was deleted, expired or became a draft.' },
  },
})

/** A change of a page of changes. The nodes of the whole page are batch loaded at the first call of `node`. */
interface Changed {
  row: ChangeRow
  node: () => Awaitable<object | null>
}

const Change = builder.objectRef<Changed>('Change').implement({
  description:
    'A change of one object, from your point of view. For a client without the preview token an article that becomes a draft is DELETED, a draft that is published is CREATED, and an edit of a draft is not a change.',
  fields: (t) => ({
    kind: t.field({ type: ChangeKind, description: 'How the object changed.', resolve: ({ row }) => row.kind }),
    type: t.field({ type: NodeKind, description: 'The type of the object.', resolve: ({ row }) => row.type }),
    nodeId: t.id({
      description: 'The `id` of the object. Also set if the object was deleted.',
      resolve: ({ row }) => encodeGlobalId(nodeTypes[row.type], row.id),
    }),
    node: t.field({
      type: Node,
      nullable: true,
      description: 'The object as it is now. Null if it is no longer visible, even if that happened after this change.',
      resolve: ({ node }) => node(),
    }),
    at: t.field({
      type: 'DateTime',
      description: 'When the change was imported, or when the article was published or expired.',
      resolve: ({ row }) => row.at,
    }),
  }),
})

const ChangeConnection = builder.objectRef<ChangePage>('ChangeConnection').implement({
  description: 'One page of changes.',
  fields: (t) => ({
    nodes: t.field({
      type: [Change],
      description: 'The changes. Each object occurs only once, with its latest change.',
      resolve: ({ changes }, _args, { reader }) => withNodes(reader, changes),
    }),
    endCursor: t.exposeString('endCursor', {
      description: 'Pass it as `after` to continue from here, now or at the next build. Never null.',
    }),
    hasNextPage: t.exposeBoolean('hasNextPage', { description: 'Whether there are more changes already.' }),
    resetRequired: t.exposeBoolean('resetRequired', {
      description:
        'True if the cursor is too old, unknown or of another archive. Then keep `endCursor`, fetch everything again, and continue from that cursor.',
    }),
  }),
})

/** Adds the lazily loaded nodes to the changes of a page. */
function withNodes(reader: Reader, rows: readonly ChangeRow[]): Changed[] {
  let nodes: Awaitable<(object | null)[]> | undefined
  const all = () => {
    nodes ??= loadNodes(
      reader,
      rows.map(({ kind, type, id }) => (kind === 'DELETED' ? null : { typename: nodeTypes[type], id })),
    )
    return nodes
  }
  return rows.map((row, index) => ({ row, node: () => after(all(), (found) => found[index] ?? null) }))
}

builder.queryField('changes', (t) =>
  t.field({
    type: ChangeConnection,
    description:
      'The changes after a cursor: everything that was created, updated or deleted, and every article that was published or expired. An incremental build needs only this query. Each object occurs once. Changes that are imported while you page are on later pages.',
    args: {
      after: t.arg.string({
        description:
          'The `endCursor` of an earlier page, or a `Site.revision`. If it is left out, the page is empty and its `endCursor` is the place to start from. A cursor is more precise: after a revision, articles that were published since then may be repeated.',
      }),
      first: t.arg.int({ defaultValue: 100, description: 'Page size: how many changes to return, at most 100.' }),
    },
    resolve: (_root, args, { reader }) => reader.changes.page(args),
  }),
)
