import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { locate } from './locate-file.ts'

/** Where sites keep the file: at the root, or in the folder of Hexo, Hugo, Astro, or Eleventy that becomes the root. */
const places = ['', 'source/', 'static/', 'public/', 'content/', 'src/'].map((folder) => `${folder}robots.txt`)

/** Crawlers read at least this much (RFC 9309). A longer file is not one for them. */
const maxBytes = 512_000

/**
 * Returns the rules for crawlers in the content folder.
 * @returns null if there are none, or if they are a template, which only its generator can fill in
 */
export async function robotsFile(contentDir: string): Promise<string | null> {
  for (const place of places) {
    const found = await locate(contentDir, place)
    if (found === null) continue
    const path = join(found.root, found.path)
    const file = await stat(path)
    if (!file.isFile() || file.size > maxBytes) continue
    const rules = withoutFrontMatter(await readFile(path, 'utf8'))
    return isTemplate(rules) ? null : rules
  }
  return null
}

/** Generators take the front matter away, which only says that the file is a page. */
function withoutFrontMatter(text: string): string {
  return text.replace(/^\uFEFF?---[ \t]*\r?\n(?:.*\r?\n)*?---[ \t]*(?:\r?\n|$)/, '')
}

/** These are the signs of Liquid and Nunjucks. */
function isTemplate(text: string): boolean {
  return /\{\{|\{%/.test(text)
}
