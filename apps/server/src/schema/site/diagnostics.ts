import { after, type ImportDiagnostic, type Reader, type SiteInfo } from '@broadsheet/database'
import { Article } from '../articles/article-connection.ts'
import { builder } from '../builder/builder.ts'
import { connectionType } from '../common/connection.ts'

const Severity = builder.enumType('Severity', {
  description: 'How bad it is.',
  values: {
    ERROR: { description: 'Something was lost: mend it.' },
    WARNING: { description: 'Something may not be as meant: look at it.' },
    INFO: { description: 'Something was assumed.' },
  },
})

const Diagnostic = builder.objectRef<ImportDiagnostic>('Diagnostic').implement({
  description: 'What the import found wrong with a file, or had to assume.',
  fields: (t) => ({
    severity: t.expose('severity', { type: Severity, description: 'How bad it is.' }),
    code: t.exposeString('code', { description: 'Its stable name: date-unreadable.' }),
    message: t.exposeString('message', { description: 'What it is, in a sentence.' }),
    file: t.exposeString('file', { description: 'Path within the content folder.' }),
    line: t.exposeInt('line', { nullable: true, description: 'From 1.' }),
    column: t.exposeInt('column', { nullable: true, description: 'From 1, in UTF-16 units.' }),
    frame: t.exposeString('frame', {
      nullable: true,
      description: 'The lines around the place, with a caret under it.',
    }),
    hint: t.exposeString('hint', { nullable: true, description: 'What would mend it.' }),
    article: t.field({
      type: Article,
      nullable: true,
      description: 'The article made from the file, where there is one.',
      resolve: (diagnostic, _args, { reader }) => reader.diagnostics.articleOf(diagnostic),
    }),
  }),
})

const DiagnosticConnection = connectionType('Diagnostic', Diagnostic, { of: 'what the import found' })

const DiagnosticWhere = builder.inputType('DiagnosticWhere', {
  description: 'Which of it to list. Every member given has to hold.',
  fields: (t) => ({
    severity: t.field({ type: [Severity], description: 'One of these.' }),
    code: t.stringList({ description: 'Its code is one of these.' }),
    fileStartsWith: t.string({ description: "The file's path within the content folder begins with this." }),
  }),
})

builder.queryField('diagnostics', (t) =>
  t.field({
    type: DiagnosticConnection,
    description:
      'What the import found wrong, or had to assume, file by file. Empty to the public unless the site opens it; then it is told of what it sees in lists, and of files that are no articles.',
    args: {
      first: t.arg.int({ defaultValue: 50, description: 'How many to return, at most 100.' }),
      after: t.arg.string({ description: 'The cursor to go on after.' }),
      where: t.arg({ type: DiagnosticWhere, description: 'Which.' }),
    },
    resolve: (_root, args, { reader }) => reader.diagnostics.page(args),
  }),
)

builder.objectField(Article, 'diagnostics', (t) =>
  t.field({
    type: [Diagnostic],
    description:
      'What the import found wrong with its file, or had to assume. Empty to the public unless the site opens it.',
    resolve: (article, _args, { reader }) =>
      after(mayBeSeen(reader), (seen) => (seen ? reader.articles.diagnosticsOf(article) : [])),
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
