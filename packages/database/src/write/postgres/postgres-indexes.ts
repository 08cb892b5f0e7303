import type { WriteConnection } from '../connection/write-connection.ts'

/**
 * The foreign keys and indexes that a first import does not need, with the statements that drop and create them. Each row
 * that is inserted would check every foreign key by a statement of its own. The primary keys and unique indexes stay.
 */
export function postgresIndexes(connection: WriteConnection): { drop: string; create: string }[] {
  return connection.all(`
    SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS drop,
      format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) AS create
    FROM pg_constraint WHERE contype = 'f' AND connamespace = current_schema()::regnamespace
    UNION ALL
    SELECT format('DROP INDEX %s', indexrelid::regclass), pg_get_indexdef(indexrelid)
    FROM pg_index JOIN pg_class c ON c.oid = indrelid
    WHERE NOT indisunique AND c.relnamespace = current_schema()::regnamespace AND c.relname NOT LIKE '%Search'`)
}
