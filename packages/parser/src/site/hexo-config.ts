import type { SettingsFile } from '../front-matter/settings-file.ts'
import { asBoolean, asTable, asText } from '../values/values.ts'
import {
  bodySettings,
  commonSettings,
  defaultPathRules,
  type GeneratorConfig,
  withBasePath,
} from './generator-config.ts'
import { bareFolder, lookUp, texts, textTable } from './setting-values.ts'

/** Hexo's permalink for posts if the configuration has none (lib/hexo/default_config of Hexo 8). */
export const hexoPermalink = ':year/:month/:day/:title/'

export function readHexoConfig(file: SettingsFile): GeneratorConfig {
  const get = (name: string) => lookUp(file.settings, name)
  const site = commonSettings(file)
  if (site.url !== undefined && site.url !== null) site.url = withBasePath(site.url, asText(get('root')))
  site.permalink = asText(get('permalink')) ?? hexoPermalink
  const source = bareFolder(asText(get('source_dir')) ?? '')
  site.excluded = [...texts(get('exclude')), ...texts(get('skip_render'))].flatMap((pattern) =>
    belowSource(pattern, source === '' ? 'source' : source, file.path),
  )
  const postName = (asText(get('new_post_name')) ?? '').replace(/\.[^./]*$/, '')
  return {
    dialect: 'hexo',
    path: file.path,
    ...bodySettings('hexo', file),
    site,
    pathRules: {
      ...defaultPathRules,
      exact: true,
      postName: postName === '' || postName.length > 100 ? ':title' : postName,
      placeholderDefaults: textTable(get('permalink_defaults')),
      htmlEnding: asBoolean(asTable(get('pretty_urls')).trailing_html ?? null) ?? true,
    },
    collections: [],
    languages: [],
    mounts: source === '' ? [] : [{ folder: source, target: '', lang: null }],
  }
}

/** Hexo's patterns start at its source folder. A configuration above the content folder means that folder, or its `_posts`. */
function belowSource(pattern: string, source: string, config: string): string[] {
  if (!config.startsWith('../')) return [`${source}/${bareFolder(pattern)}`]
  if (!config.startsWith('../../')) return [pattern]
  return pattern.startsWith('_posts/') ? [pattern.slice('_posts/'.length)] : []
}
