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
  description: 'A tag, with the articles that have it.',
  interfaces: [Node, Page],
  fields: (t) => ({
    slug: t.exposeString('slug', { description: 'The name of the tag in URLs: `street-food`. Unique among tags.' }),
    path: t.string({
      description: "URL path of the tag's page: `/tags/street-food/`.",
      resolve: ({ slug }) => tagPath(slug),
    }),
    name: t.exposeString('name', { description: 'Name in the spelling that most articles use: `Street food`.' }),
    articles: t.field({
      type: ArticleConnection,
      description: 'The articles with this tag, newest first unless `orderBy` is given.',
      args: articleListArgs,
      resolve: (tag, args, { reader, publicUrl }) => reader.tags.articlesOf(tag, withStoredUrls(args, publicUrl)),
    }),
    articleCount: t.int({
      description: 'How many articles have this tag, of those that lists show you.',
      resolve: (tag, _args, { reader }) => reader.tags.articleCountOf(tag),
    }),
  }),
})

builder.queryFields((t) => ({
  tag: t.field({
    type: Tag,
    nullable: true,
    description: 'One tag. Null if there is none, or if you may not see any article with it.',
    args: { by: t.arg({ type: NamedBy, required: true, description: 'Which tag.' }) },
    resolve: (_root, { by }, { reader }) => reader.tags.one(termBy('Tag', by)),
  }),
  tags: t.field({
    type: TagConnection,
    description: 'The tags of articles, sorted by name unless `orderBy` is given.',
    args: {
      ...pageArgs,
      where: t.arg({ type: NamedWhere, description: 'Only tags that match.' }),
      orderBy: t.arg({ type: NamedOrder, description: 'Sort order. Default: by name.' }),
    },
    resolve: (_root, args, { reader }) => reader.tags.page(args),
  }),
}))
