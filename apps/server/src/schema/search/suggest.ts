import type { Suggestion as SuggestionRow } from '@broadsheet/database'
import { builder } from '../builder/builder.ts'
import { Node, NodeKind, withTypename } from '../common/node.ts'

/** GraphQL type names by the database's kinds. */
const typenames = { ARTICLE: 'Article', AUTHOR: 'Author', CATEGORY: 'Category', TAG: 'Tag' } as const

const Suggestion = builder.objectRef<SuggestionRow>('Suggestion').implement({
  description: 'A completion of the text that a reader has typed.',
  fields: (t) => ({
    text: t.exposeString('text', { description: 'The whole title or name, as plain text.' }),
    kind: t.expose('kind', { type: NodeKind, description: 'The type of `node`.' }),
    node: t.field({
      type: Node,
      description: 'The article, author, category or tag with this title or name.',
      resolve: ({ kind, node }) => withTypename(node, typenames[kind]),
    }),
    articleCount: t.exposeInt('articleCount', {
      nullable: true,
      description: 'Number of articles of the author, category or tag. Null for an article.',
    }),
  }),
})

builder.queryFields((t) => ({
  suggest: t.field({
    type: [Suggestion],
    description:
      'Completions of titles, authors, categories and tags, for a search box. Chinese names can be typed in pinyin or by its first letters: `zhangsan`, `zhang s` and `zs` complete `张三`.',
    args: {
      prefix: t.arg.string({ required: true, description: 'The text that the reader has typed so far: `har`.' }),
      first: t.arg.int({ defaultValue: 8, description: 'How many to return, at most 50.' }),
    },
    resolve: (_root, args, { reader }) => reader.suggestions.of(args),
  }),
}))
