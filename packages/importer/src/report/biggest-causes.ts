import type { Diagnostic } from '@broadsheet/parser'
import { formatCount } from './format-numbers.ts'

/** One cause of several diagnostics, with the edit or setting that fixes them all. */
export interface Cause {
  count: number
  /** The common part of the diagnostics. */
  what: string
  /** The edit or the setting. */
  fix: string
}

/** How diagnostics of a code are grouped: by a part of their message, and how a group is fixed. */
interface Grouping {
  /** The part that diagnostics of one cause share. */
  part: (message: string) => string | undefined
  what: (part: string) => string
  fix: (part: string) => string
}

const ignoreHint = (code: string, files: string) => `diagnostics: {ignore: [{code: ${code}, files: ${files}}]}`

/** Returns the folder of an address: `/img/2024/` of `/img/2024/a.png`, or its host. */
function folderOf(address: string | undefined): string | undefined {
  if (address === undefined) return undefined
  const host = /^(?:https?:)?\/\/[^/]+/.exec(address)?.[0]
  return host ?? /^\/?(?:[^/]+\/)?/.exec(address)?.[0]
}

const groupings: { readonly [code: string]: Grouping } = {
  'image-missing': {
    part: (message) => folderOf((/"([^"]+)"/.exec(message) ?? /(?:for|at) (\S+)$/.exec(message))?.[1]),
    what: (folder) => `images below ${folder || 'the article’s folder'} are not found`,
    fix: (folder) =>
      `copy the images into the content folder, or name the folder that contains ${folder || 'them'} in site.yml: assetRoots: [static]`,
  },
  'link-broken': {
    part: (message) => folderOf(/[“"]([^”"]+)[”"]/.exec(message)?.[1]),
    what: (folder) => `links below ${folder || 'the article’s folder'} lead nowhere`,
    fix: (folder) =>
      `correct the links to ${folder || 'these files'}; if another program serves these pages, set in site.yml: diagnostics: {ignore: [link-broken]}`,
  },
  'template-tag-left-out': {
    part: (message) => /^(?:the )?(\S+ ?[\w-]+ ?\S*) /.exec(message)?.[1],
    what: (tag) => `uses of ${tag} are left out`,
    fix: (tag) => `say in site.yml what it shows: shortcodes: {${/[\w-]+/.exec(tag)?.[0] ?? tag}: inner}`,
  },
  'frame-left-out': {
    part: (message) => /[\w-]+(?:\.[\w-]+)+/.exec(message)?.[0],
    what: (host) => `frames from ${host} are left out`,
    fix: (host) => `allow the host in site.yml, next to the others: frameHosts: [${host}]`,
  },
  'author-split': {
    part: (message) => /"([^"]+)"/.exec(message)?.[1],
    what: (name) => `"${name}" is read as several authors`,
    fix: (name) => `write a list, or name one author in authors.yml: ${JSON.stringify(name)}: {}`,
  },
  'date-unreadable': {
    part: (message) => /"([^"]+)"/.exec(message)?.[1]?.replace(/\d/g, '9'),
    what: (shape) => `dates like ${shape} cannot be read`,
    fix: () => 'write them as 2022-07-30 or 2022-07-30T09:44:07Z',
  },
  'key-unreadable': {
    part: (message) => /^([^:]+):/.exec(message)?.[1],
    what: (key) => `values of ${key} are not valid YAML`,
    fix: (key) => `put the values of ${key} in quotes in the program that writes the files`,
  },
  'category-unreadable': {
    part: (message) => /^([^:]+):/.exec(message)?.[1],
    what: (key) => `values of ${key} are mappings`,
    fix: (key) => `write ${key} as a list of names`,
  },
  'date-missing': {
    part: () => '',
    what: () => 'posts have no date',
    fix: () => 'add date: to their front matter, or name the key that has it in site.yml: keys: {date: [the key]}',
  },
}

/** Diagnostics that need no fix. */
const onlyFacts = new Set(['site-assumed', 'redirect-only', 'title-from-file-name', 'no-front-matter'])

const weights = { ERROR: 100, WARNING: 10, INFO: 1 }

/**
 * Returns the causes with the most diagnostics, the biggest first. An error counts like ten warnings,
 * and a warning like ten notes.
 */
export function biggestCauses(diagnostics: Diagnostic[], limit = 3): Cause[] {
  const needed = diagnostics.filter(({ code }) => !onlyFacts.has(code))
  const groups = Map.groupBy(needed, ({ severity, code, message }) =>
    JSON.stringify([severity, code, partOf(code, message)]),
  )
  const weight = ([first]: Diagnostic[], count: number) => (first === undefined ? 0 : weights[first.severity] * count)
  return [...groups.values()]
    .toSorted((a, b) => weight(b, b.length) - weight(a, a.length))
    .slice(0, limit)
    .flatMap((group) => causeOf(group))
}

function partOf(code: string, message: string): string | null {
  return groupings[code]?.part(message) ?? null
}

function causeOf(group: Diagnostic[]): Cause[] {
  const [first] = group
  if (first === undefined) return []
  const { code, message, hint, file } = first
  const part = partOf(code, message)
  const grouping = groupings[code]
  const count = group.length
  if (grouping !== undefined && part !== null)
    return [{ count, what: `${code}: ${grouping.what(part)}`, fix: grouping.fix(part) }]
  const folder = file.includes('/') ? `${file.slice(0, file.lastIndexOf('/'))}/**` : file
  return [
    {
      count,
      what: `${code}, for example in ${file}`,
      fix: hint ?? `fix the files, or set in site.yml: ${ignoreHint(code, folder)}`,
    },
  ]
}

/** Formats the three biggest causes as the end of a report. No lines if nothing needs a fix. */
export function fixLines(diagnostics: Diagnostic[]): string[] {
  const causes = biggestCauses(diagnostics)
  if (causes.length === 0) return []
  return [
    'What would fix most:',
    ...causes.flatMap(({ count, what, fix }, at) => [`  ${at + 1}. ${formatCount(count)} × ${what}`, `     ${fix}`]),
  ]
}
