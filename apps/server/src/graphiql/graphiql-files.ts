import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'

const compress = promisify(gzip)

/** A file that GraphiQL's page loads. */
export interface GraphiqlFile {
  /** Its name holds a hash of its content, so a browser may keep it forever. */
  name: string
  type: string
  text: string
  /** The content in gzip. It is made at the first call and kept. */
  compressed: () => Promise<Buffer>
}

/** GraphiQL's files, by what they are for. */
export type GraphiqlFiles = Record<keyof typeof parts, GraphiqlFile>

type Packed = typeof import('@graphql-yoga/render-graphiql/graphiql')

const javascript = 'text/javascript; charset=utf-8'

/**
 * Starts GraphiQL with the options in the page. The page itself holds no script, so its Content-Security-Policy can
 * refuse scripts in markup. GraphiQL opens an empty tab at each visit after the first, until a user edits a query. So this
 * asks for the tab that was open last, with its variables: GraphiQL finds a tab by both.
 *
 * GraphiQL shows descriptions of the schema as HTML that it made of Markdown. The policy lets the tags of Markdown pass, and
 * shows every other tag as text.
 */
const start = `
const markdownTag = /<(?!\\/?(?:a|blockquote|br|code|em|h[1-6]|hr|li|ol|p|pre|s|strong|table|tbody|td|th|thead|tr|ul)(?: (?:href|title|class|start)="[^"<>]*")*>)/g
self.trustedTypes?.createPolicy('default', { createHTML: (html) => html.replace(markdownTag, '&lt;') })
const read = (id) => JSON.parse(document.getElementById(id).textContent)
const workers = read('graphiql-workers')
self.MonacoEnvironment = {
  globalAPI: false,
  getWorkerUrl: (_, label) => new URL(workers[label], document.baseURI).href,
}
const lastTab = () => {
  if (new URLSearchParams(location.search).has('query')) return {}
  try {
    if (localStorage.getItem('graphiql:query')) return {}
    const { tabs, activeTabIndex } = JSON.parse(localStorage.getItem('graphiql:tabState'))
    const { query, variables } = [tabs[activeTabIndex], ...tabs].find((tab) => tab.query)
    return { query, variables: variables ?? undefined }
  } catch {
    // First visit, or a browser that stores nothing.
    return {}
  }
}
YogaGraphiQL.renderYogaGraphiQL(document.getElementById('root'), { ...read('graphiql-options'), ...lastTab() })
`

/**
 * Keeps GraphiQL's tabs in place. A pressed tab gets the focus and with it the transform of its last drag, so it moves
 * away from under the pointer, the click misses it, and only the last tab opens.
 */
const fixedTabs = '.graphiql-tab { transform: none !important }'

const parts = {
  script: (packed: Packed) => file('graphiql', 'js', javascript, `${withHistory(packed.js)};\n{${start}}`),
  style: (packed: Packed) => file('graphiql', 'css', 'text/css; charset=utf-8', `${packed.css}\n${fixedTabs}`),
  editorWorkerService: (packed: Packed) => file('editor-worker', 'js', javascript, packed.editorWorkerService),
  json: (packed: Packed) => file('json-worker', 'js', javascript, packed.jsonWorker),
  graphql: (packed: Packed) => file('graphql-worker', 'js', javascript, packed.graphqlWorker),
}

/**
 * Yoga's GraphiQL passes its explorer as the only plugin, and GraphiQL then leaves out its default, the history. This adds the
 * history to the given plugins. A script of another form stays as it is, and a test reports that the history is missing.
 */
function withHistory(script: string): string {
  const [, history] = /\b([\w$]{1,20})=\{title:"History"/.exec(script) ?? []
  // `plugins===void 0?[history]:plugins`, minified
  const choice = `===void 0?[${history}]:`
  const start = script.indexOf(choice) + choice.length
  if (history === undefined || start < choice.length) return script
  const plugins = /^[\w$]+/.exec(script.slice(start, start + 20))?.[0] ?? ''
  return `${script.slice(0, start)}[${history}].concat(${plugins})${script.slice(start + plugins.length)}`
}

function file(name: string, extension: string, type: string, text: string): GraphiqlFile {
  const hash = createHash('sha256').update(text).digest('base64url').slice(0, 16)
  let compressed: Promise<Buffer> | undefined
  return {
    name: `${name}.${hash}.${extension}`,
    type,
    text,
    compressed: () => {
      compressed ??= compress(text)
      return compressed
    },
  }
}

let loaded: Promise<GraphiqlFiles> | undefined

/** Returns GraphiQL's files. The package has 9 MB of text, so it is loaded with the first request for it. */
export function graphiqlFiles(): Promise<GraphiqlFiles> {
  loaded ??= load()
  return loaded
}

async function load(): Promise<GraphiqlFiles> {
  const packed = await import('@graphql-yoga/render-graphiql/graphiql')
  return {
    script: parts.script(packed),
    style: parts.style(packed),
    editorWorkerService: parts.editorWorkerService(packed),
    json: parts.json(packed),
    graphql: parts.graphql(packed),
  }
}
