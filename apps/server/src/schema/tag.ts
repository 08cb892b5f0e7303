import type { TagNode } from '@broadsheet/database'
import { builder } from '../builder.ts'
import { tagPath } from '../paths.ts'
import { ArticleConnection, articleListArgs, asStored } from './article-connection.ts'
import { connectionType, pageArgs } from './connection.ts'
import { NamedBy, NamedOrder, NamedWhere, namedBy } from './named.ts'
import { asNode, Node } from './node.ts'
import { Page } from './page.ts'

export const Tag = builder.objectRef<TagNode>('Tag')
const TagConnection = connectionType('Tag', Tag, { of: 'tags' })

asNode(Tag, (reader, ids) => reader.tags.byIds(ids))

builder.objectType(Tag, {
  description: 'A tag, with the articles that carry it.',
  interfaces: [Node, Page],
  fields: (t) => ({
    slug: t.exposeString('slug', { description: 'Its name for addresses; unique among tags.' }),
    path: t.string({ description: 'URL path of its page.', resolve: ({ slug }) => tagPath(slug) }),
    name: t.exposeString('name', { description: 'As most articles spell it.' }),
    articles: t.field({
      type: ArticleConnection,
      description: 'The articles that carry it, newest first.',
      args: articleListArgs,
      resolve: (tag, args, { reader, publicUrl }) => reader.tags.articlesOf(tag, asStored(args, publicUrl)),
    }),
    articleCount: t.int({
      description: 'How many articles carry it.',
      resolve: (tag, _args, { reader }) => reader.tags.articleCountOf(tag),
    }),
  }),
})

builder.queryFields((t) => ({
  tag: t.field({
    type: Tag,
    nullable: true,
    description: 'One tag.',
    args: { by: t.arg({ type: NamedBy, required: true, description: 'Which.' }) },
    resolve: (_root, { by }, { reader }) => reader.tags.one(namedBy('Tag', by)),
  }),
  tags: t.field({
    type: TagConnection,
    description: 'The tags that articles carry, by name where no other order is asked.',
    args: {
      ...pageArgs,
      where: t.arg({ type: NamedWhere, description: 'Which.' }),
      orderBy: t.arg({ type: NamedOrder, description: 'In which order.' }),
    },
    resolve: (_root, args, { reader }) => reader.tags.page(args),
  }),
}))
