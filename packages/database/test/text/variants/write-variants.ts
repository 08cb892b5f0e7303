// Writes src/text/chinese-variants.ts from the dictionaries of OpenCC.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openccVariants } from './opencc-variants.ts'

const pairs = openccVariants()
writeFileSync(
  join(import.meta.dirname, '../../../src/text/chinese-variants.ts'),
  `// Written by test/text/variants/write-variants.ts from the dictionaries of OpenCC, which take 50 ms to read at each start.

/** Traditional characters, and the variants of Taiwan and Hong Kong. */
export const VARIANTS =
  '${[...pairs.keys()].join('')}'

/** The simplified character of each variant, at the same place. */
export const SIMPLIFIED =
  '${[...pairs.values()].join('')}'
`,
)
