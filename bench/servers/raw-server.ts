import { createServer } from 'node:http'
import Sqlite from 'better-sqlite3'
import { rawStatements } from './raw-statements.ts'

/**
 * The raw baseline: node:http and better-sqlite3 with one handwritten prepared statement for each query. Requests are
 * POST /Q1 … /Q6 with the statement's parameters as JSON.
 */
const database = new Sqlite(process.env.DATABASE_FILE ?? '', { readonly: true, fileMustExist: true })
database.pragma('cache_size = -65536')
// SQLite plans a statement again for each new value of a parameter in a LIMIT or a range. A plus sign prevents this.
const prepare = (text: string) => database.prepare<[object], string>(text.replaceAll(/:(?=\w)/g, '+:')).pluck()
const statements = new Map(Object.entries(rawStatements).map(([name, text]) => [`/${name}`, prepare(text)]))

const server = createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    const statement = statements.get(request.url ?? '')
    const body = chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)
    const answer = statement?.get({ ...JSON.parse(body.toString()), now: Date.now() }) ?? '{"data":null}'
    response.writeHead(statement ? 200 : 404, {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Length': Buffer.byteLength(answer),
    })
    response.end(answer)
  })
})
server.listen(Number(process.env.PORT), '127.0.0.1')
process.on('SIGTERM', () => process.exit())
