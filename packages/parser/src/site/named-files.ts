import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { SettingsFile } from '../front-matter/settings-file.ts'
import { type Listing, pathsWhere, somePath } from '../model/listing.ts'
import type { SiteYml } from './site-yml.ts'

/**
 * Reports the folders and the logo that site.yml names and that are not in the content folder.
 * @param paths all files of the content folder
 */
export function reportMissingFiles(
  file: SettingsFile,
  { contentRoots, assetRoots, logo }: SiteYml,
  paths: Listing,
): void {
  for (const [name, folders = []] of Object.entries({ contentRoots, assetRoots })) {
    for (const folder of folders) {
      if (folder === '' || somePath(paths, (path) => path.startsWith(`${folder}/`))) continue
      const message = `${name}: there is no folder ${folder} with files`
      const hint = 'write the path of a folder in the content folder'
      file.report({ severity: 'WARNING', code: 'setting-invalid', message, hint }, name)
    }
  }
  if (!logo || /^https?:/i.test(logo) || paths.has(logo)) return
  const message = `logo: there is no image at "${logo}"`
  const hint = 'add the file (the path starts at the content folder), or fix the address'
  file.report({ severity: 'WARNING', code: 'image-missing', message, hint }, 'logo')
}

/** Names of files at the root of the content folder that people write for `site.yml`. */
const nearSiteYml = /^[._]?site\.ya?ml$/i

/**
 * Reports files that look like site.yml and are not read: `Site.yml`, or `site.yaml` next to `site.yml`.
 * @param paths all files of the content folder
 * @param read the file that is read, if there is one
 */
export function reportMisnamedFiles(paths: Listing, read: string | undefined): Diagnostic[] {
  const others = pathsWhere(paths, (path) => nearSiteYml.test(path) && path !== read)
  return others.sort().map((file) => ({
    severity: 'WARNING',
    code: 'setting-unknown',
    message: `${file} is not read: the settings are in ${read ?? 'site.yml'}`,
    file,
    hint: read === undefined ? 'rename it to site.yml' : `move its settings to ${read}, and delete it`,
  }))
}
