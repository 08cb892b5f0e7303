import type { IncomingMessage } from 'node:http'
import { expect, test } from 'vitest'
import { clientAddress } from '../../src/traffic/client-address.ts'

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
