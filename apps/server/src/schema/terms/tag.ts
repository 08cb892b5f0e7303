import type { TagNode } from '@broadsheet/database'
import { ArticleConnection, articleListArgs, withStoredUrls } from '../articles/article-connection.ts'
import { builder } from '../builder/builder.ts'
import { connectionType, pageArgs } from '../common/connection.ts'
import { Node, registerNode } from '../common/node.ts'
import { Page, tagPath } from '../common/page.ts'
import { NamedBy, NamedOrder, NamedWhere, termBy } from './term-inputs.ts'

export const Tag = builder.objectRef<TagNode>('Tag')
const TagConnection = connectionType('Tag', Tag, { of: 'tags' })

registerNode(Tag, (reader, ids) => reader.tags.byIds(ids))

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
      resolve: (tag, args, { reader, publicUrl }) => reader.tags.articlesOf(tag, withStoredUrls(args, publicUrl)),
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
    resolve: (_root, { by }, { reader }) => reader.tags.one(termBy('Tag', by)),
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
