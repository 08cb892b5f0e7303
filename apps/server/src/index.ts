export { checkListen } from './http/listen-errors.ts'
export { fatalExitCode } from './observe/fatal-errors.ts'
export { StartError } from './open-database.ts'
export { type Environment, EnvironmentError, readEnvironment } from './settings/environment.ts'
