import type { ImageRow, SiteRow } from '@broadsheet/database'
import { avatarAddress, type ImageAddress } from '@broadsheet/parser'
import { ADDRESS_BYTES, isLonger, NAME_BYTES, shortText } from '../limits/short-text.ts'
import type { FolderScan } from '../scan/scan-folder.ts'
import { addressOf, type ImageLookup, imageRow } from './image-row.ts'

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
      avatar: avatar === null ? null : avatarRow(avatarAddress(avatar, site, files), images),
    })),
  }
}

function avatarRow(address: ImageAddress, images: ImageLookup): ImageRow | null {
  return isLonger(addressOf(address), ADDRESS_BYTES) ? null : imageRow(address, images)
}

/** Returns the paths of the authors' avatars that are files of the content folder. */
export function avatarFiles({ site, files }: FolderScan): string[] {
  return site.authors.flatMap(({ avatar }) => {
    const address = avatar === null ? null : avatarAddress(avatar, site, files)
    return address?.kind === 'file' ? [address.file] : []
  })
}
