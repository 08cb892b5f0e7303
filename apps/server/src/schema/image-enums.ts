import { builder } from '../builder.ts'

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
