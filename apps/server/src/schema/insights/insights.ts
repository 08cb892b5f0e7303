import { after, type DayInsights, type InsightReader } from '@broadsheet/database'
import { builder } from '../builder/builder.ts'
import { Story } from '../stories/story.ts'
import { AuthorCategoryTotals, CategoryTotals, DayGap, MonthTotals, TagPair } from './totals.ts'

const firstArg = (defaultValue: number) =>
  builder.args((t) => ({
    first: t.int({ required: true, defaultValue, description: 'How many entries to return, 0 to 100.' }),
  }))

const DayTotals = builder.objectRef<DayInsights>('DayTotals').implement({
  description: "The days from the first article with a date to the last one, in the site's time zone.",
  fields: (t) => ({
    first: t.expose('first', {
      type: 'Date',
      nullable: true,
      description: 'The day of the oldest article: `2019-03-01`. Null if no article has a date.',
    }),
    last: t.expose('last', {
      type: 'Date',
      nullable: true,
      description: 'The day of the newest article: `2026-05-20`. Null if no article has a date.',
    }),
    withArticles: t.exposeInt('withArticles', { description: 'Number of days with at least one article.' }),
    without: t.exposeInt('without', { description: 'Number of days without articles between `first` and `last`.' }),
  }),
})

const Insights = builder.objectRef<InsightReader>('Insights').implement({
  description:
    'Totals and counts of all articles that lists show you. Imports keep the counts, so they cost little at any size. Articles without a date count everywhere but in months and days.',
  fields: (t) => ({
    articles: t.int({
      description: 'Number of articles.',
      resolve: (insights) => after(insights.sums(), ({ articles }) => articles),
    }),
    words: t.float({
      description:
        'Number of words of all articles, a whole number. Each Chinese or Japanese character counts as one word.',
      resolve: (insights) => after(insights.sums(), ({ words }) => words),
    }),
    images: t.float({
      description: 'Number of images in the texts, a whole number. An image that two articles show counts twice.',
      resolve: (insights) => after(insights.sums(), ({ pictures }) => pictures),
    }),
    days: t.field({
      type: DayTotals,
      description: 'On how many days articles were published.',
      resolve: (insights) => insights.days(),
    }),
    gaps: t.field({
      type: [DayGap],
      description: 'The longest runs of days without articles, the longest first, equal ones by date.',
      args: firstArg(10),
      resolve: (insights, { first }) => insights.gaps(first),
    }),
    months: t.field({
      type: [MonthTotals],
      description: 'Totals by month of publication, the oldest first. Months without articles are left out.',
      resolve: (insights) => insights.months(),
    }),
    categories: t.field({
      type: [CategoryTotals],
      description: 'Totals by category, the most articles first. A category includes its descendants.',
      args: firstArg(20),
      resolve: (insights, { first }) => insights.categories(first),
    }),
    tagPairs: t.field({
      type: [TagPair],
      description:
        'The tags that articles have together most often. Each article counts with its first ten tags. Equal counts are in no particular order.',
      args: firstArg(20),
      resolve: (insights, { first }) => insights.tagPairs(first),
    }),
    authorCategories: t.field({
      type: [AuthorCategoryTotals],
      description:
        'Pairs of an author and a category, the most articles first: they show who writes about what. The category is `Article.category`. Each article counts with its first ten authors.',
      args: firstArg(20),
      resolve: (insights, { first }) => insights.writing(first),
    }),
    mostCorrected: t.field({
      type: [Story],
      description: 'The stories with the most versions, the most first.',
      args: firstArg(10),
      resolve: (insights, { first }) => after(insights.corrected(first), (stories) => [...stories]),
    }),
  }),
})

builder.queryField('insights', (t) =>
  t.field({
    type: Insights,
    description:
      'The contents of the archive in numbers: totals by month and category, tags that go together, who writes about what, days without articles, and the stories with the most versions.',
    resolve: (_root, _args, { reader }) => reader.insights,
  }),
)
