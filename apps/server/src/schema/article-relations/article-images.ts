import type { Edge, ImageUse } from '@broadsheet/database'
import { Article } from '../articles/article-connection.ts'
import { builder, type SchemaTypes } from '../builder/builder.ts'
import { connectionType, forwardArgs } from '../common/connection.ts'
import { Image, ImageRole } from '../images/image.ts'

/** An edge between an article and a picture says how the one shows the other. */
const useFields = <Node>(
  t: PothosSchemaTypes.ObjectFieldBuilder<PothosSchemaTypes.ExtendDefaultTypes<SchemaTypes>, Edge<Node, ImageUse>>,
) => ({
  role: t.field({ type: ImageRole, description: 'What the article uses it for.', resolve: ({ use }) => use.role }),
  position: t.int({
    description: 'From 0: front matter first, then the body from the top.',
    resolve: ({ use }) => use.position,
  }),
  alt: t.string({
    nullable: true,
    description: 'The text for those who cannot see it.',
    resolve: ({ use }) => use.alt,
  }),
  title: t.string({ nullable: true, description: 'The title given with it.', resolve: ({ use }) => use.title }),
  caption: t.string({ nullable: true, description: 'The text under it, plain.', resolve: ({ use }) => use.caption }),
  width: t.int({ nullable: true, description: 'The width asked for, in CSS pixels.', resolve: ({ use }) => use.width }),
  height: t.int({
    nullable: true,
    description: 'The height asked for, in CSS pixels.',
    resolve: ({ use }) => use.height,
  }),
  referrerPolicy: t.string({
    nullable: true,
    description: 'What a browser should tell the host about the page, where the article says so.',
    resolve: ({ use }) => use.referrerPolicy,
  }),
})

const ArticleImageConnection = connectionType<typeof Image.$inferType, ImageUse>('ArticleImage', Image, {
  of: "an article's pictures",
  edgeFields: useFields,
})

const ImageArticleConnection = connectionType<typeof Article.$inferType, ImageUse>('ImageArticle', Article, {
  of: 'the articles that show a picture',
  edgeFields: useFields,
})

const useArgs = builder.args((t) => ({
  ...forwardArgs,
  roles: t.field({ type: [ImageRole], description: 'Only uses in one of these roles.' }),
}))

builder.objectFields(Article, (t) => ({
  cover: t.field({
    type: Image,
    nullable: true,
    description: "The best picture for a list: the front matter's first, then the body's first.",
    resolve: (article, _args, { reader }) => reader.articles.coverOf(article),
  }),
  thumbnail: t.field({
    type: Image,
    nullable: true,
    description: 'The small picture that the front matter names for lists.',
    resolve: (article, _args, { reader }) => reader.articles.thumbnailOf(article),
  }),
  images: t.field({
    type: ArticleImageConnection,
    description:
      'Its pictures, an edge a use: front matter first, then the body from the top. A picture used twice has two edges and is one node.',
    args: useArgs,
    resolve: (article, args, { reader }) => reader.articles.imagesOf(article, args),
  }),
}))

builder.objectField(Image, 'articles', (t) =>
  t.field({
    type: ImageArticleConnection,
    description: 'Where it is shown, an edge a use, newest article first.',
    args: useArgs,
    resolve: (image, args, { reader }) => reader.images.articlesOf(image, args),
  }),
)
