import type { Site } from '../model/site.ts'
import type { TagPage, TagReplacement } from '../tag-rendering/tag-replacement.ts'
import { WORDPRESS_START } from '../tag-rendering/wordpress-tags.ts'
import { BodyTags } from './body-tags.ts'
import { replaceMdx } from './mdx.ts'
import { readTags } from './tag-reader.ts'
import { withoutVaultMarks } from './vault-comments.ts'

const ANY_TAG = new RegExp(`\\{(?:[%{#]|:[:/])|${WORDPRESS_START}`, 'i')

/**
 * Replaces the tags of Hexo and its themes, Jekyll, Eleventy, Hugo and Zola, and the shortcodes of WordPress, by the images,
 * links, frames and blocks that they stand for. Other tags keep the text in them, and the result lists them. Code stays as
 * it is. In a vault of Obsidian, it removes comments instead.
 */
export function replaceTags(
  source: string,
  { format, mdx }: { format: 'MARKDOWN' | 'HTML'; mdx: boolean },
  site: Site,
  page: TagPage,
): TagReplacement {
  if (mdx) return replaceMdx(source)
  if (site.dialect === 'obsidian' && format === 'MARKDOWN') return withoutVaultMarks(source)
  if (!ANY_TAG.test(source)) return { text: source, leftOut: [], references: [] }
  const body = new BodyTags(site, page)
  return {
    text: readTags(source, format === 'MARKDOWN', body, { from: [page.file], args: null, offset: null }),
    leftOut: [...body.leftOut.values()],
    references: body.references,
    problems: body.problems,
  }
}
