import type { RouteQuery } from '@broadsheet/client/types'

/** The object of this type that the API's `route` returns for a path. */
export type Routed<Type extends string> = Extract<NonNullable<RouteQuery['route']>, { __typename: Type }>
