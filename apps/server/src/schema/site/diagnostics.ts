import { after, type ImportDiagnostic, type Reader } from '@broadsheet/database'
import { Article } from '../articles/article-connection.ts'
import { builder } from '../builder/builder.ts'
import { connectionType } from '../common/connection.ts'
import { settingOf } from './site-setting.ts'

const Severity = builder.enumType('Severity', {
  description: 'How serious a problem is.',
  values: {
    ERROR: { description: 'Content was lost. Fix the file.' },
    WARNING: { description: 'The result may differ from what the author meant. Check the file.' },
    INFO: { description: 'The import made an assumption.' },
  },
})

const Diagnostic = builder.objectRef<ImportDiagnostic>('Diagnostic').implement({
  description: 'A problem that the import found in a file, or an assumption that it made.',
  fields: (t) => ({
    severity: t.expose('severity', { type: Severity, description: 'How serious a problem is.' }),
    code: t.exposeString('code', {
      description: 'Stable code of the kind of problem: `date-unreadable`. docs/diagnostics.md lists all codes.',
    }),
    message: t.exposeString('message', { description: 'The problem in one sentence.' }),
    file: t.exposeString('file', { description: 'Path within the content folder.' }),
    line: t.exposeInt('line', {
      nullable: true,
      description: 'Line in the file, from 1. Null if the problem has no position.',
    }),
    column: t.exposeInt('column', {
      nullable: true,
      description: 'Column in the line, from 1, in UTF-16 code units. Null if the problem has no position.',
    }),
    frame: t.exposeString('frame', {
      nullable: true,
      description:
        'Code frame: the lines around the position, with a caret below it. Null if the problem has no position.',
    }),
    hint: t.exposeString('hint', { nullable: true, description: 'How to fix the problem. Null if there is no hint.' }),
    cause: t.exposeString('cause', {
      nullable: true,
      description:
        'The name that diagnostics of this code share if one fix is enough for all: `{{< tweet >}}`, an unknown shortcode. `diagnostics` lists each cause once. Null for a problem of this file alone.',
    }),
    article: t.field({
      type: Article,
      nullable: true,
      description: 'The article that was made from the file. Null if there is none.',
      resolve: (diagnostic, _args, { reader }) => reader.diagnostics.articleOf(diagnostic),
    }),
  }),
})

const DiagnosticConnection = connectionType('Diagnostic', Diagnostic, { of: 'problems found by the import' })

const DiagnosticWhere = builder.inputType('DiagnosticWhere', {
  description: 'Which diagnostics to list. All given conditions must match.',
  fields: (t) => ({
    severity: t.field({ type: [Severity], description: 'The severity is one of these.' }),
    code: t.stringList({ description: 'The code is one of these: `["date-unreadable"]`.' }),
    fileStartsWith: t.string({ description: 'The path within the content folder starts with this: `_posts/2022`.' }),
    repeated: t.boolean({
      description:
        'Whether to list a cause once for each file that has it. By default it is listed for the first file.',
    }),
  }),
})

builder.queryField('diagnostics', (t) =>
  t.field({
    type: DiagnosticConnection,
    description:
      'The problems that the import found, file by file. Empty for requests without the preview token, unless the site sets `publicDiagnostics`. Then it contains the problems of articles that lists show, and of files that are not articles.',
    args: {
      first: t.arg.int({ defaultValue: 50, description: 'Page size: how many to return, 0 to 100.' }),
      after: t.arg.string({ description: 'Return the items after this cursor: the `endCursor` of the page before.' }),
      where: t.arg({ type: DiagnosticWhere, description: 'Only diagnostics that match.' }),
    },
    resolve: (_root, args, { reader }) => reader.diagnostics.page(args),
  }),
)

builder.objectField(Article, 'diagnostics', (t) =>
  t.field({
    type: [Diagnostic],
    description:
      'The problems that the import found in the file. Empty for requests without the preview token, unless the site sets `publicDiagnostics`.',
    resolve: (article, _args, { reader }) =>
      after(diagnosticsVisible(reader), (visible) => (visible ? reader.articles.diagnosticsOf(article) : [])),
  }),
)

function diagnosticsVisible(reader: Reader) {
  return (
    reader.viewer.preview ||
    after(reader.site.row(), (site) => site !== null && settingOf(site, 'publicDiagnostics') === true)
  )
}
