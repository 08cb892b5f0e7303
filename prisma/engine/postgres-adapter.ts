import { PrismaPg } from '@prisma/adapter-pg'
import { ColumnTypeEnum, type SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils'
import { Client, type ClientConfig, type Connection, types } from 'pg'

/** The type "char" of PostgreSQL's own catalogs, one byte. It is not CHAR of SQL. */
const CATALOG_CHARACTER = types.builtins.CHAR

/** The places of the columns with that type in the newest result. The engine runs one statement at a time. */
let characters: number[] = []

/** Announces columns of the type "char" as texts, because Prisma's adapter does not know it. */
class CatalogClient extends Client {
  // Declared here because the types of `pg` leave it out.
  declare readonly connection: Connection

  constructor(config?: ClientConfig) {
    super(config)
    this.connection.on('rowDescription', ({ fields }: { fields: { dataTypeID: number }[] }) => {
      characters = [...fields.keys()].filter((at) => fields[at]?.dataTypeID === CATALOG_CHARACTER)
      for (const at of characters) Object.assign(fields[at] ?? {}, { dataTypeID: types.builtins.TEXT })
    })
  }
}

/** Prisma's adapter for PostgreSQL, with the catalog's type "char", which the schema engine reads. */
export function postgresAdapter(url: string): SqlMigrationAwareDriverAdapterFactory {
  const factory = new PrismaPg({ connectionString: url, Client: CatalogClient })
  const connect = factory.connect.bind(factory)
  factory.connect = async () => {
    const adapter = await connect()
    const queryRaw = adapter.queryRaw.bind(adapter)
    adapter.queryRaw = async (query) => {
      const result = await queryRaw(query)
      for (const at of characters) result.columnTypes[at] = ColumnTypeEnum.Character
      return result
    }
    return adapter
  }
  return factory
}
