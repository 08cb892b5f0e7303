import { createServer } from 'node:http'

/** The answer of the constant server: the same 4 KB for every request, without reading its body. */
const answer = Buffer.from(JSON.stringify({ data: { text: 'x'.repeat(4096 - 22) } }))

const server = createServer((_request, response) => {
  response.writeHead(200, { 'Content-Type': 'application/json; charset=utf-8', 'Content-Length': answer.length })
  response.end(answer)
})
server.listen(Number(process.env.PORT), '127.0.0.1')
process.on('SIGTERM', () => process.exit())
