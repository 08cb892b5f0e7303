import { hash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readTrustedDocuments } from '../../src/documents/trusted-documents.ts'
import { readEnvironment } from '../../src/settings/environment.ts'
import { article, createTestSite, type TestSiteOptions } from '../test-site.ts'

const titles = '{ articles { nodes { title } } }'
const paths = 'query Paths($first: Int!) { articles(first: $first) { nodes { path } } }'
const sha = (text: string) => hash('sha256', text)
const answered = { data: { articles: { nodes: [{ title: 'First' }] } } }

async function open(options: TestSiteOptions = {}) {
  const site = await createTestSite({ '_posts/first.md': article('First') }, options)
  const url = await site.listen()
  const post = async (params: object) => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(params),
    })
    return { status: response.status, body: await response.json() }
  }
  const get = async (params: Record<string, string>) => {
    const response = await fetch(`${url}/graphql?${new URLSearchParams(params)}`)
    return { status: response.status, headers: response.headers, body: await response.json() }
  }
  return { site, url, post, get, [Symbol.asyncDispose]: () => site[Symbol.asyncDispose]() }
}

const persisted = (text: string) => ({ persistedQuery: { version: 1, sha256Hash: sha(text) } })
const code = (body: { errors: { extensions: { code: string } }[] }) => body.errors[0]?.extensions.code

test('a client sends an automatic persisted query once, and then only its hash, by POST and GET', async () => {
  await using server = await open()
  const unknown = await server.post({ extensions: persisted(titles) })
  expect([unknown.status, code(unknown.body), unknown.body.errors[0].message]).toEqual([
    200,
    'PERSISTED_QUERY_NOT_FOUND',
    'PersistedQueryNotFound',
  ])
  expect((await server.post({ query: titles, extensions: persisted(titles) })).body).toEqual(answered)
  expect((await server.post({ extensions: persisted(titles) })).body).toEqual(answered)
  for (let round = 0; round < 4; round += 1) {
    const { status, body, headers } = await server.get({ extensions: JSON.stringify(persisted(titles)) })
    expect([status, body, headers.get('etag') === null]).toEqual([200, answered, false])
  }
})

test('each of several processes learns a hash by itself, so a client gets its answer in two requests from any of them', async () => {
  await using first = await open()
  await using second = await open()
  const servers = [first, second]
  const missed: number[] = []
  // The retry after a miss can reach another process than the miss.
  for (const [miss, retry] of [
    [0, 1],
    [0, 0],
    [1, 0],
    [0, 1],
  ] as const) {
    const asked = await servers[miss]?.get({ extensions: JSON.stringify(persisted(titles)) })
    if (asked?.body.data) {
      expect(asked.body).toEqual(answered)
      continue
    }
    missed.push(miss)
    expect([asked?.status, code(asked?.body)]).toEqual([200, 'PERSISTED_QUERY_NOT_FOUND'])
    // A cache that kept the miss would send it to clients of a process that knows the document.
    expect(asked?.headers.get('cache-control')).toBe('no-store')
    const sent = await servers[retry]?.get({ query: titles, extensions: JSON.stringify(persisted(titles)) })
    expect(sent?.body).toEqual(answered)
  }
  expect(missed).toEqual([0, 0])
})

test('a hash of another text is refused and not remembered', async () => {
  await using server = await open()
  const { status, body } = await server.post({ query: titles, extensions: persisted(paths) })
  expect([status, code(body)]).toEqual([400, 'PERSISTED_QUERY_HASH_MISMATCH'])
  expect(code((await server.post({ extensions: persisted(paths) })).body)).toBe('PERSISTED_QUERY_NOT_FOUND')
})

test('trusted documents run by documentId with variables', async () => {
  await using server = await open({
    documents: { trusted: new Map([titles, paths].map((text) => [sha(text), text])), isTrustedOnly: false },
  })
  const variables = { first: 1 }
  const expected = (await server.post({ query: paths, variables })).body
  expect(expected.errors).toBeUndefined()
  expect((await server.post({ documentId: sha(paths), variables })).body).toEqual(expected)
  expect((await server.post({ documentId: `sha256:${sha(paths)}`, variables })).body).toEqual(expected)
  const found = await server.get({ documentId: sha(paths), variables: JSON.stringify(variables) })
  expect(found.body).toEqual(expected)
  const batch = await server.post([{ documentId: sha(titles) }, { documentId: sha(paths), variables }])
  expect(batch.body).toEqual([answered, expected])
  const missing = await server.get({ documentId: sha('{ site { title } }') })
  expect([missing.status, code(missing.body)]).toEqual([404, 'DOCUMENT_NOT_FOUND'])
})

test('with trusted documents only, no other document runs, but the reader and the text of a trusted one do', async () => {
  await using server = await open({
    reader: true,
    documents: { trusted: new Map([[sha(titles), titles]]), isTrustedOnly: true },
  })
  expect((await server.post({ documentId: sha(titles) })).body).toEqual(answered)
  expect((await server.post({ query: titles })).body).toEqual(answered)
  for (const params of [
    { query: paths, variables: { first: 1 } },
    { query: '{ __schema { queryType { name } } }' },
    { query: paths, extensions: persisted(paths), variables: { first: 1 } },
  ]) {
    const { status, body } = await server.post(params)
    expect([status, code(body)]).toEqual([403, 'DOCUMENT_NOT_TRUSTED'])
  }
  expect((await server.get({ query: '{ site { title } }' })).status).toBe(403)
  expect(code((await server.post({ extensions: persisted(paths) })).body)).toBe('PERSISTED_QUERY_NOT_SUPPORTED')
  expect((await server.post([{ query: titles }, { query: '{ site { title } }' }])).body[1].errors).toHaveLength(1)
  const page = await fetch(`${server.url}/`)
  expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('First')])
})

test('parameters that are not texts do not name a document', async () => {
  await using server = await open({ documents: { trusted: new Map([[sha(titles), titles]]), isTrustedOnly: true } })
  for (const params of [
    { documentId: 5 },
    { documentId: [sha(titles)] },
    { documentId: '__proto__' },
    { extensions: { persistedQuery: { sha256Hash: {} } } },
    { extensions: 'x' },
    {},
  ]) {
    expect((await server.post(params)).status).toBeGreaterThanOrEqual(400)
  }
})

test('the manifest of the client package is read, and a wrong one stops the start with its reason', () => {
  const manifest = join(import.meta.dirname, '../../../../packages/client/trusted-documents.json')
  expect(readTrustedDocuments(manifest).size).toBeGreaterThan(20)
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-'))
  try {
    const problemOf = (text: string) => {
      writeFileSync(join(folder, 'a.json'), text)
      return () => readEnvironment({ TRUSTED_DOCUMENTS: 'a.json' }, folder)
    }
    expect(problemOf(JSON.stringify({ [sha(titles)]: titles }))().trustedDocuments.trusted?.get(sha(titles))).toBe(
      titles,
    )
    expect(problemOf(JSON.stringify({ [sha(titles)]: paths }))).toThrow('is not the SHA-256 of its document')
    expect(problemOf('[]')).toThrow('not a JSON object of documents')
    expect(problemOf('{')).toThrow('TRUSTED_DOCUMENTS: ')
    expect(() => readEnvironment({ TRUSTED_DOCUMENTS_ONLY: 'on' }, folder)).toThrow(
      'set TRUSTED_DOCUMENTS to a manifest',
    )
  } finally {
    rmSync(folder, { recursive: true })
  }
})
