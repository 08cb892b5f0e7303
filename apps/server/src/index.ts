export { checkListen } from './http/listen-errors.ts'
export { fatalExitCode } from './observe/fatal-errors.ts'
export { EnvironmentError, readEnvironment } from './settings/environment.ts'
