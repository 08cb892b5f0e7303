import { fillReferences, hasReferences } from '@broadsheet/database'
import { decodeAttribute, encodeAttribute } from './html-entities.ts'

const internalLink = /(<a\b[^>]*?)\shref="((?:file|slug|path|name):[^"?#]*)(?:\?([^"#]*))?(#[^"]*)?"/g

const internalStarts = [' href="file:', ' href="slug:', ' href="path:', ' href="name:']

/** A link of an article to another article that the viewer can see. */
export interface InternalLink {
  position: number
  target: string
  fragment: string | null
  anchor: string | null
  path: string
  title: string
}

/** Says whether stored html names other articles, in links or in its text. */
export function hasInternalLinks(html: string): boolean {
  return (html.includes(' href="') && internalStarts.some((start) => html.includes(start))) || hasReferences(html)
}

/**
 * Replaces the targets of stored links with the paths of the articles, and their fragments with ids of those articles.
 * Where the text shows a path or a title of another article, it fills that in.
 *
 * A link to an article that does not exist, or that the viewer cannot see, gets its address as written if that can be
 * right. Otherwise it keeps its text and loses its address, which could reveal the name of a file.
 */
export function resolveInternalLinks(html: string, links: readonly InternalLink[]): string {
  const byTarget = new Map(links.map((link) => [linkKey(link.target, link.fragment), link]))
  const linked = html.replace(internalLink, (_link, before: string, target: string, address?: string, hash = '') => {
    const fragment = hash === '' ? null : decodeAttribute(hash.slice(1))
    const link = byTarget.get(linkKey(decodeURIComponent(target), fragment))
    if (link !== undefined) return `${before} href="${encodeAttribute(addressOf(link))}"`
    return address === undefined ? before : `${before} href="${encodeAttribute(decodeURIComponent(address))}"`
  })
  if (!hasReferences(linked)) return linked
  const byPosition = new Map(links.map((link) => [link.position, link]))
  return fillReferences(linked, ({ position, shows }) => {
    const link = byPosition.get(position)
    if (link === undefined) return undefined
    const path = link.fragment === null ? link.path : `${link.path}#${link.fragment}`
    return encodeAttribute(shows === 'path' ? path : link.title)
  })
}

/** The target and the fragment of a link as one text. */
export function linkKey(target: string, fragment: string | null): string {
  return fragment === null ? target : `${target}#${fragment}`
}

function addressOf({ path, fragment, anchor }: InternalLink): string {
  return fragment === null ? pathAddress(path) : `${pathAddress(path)}#${anchor || fragment}`
}

/** Returns the address of a path. Paths are stored decoded: some characters would end the address or change its meaning. */
export function pathAddress(path: string): string {
  return path.replace(/[ %?#"<>]/g, (character) => encodeURIComponent(character))
}
