/**
 * The archive's tools for programs over MCP's stdio: one process for each client, started by the client. It passes the
 * calls to the running server, so nothing else needs the database.
 */
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js'
import { archiveTools } from './agents/archive-tools.ts'
import type { Send } from './agents/ask-archive.ts'

const url = process.argv[2] ?? process.env.PUBLIC_URL ?? 'http://127.0.0.1:4000'
const token = process.env.PREVIEW_TOKEN

const send: Send = async ({ query, variables, authorization }) => {
  const endpoint = `${url.replace(/\/+$/, '')}/graphql`
  const headers = { 'Content-Type': 'application/json', ...(authorization && { authorization }) }
  const body = JSON.stringify({ query, variables })
  try {
    const response = await fetch(endpoint, { method: 'POST', headers, body })
    return await response.text()
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new Error(`${endpoint} does not answer (${reason}). Start the server: npm start`)
  }
}

const transport = new StdioServerTransport()
await archiveTools(send, token ? `Bearer ${token}` : null).connect(transport)
