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
  description: 'Somebody who writes, with their articles.',
  interfaces: [Node, Page],
  fields: (t) => ({
    slug: t.exposeString('slug', { description: 'The name for addresses; unique among authors.' }),
    path: t.string({ description: 'URL path of the page.', resolve: ({ slug }) => authorPath(slug) }),
    name: t.exposeString('name', { description: "As the site's list of authors spells it, else as most articles do." }),
    aliases: t.stringList({
      description: 'Other spellings merged into this one.',
      resolve: ({ aliases }) => parseStringList(aliases),
    }),
    bio: t.exposeString('bio', { nullable: true, description: "A few words, from the site's list of authors." }),
    url: t.exposeString('url', { nullable: true, description: "The author's own site." }),
    avatar: t.field({
      type: Image,
      nullable: true,
      description: "A portrait, from the site's list of authors.",
      resolve: (author, _args, { reader }) => reader.authors.avatarOf(author),
    }),
    articles: t.field({
      type: ArticleConnection,
      description: "The author's articles, newest first.",
      args: articleListArgs,
      resolve: (author, args, { reader, publicUrl }) =>
        reader.authors.articlesOf(author, withStoredUrls(args, publicUrl)),
    }),
    articleCount: t.int({
      description: 'How many articles there are.',
      resolve: (author, _args, { reader }) => reader.authors.articleCountOf(author),
    }),
    firstPublishedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When the first article came out.',
      resolve: (author, _args, { reader }) => reader.authors.firstPublishedAtOf(author),
    }),
    lastPublishedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When the newest article came out.',
      resolve: (author, _args, { reader }) => reader.authors.lastPublishedAtOf(author),
    }),
  }),
})

builder.queryFields((t) => ({
  author: t.field({
    type: Author,
    nullable: true,
    description: 'One author.',
    args: { by: t.arg({ type: NamedBy, required: true, description: 'Which.' }) },
    resolve: (_root, { by }, { reader }) => reader.authors.one(termBy('Author', by)),
  }),
  authors: t.field({
    type: AuthorConnection,
    description: 'Those who write, by name where no other order is asked.',
    args: {
      ...pageArgs,
      where: t.arg({ type: NamedWhere, description: 'Which.' }),
      orderBy: t.arg({ type: NamedOrder, description: 'In which order.' }),
    },
    resolve: (_root, args, { reader }) => reader.authors.page(args),
  }),
}))
