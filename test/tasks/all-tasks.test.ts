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
  'adding-arjovsky@1': '770c0f7bef7dfce126f72eb0be0daa6f8c630df918f84820e63b2e9c3ccecbfd',
  'adding-pascanu@1': 'c7d7d88ccf6ea60294fd03df843f7095a4448de7bdbdc017b3d18591b87fddeb',
  'adding-tcn@1': 'f52f6fdbf0fde0dc612d05ec86412b40225e9214a48e8c8e0c9c010a0d6d1afa',
  'adding@1': '78467855cddb8a9c89dd793997254ae9f87ace7269eb54a2dca56bec51fadc9d',
  'associative-recall@1': 'd3cf3d9985264db6fab0890577a6c761a01944fcba395dbfa2dcf82b7bf1646e',
  'chunking@1': '71c6a9ae306ba349242482fa01789dea5d524be823f7f3e33192ba9a82556c75',
  'copy-memory-s4@1': 'b567e4171791af1ffd2a530127ebd536a6502d154e8ba35ab69b228e5c2fb6f7',
  'copy-memory-tcn@1': '408d1cca60876a97978d8fdfc48c2386e90aaf0a8f1b87953f2cfb619e99c8ca',
  'copy-memory@1': '8e5408cfb319585fd75a45b038e7303b50fe307ff313a11b2a9051b4bde5d2e5',
  'diffusion-of-credit@1': '0fec6f2d562050828267927dd16afdcd33435c04888ebf934eea49ee858eb8f0',
  'embedded-reber@1': '43ef81cc892ccf90c4829204994e0be467ce73ab151956e0251e83fd2e247fc8',
  'finite-memory-machine@1': '89a456a45dde716f21674738313dbfbe3fdc909ba9e6440a5826bc05a9200af1',
  'gap@1': 'a71544bae2dc40674e23ac54ec75a7c8d16fc76dda633868e60035791f83e6a1',
  'latch@1': '41122656489a120c780c3a5fc958ff24d11cf7f1df50d2ceff1730f2fb738589',
  'latching@1': '25f95fe91020749a7af5f7a74cccfec2c948cc7eda8e1e6690a0eaf8e2ab483f',
  'melodies@1': '7ef423cf8dac048a71ba7b810317fefee656196c11c3514b9166621e36ff508f',
  'multi-scale-patterns@1': '60890a950e38e32e6c39027aa957c79492dcb1fc1cdd1bc7cfdc51ac3b8aa2f9',
  'multiplication-pascanu@1': '5300d1bdc96c8277d96d2096aa903d6d8eff1c7886c1f6f7c9088bbc19a751db',
  'multi-scale-regression@1': '7d9b61e1cec57eaad25fa845e9ca6cf3e910ad97481d31e68b734e2eb71193ed',
  'multiplication@1': 'b9af1b3ad3a9e46d09525ace6dfa76928ecde7c2420d317ee16f4df504a07e76',
  'noise-free-lag@1': '7e989db7148027419cc2870436c91baf6385ea1e8905b0d37da973c07d94f808',
  'noiseless-memorisation@1': '94851b853955e80b7b5d05685468b73c48004a10ccdce248a7b827c5b612a640',
  'parity-trailing-noise@1': '1bfd9087238099595b7df44dac459f96d1178ec8d0d7d4d5b75c1692a9186dba',
  'parity@1': 'e61fe9bcf92c16fd936c2873a900f3ed8559c0ef635c1783f57913db4927d4d8',
  'random-automaton@1': '8373727e85a9d6107690e300ff7886caf2692d58f3eeabdc465266cf5930d831',
  'random-permutation@1': 'a696a18f5aaac6957c0f69291d5317f5d9fce5bc13bd83309ba9d83886447edc',
  'reber-stream@1': '1e5fed3a0a28c3fffd70a4610d4386bfe2edd5e9c6799fccb867fb773df8dc37',
  'reber@1': '6c6ab4b143558debf480e99a79208d4fc07e253a1ed71a41434cd5005b70f115',
  'selective-copying@1': 'ebc827fbe7d64168099c818e1799f3e02f22d486f0c5b6c80ed6111826fc01ea',
  'temporal-order-3@1': '24634f2b455b2f8e5b5b9ee3a6eda6b2df810eaf23f693ba2cb33ad65424144c',
  'temporal-order-3bit@1': '9711a047a872c963df25d342ae51e6bdf2612aa3dd454458b5d828e549756012',
  'temporal-order-pascanu@1': '5f0b53d2eeb80f368d31cf213b3defcbb21a0e340080981f4b8dcd94c58042bc',
  'temporal-order@1': '9461906de6e7aac2853e521db0b9673c1b4ef222a0215de19ff458065105d45a',
  'time-warped-curves@1': 'cf48adfc439b40cbea4611ff5784f775c210f1ee384dc06492a0fd5e44ad141c',
  'tomita@1': '6ddf939be79d7f97149b181334f65605cba3094eec687f93b4b730215ebde8be',
  'two-sequence-bengio@1': 'a378667332a879348636cd84ab60fba0d9fe5136ab7c304292123f1255fb9e97',
  'two-sequence-noisy-targets@1': 'dcc8c60dae63f678f134217d537a575bc220449cd5aea2ee00eb053a1d7913aa',
  'two-sequence@1': '01f90f33b31877dbf039d0f470b85537d50fec297f3e6e2b335e7e2f4fedbc5d',
  'very-long-lag@1': '4706faebf232f552c3e9f56e1a0c7bdb9fbddaa09afd5be3ba00914a62b99772',
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
