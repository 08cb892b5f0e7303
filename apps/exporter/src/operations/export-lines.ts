import { closeSync, openSync, writeSync } from 'node:fs'
import type { ArchiveSource } from '../archive/archive.ts'
import { categoryPaths, type ExportedArticle } from '../archive/exported-article.ts'
import { contentFile } from '../forms/addresses.ts'

/** Writes articles as JSON Lines: one object a line, the oldest article first. Returns their number. */
export async function exportLines(source: ArchiveSource, where: unknown, file: string): Promise<number> {
  const out = openSync(file, 'wx')
  let count = 0
  try {
    for await (const article of source.articles(where)) {
      writeSync(out, `${JSON.stringify(lineOf(article))}\n`)
      count++
    }
  } finally {
    closeSync(out)
  }
  return count
}

function lineOf(article: ExportedArticle): object {
  const { authors, categories: _, tags, images, translations, file, ...rest } = article
  return {
    ...rest,
    authors: authors.map(({ name }) => name),
    categories: categoryPaths(article),
    tags: tags.map(({ name }) => name),
    translations: translations.map(({ path }) => path),
    file: file?.file ?? null,
    images: images.edges.map(({ role, alt, node }) => {
      const local = contentFile(node.url)
      return { role, alt, status: node.status, ...(local === null ? { url: node.url } : { file: local }) }
    }),
  }
}
