import type { Highlight as HighlightRow } from '@broadsheet/database'
import { builder } from '../builder/builder.ts'

export const SearchField = builder.enumType('SearchField', {
  description: 'The parts of an article that are searched.',
  values: {
    TITLE: { description: 'The title.' },
    TEXT: { description: 'The text of the body.' },
    AUTHOR: { description: 'The name of an author.' },
    CATEGORY: { description: 'The name of a category.' },
    TAG: { description: 'The name of a tag.' },
  },
})

const Range = builder.objectRef<HighlightRow['ranges'][number]>('Range').implement({
  description: 'A part of a text in UTF-16 code units, as in JavaScript: `text.slice(start, start + length)`.',
  fields: (t) => ({
    start: t.exposeInt('start', { description: 'Index of the first code unit, from 0.' }),
    length: t.exposeInt('length', { description: 'Length in code units.' }),
  }),
})

export const Highlight = builder.objectRef<HighlightRow>('Highlight').implement({
  description:
    'A fragment of text with the positions of the search terms. Mark them with elements; the text is not HTML.',
  fields: (t) => ({
    field: t.expose('field', { type: SearchField, description: 'The part of the article that the fragment is from.' }),
    text: t.exposeString('text', { description: 'The fragment as plain text.' }),
    ranges: t.expose('ranges', { type: [Range], description: 'The positions of the search terms in `text`.' }),
  }),
})
