import { expect, test } from 'vitest'
import { classify, diagnosticFilter, isSiteFile, readSite, siteFilesAbove } from '../../src/index.ts'

function site(files: { [path: string]: string }, others: string[] = []) {
  const given = Object.entries(files).map(([path, text]) => ({ path, bytes: new TextEncoder().encode(text) }))
  return readSite(given, new Set([...Object.keys(files), ...others]))
}

function lines({ diagnostics }: ReturnType<typeof site>) {
  return diagnostics.map(
    ({ file, line, column, severity, message }) => `${file}:${line}:${column} ${severity} ${message}`,
  )
}

test('a folder without any sign of a generator is read as Hexo, with a diagnostic', () => {
  const { site: read, diagnostics } = site({}, ['a.md'])
  expect(read).toMatchObject({ dialect: 'hexo', categories: 'path', timeZone: 'UTC', permalink: null })
  expect(diagnostics).toMatchObject([{ severity: 'INFO', code: 'site-assumed' }])
})

test.each([
  ['hexo', ['source/_posts/a.md', 'source/about/index.md']],
  ['jekyll', ['_posts/2022-07-30-a.md', '_posts/2022-07-31-b.md', '_layouts/post.html']],
  ['jekyll', ['_articles/a.md', '_articles/de/a.md']],
  ['hugo', ['content/_index.md', 'content/posts/a.md', 'static/a.png']],
  ['astro', ['src/content/blog/a.md', 'astro.config.mjs']],
  ['eleventy', ['posts/a.md', '.eleventy.js']],
] as const)('%s is detected by %s', (dialect, paths) => {
  const files = Object.fromEntries(paths.filter(isSiteFile).map((path) => [path, 'export default {}']))
  expect(site(files, [...paths]).site.dialect).toBe(dialect)
})

test.each([
  [
    'hexo',
    { '_config.yml': 'permalink: :title/' },
    'source',
    ['themes/plain/README.md', 'scaffolds/post.md', 'README.md'],
  ],
  ['hexo', { '_config.yml': 'source_dir: text' }, 'text', ['source/b.md', 'README.md']],
  ['hugo', { 'hugo.toml': 'baseURL = "/"' }, 'content', ['archetypes/default.md', 'themes/t/exampleSite/content/b.md']],
  ['hugo', { 'hugo.toml': 'baseURL = "/"' }, 'content.de', ['README.md']],
  ['jekyll', { '_config.yml': 'plugins: []\nsource: docs' }, 'docs', ['README.md']],
] as const)(
  'at the root of a %s site with a content folder, files outside that folder are skipped',
  (dialect, files, folder, outside) => {
    const { site: read } = site(files, [`${folder}/a.md`, ...outside])
    expect(read.dialect).toBe(dialect)
    expect(classify(`${folder}/a.md`, read)).toEqual({ kind: 'article' })
    expect(classify('static/a.png', read)).toEqual({ kind: 'asset' })
    for (const path of outside)
      expect(classify(path, read)).toEqual({
        kind: 'passed-over',
        reason: `it is outside ${folder}, the content folders of this site`,
      })
  },
)

test('no file is outside if the content folder itself is given, or if site.yml sets contentRoots', () => {
  const hexo = { '_config.yml': 'permalink: :title/' }
  expect(classify('notes/b.md', site(hexo, ['a.md', 'notes/b.md']).site).kind).toBe('article')
  const own = { ...hexo, 'site.yml': 'contentRoots: [source, notes]' }
  expect(classify('notes/b.md', site(own, ['source/_posts/a.md', 'notes/b.md']).site).kind).toBe('article')
})

test('files that a Jekyll configuration excludes, and packages of Bundler, are skipped', () => {
  const { site: read } = site({ '_config.yml': 'plugins: []\nexclude: [drafts/*.md, tools/, README.md]' }, ['a.md'])
  const paths = [
    'drafts/b.md',
    'tools/x/c.md',
    'README.md',
    'vendor/bundle/ruby/gems/x/README.md',
    'a.md',
    'vendor/d.md',
  ]
  expect(paths.map((path) => classify(path, read).kind)).toEqual([
    ...Array(4).fill('passed-over'),
    'article',
    'article',
  ])
})

test('the configuration of Astro is found above src/content', () => {
  expect(siteFilesAbove('content')).toContain('../../astro.config.mjs')
  expect(site({ '../../astro.config.mjs': '' }, ['blog/a.md']).site.dialect).toBe('astro')
})

test('a list in site.yml without valid names, collection folders or languages is reported with its line', () => {
  const own = 'frameHosts: {a: b}\ncollections: [recipes]\nlanguages: [en, englisch]\nhidden: []\n'
  const read = site({ 'site.yml': own })
  expect(lines(read).slice(0, -1)).toEqual([
    'site.yml:1:1 ERROR frameHosts: {"a":"b"} is not a list of names',
    'site.yml:2:1 ERROR collections: ["recipes"] is not a list of folders that begin with _',
    'site.yml:3:1 ERROR languages: ["en","englisch"] is not a list of language tags',
  ])
})

test('an author without a name, and authors that are not a mapping, are reported with a hint', () => {
  const unnamed = site({ 'site.yml': 'lang: en\nauthors:\n  - {nam: Ada Lin}\n  - name: Bo Wu\n' })
  expect(lines(unnamed)[0]).toBe('site.yml:2:1 WARNING an author has no name: {"nam":"Ada Lin"}')
  expect(unnamed.site.authors.map(({ name }) => name)).toEqual(['Bo Wu'])
  expect(site({ 'authors.yml': '- name: Ada Lin\n' }).site.authors.map(({ name }) => name)).toEqual(['Ada Lin'])
  expect(site({ 'authors.yml': 'Ada Lin\n' }).diagnostics[0]).toMatchObject({
    message: 'the YAML cannot be read: expected a mapping (key: value), but this is a string',
    hint: 'write key: value, one key on each line',
  })
})

test('values of an author that cannot be used are reported with their lines, and the others are used', () => {
  const authors = `lin:
  name: Lin Xi
  url: lin.example
  aliases: {old: L. Xi}
bo:
  name: Bo Wu
  url: https://bo.example
  avatar: pictures/bo.png
  aliases: [B. Wu, {old: Bo W.}]
  bio: [Writes, reads]
`
  const read = site({ 'authors.yml': authors, 'site.yml': 'url: none\nauthors:\n  - name: Ada\n    image: ada.png\n' })
  expect(lines(read).filter((line) => line.includes('WARNING'))).toEqual([
    'site.yml:4:5 WARNING image: there is no image at "ada.png"',
    'authors.yml:4:3 WARNING aliases: {"old":"L. Xi"} is not a list of names, and is left out',
    'authors.yml:3:3 WARNING url: "lin.example" is not an absolute URL, and is left out',
    'authors.yml:8:3 WARNING avatar: there is no image at "pictures/bo.png"',
    'authors.yml:10:3 WARNING bio: ["Writes","reads"] is not text, and is left out',
    'authors.yml:9:3 WARNING aliases: ["B. Wu",{"old":"Bo W."}] contains an item that is not a name, which is left out',
  ])
  expect(read.site.authors).toMatchObject([
    { name: 'Ada' },
    { name: 'Lin Xi', url: null, aliases: [] },
    { name: 'Bo Wu', url: 'https://bo.example', aliases: ['B. Wu'], bio: null },
  ])
})

test('problems in an author file are reported with its lines, and an image that exists is not reported', () => {
  const files = {
    '_authors/ada.md': '---\nname: Ada Lin\nimage: /img/ada.png\nurl: mailto:ada@ada.example\n---\nWrites.\n',
    'data/authors/bo.toml': 'name = "Bo Wu"\nwebsite = "/bo/"\navatar = "https://pictures.example/bo.png"\n',
  }
  const read = site(files, ['static/img/ada.png'])
  expect(lines(read).slice(0, -1)).toEqual([
    '_authors/ada.md:4:1 WARNING url: "…" is not an absolute URL, and is left out',
    'data/authors/bo.toml:2:1 WARNING website: "/bo/" is not an absolute URL, and is left out',
  ])
  expect(read.diagnostics[1]?.hint).toBe('write it with its scheme and host, like https://ann.example')
})

test('a Hexo configuration above its content is read', () => {
  expect(siteFilesAbove('source')).toEqual(['../_config.yml', '../_config.yaml'])
  const config =
    'title: Tidings\nurl: https://tidings.example/\nlanguage: zh-CN\ntimezone: Asia/Shanghai\npermalink: :year/:title/\npublic_dir: public\n'
  expect(site({ '../_config.yml': config }, ['_posts/a.md']).site).toMatchObject({
    dialect: 'hexo',
    title: 'Tidings',
    url: 'https://tidings.example',
    lang: 'zh-CN',
    timeZone: 'Asia/Shanghai',
    permalink: ':year/:title/',
  })
})

test('a Jekyll configuration sets the base path, the collections and the default permalink', () => {
  const config =
    'url: https://a.example\nbaseurl: /blog\nplugins: [jekyll-feed]\ncollections:\n  docs:\n    output: true\n'
  const { site: read } = site({ '_config.yml': config }, ['_docs/a.md', '_notes/b.md', '_posts/2020-01-01-c.md'])
  expect(read).toMatchObject({
    dialect: 'jekyll',
    url: 'https://a.example/blog',
    permalink: 'date',
    categories: 'flat',
  })
  expect(read.collections).toEqual(['_docs', '_posts'])
  expect(classify('_notes/b.md', read)).toEqual({
    kind: 'passed-over',
    reason: 'the folder _notes begins with _ and is not a collection of this site',
  })
})

test('hugo.toml sets title, URL, language and the permalinks of sections', () => {
  const config =
    'baseURL = "https://h.example/"\ntitle = "H"\nlanguageCode = "pt-br"\n[permalinks]\nposts = "/:year/:slug/"\n'
  expect(site({ 'hugo.toml': config }, ['content/posts/a.md']).site).toMatchObject({
    dialect: 'hugo',
    url: 'https://h.example',
    title: 'H',
    lang: 'pt-BR',
    permalink: null,
    sectionPermalinks: [
      { kind: 'page', section: 'posts', pattern: '/:year/:slug/' },
      { kind: 'term', section: 'posts', pattern: '/:year/:slug/' },
    ],
    contentRoots: ['content'],
  })
})

test('site.yml takes precedence over the generator, and its errors are reported with their lines', () => {
  const own =
    'title: Ours\ntimezon: UTC\ntimeZone: Mars/Olympus\ncategories: flat\nkeys:\n  author: [reporter]\nprivate: [source_contact]\n'
  const result = site({ 'site.yml': own, '_config.yml': 'title: Theirs\nlanguage: en\ndeploy: x\n' })
  expect(result.site).toMatchObject({
    title: 'Ours',
    lang: 'en',
    timeZone: 'UTC',
    categories: 'flat',
    keys: { author: ['reporter'] },
    privateKeys: ['password', 'source_contact'],
  })
  expect(lines(result).slice(0, 2)).toEqual([
    'site.yml:2:1 WARNING timezon is not a setting',
    'site.yml:3:1 ERROR timeZone: "Mars/Olympus" is not a time zone',
  ])
  expect(result.diagnostics[0]).toMatchObject({
    hint: 'did you mean timeZone?',
    frame: expect.stringContaining('> 2 | timezon: UTC'),
  })
})

test('authors are read from authors.yml, data files and author files', () => {
  const { site: read } = site({
    'authors.yml': '林汐:\n  aliases: [Lin Xi]\n  bio: 港口记者\n  email: lin@example.com\n',
    '_data/authors.yml': 'bo:\n  name: Bo Wu\n  url: https://bo.example\n',
    '_authors/ada.md': '---\nname: Ada Lin\nimage: /img/ada.png\n---\nWrites about ships.\n',
  })
  expect(read.authors).toEqual([
    { name: 'Ada Lin', aliases: [], slug: 'ada', bio: 'Writes about ships.', url: null, avatar: '/img/ada.png' },
    { name: 'Bo Wu', aliases: [], slug: 'bo', bio: null, url: 'https://bo.example', avatar: null },
    { name: '林汐', aliases: ['Lin Xi'], slug: null, bio: '港口记者', url: null, avatar: null },
  ])
})

test('a folder is a language if other languages are next to it, or if its tag is not also a word', () => {
  expect(site({}, ['it/servers.md', 'hr/people.md']).site.languages).toEqual(['hr', 'it'])
  expect(site({}, ['it/servers.md', 'news/a.md']).site.languages).toEqual([])
  expect(site({}, ['zh-cn/a.md', 'a.md', 'about.en.md']).site.languages).toEqual(['en', 'zh-cn'])
})

test.each([
  ['a.md', 'article'],
  ['a.MDX', 'maybe-article'],
  ['a/b.html', 'maybe-article'],
  ['_posts/a.markdown', 'article'],
  ['pictures/a.webp', 'asset'],
  ['site.yml', 'site-file'],
  ['.git/a.md', 'passed-over'],
  ['node_modules/x/readme.md', 'passed-over'],
  ['_layouts/post.md', 'passed-over'],
  ['a.psd', 'passed-over'],
  ['Makefile', 'passed-over'],
])('%s is %s', (path, kind) => {
  expect(classify(path, site({}).site).kind).toBe(kind)
})

test('diagnostics are ignored by code, by file, or by both', () => {
  const ignore = '[image-missing, drafts/**, {code: link-*, files: [old/**, b.md]}]'
  const { site: read, diagnostics } = site({ 'site.yml': `diagnostics:\n  ignore: ${ignore}\n` })
  expect(diagnostics.map(({ code }) => code)).toEqual(['site-assumed'])
  const isIgnored = diagnosticFilter(read)
  expect(isIgnored({ code: 'image-missing', file: 'a.md' })).toBe(true)
  expect(isIgnored({ code: 'date-unreadable', file: 'drafts/x/a.md' })).toBe(true)
  expect(isIgnored({ code: 'link-broken', file: 'old/a.md' })).toBe(true)
  expect(isIgnored({ code: 'link-broken', file: 'b.md' })).toBe(true)
  expect(isIgnored({ code: 'link-broken', file: 'a.md' })).toBe(false)
  expect(isIgnored({ code: 'date-unreadable', file: 'old/a.md' })).toBe(false)
  const invalid = site({ 'site.yml': 'diagnostics: {ignore: [{name: x}], hide: true}\n' })
  expect(invalid.diagnostics.map(({ code }) => code)).toContain('setting-invalid')
})

test('folders in site.yml need no bare names, and those that lead out of the content folder or have no files are reported', () => {
  const read = site({ 'site.yml': 'contentRoots: [./docs/source/, /texts]\nassetRoots: ../pictures\n' }, [
    'docs/source/a.md',
  ])
  expect(read.site.contentRoots).toEqual(['docs/source', 'texts'])
  expect(lines(read).slice(0, -1)).toEqual([
    'site.yml:2:1 ERROR assetRoots: "../pictures" is not a list of folders in the content folder',
    'site.yml:1:1 WARNING contentRoots: there is no folder texts with files',
  ])
})

test('frameHosts are host names in any case, and an address is reported', () => {
  expect(site({ 'site.yml': 'frameHosts: [Player.Vimeo.com, localhost:8080]\n' }).site.frameHosts).toEqual([
    'player.vimeo.com',
    'localhost:8080',
  ])
  const { site: read, diagnostics } = site({ 'site.yml': 'frameHosts: https://player.vimeo.com/video\n' })
  expect(read.frameHosts).toContain('www.youtube.com')
  expect(diagnostics[0]?.message).toBe('frameHosts: "https://player.vimeo.com/video" is not a list of host names')
})

test('a logo without a file in the folder is reported', () => {
  const logo = (files: string[]) => lines(site({ 'site.yml': 'logo: /images/logo.svg\n' }, files)).slice(0, -1)
  expect(logo(['images/logo.svg'])).toEqual([])
  expect(logo(['images/other.svg'])).toEqual(['site.yml:1:1 WARNING logo: there is no image at "images/logo.svg"'])
  expect(lines(site({ 'site.yml': 'logo: https://a.example/logo\n' }))).toHaveLength(1)
})

test('entries of a menu that cannot be read are reported, and the others are used', () => {
  const read = site({
    'site.yml': 'menu:\n  - {nam: A, url: /a/}\n  - {name: B, url: /b/}\n  - {name: C, url: "data:x"}\n',
  })
  expect(read.site.menus[0]?.items.map(({ name, url }) => [name, url])).toEqual([
    ['B', '/b/'],
    ['C', null],
  ])
  expect(lines(read).slice(0, -1)).toEqual([
    'site.yml:1:1 WARNING menu: {"nam":"A","url":"/a/"} cannot be read, and is left out',
    'site.yml:1:1 WARNING menu: "data:x" cannot be read, and is left out',
  ])
})

test('an author in authors.yml with a text or a list instead of details is reported', () => {
  const read = site({ 'authors.yml': 'Ann Lee:\nBo: [1]\nCy: writer\n' })
  expect(read.site.authors.map(({ name }) => name)).toEqual(['Ann Lee', 'Bo', 'Cy'])
  expect(lines(read).slice(0, -1)).toEqual([
    'authors.yml:2:1 WARNING Bo: [1] has no keys such as bio and url, and is left out',
    'authors.yml:3:1 WARNING Cy: "writer" has no keys such as bio and url, and is left out',
  ])
})

test('a file that looks like site.yml and is not read is reported, with the one that is read', () => {
  const reported = (files: { [path: string]: string }, others: string[]) =>
    site(files, others).diagnostics.filter(({ code }) => code === 'setting-unknown')
  expect(reported({}, ['Site.yml', '_site.yaml', 'docs/Site.yml', 'website.yml'])).toMatchObject([
    {
      file: 'Site.yml',
      message: 'Site.yml is not read: the settings are in site.yml',
      hint: 'rename it to site.yml',
    },
    { file: '_site.yaml' },
  ])
  expect(reported({ 'site.yml': 'title: A', 'site.yaml': 'title: B' }, [])).toMatchObject([
    { file: 'site.yml', hint: 'move its settings to site.yaml, and delete it' },
  ])
})
