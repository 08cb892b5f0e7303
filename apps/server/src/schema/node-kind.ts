import { builder } from '../builder.ts'

export const NodeKind = builder.enumType('NodeKind', {
  description: 'The kinds of things that have an id.',
  values: {
    ARTICLE: { description: 'An article.' },
    AUTHOR: { description: 'An author.' },
    CATEGORY: { description: 'A category.' },
    TAG: { description: 'A tag.' },
    IMAGE: { description: 'A picture.' },
  },
})
