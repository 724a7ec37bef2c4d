// What pages that draw formulas need of the language, and nothing that reads courses.

export { formulaLatex } from './formula-latex.ts';
