import type { Edge, ImageUse } from '@broadsheet/database'
import { Article } from '../articles/article-connection.ts'
import { builder, type SchemaTypes } from '../builder/builder.ts'
import { connectionType, forwardArgs } from '../common/connection.ts'
import { Image, ImageRole } from '../images/image.ts'

/** Edge fields between an article and an image: how the article uses the image. */
const useFields = <Node>(
  t: PothosSchemaTypes.ObjectFieldBuilder<PothosSchemaTypes.ExtendDefaultTypes<SchemaTypes>, Edge<Node, ImageUse>>,
) => ({
  role: t.field({
    type: ImageRole,
    description: 'The role of the image in the article.',
    resolve: ({ use }) => use.role,
  }),
  position: t.int({
    description:
      'Position among the images of the article, from 0: front matter first, then the body from top to bottom.',
    resolve: ({ use }) => use.position,
  }),
  alt: t.string({
    nullable: true,
    description: 'Alternative text, for `<img alt>`. Null if there is none.',
    resolve: ({ use }) => use.alt,
  }),
  title: t.string({
    nullable: true,
    description: 'Title, for `<img title>`. Null if there is none.',
    resolve: ({ use }) => use.title,
  }),
  caption: t.string({
    nullable: true,
    description: 'Caption as plain text. Null if there is none.',
    resolve: ({ use }) => use.caption,
  }),
  width: t.int({
    nullable: true,
    description: 'Width that the article requests, in CSS pixels. Null if it requests none.',
    resolve: ({ use }) => use.width,
  }),
  height: t.int({
    nullable: true,
    description: 'Height that the article requests, in CSS pixels. Null if it requests none.',
    resolve: ({ use }) => use.height,
  }),
  referrerPolicy: t.string({
    nullable: true,
    description:
      'Referrer policy that the article sets, for `<img referrerpolicy>`: `no-referrer`. Null if it sets none.',
    resolve: ({ use }) => use.referrerPolicy,
  }),
})

const ArticleImageConnection = connectionType<typeof Image.$inferType, ImageUse>('ArticleImage', Image, {
  of: 'uses of images in an article',
  edgeFields: useFields,
})

const ImageArticleConnection = connectionType<typeof Article.$inferType, ImageUse>('ImageArticle', Article, {
  of: 'uses of an image in articles',
  edgeFields: useFields,
})

const useArgs = builder.args((t) => ({
  ...forwardArgs,
  roles: t.field({ type: [ImageRole], description: 'Only uses in one of these roles. Default: all.' }),
}))

builder.objectFields(Article, (t) => ({
  cover: t.field({
    type: Image,
    nullable: true,
    description:
      'The best image for a list: the first of the front matter, or else the first of the body. Null if the article has no image.',
    resolve: (article, _args, { reader }) => reader.articles.coverOf(article),
  }),
  thumbnail: t.field({
    type: Image,
    nullable: true,
    description: 'The small image for lists from the front matter. Null if it has none.',
    resolve: (article, _args, { reader }) => reader.articles.thumbnailOf(article),
  }),
  images: t.field({
    type: ArticleImageConnection,
    description:
      'The images of the article, one edge per use: front matter first, then the body from top to bottom. An image that is used twice has two edges with the same node.',
    args: useArgs,
    resolve: (article, args, { reader }) => reader.articles.imagesOf(article, args),
  }),
}))

builder.objectField(Image, 'articles', (t) =>
  t.field({
    type: ImageArticleConnection,
    description: 'The articles that use the image, one edge per use, newest article first.',
    args: useArgs,
    resolve: (image, args, { reader }) => reader.images.articlesOf(image, args),
  }),
)
