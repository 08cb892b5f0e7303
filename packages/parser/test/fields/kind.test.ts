import { expect, test } from 'vitest'
import { readSite } from '../../src/index.ts'
import { parseFile } from '../../src/parse.ts'

const dated = '---\ntitle: A\ndate: 2022-07-30\n---\nText.\n'
const undated = '---\ntitle: A\n---\nText.\n'

/** The kinds of the files of a folder, which also has these settings files. */
function kindsIn(articles: { [file: string]: string }, settings: { [file: string]: string } = {}) {
  const bytes = (text: string) => new TextEncoder().encode(text)
  const paths = [...Object.keys(articles), ...Object.keys(settings)]
  const { site } = readSite(
    Object.entries(settings).map(([path, text]) => ({ path, bytes: bytes(text) })),
    new Set(paths),
  )
  return Object.fromEntries(
    Object.entries(articles).map(([file, text]) => {
      const { article } = parseFile({ file, bytes: bytes(text) }, site, { has: () => false })
      return [file, article?.kind]
    }),
  )
}

test('Hexo has posts in _posts, and pages elsewhere', () => {
  const files = { 'source/_posts/a.md': undated, 'source/_drafts/b.md': dated, 'source/about/index.md': dated }
  expect(kindsIn(files, { '_config.yml': 'theme: next' })).toEqual({
    'source/_posts/a.md': 'POST',
    'source/_drafts/b.md': 'POST',
    'source/about/index.md': 'PAGE',
  })
})

test('Jekyll has posts in _posts, and pages elsewhere and in its collections', () => {
  const files = { '_posts/2022-07-30-a.md': undated, '_guides/b.md': dated, 'about.md': undated }
  expect(kindsIn(files, { '_config.yml': 'collections: { guides: { output: true } }\nbaseurl: ""' })).toEqual({
    '_posts/2022-07-30-a.md': 'POST',
    '_guides/b.md': 'PAGE',
    'about.md': 'PAGE',
  })
})

test('Hugo has sections, dated posts in them, and pages', () => {
  const files = {
    'content/_index.md': undated,
    'content/about.md': dated,
    'content/blog/_index.md': dated,
    'content/blog/a/index.md': dated,
    'content/docs/start.md': undated,
  }
  const kinds = {
    'content/_index.md': 'SECTION',
    'content/about.md': 'PAGE',
    'content/blog/_index.md': 'SECTION',
    'content/blog/a/index.md': 'POST',
    'content/docs/start.md': 'PAGE',
  }
  expect(kindsIn(files, { 'hugo.toml': 'baseURL = "https://a.example"' })).toEqual(kinds)
  const main = 'baseURL = "https://a.example"\n[params]\nmainSections = ["docs"]'
  expect(kindsIn(files, { 'hugo.toml': main })).toEqual({
    ...kinds,
    'content/blog/a/index.md': 'PAGE',
    'content/docs/start.md': 'POST',
  })
})

test('in a folder of articles alone, those with a date are posts, unless they say what they are', () => {
  const files = {
    'news/a.md': dated,
    'guide.md': undated,
    'b.md': dated.replace('title', 'layout: page\ntitle'),
    'c.md': undated.replace('title', 'type: Post\ntitle'),
  }
  expect(kindsIn(files)).toEqual({ 'news/a.md': 'POST', 'guide.md': 'PAGE', 'b.md': 'PAGE', 'c.md': 'POST' })
})
