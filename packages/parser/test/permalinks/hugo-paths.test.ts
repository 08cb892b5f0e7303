import { expect, test } from 'vitest'
import { generatorSite } from './generator-site.ts'

const dated = 'title: The Long Night!\ndate: 2024-02-03T04:05:06Z'
const base = 'baseURL = "https://h.example/"\n'

function hugo(config: string, paths = ['content/posts/a.md']) {
  return generatorSite({ 'hugo.toml': `${base}${config}` }, paths)
}

test.each([
  ['/:year/:month/:day/:slug/', '/2024/02/03/the-long-night/'],
  ['/:title/', '/the-long-night/'],
  ['/:contentbasename/', '/2024-01-01-my-file/'],
  ['/:slugorcontentbasename/', '/2024-01-01-my-file/'],
  ['/:slugorfilename/:filename', '/2024-01-01-my-file/2024-01-01-my-file/'],
  ['/:section/:sections/:slug', '/posts/posts/sea/old/the-long-night/'],
  ['/:sections[1:]/x', '/sea/old/x/'],
  ['/:sections[last]/x', '/old/x/'],
  ['/:sections[:1]/x', '/posts/x/'],
  ['/:sections[9]/x', '/x/'],
  ['/:monthname/:weekday/:weekdayname/:yearday/', '/february/6/saturday/34/'],
  ['/:06/:1/:2/:Jan/:15:04/', '/24/2/3/feb/0405/'],
  ['/:year/:title.html', '/2024/the-long-night.html'],
])('a page has the path that the pattern %s gives', (pattern, path) => {
  const { path: of } = hugo(`[permalinks]\nposts = "${pattern}"\n`)
  expect(of('content/posts/Sea/old/2024-01-01-My File.md', dated)).toBe(path)
})

test('the slug of the front matter takes precedence in :slug, not in :title', () => {
  const { path } = hugo('[permalinks]\nposts = "/:slug/:title/"\n')
  expect(path('content/posts/a.md', 'title: Some Title\nslug: My Slug')).toBe('/my-slug/some-title/')
})

test('a pattern is only for its section and its kind', () => {
  const { path } = hugo(
    '[permalinks]\nnews = "/n/:slug/"\n[permalinks.page]\n"/" = "/top/:slug/"\ndocs = "/d/:slug/"\n[permalinks.section]\nnews = "/all-news/"\n[permalinks.term]\ntags = "/t/:slug/"\n',
  )
  expect(path('content/news/a.md', 'title: A')).toBe('/n/a/')
  expect(path('content/news/deep/a.md', 'title: A')).toBe('/n/a/')
  expect(path('content/news/_index.md', 'title: News')).toBe('/all-news/')
  expect(path('content/docs/a.md', 'title: A')).toBe('/d/a/')
  expect(path('content/docs/_index.md', 'title: Docs')).toBe('/docs/')
  expect(path('content/tags/sea/_index.md', 'title: The Sea')).toBe('/t/the-sea/')
  expect(path('content/other/My Page.md', 'title: A')).toBe('/other/my-page/')
  expect(path('content/about.md', 'title: Us')).toBe('/top/us/')
})

test('a list of patterns has a target with a kind and a path', () => {
  const { path } = hugo(
    '[[permalinks]]\npattern = "/b/:slug/"\n[permalinks.target]\nkind = "page"\npath = "/blog/**"\n',
  )
  expect(path('content/blog/a.md', 'title: X Y')).toBe('/b/x-y/')
  expect(path('content/docs/a.md', 'title: X Y')).toBe('/docs/a/')
})

test('without a pattern, a page has the path of its file, and of its folder if it is a page bundle', () => {
  const { path, article } = hugo('')
  expect(path('content/Posts/My Trip/index.md')).toBe('/posts/my-trip/')
  expect(path('content/posts/2024-01-01-trip.md', 'title: T')).toBe('/posts/2024-01-01-trip/')
  expect(path('content/posts/a.md', 'slug: Other One')).toBe('/posts/other-one/')
  expect(path('content/_index.md')).toBe('/')
  expect(path('content/_archive/a.md')).toBe('/_archive/a/')
  expect(article('content/posts/Été.md')).toMatchObject({ path: '/posts/été/', slug: 'été' })
})

test('the configuration decides about capitals, accents, endings and dates in file names', () => {
  expect(hugo('disablePathToLower = true').path('content/docs/My Guide.md')).toBe('/docs/My-Guide/')
  expect(hugo('removePathAccents = true').path('content/docs/Été.md')).toBe('/docs/ete/')
  expect(hugo('uglyURLs = true').path('content/docs/a.md')).toBe('/docs/a.html')
  expect(hugo('uglyURLs = true').path('content/docs/_index.md')).toBe('/docs/')
  expect(hugo('[uglyURLs]\ndocs = true').path('content/posts/a.md')).toBe('/posts/a/')
  const named = hugo('[frontmatter]\ndate = [":filename", ":default"]')
  expect(named.path('content/posts/2024-01-01-trip.md')).toBe('/posts/trip/')
})

test('url in the front matter is the path, below the language if it has no leading slash', () => {
  const { path } = hugo('defaultContentLanguage = "en"\n[languages.en]\n[languages.de]\n')
  expect(path('content/a.md', 'url: /My/Own')).toBe('/My/Own/')
  expect(path('content/a.de.md', 'url: /own.html')).toBe('/own.html')
  expect(path('content/a.de.md', 'url: own/')).toBe('/de/own/')
})

test('translations are below their language, and the default language is at the root', () => {
  const languages =
    'defaultContentLanguage = "en"\n[permalinks]\nposts = "/:year/:slug/"\n[languages.en]\n[languages.de]\n'
  const { article } = hugo(languages)
  const [en, de] = [article('content/posts/a.en.md', dated), article('content/posts/a.de.md', dated)]
  expect([en.path, de.path]).toEqual(['/2024/the-long-night/', '/de/2024/the-long-night/'])
  expect([en.lang, de.lang]).toEqual(['en', 'de'])
  expect(en.translationKey).toBe(de.translationKey)
  expect(article('content/about.de.md').path).toBe('/de/about/')
  expect(hugo(`defaultContentLanguageInSubdir = true\n${languages}`).path('content/about.md')).toBe('/en/about/')
})

const languageFolders =
  '[languages.en]\ntitle = "Tidings"\ncontentDir = "content/english"\nweight = 1\n[languages.de]\ntitle = "Nachrichten"\ncontentDir = "content/german"\n'

test('languages can have content folders of their own, and files in no such folder are not published', () => {
  const paths = ['content/english/docs/a.md', 'content/german/docs/a.md', 'content/shared/b.md']
  const { article, kind, site, diagnostics } = hugo(languageFolders, paths)
  const [en, de] = paths.slice(0, 2).map((path) => article(path))
  expect([en?.path, de?.path]).toEqual(['/docs/a/', '/de/docs/a/'])
  expect([en?.lang, de?.lang, en?.translationKey, de?.translationKey]).toEqual(['en', 'de', 'docs/a', 'docs/a'])
  expect(site.title).toBe('Tidings')
  expect(kind('content/shared/b.md')).toBe('passed-over')
  expect(diagnostics[0]).toMatchObject({
    code: 'content-without-language',
    message:
      'content/shared is not the content folder of a language (content/english, content/german), so 1 file is not published',
  })
})

test('a disabled language is not published', () => {
  const { kind } = hugo('disableLanguages = ["de"]\n[languages.en]\n[languages.de]\n')
  expect([kind('content/posts/a.md'), kind('content/posts/a.de.md')]).toEqual(['article', 'passed-over'])
})

test('module mounts place a folder in the site', () => {
  const config =
    '[[module.mounts]]\nsource = "docs"\ntarget = "content/handbook"\n[[module.mounts]]\nsource = "text"\ntarget = "content"\n[[module.mounts]]\nsource = "static"\ntarget = "static"\n'
  const { path, article, kind } = hugo(config, ['docs/a.md', 'text/posts/b.md', 'content/c.md'])
  expect(path('docs/set up/a.md')).toBe('/handbook/set-up/a/')
  expect(article('docs/a.md').collection).toBe('handbook')
  expect(path('text/posts/b.md')).toBe('/posts/b/')
  expect(kind('content/c.md')).toBe('passed-over')
})

test('configuration folders are merged: production over _default over the file at the root', () => {
  const { site, path } = generatorSite(
    {
      'hugo.toml': 'baseURL = "https://root.example/"\ntitle = "Root"\n',
      'config/_default/hugo.yaml': 'baseURL: https://default.example/\ntimeZone: Europe/Berlin\n',
      'config/_default/languages.toml': '[en]\ntitle = "Two"\nweight = 1\n[de]\ntitle = "Zwei"\n',
      'config/_default/permalinks.json': '{"page": {"post": "/:year/:slug/"}}',
      'config/_default/taxonomies.toml': 'topic = "topics"\n',
      'config/_default/menus.en.toml': '[[main]]\nname = "Home"\n',
      'config/_default/params.toml': 'author = "Ann Lee"\n',
      'config/production/hugo.toml': 'baseURL = "https://live.example/"\n',
    },
    ['content/post/a.md'],
  )
  expect(site).toMatchObject({
    url: 'https://live.example',
    title: 'Two',
    timeZone: 'Europe/Berlin',
    languages: ['de', 'en'],
    taxonomies: ['topics'],
  })
  expect(path('content/post/a.md', dated)).toBe('/2024/the-long-night/')
})

test('the terms of a taxonomy of the site are tags', () => {
  const { article } = hugo('[taxonomies]\ntag = "tags"\ntopic = "topics"\n')
  expect(article('content/a.md', 'tags: [sea]\ntopics: [Ports, Sea]').tags).toEqual(['sea', 'Ports'])
  expect(article('content/a.md', 'taxonomies:\n  topics: [Ports]').tags).toEqual(['Ports'])
})

test('ignoreFiles excludes files, and an expression that can take very long is reported', () => {
  const { kind, diagnostics } = hugo("ignoreFiles = ['\\.draft\\.md$', '^/content/private/', '(a+)+$']\n")
  expect(kind('content/a.draft.md')).toBe('passed-over')
  expect(kind('content/private/a.md')).toBe('passed-over')
  expect(kind('content/posts/a.md')).toBe('article')
  expect(diagnostics.map(({ code, line, message }) => `${line} ${code} ${message}`)).toContain(
    '2 setting-invalid ignoreFiles: "(a+)+$" is not a regular expression that can be used, so it is left out',
  )
})

test('only the folder that was given is read, if it is a content folder of a larger site', () => {
  const paths = ['content/posts/a.md', 'content/docs/b.md']
  const { kind, path } = generatorSite({ 'hugo.toml': base }, paths, 'content/posts')
  expect(kind('content/posts/a.md')).toBe('article')
  expect(kind('content/docs/b.md')).toBe('passed-over')
  expect(path('content/posts/a.md')).toBe('/posts/a/')
})

test('in Zola, the date at the start of a file name is not part of the path', () => {
  const { path } = generatorSite({ 'config.toml': 'base_url = "https://z.example"\n' }, ['content/a.md'])
  expect(path('content/blog/2024-01-01-My Trip.md', 'title: T')).toBe('/blog/my-trip/')
})

test('site.yml replaces the patterns of the configuration', () => {
  const files = { 'hugo.toml': `${base}[permalinks]\nposts = "/:year/:slug/"\n`, 'site.yml': 'permalink: /p/:slug/\n' }
  expect(generatorSite(files, ['content/posts/a.md']).path('content/posts/a.md', dated)).toBe('/p/the-long-night/')
})
