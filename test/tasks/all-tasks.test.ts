// What the contract asks of every task, whatever it is.

import test from 'ava'
import { z } from 'zod'
import { numberDigest } from '../../engine/canonical.ts'
import { randomStream } from '../../engine/random.ts'
import type { Sequence } from '../../engine/sequence.ts'
import type { JsonSchema } from '../../runner/expected.ts'
import { loadRegistry } from '../../runner/registry.ts'
import { resolveParameters } from '../../runner/resolve.ts'
import { affordable, breachOf, digestOfSequences, fewLags, inputPartsOf, instanceAt, partsOf } from '../helpers/any-task.ts'
import { bestConstant, momentSums } from '../helpers/constants.ts'
import { bufferFor, eachSequence, instanceOf } from '../helpers/samples.ts'

const { tasks } = await loadRegistry()

/**
 * By id and version, made by this code: SHA-256 over the first sequences of the stream ['golden', id] at default parameters (100 of them,
 * or as many as hold a million numbers), and over the fixed sets that the stream gives next, where the task has such sets.
 */
const golden: Record<string, string> = {
  'adding-arjovsky@2': 'd4f6b6ff8e9276d978f55c2572c79c5dcb5c33b3acb0802803aeb1980d4780eb',
  'adding-pascanu@2': '7965b010c2d3ba2531a9388322162bc5c91d82bca82eba524e054290f33cf7d8',
  'adding-tcn@2': 'bd452cf0da0a38302e07acd2b485313cc8b864f9c50094c94379362ae8aaecbb',
  'adding@2': 'd48b2a2c9f3e0d6ad8f99a7b5cacbb3cb41710a9f8203c7095e3fb5c65d59b90',
  'associative-recall@2': '7360dc68426fe906c3f38b7214c0496673bc13216b2e395e0d50b110ec1fe81f',
  'chunking@2': '4bbf41d1c681915e904fba9ffb7e0a6ecb3cf1f1de2e59d9df27fcbb9fd2191c',
  'copy-memory-s4@2': 'fa202a859f6761cea6277e3e58bcd5b8999198015132763ffe01ad0577921db0',
  'copy-memory-tcn@2': '42e46298e7892965c3ed08c82bd1eccba3f8b147de43613643b7c12037d760a7',
  'copy-memory@2': 'b79cf62502f320ce3919c256864c6a235c1a8e850fcff5c1403ea2851debdcd4',
  'diffusion-of-credit@2': 'ebad398a16b785b85705cdc4c36081500ace1c1949d2929ca7652d19dcf51cf4',
  'embedded-reber@2': 'aaf04f284468352a13b2cbf2bfc8ada11c4e761454a2f24b6dd3200489a69de6',
  'finite-memory-machine@2': '05265a77f342e6cd8745ea0db43cd11498fd47bcfb8df5f96022801bac607b67',
  'gap@2': '9e6aff2ed471ff3ae4491a3e4278fe73cb43cc55b9423e2aa43df08c289ffe99',
  'latch@2': '73db9a652a01b411a763c4618a0aa296d4cc9d4cbe7b6e1964eba48ab6d9f54d',
  'latching@2': 'f42b76ed91c99a6005399f4d36f5ae9c97aac8f7a65e26b23171d484baa47613',
  'melodies@2': '520ba1bda6fcabe2c464024fb563f54b224276caa346b2ee5abdd2026dfca951',
  'multi-scale-patterns@2': 'dfde0d9b52b6b6923d7ea5e3d95585706ae35c3b9865428c86fb1c3ad858e69c',
  'multiplication-pascanu@2': 'a264cbbdc82a85c5eccb738fea5c4b7d9227a1eb8c2bc70ce63c18a4a5a18216',
  'multi-scale-regression@2': '5a8ae582e35f1548e2c00f0d80eef40fd436afe3a30aed6092d7226eda8e00e8',
  'multiplication@2': 'feadc41a2ed89af5ac5f0e7c1ab0b53b2505abbbf891752f9aef6e936de4fb1f',
  'noise-free-lag@2': '593738eea2b7241eab5bdb856be197406188e2bf2bd2181e091e020d2382506c',
  'noiseless-memorisation@2': '4276a8f69377ffe4e32803288ceb38bc564a8bbc30127cbc8b2c3a5b46886a8a',
  'parity-trailing-noise@2': '46f5b3599907dafd36cb789be40496c3630dc10da75238063e5c5856813ab586',
  'parity@2': '06b0b37dad1d6fbdf49dd89c3988180dc88543a4cfdca73faa09addffe2acbce',
  'random-automaton@2': '394d4b2844d757d5ff874991a62da90f070723fed58859c4812f028af3fbd67c',
  'random-permutation@2': '53753a76ded63f9d6a589cfca55afc37010b272aabc98cb4b10d763a12a8bed4',
  'reber-stream@2': 'ce74eed7c94d473ac617e27f1a27bf67ceb5f6dd28a143c628244c33836cc1f1',
  'reber@2': '7bb2ca9a0553dee48d265377e06f9be2cbe9cbec9933f6f667d58c9627b25e91',
  'selective-copying@2': 'e4a11a4eea27d600e3251e657f3144070da2028f40793b4ef73e703a1cffbe71',
  'temporal-order-3@2': 'a6bd91bbb3636ae2f9b6824ff94ae6a02f7d50145eeed045befdc0b3dee8fd4f',
  'temporal-order-3bit@2': 'aed8c718b3496904d65a86202112b06427702d5e2d688e3fbf3ee1738d17f5b8',
  'temporal-order-pascanu@2': '656755d9206323c21f424531d1cba94a9728341349fd8710c6334eb785c5d8b3',
  'temporal-order@2': '0556e36409b82ad2e924096031d07c6ae93b76c134d0f30178f5f0f622a67a04',
  'time-warped-curves@2': 'a2365f40c5ecc29082d5a59686b8fa18318770e00855b433f40ca2ee0e04d174',
  'tomita@2': '37b32e2aba651a39e1ad02d0ad5813a26aeccb26086d64a3e75864cb5f367232',
  'two-sequence-bengio@2': '5f9e1a03e034a1aa3c55747d737fc09b8fde2893778e5ebb24acb5cb3a804cca',
  'two-sequence-noisy-targets@2': '196d7e37680a68fc3435a4c2d0c5f09c5b362561cc003e2375b880993c610630',
  'two-sequence@2': 'af69ec534db57c670b2f96c976fc7f8a5d70debb6c476629ef8ebb444e8dc292',
  'very-long-lag@2': '9064d5ab136353c83a271070e18c6d24b9ca63a0bbec9c0520d211b487540172',
}

for (const task of [...tasks.values()].filter(({ missing }) => missing?.() === undefined)) {
  test(`${task.id}: every parameter has a default and a description, the lag among them`, t => {
    t.notThrows(() => task.parameters.parse({}))
    const { properties = {} } = z.toJSONSchema(task.parameters, { io: 'input' })
    t.true('lag' in properties)
    for (const [name, property] of Object.entries(properties as Record<string, JsonSchema>)) {
      t.truthy(property.description, name)
      t.not(property.default, undefined, name)
    }
    t.true(task.card.length > 300)
    t.true(task.sources.length > 0)
  })

  test(`${task.id}: a lag of no length, a negative, fractional or unheard-of one is refused with what is allowed`, t => {
    for (const lag of [0, -5, 10.5, 1e9, '10', null]) {
      t.throws(() => task.parameters.parse({ lag }), { instanceOf: z.ZodError }, String(lag))
      const resolved = resolveParameters(task, { lag }, name => name)
      t.regex(
        resolved.ok ? '' : resolved.problems.join('\n'),
        /^Expected `lag` to be (a whole number( divisible by \d+)? from \d+ to \d+|one of `\d+`.*|`\d+` or .*), got `[^`]+` \(\w+\)$/,
      )
    }
    t.throws(() => task.parameters.parse({ nonsense: 1 }), { message: /nonsense/ })
  })

  test(`${task.id}: what it misses on this machine, if anything, is told`, t => {
    const missing = task.missing?.()
    t.true(missing === undefined || missing.length > 20)
  })
}

// The rest needs the task's data, where it has any.
for (const task of [...tasks.values()].filter(({ missing }) => missing?.() === undefined)) {
  if (task.missing?.() !== undefined) continue

  test(`${task.id}: sequences keep to the signature, and depend on the stream alone`, t => {
    const instance = instanceOf(task)
    const { longestSequence, classes, kind } = instance.signature
    const random = randomStream(['golden', task.id])
    const again = randomStream(['golden', task.id])
    const digest = numberDigest()
    const dirty = bufferFor(instance)
    dirty.begin(longestSequence)
    dirty.inputs.fill(9)
    dirty.symbols.fill(1)
    t.is(kind === 'classification', classes !== undefined)
    eachSequence(
      instance,
      affordable(instance, 1e6, 100),
      sequence => {
        if (sequence.length > longestSequence || sequence.targetCount === 0) t.fail(`${sequence.length} steps`)
        for (const part of partsOf(sequence)) digest.add(part)
        instance.sample(again, dirty)
        t.is(digestOfSequences([dirty]), digestOfSequences([sequence]))
        const ownClass = instance.classOf?.(sequence)
        if (classes !== undefined && !(Number.isInteger(ownClass) && ownClass! >= 0 && ownClass! < classes))
          t.fail(`class ${ownClass}`)
      },
      random,
    )
    t.deepEqual(again.state(), random.state())
    const sets = instance.fixedSets?.(random)
    if (sets) for (const sequence of [...sets.training, ...sets.test]) for (const part of partsOf(sequence)) digest.add(part)
    t.is(digest.hex(), golden[`${task.id}@${task.version}`])
  })

  test(`${task.id}: its fixed sets, where it has such, are complete, its own, and depend on the stream alone`, t => {
    const instance = instanceOf(task)
    const draw = (seed: number) => instanceOf(task).fixedSets?.(randomStream(['sets', seed]))
    const sets = draw(1)
    if (sets === undefined) return t.not(instance.criterion.kind, 'sets')
    const { training, test: final, order, disjoint } = sets
    const all = [...training, ...final]
    t.true(training.length > 0 && (order === 'random' || order === 'in-turn'))
    t.is(final.length, instance.testSequences)
    if (instance.criterion.kind === 'sets')
      t.true(instance.criterion.mostWrong < (instance.criterion.sets === 'both' ? all.length : training.length))
    const digests = all.map(sequence => digestOfSequences([sequence]))
    // Drawn again from an equal stream: the same, and the first ones have not been written over.
    const again = draw(1)!
    const others = draw(2)!
    t.is(digestOfSequences([...again.training, ...again.test]), digestOfSequences(all))
    t.deepEqual(
      all.map(sequence => digestOfSequences([sequence])),
      digests,
    )
    t.is(new Set(all.map(({ inputKind, inputs, symbols }) => (inputKind === 'dense' ? inputs : symbols).buffer)).size, all.length)
    for (const sequence of [...all, ...others.training, ...others.test]) {
      const problem = breachOf(instance, sequence)
      if (problem) t.fail(problem)
    }
    for (const seed of [1, 2, 3]) {
      const drawn = draw(seed)!
      // By what the net is shown; a test sequence with other targets would not be a new one.
      const shown = (sequence: Sequence) => inputPartsOf(sequence).join()
      const trained = new Set(drawn.training.map(shown))
      if (disjoint) t.false(drawn.test.some(sequence => trained.has(shown(sequence))))
    }
  })

  test(`${task.id}: the constant baseline is the mean target, with its error, and the chance level that of the best constant`, t => {
    for (const lag of fewLags(task, [20, 100])) {
      const instance = instanceAt(task, lag)
      const { answer, meanSquaredError } = instance.constantBaseline
      const count = affordable(instance, 4e6, 20_000)
      t.is(answer.length, instance.signature.outputs)
      const sums = momentSums(instance, count)
      // Six standard errors; what happens so seldom that it need not have been seen (five times expected) is allowed for.
      const unseen = 5 / sums.targets
      for (const [output, { mean, error }] of sums.residuals.entries())
        t.true(Math.abs(mean) <= 6 * error + unseen, `output ${output} is off by ${mean} at lag ${lag}, standard error ${error}`)
      const { mean, error } = sums.squares(meanSquaredError)
      t.true(Math.abs(mean) <= 6 * error + unseen, `squared error is off by ${mean} at lag ${lag}, standard error ${error}`)
      const chance = instance.chanceLevel
      const best = bestConstant(instance, count)
      const chanceError = Math.sqrt((chance * (1 - chance)) / count)
      t.true(Math.abs(best - chance) <= 6 * chanceError + 4 / count, `chance ${best} instead of ${chance} at lag ${lag}`)
    }
  })
}
