import { lookup } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'
import { Agent, buildConnector, type Dispatcher, request } from 'undici'
import type { AddressRules } from './address-rules.ts'

/** A host leads to an address that this program does not connect to. */
export class ForbiddenAddressError extends Error {
  override name = 'ForbiddenAddressError'
}

/** Times in milliseconds. */
export interface Timeouts {
  /** For a connection. */
  connect: number
  /** Until the headers of an answer, and between two parts of its body. */
  silence: number
}

export interface ClientRequest {
  method: 'GET' | 'HEAD'
  headers: Readonly<Record<string, string>>
  signal: AbortSignal
}

/**
 * An HTTP client that connects only to allowed addresses. It checks the address of each connection, so neither a redirect nor
 * a host name that changes its address leads elsewhere. It has no cookies, uses no proxy, and follows no redirect by itself.
 */
export class GuardedClient implements AsyncDisposable {
  readonly #agent: Agent

  constructor(rules: AddressRules, { connect, silence }: Timeouts) {
    this.#agent = new Agent({
      connect: guardedConnector(rules, connect),
      headersTimeout: silence,
      bodyTimeout: silence,
      maxHeaderSize: 64 * 1024,
    })
  }

  /** Sends a request. Rejects with a ForbiddenAddressError, an error of the network, or if the signal is aborted. */
  send(url: URL, options: ClientRequest): Promise<Dispatcher.ResponseData> {
    return request(url, { ...options, dispatcher: this.#agent })
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#agent.destroy()
  }
}

function guardedConnector(rules: AddressRules, timeout: number): buildConnector.connector {
  const connect = buildConnector({ timeout, lookup: guardedLookup(rules) })
  return (options, callback) => {
    const host = options.hostname.replace(/^\[|\]$/g, '')
    // Node does not look up an address.
    if (isIP(host) !== 0 && !rules.allows(host)) return callback(forbidden(host), null)
    connect(options, (...[error, socket]: Parameters<buildConnector.Callback>) => {
      if (error !== null) return callback(error, null)
      const { remoteAddress = '' } = socket
      if (rules.allows(remoteAddress)) return callback(null, socket)
      socket.destroy()
      callback(forbidden(remoteAddress), null)
    })
  }
}

/** Looks a host name up, and returns only its allowed addresses. */
function guardedLookup(rules: AddressRules): LookupFunction {
  return (host, options, callback) => {
    lookup(host, { ...options, all: true }, (error, found) => {
      if (error !== null) return callback(error, '')
      const allowed = found.filter(({ address }) => rules.allows(address))
      const [first] = allowed
      if (first === undefined) callback(forbidden(found[0]?.address ?? host), '')
      else if (options.all) callback(null, allowed)
      else callback(null, first.address, first.family)
    })
  }
}

function forbidden(address: string): ForbiddenAddressError {
  return new ForbiddenAddressError(`${address} is not a public address`)
}
