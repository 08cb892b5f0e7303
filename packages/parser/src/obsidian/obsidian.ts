import type { MarkdownIt } from 'markdown-it'
import { blockIds } from './block-ids.ts'
import { hashtags } from './hashtags.ts'
import { imageSizes } from './image-sizes.ts'
import { wikiLinks } from './wiki-links.ts'

/** Adds the syntax of Obsidian (https://help.obsidian.md/obsidian-flavored-markdown), except for its comments. */
export function obsidian(markdown: MarkdownIt): void {
  wikiLinks(markdown)
  hashtags(markdown)
  blockIds(markdown)
  imageSizes(markdown)
}
