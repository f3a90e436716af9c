// A worker thread: loads the methods and tasks of its own checkout once, and those of a user's files, then runs one trial at a time. Jobs
// carry names and numbers, never code.

import { workerData } from 'node:worker_threads'
import { chooseBackEnd } from '../back-end.ts'
import { extendRegistry, type Source } from '../extensions/extend-registry.ts'
import { loadRegistry } from '../registry.ts'
import { runTrial } from '../trial.ts'
import { serveTrials } from './serve.ts'

chooseBackEnd()
const registry = loadRegistry().then(own => extendRegistry(own, (workerData as readonly Source[] | null) ?? []))

serveTrials(async spec => runTrial(spec, await registry))
