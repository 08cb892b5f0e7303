import { after } from '@broadsheet/database'
import { Article } from '../articles/article-connection.ts'
import { builder } from '../builder/builder.ts'
import { Author } from '../terms/author.ts'
import { Category } from '../terms/category.ts'
import { Tag } from '../terms/tag.ts'

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
}))
