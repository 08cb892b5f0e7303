import { expect, test } from 'vitest'
import { classify, readSite } from '../../src/index.ts'
import { parseFile } from '../../src/parse.ts'

const encode = (text: string) => new TextEncoder().encode(text)
function vault(files: { [path: string]: string }, others: string[] = ['Note.md']) {
  const given = Object.entries(files).map(([path, text]) => ({ path, bytes: encode(text) }))
  return readSite(given, new Set([...Object.keys(files), ...others])).site
}
const parse = (file: string, text: string, site = vault({ '.obsidian/app.json': '{}' })) =>
  parseFile({ file, bytes: encode(text) }, site, { has: () => false })

test('a folder with .obsidian is a vault, unless it has the configuration of a generator', () => {
  expect(vault({ '.obsidian/app.json': '{}' })).toMatchObject({
    dialect: 'obsidian',
    categories: 'flat',
    markdown: { obsidian: true, breaks: true, mark: true, alerts: 'any' },
  })
  expect(vault({}, ['.obsidian/', '_index.md', 'a.md']).dialect).toBe('obsidian')
  expect(vault({ 'site.yml': 'dialect: obsidian' }).dialect).toBe('obsidian')
  expect(vault({ '.obsidian/app.json': '{}', 'hugo.toml': 'baseURL = "/"' }).dialect).toBe('hugo')
  expect(vault({}, ['.obsidian/', 'source/_posts/a.md']).dialect).toBe('hexo')
  expect(vault({ '.obsidian/app.json': '{"strictLineBreaks": true}' }).markdown.breaks).toBe(false)
})

test('notes in folders of templates and drawings are skipped, and folders with an underscore are not', () => {
  const site = vault({
    '.obsidian/templates.json': '{"folder": "Meta/Templates"}',
    '.obsidian/plugins/templater-obsidian/data.json': '{"templates_folder": "Scripts/"}',
    '.obsidian/daily-notes.json': '{"folder": "Daily", "template": "Meta/Daily"}',
  })
  const kind = (path: string) => classify(path, site).kind
  expect(kind('Meta/Templates/Person.md')).toBe('passed-over')
  expect(kind('Scripts/a.md')).toBe('passed-over')
  expect(kind('Meta/Daily.md')).toBe('passed-over')
  expect(kind('Sketch.excalidraw.md')).toBe('passed-over')
  expect(kind('Board.canvas')).toBe('passed-over')
  expect(kind('.obsidian/app.json')).toBe('site-file')
  expect(kind('Meta/Other.md')).toBe('article')
  expect(kind('_inbox/Note.md')).toBe('article')
  expect(kind('Daily/2024-01-02.md')).toBe('article')
})

test('the title is that of the front matter, else the name of the file, without a diagnostic', () => {
  expect(parse('Logs/2024-01-02 Harbour - low_tide.md', '# Heading\n\nText')).toMatchObject({
    article: { title: '2024-01-02 Harbour - low_tide', dateOrigin: 'FILE_NAME' },
    diagnostics: [],
  })
  expect(parse('Log.md', '---\ntitle: Written\n---\nText').article?.title).toBe('Written')
})

test('aliases are names and not paths, and tags come from the front matter and the text', () => {
  expect(parse('Log.md', '---\naliases: [Logbook, "航海 日志"]\ncssclasses: wide\n---\n').article).toMatchObject({
    names: ['Logbook', '航海 日志'],
    aliases: [],
  })
  expect(parse('Log.md', '---\ntags: harbour ships/tugs\n---\n#Harbour #tide').article?.tags).toEqual([
    'harbour',
    'ships/tugs',
    'tide',
  ])
  expect(parse('Log.md', '---\nalias: Logbook\nredirect_from: /old/\n---\n').article).toMatchObject({
    names: ['Logbook'],
    aliases: ['/old/'],
  })
  expect(parse('a.md', '---\naliases: [/old/]\n---\n', readSite([], new Set()).site).article).toMatchObject({
    names: [],
    aliases: ['/old/'],
  })
})

test('publish: false makes a draft, and the keys of common plugins are dates', () => {
  expect(parse('Log.md', '---\npublish: false\n---\n').article?.draft).toBe(true)
  expect(parse('Log.md', '---\npublish: true\n---\n').article?.draft).toBe(false)
  const dates = parse('Log.md', '---\ndate created: 2024-01-02\ndate modified: 2024-01-03\n---\n').article
  expect([dates?.publishedAt, dates?.updatedAt]).toEqual([Date.UTC(2024, 0, 2), Date.UTC(2024, 0, 3)])
  expect(parse('Log.md', '---\ncreated: 2024-04-01\nmodified: 2024-04-02\n---\n').article).toMatchObject({
    publishedAt: Date.UTC(2024, 3, 1),
    updatedAt: Date.UTC(2024, 3, 2),
  })
})
