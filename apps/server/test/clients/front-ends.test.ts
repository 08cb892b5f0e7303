import { execFileSync } from 'node:child_process'
import { hash } from 'node:crypto'
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { InMemoryCache } from '@apollo/client'
import { buildClient } from '@broadsheet/client/build'
import * as documents from '@broadsheet/client/documents'
import { formatDocument, stringifyDocument } from '@urql/core'
import { type DocumentNode, print } from 'graphql'
import { createElement, type FunctionComponent, Suspense } from 'react'
import { renderToReadableStream } from 'react-dom/server'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type Live, live } from './live.ts'

const require = createRequire(import.meta.url)
const page = readFileSync(join(import.meta.dirname, '../../../../docs/front-ends.md'), 'utf8')

const modules = join(import.meta.dirname, '../../node_modules')

// A front end in a folder of its own, with the clients that this package has and the built package.
const project = realpathSync(mkdtempSync(join(tmpdir(), 'broadsheet-front-ends-')))
const packageFolder = join(project, 'node_modules/@broadsheet/client')

let archive: Live
/** The documents that clients sent. */
const sent: string[] = []

beforeAll(async () => {
  archive = await live()
  await buildClient(packageFolder)
  for (const name of readdirSync(modules).filter((name) => !/^\.|^@broadsheet$/.test(name))) {
    symlinkSync(join(modules, name), join(project, 'node_modules', name))
  }
  mkdirSync(join(project, 'src'))
  writeFileSync(join(project, 'package.json'), JSON.stringify({ type: 'module' }))
  for (const [, name = '', code = ''] of page.matchAll(/^```tsx? (\S+)\n(.*?)^```$/gms)) {
    writeFileSync(join(project, 'src', name), code.replaceAll('http://127.0.0.1:4000/graphql', archive.url))
  }
  const [, relayConfig = ''] = /^```json\n(\{\n {2}"src".*?)^```$/ms.exec(page) ?? []
  writeFileSync(join(project, 'relay.config.json'), relayConfig)
  execFileSync(process.execPath, [require.resolve('relay-compiler/cli.js'), 'relay.config.json'], { cwd: project })
  const fetch = globalThis.fetch
  vi.spyOn(globalThis, 'fetch').mockImplementation((input, init) => {
    // urql sends queries in the address.
    const query = new URL(String(input)).searchParams.get('query')
    sent.push(query ?? JSON.parse(String(init?.body)).query)
    return fetch(input, init)
  })
})
afterAll(async () => {
  vi.restoreAllMocks()
  rmSync(project, { recursive: true })
  await archive[Symbol.asyncDispose]()
})

/** Compiles the front end to JavaScript. Returns the errors of the compiler. */
function compile(): string {
  const compilerOptions = {
    strict: true,
    target: 'es2024',
    module: 'esnext',
    moduleResolution: 'bundler',
    jsx: 'react-jsx',
    types: ['react'],
    // The types of Relay have errors of their own.
    skipLibCheck: true,
    lib: ['es2024', 'dom', 'dom.iterable'],
    rootDir: 'src',
    outDir: 'built',
  }
  writeFileSync(join(project, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['src'] }))
  const tsc = join(dirname(require.resolve('typescript/package.json')), 'bin/tsc')
  try {
    return execFileSync(process.execPath, [tsc, '-p', project], { cwd: project, encoding: 'utf8' })
  } catch (error) {
    // The error of a process that failed has its output.
    return (error as { stdout: string }).stdout
  }
}

const newest = [
  '征集：你家抽屉里的旧城照片',
  'What the Electric Tug Costs',
  '第一条电动拖轮“听潮一号”下水',
  'A Reader&#x27;s Guide to Getting Lost',
  '创刊三十年，编辑部致读者',
]

/** Renders the component of a client as React does on a server, until all its data is there. */
async function render(name: string): Promise<string> {
  replaceRelayQueries(join(project, 'built', `${name}.js`))
  const { App }: { App: FunctionComponent } = await import(join(project, 'built', `${name}.js`))
  const stream = await renderToReadableStream(createElement(Suspense, { fallback: 'Loading' }, createElement(App)))
  await stream.allReady
  return new Response(stream).text()
}

/** Replaces each query of Relay by the compiled one, as Babel's plugin does. */
function replaceRelayQueries(file: string): void {
  const code = readFileSync(file, 'utf8')
  const queries = [...code.matchAll(/graphql\s*`query (\w+)[^`]*`/g)]
  const imports = queries.map(([, name]) => `import ${name} from './__generated__/${name}.graphql.js'\n`)
  const replaced = queries.reduce((text, [query, name = '']) => text.replace(query, name), code)
  writeFileSync(file, imports.join('') + replaced)
}

/** The texts of the links of a page. */
function links(html: string): string[] {
  return [...html.matchAll(/<li><a href="\/[^"]+">([^<]+)<\/a><\/li>/g)].map(([, text = '']) => text)
}

test('the code of docs/front-ends.md has no type errors', () => {
  expect(compile()).toBe('')
})

test('a misspelt field, a wrong variable and a forgotten null are type errors', () => {
  const program = `
    import { Archive } from '@broadsheet/client'
    import { httpTransport } from '@broadsheet/client/http'
    import { ArticleDocument, ArticlesDocument, SearchDocument, SiteDocument } from '@broadsheet/client/text'
    const archive = new Archive(httpTransport('http://127.0.0.1/graphql'))
    const { articles } = await archive.request(ArticlesDocument)
    export const title: string | undefined = articles.nodes[0]?.title
    export const name: string | null = (await archive.request(SiteDocument)).site.title
    // @ts-expect-error: the field is title
    articles.nodes[0]?.titel
    // @ts-expect-error: the filter is category
    await archive.request(ArticlesDocument, { where: { categry: { anyOf: ['harbour'] } } })
    // @ts-expect-error: a search needs a query
    await archive.request(SearchDocument)
    // @ts-expect-error: the article can be null
    export const sure: string = (await archive.request(ArticleDocument, { path: '/' })).article.title
  `
  writeFileSync(join(project, 'src/misspelt.ts'), program)
  expect(compile()).toBe('')
  writeFileSync(join(project, 'src/misspelt.ts'), program.replaceAll(/^.*@ts-expect-error.*\n/gm, ''))
  const errors = compile()
  rmSync(join(project, 'src/misspelt.ts'))
  expect(errors).toContain("Property 'titel' does not exist")
  expect(errors).toContain("'categry' does not exist in type 'ArticleWhere'")
  expect(errors.match(/error TS/g)).toHaveLength(4)
})

test.each(['tanstack-query', 'urql', 'apollo', 'relay'])('%s shows the newest articles', async (name) => {
  expect(links(await render(name))).toEqual(newest)
})

test.each(['fetch', 'graphql-request'])('%s prints the newest articles', async (name) => {
  const log = vi.spyOn(console, 'log').mockReturnValue()
  await import(join(project, 'built', `${name}.js`))
  expect(log.mock.calls.map(([line]) => line)).toHaveLength(5)
  expect(log.mock.calls[1]).toEqual(['2026-04-16 What the Electric Tug Costs'])
  log.mockRestore()
})

test('a client that follows changes shows the newest articles at the start, and ends when the signal is aborted', async () => {
  const shown = Promise.withResolvers<string>()
  const log = vi.spyOn(console, 'log').mockImplementation(shown.resolve)
  const stop = new AbortController()
  const { follow } = await import(join(project, 'built', 'changes.js'))
  const followed = follow(stop.signal)
  expect(await shown.promise).toContain('What the Electric Tug Costs')
  stop.abort()
  await followed
  log.mockRestore()
})

test('the manifest has every document as each client sends it', () => {
  const manifest = JSON.parse(readFileSync(join(packageFolder, 'trusted-documents.json'), 'utf8'))
  const isKnown = (text: string) => manifest[hash('sha256', text)] === text
  expect(sent.filter((text) => !text.includes('relayNewestQuery') && !isKnown(text))).toEqual([])
  const apolloCache = new InMemoryCache()
  for (const [name, tree] of Object.entries<DocumentNode>(documents)) {
    if (name.endsWith('FragmentDoc')) continue
    // A document again: its type only has undefined fields where DocumentNode has none.
    const urqlTree = formatDocument(tree) as DocumentNode
    const texts = [print(tree), print(apolloCache.transformDocument(tree)), stringifyDocument(urqlTree)]
    expect([name, ...texts.map(isKnown)]).toEqual([name, true, true, true])
  }
})
