import { createHash } from 'node:crypto'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { CachedResponse } from '../../src/http/cached-response.ts'
import { encodingFor } from '../../src/http/negotiation.ts'
import { ResponseCache } from '../../src/http/response-cache.ts'

const response = (text: string) => new CachedResponse('application/json', Buffer.from(text))

/** The state that the cache checks: change token, current time and time of the next publication or expiry. */
function archive({ maxBytes = 100_000 } = {}) {
  const state = { token: 1, now: 1000, nextChange: 2000 }
  const cache = new ResponseCache({
    freshness: { changeToken: () => state.token, nextChangeAt: () => state.nextChange },
    now: () => state.now,
    maxBytes,
  })
  return { state, cache }
}

describe('a cached response', () => {
  test('is valid until a commit, a publication or an expiry', () => {
    const { state, cache } = archive()
    cache.store('a', response('A'), cache.current())
    state.now = 1999
    expect(cache.current().get('a')?.body.toString()).toBe('A')
  })

  test('is dropped after a commit, even if the old token comes back', () => {
    const { state, cache } = archive()
    cache.store('a', response('A'), cache.current())
    state.token = 2
    expect(cache.current().get('a')).toBeUndefined()
    state.token = 1
    expect(cache.current().get('a')).toBeUndefined()
  })

  test('is dropped in the millisecond in which an article is published', () => {
    const { state, cache } = archive()
    cache.store('a', response('A'), cache.current())
    state.now = 2000
    expect(cache.current().get('a')).toBeUndefined()
  })

  test('is dropped if the clock is set back', () => {
    const { state, cache } = archive()
    cache.store('a', response('A'), cache.current())
    state.now = 999
    expect(cache.current().get('a')).toBeUndefined()
  })

  test('is not stored if a commit happened during its execution', () => {
    const { state, cache } = archive()
    const before = cache.current()
    state.token = 2
    cache.store('a', response('of the old state'), before)
    expect(cache.current().get('a')).toBeUndefined()
  })

  test('is not stored if an article was published during its execution', () => {
    const { state, cache } = archive()
    const before = cache.current()
    state.now = 2000
    state.nextChange = 3000
    cache.store('a', response('without the article'), before)
    expect(cache.current().get('a')).toBeUndefined()
  })

  test('is evicted when the byte limit is reached, the least recently used first', () => {
    const { cache } = archive({ maxBytes: 100_000 })
    for (let index = 0; index < 40; index++) {
      cache.store(`${index}`, response('x'.repeat(4000)), cache.current())
      cache.current().get('0')
    }
    const kept = Array.from({ length: 40 }, (_, index) => index).filter((index) => cache.current().get(`${index}`))
    expect(kept).toEqual([0, ...Array.from({ length: 21 }, (_, index) => 19 + index)])
  })

  test('counts its compressed variants towards the byte limit', async () => {
    const { cache } = archive({ maxBytes: 100_000 })
    const generation = cache.current()
    for (let index = 0; index < 16; index++) generation.set(`${index}`, response('x'.repeat(5500)))
    const digits = Array.from({ length: 300 }, (_, index) => createHash('sha1').update(`${index}`).digest('hex'))
    const kept = response(digits.join('').slice(0, 2700))
    generation.set('kept', kept)
    generation.updateSize('kept', kept)
    expect(generation.get('0')).toBeDefined()
    await compressed(kept, 'gzip')
    generation.updateSize('kept', kept)
    expect(generation.get('1')).toBeUndefined()
    expect(generation.get('kept')).toBe(kept)
  })
})

const compressed = (kept: CachedResponse, acceptEncoding: string) =>
  new Promise<ReturnType<CachedResponse['variant']>>((resolve) => {
    const onCompressed = () => resolve(kept.variant(acceptEncoding, onCompressed))
    kept.variant(acceptEncoding, onCompressed)
  })

describe('admission to the cache', () => {
  const full = () => {
    const { state, cache } = archive({ maxBytes: 100_000 })
    for (let index = 0; index < 12; index++) cache.current().set(`kept ${index}`, response('x'.repeat(4000)))
    return { state, cache }
  }

  test('admits every response while less than half of the memory is used', () => {
    const { cache } = archive()
    expect(['a', 'b', 'a'].map((key) => cache.current().admits(key))).toEqual([true, true, true])
  })

  test('admits only the second request for a key after that', () => {
    const { state, cache } = full()
    expect(['a', 'b', 'a', 'a'].map((key) => cache.current().admits(key))).toEqual([false, false, true, true])
    state.token = 2
    expect(cache.current().admits('b')).toBe(true)
  })

  test('forgets a key after ten thousand other keys', () => {
    const generation = full().cache.current()
    for (let index = 0; index <= 10_000; index++) generation.admits(`${index}`)
    expect(['0', '10000'].map((key) => generation.admits(key))).toEqual([false, true])
  })
})

describe('the compressed variants of a response', () => {
  const text = JSON.stringify({ data: { titles: Array.from({ length: 200 }, (_, index) => `第${index}号新闻`) } })
  test('are computed at the first request and have the same content', async () => {
    const kept = response(text)
    const gzip = await compressed(kept, 'gzip')
    expect(gzip.encoding).toBe('gzip')
    expect(gunzipSync(gzip.body).toString()).toBe(text)
    const brotli = await compressed(kept, 'gzip, deflate, br')
    expect(brotli.encoding).toBe('br')
    expect(brotliDecompressSync(brotli.body).toString()).toBe(text)
    expect(kept.bytes).toBe(Buffer.byteLength(text) + gzip.body.length + brotli.body.length)
  })

  test('share a weak ETag that depends only on content and media type', () => {
    expect(response(text).etag).toBe(response(text).etag)
    expect(response(text).etag).toMatch(/^W\/"[\w-]{27}"$/)
    expect(response(`${text} `).etag).not.toBe(response(text).etag)
    expect(new CachedResponse('application/graphql-response+json', Buffer.from(text)).etag).not.toBe(
      response(text).etag,
    )
  })

  test.each([
    ['gzip', 'gzip'],
    ['gzip, deflate, br, zstd', 'br'],
    ['GZIP;q=0.5', 'gzip'],
    ['br;q=0, gzip;q=0.1', 'gzip'],
    ['br; q=0.000', null],
    ['identity', null],
    ['', null],
  ])('Accept-Encoding "%s" selects %s', (header, encoding) => {
    expect(encodingFor(header)).toBe(encoding)
  })
})
