import { builder } from '../builder.ts'

export const Direction = builder.enumType('Direction', {
  description: 'Which end of an order comes first.',
  values: {
    ASC: { description: 'The least, the earliest or the first in the alphabet.' },
    DESC: { description: 'The greatest, the latest or the last in the alphabet.' },
  },
})
