import { builder } from '../builder/builder.ts'
import { Direction, StringFilter } from '../common/inputs.ts'
import { ImageRole, ImageStatus } from './image.ts'

export const ImageBy = builder.inputType('ImageBy', {
  description: 'Identifies an image by exactly one of these.',
  isOneOf: true,
  fields: (t) => ({
    id: t.id({ description: 'The `id` of the image.' }),
    url: t.string({ description: 'The URL of the image, as `Image.url` returns it.' }),
    sha256: t.string({ description: 'SHA-256 of the file in hexadecimal.' }),
  }),
})

export const ImageWhere = builder.inputType('ImageWhere', {
  description: 'Which images to list. All given conditions must match.',
  fields: (t) => ({
    status: t.field({ type: [ImageStatus], description: 'The status is one of these.' }),
    host: t.string({ description: 'The image is on this host: `images.example.net`.' }),
    mimeType: t.field({ type: StringFilter, description: 'Condition on the media type: `{ eq: "image/jpeg" }`.' }),
    roles: t.field({ type: [ImageRole], description: 'An article uses the image in one of these roles.' }),
    minWidth: t.int({ description: 'The file is at least this wide, in pixels.' }),
    missingAlt: t.boolean({
      description: 'True: at least one article uses the image without alternative text. False: no article does.',
    }),
  }),
})

const ImageOrderField = builder.enumType('ImageOrderField', {
  description: 'The properties by which images can be sorted.',
  values: {
    USAGE_COUNT: { description: 'How many articles use the image.' },
    BYTES: { description: 'Size of the file.' },
    WIDTH: { description: 'Width of the file in pixels.' },
  },
})

export const ImageOrder = builder.inputType('ImageOrder', {
  description: 'Sort order of images.',
  fields: (t) => ({
    field: t.field({ type: ImageOrderField, required: true, description: 'The property to sort by.' }),
    direction: t.field({
      type: Direction,
      required: true,
      defaultValue: 'DESC',
      description: 'Ascending or descending.',
    }),
  }),
})
