import { type ArticleBody, type ArticleDetails, type ArticleNode, after } from '@broadsheet/database'
import type { Context } from '../builder/context.ts'

/** Resolves a field from what lists do not read: it is read for all siblings at once. */
export const detailField =
  <T>(pick: (details: ArticleDetails) => T) =>
  (article: ArticleNode, _args: object, { reader }: Context) =>
    after(reader.articles.detailsOf(article), pick)

/** Resolves a field from one text of the body, which is read only where such a field is asked for. */
export const bodyField =
  <Args, T>(part: keyof ArticleBody, show: (text: string, args: Args, context: Context) => T) =>
  (article: ArticleNode, args: Args, context: Context) =>
    after(context.reader.articles.bodyPartOf(article, part), (text) => show(text, args, context))
