import { posix } from 'node:path'
import type { SiteRow } from '@broadsheet/database'
import type { ImageAddress, Site } from '@broadsheet/parser'
import { imageRow, type LocalPictures } from './rows.ts'
import type { Survey } from './survey.ts'

export function siteRow({ root, site, settingsHash, files }: Survey, pictures: LocalPictures): SiteRow {
  const { authors, title, url, lang, timeZone, ...settings } = site
  return {
    title,
    url,
    lang,
    timeZone,
    contentDir: root,
    settingsHash,
    settings,
    authors: authors.map(({ avatar, ...author }) => ({
      ...author,
      avatar: avatar === null ? null : imageRow(avatarAddress(avatar, site, files), pictures),
    })),
  }
}

/** The files of the authors' pictures that are in the content folder. */
export function avatarFiles({ site, files }: Survey): string[] {
  return site.authors.flatMap(({ avatar }) => {
    const address = avatar === null ? null : avatarAddress(avatar, site, files)
    return address?.kind === 'file' ? [address.file] : []
  })
}

/** An author belongs to no article, so a relative address starts from the content folder. */
function avatarAddress(avatar: string, site: Site, files: { has(file: string): boolean }): ImageAddress {
  const absolute = URL.parse(avatar.startsWith('//') ? `https:${avatar}` : avatar)
  if (absolute !== null) return { kind: 'url', url: absolute.href }
  const within = ['', ...site.assetRoots].map((folder) => posix.join(folder, avatar).replace(/^\/+/, ''))
  const file = within.find((path) => files.has(path))
  return file === undefined ? { kind: 'missing', url: `${site.url ?? ''}/${within[0]}` } : { kind: 'file', file }
}
