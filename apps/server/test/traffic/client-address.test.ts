import type { IncomingMessage } from 'node:http'
import { expect, test } from 'vitest'
import { clientAddress, isClientKnown } from '../../src/traffic/client-address.ts'

/** The parts of a request that name its client. */
function request(remoteAddress: string, forwarded?: string): IncomingMessage {
  const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }
  return { headers, socket: { remoteAddress } } as unknown as IncomingMessage // The function reads nothing else.
}

test('the client is the one that the outermost trusted proxy has seen', () => {
  const claimed = '1.1.1.1, 203.0.113.7, 10.0.0.2'
  expect(clientAddress(0)(request('10.0.0.1', claimed))).toBe('10.0.0.1')
  expect(clientAddress(1)(request('10.0.0.1', claimed))).toBe('10.0.0.2')
  expect(clientAddress(2)(request('10.0.0.1', claimed))).toBe('203.0.113.7')
  expect(clientAddress(2)(request('10.0.0.1'))).toBe('10.0.0.1')
})

test('addresses of one IPv6 network are one client', () => {
  const of = (address: string) => clientAddress(0)(request(address))
  expect(of('2001:db8:1:2:aaaa::1')).toBe('2001:db8:1:2::/64')
  expect(of('2001:db8:1:2::ffff')).toBe('2001:db8:1:2::/64')
  expect(of('::1')).toBe('0:0:0:0::/64')
  expect(of('::ffff:192.0.2.1')).toBe('192.0.2.1')
})

test('a client cannot escape the limits with a header that only proxies send', () => {
  for (const address of ['203.0.113.7', '::ffff:203.0.113.7', '2001:db8::1'])
    expect(isClientKnown(request(address, '1.1.1.1'), 0)).toBe(true)
})

test('behind a proxy in a private network that is not trusted, the client is not known', () => {
  for (const address of ['127.0.0.1', '::1', '::ffff:172.18.0.3', '10.1.2.3', '192.168.0.9', 'fd00::2', ''])
    expect(isClientKnown(request(address, '1.1.1.1'), 0)).toBe(false)
  expect(isClientKnown(request('10.1.2.3', '203.0.113.7'), 1)).toBe(true)
  expect(isClientKnown(request('10.1.2.3'), 0)).toBe(true)
})
