import { expect, test } from 'vitest'
import { classify, readSite, sharedFrontMatterFiles, withSharedFrontMatter } from '../../src/index.ts'
import { parseFile } from '../../src/parse.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text)

/** Reads the articles of a Hugo site by their path. */
function hugo(files: { [path: string]: string }) {
  const given = Object.entries({ 'hugo.toml': 'baseURL = "/"\n', ...files }).map(([path, text]) => ({
    path,
    bytes: bytesOf(text),
  }))
  const paths = given.map(({ path }) => path)
  const ofPaths = (some: string[]) => given.filter(({ path }) => some.includes(path))
  const read = readSite(ofPaths(['hugo.toml']), new Set(paths))
  const site = withSharedFrontMatter(read.site, ofPaths(sharedFrontMatterFiles(paths, read.site)))
  return {
    kind: (path: string) => classify(path, site, new Set(paths)).kind,
    parsed: (path: string) => parseFile({ file: path, bytes: bytesOf(files[path] ?? '') }, site, new Set(paths)),
    article: (path: string) =>
      parseFile({ file: path, bytes: bytesOf(files[path] ?? '') }, site, new Set(paths)).article,
  }
}

test('a section passes its cascade to itself and to all pages below it, and the nearest section takes precedence', () => {
  const { article } = hugo({
    'content/_index.md': '---\ncascade:\n  author: Ann Lee\n  tags: [site]\n---\n',
    'content/Sea News/_index.md': '+++\n[cascade]\n  tags = ["sea"]\n  [cascade.params]\n    lang = "de"\n+++\n',
    'content/Sea News/a.md': '---\ntitle: A\n---\n',
    'content/Sea News/2024/b/index.md': '---\ntitle: B\ntags: [own]\n---\n',
    'content/sea/c.md': '---\ntitle: C\n---\n',
  })
  const found = (path: string) => {
    const { authors, tags, lang } = article(path) ?? {}
    return [authors?.map(({ name }) => name).join(), tags?.join(), lang]
  }
  expect(found('content/Sea News/_index.md')).toEqual(['Ann Lee', 'sea', 'de'])
  expect(found('content/Sea News/a.md')).toEqual(['Ann Lee', 'sea', 'de'])
  expect(found('content/Sea News/2024/b/index.md')).toEqual(['Ann Lee', 'own', 'de'])
  expect(found('content/sea/c.md')).toEqual(['Ann Lee', 'site', null])
})

test('a draft section hides its pages, and the pages that publish themselves stay', () => {
  const { article } = hugo({
    'content/secret/_index.md': '---\ncascade: {draft: true}\n---\n',
    'content/secret/a.md': '---\ntitle: A\n---\n',
    'content/secret/b.md': '---\ntitle: B\ndraft: false\n---\n',
    'content/secrets/c.md': '---\ntitle: C\n---\n',
  })
  const drafts = ['secret/_index', 'secret/a', 'secret/b', 'secrets/c'].map(
    (name) => article(`content/${name}.md`)?.draft,
  )
  expect(drafts).toEqual([true, true, false, false])
})

test('a target limits a cascade to paths, kinds, languages and the published site, and the first one in a list counts', () => {
  const { article } = hugo({
    'hugo.toml': [
      'baseURL = "/"',
      'defaultContentLanguage = "en"',
      '[languages.en]',
      '[languages.de]',
      '[[cascade]]',
      'tags = ["draft"]',
      '[cascade.target]',
      'environment = "development"',
      '[[cascade]]',
      'tags = ["news"]',
      '[cascade.target]',
      "path = '{/news,/news/**}'",
      "kind = 'page'",
      '[[cascade]]',
      'tags = ["rest"]',
      '[[languages.de.cascade]]',
      'author = "Bo Wu"',
    ].join('\n'),
    'content/_index.de.md': '---\ncascade: {_target: {path: /news/*}, description: Nah}\n---\n',
    'content/news/_index.md': '---\ntitle: News\n---\n',
    'content/news/a.md': '---\ntitle: A\n---\n',
    'content/news/a.de.md': '---\ntitle: A\n---\n',
    'content/news/2024/b.de.md': '---\ntitle: B\n---\n',
    'content/newsroom.md': '---\ntitle: N\n---\n',
  })
  const found = (path: string) => {
    const { authors, tags, description } = article(`content/${path}`) ?? {}
    return [tags?.join(), authors?.map(({ name }) => name).join(), description]
  }
  expect(found('news/_index.md')).toEqual(['rest', '', null])
  expect(found('news/a.md')).toEqual(['news', '', null])
  expect(found('news/a.de.md')).toEqual(['news', 'Bo Wu', 'Nah'])
  expect(found('news/2024/b.de.md')).toEqual(['news', 'Bo Wu', null])
  expect(found('newsroom.md')).toEqual(['rest', '', null])
})

test('a page that a cascade leaves unrendered is reported with one cause, without a line of the page', () => {
  const { parsed } = hugo({
    'content/parts/_index.md': '---\ncascade: {build: {render: never}}\n---\n',
    'content/parts/a.md': '---\ntitle: A\n---\n',
  })
  const { article, diagnostics } = parsed('content/parts/a.md')
  expect(article?.draft).toBe(true)
  expect(diagnostics).toEqual([expect.objectContaining({ code: 'page-not-rendered', cause: 'the default build' })])
  expect(diagnostics[0]).not.toHaveProperty('line')
})

test.each([
  'cascade: sea',
  'cascade: [1, null]',
  'cascade: {target: x}',
  'cascade: {target: {path: "{/a,{/b"}}',
  'cascade:',
])('a cascade that is not a table changes nothing: %s', (line) => {
  const { article } = hugo({ 'content/_index.md': `---\n${line}\n---\n`, 'content/a.md': '---\ntags: [own]\n---\n' })
  expect(article('content/a.md')?.tags).toEqual(['own'])
})

test('Markdown in a leaf bundle is part of its page, and a section has pages of its own', () => {
  const { kind } = hugo({
    'content/posts/quake/index.md': '',
    'content/posts/quake/notes.md': '',
    'content/posts/quake/data/index.md': '',
    'content/posts/quake/data/table.html': '',
    'content/posts/quake/data/part.md': '',
    'content/posts/b.md': '',
    'content/docs/_index.md': '',
    'content/docs/index.md': '',
    'content/docs/a.md': '',
    'content/index.md': '',
  })
  const kinds = (names: string[]) => names.map((name) => kind(`content/${name}`))
  expect(kinds(['posts/quake/index.md', 'posts/b.md', 'docs/_index.md', 'docs/a.md', 'index.md'])).toEqual(
    Array(5).fill('article'),
  )
  // A page of HTML is a file that the text can link to.
  expect(kinds(['posts/quake/data/table.html'])).toEqual(['maybe-article'])
  expect(kinds(['posts/quake/notes.md', 'posts/quake/data/index.md', 'posts/quake/data/part.md'])).toEqual(
    Array(3).fill('passed-over'),
  )
})
