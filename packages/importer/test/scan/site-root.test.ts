import { join } from 'node:path'
import { expect, test } from 'vitest'
import { scanFolder } from '../../src/scan/scan-folder.ts'
import { findSiteRoot } from '../../src/scan/site-root.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const site = {
  'config/_default/hugo.toml': 'baseURL = "https://h.example/"\n',
  'config/_default/permalinks.toml': 'posts = "/:year/:slug/"\n',
  'content/posts/a.md': '---\ntitle: A\n---\n',
  'content/docs/b.md': '---\ntitle: B\n---\n',
  'static/c.png': 'c',
  'layouts/shortcodes/figure.html': '<b></b>',
  'layouts/_default/_markup/render-link.html': '<a></a>',
  'themes/t/content/d.md': '---\ntitle: D\n---\n',
  'notes/e.md': 'E\n',
}

test('the content folder of a Hugo site is read like the root of the site', async () => {
  using folder = temporaryFolder(site)
  const [root, content] = await Promise.all([scanFolder(folder.path), scanFolder(join(folder.path, 'content'))])
  expect(content).toEqual(root)
  expect(content.site).toMatchObject({
    ownShortcodes: ['figure'],
    linkHook: 'layouts/_default/_markup/render-link.html',
  })
  expect(Array.from(root.articles, ({ path }) => path)).toEqual(['content/docs/b.md', 'content/posts/a.md'])
  expect(Array.from(root.assets, ({ path }) => path)).toEqual(['static/c.png'])
})

test('a folder inside the content folder is read alone, with the settings and images of the site', async () => {
  using folder = temporaryFolder(site)
  const scan = await scanFolder(join(folder.path, 'content/posts'))
  expect([scan.root, scan.site.url]).toEqual([folder.path, 'https://h.example'])
  expect(Array.from(scan.articles, ({ path }) => path)).toEqual(['content/posts/a.md'])
  expect(Array.from(scan.assets, ({ path }) => path)).toEqual(['static/c.png'])
})

test('a folder of a Hugo site that holds no content of the site is a content folder of its own', async () => {
  using folder = temporaryFolder(site)
  const scan = await scanFolder(join(folder.path, 'notes'))
  expect([scan.root, Array.from(scan.articles, ({ path }) => path)]).toEqual([join(folder.path, 'notes'), ['e.md']])
})

test('only a folder near the root of a Hugo site belongs to it', async () => {
  using folder = temporaryFolder({ ...site, 'content/a/b/c.md': '' })
  expect(await findSiteRoot(folder.path)).toBeNull()
  expect(await findSiteRoot(join(folder.path, 'content/a'))).toEqual({ root: folder.path, within: 'content/a' })
  expect(await findSiteRoot(join(folder.path, 'content/a/b'))).toBeNull()
})

const vault = {
  '.obsidian/app.json': '{}',
  'Blog/a.md': '![[b.png]]',
  'Blog/Drafts/c.md': 'C',
  'Private/d.md': 'D',
  'files/b.png': 'b',
}

test('a folder inside a vault is read alone, with the settings and images of the vault', async () => {
  using folder = temporaryFolder(vault)
  const scan = await scanFolder(join(folder.path, 'Blog'))
  expect([scan.root, scan.site.dialect]).toEqual([folder.path, 'obsidian'])
  expect(Array.from(scan.articles, ({ path }) => path)).toEqual(['Blog/Drafts/c.md', 'Blog/a.md'])
  expect(Array.from(scan.assets, ({ path }) => path)).toEqual(['files/b.png'])
})

test.each(['site.yml', '_config.yml', 'eleventy.config.js', 'package.json', '.obsidian/app.json'])(
  'a folder with %s is not part of the vault around it',
  async (settings) => {
    using folder = temporaryFolder({ ...vault, [`Blog/${settings}`]: '' })
    expect(await findSiteRoot(join(folder.path, 'Blog'))).toBeNull()
  },
)
