import type { ArchiveBucket as ArchiveBucketRow } from '@broadsheet/database'
import { builder } from '../builder/builder.ts'

export const ArchiveUnit = builder.enumType('ArchiveUnit', {
  description: 'How long the spans of an archive are.',
  values: {
    YEAR: { description: 'A year.' },
    MONTH: { description: 'A month.' },
    DAY: { description: 'A day.' },
  },
})

export const ArchiveBucket = builder.objectRef<ArchiveBucketRow>('ArchiveBucket').implement({
  description: "The articles of a year, a month or a day of the site's time zone, of those counted.",
  fields: (t) => ({
    key: t.exposeString('key', { description: '`2022`, `2022-07` or `2022-07-30`.' }),
    year: t.exposeInt('year', { description: 'The year.' }),
    month: t.exposeInt('month', { nullable: true, description: 'The month, 1 to 12; null in an archive of years.' }),
    day: t.exposeInt('day', { nullable: true, description: 'The day of the month; null where days were not asked.' }),
    from: t.expose('from', { type: 'DateTime', description: 'Its first moment: give it as `publishedAt.gte`.' }),
    to: t.expose('to', { type: 'DateTime', description: 'The moment after its last: give it as `publishedAt.lt`.' }),
    count: t.exposeInt('count', { description: 'How many; never none.' }),
  }),
})
