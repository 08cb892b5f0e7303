import type { IncomingMessage } from 'node:http'
import { BlockList, isIP, isIPv6 } from 'node:net'

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

/**
 * Returns whether the address of a request's client is known. It is not known behind a proxy that is not trusted. Any client
 * can invent `X-Forwarded-For`, so the header means a proxy only from a private network or this machine, where proxies run.
 */
export function isClientKnown({ headers, socket }: IncomingMessage, trustedHops: number): boolean {
  if (trustedHops > 0 || headers['x-forwarded-for'] === undefined) return true
  const address = socket.remoteAddress ?? ''
  const version = isIP(address)
  if (version === 0) return false
  return !privateNetworks().check(address, version === 6 ? 'ipv6' : 'ipv4')
}

let networks: BlockList | undefined

/** This machine, links, and the networks of RFC 1918, RFC 6598 and RFC 4193. */
function privateNetworks(): BlockList {
  if (networks) return networks
  networks = new BlockList()
  for (const [address, prefix] of [
    ['127.0.0.0', 8],
    ['10.0.0.0', 8],
    ['172.16.0.0', 12],
    ['192.168.0.0', 16],
    ['169.254.0.0', 16],
    ['100.64.0.0', 10],
  ] as const)
    networks.addSubnet(address, prefix, 'ipv4')
  networks.addAddress('::1', 'ipv6')
  networks.addSubnet('fe80::', 10, 'ipv6')
  networks.addSubnet('fc00::', 7, 'ipv6')
  return networks
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
