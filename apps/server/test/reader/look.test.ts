import { globSync, readFileSync } from 'node:fs'
import { afterAll, expect, test } from 'vitest'
import { article, createTestSite, type TestSite } from '../test-site.ts'

const logo = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9H0z"/></svg>'
const sites: TestSite[] = []
afterAll(async () => {
  for (const site of sites) await site[Symbol.asyncDispose]()
})

async function siteWith(siteYml: string): Promise<{ site: TestSite; page: (path: string) => Promise<string> }> {
  const files = {
    '_posts/tea.md': article('Tea', ['categories: [Drinks]']),
    'images/logo.svg': logo,
    'images/other.svg': logo,
  }
  const site = await createTestSite({ ...files, 'site.yml': `title: Tidings\n${siteYml}` }, { reader: true })
  sites.push(site)
  const address = await site.listen()
  return { site, page: async (path) => (await fetch(address + path)).text() }
}

test('the accent colour of the site is that of its pages', async () => {
  const { site, page } = await siteWith('accent: "#1F6F8B"\n')
  expect(await page('/')).toContain('<html lang="en" style="--accent:#1f6f8b">')
  expect((await site.execute('{ site { accentColor } }')).data.site.accentColor).toBe('#1f6f8b')
})

test.each([
  ['text that is not a colour', '"red; background: url(//evil.example)"'],
  ['a colour without quotes, which is a comment in YAML,', '#1F6F8B'],
])('%s is reported and does not reach the pages', async (_what, accent) => {
  const { site, page } = await siteWith(`accent: ${accent}\npublicDiagnostics: true\n`)
  expect(await page('/')).not.toMatch(/evil|1f6f8b/i)
  const { data } = await site.execute('{ diagnostics { nodes { code message file line } } }')
  expect(data.diagnostics.nodes).toContainEqual(
    expect.objectContaining({ code: 'setting-invalid', file: 'site.yml', line: 2 }),
  )
})

test('the logo of the site is shown in its pages and loads, and images that no article shows do not', async () => {
  const { site, page } = await siteWith('logo: /images/logo.svg\n')
  expect(await page('/')).toContain('src="/media/images/logo.svg" alt=""')
  expect(await page('/media/images/logo.svg')).toBe(logo)
  expect((await site.execute('{ site { logo } }')).data.site.logo).toBe(
    'https://content.example.org/media/images/logo.svg',
  )
  expect(await page('/media/images/other.svg')).toBe('')
})

test.each(['../secret.png', 'images/../../secret.png', 'site.yml', 'javascript:alert(1)'])(
  'a logo at %s is refused',
  async (path) => {
    const { site } = await siteWith(`logo: "${path}"\n`)
    expect((await site.execute('{ site { logo } }')).data.site.logo).toBeNull()
  },
)

test('the menu of the site is that of its pages, without addresses that run scripts', async () => {
  const menu = [
    'menu:',
    '  - {name: About us, url: /about us/}',
    '  - {name: Harbour, url: "https://harbour.example/"}',
    '  - {name: Bad, url: "javascript:alert(1)"}',
    '',
  ]
  const { page } = await siteWith(menu.join('\n'))
  const text = (await page('/')).replace(/\s*\n\s*/g, '')
  expect(text).toContain('<a href="/about%20us/">About us</a>')
  expect(text).toContain('<a href="https://harbour.example/">Harbour</a>')
  expect(text).not.toContain('javascript:')
  expect(text).not.toContain('<nav class="menu" aria-label="Menu"><ul><li><a href="/categories/')
})

test('without a menu, the largest categories are in it', async () => {
  const { page } = await siteWith('')
  expect((await page('/')).replace(/\s*\n\s*/g, '')).toContain('<ul><li><a href="/categories/drinks/">Drinks</a></li>')
})

test('the styles name the start and the end of a line, so that they fit pages that are written from the right', () => {
  const styles = globSync(`${import.meta.dirname}/../../../reader/src/browser/*.css`).map((file) =>
    readFileSync(file, 'utf8'),
  )
  expect(styles.length).toBeGreaterThan(0)
  const sided = /(?:margin|padding|border)-(?:left|right)|text-align: (?:left|right)|float: (?:left|right)/
  const corners = /border-radius: (?:(\S+) (?!\1)\S+ |\S+ \S+ (\S+) (?!\2)\S+;)/
  expect(styles.flatMap((style) => style.split('\n')).filter((line) => sided.test(line) || corners.test(line))).toEqual(
    [],
  )
})
