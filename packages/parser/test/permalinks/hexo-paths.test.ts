import { expect, test } from 'vitest'
import { generatorSite } from './generator-site.ts'

const dated = 'title: The Long Night\ndate: 2024-02-03 04:05:06\ncategories: [Sea Life, Big Fish]'

function hexo(config: string, paths = ['source/_posts/a.md']) {
  return generatorSite({ '_config.yml': `public_dir: public\n${config}` }, paths)
}

test('names are left alone, with blanks, capitals and punctuation', () => {
  const { path, article } = hexo('')
  expect(path('source/_posts/two words.md', dated)).toBe('/2024/02/03/two words/')
  expect(path('source/_posts/a&&B.md', dated)).toBe('/2024/02/03/a&&B/')
  expect(path('source/_posts/分类/你好 世界.md', dated)).toBe('/2024/02/03/分类/你好 世界/')
  expect(article('source/_posts/two words.md').slug).toBe('two words')
})

test.each([
  [':year/:i_month/:i_day/:name', '/2024/2/3/a b'],
  [':category/:post_title/', '/Sea-Life/Big-Fish/the-long-night/'],
  [':hour:minute:second/:timestamp.html', '/040506/1706933106.html'],
  ['posts/:abbrlink/', '/posts/x9/'],
  ['p/:serial/', '/p/7/'],
])('a post has the path that the permalink %s gives', (permalink, path) => {
  const { path: of } = hexo(`permalink: ${permalink}`)
  expect(of('source/_posts/sub/a b.md', `${dated}\nabbrlink: x9\nserial: 7`)).toBe(path)
})

test('new_post_name decides whether the date at the start of a file name is part of the title', () => {
  const file = 'source/_posts/2024-01-01-notes.md'
  expect(hexo('').path(file, dated)).toBe('/2024/02/03/2024-01-01-notes/')
  expect(hexo('new_post_name: :year-:month-:day-:title.md').path(file, dated)).toBe('/2024/02/03/notes/')
  const lang = hexo('new_post_name: :lang/:title.md\npermalink: :lang/:title/')
  expect(lang.path('source/_posts/en/hello.md')).toBe('/en/hello/')
  expect(lang.path('source/_posts/no-folder.md', 'lang: de')).toBe('/de/no-folder/')
})

test('permalink_defaults fills in what an article does not have', () => {
  const { path } = hexo('permalink: :lang/:title/\npermalink_defaults:\n  lang: en')
  expect([path('source/_posts/a.md'), path('source/_posts/a.md', 'lang: fr')]).toEqual(['/en/a/', '/fr/a/'])
})

test('the default permalink of Hexo is used where the configuration has none', () => {
  expect(hexo('').path('source/_posts/a.md', dated)).toBe('/2024/02/03/a/')
  expect(generatorSite({}, ['source/_posts/a.md']).path('source/_posts/a.md', dated)).toBe('/2024/02/03/a/')
})

test('a page has the path of its file', () => {
  expect(hexo('').path('source/about/index.md')).toBe('/about/')
  expect(hexo('').path('source/about/The Team.md')).toBe('/about/The Team.html')
  expect(hexo('pretty_urls: {trailing_html: false}').path('source/about/team.md')).toBe('/about/team')
  expect(hexo('').path('source/about/team.md', 'permalink: people')).toBe('/people.html')
})

test('a placeholder that no key of the article fills is reported, and the path is that of the file', () => {
  const site = hexo('permalink: :abbrlink/')
  expect(site.path('source/_posts/sea/a b.md')).toBe('/sea/a b/')
})

test('files that Hexo excludes or does not render are skipped, and root is the base path', () => {
  const { kind, site } = hexo(
    'url: https://x.example\nroot: /blog/\nskip_render: "_posts/raw/*"\nexclude: ["secret/**"]',
  )
  expect([kind('source/_posts/raw/a.md'), kind('source/secret/x/a.md'), kind('source/_posts/a.md')]).toEqual([
    'passed-over',
    'passed-over',
    'article',
  ])
  expect(site.url).toBe('https://x.example/blog')
})
