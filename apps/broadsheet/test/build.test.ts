import { existsSync, globSync, readFileSync, statSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { build, dist } from '../build.ts'
import { run } from '../src/processes/run-process.mjs'

test('the published package holds all that its code loads and reads, in less than 20 MB', async () => {
  await build()
  const code = globSync('*.js', { cwd: dist }).map((name) => readFileSync(join(dist, name), 'utf8'))
  const { dependencies } = JSON.parse(readFileSync(join(dist, 'package.json'), 'utf8'))
  const loaded = code.flatMap((text) =>
    [...text.matchAll(/^import\b[^"'\n]*["']([^"'\n]+)["'];$|\b(?:import|require)\(["']([^"'\n]+)["']\)/gm)].map(
      ([, named, called]) => named ?? called ?? '',
    ),
  )
  const unknown = loaded.filter(
    (name) =>
      !/^[.]|^node:/.test(name) &&
      !builtinModules.includes(name) &&
      !Object.keys(dependencies).some((known) => name === known || name.startsWith(`${known}/`)),
  )
  expect(unknown).toEqual([])
  // A thread starts with a file of its own, which must be here under the name that the code uses.
  const threads = code.flatMap((text) =>
    [...text.matchAll(/new URL\(["']([^"']+)["'], ?import\.meta\.url/g)].map(([, name = '']) => name),
  )
  expect(threads.length).toBeGreaterThan(2)
  expect(threads.filter((name) => !existsSync(join(dist, name)))).toEqual([])
  for (const name of ['prisma/migrations', 'prisma/postgres/migrations', 'docs/queries/14-search.graphql', 'README.md'])
    expect(existsSync(join(dist, name))).toBe(true)
  // Only what runs, what it reads, and what tells about it: no sources, tests, samples or maps.
  const files = globSync('**/*', { cwd: dist, exclude: ['*.js'] }).filter((name) => statSync(join(dist, name)).isFile())
  const known = [
    /^(package\.json|README\.md|LICENSE|NOTICES|bin\/broadsheet\.js)$/,
    /^prisma\/(postgres\/)?migrations\/(migration_lock\.toml|\d+_\w+\/migration\.sql)$/,
    /^docs\/(highlighting\.css|queries\/[\w-]+\.graphql)$/,
    /^apps\/reader\/src\/browser\/[\w-]+\.(css|js|svg)$/,
  ]
  expect(files.filter((name) => !known.some((form) => form.test(name.replaceAll('\\', '/'))))).toEqual([])
  // Code and data of other projects that is in these files keeps its licence.
  const notices = readFileSync(join(dist, 'NOTICES'), 'utf8')
  expect(
    [...notices.matchAll(/^## (\S+) [\d.]+ \((.+)\)$/gm)].map(([, name, licence]) => `${name}: ${licence}`),
  ).toEqual(['@prisma/client: Apache-2.0', '@prisma/client-runtime-utils: Apache-2.0', 'opencc-js: MIT AND Apache-2.0'])
  const bytes = globSync('**/*', { cwd: dist }).reduce((sum, name) => sum + statSync(join(dist, name)).size, 0)
  expect(bytes).toBeLessThan(20e6)
})

test('the published program says which Node it needs to an older one', async () => {
  await build()
  // Only the number of the version is that of an older Node.
  const older = 'data:text/javascript,Object.defineProperty(process.versions,"node",{value:"20.20.2"})'
  const { code, output } = await run(process.execPath, ['--import', older, join(dist, 'bin/broadsheet.js')], {
    quiet: true,
  })
  expect(output).toBe('Broadsheet needs Node 22.18 or later, and this is Node 20.20.2\n')
  expect(code).toBe(1)
})
