import { createSchema, createYoga } from 'graphql-yoga'
import { expect, test } from 'vitest'
import { parseParams } from '../../src/http/fast-path-params.ts'
import { mediaTypeFor } from '../../src/http/negotiation.ts'

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
])('The answer to Accept: %s has the media type that Yoga gives it', async (accept) => {
  const response = await yoga.fetch('http://localhost/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(accept !== undefined && { accept }) },
    body: '{"query":"{ one }"}',
  })
  const given = response.status === 200 ? (response.headers.get('content-type')?.split(';')[0] ?? null) : null
  // An event stream of one result is Yoga's to write.
  expect(mediaTypeFor(accept)).toBe(given === 'text/event-stream' ? null : given)
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
])('The body %s is plain: %s', (body, plain) => {
  expect(parseParams('POST', body) !== null).toBe(plain)
})

test('A query in a URL is read as Yoga reads it', () => {
  const search = new URLSearchParams({ query: '{ one }', variables: '{"a":[1]}', operationName: '' })
  expect(parseParams('GET', search.toString())).toEqual({ query: '{ one }', variables: { a: [1] } })
  expect(parseParams('GET', 'query={one}&variables={"a"')).toBeNull()
  expect(parseParams('GET', 'variables={}')).toBeNull()
})
