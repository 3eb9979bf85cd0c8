#!/usr/bin/env node
// The door of the program, in plain JavaScript so that an old runtime can still read the sentence below.
const NEEDED = 24
const major = Number(process.versions.node.split('.')[0])
if (major < NEEDED) {
  console.error(
    `Tact needs Node ${NEEDED} or later; this is ${process.version} (${process.execPath}). ` +
      'Start it with npm (npm start, npm run tact): the right Node is among its packages after npm ci.',
  )
  process.exit(1)
}
// As process 1 of a container a program that does not listen for signals cannot be stopped while it starts. The service
// replaces these two by its graceful end once it stands.
process.once('SIGTERM', () => process.exit(143))
process.once('SIGINT', () => process.exit(130))
const { runCli } = await import('./cli.ts')
process.exitCode = await runCli(process.argv.slice(2))
