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
    description: 'The first author. Null if the article has none.',
    resolve: (article, _args, { reader }) => after(reader.articles.authorsOf(article), ([author]) => author ?? null),
  }),
  authors: t.field({
    type: [Author],
    description: 'The authors in the order of the front matter.',
    resolve: (article, _args, { reader }) => reader.articles.authorsOf(article),
  }),
  category: t.field({
    type: Category,
    nullable: true,
    description: 'The main category: the last one of the first category path. Null if the article has none.',
    resolve: (article, _args, { reader }) => reader.articles.categoryOf(article),
  }),
  categories: t.field({
    type: [Category],
    description: 'All categories of all category paths, each path from the root down.',
    resolve: (article, _args, { reader }) => reader.articles.categoriesOf(article),
  }),
  tags: t.field({
    type: [Tag],
    description: 'The tags in the order of the front matter.',
    resolve: (article, _args, { reader }) => reader.articles.tagsOf(article),
  }),
  keywords: t.stringList({
    description:
      'At most 8 words that tell an article without tags from the others, the best first, in lower case: `["harbour", "tug"]`. Empty for an article with tags, and for one whose text has no such words. Imports choose them: words that the article has often and few others have (TF-IDF). They are not tags: no author wrote them, and they can change when other articles do.',
    resolve: (article, _args, { reader }) => reader.articles.keywordsOf(article),
  }),
}))
