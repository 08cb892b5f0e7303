/** A boolean column as SQLite stores it. */
export type Flag = 0 | 1

/**
 * The fields of a Prisma model as SQLite returns them: ids are numbers, instants are milliseconds since 1970 in UTC,
 * and booleans are 0 or 1.
 */
export type Stored<Model> = { [Field in keyof Model]: StoredValue<Model[Field]> }
type StoredValue<Value> = Value extends bigint | Date ? number : Value extends boolean ? Flag : Value

/** The fields of a Prisma model as the importer passes them in: as `Stored`, but booleans are booleans. */
export type Imported<Model> = { [Field in keyof Model]: ImportedValue<Model[Field]> }
type ImportedValue<Value> = Value extends bigint | Date ? number : Value
