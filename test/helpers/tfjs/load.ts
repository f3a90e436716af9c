// Loads TensorFlow.js on its CPU back end, in float32.

import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import type * as Entry from './entry.ts'

export type Tf = typeof Entry

let loading: Promise<Tf> | undefined

export function loadTf(): Promise<Tf> {
  loading ??= load()
  return loading
}

async function load(): Promise<Tf> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('entry.ts', import.meta.url))],
    bundle: true,
    write: false,
    // As a function of `require`, as some of its dependencies ask for modules of Node.
    format: 'iife',
    globalName: 'tf',
    platform: 'node',
    mainFields: ['module', 'main'],
    logLevel: 'error',
  })
  const evaluate = new Function('require', `${outputFiles[0].text}; return tf`) as (require: NodeJS.Require) => Tf
  const tf = evaluate(createRequire(import.meta.url))
  // Prod mode keeps it from recommending its native back end.
  tf.enableProdMode()
  await tf.setBackend('cpu')
  return tf
}
