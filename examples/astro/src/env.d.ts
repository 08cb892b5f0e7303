interface ImportMetaEnv {
  /** The address of the GraphQL API: `http://127.0.0.1:4000/graphql`. */
  readonly BROADSHEET_URL?: string
}
