// PostGraphile 5 on the plain tables (../peers/plain-tables.ts), as its documentation starts it in production. Plain
// JavaScript in a package of its own: with its user interface it is 300 MB, which only this benchmark installs.
import { createServer } from 'node:http'
import { postgraphile } from 'postgraphile'
import { makePgService } from 'postgraphile/adaptors/pg'
import { grafserv } from 'postgraphile/grafserv/node'
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber'

const serv = postgraphile({
  extends: [PostGraphileAmberPreset],
  pgServices: [
    makePgService({ connectionString: process.env.DATABASE_URL, schemas: ['plain'], poolConfig: { max: 10 } }),
  ],
  grafserv: { graphiql: false, watch: false, graphqlPath: '/graphql', maxRequestLength: 1_000_000 },
  grafast: { explain: false },
}).createServ(grafserv)
const server = createServer()
await serv.addTo(server)
await serv.ready()
server.listen(Number(process.env.PORT), '127.0.0.1')
process.on('SIGTERM', () => process.exit())
