import { type ArticleNode, after, type ImportDiagnostic, type Reader, type SiteInfo } from '@broadsheet/database'
import { builder } from '../builder.ts'
import { Article } from './article-connection.ts'

const Severity = builder.enumType('Severity', {
  description: 'How bad it is.',
  values: {
    ERROR: { description: 'Something was lost: mend it.' },
    WARNING: { description: 'Something may not be as meant: look at it.' },
    INFO: { description: 'Something was assumed.' },
  },
})

/** A diagnostic with the article it is about, where there is one that may be seen. */
interface Shown {
  diagnostic: ImportDiagnostic
  article: ArticleNode | null
}

const Diagnostic = builder.objectRef<Shown>('Diagnostic').implement({
  description: 'What the import found wrong with a file, or had to assume.',
  fields: (t) => ({
    severity: t.field({
      type: Severity,
      description: 'How bad it is.',
      resolve: ({ diagnostic }) => diagnostic.severity,
    }),
    code: t.string({ description: 'Its stable name: date-unreadable.', resolve: ({ diagnostic }) => diagnostic.code }),
    message: t.string({ description: 'What it is, in a sentence.', resolve: ({ diagnostic }) => diagnostic.message }),
    file: t.string({ description: 'Path within the content folder.', resolve: ({ diagnostic }) => diagnostic.file }),
    line: t.int({ nullable: true, description: 'From 1.', resolve: ({ diagnostic }) => diagnostic.line }),
    column: t.int({
      nullable: true,
      description: 'From 1, in UTF-16 units.',
      resolve: ({ diagnostic }) => diagnostic.column,
    }),
    frame: t.string({
      nullable: true,
      description: 'The lines around the place, with a caret under it.',
      resolve: ({ diagnostic }) => diagnostic.frame,
    }),
    hint: t.string({
      nullable: true,
      description: 'What would mend it.',
      resolve: ({ diagnostic }) => diagnostic.hint,
    }),
    article: t.field({
      type: Article,
      nullable: true,
      description: 'The article made from the file, where there is one.',
      resolve: ({ article }) => article,
    }),
  }),
})

builder.objectField(Article, 'diagnostics', (t) =>
  t.field({
    type: [Diagnostic],
    description:
      'What the import found wrong with its file, or had to assume. Empty to the public unless the site opens it.',
    resolve: (article, _args, { reader }) =>
      after(mayBeSeen(reader), (seen) =>
        seen
          ? after(reader.articles.diagnosticsOf(article), (rows) => rows.map((diagnostic) => ({ diagnostic, article })))
          : [],
      ),
  }),
)

function mayBeSeen(reader: Reader) {
  return reader.viewer.preview || after(reader.site.row(), (site) => site !== null && opensDiagnostics(site))
}

function opensDiagnostics({ settings }: SiteInfo): boolean {
  const parsed: unknown = JSON.parse(settings)
  return (
    typeof parsed === 'object' && parsed !== null && 'publicDiagnostics' in parsed && parsed.publicDiagnostics === true
  )
}
