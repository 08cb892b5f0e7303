import { after, type ImageNode } from '@broadsheet/database'
import { shownAddress, srcSet, transformedUrl } from '../../transforms/image-delivery.ts'
import { builder } from '../builder/builder.ts'
import { Node, registerNode } from '../common/node.ts'
import { allowed, ImageFormat, ImageTransform } from './image-transform.ts'
import { publicImageUrl } from './image-url.ts'

export const Image = builder.objectRef<ImageNode>('Image')

export const ImageRole = builder.enumType('ImageRole', {
  description: 'The role of an image in an article.',
  values: {
    HEAD: { description: 'The image at the top of the article, from the front matter.' },
    THUMBNAIL: { description: 'The small image for lists, from the front matter.' },
    COVER: { description: 'The cover, from the front matter.' },
    BODY: { description: 'An image in the body.' },
  },
})

export const ImageStatus = builder.enumType('ImageStatus', {
  description: 'Where the file of an image is.',
  values: {
    LOCAL: { description: 'In the content folder. This server serves it below `/media/`.' },
    MIRRORED: {
      description:
        'On another host, and this archive has a copy. `url` leads to the copy if the site wants that (`mirror: serve`), and to the host otherwise.',
    },
    REMOTE: {
      description: 'On another host, and this archive has no copy: `statusReason` says why, if it was visited.',
    },
    DEAD: { description: 'It was on another host, which does not have it any more.' },
    MISSING: { description: 'The content refers to a file that does not exist.' },
  },
})

registerNode(Image, (reader, ids) => reader.images.byIds(ids))

builder.objectType(Image, {
  description:
    'An image. It is one object even if several articles use it. The properties of one use (role, position, alt, caption) are on the edge.',
  interfaces: [Node],
  fields: (t) => ({
    url: t.string({
      description:
        'Absolute URL, ready for `<img src>`. An image of the content folder has a URL on this server: `https://content.example.org/media/2022/harbour.jpg`. A remote image has one too if this server shows its copy.',
      args: {
        transform: t.arg({
          type: ImageTransform,
          description:
            'Another form of the file: smaller, cut, in another format. Images that cannot be transformed keep their URL: remote ones, missing ones, SVG, GIF, and files above 50 megapixels.',
        }),
      },
      resolve: (image, { transform }, { publicUrl, images }) =>
        transform
          ? allowed(() => transformedUrl(image, transform, publicUrl, images))
          : publicImageUrl(shownAddress(image), publicUrl),
    }),
    srcSet: t.string({
      nullable: true,
      description:
        'The URLs of several widths, for `<img srcset>`: `https://content.example.org/media/harbour.jpg?width=320… 320w, …`. No width is above that of the file. Null for images that cannot be transformed.',
      args: {
        widths: t.arg.intList({
          description:
            'Widths in pixels, of those that the server allows: `[320, 640, 1280]`. Default: about six from 320 pixels on.',
        }),
        format: t.arg({ type: ImageFormat, description: 'The format of the files. Default: `WEBP`.' }),
        quality: t.arg.int({ description: 'As `quality` of `ImageTransform`.' }),
      },
      resolve: (image, { widths, format, quality }, { publicUrl, images }) =>
        allowed(() => srcSet(image, widths ?? null, { format, quality }, publicUrl, images)),
    }),
    status: t.field({
      type: ImageStatus,
      description: 'Where the file is.',
      resolve: ({ status }) => status,
    }),
    statusAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When the host of a remote image was last asked for it: `2026-11-29T02:30:00.000Z`. Null if never.',
      resolve: (image, _args, { reader }) => after(reader.images.detailsOf(image), ({ checkedAt }) => checkedAt),
    }),
    statusReason: t.string({
      nullable: true,
      description: 'Why there is no copy of a remote image: `images.example.net answered 404`. Null if there is one.',
      resolve: (image, _args, { reader }) => after(reader.images.detailsOf(image), ({ reason }) => reason),
    }),
    host: t.exposeString('host', {
      nullable: true,
      description: 'Host name of a remote image: `images.example.net`. Null for an image of the content folder.',
    }),
    width: t.exposeInt('width', {
      nullable: true,
      description:
        'Width of the file itself in pixels: `1600`. Null unless the status is LOCAL or MIRRORED and the file could be read. The size that an article requests is on the edge.',
    }),
    height: t.exposeInt('height', {
      nullable: true,
      description:
        'Height of the file itself in pixels: `900`. Null unless the status is LOCAL or MIRRORED and the file could be read.',
    }),
    mimeType: t.exposeString('mimeType', {
      nullable: true,
      description:
        'Media type, detected from the content of the file: `image/jpeg`. Null unless the status is LOCAL or MIRRORED, and for a file that is not an image.',
    }),
    bytes: t.exposeInt('bytes', {
      nullable: true,
      description: 'Size of the file in bytes. Null unless the status is LOCAL or MIRRORED.',
    }),
    sha256: t.exposeString('sha256', {
      nullable: true,
      description: 'SHA-256 of the file in hexadecimal (64 characters). Null unless the status is LOCAL or MIRRORED.',
    }),
    placeholder: t.string({
      nullable: true,
      description:
        'A tiny preview to show until the file is there, as a data URL of about 170 characters: `data:image/webp;base64,UklGRi…`. It is a WebP of at most 16 × 16 pixels, which browsers blur when they enlarge it. Null unless the status is LOCAL or MIRRORED, and the file is a JPEG, PNG, WebP or AVIF that could be read.',
      resolve: (image, _args, { reader }) =>
        after(reader.images.detailsOf(image), ({ preview }) => preview && `data:image/webp;base64,${preview}`),
    }),
    color: t.string({
      nullable: true,
      description:
        'The average colour of the file, to fill its place until it is there: `#8fa3b0`. Null if `placeholder` is, and if parts of the image are transparent.',
      resolve: (image, _args, { reader }) => after(reader.images.detailsOf(image), ({ color }) => color),
    }),
    usageCount: t.int({
      description: 'How many articles use the image, of those that you may see.',
      resolve: (image, _args, { reader }) => reader.images.usageCountOf(image),
    }),
  }),
})
