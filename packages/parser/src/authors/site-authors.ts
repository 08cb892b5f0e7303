import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Problem } from '../diagnostics/problem.ts'
import { decode } from '../encoding/decode.ts'
import { placeOfKey, readFrontMatter } from '../front-matter/front-matter.ts'
import { readData, readSettings, type SettingsFile } from '../front-matter/settings-file.ts'
import { avatarAddress } from '../images/avatar.ts'
import type { Folder } from '../model/folder.ts'
import type { AuthorProfile, Site, SiteFile } from '../model/site.ts'
import { siteFileKind } from '../paths/site-files.ts'
import { isTable } from '../values/values.ts'
import type { AuthorContext } from './author-details.ts'
import { mergeProfiles, profileOfFile, profilesOfTable } from './author-files.ts'

export function pictureCheck(folder: Folder, site: Site): AuthorContext['hasPicture'] {
  return (avatar) => avatarAddress(avatar, site, folder).kind !== 'missing'
}

/** Returns the authors that the site describes: first those in site.yml, then those in the given files. */
export function readSiteAuthors(
  files: SiteFile[],
  own: SettingsFile | undefined,
  hasPicture: AuthorContext['hasPicture'],
  diagnostics: Diagnostic[],
): AuthorProfile[] {
  const profiles = own === undefined ? [] : profilesOfTable(own.settings.authors ?? null, own, hasPicture)
  for (const { path, bytes } of files) {
    if (/\.(?:md|markdown)$/i.test(path)) {
      const problems: Problem[] = []
      const { data, body, block, blockLine } = readFrontMatter(decode(bytes, null).text ?? '', problems)
      const report: AuthorContext['report'] = (problem, key) => {
        const { line, column } = placeOfKey(block, key)
        problems.push({ ...problem, line: blockLine + line - 1, column })
      }
      profiles.push(profileOfFile(path, data, body, { report, hasPicture }))
      diagnostics.push(...problems.map(({ lostKey: _, ...problem }) => ({ file: path, ...problem })))
      continue
    }
    if (siteFileKind(path) === 'author') {
      const { settings, report } = readSettings(path, bytes, diagnostics)
      profiles.push(profileOfFile(path, settings, '', { report, hasPicture }))
      continue
    }
    // Gatsby's `author.yaml` is a list.
    const list = /^\s*(?:-\s|\[)/.test(decode(bytes, null).text ?? '') ? readData(path, bytes, diagnostics) : undefined
    const file = readSettings(path, bytes, list === undefined ? diagnostics : [])
    // Material for MkDocs keeps the authors in a table of their own.
    const { authors, ...others } = file.settings
    const inTable = Object.keys(others).length === 0 && isTable(authors)
    profiles.push(...profilesOfTable(list ?? (inTable ? authors : file.settings), file, hasPicture))
  }
  return mergeProfiles(profiles)
}
