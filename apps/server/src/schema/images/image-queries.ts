import type { ImageBy as ImageByArgs } from '@broadsheet/database'
import { mirroredAt } from '@broadsheet/images'
import { builder } from '../builder/builder.ts'
import { localId } from '../builder/global-id.ts'
import { connectionType, pageArgs } from '../common/connection.ts'
import { Image } from './image.ts'
import { ImageBy, ImageOrder, ImageWhere } from './image-inputs.ts'
import { storedImageUrl } from './image-url.ts'

const ImageConnection = connectionType('Image', Image, { of: 'images' })

function imageBy({ id, url, sha256 }: typeof ImageBy.$inferInput, publicUrl: string): ImageByArgs {
  if (id != null) return { id: localId('Image', id) }
  if (url == null) return { sha256 }
  const stored = storedImageUrl(url, publicUrl)
  const copy = mirroredAt(stored)
  return copy === null ? { url: stored } : { sha256: copy }
}

builder.queryFields((t) => ({
  image: t.field({
    type: Image,
    nullable: true,
    description: 'One image. Null if there is none, or if no article that you may see uses it.',
    args: { by: t.arg({ type: ImageBy, required: true, description: 'Which image.' }) },
    resolve: (_root, { by }, { reader, publicUrl }) => reader.images.one(imageBy(by, publicUrl)),
  }),
  images: t.field({
    type: ImageConnection,
    description: 'The images that articles use, sorted by URL unless `orderBy` is given.',
    args: {
      ...pageArgs,
      where: t.arg({ type: ImageWhere, description: 'Only images that match.' }),
      orderBy: t.arg({ type: ImageOrder, description: 'Sort order. Default: by URL.' }),
    },
    resolve: (_root, args, { reader }) => reader.images.page(args),
  }),
}))
