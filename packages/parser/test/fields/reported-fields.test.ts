import { expect, test } from 'vitest'
import { readSite } from '../../src/index.ts'
import { parseFile } from '../../src/parse.ts'

const encoder = new TextEncoder()

function parse(text: string, { file = 'a.md', siteYml = '' } = {}) {
  const files = siteYml === '' ? [] : [{ path: 'site.yml', bytes: encoder.encode(siteYml) }]
  const { site, diagnostics: folderDiagnostics } = readSite(files, new Set([file]))
  const { article, diagnostics } = parseFile({ file, bytes: encoder.encode(text) }, site, { has: () => false })
  const codes = [...folderDiagnostics, ...diagnostics].map(({ code }) => code).filter((code) => code !== 'site-assumed')
  return { article, diagnostics, codes }
}

const published = (text: string, options = {}) => new Date(parse(text, options).article?.publishedAt ?? 0).toISOString()

test('an empty file is a draft', () => {
  for (const text of ['', ' \n\n']) {
    const { article, codes } = parse(text)
    expect(article?.draft).toBe(true)
    expect(codes).toContain('file-empty')
  }
  expect(parse('---\ntitle: Tide\n---\n').article?.draft).toBe(false)
})

test('values that YAML takes for comments are reported with their line', () => {
  const { diagnostics } = parse(
    '---\ntitle: Story #1\nTags: #one #two\nlist:\n  - #three\nlayout: post # as always\n---\nText.',
  )
  expect(diagnostics.map(({ code, line, message }) => `${line} ${code} ${message}`)).toEqual([
    '2 value-is-comment title: YAML ignores "#1", because # starts a comment',
    '3 value-is-comment Tags: YAML ignores "#one #two", because # starts a comment',
    '5 value-is-comment list: YAML ignores "#three", because # starts a comment',
  ])
  expect(diagnostics[1]?.hint).toBe('put the text in quotes: Tags: ["#one", "#two"]')
  expect(parse('---\ntitle: "Story #1"\nnote: |\n  a #b\n---\nText.').codes).toEqual([])
})

test('a post without a date is reported where the generator orders posts by date', () => {
  const file = 'source/_posts/tide.md'
  expect(parse('---\ntitle: Tide\n---\nText.', { file }).codes).toEqual(['date-missing'])
  expect(parse('---\ntitle: Tide\ndraft: true\n---\nText.', { file }).codes).not.toContain('date-missing')
  expect(parse('---\ntitle: Tide\ndate: 2024-01-08\n---\nText.', { file }).codes).toEqual([])
  expect(parse('---\ntitle: Tide\n---\nText.', { file: 'docs/tide.md' }).codes).toEqual([])
})

test('an article without a date is reported where the permalink pattern of Hugo or of site.yml uses the date', () => {
  const config = encoder.encode('baseURL = "/"\n[permalinks]\nposts = "/:year/:slug/"\n')
  const { site } = readSite(
    [{ path: 'hugo.toml', bytes: config }],
    new Set(['content/posts/a.md', 'content/docs/a.md']),
  )
  const hugo = (file: string, frontMatter: string) => {
    const bytes = encoder.encode(`---\n${frontMatter}\n---\nText.`)
    return parseFile({ file, bytes }, site, { has: () => false }).diagnostics
  }
  const [undated, ...others] = hugo('content/posts/a.md', 'title: A')
  expect(others).toEqual([])
  expect(undated).toMatchObject({ severity: 'WARNING', code: 'date-missing' })
  expect(undated?.message).toMatch(/uses :year, and the article has no date; .*, and Hugo would use the year 1$/)
  expect(hugo('content/posts/a.md', 'title: A\ndate: 2024-01-01')).toEqual([])
  expect(hugo('content/posts/a.md', 'title: A\ndraft: true')).not.toContainEqual(
    expect.objectContaining({ code: 'date-missing' }),
  )
  expect(hugo('content/docs/a.md', 'title: A')).toEqual([])
  const siteYml = 'permalink: /:i_month/:slug/\n'
  expect(parse('---\ntitle: Tide\n---\nText.', { siteYml }).codes).toEqual(['date-missing'])
})

test('site.yml sets the time zone of a folder, a category or a key', () => {
  const siteYml = `timeZones:
  - {zone: Asia/Shanghai, files: feeds/**}
  - {zone: Asia/Tokyo, category: 日本}
  - {zone: Asia/Kolkata, key: posted}
`
  const date = 'date: 2024-01-08 08:00'
  expect(published(`---\n${date}\n---\nText.`, { siteYml })).toBe('2024-01-08T08:00:00.000Z')
  expect(published(`---\n${date}\n---\nText.`, { siteYml, file: 'feeds/x/a.md' })).toBe('2024-01-08T00:00:00.000Z')
  expect(published(`---\n${date}\ncategories: [新闻, 日本]\n---\nText.`, { siteYml })).toBe('2024-01-07T23:00:00.000Z')
  expect(published('---\nposted: 2024-01-08 08:00\n---\nText.', { siteYml })).toBe('2024-01-08T02:30:00.000Z')
  expect(published(`---\n${date}:00Z\n---\nText.`, { siteYml, file: 'feeds/a.md' })).toBe('2024-01-08T08:00:00.000Z')
  expect(
    published(`---\n${date}\n---\nText.`, { siteYml: 'timeZones: {feeds: Asia/Shanghai}', file: 'feeds/a.md' }),
  ).toBe('2024-01-08T00:00:00.000Z')
  expect(parse('Text.', { siteYml: 'timeZones: [{zone: Mars/Olympus, files: a}]' }).codes).toContain('setting-invalid')
})
