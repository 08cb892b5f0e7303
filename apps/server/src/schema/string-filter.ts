import type { DateTimeFilter as DateTimeFilterArgs, StringFilter as StringFilterArgs } from '@broadsheet/database'
import { builder } from '../builder.ts'

export const StringFilter = builder.inputRef<StringFilterArgs>('StringFilter').implement({
  description:
    'Every member given has to hold. `eq`, `ne`, `in` and `notIn` compare exactly (NFC); `contains`, `startsWith` and `endsWith` fold case, width and accents.',
  fields: (t) => ({
    eq: t.string({ description: 'Equal to this.' }),
    ne: t.string({ description: 'Not equal to this.' }),
    in: t.stringList({ description: 'Equal to one of these.' }),
    notIn: t.stringList({ description: 'Equal to none of these.' }),
    contains: t.string({ description: 'This stands somewhere in it.' }),
    startsWith: t.string({ description: 'It begins with this.' }),
    endsWith: t.string({ description: 'It ends with this.' }),
    isNull: t.boolean({ description: 'True: there is none. False: there is one.' }),
  }),
})

export const DateTimeFilter = builder.inputRef<DateTimeFilterArgs>('DateTimeFilter').implement({
  description: 'Every member given has to hold.',
  fields: (t) => ({
    eq: t.field({ type: 'DateTime', description: 'At this moment.' }),
    gt: t.field({ type: 'DateTime', description: 'After this moment.' }),
    gte: t.field({ type: 'DateTime', description: 'At this moment or after it.' }),
    lt: t.field({ type: 'DateTime', description: 'Before this moment.' }),
    lte: t.field({ type: 'DateTime', description: 'At this moment or before it.' }),
    isNull: t.boolean({ description: 'True: there is none. False: there is one.' }),
  }),
})
