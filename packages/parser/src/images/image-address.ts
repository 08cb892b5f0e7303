import type { ImageAddress } from '../model/article.ts'
import type { Folder } from '../model/folder.ts'
import type { Site } from '../model/site.ts'
import { joinPath, pathOnSite, withoutBase } from '../paths/site-path.ts'
import { percentDecode } from '../text/percent-decode.ts'

export interface AddressContext {
  site: Site
  folder: Folder
  /** URL path of the article. A relative address starts from it if no file is found. */
  pagePath: string
}

const SCHEME = /^([a-z][a-z0-9+.-]*):/i

const PLACEHOLDER = /(?:^|\/)(?:1x1|blank|spacer|pixel|transparent|clear|trans)\.gif(?:[?#]|$)/i

/**
 * Finds a picture. A relative address is tried in the article's folder, in the folder named like the article's file
 * (Hexo's asset folder) and in the site's asset folders. A root-relative address is tried in the asset folders only. In a
 * vault of Obsidian, the name alone finds it in any folder.
 * Returns null for an address that is not a picture: `data:`, `javascript:` and one-pixel placeholders.
 */
export function resolveImageAddress(address: string, file: string, context: AddressContext): ImageAddress | null {
  const written = address.trim()
  if (written === '' || written.startsWith('#') || PLACEHOLDER.test(written)) return null
  const absolute = /^[\\/]{2}/.test(written) ? `https:${written.replace(/^\\+/, '//')}` : written
  const scheme = SCHEME.exec(absolute)?.[1]?.toLowerCase()
  if (scheme === 'http' || scheme === 'https') return remote(absolute, context)
  if (scheme === 'file' || scheme?.length === 1) return { kind: 'missing', url: written }
  // A folder is not a picture. The name was probably a template expression, which was removed.
  if (scheme !== undefined || written.endsWith('/')) return null
  const path = written.replaceAll('\\', '/')
  const found = inFolder(path, file, context) ?? (context.site.markdown.obsidian ? byName(path, context.folder) : null)
  return found === null ? { kind: 'missing', url: onSite(written, context) } : { kind: 'file', file: found }
}

function remote(address: string, context: AddressContext): ImageAddress {
  const url = URL.parse(address)
  if (url === null) return { kind: 'missing', url: address }
  const path = pathOnSite(address, context.site)
  const file = path === null ? null : underRoots(path, context)
  if (file !== null) return { kind: 'file', file }
  // Assigning `hash` takes as long as parsing the address.
  if (address.includes('#')) url.hash = ''
  return { kind: 'url', url: url.href }
}

function inFolder(address: string, file: string, context: AddressContext): string | null {
  if (address.startsWith('/')) {
    const path = withoutBase(address, context.site)
    const page = context.pagePath.replace(/[^/]*$/, '')
    // Hexo serves the asset folder of a post below the path of the post.
    const own = page !== '/' && path.startsWith(page) && path.length > page.length
    return underRoots(path, context) ?? (own ? inFolder(path.slice(page.length), file, context) : null)
  }
  const at = file.lastIndexOf('/') + 1
  const folder = file.slice(0, at)
  const assets = `${folder}${file.slice(at).replace(/\.[^.]*$/, '')}/`
  return (
    find(address, context.folder, (candidate) => joinPath(folder, candidate)) ??
    find(address, context.folder, (candidate) => joinPath(assets, candidate)) ??
    underRoots(address, context) ??
    underRoots(`${context.pagePath.replace(/[^/]*$/, '')}${address}`, context)
  )
}

function underRoots(path: string, context: AddressContext): string | null {
  for (const root of context.site.assetRoots) {
    const found = find(path, context.folder, (candidate) => {
      const below = joinPath('', candidate)
      return below === null ? null : joinPath(root, below)
    })
    if (found !== null) return found
  }
  return null
}

/**
 * Finds a file of a vault by its name, or by the end of its path, in any folder and in any case. The shortest path is the
 * one that Obsidian means.
 */
function byName(address: string, files: Folder): string | null {
  const path = percentDecode(address.replace(/[?#].*$/s, ''))
    .normalize('NFC')
    .replace(/^(?:\.{0,2}\/)+/, '')
  const end = `/${path.toLowerCase()}`
  const named = files.named?.(path.slice(path.lastIndexOf('/') + 1)) ?? []
  return named.find((file) => `/${file.toLowerCase()}`.endsWith(end)) ?? null
}

/** Looks up an address as written, then decoded, without query and fragment, and in NFC. */
function find(address: string, files: Folder, place: (candidate: string) => string | null): string | null {
  const path = address.replace(/[?#].*$/s, '')
  const decoded = percentDecode(path)
  for (const candidate of new Set([path, decoded, decoded.normalize('NFC'), decoded.normalize('NFD'), address])) {
    const file = place(candidate)
    if (file !== null && file !== '' && files.has(file)) return file
  }
  return null
}

function onSite(address: string, { site, pagePath }: AddressContext): string {
  const path = address.replaceAll('\\', '/')
  const base = site.url === null ? `http://site.invalid${pagePath}` : `${site.url}${pagePath}`
  const url = URL.parse(path, base)
  if (url === null) return path
  return site.url === null ? `${url.pathname}${url.search}` : url.href
}
