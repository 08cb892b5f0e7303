import './article-file.ts'
import { after, statusOf } from '@broadsheet/database'
import { builder } from '../builder/builder.ts'
import { localId } from '../builder/global-id.ts'
import { parseStringList } from '../common/json-column.ts'
import { Node, registerNode } from '../common/node.ts'
import { Page } from '../common/page.ts'
import { Article, ArticleConnection, articleListArgs, withStoredUrls } from './article-connection.ts'
import { detailField } from './article-detail.ts'
import { ArticleOrder } from './article-order.ts'
import { ArticleStatus } from './article-status.ts'
import { dateInTimeZone } from './time-zone-date.ts'

const DateOrigin = builder.enumType('DateOrigin', {
  description: 'Where the time of publication was read.',
  values: {
    FRONT_MATTER: { description: 'In the front matter.' },
    FILE_NAME: { description: "In the file's name or folders." },
    NONE: { description: 'Nowhere: there is none.' },
  },
})

registerNode(Article, (reader, ids) => reader.articles.byIds(ids))

builder.objectType(Article, {
  description: 'An article, made from one file of the content folder.',
  interfaces: [Node, Page],
  fields: (t) => ({
    slug: t.exposeString('slug', {
      description:
        'Its name for addresses. Not unique: the same slug stands in several languages and folders. `path` is.',
    }),
    path: t.exposeString('path', { description: "URL path by the site's permalink pattern; unique." }),
    collection: t.string({
      description: 'The folder or kind it belongs to: posts, pages, news.',
      resolve: detailField(({ collection }) => collection),
    }),
    originalUrl: t.string({
      nullable: true,
      description: 'Where it was first published, for an article made from a feed.',
      resolve: detailField(({ originalUrl }) => originalUrl),
    }),
    aliases: t.stringList({
      description: 'URL paths that lead here too.',
      resolve: detailField(({ aliases }) => parseStringList(aliases)),
    }),
    title: t.exposeString('title', { description: 'Plain text: tags taken out, entities decoded once.' }),
    description: t.exposeString('description', { nullable: true, description: 'What the front matter says of it.' }),
    status: t.field({
      type: ArticleStatus,
      description: 'Whether it is out, now.',
      resolve: (article, _args, { reader }) => statusOf(article, reader.viewer.now),
    }),
    lang: t.exposeString('lang', { nullable: true, description: 'Its language, as a BCP 47 tag: zh-CN.' }),
    publishedAt: t.expose('publishedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it came or comes out.',
    }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', nullable: true, description: 'When it was last updated.' }),
    publishedOn: t.field({
      type: 'Date',
      nullable: true,
      description: "The day of `publishedAt` in the site's time zone.",
      resolve: ({ publishedAt }, _args, { reader }) =>
        publishedAt === null
          ? null
          : after(reader.site.row(), (site) => dateInTimeZone(site?.timeZone ?? 'UTC', publishedAt)),
    }),
    dateOrigin: t.field({
      type: DateOrigin,
      description: 'Where `publishedAt` comes from.',
      resolve: detailField(({ dateOrigin }) => dateOrigin),
    }),
    dateRaw: t.string({
      nullable: true,
      description: 'The text that `publishedAt` was read from.',
      resolve: detailField(({ dateRaw }) => dateRaw),
    }),
    commentsEnabled: t.boolean({
      description: 'Whether readers may comment.',
      resolve: detailField(({ commentsEnabled }) => commentsEnabled === 1),
    }),
    translations: t.field({
      type: [Article],
      description: 'The same text in other languages.',
      resolve: (article, _args, { reader }) => reader.articles.translationsOf(article),
    }),
  }),
})

const ArticleBy = builder.inputType('ArticleBy', {
  description: 'One of these names an article.',
  isOneOf: true,
  fields: (t) => ({
    id: t.id({ description: 'Its `id`.' }),
    slug: t.string({ description: 'Its slug; of several articles with it, the newest.' }),
    path: t.string({ description: 'Its URL path.' }),
    file: t.string({ description: 'Its path within the content folder.' }),
  }),
})

builder.queryFields((t) => ({
  article: t.field({
    type: Article,
    nullable: true,
    description: 'One article; also one that is in no list.',
    args: { by: t.arg({ type: ArticleBy, required: true, description: 'Which.' }) },
    resolve: (_root, { by: { id, ...by } }, { reader }) =>
      reader.articles.one(id == null ? by : { id: localId('Article', id) }),
  }),
  articles: t.field({
    type: ArticleConnection,
    description: 'The articles of this site, newest first.',
    args: {
      ...articleListArgs,
      orderBy: t.arg({
        type: [ArticleOrder],
        defaultValue: [{ field: 'PUBLISHED_AT', direction: 'DESC' }],
        description: 'In which order: by the first, equal ones by the next.',
      }),
    },
    resolve: (_root, args, { reader, publicUrl }) => reader.articles.page(withStoredUrls(args, publicUrl)),
  }),
}))
