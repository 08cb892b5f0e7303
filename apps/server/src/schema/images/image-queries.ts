import type { ImageBy as ImageByArgs } from '@broadsheet/database'
import { builder } from '../builder/builder.ts'
import { localId } from '../builder/global-id.ts'
import { connectionType, pageArgs } from '../common/connection.ts'
import { Image } from './image.ts'
import { ImageBy, ImageOrder, ImageWhere } from './image-inputs.ts'
import { storedImageUrl } from './image-url.ts'

const ImageConnection = connectionType('Image', Image, { of: 'pictures' })

function imageBy({ id, url, sha256 }: typeof ImageBy.$inferInput, publicUrl: string): ImageByArgs {
  if (id != null) return { id: localId('Image', id) }
  return url != null ? { url: storedImageUrl(url, publicUrl) } : { sha256 }
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
