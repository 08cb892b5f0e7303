import type { FrameQuery } from '@broadsheet/client/types'
import { locationOf, outsideAddress } from '../html/address.ts'

export interface MenuLink {
  name: string
  /** An `href`. */
  address: string
}

type MenuItem = FrameQuery['site']['menu'][number]

/** Returns the links of a menu. A heading without an address is replaced by the entries below it. */
export function menuLinks(items: readonly MenuItem[]): MenuLink[] {
  return items.flatMap(({ name, url, children }) =>
    url === null ? children.flatMap((child) => linkOf(child.name, child.url)) : linkOf(name, url),
  )
}

/** Nothing for an address that a browser must not follow, as `javascript:`. */
function linkOf(name: string, url: string | null): MenuLink[] {
  const address = url === null ? null : url.startsWith('/') ? locationOf(url) : outsideAddress(url)
  return address === null ? [] : [{ name, address }]
}
