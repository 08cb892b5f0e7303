import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../../prisma/environment.ts'

function read(path: string): string {
  return readFileSync(join(root, path), 'utf8')
}

/** Returns the names in the first column of a page's tables. */
function documented(page: string): string[] {
  return [...read(page).matchAll(/^\| `([\w-]+)` \|/gm)].map(([, name = '']) => name)
}

const code = `'([a-z]+(?:-[a-z]+)+)'`
/** The forms in which sources name a code: after `code`, after a severity, and before the block of a key. */
const forms = [
  new RegExp(`\\bcode(?:: string)?(?::| =) ${code}`, 'g'),
  new RegExp(`\\bcode(?:: string)?(?::| =) [^'\\n]+ \\? ${code}`, 'g'),
  new RegExp(`\\bcode(?:: string)?(?::| =) [^'\\n]+ \\? '[a-z-]+' : ${code}`, 'g'),
  new RegExp(`'(?:ERROR|WARNING|INFO)',\\s*${code}`, 'g'),
  new RegExp(`${code}, block\\)`, 'g'),
  new RegExp(`(?:\\?\\?|return) \\[${code}, `, 'g'),
]

test('docs/diagnostics.md has every code that the sources report, and no other', () => {
  const files = globSync('packages/{parser,importer,database}/src/**/*.ts', { cwd: root })
  const sources = files.map(read)
  const reported = sources.flatMap((text) =>
    forms.flatMap((form) => [...text.matchAll(form)].map(([, name = '']) => name)),
  )
  expect(documented('docs/diagnostics.md').sort()).toEqual([...new Set(reported)].sort())
})

test('docs/site.md has every setting of site.yml, and every field that its keys may name', () => {
  const page = read('docs/site.md')
  const firstColumns = [...page.matchAll(/^\| (`[^|]*`) \|/gm)].map(([, cell = '']) => cell).join(' ')
  const names = [...firstColumns.matchAll(/`(\w+)`/g)].map(([, name]) => name)
  const settings = [...read('packages/parser/src/site/site-yml.ts').matchAll(/^ {2}(\w+): \['/gm)].map(
    ([, name]) => name,
  )
  const fields = [...read('packages/parser/src/front-matter/known-keys.ts').matchAll(/^ {2}(\w+): \[/gm)].map(
    ([, name]) => name,
  )
  expect(settings.length).toBeGreaterThan(10)
  expect([...settings, ...fields].filter((name) => name !== 'keywords' && !names.includes(name))).toEqual([])
})

test('every link and every path that the documents name exists', () => {
  const missing = globSync(['*.md', 'docs/*.md', 'bench/*.md'], { cwd: root }).flatMap((page) => {
    const text = read(page)
    // Code shows links of other documents.
    const prose = text.replace(/`[^`\n]*`/g, '')
    const links = [...prose.matchAll(/\]\(([^)#:\s]+)[^):]*\)/g)].map(([, path = '']) => join(dirname(page), path))
    const paths = [...text.matchAll(/`((?:apps|packages|bench|docs|prisma|scripts|seeds|\.ci)\/[\w./-]+)`/g)]
    return [...links, ...paths.map(([, path = '']) => path)]
      .filter((path) => !existsSync(join(root, path)))
      .map((path) => `${page}: ${path}`)
  })
  expect(missing).toEqual([])
})
