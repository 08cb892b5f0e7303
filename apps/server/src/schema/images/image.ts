import type { ImageNode } from '@broadsheet/database'
import { builder } from '../builder/builder.ts'
import { Node, registerNode } from '../common/node.ts'
import { publicImageUrl } from './image-url.ts'

export const ImageRole = builder.enumType('ImageRole', {
  description: 'What an article uses a picture for.',
  values: {
    HEAD: { description: 'The picture at the head of the article, from its front matter.' },
    THUMBNAIL: { description: 'The small picture for lists, from its front matter.' },
    COVER: { description: 'The cover, from its front matter.' },
    BODY: { description: 'Shown in the body.' },
  },
})

export const ImageStatus = builder.enumType('ImageStatus', {
  description: 'Where a picture is.',
  values: {
    LOCAL: { description: 'In the content folder; this server serves it.' },
    REMOTE: { description: 'At another host.' },
    MISSING: { description: 'Nowhere that could be found.' },
  },
})

export const Image = builder.objectRef<ImageNode>('Image')

registerNode(Image, (reader, ids) => reader.images.byIds(ids))

builder.objectType(Image, {
  description:
    'A picture, once, however many articles show it. What belongs to one use of it (role, position, alt, caption) is on the edge.',
  interfaces: [Node],
  fields: (t) => ({
    url: t.string({
      description: "Its address; for a picture beside the article's file, where this server serves it.",
      resolve: ({ url }, _args, { publicUrl }) => publicImageUrl(url, publicUrl),
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
