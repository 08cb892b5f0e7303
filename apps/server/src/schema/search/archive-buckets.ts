import type { ArchiveBucket as ArchiveBucketRow } from '@broadsheet/database'
import { builder } from '../builder/builder.ts'

export const ArchiveUnit = builder.enumType('ArchiveUnit', {
  description: 'The length of the periods in `facets.dates`.',
  values: {
    YEAR: { description: 'Years: `2022`.' },
    MONTH: { description: 'Months: `2022-07`.' },
    DAY: { description: 'Days: `2022-07-30`.' },
  },
})

export const ArchiveBucket = builder.objectRef<ArchiveBucketRow>('ArchiveBucket').implement({
  description: "The number of articles published in one year, month or day of the site's time zone.",
  fields: (t) => ({
    key: t.exposeString('key', { description: 'The period: `2022`, `2022-07` or `2022-07-30`.' }),
    year: t.exposeInt('year', { description: 'The year: `2022`.' }),
    month: t.exposeInt('month', { nullable: true, description: 'The month, 1 to 12. Null if `by` is YEAR.' }),
    day: t.exposeInt('day', { nullable: true, description: 'The day of the month, 1 to 31. Null unless `by` is DAY.' }),
    from: t.expose('from', {
      type: 'DateTime',
      description: 'Start of the period. Pass it as `publishedAt.gte` to list its articles.',
    }),
    to: t.expose('to', {
      type: 'DateTime',
      description: 'End of the period, exclusive. Pass it as `publishedAt.lt` to list its articles.',
    }),
    count: t.exposeInt('count', { description: 'Number of articles, at least 1.' }),
  }),
})
