import type { GraphiQLOptions } from 'graphql-yoga'
import { graphiqlFiles } from './graphiql-files.ts'

/** The folder of GraphiQL's files, below the endpoint, so that a reverse proxy needs no other rule for them. */
export const graphiqlPrefix = '/graphql/graphiql/'

/** As the page names the folder. The address is relative, so that it is right behind a proxy's path prefix. */
const folder = graphiqlPrefix.slice(1)

/**
 * The policies by which GraphiQL's page makes HTML and starts workers (https://www.w3.org/TR/trusted-types/): those of its
 * editor, Monaco, and `default`, which the start script defines for descriptions.
 */
const trustedTypes = [
  ...['defaultWorkerFactory', 'editorViewLayer', 'stickyScrollViewLayer', 'domLineBreaksComputer', 'tokenizeToString'],
  ...['standaloneColorizer', 'editorGhostText', 'diffReview', 'diffEditorWidget', 'dompurify', 'default'],
]

/**
 * The policy for GraphiQL's page: scripts come from its own files alone, and nothing from other hosts. The editor sets
 * styles in attributes.
 */
export const graphiqlPolicy = `default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types ${trustedTypes.join(' ')}`

/** Returns GraphiQL's page, which loads its files from `graphiqlPrefix`. Yoga gives the options. */
export async function graphiqlPage(options?: GraphiQLOptions): Promise<string> {
  const files = await graphiqlFiles()
  const workers = {
    editorWorkerService: folder + files.editorWorkerService.name,
    json: folder + files.json.name,
    graphql: folder + files.graphql.name,
  }
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(options?.title ?? 'GraphiQL')}</title>
<link rel="icon" href="${icon}">
<link rel="stylesheet" href="${folder}${files.style.name}">
</head>
<body id="body" class="no-focus-outline">
<noscript>GraphiQL needs JavaScript. The API itself is at this address, by POST.</noscript>
<div id="root"></div>
<script type="application/json" id="graphiql-workers">${scriptJson(workers)}</script>
<script type="application/json" id="graphiql-options">${scriptJson(options ?? {})}</script>
<script src="${folder}${files.script.name}"></script>
</body>
</html>
`
}

/** A newspaper page as SVG. Without an icon, browsers ask for `/favicon.ico`. */
const icon = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><path fill="#345" d="M2 1h12v14H2z"/><path stroke="#fff" d="M4 4h8M4 7h8M4 9.500h5M4 12h5"/></svg>',
)}`

/** JSON for a script element: no text in it can end the element. */
function scriptJson(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c')
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
