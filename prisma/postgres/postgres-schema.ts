const notice = '// Generated from ../schema.prisma by `npx prisma generate`. Do not edit.\n\n'

/**
 * The schema for PostgreSQL: the models of `schema.prisma` with another generator and another type of instants. Prisma's
 * default type of a DateTime has no time zone.
 * @param schema the text of `prisma/schema.prisma`
 */
export function postgresSchema(schema: string): string {
  const models = schema
    .replace(/^generator postgres \{[^}]*\}\n\n/m, '')
    .replace('/generated/sqlite"', '/generated/postgres"')
    .replace('"../packages', '"../../packages')
    .replace('provider = "sqlite"', 'provider = "postgresql"')
    .replace(/^( {2}\w+ +DateTime\b\??)(.*)$/gm, (_, field, rest) => `${field} @db.Timestamptz(3)${rest}`)
  return notice + models
}
