// Adds full-text search, completion and facets to the schema. Exports nothing.
import './search.ts'
import './suggest.ts'
import './facets.ts'
