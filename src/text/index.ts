// The one door of the text room.

export * from './sentences.ts'
export * from './verbs.ts'
export * from './money.ts'
export * from './moneyCells.ts'
export * from './periods.ts'
export { financialMonthOf, financialYearOf, monthOfFinancialYear } from './financialYears.ts'
export * from './dates.ts'
export * from './due.ts'
export * from './times.ts'
export * from './bodies.ts'
export * from './phrases.ts'
export * from './colours.ts'
