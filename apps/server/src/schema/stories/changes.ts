import { builder } from '../builder/builder.ts'
import type { ChangedRange as ChangedRangeRow, TextChanges as TextChangesRow } from './text-changes.ts'

const EditKind = builder.enumType('EditKind', {
  description: 'The kind of a change in a text.',
  values: {
    INSERTED: { description: 'The version has it, and the version before has not.' },
    DELETED: { description: 'The version before has it, and the version has not.' },
  },
})

const ChangedRange = builder.objectRef<ChangedRangeRow>('ChangedRange').implement({
  description:
    'A part of a text that was inserted or deleted. Positions count UTF-16 code units, as in JavaScript: `text.slice(start, start + length)`.',
  fields: (t) => ({
    kind: t.expose('kind', { type: EditKind, description: 'Whether it was inserted or deleted.' }),
    text: t.exposeString('text', { description: 'The text itself, as plain text: `three`.' }),
    start: t.exposeInt('start', {
      description:
        'Index of its first code unit, from 0: in this version if it was inserted, in the version before if it was deleted.',
    }),
    length: t.int({ description: 'Length in code units.', resolve: ({ text }) => text.length }),
    at: t.exposeInt('at', {
      description: 'Index in this version where it is, or where it was deleted. The ranges are in this order.',
    }),
  }),
})

export const TextChanges = builder.objectRef<TextChangesRow>('TextChanges').implement({
  description: 'The differences of a text from the version before.',
  fields: (t) => ({
    ranges: t.expose('ranges', {
      type: [ChangedRange],
      description:
        'The parts that were inserted and deleted, by word or by Chinese character. Empty if nothing changed.',
    }),
    isExact: t.exposeBoolean('isExact', {
      description:
        'False if the texts differ too much to compare them word by word. Then everything between their common beginning and end is one deletion and one insertion.',
    }),
  }),
})
