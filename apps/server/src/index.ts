export { checkListen } from './http/listen-errors.ts'
export { EnvironmentError, readEnvironment } from './settings/environment.ts'
