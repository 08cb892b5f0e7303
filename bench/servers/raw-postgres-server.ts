import { createServer } from 'node:http'
import { Pool, types } from 'pg'
import { rawPostgresStatements } from './raw-postgres-statements.ts'

/**
 * The raw baseline on PostgreSQL: node:http and pg with one handwritten prepared statement for each query. Requests are POST
 * /Q1 … /Q6 with the statement's parameters as JSON. PostgreSQL builds the text of the answer.
 */
types.setTypeParser(types.builtins.JSON, (text) => text)
const pool = new Pool({ connectionString: process.env.DATABASE_URL, max: 10 })

const server = createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', async () => {
    const name = request.url?.slice(1) ?? ''
    const statement = rawPostgresStatements[name]
    if (statement === undefined) return response.writeHead(404).end()
    const given = JSON.parse(Buffer.concat(chunks).toString())
    const values = statement.parameters.map((parameter) => given[parameter])
    const { rows } = await pool.query<[string]>({ name, text: statement.text, values, rowMode: 'array' })
    const answer = `{"data":${rows[0]?.[0] ?? 'null'}}`
    response.writeHead(200, {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Length': Buffer.byteLength(answer),
    })
    response.end(answer)
  })
})
server.listen(Number(process.env.PORT), '127.0.0.1')
process.on('SIGTERM', () => process.exit())
