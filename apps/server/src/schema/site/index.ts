// Adds what concerns the archive as a whole to the schema. Exports nothing.
import './site.ts'
import './route.ts'
import './changes.ts'
import './content-changed.ts'
import './diagnostics.ts'
