import type { SettingsFile } from '../front-matter/settings-file.ts'
import type { JsonValue } from '../model/json-value.ts'
import type { MarkdownOptions } from '../model/markdown-options.ts'
import { plainTitle } from '../text/plain-title.ts'
import { languageTag } from '../values/language-tag.ts'
import { asAbsoluteUrl, asBoolean, asTable, asText } from '../values/values.ts'
import { defaultPathRules, emptyConfig, type GeneratorConfig } from './generator-config.ts'

/** Reads the configuration of MkDocs: https://www.mkdocs.org/user-guide/configuration/ */
export function readMkDocsConfig({ path, settings }: SettingsFile): GeneratorConfig {
  const title = asText(settings.site_name ?? null)
  const description = asText(settings.site_description ?? null)
  const url = asAbsoluteUrl(settings.site_url ?? null)
  const lang = languageTag(asText(asTable(settings.theme ?? null).language ?? null) ?? '')
  const folder = (asText(settings.docs_dir ?? null) ?? 'docs').replace(/^\.?\/|\/$/g, '')
  return {
    ...emptyConfig('mkdocs', path),
    site: {
      ...(title !== null && { title: plainTitle(title) }),
      ...(description !== null && { description: plainTitle(description) }),
      ...(url !== null && { url: url.replace(/\/+$/, '') }),
      ...(lang !== null && { lang }),
    },
    markdown: extensions(settings.markdown_extensions ?? null),
    pathRules: {
      ...defaultPathRules,
      exact: true,
      htmlEnding: asBoolean(settings.use_directory_urls ?? null) === false,
      blog: namesOf(settings.plugins ?? null).some((name) => /(?:^|\/)blog$/.test(name)) ? 'blog' : null,
    },
    mounts: path.startsWith('../') || folder === '' ? [] : [{ folder, target: '', lang: null }],
  }
}

/** The names in a list of names and of mappings by name. */
function namesOf(value: JsonValue): string[] {
  const items = Array.isArray(value) ? value : [value]
  return items.flatMap((item) => asText(item) ?? Object.keys(asTable(item)))
}

function extensions(value: JsonValue): Partial<MarkdownOptions> {
  const names = new Set(namesOf(value))
  return {
    abbreviations: names.has('abbr') || names.has('extra') || names.has('markdown.extensions.extra'),
    mark: names.has('pymdownx.mark'),
    subscript: names.has('pymdownx.tilde'),
    superscript: names.has('pymdownx.caret'),
    emoji: names.has('pymdownx.emoji'),
  }
}
