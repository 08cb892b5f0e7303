import { builder } from '../builder/builder.ts'
import { Direction, StringFilter } from '../common/inputs.ts'
import { ImageRole, ImageStatus } from './image.ts'

export const ImageBy = builder.inputType('ImageBy', {
  description: 'One of these names a picture.',
  isOneOf: true,
  fields: (t) => ({
    id: t.id({ description: 'Its `id`.' }),
    url: t.string({ description: 'Its address, as `Image.url` gives it.' }),
    sha256: t.string({ description: 'SHA-256 of its file, in hexadecimal.' }),
  }),
})

export const ImageWhere = builder.inputType('ImageWhere', {
  description: 'Which pictures to list. Every member given has to hold.',
  fields: (t) => ({
    status: t.field({ type: [ImageStatus], description: 'Where it is: one of these.' }),
    host: t.string({ description: 'The host that it is fetched from.' }),
    mimeType: t.field({ type: StringFilter, description: 'By type: image/jpeg.' }),
    roles: t.field({ type: [ImageRole], description: 'An article uses it for one of these.' }),
    minWidth: t.int({ description: 'It is this many pixels wide at least.' }),
    missingAlt: t.boolean({
      description: 'True: an article shows it without a text for those who cannot see it. False: none does.',
    }),
  }),
})

const ImageOrderField = builder.enumType('ImageOrderField', {
  description: 'What pictures can be ordered by.',
  values: {
    USAGE_COUNT: { description: 'How many articles show it.' },
    BYTES: { description: 'Size of the file.' },
    WIDTH: { description: 'Width in pixels.' },
  },
})

export const ImageOrder = builder.inputType('ImageOrder', {
  description: 'What to order pictures by.',
  fields: (t) => ({
    field: t.field({ type: ImageOrderField, required: true, description: 'What to order by.' }),
    direction: t.field({
      type: Direction,
      required: true,
      defaultValue: 'DESC',
      description: 'Which end comes first.',
    }),
  }),
})
