import type { ArticleNode, ArticleWhere as ArticleWhereArgs } from '@broadsheet/database'
import { builder } from '../builder/builder.ts'
import { connectionType, offsetArgs } from '../common/connection.ts'
import { withStoredImageUrls } from '../images/image-url.ts'
import { ArticleOrder } from './article-order.ts'
import { ArticleWhere } from './article-where.ts'

// Apart from article.ts, so that the types an article links to can link back.

export const Article = builder.objectRef<ArticleNode>('Article')

export const ArticleConnection = connectionType('Article', Article, { of: 'articles' })

/** What a list of a parent's articles can be asked; newest first where no order is. */
export const articleListArgs = builder.args((t) => ({
  ...offsetArgs,
  where: t.field({ type: ArticleWhere, description: 'Which.' }),
  orderBy: t.field({ type: [ArticleOrder], description: 'In which order: by the first, equal ones by the next.' }),
}))

/** What the database is asked for: the same, with the pictures' addresses as it knows them. */
export function withStoredUrls<Args extends { where?: ArticleWhereArgs | null | undefined }>(
  args: Args,
  publicUrl: string,
): Args {
  return args.where ? { ...args, where: withStoredImageUrls(args.where, publicUrl) } : args
}
