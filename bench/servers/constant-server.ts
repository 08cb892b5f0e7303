import { createServer } from 'node:http'

/** What node:http can give at most: the same 4 KB to whoever asks, the request's body unread. */
const answer = Buffer.from(JSON.stringify({ data: { text: 'x'.repeat(4096 - 22) } }))

const server = createServer((_request, response) => {
  response.writeHead(200, { 'Content-Type': 'application/json; charset=utf-8', 'Content-Length': answer.length })
  response.end(answer)
})
server.listen(Number(process.env.PORT), '127.0.0.1')
process.on('SIGTERM', () => process.exit())
