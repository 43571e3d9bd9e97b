// The one door of the command line.

export type { Engine } from './engine.ts'
export { type Example, examples } from './examples.ts'
export type { Io } from './io.ts'
export { program, run } from './run.ts'
export { type Question, questions, showcase } from './questions.ts'
