import type {
  ArticleWhere as ArticleWhereArgs,
  CategoryRefFilter as CategoryRefFilterArgs,
  FrontMatterFilter as FrontMatterFilterArgs,
  ImageRefFilter as ImageRefFilterArgs,
  NamedRefFilter as NamedRefFilterArgs,
} from '@broadsheet/database'
import { builder } from '../builder/builder.ts'
import { DateTimeFilter, StringFilter } from '../common/inputs.ts'
import { ImageRole, ImageStatus } from '../images/image.ts'
import { ArticleStatus } from './article-status.ts'

const NamedRefFilter = builder.inputRef<NamedRefFilterArgs>('NamedRefFilter').implement({
  description: 'By names or slugs: a front end has no ids at hand. Every member given has to hold.',
  fields: (t) => ({
    anyOf: t.stringList({ description: 'It has one of these at least.' }),
    allOf: t.stringList({ description: 'It has each of these.' }),
    noneOf: t.stringList({ description: 'It has none of these.' }),
    isEmpty: t.boolean({ description: 'True: it has none at all. False: it has one at least.' }),
  }),
})

const CategoryRefFilter = builder.inputRef<CategoryRefFilterArgs>('CategoryRefFilter').implement({
  description: 'By names or slugs of categories. Every member given has to hold.',
  fields: (t) => ({
    anyOf: t.stringList({ description: 'It is in one of these at least.' }),
    allOf: t.stringList({ description: 'It is in each of these.' }),
    noneOf: t.stringList({ description: 'It is in none of these.' }),
    includeDescendants: t.boolean({
      required: true,
      defaultValue: true,
      description: 'Whether an article of a category below counts as being in it.',
    }),
    isEmpty: t.boolean({ description: 'True: it is in none at all. False: it is in one at least.' }),
  }),
})

const ImageRefFilter = builder.inputRef<ImageRefFilterArgs>('ImageRefFilter').implement({
  description: 'It shows a picture for which every member given holds.',
  fields: (t) => ({
    url: t.string({ description: "The picture's address, as `Image.url` gives it." }),
    host: t.string({ description: 'The host that it is fetched from.' }),
    role: t.field({ type: ImageRole, description: 'What the article uses it for.' }),
    status: t.field({ type: ImageStatus, description: 'Where it is.' }),
  }),
})

const FrontMatterFilter = builder.inputRef<FrontMatterFilterArgs>('FrontMatterFilter').implement({
  description: 'By a key of the front matter. Every member given has to hold; private keys match nothing.',
  fields: (t) => ({
    key: t.string({ required: true, description: 'The key, as it is written.' }),
    eq: t.field({ type: 'JSON', description: 'Its value is this.' }),
    in: t.field({ type: ['JSON'], description: 'Its value is one of these.' }),
    exists: t.boolean({ description: 'True: the key is there. False: it is not.' }),
    contains: t.field({ type: 'JSON', description: 'Its value is a list with this in it.' }),
  }),
})

const ref = builder.inputRef<ArticleWhereArgs>('ArticleWhere')

/** Which articles a list has. */
export const ArticleWhere = ref.implement({
  description: 'Which articles to list. Members of one object are joined by AND; null counts as left out.',
  fields: (t) => ({
    and: t.field({ type: [ref], description: 'Each of these holds.' }),
    or: t.field({ type: [ref], description: 'One of these holds at least.' }),
    not: t.field({ type: ref, description: 'This does not hold.' }),
    slug: t.field({ type: StringFilter, description: 'By slug.' }),
    title: t.field({ type: StringFilter, description: 'By title.' }),
    path: t.field({ type: StringFilter, description: 'By URL path.' }),
    file: t.field({ type: StringFilter, description: 'By path within the content folder.' }),
    lang: t.field({ type: StringFilter, description: 'By language, as a BCP 47 tag: zh-CN.' }),
    status: t.field({
      type: [ArticleStatus],
      description: 'By status. It narrows what you may see; it never widens it.',
    }),
    publishedAt: t.field({ type: DateTimeFilter, description: 'By the time of publication.' }),
    updatedAt: t.field({ type: DateTimeFilter, description: 'By the time of the last update.' }),
    year: t.int({ description: "Published in this year of the site's time zone." }),
    month: t.int({ description: "Published in this month, 1 to 12, of the site's time zone." }),
    author: t.field({ type: NamedRefFilter, description: 'By authors.' }),
    tag: t.field({ type: NamedRefFilter, description: 'By tags.' }),
    category: t.field({ type: CategoryRefFilter, description: 'By categories.' }),
    image: t.field({ type: ImageRefFilter, description: 'By pictures.' }),
    hasCover: t.boolean({ description: 'True: it has a cover. False: it has none.' }),
    collection: t.field({ type: StringFilter, description: 'By collection: posts, pages, news.' }),
    frontMatter: t.field({ type: [FrontMatterFilter], description: 'Each of these holds of its front matter.' }),
  }),
})
