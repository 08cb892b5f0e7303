import type { Suggestion as SuggestionRow } from '@broadsheet/database'
import { builder } from '../builder/builder.ts'
import { Node, NodeKind, withTypename } from '../common/node.ts'

const kindNames = { ARTICLE: 'Article', AUTHOR: 'Author', CATEGORY: 'Category', TAG: 'Tag' } as const

const Suggestion = builder.objectRef<SuggestionRow>('Suggestion').implement({
  description: 'A way to go on with what a reader typed.',
  fields: (t) => ({
    text: t.exposeString('text', { description: 'The whole title or name.' }),
    kind: t.expose('kind', { type: NodeKind, description: 'What it is.' }),
    node: t.field({
      type: Node,
      description: 'The article, author, category or tag itself.',
      resolve: ({ kind, node }) => withTypename(node, kindNames[kind]),
    }),
    articleCount: t.exposeInt('articleCount', {
      nullable: true,
      description: 'How many articles it leads to; null for an article.',
    }),
  }),
})

builder.queryFields((t) => ({
  suggest: t.field({
    type: [Suggestion],
    description: 'Completion of titles, authors, categories and tags while a reader types.',
    args: {
      prefix: t.arg.string({ required: true, description: 'What was typed so far.' }),
      first: t.arg.int({ defaultValue: 8, description: 'How many, 50 at most.' }),
    },
    resolve: (_root, args, { reader }) => reader.suggestions.of(args),
  }),
}))
