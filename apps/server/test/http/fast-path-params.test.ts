import { createSchema, createYoga } from 'graphql-yoga'
import { expect, test } from 'vitest'
import { DocumentStore, noTrustedDocuments } from '../../src/documents/document-store.ts'
import { parseParams } from '../../src/http/fast-path-params.ts'
import { mediaTypeFor } from '../../src/http/negotiation.ts'

const documents = new DocumentStore(noTrustedDocuments)

const yoga = createYoga({ schema: createSchema({ typeDefs: 'type Query { one: Int }' }) })

test.each([
  undefined,
  '*/*',
  'application/json',
  'application/json, */*',
  'application/json; charset=utf-8',
  'application/json; charset=latin1',
  'application/json; charset=latin1, */*',
  'application/graphql-response+json',
  'application/graphql-response+json, application/json;q=0.9',
  'application/json;q=0.9, application/graphql-response+json',
  'application/graphql-response+json, application/graphql+json, application/json, text/event-stream, multipart/mixed',
  'application/*',
  'Application/JSON',
  'text/html, application/json',
  'text/plain',
  'text/event-stream',
])('Accept: %s gets the media type that Yoga chooses', async (accept) => {
  const response = await yoga.fetch('http://localhost/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(accept !== undefined && { accept }) },
    body: '{"query":"{ one }"}',
  })
  const chosen = response.status === 200 ? (response.headers.get('content-type')?.split(';')[0] ?? null) : null
  // Yoga writes event streams, also those with one result.
  expect(mediaTypeFor(accept)).toBe(chosen === 'text/event-stream' ? null : chosen)
})

test.each([
  ['{"query":"{ one }"}', true],
  ['{"query":"query A { one } query B { one }","operationName":"A"}', true],
  ['{"query":"mutation { one }"}', false],
  ['{"query":"query A { one } subscription B { one }","operationName":"A"}', false],
  ['{"query":"{ one"}', false],
  ['{"query":1}', false],
  ['{}', false],
  ['[{"query":"{ one }"}]', false],
  ['null', false],
  ['{"query"', false],
])('the body %s qualifies for the fast path: %s', (body, qualifies) => {
  expect(parseParams('POST', body, documents) !== null).toBe(qualifies)
})

test('the query string is parsed as Yoga parses it', () => {
  const search = new URLSearchParams({ query: '{ one }', variables: '{"a":[1]}', operationName: '' })
  expect(parseParams('GET', search.toString(), documents)).toEqual({ query: '{ one }', variables: { a: [1] } })
  expect(parseParams('GET', 'query={one}&variables={"a"', documents)).toBeNull()
  expect(parseParams('GET', 'variables={}', documents)).toBeNull()
})
