import { once } from 'node:events'
import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { expect, onTestFinished, test } from 'vitest'
import { guardedListener } from '../../src/http/guarded-listener.ts'
import { Admission } from '../../src/traffic/admission.ts'
import { clientAddress } from '../../src/traffic/client-address.ts'
import { ClientLimits } from '../../src/traffic/client-limits.ts'

const limits = new ClientLimits({
  clientOf: clientAddress(0),
  trustedHops: 0,
  pointsPerMinute: null,
  tokenState: () => 'none',
})

/**
 * A server whose clock moves by `step` milliseconds for each answer. It gets so many requests at once. Before it answers `/3`, which
 * has others behind it, another client sends a request for the path.
 */
async function overloaded(count: number, other: string, step: number) {
  let now = 0
  const admission = new Admission({ now: () => now })
  const answered: string[] = []
  const server = createServer(
    guardedListener({
      observe: null,
      metrics: null,
      limits,
      admission,
      listener: ({ url = '' }, response) => {
        if (url === '/3') second.write(`GET ${other} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`)
        now += step
        answered.push(url)
        response.end(url)
      },
    }),
  )
  onTestFinished(() => void server.close())
  await once(server.listen(0, '127.0.0.1'), 'listening')
  // The address of a server that listens on a port has a port.
  const { port } = server.address() as AddressInfo
  const [first, second] = [connect(port, '127.0.0.1'), connect(port, '127.0.0.1')]
  await Promise.all([once(first, 'connect'), once(second, 'connect')])
  const paths = Array.from({ length: count }, (_, number) => `/${number}`)
  const requests = paths.map((path, at) => {
    const close = at === paths.length - 1 ? 'Connection: close\r\n' : ''
    return `GET ${path} HTTP/1.1\r\nHost: x\r\n${close}\r\n`
  })
  first.write(requests.join(''))
  const [firstText, secondText] = await Promise.all([text(first), text(second)])
  return { paths, answered, admission, firstText, secondText }
}

test('requests that hold up others wait, and are all answered in their order', async () => {
  const { paths, answered, firstText } = await overloaded(50, '/health', 15)
  expect(answered.filter((path) => path !== '/health')).toEqual(paths)
  expect(firstText.match(/HTTP\/1\.1 200/g)).toHaveLength(paths.length)
})

test('64 requests at once are all answered, also if the machine is so busy that the last waits for four seconds', async () => {
  const { paths, answered, admission } = await overloaded(64, '/health', 64)
  expect(answered.filter((path) => path !== '/health')).toEqual(paths)
  expect(admission.refused).toBe(0)
})

test('one more request is answered too while fewer than 64 wait', async () => {
  const { answered, secondText } = await overloaded(60, '/late', 64)
  expect(secondText).toContain('HTTP/1.1 200')
  expect(answered).toContain('/late')
})

test('a probe is answered while others wait', async () => {
  const { answered, secondText } = await overloaded(50, '/health', 15)
  expect(secondText).toContain('HTTP/1.1 200')
  expect(answered.indexOf('/health')).toBeLessThan(answered.indexOf('/49'))
})

test('a request is refused with 503 while the first of 64 in the queue has waited for more than half a second', async () => {
  const { answered, admission, secondText } = await overloaded(100, '/late', 300)
  expect(secondText).toMatch(/^HTTP\/1\.1 503 /)
  expect(secondText).toMatch(/retry-after: 1\r\n/i)
  expect(secondText).toMatch(/cache-control: no-store\r\n/i)
  expect(secondText).toContain('"code":"SERVER_BUSY"')
  expect(answered).not.toContain('/late')
  expect(admission.waiting).toBe(0)
})

test('a request that has waited for more than a second is refused until no more than 63 are left behind it', async () => {
  const { answered, admission, firstText } = await overloaded(100, '/health', 60)
  // At 0, and then from 60 ms on: 17 have waited for at most a second when their turn comes. Then the queue gets shorter at once.
  const all = answered.filter((path) => path !== '/health')
  expect(all.slice(0, 17)).toEqual(Array.from({ length: 17 }, (_, at) => `/${at}`))
  expect(all.slice(17)).toEqual(Array.from({ length: 64 }, (_, at) => `/${at + 36}`))
  expect(firstText.match(/HTTP\/1\.1 503/g)).toHaveLength(admission.refused)
  expect(admission.refused).toBe(19)
})

test('a request that has waited for more than five seconds is refused, however few wait', async () => {
  const { answered, admission, firstText } = await overloaded(50, '/health', 1_500)
  // At 0, 1.5, 3 and 4.5 seconds.
  expect(answered.filter((path) => path !== '/health').slice(0, 4)).toEqual(['/0', '/1', '/2', '/3'])
  expect(answered).not.toContain('/4')
  expect(firstText.match(/HTTP\/1\.1 503/g)).toHaveLength(admission.refused)
  expect(admission.refused).toBeGreaterThan(40)
})
