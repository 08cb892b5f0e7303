import { offerPostgres } from './postgres/on-demand.ts'
import { startRunFolder } from './run-folder.ts'

/**
 * Vitest's global setup: one temporary folder for the whole run, and one PostgreSQL server in it if a test asks for it.
 * @returns the teardown, or nothing if another project of this Vitest process has done the setup
 */
export default function setup(): (() => Promise<void>) | undefined {
  if (process.env.BROADSHEET_RUN === String(process.pid)) return undefined
  const removeFolder = startRunFolder()
  const stopPostgres = offerPostgres()
  return async () => {
    await stopPostgres()
    removeFolder()
  }
}
