import type { Problem } from '../diagnostics/problem.ts'
import type { Fields, FrontMatterEntry } from '../front-matter/fields.ts'
import { type Field, foldKey, isKnownKey } from '../front-matter/known-keys.ts'
import { oneSlip } from './one-slip.ts'
import type { ParseContext } from './parse-context.ts'

/** Reports values that no field reads, although their author meant one: a list as a title, and keys with a slip. */
export function reportUnused({ fields, frontMatter, report }: ParseContext): void {
  for (const field of textFields) {
    const written = fields.written(field)
    if (written[0] !== undefined && written.every(({ value }) => typeof value === 'object'))
      report(notText(written[0]), written[0].key)
  }
  for (const key of Object.keys(frontMatter.data)) {
    const meant = meantKey(key, fields)
    if (meant !== null) report(similarKey(key, meant), key)
  }
}

/** Fields whose value is one text. */
const textFields: Field[] = ['title', 'description', 'slug', 'id']

function notText({ key, value }: FrontMatterEntry): Problem {
  const what = Array.isArray(value) ? 'list' : 'mapping'
  return {
    severity: 'WARNING',
    code: 'value-not-text',
    message: `${key}: ${JSON.stringify(value).slice(0, 80)} is a ${what} and not a text; it is not used`,
    hint: `write it as ${key}: "…"`,
  }
}

/** Keys that articles have often. Words that are one letter from a shorter one have another meaning: `data` is not `date`. */
const commonKeys: { [key: string]: Field } = {
  title: 'title',
  author: 'author',
  authors: 'author',
  category: 'category',
  categories: 'category',
  description: 'description',
  permalink: 'permalink',
  published: 'published',
  publishdate: 'date',
  draft: 'draft',
}

/** The common key that was meant, if no key of its field has a value. */
function meantKey(key: string, fields: Fields): string | null {
  const folded = foldKey(key)
  if (isKnownKey(key) || folded.length < 4) return null
  const [meant, field] = Object.entries(commonKeys).find(([common]) => oneSlip(folded, common)) ?? []
  return meant !== undefined && field !== undefined && fields.written(field).length === 0 ? meant : null
}

function similarKey(key: string, meant: string): Problem {
  const field = commonKeys[meant]
  return {
    severity: 'WARNING',
    code: 'key-similar',
    message: `${key}: no field has this key; ${meant} is one letter from it`,
    hint: `write ${meant}:, or name the key in site.yml: keys: {${field}: [${key}]}`,
    cause: key,
  }
}
