import { expect, it } from 'vitest'
import { wrongImports } from '../check-imports.ts'

it('accepts imports of earlier stages', () => {
  const importer = "import { parse } from '@broadsheet/parser'\nimport type { Row } from '@broadsheet/database'\n"
  expect(wrongImports('packages/importer/src/apply/apply.ts', importer)).toEqual([])
  expect(wrongImports('packages/parser/src/front-matter.ts', "import matter from 'gray-matter'")).toEqual([])
  expect(wrongImports('apps/server/test/test-site.ts', "import { run } from '@broadsheet/importer'")).toEqual([])
})

it('reports imports against the direction', () => {
  const wrong = {
    'packages/parser/src/a.ts': "import { open } from '@broadsheet/database'",
    'packages/database/src/b.ts': "export { parse } from '@broadsheet/parser'",
    'apps/server/src/c.ts': "const { parse } = await import('@broadsheet/parser')",
    'apps/server/src/d.ts': "import {\n  PrismaClient,\n} from '@prisma/client'",
    'packages/importer/src/e.ts': "import matter from 'gray-matter'",
    'packages/importer/src/f.ts': "import { yoga } from '../../../apps/server/src/yoga.ts'",
  }
  expect(Object.entries(wrong).flatMap(([file, text]) => wrongImports(file, text))).toMatchInlineSnapshot(`
    [
      "packages/parser/src/a.ts: packages/parser may not import @broadsheet/database",
      "packages/database/src/b.ts: packages/database may not import @broadsheet/parser",
      "apps/server/src/c.ts: apps/server may not import @broadsheet/parser",
      "apps/server/src/d.ts: only packages/database imports @prisma/client",
      "packages/importer/src/e.ts: only packages/parser imports gray-matter",
      "packages/importer/src/f.ts: ../../../apps/server/src/yoga.ts leaves packages/importer; import the package by its name",
    ]
  `)
})

it('reports imports of files that are not doors, and of later rooms', () => {
  const houses = {
    'packages/parser': [
      { folder: 'encoding', doors: ['decode.ts'] },
      { folder: 'body', doors: ['body.ts'] },
    ],
  }
  const problems = (file: string, specifier: string) =>
    wrongImports(`packages/parser/src/${file}`, `import { x } from '${specifier}'`, houses)
  expect(problems('body/body.ts', '../encoding/decode.ts')).toEqual([])
  expect(problems('body/body.ts', './links.ts')).toEqual([])
  expect(problems('parse.ts', './body/body.ts')).toEqual([])
  expect([
    ...problems('body/body.ts', '../encoding/utf-16.ts'),
    ...problems('encoding/decode.ts', '../body/body.ts'),
    ...problems('body/body.ts', '../parse.ts'),
    ...problems('parse.ts', './attic/old.ts'),
  ]).toMatchInlineSnapshot(`
    [
      "packages/parser/src/body/body.ts: encoding/utf-16.ts is not a door of encoding/ (decode.ts)",
      "packages/parser/src/encoding/decode.ts: encoding/ comes before body/ and may not import from it",
      "packages/parser/src/body/body.ts: parse.ts is the package's entry; rooms may not import it",
      "packages/parser/src/parse.ts: attic/ is not in scripts/rooms.ts",
    ]
  `)
})
