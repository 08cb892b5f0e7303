import type { SettingsFile } from '../front-matter/settings-file.ts'
import type { Dialect } from '../model/site.ts'
import { asText } from '../values/values.ts'

const jekyllKeys =
  'plugins gems markdown kramdown collections baseurl sass remote_theme liquid highlighter paginate_path lsi future'.split(
    ' ',
  )
const hexoKeys =
  'source_dir public_dir tag_dir archive_dir category_dir deploy new_post_name post_asset_folder index_generator root titlecase filename_case per_page render_drafts default_layout permalink_defaults pretty_urls skip_render'.split(
    ' ',
  )

/** Decides whether a `_config.yml` is Hexo's or Jekyll's, by the keys that only one of them has; null if they do not show it. */
export function configDialect({ settings }: SettingsFile): Dialect | null {
  const count = (keys: string[]) => keys.filter((key) => key in settings).length
  const difference = count(hexoKeys) - count(jekyllKeys)
  if (difference !== 0) return difference > 0 ? 'hexo' : 'jekyll'
  const pattern = asText(settings.permalink ?? null) ?? ''
  if (/^:/.test(pattern)) return 'hexo'
  return /^\/:|^(?:date|pretty|ordinal|weekdate|none)$/.test(pattern) ||
    /jekyll|minima/.test(asText(settings.theme ?? null) ?? '')
    ? 'jekyll'
    : null
}
