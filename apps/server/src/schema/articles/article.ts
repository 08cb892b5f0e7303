import './article-file.ts'
import { after, statusOf } from '@broadsheet/database'
import { builder } from '../builder/builder.ts'
import { localId } from '../builder/global-id.ts'
import { offsetArgs } from '../common/connection.ts'
import { parseStringList } from '../common/json-column.ts'
import { Node, registerNode } from '../common/node.ts'
import { Page } from '../common/page.ts'
import { Article, ArticleConnection, articleListArgs, withStoredUrls } from './article-connection.ts'
import { detailField } from './article-detail.ts'
import { ArticleKind } from './article-kind.ts'
import { ArticleOrder } from './article-order.ts'
import { ArticleStatus } from './article-status.ts'
import { ArticleWhere } from './article-where.ts'
import { dateInTimeZone } from './time-zone-date.ts'

const DateOrigin = builder.enumType('DateOrigin', {
  description: 'The source of the time of publication.',
  values: {
    FRONT_MATTER: { description: 'The front matter.' },
    FILE_NAME: { description: 'The name of the file or of its folders: `2022-07-30-harbour.md`.' },
    NONE: { description: 'There is no time of publication.' },
  },
})

registerNode(Article, (reader, ids) => reader.articles.byIds(ids))

builder.objectType(Article, {
  description: 'An article, made from one file of the content folder.',
  interfaces: [Node, Page],
  fields: (t) => ({
    slug: t.exposeString('slug', {
      description:
        'The name of the article in URLs: `harbour-lights`. It is not unique: articles in other languages or folders may have the same slug. Use `path` as a unique key.',
    }),
    path: t.exposeString('path', {
      description:
        "URL path, made from the site's permalink pattern: `/2022/07/30/harbour-lights/`. Unique within the site.",
    }),
    collection: t.string({
      description: 'The kind of content, from the folder or the generator: `posts`, `pages`, `news`.',
      resolve: detailField(({ collection }) => collection),
    }),
    kind: t.field({
      type: ArticleKind,
      description: 'Whether it is a post, a page or the page of a section.',
      resolve: detailField(({ kind }) => kind),
    }),
    originalUrl: t.string({
      nullable: true,
      description: 'Absolute URL at which the article was first published, if it was made from a feed. Otherwise null.',
      resolve: detailField(({ originalUrl }) => originalUrl),
    }),
    aliases: t.stringList({
      description:
        'Other URL paths that `route` redirects to `path`: first those in the front matter, then those that the article had before: `["/2022/07/lights/"]`. A static site can make a redirect page for each. A former path is listed until another article has it. A new database knows only the paths in the front matter.',
      resolve: (article, _args, { reader }) =>
        after(reader.articles.detailsOf(article), ({ aliases }) =>
          after(reader.articles.formerPathsOf(article), (former) => [
            ...new Set([...parseStringList(aliases), ...former]),
          ]),
        ),
    }),
    firstPath: t.string({
      description:
        'The first path at which this archive published the article, as far as it still redirects to the article. Otherwise `path`. It stays the same when the article moves, so feeds use it as id: `/2022/07/lights/`.',
      resolve: (article, _args, { reader }) =>
        after(reader.articles.formerPathsOf(article), ([first = article.path]) => first),
    }),
    names: t.stringList({
      description:
        'Other names of the article, by which searches and links find it: the `aliases` of a note in a vault of Obsidian, as `["Pilot Log"]`. Empty in other sites.',
      resolve: detailField(({ names }) => parseStringList(names)),
    }),
    title: t.exposeString('title', {
      description: 'Title as plain text, without HTML tags and entities. Escape it before you insert it into HTML.',
    }),
    description: t.exposeString('description', {
      nullable: true,
      description: 'Short description from the front matter. Null if there is none; `excerpt` is a fallback.',
    }),
    status: t.field({
      type: ArticleStatus,
      description: 'Whether the article is published at the time of the request.',
      resolve: (article, _args, { reader }) => statusOf(article, reader.viewer.now),
    }),
    lang: t.exposeString('lang', {
      nullable: true,
      description: 'Language as a BCP 47 tag: `en`, `zh-CN`. Null if it is unknown.',
    }),
    publishedAt: t.expose('publishedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'Time of publication. In the future for a scheduled article. Null for an article without a date.',
    }),
    updatedAt: t.expose('updatedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'Time of the last update, from the front matter. Null if it has none.',
    }),
    publishedOn: t.field({
      type: 'Date',
      nullable: true,
      description: "Day of `publishedAt` in the site's time zone: `2022-07-30`. Null if `publishedAt` is null.",
      resolve: ({ publishedAt }, _args, { reader }) =>
        publishedAt === null
          ? null
          : after(reader.site.row(), (site) => dateInTimeZone(site?.timeZone ?? 'UTC', publishedAt)),
    }),
    dateOrigin: t.field({
      type: DateOrigin,
      description: 'The source of `publishedAt`.',
      resolve: detailField(({ dateOrigin }) => dateOrigin),
    }),
    dateRaw: t.string({
      nullable: true,
      description: 'The text from which `publishedAt` was read: `30 July 2022`. Null if `publishedAt` is null.',
      resolve: detailField(({ dateRaw }) => dateRaw),
    }),
    commentsEnabled: t.boolean({
      description: 'Whether readers may comment. True unless the front matter forbids it.',
      resolve: detailField(({ commentsEnabled }) => commentsEnabled === 1),
    }),
    translations: t.field({
      type: [Article],
      description: 'The same article in other languages.',
      resolve: (article, _args, { reader }) => reader.articles.translationsOf(article),
    }),
  }),
})

const ArticleBy = builder.inputType('ArticleBy', {
  description: 'Identifies an article by exactly one of these.',
  isOneOf: true,
  fields: (t) => ({
    id: t.id({ description: 'The `id` of the article.' }),
    slug: t.string({ description: 'The slug. If several articles have it, the newest one is returned.' }),
    path: t.string({ description: 'The URL path: `/2022/07/30/harbour-lights/`. The last slash is optional.' }),
    file: t.string({ description: 'The path within the content folder: `_posts/2022-07-30-harbour-lights.md`.' }),
  }),
})

builder.queryFields((t) => ({
  article: t.field({
    type: Article,
    nullable: true,
    description:
      'One article, including a hidden one that no list contains. Null if there is none, or if you may not see it.',
    args: { by: t.arg({ type: ArticleBy, required: true, description: 'Which article.' }) },
    resolve: (_root, { by: { id, ...by } }, { reader }) =>
      reader.articles.one(id == null ? by : { id: localId('Article', id) }),
  }),
  articles: t.field({
    type: ArticleConnection,
    description: 'The articles of the site, newest first unless `orderBy` is given.',
    args: {
      ...articleListArgs,
      orderBy: t.arg({
        type: [ArticleOrder],
        defaultValue: [{ field: 'PUBLISHED_AT', direction: 'DESC' }],
        description: 'Sort order: by the first entry, then by the next one for equal articles.',
      }),
    },
    resolve: (_root, args, { reader, publicUrl }) => reader.articles.page(withStoredUrls(args, publicUrl)),
  }),
  onThisDay: t.field({
    type: ArticleConnection,
    description:
      "The articles of the same month and day in other years, newest first, in the site's time zone. The same as `articles(where: { onThisDay: … })`.",
    args: {
      date: t.arg({
        type: 'Date',
        required: true,
        description:
          'The day: `2026-07-30` finds articles of 30 July 2022. Give today’s date of your readers: the answer is cached.',
      }),
      ...offsetArgs,
      where: t.arg({ type: ArticleWhere, description: 'Only articles that match this too.' }),
    },
    resolve: (_root, { date, where, ...args }, { reader, publicUrl }) =>
      reader.articles.page(
        withStoredUrls({ ...args, where: { onThisDay: date, and: where ? [where] : [] } }, publicUrl),
      ),
  }),
}))
