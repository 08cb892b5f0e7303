/** One file of docs/queries/: comment lines and an operation. The first comment line is the title. */
export interface Example {
  name: string
  title: string
  explanation: string
  /** Whether the query needs the preview token. */
  preview: boolean
  operation: string
}

export interface Answered extends Example {
  data: unknown
  statements: number
}

export function readExample(name: string, text: string): Example {
  const lines = text.trim().split('\n')
  const comments = lines.filter((line) => line.startsWith('# ')).map((line) => line.slice(2))
  const [title = '', ...rest] = comments
  const explanation = rest.filter((line) => !line.startsWith('Authorization:')).join(' ')
  const operation = lines.filter((line) => !line.startsWith('# ')).join('\n')
  return {
    name,
    title,
    explanation,
    preview: rest.at(-1)?.startsWith('Authorization:') === true,
    operation,
  }
}

const head = (count: number) => `# Queries

${count} common queries, each in one request. A test runs them on the sample archive and writes this page
(\`apps/server/test/queries.test.ts\`). Long texts and lists are shortened, marked with …. Below each answer is the number
of SQL statements that the query ran. The number stays the same for an archive that is a hundred times larger. A server
that has just started runs one more statement for each type of name (author, category, tag) that it loads for the first
time. The queries are files in [queries/](queries/), and GraphiQL opens with some of them. There, they use names of your archive.
`

/** Returns the text of docs/queries.md. */
export function queriesPage(examples: readonly Answered[]): string {
  const contents = examples.map(({ title }, at) => `${at + 1}. [${title}](#${anchor(`${at + 1}. ${title}`)})`)
  return [head(examples.length), ...contents, '', ...examples.map(section)].join('\n')
}

function section({ title, explanation, operation, data, statements }: Answered, at: number): string {
  const cost = statements === 1 ? '1 SQL statement.' : `${statements} SQL statements.`
  return `## ${at + 1}. ${title}

${explanation}

\`\`\`graphql
${operation}
\`\`\`

\`\`\`json
${pretty(shortened(data), '')}
\`\`\`

${cost}
`
}

/** Returns the anchor that code hosts generate for a heading. */
function anchor(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} -]/gu, '')
    .replaceAll(' ', '-')
}

const maxTextLength = 160
const maxListLength = 6

function shortened(value: unknown): unknown {
  if (typeof value === 'string' && value.length > maxTextLength * 1.5) {
    return `${value.slice(0, maxTextLength)}… (${value.length.toLocaleString('en')} characters)`
  }
  if (Array.isArray(value)) {
    const most = value.length > maxListLength * 2 ? maxListLength : value.length
    const rest = value.length - most
    return [...value.slice(0, most).map(shortened), ...(rest > 0 ? [`… and ${rest} more`] : [])]
  }
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, of]) => [key, shortened(of)]))
}

const width = 110

/** Formats JSON. A value that fits on one line is written on one line. */
function pretty(value: unknown, indent: string): string {
  const line = oneLine(value)
  if (typeof value !== 'object' || value === null || indent.length + line.length <= width) return line
  const inner = `${indent}  `
  const [open, close, items] = Array.isArray(value)
    ? ['[', ']', value.map((item) => pretty(item, inner))]
    : ['{', '}', Object.entries(value).map(([key, of]) => `${JSON.stringify(key)}: ${pretty(of, inner)}`)]
  return `${open}\n${items.map((item) => inner + item).join(',\n')}\n${indent}${close}`
}

function oneLine(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(oneLine).join(', ')}]`
  const entries = Object.entries(value).map(([key, of]) => `${JSON.stringify(key)}: ${oneLine(of)}`)
  return entries.length ? `{ ${entries.join(', ')} }` : '{}'
}
