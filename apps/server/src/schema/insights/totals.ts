import type {
  CategorySums,
  DayGap as DayGapRow,
  MonthSums,
  Sums,
  TagPair as TagPairRow,
  WritingSums,
} from '@broadsheet/database'
import { builder } from '../builder/builder.ts'
import { Author } from '../terms/author.ts'
import { Category } from '../terms/category.ts'
import { Tag } from '../terms/tag.ts'

const Totals = builder.interfaceRef<Sums>('Totals').implement({
  description: 'What some articles hold together.',
  fields: (t) => ({
    articles: t.exposeInt('articles', { description: 'Number of articles, at least 1.' }),
    words: t.exposeFloat('words', {
      description: 'Number of their words, a whole number. Each Chinese or Japanese character counts as one word.',
    }),
    images: t.exposeFloat('pictures', { description: 'Number of images in their texts, a whole number.' }),
  }),
})

export const MonthTotals = builder.objectRef<MonthSums>('MonthTotals').implement({
  description: "The articles of one month, in the site's time zone.",
  interfaces: [Totals],
  fields: (t) => ({
    key: t.exposeString('key', { description: 'The month: `2026-04`.' }),
    year: t.exposeInt('year', { description: 'The year: `2026`.' }),
    month: t.exposeInt('month', { description: 'The month, 1 to 12.' }),
  }),
})

export const CategoryTotals = builder.objectRef<CategorySums>('CategoryTotals').implement({
  description: 'The articles of a category and its descendants.',
  interfaces: [Totals],
  fields: (t) => ({
    category: t.field({ type: Category, description: 'The category.', resolve: ({ category }) => category }),
  }),
})

export const AuthorCategoryTotals = builder.objectRef<WritingSums>('AuthorCategoryTotals').implement({
  description: 'The articles of one author in one category, without its descendants.',
  interfaces: [Totals],
  fields: (t) => ({
    author: t.field({ type: Author, description: 'The author.', resolve: ({ author }) => author }),
    category: t.field({ type: Category, description: 'The category.', resolve: ({ category }) => category }),
  }),
})

export const TagPair = builder.objectRef<TagPairRow>('TagPair').implement({
  description: 'Two tags that articles have together.',
  fields: (t) => ({
    tags: t.field({ type: [Tag], description: 'The two tags.', resolve: ({ tags }) => [...tags] }),
    articles: t.exposeInt('articles', { description: 'Number of articles that have both, at least 1.' }),
  }),
})

export const DayGap = builder.objectRef<DayGapRow>('DayGap').implement({
  description: "A run of days without articles, in the site's time zone.",
  fields: (t) => ({
    from: t.expose('from', { type: 'Date', description: 'The first day without an article: `2026-04-02`.' }),
    to: t.expose('to', { type: 'Date', description: 'The last day without an article: `2026-04-09`.' }),
    days: t.exposeInt('days', { description: 'Number of days, at least 1.' }),
  }),
})
