import { encodeGlobalId } from '@broadsheet/database'
import SchemaBuilder from '@pothos/core'
import RelayPlugin from '@pothos/plugin-relay'
import type { Context } from './context.ts'
import { dateScalar, dateTimeScalar, jsonScalar } from './scalars.ts'

/** The type parameters of Pothos: the context, the scalars as resolvers see them, and non-null fields by default. */
export interface SchemaTypes {
  Context: Context
  DefaultFieldNullability: false
  Scalars: {
    ID: { Input: string; Output: string | number }
    /** Milliseconds since 1970 in UTC. */
    DateTime: { Input: number; Output: number }
    /** `YYYY-MM-DD`. */
    Date: { Input: string; Output: string }
    JSON: { Input: NonNullable<unknown>; Output: unknown }
  }
}

export const builder = new SchemaBuilder<SchemaTypes>({
  plugins: [RelayPlugin],
  defaultFieldNullability: false,
  relay: {
    encodeGlobalID: encodeGlobalId,
    nodeTypeOptions: { description: 'An object with a globally unique `id`, by which `node` returns it again.' },
    idFieldOptions: { description: idDescription() },
    // common/node.ts defines these fields: the plugin's own report an unknown id as an error instead of null.
    nodeQueryOptions: false,
    nodesQueryOptions: false,
  },
})

builder.scalarType('DateTime', dateTimeScalar)
builder.scalarType('Date', dateScalar)
builder.scalarType('JSON', jsonScalar)

/** Description of `id` on the interface `Node` and on each type. */
export function idDescription(): string {
  return 'Opaque global id (Relay), such as `QXJ0aWNsZToxMjM0`. It is stable: it depends on the content (source path, name or URL), not on a row number, so a new import of the same files gives the same ids.'
}
