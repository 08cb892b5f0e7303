import { readFile } from 'node:fs'
import { createServer } from 'node:http'
import { pageFile } from './page-file.ts'

/**
 * A static site behind node:http: each answer is a file of the folder PAGES, read for each request, as a generator of static
 * sites and a compressing host leave it.
 */
const folder = process.env.PAGES ?? ''

const server = createServer(({ url = '/' }, response) => {
  readFile(pageFile(folder, url), (error, body) => {
    if (error) return response.writeHead(404).end()
    response.writeHead(200, {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Encoding': 'br',
      'Content-Length': body.length,
    })
    response.end(body)
  })
})
server.listen(Number(process.env.PORT), '127.0.0.1')
process.on('SIGTERM', () => process.exit())
