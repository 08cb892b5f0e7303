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
import { ArticleKind } from './article-kind.ts'
import { ArticleStatus } from './article-status.ts'

const NamedRefFilter = builder.inputRef<NamedRefFilterArgs>('NamedRefFilter').implement({
  description:
    "Conditions on an article's authors or tags, given as names or slugs, or on its keywords. All given ones must match.",
  fields: (t) => ({
    anyOf: t.stringList({ description: 'The article has at least one of these: `["travel", "food"]`.' }),
    allOf: t.stringList({ description: 'The article has all of these.' }),
    noneOf: t.stringList({ description: 'The article has none of these.' }),
    isEmpty: t.boolean({ description: 'True: the article has none at all. False: it has at least one.' }),
  }),
})

const CategoryRefFilter = builder.inputRef<CategoryRefFilterArgs>('CategoryRefFilter').implement({
  description: "Conditions on an article's categories, given as names or slugs. All given ones must match.",
  fields: (t) => ({
    anyOf: t.stringList({ description: 'The article is in at least one of these: `["news", "sport/football"]`.' }),
    allOf: t.stringList({ description: 'The article is in all of these.' }),
    noneOf: t.stringList({ description: 'The article is in none of these.' }),
    includeDescendants: t.boolean({
      required: true,
      defaultValue: true,
      description: 'Whether an article in a subcategory also counts as being in the category.',
    }),
    isEmpty: t.boolean({ description: 'True: the article is in no category. False: it is in at least one.' }),
  }),
})

const ImageRefFilter = builder.inputRef<ImageRefFilterArgs>('ImageRefFilter').implement({
  description: 'The article uses an image that matches all given conditions.',
  fields: (t) => ({
    url: t.string({ description: 'The URL of the image, as `Image.url` returns it.' }),
    host: t.string({ description: 'The image is on this host: `images.example.net`.' }),
    role: t.field({ type: ImageRole, description: 'The role of the image in the article.' }),
    status: t.field({ type: ImageStatus, description: 'Where the file of the image is.' }),
  }),
})

const FrontMatterFilter = builder.inputRef<FrontMatterFilterArgs>('FrontMatterFilter').implement({
  description: 'Conditions on the value of one front matter key. All given ones must match. Private keys never match.',
  fields: (t) => ({
    key: t.string({ required: true, description: 'The key as written in the file: `rating`.' }),
    eq: t.field({ type: 'JSON', description: 'The value equals this.' }),
    gt: t.field({
      type: 'JSON',
      description:
        'The value is greater than this. A number is compared with numbers, also those written as text (`"4"`), and a text with texts, by code points: `"2022-07"`.',
    }),
    gte: t.field({ type: 'JSON', description: 'The value is this or greater, compared as for `gt`.' }),
    lt: t.field({ type: 'JSON', description: 'The value is less than this, compared as for `gt`.' }),
    lte: t.field({ type: 'JSON', description: 'The value is this or less, compared as for `gt`.' }),
    in: t.field({ type: ['JSON'], description: 'The value equals one of these.' }),
    exists: t.boolean({ description: 'True: the front matter has the key. False: it does not.' }),
    contains: t.field({ type: 'JSON', description: 'The value is a list that contains this.' }),
  }),
})

const StoryFilter = builder.enumType('StoryFilter', {
  description: 'Which versions of a story to list.',
  values: {
    CANONICAL: {
      description: 'The newest version that you may see. Articles without other versions are listed too.',
    },
  },
})

const ref = builder.inputRef<ArticleWhereArgs>('ArticleWhere')

/** The filter of all lists of articles, of search and of facets. */
export const ArticleWhere = ref.implement({
  description:
    'Which articles to list. All given conditions must match; a condition that is null is ignored. Example: `{ tag: { anyOf: ["travel"] }, year: 2022 }`.',
  fields: (t) => ({
    and: t.field({ type: [ref], description: 'All of these match.' }),
    or: t.field({ type: [ref], description: 'At least one of these matches.' }),
    not: t.field({ type: ref, description: 'This does not match.' }),
    slug: t.field({ type: StringFilter, description: 'Condition on the slug.' }),
    title: t.field({ type: StringFilter, description: 'Condition on the title.' }),
    path: t.field({ type: StringFilter, description: 'Condition on the URL path: `{ startsWith: "/2022/" }`.' }),
    file: t.field({ type: StringFilter, description: 'Condition on the path within the content folder.' }),
    lang: t.field({ type: StringFilter, description: 'Condition on the language, a BCP 47 tag: `{ eq: "zh-CN" }`.' }),
    status: t.field({
      type: [ArticleStatus],
      description: 'The status is one of these. This never shows you articles that you may not see.',
    }),
    publishedAt: t.field({ type: DateTimeFilter, description: 'Condition on the time of publication.' }),
    updatedAt: t.field({ type: DateTimeFilter, description: 'Condition on the time of the last update.' }),
    year: t.int({ description: "Published in this year: `2022`, in the site's time zone." }),
    month: t.int({ description: "Published in this month of any year, 1 to 12, in the site's time zone." }),
    onThisDay: t.field({
      type: 'Date',
      description:
        "Published on the month and day of this date in another year, in the site's time zone: `2026-07-30` finds articles of 30 July 2022. 28 February of a year without a 29th also finds the articles of 29 February.",
    }),
    author: t.field({ type: NamedRefFilter, description: 'Condition on the authors.' }),
    tag: t.field({ type: NamedRefFilter, description: 'Condition on the tags.' }),
    keyword: t.field({
      type: NamedRefFilter,
      description: 'Condition on the keywords of articles without tags: `{ anyOf: ["harbour"] }`.',
    }),
    category: t.field({ type: CategoryRefFilter, description: 'Condition on the categories.' }),
    image: t.field({ type: ImageRefFilter, description: 'Condition on the images that the article uses.' }),
    hasCover: t.boolean({ description: 'True: the article has a cover. False: it has none.' }),
    collection: t.field({ type: StringFilter, description: 'Condition on the collection: `{ eq: "posts" }`.' }),
    kind: t.field({ type: [ArticleKind], description: 'The kind is one of these: `[POST]`.' }),
    story: t.field({
      type: StoryFilter,
      description: 'CANONICAL: each story once, with its newest version. Without it, all versions are listed.',
    }),
    initial: t.string({
      description:
        'The title begins with this letter in an index from A to Z: `"S"`. Chinese titles are at the first letter of their pinyin. `"#"`: titles that begin with a digit. `facets.initials` lists the letters.',
    }),
    frontMatter: t.field({
      type: [FrontMatterFilter],
      description: 'Conditions on front matter keys; all entries must match.',
    }),
  }),
})
