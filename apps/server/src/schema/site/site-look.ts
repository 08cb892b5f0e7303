import type { SiteInfo } from '@broadsheet/database'
import { settingOf } from './site-setting.ts'

/** Returns the accent colour, as `#9c2a1f`, or null. */
export function accentOf(site: SiteInfo): string | null {
  const accent = settingOf(site, 'accent')
  return typeof accent === 'string' ? accent : null
}

/** Returns the logo as the site file has it: an absolute address, or a path within the content folder. Null if there is none. */
export function logoOf(site: SiteInfo): string | null {
  const logo = settingOf(site, 'logo')
  return typeof logo === 'string' ? logo : null
}

/** Returns the address of the logo for clients. */
export function logoUrl(site: SiteInfo, publicUrl: string): string | null {
  const logo = logoOf(site)
  if (logo === null || /^https?:/i.test(logo)) return logo
  return `${publicUrl}/media/${logo.split('/').map(encodeURIComponent).join('/')}`
}

const types: Readonly<Record<string, string>> = {
  svg: 'image/svg+xml',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  avif: 'image/avif',
  gif: 'image/gif',
}

/** Returns the media type of a file if it is the logo of the site, or null. */
export function logoType(site: SiteInfo | null, file: string): string | null {
  if (site === null || logoOf(site) !== file) return null
  return types[file.slice(file.lastIndexOf('.') + 1).toLowerCase()] ?? null
}
