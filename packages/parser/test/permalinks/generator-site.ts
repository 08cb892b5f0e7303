import { type Article, classify, type Diagnostic, readSite, type Site } from '../../src/index.ts'
import { parseFile } from '../../src/parse.ts'

export interface GeneratorSite {
  site: Site
  diagnostics: Diagnostic[]
  /** Reads one file with this front matter. */
  article(file: string, frontMatter?: string): Article
  /** The URL path of a file with this front matter. */
  path(file: string, frontMatter?: string): string
}

/**
 * A site with these configuration files.
 * @param paths the paths of all articles; their folders show what kind of site it is
 */
export function generatorSite(
  files: { [path: string]: string },
  paths: string[] = [],
  within = '',
): GeneratorSite & { kind(path: string): string } {
  const given = Object.entries(files).map(([path, text]) => ({ path, bytes: new TextEncoder().encode(text) }))
  const { site, diagnostics } = readSite(given, new Set([...Object.keys(files), ...paths]), within)
  const article = (file: string, frontMatter = 'title: T') => {
    const bytes = new TextEncoder().encode(`---\n${frontMatter}\n---\nText.\n`)
    const read = parseFile({ file, bytes }, site, { has: () => false }).article
    if (read === null) throw new Error(`${file} is not an article`)
    return read
  }
  return {
    site,
    diagnostics,
    article,
    path: (file, frontMatter) => article(file, frontMatter).path,
    kind: (path) => classify(path, site).kind,
  }
}
