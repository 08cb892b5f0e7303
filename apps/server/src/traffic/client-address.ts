import type { IncomingMessage } from 'node:http'
import { isIPv6 } from 'node:net'

/**
 * Returns a function that identifies clients by their address. An IPv6 network of 64 bits is one client, because a single
 * machine can use all of its addresses.
 * @param trustedHops how many proxies in front of the server are trusted. Each adds the address of its client to
 *   `X-Forwarded-For`, so the client's own is that many places from the end. Clients can invent the places before it.
 */
export function clientAddress(trustedHops: number): (request: IncomingMessage) => string {
  return ({ headers, socket }) => {
    const direct = socket.remoteAddress ?? ''
    if (trustedHops === 0) return network(direct)
    const forwarded = String(headers['x-forwarded-for'] ?? '')
    const addresses = forwarded.split(',').map((address) => address.trim())
    return network(addresses.at(-trustedHops) || direct)
  }
}

function network(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped !== undefined) return mapped
  if (!isIPv6(address)) return address
  const [head = '', tail = ''] = address.toLowerCase().split('::')
  const first = head === '' ? [] : head.split(':')
  const last = tail === '' ? [] : tail.split(':')
  const zeros = address.includes('::') ? Array<string>(Math.max(0, 8 - first.length - last.length)).fill('0') : []
  return `${[...first, ...zeros, ...last].slice(0, 4).join(':')}::/64`
}
