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
 * A server whose clock moves 300 ms for each answer. Before it answers `/5`, which has others behind it, another client sends a
 * request for the path.
 */
async function overloaded(other: string) {
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
        if (url === '/5') second.write(`GET ${other} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`)
        now += 300
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
  const paths = Array.from({ length: 50 }, (_, number) => `/${number}`)
  const requests = paths.map((path, at) => {
    const close = at === paths.length - 1 ? 'Connection: close\r\n' : ''
    return `GET ${path} HTTP/1.1\r\nHost: x\r\n${close}\r\n`
  })
  first.write(requests.join(''))
  const [firstText, secondText] = await Promise.all([text(first), text(second)])
  return { paths, answered, admission, firstText, secondText }
}

test('requests that hold up others wait, and are all answered in their order', async () => {
  const { paths, answered, firstText } = await overloaded('/health')
  expect(answered.filter((path) => path !== '/health')).toEqual(paths)
  expect(firstText.match(/HTTP\/1\.1 200/g)).toHaveLength(paths.length)
})

test('a probe is answered while others wait', async () => {
  const { answered, secondText } = await overloaded('/health')
  expect(secondText).toContain('HTTP/1.1 200')
  expect(answered.indexOf('/health')).toBeLessThan(answered.indexOf('/49'))
})

test('a request is refused with 503 while the first in the queue has waited for more than a second', async () => {
  const { answered, admission, secondText } = await overloaded('/late')
  expect(secondText).toMatch(/^HTTP\/1\.1 503 /)
  expect(secondText).toMatch(/retry-after: 1\r\n/i)
  expect(secondText).toMatch(/cache-control: no-store\r\n/i)
  expect(secondText).toContain('"code":"SERVER_BUSY"')
  expect(answered).not.toContain('/late')
  expect(admission.refused).toBe(1)
  expect(admission.waiting).toBe(0)
})
