import { dump } from 'js-yaml'
import type { ExportedAuthor, ExportedSite } from '../archive/exported-article.ts'
import type { Form } from './form.ts'
import type { CategoryForm } from './front-matter.ts'

/** Returns the configuration of a generator, and `site.yml` with what the generator has no setting for. By path. */
export function siteFiles(
  form: Form,
  site: ExportedSite | null,
  authors: readonly ExportedAuthor[],
  categories: CategoryForm,
): Record<string, string> {
  const { title = null, description = null, url = null, lang = null, timeZone = 'UTC' } = site ?? {}
  const own = {
    dialect: form.name,
    ...without({ title, description, url, lang }),
    timeZone,
    categories,
    ...(site?.accentColor && { accent: site.accentColor }),
    ...(authors.length > 0 && { authors: authors.map((author) => without({ ...author })) }),
  }
  return { 'site.yml': yaml(own), ...configuration(form, { title, description, url, lang, timeZone }) }
}

interface Settings {
  title: string | null
  description: string | null
  url: string | null
  lang: string | null
  timeZone: string
}

function configuration({ name }: Form, { title, description, url, lang, timeZone }: Settings): Record<string, string> {
  if (name === 'hugo') {
    const values = {
      title,
      baseURL: url === null ? '/' : `${url}/`,
      languageCode: lang,
      defaultContentLanguage: lang?.toLowerCase(),
    }
    return { 'hugo.yaml': yaml({ ...without(values), timeZone, markup: { goldmark: { renderer: { unsafe: true } } } }) }
  }
  const language = name === 'hexo' ? { language: lang } : { lang }
  const common = without({ title, description, url, ...language })
  return { '_config.yml': yaml({ ...common, timezone: timeZone, ...(name === 'jekyll' && { future: true }) }) }
}

function without(values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== undefined))
}

function yaml(values: object): string {
  return dump(values, { lineWidth: -1, noRefs: true })
}
