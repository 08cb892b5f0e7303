import ipaddr from 'ipaddr.js'

/** The list of allowed addresses is wrong. The message says what to write. */
export class AddressListError extends Error {
  override name = 'AddressListError'
}

/**
 * Which addresses a socket may connect to: public ones, and those in a list. Private, loopback, link-local, multicast, and
 * reserved addresses are not public, nor those that lead to an address of IPv4 through IPv6.
 */
export class AddressRules {
  readonly #allowed: readonly (readonly [ipaddr.IPv4 | ipaddr.IPv6, number])[]

  /**
   * @param allowed addresses and networks, separated by commas: `127.0.0.1, 10.1.0.0/16`
   * @throws AddressListError
   */
  constructor(allowed: string) {
    const parts = allowed.split(',').map((part) => part.trim())
    this.#allowed = parts.filter((part) => part !== '').map(parseNetwork)
  }

  /** @param address as a socket has it: `192.0.2.1` or `2001:db8::1` */
  allows(address: string): boolean {
    if (!ipaddr.isValid(address)) return false
    const parsed = ipaddr.process(address)
    if (parsed.range() === 'unicast') return true
    return this.#allowed.some(([network, bits]) => parsed.kind() === network.kind() && parsed.match(network, bits))
  }
}

function parseNetwork(text: string): [ipaddr.IPv4 | ipaddr.IPv6, number] {
  if (ipaddr.isValidCIDR(text)) return ipaddr.parseCIDR(text)
  if (!ipaddr.isValid(text)) throw new AddressListError(`"${text}" is not an address; write 127.0.0.1 or 10.1.0.0/16`)
  const address = ipaddr.process(text)
  return [address, address.kind() === 'ipv4' ? 32 : 128]
}
