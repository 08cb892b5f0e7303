import { Article, ArticleConnection } from '../articles/article-connection.ts'
import { builder } from '../builder/builder.ts'
import { forwardArgs } from '../common/connection.ts'

builder.objectFields(Article, (t) => ({
  linksTo: t.field({
    type: ArticleConnection,
    description: 'Other articles of this site that this one links to.',
    args: forwardArgs,
    resolve: (article, args, { reader }) => reader.articles.linksTo(article, args),
  }),
  linkedFrom: t.field({
    type: ArticleConnection,
    description: 'Other articles of this site that link here.',
    args: forwardArgs,
    resolve: (article, args, { reader }) => reader.articles.linkedFrom(article, args),
  }),
}))
