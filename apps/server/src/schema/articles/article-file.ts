import type { SourceFile as SourceFileRow } from '@broadsheet/database'
import { builder } from '../builder/builder.ts'
import { Article } from './article-connection.ts'
import { bodyField } from './article-detail.ts'

const SourceFile = builder.objectRef<SourceFileRow>('SourceFile').implement({
  description: 'The file from which an article was made.',
  fields: (t) => ({
    file: t.exposeString('path', {
      description: 'Path within the content folder, with slashes: `_posts/2022-07-30-harbour-lights.md`.',
    }),
    sha256: t.exposeString('sha256', { description: 'SHA-256 of the file in hexadecimal (64 characters).' }),
    bytes: t.exposeInt('bytes', { description: 'Size of the file in bytes.' }),
    modifiedAt: t.expose('modifiedAt', {
      type: 'DateTime',
      description: 'When the file was last modified, according to the file system.',
    }),
  }),
})

builder.objectFields(Article, (t) => ({
  frontMatter: t.field({
    type: 'JSON',
    description:
      'The whole front matter as an object, without private keys: `{ "title": "Harbour lights", "rating": 4 }`. Use it for keys that have no field of their own.',
    args: {
      keys: t.arg.stringList({ description: 'Return only these keys. Default: all. Missing keys are left out.' }),
    },
    resolve: bodyField('frontMatter', (frontMatter, { keys }: { keys?: readonly string[] | null | undefined }) =>
      pickKeys(JSON.parse(frontMatter), keys),
    ),
  }),
  file: t.field({
    type: SourceFile,
    description: 'The file from which the article was made.',
    resolve: (article, _args, { reader }) => reader.articles.fileOf(article),
  }),
}))

function pickKeys(
  values: Record<string, unknown>,
  keys: readonly string[] | null | undefined,
): Record<string, unknown> {
  if (!keys) return values
  return Object.fromEntries(keys.filter((key) => Object.hasOwn(values, key)).map((key) => [key, values[key]]))
}
