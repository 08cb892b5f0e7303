import type { AuthorNode } from '@broadsheet/database'
import { ArticleConnection, articleListArgs, withStoredUrls } from '../articles/article-connection.ts'
import { builder } from '../builder/builder.ts'
import { connectionType, pageArgs } from '../common/connection.ts'
import { parseStringList } from '../common/json-column.ts'
import { Node, registerNode } from '../common/node.ts'
import { authorPath, Page } from '../common/page.ts'
import { Image } from '../images/image.ts'
import { NamedBy, NamedOrder, NamedWhere, termBy } from './term-inputs.ts'

export const Author = builder.objectRef<AuthorNode>('Author')
const AuthorConnection = connectionType('Author', Author, { of: 'authors' })

registerNode(Author, (reader, ids) => reader.authors.byIds(ids))

builder.objectType(Author, {
  description: 'An author, with their articles.',
  interfaces: [Node, Page],
  fields: (t) => ({
    slug: t.exposeString('slug', { description: 'The name of the author in URLs: `jane-doe`. Unique among authors.' }),
    path: t.string({
      description: "URL path of the author's page: `/authors/jane-doe/`.",
      resolve: ({ slug }) => authorPath(slug),
    }),
    name: t.exposeString('name', {
      description: "Name as in the site's list of authors, or else in the spelling that most articles use: `Jane Doe`.",
    }),
    aliases: t.stringList({
      description: 'Other spellings of the name that belong to this author: `["J. Doe"]`.',
      resolve: ({ aliases }) => parseStringList(aliases),
    }),
    bio: t.exposeString('bio', {
      nullable: true,
      description: "Short biography from the site's list of authors. Null if there is none.",
    }),
    url: t.exposeString('url', {
      nullable: true,
      description: "Absolute URL of the author's own website. Null if there is none.",
    }),
    avatar: t.field({
      type: Image,
      nullable: true,
      description: "Portrait from the site's list of authors. Null if there is none.",
      resolve: (author, _args, { reader }) => reader.authors.avatarOf(author),
    }),
    articles: t.field({
      type: ArticleConnection,
      description: "The author's articles, newest first unless `orderBy` is given.",
      args: articleListArgs,
      resolve: (author, args, { reader, publicUrl }) =>
        reader.authors.articlesOf(author, withStoredUrls(args, publicUrl)),
    }),
    articleCount: t.int({
      description: 'How many articles the author has, of those that lists show you.',
      resolve: (author, _args, { reader }) => reader.authors.articleCountOf(author),
    }),
    firstPublishedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'Time of publication of the first article. Null if no article has one.',
      resolve: (author, _args, { reader }) => reader.authors.firstPublishedAtOf(author),
    }),
    lastPublishedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'Time of publication of the newest article. Null if no article has one.',
      resolve: (author, _args, { reader }) => reader.authors.lastPublishedAtOf(author),
    }),
  }),
})

builder.queryFields((t) => ({
  author: t.field({
    type: Author,
    nullable: true,
    description: 'One author. Null if there is none, or if you may not see any of their articles.',
    args: { by: t.arg({ type: NamedBy, required: true, description: 'Which author.' }) },
    resolve: (_root, { by }, { reader }) => reader.authors.one(termBy('Author', by)),
  }),
  authors: t.field({
    type: AuthorConnection,
    description: 'The authors of articles, sorted by name unless `orderBy` is given.',
    args: {
      ...pageArgs,
      where: t.arg({ type: NamedWhere, description: 'Only authors that match.' }),
      orderBy: t.arg({ type: NamedOrder, description: 'Sort order. Default: by name.' }),
    },
    resolve: (_root, args, { reader }) => reader.authors.page(args),
  }),
}))
