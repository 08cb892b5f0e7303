import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, test } from 'vitest'
import {
  classify,
  isSiteFile,
  readSite,
  sharedFrontMatterFiles,
  siteFilesAbove,
  withSharedFrontMatter,
} from '../src/index.ts'
import { parseFile } from '../src/parse.ts'

const root = join(import.meta.dirname, 'fixtures/sites')

/** The right values for one article: only the fields that the case tests. */
interface Expected {
  /** All lines of the plain text. */
  text?: string
  /** Parts of the html. */
  html?: string[]
  /** Each role with its address or file. */
  images?: string[]
  /** Each diagnostic with its line. */
  diagnostics?: string[]
  [field: string]: unknown
}

interface ExpectedSite {
  site?: object
  /** By the path of the file. Null: it is not an article. */
  articles: { [file: string]: Expected | null }
}

const names = readdirSync(root).flatMap((name) => (name.endsWith('.json') ? [name.slice(0, -'.json'.length)] : []))

/** Each folder is a small site, and the JSON next to it says what is right. */
describe.each(names)('%s', (name) => {
  // The files are the project's own, with the shape above.
  const expected = JSON.parse(readFileSync(join(root, `${name}.json`), 'utf8')) as ExpectedSite
  const folder = join(root, name)
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .toSorted()
  const read = (wanted: string[]) => wanted.map((path) => ({ path, bytes: readFileSync(join(folder, path)) }))
  const settings = read(paths.filter((path) => isSiteFile(path) || siteFilesAbove(name).includes(path)))
  const found = readSite(settings, new Set(paths)).site
  const site = withSharedFrontMatter(found, read(sharedFrontMatterFiles(paths, found)))

  test('the settings are those of the generator', () => {
    expect(site).toMatchObject(expected.site ?? {})
  })

  test.each(Object.entries(expected.articles))('%s', (file, right) => {
    const { html = [], diagnostics, ...fields } = right ?? {}
    const kind = classify(file, site, new Set(paths)).kind
    const isArticle = kind === 'article' || kind === 'maybe-article'
    const parsed = parseFile({ file, bytes: readFileSync(join(folder, file)) }, site, new Set(paths))
    const article = isArticle ? parsed.article : null
    if (right === null) return expect(article).toBeNull()
    if (article === null) throw new Error(`${file} is not an article`)
    expect({ ...article, ...shown(article) }).toMatchObject(fields)
    for (const part of html) expect(article.body.html).toContain(part)
    if (diagnostics !== undefined)
      expect(parsed.diagnostics.map(({ severity, code, line }) => `${severity} ${code} ${line}`)).toEqual(diagnostics)
  })
})

type Article = NonNullable<ReturnType<typeof parseFile>['article']>

/** The fields that are long in an article, as a fixture writes them. */
function shown({ publishedAt, updatedAt, authors, images, links, body }: Article) {
  const instant = (time: number | null) => (time === null ? null : new Date(time).toISOString())
  return {
    publishedAt: instant(publishedAt),
    updatedAt: instant(updatedAt),
    authors: authors.map(({ name }) => name),
    images: images.map(({ role, address }) => `${role} ${address.kind === 'file' ? address.file : address.url}`),
    links: links.map(({ target }) => target),
    text: body.text,
  }
}
