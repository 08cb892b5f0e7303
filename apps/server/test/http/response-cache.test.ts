import { createHash } from 'node:crypto'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { CachedResponse } from '../../src/http/cached-response.ts'
import { encodingFor } from '../../src/http/negotiation.ts'
import { ResponseCache } from '../../src/http/response-cache.ts'

const response = (text: string) => new CachedResponse('application/json', Buffer.from(text))

/** An archive as the store sees it: a token, a time and when the next article comes due. */
function archive({ maxBytes = 100_000 } = {}) {
  const state = { token: 1, now: 1000, nextChange: 2000 }
  const cache = new ResponseCache({
    freshness: { changeToken: () => state.token, nextChangeAt: () => state.nextChange },
    now: () => state.now,
    maxBytes,
  })
  return { state, cache }
}

describe('what is known', () => {
  test('holds while nothing is committed and nothing comes due', () => {
    const { state, cache } = archive()
    cache.store('a', response('A'), cache.current())
    state.now = 1999
    expect(cache.current().get('a')?.body.toString()).toBe('A')
  })

  test('is forgotten with the next commit, whether or not the same state comes back', () => {
    const { state, cache } = archive()
    cache.store('a', response('A'), cache.current())
    state.token = 2
    expect(cache.current().get('a')).toBeUndefined()
    state.token = 1
    expect(cache.current().get('a')).toBeUndefined()
  })

  test('is forgotten at the very millisecond at which an article comes due', () => {
    const { state, cache } = archive()
    cache.store('a', response('A'), cache.current())
    state.now = 2000
    expect(cache.current().get('a')).toBeUndefined()
  })

  test('is forgotten where the clock is set back, to a time at which other articles were due', () => {
    const { state, cache } = archive()
    cache.store('a', response('A'), cache.current())
    state.now = 999
    expect(cache.current().get('a')).toBeUndefined()
  })

  test('takes in no answer that was begun before a commit', () => {
    const { state, cache } = archive()
    const before = cache.current()
    state.token = 2
    cache.store('a', response('of the old state'), before)
    expect(cache.current().get('a')).toBeUndefined()
  })

  test('takes in no answer that was begun before an article came due', () => {
    const { state, cache } = archive()
    const before = cache.current()
    state.now = 2000
    state.nextChange = 3000
    cache.store('a', response('without the article'), before)
    expect(cache.current().get('a')).toBeUndefined()
  })

  test('is bounded in bytes: the least recently asked goes first', () => {
    const { cache } = archive({ maxBytes: 100_000 })
    for (let index = 0; index < 40; index++) {
      cache.store(`${index}`, response('x'.repeat(4000)), cache.current())
      cache.current().get('0')
    }
    const kept = Array.from({ length: 40 }, (_, index) => index).filter((index) => cache.current().get(`${index}`))
    expect(kept).toEqual([0, ...Array.from({ length: 21 }, (_, index) => 19 + index)])
  })

  test('counts a compressed form when it is there', async () => {
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

describe('what is worth keeping', () => {
  const full = () => {
    const { state, cache } = archive({ maxBytes: 100_000 })
    for (let index = 0; index < 12; index++) cache.current().set(`kept ${index}`, response('x'.repeat(4000)))
    return { state, cache }
  }

  test('is anything while there is room', () => {
    const { cache } = archive()
    expect(['a', 'b', 'a'].map((key) => cache.current().admits(key))).toEqual([true, true, true])
  })

  test('is what was asked for before, where half of the room is taken', () => {
    const { state, cache } = full()
    expect(['a', 'b', 'a', 'a'].map((key) => cache.current().admits(key))).toEqual([false, false, true, true])
    state.token = 2
    expect(cache.current().admits('b')).toBe(true)
  })

  test('is not remembered for ever: after ten thousand others it is new again', () => {
    const generation = full().cache.current()
    for (let index = 0; index <= 10_000; index++) generation.admits(`${index}`)
    expect(['0', '10000'].map((key) => generation.admits(key))).toEqual([false, true])
  })
})

describe('the forms of an answer', () => {
  const text = JSON.stringify({ data: { titles: Array.from({ length: 200 }, (_, index) => `第${index}号新闻`) } })
  test('are made when they are asked for, and hold the same content', async () => {
    const kept = response(text)
    const gzip = await compressed(kept, 'gzip')
    expect(gzip.encoding).toBe('gzip')
    expect(gunzipSync(gzip.body).toString()).toBe(text)
    const brotli = await compressed(kept, 'gzip, deflate, br')
    expect(brotli.encoding).toBe('br')
    expect(brotliDecompressSync(brotli.body).toString()).toBe(text)
    expect(kept.bytes).toBe(Buffer.byteLength(text) + gzip.body.length + brotli.body.length)
  })

  test('share a weak ETag that depends on content and media type alone', () => {
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
  ])('Accept-Encoding "%s" takes %s', (header, encoding) => {
    expect(encodingFor(header)).toBe(encoding)
  })
})
