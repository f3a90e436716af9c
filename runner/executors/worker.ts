// A worker thread: loads the methods and tasks of its own checkout once, then runs one trial at a time. Jobs carry names and numbers,
// never code.

import { chooseBackEnd } from '../back-end.ts'
import { loadRegistry } from '../registry.ts'
import { runTrial } from '../trial.ts'
import { serveTrials } from './serve.ts'

chooseBackEnd()
const registry = loadRegistry()

serveTrials(async spec => runTrial(spec, await registry))
