import type { SourceFile as SourceFileRow } from '@broadsheet/database'
import { builder } from '../builder/builder.ts'
import { Article } from './article-connection.ts'
import { bodyField } from './article-detail.ts'

const SourceFile = builder.objectRef<SourceFileRow>('SourceFile').implement({
  description: 'The file that an article was made from.',
  fields: (t) => ({
    file: t.exposeString('path', { description: 'Path within the content folder.' }),
    sha256: t.exposeString('sha256', { description: 'SHA-256 of the file, in hexadecimal.' }),
    bytes: t.exposeInt('bytes', { description: 'Size of the file.' }),
    modifiedAt: t.expose('modifiedAt', { type: 'DateTime', description: 'When the file was last written.' }),
  }),
})

builder.objectFields(Article, (t) => ({
  frontMatter: t.field({
    type: 'JSON',
    description: 'All front matter as written, but for keys marked private: a key that no field carries is not lost.',
    args: { keys: t.arg.stringList({ description: 'Only these keys.' }) },
    resolve: bodyField('frontMatter', (frontMatter, { keys }: { keys?: readonly string[] | null | undefined }) =>
      pick(JSON.parse(frontMatter), keys),
    ),
  }),
  file: t.field({
    type: SourceFile,
    description: 'The file that it was made from.',
    resolve: (article, _args, { reader }) => reader.articles.fileOf(article),
  }),
}))

function pick(values: Record<string, unknown>, keys: readonly string[] | null | undefined): Record<string, unknown> {
  if (!keys) return values
  return Object.fromEntries(keys.filter((key) => Object.hasOwn(values, key)).map((key) => [key, values[key]]))
}
