import { expect, test } from 'vitest'
import { checkFolder } from '../../src/operations/check-folder.ts'
import { biggestCauses } from '../../src/report/biggest-causes.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

interface Files {
  [path: string]: string
}

/** An article with more front matter and a body. */
const article = (head: string, body = 'Text') => `---\ntitle: A\ndate: 2024-01-01\n${head}---\n\n${body}\n`
/** Two articles with one problem. */
const two = (head: string, body?: string): Files => ({
  'posts/one.md': article(head, body),
  'posts/two.md': article(head, body),
})

/** The biggest cause that `check` names for an archive with one problem, and files that follow its advice. */
const cases: readonly { code: string; files: Files; what: string; fix: string; fixed: Files }[] = [
  {
    code: 'image-missing',
    files: two('', '![](/img/a.svg)'),
    what: 'images below /img/ are not found',
    fix: 'copy the images into the content folder, or name the folder that contains /img/ in site.yml: assetRoots: [static]',
    fixed: { 'static/img/a.svg': '<svg viewBox="0 0 1 1"/>', 'site.yml': 'assetRoots: [static]\n' },
  },
  {
    code: 'link-broken',
    files: two('', '[x](../old/x.md)'),
    what: 'links below ../ lead nowhere',
    fix: 'correct the links to ../; if another program serves these pages, set in site.yml: diagnostics: {ignore: [link-broken]}',
    fixed: { 'site.yml': 'diagnostics: {ignore: [link-broken]}\n' },
  },
  {
    code: 'template-tag-left-out',
    files: two('', 'a {% promo %}'),
    what: 'uses of {% promo %} are left out',
    fix: 'say in site.yml what it shows: shortcodes: {promo: inner}',
    fixed: { 'site.yml': 'shortcodes: {promo: inner}\n' },
  },
  {
    code: 'template-tag-left-out',
    files: { 'hugo.toml': '', 'content/a.md': article('', 'a {{< house-ad id=3 >}}') },
    what: 'uses of {{< house-ad >}} are left out',
    fix: 'say in site.yml what it shows: shortcodes: {house-ad: inner}',
    fixed: { 'site.yml': 'shortcodes: {house-ad: inner}\n' },
  },
  ...[
    { tag: '{{ … }}', files: { 'hugo.toml': '', 'content/a.md': article('', 'a {{ .Params.x }}') } },
    { tag: '```dataview', files: { '.obsidian/app.json': '{}', 'a.md': article('', '```dataview\nTABLE x\n```') } },
    { tag: '<% %>', files: { '.obsidian/app.json': '{}', 'a.md': article('', 'a <% tp.date %>') } },
    { tag: '[gallery]', files: two('', 'a [gallery ids="1,2"]') },
  ].map(({ tag, files }) => ({
    code: 'template-tag-left-out',
    files,
    what: `uses of ${tag} are left out`,
    fix: `remove ${tag} from the files, or set in site.yml: diagnostics: {ignore: [template-tag-left-out]}`,
    fixed: { 'site.yml': 'diagnostics: {ignore: [template-tag-left-out]}\n' },
  })),
  {
    code: 'note-missing',
    files: { '.obsidian/app.json': '{}', 'a.md': article('', '[[Lost note]]'), 'b.md': article('', '[[Lost note]]') },
    what: 'links to [[Lost note]] lead to no note',
    fix: 'write the note, or correct the name',
    fixed: { 'Lost note.md': article('') },
  },
  {
    code: 'path-taken',
    files: {
      'posts/old.md': article('slug: news\n').replace('2024', '2023'),
      'posts/new.md': article('slug: news\n'),
      'site.yml': 'permalink: /:slug/\n',
    },
    what: 'articles in posts want a path that another article has',
    fix: 'set permalink in site.yml to a pattern that differs for these files, for example with :year or :filename',
    fixed: { 'site.yml': 'permalink: /:year/:slug/\n' },
  },
  {
    code: 'frame-left-out',
    files: two('', '<iframe src="https://maps.example.org/a"></iframe>'),
    what: 'frames from maps.example.org are left out',
    fix: 'allow the host in site.yml, next to the others: frameHosts: [maps.example.org]',
    fixed: { 'site.yml': 'frameHosts: [maps.example.org]\n' },
  },
  {
    code: 'author-split',
    files: two('author: Ada Lin & Bo Wu\n'),
    what: '"Ada Lin & Bo Wu" is read as several authors',
    fix: 'write a list, or name one author in authors.yml: "Ada Lin & Bo Wu": {}',
    fixed: { 'authors.yml': '"Ada Lin & Bo Wu": {}\n' },
  },
  {
    code: 'date-unreadable',
    files: two('updated: 03/04/2022\n'),
    what: 'dates like 99/99/9999 cannot be read',
    fix: 'write them as 2022-07-30 or 2022-07-30T09:44:07Z',
    fixed: two('updated: 2022-07-30T09:44:07Z\n'),
  },
  {
    code: 'key-unreadable',
    files: two('description: a: b\n'),
    what: 'values of description are not valid YAML',
    fix: 'put the values of description in quotes in the program that writes the files',
    fixed: two('description: "a: b"\n'),
  },
  {
    code: 'category-unreadable',
    files: two('categories:\n  - news: {local: 1}\n    sport: 2\n'),
    what: 'values of categories are mappings',
    fix: 'write categories as a list of names',
    fixed: two('categories: [news, sport]\n'),
  },
  {
    code: 'date-missing',
    files: {
      '_config.yml': 'theme: landscape\n',
      'source/_posts/a.md': '---\ntitle: A\nmade: 2024-01-01\n---\n\nText\n',
    },
    what: 'posts have no date',
    fix: 'add date: to their front matter, or name the key that has it in site.yml: keys: {date: [the key]}',
    fixed: { 'site.yml': 'keys: {date: [made]}\n' },
  },
]

test.each(cases)('$code: $what, and the archive that follows the advice has no such problem', async (problem) => {
  using folder = temporaryFolder(problem.files)
  const { diagnostics } = await checkFolder(folder.path)
  const count = diagnostics.filter(({ code }) => code === problem.code).length
  expect(biggestCauses(diagnostics, 1)).toEqual([{ count, what: `${problem.code}: ${problem.what}`, fix: problem.fix }])
  folder.write(problem.fixed)
  const after = await checkFolder(folder.path)
  expect(after.diagnostics.map(({ code }) => code)).not.toContain(problem.code)
})

test('what a report calls a cause names the part of MDX that is left out', async () => {
  using folder = temporaryFolder({ 'docusaurus.config.js': '', 'blog/a.mdx': article('', '<Chart a={1} />') })
  const { diagnostics } = await checkFolder(folder.path)
  expect(biggestCauses(diagnostics, 1)).toMatchObject([
    { count: 1, what: 'mdx-left-out: <Chart>, for example in blog/a.mdx' },
  ])
})
