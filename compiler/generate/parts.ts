/** The text of the parts of a network: all steps of a block at once, or step by step, each through its stages. */
import type { PathwayRef } from '../ir/ir.ts'
import type { Part, Stage } from '../ir/program.ts'
import type { Context } from './context.ts'
import { delayText, passLines, pathwaysAhead, pathwaysShared, pushName, spareText } from './pathways.ts'
import { inThread, type NamedKernel, runKernel } from './tiles.ts'
import { block } from './writer.ts'

/** A part with the names of its kernels. */
export interface NamedPart extends Part {
  readonly kernels: readonly NamedKernel[]
}

/** The functions of a part, which is `index` in the program. */
export function partText(part: NamedPart, index: number, context: Context): string[][] {
  if (part.stepByStep === undefined) {
    const [kernel] = part.kernels
    if (kernel === undefined) return []
    const lines = runKernel(`part${index}`, kernel, context, 'block')
    return [['/** All steps of the block, tile by tile. */', ...lines]]
  }
  const runs = [
    ...meetsText(part, index, context),
    ...part.kernels.map((kernel, k) => runKernel(`run${index}_${k}`, kernel, context, 'step')),
  ]
  const steps = block(`function part${index}(steps: i32, ${inThread}): bool`, [
    ...stepsText(part.stages.map(stage => stageLines(stage, part, index, context))),
    'store<i32>(BLOCK_STEP, 0)',
    'return true',
  ])
  return [...runs, ...aheadText(part, index, context), ['/** Step by step, one kernel after the other. */', ...steps]]
}

/** The loop over the steps of a block that are left, each through stages from where it was left off. */
function stepsText(stages: readonly (readonly string[])[]): string[] {
  const lines = stages.flatMap((stage, position) =>
    block(`if (load<i32>(STAGE) == ${position})`, [...stage, `store<i32>(STAGE, ${position + 1})`]),
  )
  return block('for (let k = load<i32>(BLOCK_STEP); k < steps; k++)', [
    'store<i32>(BLOCK_STEP, k)',
    ...lines,
    'store<i32>(STAGE, 0)',
  ])
}

/** What goes ahead of a part where there are several threads. */
function aheadText(part: NamedPart, index: number, context: Context): string[][] {
  const stages = part.stages.filter(goesAhead)
  if (stages.length === 0) return []
  const lines = stages.map(stage =>
    stage.kind === 'kernel' ? [runLine(stage, index)] : [`${pushName(stage.pathway)}(k, thread, threads)`],
  )
  return [
    [
      '/** What nothing else in the network acts upon goes ahead of the others, for all steps of the block. */',
      ...block(`function ahead${index}(steps: i32, ${inThread}): bool`, [
        ...stepsText(lines),
        // Where another one has to leave, this one comes back to the meeting.
        'store<i32>(BLOCK_STEP, steps)',
        `if (!${context.runtime('threads', 'meet')}(threads)) return false`,
        'store<i32>(BLOCK_STEP, 0)',
        'return true',
      ]),
    ],
  ]
}

type StageAhead = Extract<Stage, { readonly ahead?: true }>

function goesAhead(stage: Stage): stage is StageAhead {
  return 'ahead' in stage
}

function runLine({ kernel }: Extract<Stage, { readonly kind: 'kernel' }>, index: number, unless = ''): string {
  return `if (${unless}!run${index}_${kernel}(k, thread, threads)) return false`
}

/** Calls that carry out a part, each to be repeated by itself when it gave false. */
export function partCalls({ stages }: Part, index: number, steps: string): string[] {
  const given = `(${steps}, thread, threads)`
  const ahead = stages.some(goesAhead) ? [`if (threads > 1 && !ahead${index}${given}) return false`] : []
  return [...ahead, `if (!part${index}${given}) return false`]
}

function stageLines(stage: Stage, part: NamedPart, index: number, context: Context): string[] {
  switch (stage.kind) {
    case 'kernel':
      return [runLine(stage, index, stage.ahead === true ? 'threads == 1 && ' : '')]
    case 'push':
      return [
        `${stage.ahead === true ? 'if (threads == 1) ' : ''}${pushName(stage.pathway)}(k, thread, threads)`,
        ...passLines(stage.pathway, context),
      ]
    case 'gather': {
      const { indices, count } = context.list(stage.event)
      const places = `<usize>load<u32>(TABLES), ${indices.symbol}, ${count.symbol}`
      return [`if (thread == 0 && threads > 1) ${context.runtime('threads', 'gather')}(${places}, threads)`]
    }
    case 'wait': {
      const meet = `!${context.runtime('threads', 'meet')}(threads)`
      return [
        `if (${stage.forEvents === true ? `threads > 1 && ${meetsName(index)}() && ${meet}` : meet}) return false`,
      ]
    }
  }
}

// Threads that meet nowhere within a step let events in for steps in which all have met again: they go on alone for as many steps as
// the shortest delay lasts. One or two steps are not worth a block.

/** Whether threads meet within each step of a part whatever delays there are. */
function alwaysMeets({ stages }: Part): boolean {
  return stages.some(stage => stage.kind === 'wait' && stage.forEvents !== true)
}

/** Whether threads meet within a step only for events that arrive soon. */
function meetsForEvents({ stages }: Part): boolean {
  return stages.some(stage => stage.kind === 'wait' && stage.forEvents === true)
}

function meetsName(part: number): string {
  return `meets${part}`
}

/** The text of the question whether threads have to meet within a step of a part for events to arrive. */
function meetsText(part: NamedPart, index: number, context: Context): string[][] {
  if (!meetsForEvents(part)) return []
  const least = alwaysMeets(part) ? 1 : 2
  const soon = pathwaysMet(part).map(pathway => `${delayText(pathway, context)} < ${least}`)
  return [
    [
      '/** Whether events arrive so soon that threads have to meet within a step. */',
      ...block(`function ${meetsName(index)}(): bool`, [`return ${soon.join(' || ')}`]),
    ],
  ]
}

/** The pathways that threads meet for: each brings events of other threads, which these have let in since all met. */
function pathwaysMet({ kernels, stages }: Part): readonly PathwayRef[] {
  const ahead = pathwaysAhead(stages)
  return pathwaysShared(kernels.filter(({ ownEvents }) => ownEvents !== true)).filter(each => !ahead.includes(each))
}

/**
 * The lines that make a block of several threads no longer than the delays of parts in which they do not meet, and than queues have
 * room for what goes ahead.
 */
export function apartLines(context: Context): string[] {
  return context.program.parts.flatMap((part, index) => {
    const most = (text: string): string => `most = min(most, ${text})`
    const room = pathwaysAhead(part.stages).map(pathway => most(spareText(pathway, context)))
    const delays =
      alwaysMeets(part) || !meetsForEvents(part)
        ? []
        : block(
            `if (!${meetsName(index)}())`,
            pathwaysMet(part).map(pathway => most(delayText(pathway, context))),
          )
    return room.length + delays.length === 0 ? [] : block('if (threads > 1)', [...room, ...delays])
  })
}
