import type { SiteRow } from '@broadsheet/database'
import { avatarAddress } from '@broadsheet/parser'
import { NAME_BYTES, shortText } from '../limits/short-text.ts'
import type { FolderScan } from '../scan/scan-folder.ts'
import { type ImageLookup, imageRow } from './image-row.ts'

/** Converts the parser's site settings to the database's row. */
export function siteRow({ root, site, data, settingsHash, files }: FolderScan, images: ImageLookup): SiteRow {
  const { authors, title, description, url, lang, timeZone, menus: _, stories, ...settings } = site
  return {
    title,
    description,
    url,
    lang,
    timeZone,
    contentDir: root,
    settingsHash,
    settings,
    stories,
    menus: data.menus,
    data: data.data,
    authors: authors.map(({ avatar, ...author }) => ({
      ...author,
      name: shortText(author.name, NAME_BYTES),
      slug: author.slug && shortText(author.slug),
      avatar: avatar === null ? null : imageRow(avatarAddress(avatar, site, files), images),
    })),
  }
}

/** Returns the paths of the authors' avatars that are files of the content folder. */
export function avatarFiles({ site, files }: FolderScan): string[] {
  return site.authors.flatMap(({ avatar }) => {
    const address = avatar === null ? null : avatarAddress(avatar, site, files)
    return address?.kind === 'file' ? [address.file] : []
  })
}
