import type { Highlight as HighlightRow } from '@broadsheet/database'
import { builder } from '../builder/builder.ts'

export const SearchField = builder.enumType('SearchField', {
  description: 'Where in an article a search can hit.',
  values: {
    TITLE: { description: 'Its title.' },
    TEXT: { description: "Its body's text." },
    AUTHOR: { description: "An author's name." },
    CATEGORY: { description: "A category's name." },
    TAG: { description: "A tag's name." },
  },
})

const Range = builder.objectRef<HighlightRow['ranges'][number]>('Range').implement({
  description: 'A part of a text, in UTF-16 units, as JavaScript counts.',
  fields: (t) => ({
    start: t.exposeInt('start', { description: 'Where it begins, from 0.' }),
    length: t.exposeInt('length', { description: 'How long it is.' }),
  }),
})

export const Highlight = builder.objectRef<HighlightRow>('Highlight').implement({
  description: 'A fragment of text and where the query stands in it: mark it without innerHTML.',
  fields: (t) => ({
    field: t.expose('field', { type: SearchField, description: 'What it is a fragment of.' }),
    text: t.exposeString('text', { description: 'Plain text, as the article has it.' }),
    ranges: t.expose('ranges', { type: [Range], description: 'Where the query stands in it.' }),
  }),
})
