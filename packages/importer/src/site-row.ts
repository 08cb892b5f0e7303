import type { SiteRow } from '@broadsheet/database'
import { avatarAddress } from '@broadsheet/parser'
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
