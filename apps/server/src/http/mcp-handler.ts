import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Send } from '../agents/ask-archive.ts'

export const mcpPath = '/mcp'

/** A request for a tool is short. In bytes. */
const MOST_BYTES = 100_000

/**
 * Serves the archive's tools for programs over MCP's streamable HTTP. There are no sessions, so any process can answer each
 * request. https://modelcontextprotocol.io/specification/2025-06-18/basic/transports
 */
export function mcpHandler(send: Send) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (request.method !== 'POST') {
      response.writeHead(405, { Allow: 'POST' }).end()
      return
    }
    const body = await bodyOf(request)
    if (body === null) {
      refuse(response, 413, `The request has more than ${MOST_BYTES} bytes`)
      return
    }
    let message: unknown
    try {
      message = JSON.parse(body)
    } catch {
      refuse(response, 400, 'The body is not JSON')
      return
    }
    // Loaded with the first request, because most servers never get one.
    const [{ StreamableHTTPServerTransport }, { archiveTools }] = await Promise.all([
      import('@modelcontextprotocol/sdk/server/streamableHttp.js'),
      import('../agents/archive-tools.ts'),
    ])
    const server = archiveTools(send, request.headers.authorization ?? null)
    const transport = new StreamableHTTPServerTransport({ enableJsonResponse: true })
    response.once('close', () => {
      void transport.close()
      void server.close()
    })
    await server.connect(transport as Parameters<typeof server.connect>[0]) // It declares `undefined` where this omits.
    await transport.handleRequest(request, response, message)
  }
}

async function bodyOf(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request) {
    length += chunk.length
    if (length > MOST_BYTES) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString()
}

/** An error in the form of JSON-RPC. */
function refuse(response: ServerResponse, status: number, message: string): void {
  const error = { jsonrpc: '2.0', error: { code: -32_700, message }, id: null }
  response.writeHead(status, { 'Content-Type': 'application/json', Connection: 'close' }).end(JSON.stringify(error))
}
