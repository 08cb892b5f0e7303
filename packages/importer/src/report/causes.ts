import { dirname } from 'node:path/posix'
import type { Diagnostic } from '@broadsheet/parser'

/** The causes that diagnostics of one code can have, and how each is fixed. */
export interface Causes {
  /** The part that diagnostics of one cause share. */
  part: (diagnostic: Diagnostic) => string | undefined
  what: (part: string) => string
  /** The edit or the setting. */
  fix: (part: string) => string
  /** How a report merges the diagnostics of one cause. If left out, it lists each of them. */
  merged?: {
    /** The fewest files that are merged. */
    from: number
    /** Replaces the hint of the first diagnostic. */
    hint: string
  }
}

/** Files of one folder with the same problem, from which on the cause is a setting and not the single file. */
const manyFiles = 10

const quoted = ({ message }: Diagnostic) => /[“"]([^”"]+)[”"]/.exec(message)?.[1]
const keyOf = ({ message }: Diagnostic) => /^([^:]+):/.exec(message)?.[1]
/** The name that the parser or the database gave to the cause. */
const named = ({ cause }: Diagnostic) => cause

/** Returns the key for site.yml of `{{< name >}}` and `{% name %}`. Expressions, blocks and WordPress's tags have none. */
const tagName = (tag: string) => /^(?:\{\{<|\{%) ?([\w./-]+)/.exec(tag)?.[1]

/** Returns the folder of an address: `/img/2024/` of `/img/2024/a.png`, or its host. */
function folderOf(address: string | undefined): string | undefined {
  if (address === undefined) return undefined
  const host = /^(?:https?:)?\/\/[^/]+/.exec(address)?.[0]
  return host ?? /^\/?(?:[^/]+\/)?/.exec(address)?.[0]
}

const table: { readonly [code: string]: Causes } = {
  'image-missing': {
    part: (diagnostic) => folderOf(quoted(diagnostic) ?? /(?:for|at) (\S+)$/.exec(diagnostic.message)?.[1]),
    what: (folder) => `images below ${folder || 'the article’s folder'} are not found`,
    fix: (folder) =>
      `copy the images into the content folder, or name the folder that contains ${folder || 'them'} in site.yml: assetRoots: [static]`,
  },
  'link-broken': {
    part: (diagnostic) => folderOf(quoted(diagnostic)),
    what: (folder) => `links below ${folder || 'the article’s folder'} lead nowhere`,
    fix: (folder) =>
      `correct the links to ${folder || 'these files'}; if another program serves these pages, set in site.yml: diagnostics: {ignore: [link-broken]}`,
  },
  'template-tag-left-out': {
    part: named,
    what: (tag) => `uses of ${tag} are left out`,
    fix: (tag) => {
      const name = tagName(tag)
      return name === undefined
        ? `remove ${tag} from the files, or set in site.yml: diagnostics: {ignore: [template-tag-left-out]}`
        : `say in site.yml what it shows: shortcodes: {${name}: inner}`
    },
  },
  'permalink-value-missing': {
    part: named,
    what: (placeholder) => `articles have no value for :${placeholder} of the permalink pattern`,
    fix: () => 'add the key, or set permalink in site.yml to a pattern without it',
  },
  'note-missing': {
    part: named,
    what: (link) => `links to ${link} lead to no note`,
    fix: () => 'write the note, or correct the name',
  },
  'path-taken': {
    part: ({ file }) => dirname(file),
    what: (folder) => `articles in ${folder} want a path that another article has`,
    fix: () =>
      'set permalink in site.yml to a pattern that differs for these files, for example with :year or :filename',
    merged: {
      from: manyFiles,
      hint: 'Set permalink in site.yml to a pattern that differs for these files, for example with :year, :section or :filename.',
    },
  },
  'frame-left-out': {
    part: ({ message }) => /[\w-]+(?:\.[\w-]+)+/.exec(message)?.[0],
    what: (host) => `frames from ${host} are left out`,
    fix: (host) => `allow the host in site.yml, next to the others: frameHosts: [${host}]`,
  },
  'author-split': {
    part: quoted,
    what: (name) => `"${name}" is read as several authors`,
    fix: (name) => `write a list, or name one author in authors.yml: ${JSON.stringify(name)}: {}`,
  },
  'date-unreadable': {
    part: (diagnostic) => quoted(diagnostic)?.replace(/\d/g, '9'),
    what: (shape) => `dates like ${shape} cannot be read`,
    fix: () => 'write them as 2022-07-30 or 2022-07-30T09:44:07Z',
  },
  'key-unreadable': {
    part: keyOf,
    what: (key) => `values of ${key} are not valid YAML`,
    fix: (key) => `put the values of ${key} in quotes in the program that writes the files`,
  },
  'category-unreadable': {
    part: keyOf,
    what: (key) => `values of ${key} are mappings`,
    fix: (key) => `write ${key} as a list of names`,
  },
  'date-missing': {
    part: () => '',
    what: () => 'posts have no date',
    fix: () => 'add date: to their front matter, or name the key that has it in site.yml: keys: {date: [the key]}',
  },
}

/** The causes that diagnostics of a code can have, or undefined if each of them has its own. */
export function causesOf(code: string): Causes | undefined {
  return table[code]
}
