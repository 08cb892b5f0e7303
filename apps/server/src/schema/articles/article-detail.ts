import { type ArticleBody, type ArticleDetails, type ArticleNode, after } from '@broadsheet/database'
import type { Context } from '../builder/context.ts'

/** Returns a resolver for a field that lists do not read. The details of all articles of a list are batch loaded. */
export const detailField =
  <T>(pick: (details: ArticleDetails) => T) =>
  (article: ArticleNode, _args: object, { reader }: Context) =>
    after(reader.articles.detailsOf(article), pick)

/** Returns a resolver for a field that is computed from one text of the body. The text is read only for this field. */
export const bodyField =
  <Args, T>(part: keyof ArticleBody, compute: (text: string, args: Args, context: Context) => T) =>
  (article: ArticleNode, args: Args, context: Context) =>
    after(context.reader.articles.bodyPartOf(article, part), (text) => compute(text, args, context))
