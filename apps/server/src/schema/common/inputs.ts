import type { DateTimeFilter as DateTimeFilterArgs, StringFilter as StringFilterArgs } from '@broadsheet/database'
import { builder } from '../builder/builder.ts'

export const StringFilter = builder.inputRef<StringFilterArgs>('StringFilter').implement({
  description:
    'Conditions on a text; all given ones must match. `eq`, `ne`, `in` and `notIn` compare exactly, after Unicode normalization (NFC). `contains`, `startsWith` and `endsWith` ignore case, accents, full width or half width, and whether Chinese is simplified or traditional.',
  fields: (t) => ({
    eq: t.string({ description: 'The text equals this value.' }),
    ne: t.string({ description: 'The text does not equal this value.' }),
    in: t.stringList({ description: 'The text equals one of these values.' }),
    notIn: t.stringList({ description: 'The text equals none of these values.' }),
    contains: t.string({ description: 'The text contains this value.' }),
    startsWith: t.string({ description: 'The text starts with this value.' }),
    endsWith: t.string({ description: 'The text ends with this value.' }),
    isNull: t.boolean({ description: 'True: there is no text. False: there is a text.' }),
  }),
})

export const DateTimeFilter = builder.inputRef<DateTimeFilterArgs>('DateTimeFilter').implement({
  description: 'Conditions on a point in time; all given ones must match.',
  fields: (t) => ({
    eq: t.field({ type: 'DateTime', description: 'Exactly at this time.' }),
    gt: t.field({ type: 'DateTime', description: 'After this time.' }),
    gte: t.field({ type: 'DateTime', description: 'At this time or later.' }),
    lt: t.field({ type: 'DateTime', description: 'Before this time.' }),
    lte: t.field({ type: 'DateTime', description: 'At this time or earlier.' }),
    isNull: t.boolean({ description: 'True: there is no time. False: there is a time.' }),
  }),
})

export const Direction = builder.enumType('Direction', {
  description: 'The direction of a sort order.',
  values: {
    ASC: { description: 'Ascending: smallest number, earliest time or A first.' },
    DESC: { description: 'Descending: largest number, latest time or Z first.' },
  },
})
