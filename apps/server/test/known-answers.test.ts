import { createHash } from 'node:crypto'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { encodingFor, KnownAnswer } from '../src/known-answer.ts'
import { KnownAnswers } from '../src/known-answers.ts'

const answer = (text: string) => new KnownAnswer('application/json', Buffer.from(text))

/** An archive as the store sees it: a token, a time and when the next article comes due. */
function archive({ maxBytes = 100_000 } = {}) {
  const state = { token: 1, now: 1000, nextChange: 2000 }
  const known = new KnownAnswers({
    freshness: { changeToken: () => state.token, nextChangeAt: () => state.nextChange },
    now: () => state.now,
    maxBytes,
  })
  return { state, known }
}

describe('what is known', () => {
  test('holds while nothing is committed and nothing comes due', () => {
    const { state, known } = archive()
    known.keep('a', answer('A'), known.period())
    state.now = 1999
    expect(known.period().get('a')?.body.toString()).toBe('A')
  })

  test('is forgotten with the next commit, whether or not the same state comes back', () => {
    const { state, known } = archive()
    known.keep('a', answer('A'), known.period())
    state.token = 2
    expect(known.period().get('a')).toBeUndefined()
    state.token = 1
    expect(known.period().get('a')).toBeUndefined()
  })

  test('is forgotten at the very millisecond at which an article comes due', () => {
    const { state, known } = archive()
    known.keep('a', answer('A'), known.period())
    state.now = 2000
    expect(known.period().get('a')).toBeUndefined()
  })

  test('is forgotten where the clock is set back, to a time at which other articles were due', () => {
    const { state, known } = archive()
    known.keep('a', answer('A'), known.period())
    state.now = 999
    expect(known.period().get('a')).toBeUndefined()
  })

  test('takes in no answer that was begun before a commit', () => {
    const { state, known } = archive()
    const before = known.period()
    state.token = 2
    known.keep('a', answer('of the old state'), before)
    expect(known.period().get('a')).toBeUndefined()
  })

  test('takes in no answer that was begun before an article came due', () => {
    const { state, known } = archive()
    const before = known.period()
    state.now = 2000
    state.nextChange = 3000
    known.keep('a', answer('without the article'), before)
    expect(known.period().get('a')).toBeUndefined()
  })

  test('is bounded in bytes: the least recently asked goes first', () => {
    const { known } = archive({ maxBytes: 100_000 })
    for (let index = 0; index < 40; index++) {
      known.keep(`${index}`, answer('x'.repeat(4000)), known.period())
      known.period().get('0')
    }
    const kept = Array.from({ length: 40 }, (_, index) => index).filter((index) => known.period().get(`${index}`))
    expect(kept).toEqual([0, ...Array.from({ length: 21 }, (_, index) => 19 + index)])
  })

  test('counts a compressed form when it is there', async () => {
    const { known } = archive({ maxBytes: 100_000 })
    const period = known.period()
    for (let index = 0; index < 16; index++) period.put(`${index}`, answer('x'.repeat(5500)))
    const digits = Array.from({ length: 300 }, (_, index) => createHash('sha1').update(`${index}`).digest('hex'))
    const kept = answer(digits.join('').slice(0, 2700))
    period.put('kept', kept)
    period.recount('kept', kept)
    expect(period.get('0')).toBeDefined()
    await compressed(kept, 'gzip')
    period.recount('kept', kept)
    expect(period.get('1')).toBeUndefined()
    expect(period.get('kept')).toBe(kept)
  })
})

const compressed = (kept: KnownAnswer, acceptEncoding: string) =>
  new Promise<ReturnType<KnownAnswer['form']>>((resolve) => {
    const grown = () => resolve(kept.form(acceptEncoding, grown))
    kept.form(acceptEncoding, grown)
  })

describe('what is worth keeping', () => {
  const full = () => {
    const { state, known } = archive({ maxBytes: 100_000 })
    for (let index = 0; index < 12; index++) known.period().put(`kept ${index}`, answer('x'.repeat(4000)))
    return { state, known }
  }

  test('is anything while there is room', () => {
    const { known } = archive()
    expect(['a', 'b', 'a'].map((key) => known.period().isWorthKeeping(key))).toEqual([true, true, true])
  })

  test('is what was asked for before, where half of the room is taken', () => {
    const { state, known } = full()
    expect(['a', 'b', 'a', 'a'].map((key) => known.period().isWorthKeeping(key))).toEqual([false, false, true, true])
    state.token = 2
    expect(known.period().isWorthKeeping('b')).toBe(true)
  })

  test('is not remembered for ever: after ten thousand others it is new again', () => {
    const period = full().known.period()
    for (let index = 0; index <= 10_000; index++) period.isWorthKeeping(`${index}`)
    expect(['0', '10000'].map((key) => period.isWorthKeeping(key))).toEqual([false, true])
  })
})

describe('the forms of an answer', () => {
  const text = JSON.stringify({ data: { titles: Array.from({ length: 200 }, (_, index) => `第${index}号新闻`) } })
  test('are made when they are asked for, and hold the same content', async () => {
    const kept = answer(text)
    const gzip = await compressed(kept, 'gzip')
    expect(gzip.encoding).toBe('gzip')
    expect(gunzipSync(gzip.body).toString()).toBe(text)
    const brotli = await compressed(kept, 'gzip, deflate, br')
    expect(brotli.encoding).toBe('br')
    expect(brotliDecompressSync(brotli.body).toString()).toBe(text)
    expect(kept.bytes).toBe(Buffer.byteLength(text) + gzip.body.length + brotli.body.length)
  })

  test('share a weak ETag that depends on content and media type alone', () => {
    expect(answer(text).etag).toBe(answer(text).etag)
    expect(answer(text).etag).toMatch(/^W\/"[\w-]{27}"$/)
    expect(answer(`${text} `).etag).not.toBe(answer(text).etag)
    expect(new KnownAnswer('application/graphql-response+json', Buffer.from(text)).etag).not.toBe(answer(text).etag)
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
