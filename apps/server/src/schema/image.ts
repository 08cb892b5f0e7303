import type { ImageBy as ImageByArgs, ImageNode } from '@broadsheet/database'
import { builder } from '../builder.ts'
import { localId } from '../global-id.ts'
import { publicAddress, storedAddress } from '../picture-address.ts'
import { connectionType, pageArgs } from './connection.ts'
import { Direction } from './direction.ts'
import { ImageRole, ImageStatus } from './image-enums.ts'
import { asNode, Node } from './node.ts'
import { StringFilter } from './string-filter.ts'

export const Image = builder.objectRef<ImageNode>('Image')
const ImageConnection = connectionType('Image', Image, { of: 'pictures' })

asNode(Image, (reader, ids) => reader.images.byIds(ids))

builder.objectType(Image, {
  description:
    'A picture, once, however many articles show it. What belongs to one use of it (role, position, alt, caption) is on the edge.',
  interfaces: [Node],
  fields: (t) => ({
    url: t.string({
      description: "Its address; for a picture beside the article's file, where this server serves it.",
      resolve: ({ url }, _args, { publicUrl }) => publicAddress(url, publicUrl),
    }),
    status: t.field({
      type: ImageStatus,
      description: 'Where it is.',
      resolve: ({ status }) => status,
    }),
    host: t.exposeString('host', {
      nullable: true,
      description: 'The host that it is fetched from; null for a local one.',
    }),
    width: t.exposeInt('width', {
      nullable: true,
      description:
        'Of the file itself, in pixels; null where the file is not at hand. What a tag asked for is on the edge.',
    }),
    height: t.exposeInt('height', {
      nullable: true,
      description: 'Of the file itself, in pixels; null where the file is not at hand.',
    }),
    mimeType: t.exposeString('mimeType', { nullable: true, description: 'As the file itself says: image/jpeg.' }),
    bytes: t.exposeInt('bytes', { nullable: true, description: 'Size of the file.' }),
    sha256: t.exposeString('sha256', { nullable: true, description: 'SHA-256 of the file, in hexadecimal.' }),
    usageCount: t.int({
      description: 'How many articles show it.',
      resolve: (image, _args, { reader }) => reader.images.usageCountOf(image),
    }),
  }),
})

const ImageBy = builder.inputType('ImageBy', {
  description: 'One of these names a picture.',
  isOneOf: true,
  fields: (t) => ({
    id: t.id({ description: 'Its `id`.' }),
    url: t.string({ description: 'Its address, as `Image.url` gives it.' }),
    sha256: t.string({ description: 'SHA-256 of its file, in hexadecimal.' }),
  }),
})

const ImageWhere = builder.inputType('ImageWhere', {
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

const ImageOrder = builder.inputType('ImageOrder', {
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

function imageBy({ id, url, sha256 }: typeof ImageBy.$inferInput, publicUrl: string): ImageByArgs {
  if (id != null) return { id: localId('Image', id) }
  return url != null ? { url: storedAddress(url, publicUrl) } : { sha256 }
}

builder.queryFields((t) => ({
  image: t.field({
    type: Image,
    nullable: true,
    description: 'One picture.',
    args: { by: t.arg({ type: ImageBy, required: true, description: 'Which.' }) },
    resolve: (_root, { by }, { reader, publicUrl }) => reader.images.one(imageBy(by, publicUrl)),
  }),
  images: t.field({
    type: ImageConnection,
    description: 'The pictures that articles show, by address where no other order is asked.',
    args: {
      ...pageArgs,
      where: t.arg({ type: ImageWhere, description: 'Which.' }),
      orderBy: t.arg({ type: ImageOrder, description: 'In which order.' }),
    },
    resolve: (_root, args, { reader }) => reader.images.page(args),
  }),
}))
