import { after } from '@broadsheet/database'
import { builder } from '../builder.ts'
import { Article, ArticleConnection } from './article-connection.ts'
import { Author } from './author.ts'
import { Category } from './category.ts'
import { forwardArgs } from './connection.ts'
import { Image } from './image.ts'
import { Tag } from './tag.ts'

builder.objectFields(Article, (t) => ({
  author: t.field({
    type: Author,
    nullable: true,
    description: 'The first of its authors.',
    resolve: (article, _args, { reader }) => after(reader.articles.authorsOf(article), ([author]) => author ?? null),
  }),
  authors: t.field({
    type: [Author],
    description: 'Who wrote it, in the order given.',
    resolve: (article, _args, { reader }) => reader.articles.authorsOf(article),
  }),
  category: t.field({
    type: Category,
    nullable: true,
    description: 'The end of its first category path.',
    resolve: (article, _args, { reader }) => reader.articles.categoryOf(article),
  }),
  categories: t.field({
    type: [Category],
    description: 'Every category of its paths, from the root down.',
    resolve: (article, _args, { reader }) => reader.articles.categoriesOf(article),
  }),
  tags: t.field({
    type: [Tag],
    description: 'Its tags, in the order given.',
    resolve: (article, _args, { reader }) => reader.articles.tagsOf(article),
  }),
  cover: t.field({
    type: Image,
    nullable: true,
    description: "The best picture for a list: the front matter's first, then the body's first.",
    resolve: (article, _args, { reader }) => reader.articles.coverOf(article),
  }),
  thumbnail: t.field({
    type: Image,
    nullable: true,
    description: 'The small picture that the front matter names for lists.',
    resolve: (article, _args, { reader }) => reader.articles.thumbnailOf(article),
  }),
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
