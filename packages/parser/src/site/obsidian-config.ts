import type { SettingsFile } from '../front-matter/settings-file.ts'
import type { JsonValue } from '../model/json-value.ts'
import { asBoolean, asText } from '../values/values.ts'
import { emptyConfig, type GeneratorConfig } from './generator-config.ts'
import { bareFolder } from './setting-values.ts'

/**
 * Reads the settings of a vault of Obsidian: line breaks, and where the templates are. Notes of templates are not articles.
 * @param files the files of `.obsidian/` that `vaultSettings` names, as far as they exist
 */
export function readObsidianConfig(files: SettingsFile[]): GeneratorConfig {
  const get = (file: string, key: string): JsonValue =>
    files.find(({ path }) => path === `.obsidian/${file}.json`)?.settings[key] ?? null
  const folders = [
    get('templates', 'folder'),
    get('plugins/templater-obsidian/data', 'templates_folder'),
    get('plugins/templater-obsidian/data', 'user_scripts_folder'),
  ].map((value) => bareFolder(asText(value) ?? ''))
  const daily = (asText(get('daily-notes', 'template')) ?? '').replace(/^\/+|\.md$/g, '')
  const config = emptyConfig('obsidian', '.obsidian/app.json')
  return {
    ...config,
    site: { excluded: [...folders, daily === '' ? '' : `${daily}.md`].filter((path) => path !== '').map(literal) },
    markdown: { breaks: asBoolean(get('app', 'strictLineBreaks')) !== true },
  }
}

/** A path pattern that matches this path only. */
function literal(path: string): string {
  return path.replace(/[*]/g, '?')
}
