import type { FormerPathRow } from '@broadsheet/database'
import { formatCount } from './format-numbers.ts'

/** The formats of `check --redirects --format`. */
export const redirectFormats = ['text', 'json', 'netlify'] as const
export type RedirectFormat = (typeof redirectFormats)[number]

/**
 * Formats the former paths that redirect to articles, so that a person can copy them into the content folder or to a host.
 * @param redirects ordered by file
 * @param dialect the generator of the folder. Jekyll's plugin reads `redirect_from`, the others `aliases`.
 */
export function formatRedirects(redirects: readonly FormerPathRow[], dialect: string, format: RedirectFormat): string {
  switch (format) {
    case 'json':
      return JSON.stringify(redirects, null, 2)
    case 'netlify':
      return redirects.map(({ from, to }) => `${encodeURI(from)} ${encodeURI(to)} 301`).join('\n')
    case 'text':
      return redirects.length === 0
        ? nothing
        : frontMatter(redirects, dialect === 'jekyll' ? 'redirect_from' : 'aliases')
  }
}

const nothing = 'No former path redirects to an article: no published article has lost its path in this database'

function frontMatter(redirects: readonly FormerPathRow[], key: string): string {
  const files = [...Map.groupBy(redirects, ({ file }) => file)]
  return [
    ...files.flatMap(([file, rows]) => [
      `# ${file} (now ${rows[0]?.to})`,
      `${key}:`,
      ...rows.map(({ from }) => `  - ${yamlString(from)}`),
      '',
    ]),
    `Former paths: ${formatCount(redirects.length)}. Only this database knows them. Add the lines to the front matter of each file,`,
    'or give `--format netlify` to your host. A new database knows only the paths in the folder.',
  ].join('\n')
}

/** JSON strings are also YAML strings. */
function yamlString(path: string): string {
  return /^\/[\p{L}\p{N}/._~-]*$/u.test(path) ? path : JSON.stringify(path)
}
