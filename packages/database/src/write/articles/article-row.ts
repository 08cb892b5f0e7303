import type { ArticleRows } from '../../schema/import-rows.ts'
import { fold } from '../../text/folding.ts'
import { jsonText } from '../../text/json-text.ts'
import { titleKey } from './title-key.ts'

/** Length of `summary`, in UTF-16 units. */
const SUMMARY = 500

/** The columns that the writer decides on, besides what the file says. */
interface AssignedColumns {
  id: number
  searchId: number
  key: string
  file: string
  path: string
  sortAt: number
  categoryId: number | null
  coverId: number | null
  thumbnailId: number | null
  termIds: string
  imageList: string | null
}

export type ArticleRow = ReturnType<typeof articleRow>

/** The row of an article. `assigned` replaces the key and path that the file asks for. */
export function articleRow({ article, body }: ArticleRows, assigned: AssignedColumns) {
  return {
    ...article,
    ...assigned,
    wantedKey: article.key,
    wantedPath: article.path,
    aliases: jsonText(article.aliases),
    names: jsonText(article.names),
    listed: Number(!article.draft && !article.hidden),
    sortUpdatedAt: article.updatedAt ?? assigned.sortAt,
    summary: summaryOf(body.excerpt),
    foldedTitle: fold(article.title),
    foldedSlug: foldedIfOther(article.slug),
    foldedPath: foldedIfOther(assigned.path),
    foldedFile: foldedIfOther(assigned.file),
    titleKey: titleKey(article.title),
    storyId: null,
  }
}

/** The folded text, or null if it is the same. */
export function foldedIfOther(text: string): string | null {
  const folded = fold(text)
  return folded === text ? null : folded
}

/** Does not cut a character outside the basic plane in half. */
export function summaryOf(excerpt: string): string {
  return excerpt
    .slice(0, SUMMARY)
    .toWellFormed()
    .replace(/\ufffd$/u, '')
}
