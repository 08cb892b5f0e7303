import type { ArticleNode, ArticleWhere as ArticleWhereArgs } from '@broadsheet/database'
import { builder } from '../builder/builder.ts'
import { connectionType, offsetArgs } from '../common/connection.ts'
import { withStoredImageUrls } from '../images/image-url.ts'
import { ArticleOrder } from './article-order.ts'
import { ArticleWhere } from './article-where.ts'

// The type's fields are in article.ts and in later rooms, because they refer to types that refer back to Article.

export const Article = builder.objectRef<ArticleNode>('Article')

export const ArticleConnection = connectionType('Article', Article, { of: 'articles' })

/** Arguments of a list of articles. The default order is newest first. */
export const articleListArgs = builder.args((t) => ({
  ...offsetArgs,
  where: t.field({ type: ArticleWhere, description: 'Only articles that match.' }),
  orderBy: t.field({
    type: [ArticleOrder],
    description: 'Sort order: by the first entry, then by the next one for equal articles. Default: newest first.',
  }),
}))

/** Converts the image URLs in `where` to those that the database stores. */
export function withStoredUrls<Args extends { where?: ArticleWhereArgs | null | undefined }>(
  args: Args,
  publicUrl: string,
): Args {
  return args.where ? { ...args, where: withStoredImageUrls(args.where, publicUrl) } : args
}
