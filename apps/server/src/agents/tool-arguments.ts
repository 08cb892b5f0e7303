import type { ArticleWhere } from '@broadsheet/database'
import { z } from 'zod'

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

// Arguments that several tools have. Each description is for the model that calls the tool.

export const page = {
  limit: z.number().int().min(1).max(50).default(10).describe('How many to return, 1 to 50.'),
  cursor: z.string().max(500).optional().describe('The `cursor` of the answer before, for the next page.'),
}

export const filters = {
  category: z.string().max(200).optional().describe('Only in this category: its name or slug, as browse returns it.'),
  tag: z.string().max(200).optional().describe('Only with this tag.'),
  author: z.string().max(200).optional().describe('Only by this author.'),
  lang: z.string().max(35).optional().describe('Only in this language, a BCP 47 tag: `zh-CN`.'),
  from: day.optional().describe('Only published on this day or later, in UTC: `2024-01-31`.'),
  until: day.optional().describe('Only published on this day or earlier, in UTC.'),
  allVersions: z
    .boolean()
    .default(false)
    .describe('Whether to list all versions of a story. By default, only the newest one.'),
}

export const path = z.string().min(1).max(2_000).describe('The URL path of the article, as search and list return it.')

type Filters = z.infer<z.ZodObject<typeof filters>>

/** Returns the argument `where` of the API for the filters of a tool. */
export function articleFilter({ category, tag, author, lang, from, until, allVersions }: Filters): object {
  const where: { [field in keyof ArticleWhere]?: unknown } = {}
  if (category !== undefined) where.category = { anyOf: [category] }
  if (tag !== undefined) where.tag = { anyOf: [tag] }
  if (author !== undefined) where.author = { anyOf: [author] }
  if (lang !== undefined) where.lang = { eq: lang }
  if (from !== undefined || until !== undefined) {
    const [gte, lte] = [from && `${from}T00:00:00Z`, until && `${until}T23:59:59.999Z`]
    where.publishedAt = { ...(gte && { gte }), ...(lte && { lte }) }
  }
  return allVersions ? where : { ...where, story: 'CANONICAL' }
}
