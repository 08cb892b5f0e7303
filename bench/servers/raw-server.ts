import { createServer } from 'node:http'
import Sqlite from 'better-sqlite3'
import { rawStatements } from './raw-statements.ts'

/**
 * The raw baseline: what node:http and better-sqlite3 give with one prepared statement a query, written by hand, and
 * nothing between: POST /Q1 … /Q6 with the statement's parameters as JSON.
 */
const database = new Sqlite(process.env.DATABASE_FILE ?? '', { readonly: true, fileMustExist: true })
database.pragma('cache_size = -65536')
// SQLite plans anew at each new value of a bare parameter in a LIMIT or a range; through a plus sign it doesn't look.
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
